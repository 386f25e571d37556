"""Reads: what waits for somebody, counted, with the nearest day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jiju.rooms.grants import checks
from jiju.rooms.grants.models import Payment, Recovery
from jiju.rooms.grants.queries.lists import visible
from jiju.rooms.grants.queries.paying import kept_from_recovery
from jiju.rooms.grants.queries.rules import needs_countersign, rules
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept

STEPS = {  # state → the verb that comes next and the part that it is
    "proposed": ("review_grant", "review"),
    "reviewed": ("approve_grant", "approve"),
    "countersigned": ("approve_grant", "approve"),
    "approved": ("plan_payment", "pay"),
    "paid": ("report_use", "use"),
    "used": ("accept_grant", "accept"),
}


class Due(NamedTuple):
    """A kind of step, how many wait, and the nearest day. Missing: day None has no day."""

    verb: str
    many: int
    day: date | None


def waiting_for(by: Actor, *, on: date) -> list[Due]:
    """What waits for the reader, whose own other parts in a grant are left out; the nearest day first."""
    return list(_waiting_for(by)) if permissions.may(by, "grants.see_grants") else []


@kept
def _waiting_for(by: Actor) -> tuple[Due, ...]:
    found: dict[str, list[date | None]] = {}
    large = {r.id: r for r in rules()}
    rows = list(visible(by).filter(state__in=list(STEPS)))
    planned = _planned([g.pk for g in rows])
    for g in rows:
        verb, part = STEPS[g.state]
        if g.state == "reviewed" and g.rule in large and needs_countersign(large[g.rule], g.amount_yuan):
            verb, part = "countersign_grant", "countersign"
        if g.pk in planned and g.state in ("approved", "paid") and permissions.may(by, "grants.pay"):
            verb, part = "pay", "pay"
        if (
            permissions.may(by, f"grants.{verb}")
            and checks.others_part(checks.parts_of(g.parts), by.person, part) is None
        ):
            found.setdefault(verb, []).append(planned.get(g.pk) if verb == "pay" else g.report_by)
    for verb, days in _recoveries(by).items():
        found[verb] = days
    out = [Due(v, len(days), min((d for d in days if d), default=None)) for v, days in found.items()]
    return tuple(sorted(out, key=lambda d: (d.day or date.max, d.verb)))


def _planned(grants: list[int]) -> dict[int, date]:
    """The nearest planned payment of each grant."""
    rows = Payment.objects.filter(grant_id__in=grants, state="planned").order_by("-planned_on", "pk")
    return dict(rows.values_list("grant_id", "planned_on"))


def _recoveries(by: Actor) -> dict[str, list[date | None]]:
    """The recoveries that wait for a step of the reader's, those left out that another person has to take."""
    out: dict[str, list[date | None]] = {}
    rows = Recovery.objects.filter(state__in=("proposed", "ordered"), grant__in=visible(by)).select_related("grant")
    for r in rows.order_by("pk"):
        verb = "order_recovery" if r.state == "proposed" else "receive_recovery"
        if permissions.may(by, f"grants.{verb}") and not kept_from_recovery(by, r, [verb]):
            out.setdefault(verb, []).append(r.due)
    return out
