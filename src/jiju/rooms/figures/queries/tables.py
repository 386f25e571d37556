"""Reads: an indicator by any dimension, within somebody's area; two periods compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.conf import settings

from jiju.core.nothing import Nothing, Value
from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.engines.cubes import roll_up
from jiju.rooms.figures.models import Intake
from jiju.rooms.figures.shapes import Basis, Comparison, Dimension, Edition, FigureRow, FigureTable, ZoneCell
from jiju.rooms.filings import queries as filings
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Indicator, Purpose
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import EVERYWHERE, Actor, Place, Scope
from jiju.spine.looks import kept

PLACES = ("zone", "zone_type", "city", "county")
HUNDREDTH = Decimal("0.01")
COLUMNS: dict[Dimension, str] = {"city": "city", "county": "county", "type": "zone_type", "zone": "zone"}


def indicator(indicator_id: str) -> Indicator:
    """An indicator of the current plan.

    Errors   NotFound, naming those there are
    """
    plan = programmes.plan()
    for one in plan.indicators:
        if one.id == indicator_id:
            return one
    raise NotFound(
        word("There is no indicator “{id}” in the plan.", id=indicator_id),
        remedy=word("Choose one of: {known}.", known=", ".join(i.id for i in plan.indicators)),
    )


@kept
def vintage(form_code: str | None = None, edition: Edition = "current") -> int:
    """The ledger entry up to which figures are in the warehouse. For the program itself."""
    rows = Intake.objects.filter(form_code=form_code) if form_code else Intake.objects.all()
    rows = rows.filter(vintage__lte=edition) if isinstance(edition, int) else rows
    return rows.order_by("-vintage").values_list("vintage", flat=True).first() or 0


def zone_cells(indicator_id: str, period: Period) -> tuple[ZoneCell, ...]:
    """One plain indicator zone by zone. For the program itself: pages narrow it to somebody's area."""
    return _cells(indicator(indicator_id), period)


def _cells(one: Indicator, period: Period, edition: Edition = "current") -> tuple[ZoneCell, ...]:
    if one.source == "registry":
        return tuple(ZoneCell(z.code, z.zone_type, z.city, z.county, Decimal(1), 1)
                     for z in registry.zones_on(period.last_day) if z.status == registry.PROVINCIAL)  # fmt: skip
    if one.sum_of:
        return summed([_cells(indicator(i), period, edition) for i in one.sum_of])
    if one.form is None or one.row is None:
        return ()
    files = _files(one.form, period, edition)
    return rolled(files, one.row, str(settings.JIJU_WAREHOUSE), first=edition == "first")


@kept
def _files(form_code: str, period: Period, edition: Edition) -> tuple[str, ...]:
    """The parts of the warehouse that hold one form and period, oldest first."""
    parts = Intake.objects.filter(form_code=form_code, period=str(period)).order_by("vintage")
    parts = parts.filter(vintage__lte=edition) if isinstance(edition, int) else parts
    return tuple(parts.values_list("file", flat=True))


@lru_cache(maxsize=4096)
def rolled(files: tuple[str, ...], code: str, warehouse: str, *, first: bool) -> tuple[ZoneCell, ...]:
    """The roll-up of a set of files never changes, so it is remembered under their names. For the program itself."""
    cells = roll_up([Path(warehouse) / f for f in files], code, PLACES, first=first)
    return tuple(ZoneCell(*c.key, c.total, c.answered) for c in cells)


def respondents(indicator_id: str, period: Period, *, purpose: Purpose) -> Mapping[str, Decimal | None]:
    """One plain indicator respondent by respondent, for a purpose. For the program itself: what is told of it is a sum
    or an index, and whoever tells it keeps single respondents apart.

    Missing  None for a respondent that gave no number; who has nothing accepted is not there
    Errors   NotForThisPurpose when the row's tags do not hold the purpose
    """
    one = indicator(indicator_id)
    if one.form is None or one.row is None:
        return {}
    form = next(f for f in programmes.plan().forms if f.code == one.form)
    filings.refuse_other_purpose(form, [row for row in form.rows if row.code == one.row], purpose)
    return _single(_files(one.form, period, "current"), one.row, str(settings.JIJU_WAREHOUSE))


@lru_cache(maxsize=64)
def _single(files: tuple[str, ...], code: str, warehouse: str) -> Mapping[str, Decimal | None]:
    cells = roll_up([Path(warehouse) / f for f in files], code, ("unit",))
    return MappingProxyType({c.key[0]: c.total for c in cells})


