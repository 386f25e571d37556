"""The tables of the analysis as sheets: exact values, what each line rests on, and why a line is not told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from jiju.core.periods import Period
from jiju.core.refusals import Refusal
from jiju.core.words import Word, word
from jiju.engines.agglomeration import LikeForLike
from jiju.rooms.evaluations.shapes import (
    ConcentrationTable,
    Figured,
    GrowthTable,
    SpecialisationTable,
    SpreadTables,
    TableLine,
)
from jiju.spine.say import say
from jiju.web import said
from jiju.web.office.exports import Column, Sheet

WHY = Column(word("Not told because"), width=60)
RESTS = Column(word("Rests on"))
PARTS = ("before", "continuing", "entrants", "exits", "boundary", "after")


def title(name: Word, period: Period) -> Word:
    """A workbook's title: what it tells, and of when."""
    return word("{name}, {period}", name=name, period=said.period_label(period))


def exact(value: float | Decimal | None) -> Decimal | None:
    """A score of an engine as a number of a sheet."""
    return value if value is None or isinstance(value, Decimal) else Decimal(repr(value))


def why(refusal: Refusal | None) -> str:
    """The whole refusal in one cell."""
    return "" if refusal is None else " ".join(say(w) for w in refusal.words)


def _measured(name: Word, figure: Figured) -> Word:
    return word("{name} ({unit})", name=name, unit=figure.unit)


def growth(table: GrowthTable, by: Word) -> list[Sheet]:
    """Growth part by part."""
    names = (word("Before"), word("stayed"), word("came"), word("went"), word("redrawn"), word("After"))
    columns = (
        Column(by, width=26), RESTS, *(Column(_measured(n, table.figure), table.figure.decimals) for n in names),
        Column(word("Total growth (%)"), 2), Column(word("Like-for-like growth (%)"), 2), Column(word("Not reported")),
        WHY,
    )  # fmt: skip
    rows = [r for r in (table.whole, table.own, *table.rows) if r is not None]
    name = word("Growth like for like")
    after, before = said.period_label(table.after), said.period_label(table.before)
    compared = word("{figure}, {after} against {before}", figure=table.figure.name, after=after, before=before)
    return [Sheet(name, compared, columns, [_grown(r) for r in rows])]


def _grown(row: TableLine[LikeForLike]) -> tuple[Any, ...]:
    found = row.found
    if found is None:
        return (row.name, None, *(None for _ in PARTS), None, None, None, why(row.refusal))
    return (row.name, found.basis.rests_on, *(getattr(found, p) for p in PARTS), found.growth, found.like_for_like,
            len(found.basis.absent), "")  # fmt: skip


def specialisation(table: SpecialisationTable, level: Word, parts: Word) -> list[Sheet]:
    """Every quotient with its interval, the index of every area, the coefficient of every industry."""
    when = said.period_label(table.period)
    name, figure = table.figure.name, _measured(word("{name}", name=table.figure.name), table.figure)
    quotients = Sheet(
        word("Location quotients"), word("{name}, {period}", name=name, period=when),
        (Column(level, width=20), Column(parts, width=26), Column(figure, table.figure.decimals),
         Column(word("Share here (%)"), 2), Column(word("Share of the reference (%)"), 2),
         Column(word("Location quotient"), 3), Column(word("Interval from"), 3), Column(word("Interval to"), 3), RESTS,
         WHY),
        list(_quotients(table)),
    )  # fmt: skip
    indices = Sheet(
        word("Krugman index"), word("{name}, {period}", name=name, period=when),
        (Column(level, width=20), Column(word("Reported")), Column(word("Of")), Column(word("Krugman index"), 3), WHY),
        [(r.name, r.known, r.units, exact(r.krugman.found.k) if r.krugman.found else None, why(r.krugman.refusal))
         for r in table.rows if r.krugman is not None],
    )  # fmt: skip
    coefficients = Sheet(
        word("Spatial Gini"), word("{name}, {period}", name=name, period=when),
        (Column(parts, width=26), Column(word("Share of the reference (%)"), 2), Column(word("Spatial Gini"), 4),
         Column(word("Areas")), WHY),
        [(h.name, h.share, exact(h.gini.found.g) if h.gini.found else None,
          h.gini.found.basis.rests_on if h.gini.found else None, why(h.gini.refusal)) for h in table.heads],
    )  # fmt: skip
    return [quotients, indices, coefficients]


