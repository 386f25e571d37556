"""Places and grades of one group of peers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jiju.engines.indices import Band, competition_ranks, grades
from jiju.rooms.evaluations.shapes import Standing
from jiju.rooms.programmes.shapes import Scheme


def placed(scheme: Scheme, rows: list[Standing]) -> list[Standing]:
    """The rows of one group with place and grade. A veto decides the grade and leaves the place as it is.

    A cap counts the units that have a score and no veto.
    """
    totals = {r.unit: r.score for r in rows if r.score is not None}
    ranks = _ranks(scheme, totals)
    vetoed = {r.unit: _grade_of_veto(scheme, r) for r in rows if r.because}
    free = {unit: score for unit, score in totals.items() if unit not in vetoed}
    given = grades(free, [Band(b.grade, b.at_least, b.cap_percent) for b in scheme.bands]) | vetoed
    return [replace(r, rank=ranks.get(r.unit, 0), peers=len(totals), grade=given.get(r.unit, "")) for r in rows]


def _ranks(scheme: Scheme, totals: dict[str, Decimal]) -> dict[str, int]:
    if scheme.ties == "shared":
        return competition_ranks(totals)
    ordered = sorted(totals, key=lambda unit: (-totals[unit], unit))
    return {unit: place for place, unit in enumerate(ordered, 1)}


def _grade_of_veto(scheme: Scheme, row: Standing) -> str:
    """The worst grade that a veto of the unit gives."""
    order = [b.grade for b in sorted(scheme.bands, key=lambda b: b.at_least)]
    gives = [v.grade for v in scheme.vetoes if v.id in row.because]
    return min(gives, key=order.index) if gives else scheme.worst_grade