def summed(parts: list[tuple[ZoneCell, ...]]) -> tuple[ZoneCell, ...]:
    """Zone by zone sums of several indicators; a zone without one of them has no sum."""
    by_zone = [{c.zone: c for c in part} for part in parts]
    out = []
    for c in parts[0]:
        values = [cells[c.zone].value if c.zone in cells else None for cells in by_zone]
        known = [v for v in values if v is not None]
        total = sum(known, Decimal(0)) if len(known) == len(values) else None
        out.append(ZoneCell(c.zone, c.zone_type, c.city, c.county, total, c.answered))
    return tuple(out)


def _seen(cells: Iterable[ZoneCell], scope: Scope) -> list[ZoneCell]:
    return [c for c in cells if scope.covers(Place(c.city, c.county, c.zone, c.zone_type))]


def _counted(cells: Iterable[ZoneCell], period: Period, scope: Scope) -> list[ZoneCell]:
    """What is within the area and counts in a sum: a zone of the reserve reports, and counts for itself alone."""
    seen = _seen(cells, scope)
    if scope.reach == "zone":
        return seen
    waiting = {z.code for z in registry.zones_on(period.last_day) if z.status == registry.RESERVE}
    return [c for c in seen if c.zone not in waiting]


def show(
    by: Actor, indicator_id: str, period: Period, by_dimension: Dimension, *,
    basis: Basis = "then", edition: Edition = "current",
) -> FigureTable:  # fmt: skip
    """An indicator by a dimension, within somebody's area, with growth against the same period last year.

    Shape    edition: as it stands, each figure as first accepted, or as all of it was known up to a ledger entry
    Missing  a group without a single number is blank; a ratio without a base cannot be computed
    """
    one = indicator(indicator_id)
    now = _groups(one, period, by_dimension, by.scope, basis, edition)
    ago = _groups(one, period.year_before, by_dimension, by.scope, basis, edition)
    names = _names(by_dimension, period)
    rows = tuple(
        FigureRow(key, names.get(key, key), _shown(value), zones, _growth(value, ago.get(key, (None, 0))[0]))
        for key, (value, zones) in sorted(now.items(), key=lambda pair: _order(names, pair[0]))
    )
    known = vintage(one.form, edition)
    return FigureTable(one.id, one.name, one.unit, one.decimals, period, by_dimension, basis, known, rows)


def _shown(value: Decimal | None) -> Value:
    return Nothing.BLANK if value is None else value


def _order(names: dict[str, str], key: str) -> tuple[int, str]:
    known = list(names)
    return (known.index(key) if key in names else len(known), key)


def _groups(
    one: Indicator, period: Period, by: Dimension, scope: Scope, basis: Basis, edition: Edition
) -> dict[str, tuple[Decimal | None, int]]:
    """Each group's figure and how many zones are in it. A ratio is the ratio of the group's sums."""
    if one.nature == "ratio" and one.numerator and one.denominator:
        top = _groups(indicator(one.numerator), period, by, scope, basis, edition)
        bottom = _groups(indicator(one.denominator), period, by, scope, basis, edition)
        return {k: (_ratio(v, bottom.get(k, (None, 0))[0], one.unit), n) for k, (v, n) in top.items()}
    placed = _placed(_cells(one, period, edition), basis)
    cells = _seen(placed, scope) if by == "zone" else _counted(placed, period, scope)
    leads = {z.code: z.lead for z in registry.zones_on(period.last_day)} if by == "lead" else {}
    out: dict[str, list[Decimal | None]] = {}
    for c in cells:
        key = leads.get(c.zone, "") if by == "lead" else getattr(c, COLUMNS[by]) if by in COLUMNS else "province"
        out.setdefault(key, []).append(c.value)
    return {k: (_sum(values), len(values)) for k, values in out.items()}


def _placed(cells: tuple[ZoneCell, ...], basis: Basis) -> Iterable[ZoneCell]:
    """The cells where they lay then, or where their zones lie in the newest version of the registry."""
    if basis == "then":
        return cells
    places = registry.newest_places()
    return (ZoneCell(c.zone, places[c.zone].zone_type, places[c.zone].city, places[c.zone].county, c.value, c.answered)
            if c.zone in places else c for c in cells)  # fmt: skip


