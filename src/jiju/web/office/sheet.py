"""One unit's evaluation sheet: score, place, grade, how sure they are, and where every point comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.safestring import SafeString

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.evaluations.shapes import Cause, Moved, ScorePart, Sheet, Standing, Step
from jiju.rooms.programmes.shapes import Scheme
from jiju.spine.say import say
from jiju.web import charts, said
from jiju.web.office.formulas import decimals, formula

ZERO, HUNDRED = Decimal(0), Decimal(100)
SHOWN_MOVES = 3
BECAUSE: dict[str, Word] = {"absent": word("did not take part"), "exempted": word("exempted")}


@dataclass(frozen=True)
class ItemLine:
    """One item with its formula written out and where its value came from."""

    part: ScorePart
    formula: str
    decimals: int
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class DimensionLine:
    """One dimension: points, what was lost, the rate beside the peers' median, the change against the round before."""

    name: str
    weight: Decimal
    got: Decimal
    lost: Decimal
    rate: Decimal | None
    middle: Decimal | None
    change: Decimal | None
    items: tuple[ItemLine, ...]


@dataclass(frozen=True)
class ChanceLine:
    """How likely the unit is across a line. Units: percent; error in percentage points."""

    name: Word
    share: str
    error: str
    rule: Word | str
    is_decision: bool


def view(sheet: Sheet, chosen: str, names: dict[str, str]) -> dict[str, Any]:
    """What the page shows.

    Shape    names: unit → name, of those whom the reader may see
    """
    lines = dimensions(sheet)
    opened = next((line for line in lines if line.name == chosen), None) or max(lines, key=lambda line: line.lost)
    return {
        "sheet": sheet, "row": sheet.row, "lines": lines, "opened": opened, "chances": chances(sheet),
        "band": _band(sheet), "apart": apart(sheet, names), "places": _places(sheet), "top": _line_top(sheet),
        "waterfall": _waterfall(sheet), "causes_of_move": _sums(sheet.moved), "moves": sheet.moved[:SHOWN_MOVES],
        "total_move": sheet.row.score - sheet.before.score if _compared(sheet) else None, "steps": _steps(sheet),
        "because": because(sheet.scheme, sheet.row), "filed": {},
    }  # fmt: skip


def because(scheme: Scheme, row: Standing) -> list[Word | str]:
    """What else decided the grade, in words: a veto by its name, an absence, an exemption."""
    vetoes = {v.id: v.name for v in scheme.vetoes}
    return [BECAUSE.get(b) or vetoes.get(b, b) for b in row.because]


def _compared(sheet: Sheet) -> bool:
    return sheet.before is not None and sheet.before.score is not None and sheet.row.score is not None


def _steps(sheet: Sheet) -> tuple[Step, ...]:
    """The three easiest single steps, or those that are needed together."""
    way = sheet.improvement
    return () if way is None else way.alone[:SHOWN_MOVES] or way.together


def dimensions(sheet: Sheet) -> list[DimensionLine]:
    """The dimensions in the scheme's order."""
    grouped = groupby(sheet.row.parts, key=lambda p: p.dimension)
    return [_dimension(sheet, name, list(parts)) for name, parts in grouped]


def _dimension(sheet: Sheet, name: str, parts: list[ScorePart]) -> DimensionLine:
    weight = sum((p.weight for p in parts), ZERO)
    got = sum((p.contribution for p in parts), ZERO)
    known = [(sheet.medians[p.item], p.weight) for p in parts if p.item in sheet.medians and p.weight]
    middle = sum((m * w for m, w in known), ZERO) / sum((w for _, w in known), ZERO) if known else None
    items = {p.item for p in parts}
    moved = [m.change for m in sheet.moved if m.item in items]
    lines = tuple(
        ItemLine(p, formula(p, sheet.scheme), decimals(p), sheet.causes.get(p.item, ())) for p in parts
    )  # fmt: skip
    return DimensionLine(
        name, weight, got, weight - got, got / weight * HUNDRED if weight else None, middle,
        sum(moved, ZERO) if sheet.before is not None else None, lines,
    )  # fmt: skip


def _band(sheet: Sheet) -> tuple[Decimal, Decimal, str] | None:
    """The ends of the unit's grade, and the grade above it."""
    bands = sorted(sheet.scheme.bands, key=lambda b: b.at_least)
    at = next((n for n, b in enumerate(bands) if b.grade == sheet.row.grade), None)
    if at is None:
        return None
    above = bands[at + 1] if at + 1 < len(bands) else None
    return bands[at].at_least, above.at_least if above else HUNDRED, above.grade if above else ""


def chances(sheet: Sheet) -> list[ChanceLine]:
    """The lines that decide something first, then the grades from the best."""
    if sheet.sure is None:
        return []
    known = {line: _chance(sheet, line, *sheet.sure.chances[line]) for line in sheet.sure.chances}
    order = [f"award:{a.award}" for a in sheet.scheme.consequences.awards]
    order += ["fail", *(f"grade:{b.grade}" for b in sorted(sheet.scheme.bands, key=lambda b: -b.at_least))]
    return [known[line] for line in order if line in known]


