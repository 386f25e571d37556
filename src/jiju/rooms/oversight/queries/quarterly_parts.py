"""The passages of the quarterly analysis by type, by area and zone by zone: who leads, who grows, who falls."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from jiju.core.nothing import Nothing
from jiju.core.periods import Period
from jiju.core.quantities import Quantity
from jiju.core.words import Word, word
from jiju.rooms.figures import queries as figures
from jiju.rooms.figures.shapes import Dimension
from jiju.rooms.oversight.queries.quarterly_whole import leading
from jiju.rooms.oversight.queries.quarterly_words import Telling, against_last_year, direction, shown
from jiju.rooms.oversight.shapes import Chart, Grid, Head, Passage, Source
from jiju.rooms.programmes.shapes import Plan, TargetMeasure
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor

HUNDRED = Decimal(100)
NAMED = 3  # zones named at each end; of types and areas one
HEADINGS: dict[str, Word] = {
    "type": word("By type"), "city": word("By city"), "county": word("By county"), "zone": word("Zone by zone"),
}  # fmt: skip
GROWTH_OF: dict[str, Word] = {
    "type": word("Growth by type"), "city": word("Growth by city"), "county": word("Growth by county"),
    "zone": word("Growth by zone"),
}  # fmt: skip
Row = tuple[str, Decimal, Decimal, Decimal | None]  # name, amount in the target's unit, share, growth
NOTHING_YET = ((word("there are no accepted figures yet"),),)


def by_group(by: Actor, plan: Plan, period: Period, vintage: int, dimension: Dimension) -> Passage:
    """分类型、分地区、各集聚区: the leading figure by a dimension.

    Missing  a plan without a cumulative target, or a period without figures, says so in one sentence
    """
    flow = leading(plan)
    rows = [] if flow is None else _rows(by, *flow, period, dimension)
    if flow is None or not rows:
        return Passage(dimension, HEADINGS[dimension], NOTHING_YET)
    measure, told = flow[0], Telling(period, vintage)
    source = told.source(measure.indicator, f"/figures/{measure.indicator}?period={period}&by={dimension}")
    sentences = (_first(told, measure, rows[0], source), *_moves(told, rows, source, dimension))
    _cite_rest(told, measure, rows, source)
    bars = tuple((name, growth) for name, _, _, growth in rows if growth is not None)
    charts = (Chart("bars", GROWTH_OF[dimension], "%", 1, bars),) if len(bars) > 1 else ()
    numbers = tuple(told.numbers.values())
    return Passage(dimension, HEADINGS[dimension], sentences, numbers, (_grid(measure, dimension, rows),), charts)


def owing(by: Actor, period: Period, dimension: Dimension) -> Counter[str]:
    """How many zones count in each group of a period, whether their figures are in or not."""
    column = {"type": "zone_type", "city": "city", "county": "county"}.get(dimension, "code")
    zones = registry.zones(by, period.last_day)
    return Counter(str(getattr(z, column)) for z in zones if z.status == registry.PROVINCIAL)


def _rows(by: Actor, measure: TargetMeasure, unit: str, period: Period, dimension: Dimension) -> list[Row]:
    """The groups that gave a number, the greatest first.

    Missing  no growth for a group of which a zone is not in yet: less would be compared with more
    """
    table, owed = figures.show(by, measure.indicator, period, dimension), owing(by, period, dimension)
    kept = [
        (r.name, Quantity(r.value, unit).to(measure.unit).amount, r.growth if r.zones >= owed[r.key] else None)
        for r in table.rows if not isinstance(r.value, Nothing) and r.key in owed
    ]  # fmt: skip
    total = sum((amount for _, amount, _ in kept), Decimal(0))
    rows = [(name, amount, amount / total * HUNDRED if total else Decimal(0), g) for name, amount, g in kept]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _first(told: Telling, m: TargetMeasure, row: Row, source: Source) -> tuple[Word, ...]:
    name, amount, share, _ = row
    said = told.cite(f"{name}.now", word("{name}", name=m.name), (amount, m.unit, m.decimals), source, name)
    part = told.cite(f"{name}.share", word("share of the whole"), (share, "%", 1), source, name)
    return (
        word("{unit} comes first, with {name} of {amount} {measure}",
             unit=name, name=m.name, amount=said, measure=m.unit),
        word("{share}% of the whole", share=part),
    )  # fmt: skip


def _moves(told: Telling, rows: list[Row], source: Source, dimension: str) -> list[tuple[Word, ...]]:
    """How many grew and fell, and who at the ends."""
    grown = sorted(((r, r[3]) for r in rows if r[3] is not None), key=lambda pair: (-pair[1], pair[0][0]))
    if not grown:
        return [(word("growth is not told yet: figures are not all in, or there were none in the year before"),)]
    ways = [direction(growth, 1) for _, growth in grown]
    up = told.cite("up", word("how many grew"), (ways.count(1), "个", 0), source)
    down = told.cite("down", word("how many fell"), (ways.count(-1), "个", 0), source)
    out: list[tuple[Word, ...]] = [(word("{up} grew and {down} fell on the same period last year", up=up, down=down),)]
    many = min(NAMED if dimension == "zone" else 1, len(grown) // 2)
    names = [(row[0], growth) for row, growth in grown]
    if many:
        out.append((word("the fastest: {units}", units=_named(names[:many])),))
        out.append((word("the slowest: {units}", units=_named(names[::-1][:many])),))
    return out


def _named(rows: list[tuple[str, Decimal]]) -> Word:
    """Units with their growth, in one clause."""
    out: Word | None = None
    for name, growth in rows:
        one = word("{unit} {growth}", unit=name, growth=against_last_year(growth, shown(growth, 1)))
        out = one if out is None else word("{first}, {rest}", first=out, rest=one)
    return out or word("{nothing}", nothing="")


def _cite_rest(told: Telling, m: TargetMeasure, rows: list[Row], source: Source) -> None:
    """Every number of the table may be told, whether a sentence tells it or not."""
    for name, amount, share, growth in rows:
        told.cite(f"{name}.now", word("{name}", name=m.name), (amount, m.unit, m.decimals), source, name)
        told.cite(f"{name}.share", word("share of the whole"), (share, "%", 1), source, name)
        if growth is not None:
            told.change(f"{name}.growth", word("growth on last year"), (growth, "%", 1), source, name)


def _grid(m: TargetMeasure, dimension: str, rows: list[Row]) -> Grid:
    heads = (
        Head(word("{name} ({unit})", name=m.name, unit=m.unit), m.unit, m.decimals), Head(word("Share (%)"), "%", 1),
        Head(word("Growth (%)"), "%", 1, is_signed=True),
    )  # fmt: skip
    title = word("{name} and its growth", name=m.name)
    cells = tuple((name, (amount, share, growth)) for name, amount, share, growth in rows)
    return Grid(title, HEADINGS[dimension], heads, cells)
