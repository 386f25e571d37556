"""Reads: the codes by which experts know applications, and who may read which of them yet. For the program itself."""

from __future__ import annotations

import json
from collections.abc import Iterable

from jiju.rooms.programmes.shapes import Procedure
from jiju.rooms.selections.models import Application, Panel
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.spine import permissions
from jiju.spine.actors import Actor

DECIDED = ("decided", "noticed", "issued")  # states of a call that has left its experts behind


def codes_shown(by: Actor, rows: Iterable[Application]) -> dict[int, str]:
    """The codes that somebody may read, by the numbers of applications: in a fixed number of queries.

    Whoever runs or audits panels reads them all. Others read one once no expert scores under it any more.
    """
    found = list(rows)
    if permissions.may(by, "selections.see_panels"):
        return {a.pk: a.code for a in found}
    closed = Panel.objects.filter(call__in={a.call_id for a in found}, state="closed").order_by("pk")
    done = {pk for text in closed.values_list("applications", flat=True) for pk in json.loads(text).values()}
    return {a.pk: a.code for a in found if a.pk in done or _is_past(a)}


def _is_past(application: Application) -> bool:
    """Whether no expert is still to review an application: the procedure has none, or they have had their turn."""
    procedure = procedure_of(application.call)
    experts = procedure.first("experts")
    if experts is None or application.call.state in DECIDED:
        return True
    order = _order(procedure)
    return order.get(application.stage, -1) > order[experts.id]


def _order(procedure: Procedure) -> dict[str, int]:
    return {s.id: n for n, s in enumerate(procedure.stages)}
