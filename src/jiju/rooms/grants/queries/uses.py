"""Reads: reports of use line by line, and their acceptance."""

from __future__ import annotations

from typing import Any

from jiju.rooms.grants import checks
from jiju.rooms.grants.models import Acceptance, Grant, UseReport
from jiju.rooms.grants.shapes import UseLineShown, UseShown
from jiju.rooms.people import queries as people
from jiju.spine.files import attached_to


def reports_of(grant: Grant) -> tuple[UseShown, ...]:
    """The reports of a grant, the newest first, each expense held against the purposes of the grant."""
    rows = list(UseReport.objects.filter(grant=grant).prefetch_related("lines").order_by("-number"))
    names = people.names_of([r.reported_by for r in rows])
    files = attached_to(UseReport._meta.label, [str(r.pk) for r in rows])
    allowed = {purpose for purpose, _ in checks.purposes_of(grant.purposes)}
    return tuple(
        UseShown(
            r.pk, r.number, r.result, names.get(r.reported_by, r.reported_by), r.reported_at, r.is_late,
            r.handed_back_because, tuple(_line(x, allowed) for x in sorted(r.lines.all(), key=lambda x: x.number)),
            grant.paid_yuan, files.get(str(r.pk), ()),
        )
        for r in rows
    )  # fmt: skip


def _line(x: Any, allowed: set[str]) -> UseLineShown:
    return UseLineShown(
        x.pk, x.number, x.purpose, x.payee, x.amount_yuan, x.day, x.voucher, x.purpose in allowed, x.is_misused
    )


def acceptance_of(grant: Grant) -> dict[str, Any] | None:
    """What the acceptance found, or nothing before it."""
    found = Acceptance.objects.filter(grant=grant).first()
    if found is None:
        return None
    names = people.names_of([found.accepted_by])
    return {
        "used_yuan": found.used_yuan, "misused_yuan": found.misused_yuan, "unused_yuan": found.unused_yuan,
        "opinion": found.opinion, "by": names.get(found.accepted_by, found.accepted_by), "at": found.accepted_at,
    }  # fmt: skip