def _quotients(table: SpecialisationTable) -> Iterator[tuple[Any, ...]]:
    for row in table.rows:
        for head, cell in zip(table.heads, row.cells, strict=True):
            q = cell.quotient
            spread = q.interval if q else None
            shown = (exact(q.value), exact(spread.low) if spread else None, exact(spread.high) if spread else None,
                     q.basis.rests_on) if q else (None, None, None, None)  # fmt: skip
            missing = why(cell.refusal) if q is None else say(q.no_interval) if q.no_interval else ""
            yield (row.name, head.name, cell.x if q else None, cell.share if q else None, head.share, *shown, missing)


def concentration(table: ConcentrationTable, cities: dict[str, str]) -> list[Sheet]:
    """The indices zone by zone."""
    columns = (
        Column(word("Code")), Column(word("Zone"), width=30), Column(word("City"), width=18),
        Column(word("Enterprises")), Column(word("Not reported")), Column(word("HHI (points)"), 0),
        Column(word("HHI, normalised"), 3),
        Column(word("Share of the four largest (%)"), 1), WHY,
    )  # fmt: skip
    rows = []
    for r in table.rows:
        f = r.found
        told = (None, None, None, None, None, why(r.refusal)) if f is None else (
            f.rests_on, f.absent, exact(f.points), exact(f.normalised),
            None if f.largest is None else exact(f.largest * 100), why(f.refusal),
        )  # fmt: skip
        rows.append((r.key, r.name, cities.get(r.key, ""), *told))
    name = word("Concentration")
    when = word("{name}, {period}", name=table.figure.name, period=said.period_label(table.period))
    return [Sheet(name, when, columns, rows)]


def spread(tables: SpreadTables, level: Word) -> list[Sheet]:
    """Theil's index, shift–share and the gathering of industries."""
    when = word("{name}, {period}", name=tables.figure.name, period=said.period_label(tables.after))
    theil = Sheet(
        word("Theil index"), when,
        (Column(word("Inequality"), width=30), Column(word("In all"), 4), Column(word("Between areas"), 4),
         Column(word("Within areas"), 4), RESTS, Column(word("Not reported")), WHY),
        [(r.name, exact(r.found.total), exact(r.found.between), exact(r.found.within), r.found.basis.rests_on,
          len(r.found.basis.absent), "") if r.found else (r.name, *(None,) * 5, why(r.refusal)) for r in tables.theil],
    )  # fmt: skip
    parts = ("change", "national", "industrial", "differential")
    heads = (word("Change in all"), word("with the province"), word("with its types"), word("by itself"))
    shifts = Sheet(
        word("Shift–share"), when,
        (Column(level, width=20), *(Column(_measured(h, tables.figure), 1) for h in heads), WHY),
        [(r.name, *(getattr(r.found, p) for p in parts), "") if r.found else (r.name, *(None,) * 4, why(r.refusal))
         for r in tables.shifts],
    )  # fmt: skip
    gathered = Sheet(
        word("Ellison–Glaeser index"), when,
        (Column(word("Section"), width=30), Column(word("γ"), 4), Column(word("Deviation by chance"), 4), RESTS,
         Column(word("Not reported")), WHY),
        [(r.name, exact(r.found.gamma), exact(r.found.deviation), r.found.basis.rests_on, len(r.found.basis.absent), "")
         if r.found else (r.name, *(None,) * 4, why(r.refusal)) for r in tables.localised],
    )  # fmt: skip
    return [theil, shifts, gathered]