def _chance(sheet: Sheet, line: str, p: Decimal, error: Decimal) -> ChanceLine:
    points = _points(error * HUNDRED)
    if line == "fail":
        second = sorted(b.at_least for b in sheet.scheme.bands)[1:2]
        rule = word("below {n} points", n=f"{second[0].normalize():f}") if second else ""
        name = word("Chance of {grade}", grade=sheet.scheme.worst_grade)
        return ChanceLine(name, charts.percent(p), points, rule, is_decision=True)
    kind, _, ident = line.partition(":")
    if kind == "award":
        award = next(a for a in sheet.scheme.consequences.awards if a.award == ident)
        rule = word("first {n}, {grade} or better", n=award.top, grade=award.grade)
        return ChanceLine(word("Chance of the award"), charts.percent(p), points, rule, is_decision=True)
    least = next(b.at_least for b in sheet.scheme.bands if b.grade == ident)
    rule = word("from {n} points on", n=f"{least.normalize():f}")
    return ChanceLine(word("Chance of {grade}", grade=ident), charts.percent(p), points, rule, is_decision=False)


def line_name(line: str, names: dict[str, str]) -> Word:
    """What the chance at one of the lines of a scheme is called."""
    if line.startswith("award:"):
        return word("Chance of the award")
    return word("Chance of {grade}", grade=names.get(line, line))


def _points(error: Decimal) -> str:
    """A simulation error in percentage points; what rounds to nothing is not nothing."""
    return said.number(error, 1) if error >= Decimal("0.05") else "<0.1"


def apart(sheet: Sheet, names: dict[str, str]) -> list[Word]:
    """Whether the unit can be told from those just before and just after it."""
    sure = sheet.sure
    if sure is None:
        return []
    out = []
    for share, unit, place in (
        (sure.above_next_better, sheet.neighbours[0], sheet.row.rank - 1),
        (sure.above_next_worse, sheet.neighbours[1], sheet.row.rank + 1),
    ):
        if share is not None:
            out.append(_above(names.get(unit, ""), place, charts.percent(share)))
    if sure.low == sure.high:
        return [*out, word("The place is the same in nine of ten draws.")]
    return [*out, word("Places {low} to {high} cannot be told apart surely.", low=sure.low, high=sure.high)]


def _above(name: str, place: int, share: str) -> Word:
    """How likely the unit stands above one next to it, by name where the reader may know it, else by place."""
    if name:
        return word("Above {name} with {p} %.", name=name, p=share)
    return word("Above place {n} with {p} %.", n=place, p=share)


def _line_top(sheet: Sheet) -> int | None:
    awards = sheet.scheme.consequences.awards
    return awards[0].top if awards and awards[0].among == "group" else None


def _places(sheet: Sheet) -> SafeString | None:
    if sheet.sure is None or len(sheet.sure.places) < 2:
        return None
    shares, top = sheet.sure.places, _line_top(sheet)
    taken = [say(word("place {n}: {p} %", n=n, p=charts.percent(s))) for n, s in enumerate(shares, 1) if s > 0]
    label = say(word("How often each place is taken")) + "：" + "，".join(taken)
    words = say(word("award line: first {n}", n=top)) if top else ""
    return charts.places(shares, sheet.row.rank, top if top and top < len(shares) else None, words, label)


def _sums(moved: Iterable[Moved]) -> tuple[tuple[Word, Decimal], ...]:
    rows = list(moved)
    return (
        (word("own"), sum((m.own for m in rows), ZERO)),
        (word("peers"), sum((m.peers for m in rows), ZERO)),
        (word("method"), sum((m.method for m in rows), ZERO)),
    )


def _waterfall(sheet: Sheet) -> SafeString | None:
    if sheet.before is None or sheet.before.score is None or sheet.row.score is None or sheet.before_period is None:
        return None
    causes = [charts.Bar(say(name), value) for name, value in _sums(sheet.moved)]
    beside = (sheet.row.score - sheet.before.score) - sum((bar.value for bar in causes), ZERO)
    more = [charts.Bar(say(word("added and taken")), beside)] if beside else []
    ends = (_year(sheet.before_period), _year(sheet.period))
    bars = [charts.Bar(ends[0], sheet.before.score, is_total=True), *causes, *more,
            charts.Bar(ends[1], sheet.row.score, is_total=True)]  # fmt: skip
    told = "，".join(f"{b.name} {said.number(b.value, 1) if b.is_total else said.signed(b.value, 1)}" for b in bars)
    return charts.waterfall(bars, told, say(word("axis from {base} points", base="{base}")))


def _year(period: Period) -> str:
    return say(word("{year}", year=period.year))
