"""Reads: for what somebody opened the figures of an enterprise today, and everybody who ever did."""

from __future__ import annotations

import json
from datetime import date

from django.db.models import QuerySet

from jiju.core import workdays
from jiju.rooms.filings.queries.newest import purposes_held
from jiju.rooms.filings.shapes.told import Consultation
from jiju.rooms.filings.words import PURPOSES
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Purpose
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions, reading
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.permissions import ROLE_NAMES
from jiju.spine.roles import Role

CONSULT = "filings.consult"
MOST = 200  # consultations of one enterprise on its page; the ledger holds all of them


def opened_for(by: Actor, uscc: str, on: date) -> frozenset[Purpose]:
    """The purposes for which somebody opened the figures of an enterprise today, as far as the post still holds them.

    An enterprise reads its own for every purpose.

    Errors   NotYours, NotFound
    """
    held = purposes_held(by.role)
    if by.role is Role.ENTERPRISE:
        return held
    rows = _entries(by, uscc, on).filter(person=by.person, role=by.role.value, at__gte=workdays.start_of(on))
    said = {json.loads(body)["data"]["purpose"] for body in rows.values_list("body", flat=True)}
    return frozenset(p for p in held if p in said)


def consultations(by: Actor, uscc: str, on: date) -> tuple[Consultation, ...]:
    """Who opened the figures of an enterprise, when and for what, the newest first: for itself and the auditor.

    Errors   NotYours, NotFound
    """
    permissions.ask(by, "filings.see_consultations")
    rows = list(_entries(by, uscc, on)[:MOST])
    names, units = people.names_of([e.person for e in rows]), people.unit_names([e.unit for e in rows])
    return tuple(
        Consultation(
            e.seq, e.at, names.get(e.person, e.person), ROLE_NAMES[Role(e.role)], units.get(e.unit, e.unit),
            PURPOSES[json.loads(e.body)["data"]["purpose"]],
        )
        for e in rows
    )  # fmt: skip


def _entries(by: Actor, uscc: str, on: date) -> QuerySet[Entry]:
    found = registry.enterprise_record(by, uscc, on)
    return reading.entries(action=CONSULT, kind=found._meta.label, ident=str(found.pk))
