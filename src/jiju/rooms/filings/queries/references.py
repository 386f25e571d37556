"""Reference figures as rules look at them: standards from the plan, totals as the offices stated them last."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet

from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.engines.checks import Reference as Given
from jiju.rooms.filings.models import ReferenceTotal
from jiju.rooms.filings.shapes import Reporter
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Reference
from jiju.spine.prepared import prepared


def references() -> tuple[Reference, ...]:
    """What rules may name as given, by the plan in force. Missing: without a plan nothing. For the program itself."""
    try:
        return programmes.plan().references
    except NotFound:
        return ()


def given_to(names: Iterable[str], unit: Reporter, period: Period) -> dict[str, Given]:
    """The reference figures that hold for a unit and a period, as far as they are known. For the program itself."""
    known = {r.id: r for r in references()}
    found = {name: _one(known[name], unit, period) for name in names if name in known}
    return {name: one for name, one in found.items() if one is not None}


def _one(reference: Reference, unit: Reporter, period: Period) -> Given | None:
    plan = programmes.plan()
    if reference.nature == "total":
        place = unit.county or unit.city
        amounts = [amount for (amount,) in _stated(reference.id, place, str(period))] if place else []
        return Given(amounts[0], f"{_place_name(place)}，{period}") if amounts else None
    found = reference.value_in((unit.county, unit.city, plan.province), period.last_day)
    return found and Given(found[1].amount, f"{_place_name(found[0])}，{found[1].valid_from}—")


def _place_name(code: str) -> str:
    return next((d.name for d in programmes.plan().divisions if d.code == code), code)


@prepared
def _stated(reference: str, place: str, period: str) -> QuerySet[ReferenceTotal, tuple[Decimal]]:
    """The newest statement stands first."""
    rows = ReferenceTotal.objects.filter(reference=reference, place_code=place, period=period)
    return rows.order_by("-number").values_list("amount")
