"""What the pages of the analysis show beside the numbers: lines with their marks, the opened line, the waterfall."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.engines.agglomeration import GroupPart, LikeForLike, Quotient
from jiju.rooms.evaluations.queries import strength_of
from jiju.rooms.evaluations.shapes import (
    AreaRow,
    Concentrated,
    ConcentrationTable,
    GrowthTable,
    PartCell,
    PartHead,
    SpecialisationTable,
    SpreadTables,
    TableLine,
)
from jiju.spine.say import say
from jiju.web import axes, charts, said

PARTS: tuple[tuple[str, Word], ...] = (
    ("continuing", word("stayed")),
    ("entrants", word("came")),
    ("exits", word("went")),
    ("boundary", word("redrawn")),
)
LARGER: dict[str, tuple[str, Decimal]] = {"万元": ("亿元", Decimal(10_000)), "人": ("万人", Decimal(10_000))}
WIDEST = Decimal(100_000)  # what is wider does not fit over a bar


@dataclass(frozen=True)
class Marked:
    """One line of a table with its mark. Missing: mark None beside a refusal."""

    line: TableLine[Any]
    mark: SafeString | None
    kind: str = ""
    place: str = ""
    share: Decimal | None = None


@dataclass(frozen=True)
class Opened:
    """The line whose change is drawn part by part, in a unit that fits."""

    line: TableLine[LikeForLike]
    unit: str
    parts: tuple[tuple[Word, Decimal, int], ...]
    waterfall: SafeString


def growth(table: GrowthTable) -> dict[str, Any]:
    """The lines, the province and the own area first, on one axis of growth."""
    kinds = [("tot", r) for r in (table.whole, table.own) if r is not None] + [("", r) for r in table.rows]
    found = [r.found for _, r in kinds if r.found is not None]
    growths = [*(f.like_for_like for f in found), *(f.growth for f in found)]
    reach = axes.usual(growths)
    lines = [Marked(r, _grown(r, reach), kind) for kind, r in kinds]
    is_cut = axes.span(growths) > reach
    return {"table": table, "lines": lines, "reach": Decimal(repr(reach)) if found else None, "is_cut": is_cut}


def _grown(row: TableLine[LikeForLike], reach: float) -> SafeString | None:
    if row.found is None:
        return None
    same, total = row.found.like_for_like, row.found.growth
    told = word(
        "{name}: like for like {same} %, in all {total} %", name=row.name, same=_signed(same), total=_signed(total)
    )
    return axes.beside(same, total, reach, say(told))


def _signed(value: Decimal | None) -> str:
    return said.NO_ANSWER if value is None else said.signed(value, 1)


def opened(table: GrowthTable, asked: str) -> Opened | None:
    """The line that the address names, else the reader's own, else the first that has something to show."""
    order = (table.own, *table.rows, table.whole) if table.own or len(table.rows) == 1 else (table.whole, *table.rows)
    rows = [r for r in order if r is not None and r.found is not None]
    row = next((r for r in rows if r.key == asked), rows[0] if rows else None)
    if row is None or row.found is None:
        return None
    most = max(abs(row.found.before), abs(row.found.after))
    unit, factor = LARGER[table.figure.unit] if table.figure.unit in LARGER and most >= WIDEST else (
        table.figure.unit, Decimal(1)
    )  # fmt: skip
    decimals = 2 if factor > 1 else table.figure.decimals
    parts = tuple((name, getattr(row.found, part), row.found.units[part]) for part, name in PARTS)
    bars = [_end(table.before, row.found.before / factor), *(charts.Bar(say(n), v / factor) for n, v, _ in parts),
            _end(table.after, row.found.after / factor)]  # fmt: skip
    told = "，".join(
        f"{b.name} {said.number(b.value, decimals) if b.is_total else said.signed(b.value, decimals)}" for b in bars
    )
    axis = say(word("axis from {base} {unit}", base="{base}", unit=unit))
    return Opened(row, unit, parts, charts.waterfall(bars, told, axis, decimals))


def _end(period: Period, value: Decimal) -> charts.Bar:
    return charts.Bar(str(period), value, is_total=True)


@dataclass(frozen=True)
class CellLine:
    """One industry of the opened area, with the reference's share beside its own and the quotient drawn."""

    head: PartHead
    cell: PartCell
    mark: SafeString | None


@dataclass(frozen=True)
class Area:
    """The opened area, line by line."""

    row: AreaRow
    lines: tuple[CellLine, ...]


def area(table: SpecialisationTable, asked: str) -> Area | None:
    """The area that the address names, else the first that has a quotient."""
    told = [r for r in table.rows if any(c.quotient for c in r.cells)]
    row = next((r for r in table.rows if r.key == asked), next(iter(told or table.rows), None))
    if row is None:
        return None
    pairs = zip(table.heads, row.cells, strict=True)
    return Area(row, tuple(CellLine(h, c, _drawn(c.quotient) if c.quotient else None) for h, c in pairs))


def _drawn(quotient: Quotient) -> SafeString:
    spread = quotient.interval
    low, high = (spread.low, spread.high) if spread else (None, None)
    told = said.number(Decimal(repr(quotient.value)), 2)
    if spread:
        told += f"（{spread.low:.2f}—{spread.high:.2f}）"
    return axes.around_one(quotient.value, low, high, told)


def concentration(table: ConcentrationTable, cities: dict[str, str]) -> dict[str, Any]:
    """The lines on one axis of the index, from zero to the most."""
    most = max((r.found.points for r in table.rows if r.found is not None), default=0.0) or 1.0
    return {
        "table": table,
        "most": most,
        "told": sum(r.found is not None for r in table.rows),
        "lines": [Marked(r, None, place=cities.get(r.key, ""), share=_share(r, most)) for r in table.rows],
    }


def _share(row: TableLine[Concentrated], most: float) -> Decimal | None:
    return None if row.found is None else Decimal(repr(row.found.points / most * 100))


def spread(tables: SpreadTables) -> dict[str, Any]:
    """Shift–share on one axis of an area's own part, γ on one axis of its own."""
    own = axes.span(r.found.differential for r in tables.shifts if r.found is not None)
    gathered = axes.span(r.found.gamma for r in tables.localised if r.found is not None)
    return {
        "tables": tables,
        "theil": [(r, _between(r)) for r in tables.theil],
        "parts": _parts(tables),
        "shifts": [
            Marked(r, None if r.found is None else axes.signed_bar(
                r.found.differential, own, f"{say(r.name)} {said.signed(r.found.differential, 1)}"
            )) for r in tables.shifts
        ],
        "localised": [
            Marked(r, None if r.found is None else axes.signed_bar(
                Decimal(repr(r.found.gamma)), gathered, f"{say(r.name)} {r.found.gamma:.3f}"
            ), strength_of(r.found) if r.found else "") for r in tables.localised
        ],
    }  # fmt: skip


def _between(row: TableLine[Any]) -> Decimal | None:
    """The share between areas in percent."""
    found = row.found
    return None if found is None or found.between_share is None else Decimal(repr(found.between_share * 100))


def _parts(tables: SpreadTables) -> list[tuple[str, GroupPart, Decimal]]:
    """What the reader's own areas give to the part within, of the size of zones."""
    found = next((r.found for r in tables.theil if r.key == "size"), None)
    groups = {g.group: g for g in found.groups} if found else {}
    return [
        (name, groups[code], Decimal(repr(groups[code].share * 100)))
        for code, name in tables.names.items()
        if code in groups and code in tables.shown
    ]
