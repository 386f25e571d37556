"""What another scheme gave the units below: the mean of their scores, or the share that has a grade."""

from __future__ import annotations

from decimal import Decimal

from jiju.core import periods
from jiju.core.periods import Period
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Result, Round
from jiju.rooms.evaluations.shapes import Cause, Standing
from jiju.rooms.programmes.shapes import Item, Level

DIGITS = Decimal("0.0001")
Found = tuple[dict[str, Decimal], dict[str, tuple[Cause, ...]]]


def results_item(level: Level, item: Item, period: Period) -> Found:
    """The value of an item of results for each unit of a level.

    Missing  nobody has a value before a round of that year is final; exempted units below count nowhere
    """
    found = _newest(item.results_of or "", period)
    if found is None:
        return {}, {}
    by_unit: dict[str, list[Standing]] = {}
    for row in checks.standings_of(found.body):
        if row.grade:
            by_unit.setdefault(row.city if level == "city" else row.county, []).append(row)
    values = {unit: v for unit, rows in by_unit.items() if unit and (v := _value(item, rows)) is not None}
    told = (found.round.name, found.round.period, "%" if item.grade else "分")
    return values, {unit: (Cause("results", told[0], told[1], v, told[2]),) for unit, v in values.items()}


def _newest(scheme_code: str, period: Period) -> Result | None:
    """The newest version of the last round of the year that became final."""
    rounds = Round.objects.filter(scheme_code=scheme_code, state="final").order_by("-period", "-finalised_at", "-pk")
    same_year = (r for r in rounds if periods.parse(r.period).year == period.year)
    last = next(same_year, None)
    if last is None:
        return None
    return Result.objects.select_related("round").filter(round=last).order_by("-number").first()


def _value(item: Item, rows: list[Standing]) -> Decimal | None:
    if item.grade is not None:
        return (Decimal(sum(r.grade == item.grade for r in rows)) / len(rows) * 100).quantize(DIGITS)
    scores = [r.score for r in rows if r.score is not None]
    return (sum(scores, Decimal(0)) / len(scores)).quantize(DIGITS) if scores else None