def _sum(values: list[Decimal | None]) -> Decimal | None:
    known = [v for v in values if v is not None]
    return sum(known, Decimal(0)) if known else None


def _ratio(top: Decimal | None, bottom: Decimal | None, unit: str) -> Decimal | None:
    if top is None or not bottom:
        return None
    return (top / bottom * (100 if unit == "%" else 1)).quantize(Decimal("0.0001"))


def _growth(now: Decimal | None, ago: Decimal | None) -> Decimal | None:
    if now is None or ago is None or ago == 0:
        return None
    return ((now - ago) / abs(ago) * 100).quantize(HUNDREDTH)


def _names(by: Dimension, period: Period) -> dict[str, str]:
    """What the keys of a dimension are called, in the order in which they are listed."""
    plan = programmes.plan()
    if by == "type":
        return {t.code: t.name for t in plan.types}
    if by == "lead":
        return {o.id: o.name for o in plan.organisations}
    if by == "zone":
        return {z.code: z.name for z in registry.zones_on(period.last_day)}
    if by == "province":
        return {"province": next((d.name for d in plan.divisions if d.code == plan.province), plan.province)}
    return {code: d.name for code, d in registry.division_names(period.last_day).items() if d.level == by}


def compare(by: Actor, indicator_id: str, period: Period, *, zone_type: str = "") -> Comparison:
    """A period against the same period last year: in all, and over the zones that were there both times."""
    one = indicator(indicator_id)
    now, ago = (
        {c.zone: c.value for c in _counted(_cells(one, p), p, by.scope)
         if c.value is not None and (not zone_type or c.zone_type == zone_type)}
        for p in (period, period.year_before)
    )  # fmt: skip
    total_now, total_ago = (_sum(list(side.values())) for side in (now, ago))
    same = set(now) & set(ago)
    same_now, same_ago = (_sum([side[z] for z in same]) for side in (now, ago))
    fresh = _sum([v for z, v in now.items() if z not in ago])
    points = (fresh / total_ago * 100).quantize(HUNDREDTH) if fresh is not None and total_ago else None
    return Comparison(
        total_now, total_ago, _growth(total_now, total_ago), _growth(same_now, same_ago), points, len(same)
    )


def alone(by: Actor, indicator_id: str, period: Period) -> Decimal | None:
    """The quarter alone of a cumulative indicator: this total less that of the quarter before in the same year.

    Missing  None when either total is absent; a zone that reported only one of the two is left out of both
    """
    one = indicator(indicator_id)
    now = {c.zone: c.value for c in _counted(_cells(one, period), period, by.scope) if c.value is not None}
    if one.nature != "cumulative" or period.is_first_of_year:
        return _sum(list(now.values()))
    before = {
        c.zone: c.value
        for c in _counted(_cells(one, period.previous), period.previous, by.scope)
        if c.value is not None
    }
    both = set(now) & set(before)
    return _sum([now[z] - before[z] for z in both])


def as_json(table: FigureTable) -> dict[str, Any]:
    """A table as the command line prints it. Missing: value null with the kind of nothing beside it."""
    return {
        "indicator": table.indicator, "name": table.name, "period": str(table.period), "unit": table.unit,
        "by": table.by, "vintage": table.vintage,
        "rows": [{"key": r.key, "name": r.name, **_json_value(r.value)} for r in table.rows],
    }  # fmt: skip


def _json_value(value: Value) -> dict[str, Any]:
    if isinstance(value, Nothing):
        return {"value": None, "nothing": value.value}
    return {"value": int(value) if value == value.to_integral_value() else float(value)}


def zone_values(indicator_id: str, period: Period) -> dict[str, Decimal]:
    """Each zone's figure, ratios included; zones without one are left out. For the program itself."""
    found = unit_values(indicator_id, period, "zone")
    return {z: v for z, v in found.items() if v is not None}


def unit_values(
    indicator_id: str, period: Period, by_dimension: Dimension, *, edition: Edition = "current"
) -> dict[str, Decimal | None]:
    """Each unit's figure by a dimension, ratios as the ratio of sums, as it lay then. For the program itself.

    Missing  None for a unit whose zones gave no number, or whose ratio has no base
    """
    groups = _groups(indicator(indicator_id), period, by_dimension, EVERYWHERE, "then", edition)
    return {key: value for key, (value, _) in groups.items()}
