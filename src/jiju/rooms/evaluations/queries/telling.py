"""The analysis as the command line prints it: the numbers of the pages, each with what it rests on, or its refusal."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from jiju.core.periods import Period
from jiju.core.refusals import Refusal
from jiju.engines.agglomeration import Basis, Inequality, LikeForLike, Localisation, ShiftShare
from jiju.rooms.evaluations.queries import grounds
from jiju.rooms.evaluations.queries.concentrating import concentration
from jiju.rooms.evaluations.queries.growing import growth
from jiju.rooms.evaluations.queries.specialising import specialisation
from jiju.rooms.evaluations.queries.spreading import spread
from jiju.rooms.evaluations.shapes import GROWTH_BY, AreaRow, Concentrated, PartCell, TableLine
from jiju.spine.actors import Actor
from jiju.spine.say import say

T = TypeVar("T")


def analysis_json(by: Actor, period: Period, figure: str) -> dict[str, Any]:
    """All tables of a period in one document. Missing: null with the refusal's code and sentence beside it."""
    return {
        "period": str(period),
        "before": str(period.year_before),
        "figure": figure,
        "reference": grounds.province(),
        "growth": {dimension: _growth(by, period, figure, dimension) for dimension in GROWTH_BY},
        "specialisation": _specialisation(by, period),
        "concentration": [_line(r, _concentrated) for r in concentration(by, period).rows],
        "spread": _spread(by, period, figure),
    }


def _growth(by: Actor, period: Period, figure: str, dimension: Any) -> list[dict[str, Any]]:
    known = {i.id for i in grounds.asked_of_enterprises()}
    if dimension == "zone" and figure not in known:
        return []
    table = growth(by, figure, period, dimension)
    return [_line(r, _grown) for r in (table.whole, table.own, *table.rows) if r is not None]


def _specialisation(by: Actor, period: Period) -> dict[str, Any]:
    table = specialisation(by, grounds.ENTERPRISES, period, "type", "city")
    return {
        "rests_on": table.known, "of": table.units, **_refused(table.refusal),
        "areas": [_area(row) for row in table.rows],
        "gini": [_line(h.gini, lambda g: {"g": g.g, **_basis(g.basis)}) for h in table.heads],
    }  # fmt: skip


def _area(row: AreaRow) -> dict[str, Any]:
    krugman = _line(row.krugman, lambda k: {"k": k.k, **_basis(k.basis)}) if row.krugman else None
    return {"key": row.key, "name": row.name, "zones": [row.known, row.units], "krugman": krugman,
            "quotients": [_cell(c) for c in row.cells]}  # fmt: skip


def _cell(cell: PartCell) -> dict[str, Any]:
    if cell.quotient is None:
        return {"part": cell.part, "lq": None, **_refused(cell.refusal)}
    q = cell.quotient
    return {"part": cell.part, "x": _exact(cell.x), "lq": q.value,
            "interval": [q.interval.low, q.interval.high] if q.interval else None, **_basis(q.basis)}  # fmt: skip


def _spread(by: Actor, period: Period, figure: str) -> dict[str, Any]:
    tables = spread(by, figure, period, "city")
    return {
        "theil": [_line(r, _theil) for r in tables.theil],
        "shift_share": [_line(r, _shift) for r in tables.shifts],
        "ellison_glaeser": [_line(r, _gathered) for r in tables.localised],
    }


def _line(row: TableLine[T], told: Callable[[T], dict[str, Any]]) -> dict[str, Any]:
    named = {"key": row.key, "name": say(row.name)}
    return named | (told(row.found) if row.found is not None else _refused(row.refusal))


def _refused(refusal: Refusal | None) -> dict[str, Any]:
    return {} if refusal is None else {"refused": refusal.code, "because": " ".join(say(w) for w in refusal.words)}


def _basis(basis: Basis) -> dict[str, Any]:
    return {"rests_on": basis.rests_on, "of": basis.of, "absent": len(basis.absent), "unit": basis.unit}


def _exact(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _grown(found: LikeForLike) -> dict[str, Any]:
    parts = ("before", "after", "continuing", "entrants", "exits", "boundary", "growth", "like_for_like")
    return {name: _exact(getattr(found, name)) for name in parts} | {"units": found.units} | _basis(found.basis)


def _concentrated(found: Concentrated) -> dict[str, Any]:
    return {"hhi": found.points, "normalised": found.normalised, "cr4": found.largest, "rests_on": found.rests_on,
            "absent": found.absent, **_refused(found.refusal)}  # fmt: skip


def _theil(found: Inequality) -> dict[str, Any]:
    return {"total": found.total, "between": found.between, "within": found.within, **_basis(found.basis)}


def _shift(found: ShiftShare) -> dict[str, Any]:
    parts = ("change", "national", "industrial", "differential")
    return {name: _exact(getattr(found, name)) for name in parts} | _basis(found.basis)


def _gathered(found: Localisation) -> dict[str, Any]:
    return {"gamma": found.gamma, "deviation": found.deviation, "areas": found.areas, **_basis(found.basis)}
