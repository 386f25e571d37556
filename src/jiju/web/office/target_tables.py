"""The tables of targets and gaps as workbooks, as they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse

from jiju.core.words import Word, word
from jiju.engines.workbooks import Shown
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes.targets import Board, ShareLine, TargetTold
from jiju.rooms.programmes import states
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.web import said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import period_of
from jiju.web.office.exports import Column, Sheet, table_response, tables_response
from jiju.web.office.figures import BASES
from jiju.web.office.targets import board_of, gap_of

REACHED = (Column(word("Reached")), Column(word("Expected by now")))
GROWTH = (Column(word("Like-for-like growth (%)"), 2), Column(word("Total growth (%)"), 2))
FORECAST = (
    Column(word("Year’s end: middle"), 2), Column(word("80 % from"), 2), Column(word("80 % to"), 2),
)  # fmt: skip
NEW = Column(word("Share of new zones (%)"), 2)
WHY = Column(word("Why there is no forecast"), width=60)
LINES = (
    Column(word("Target")), Column(word("Unit of measure")), *REACHED, Column(word("Target of the year")),
    Column(word("Of the target (%)"), 2), *GROWTH, NEW, *FORECAST, Column(word("Chance of the target"), width=20),
    WHY, Column(word("Light")),
)  # fmt: skip
SHARES = (
    Column(word("Share")), *REACHED, Column(word("Of the share (%)"), 2), *GROWTH, NEW, *FORECAST,
    Column(word("Chance of the share"), width=20), WHY, Column(word("Light")),
)  # fmt: skip
MOVED = Column(word("Moved with zones"), 2)
ANSWER = Column(word("Answer"), width=20)
BELOW = (Column(word("City or zone"), width=28), *SHARES, MOVED, ANSWER)
CASCADE = (
    Column(word("Level")), Column(word("Area or zone"), width=28), Column(word("Shares, version")), *SHARES,
    MOVED, ANSWER,
)  # fmt: skip
PATH = (Column(word("Period")), Column(word("Reached"), 2), Column(word("Expected"), 2), Column(word("Target"), 2))
YEARS = (
    Column(word("Year")), Column(word("Target of the year"), 2), Column(word("Reached"), 2),
    Column(word("Of the target (%)"), 2), Column(word("Up to")),
)  # fmt: skip
LIFTS = (
    Column(word("Code")), Column(word("Zone"), width=30), Column(word("City")), Column(word("Reached"), 2),
    Column(word("Expected"), 2), Column(word("Growth (%)"), 2), Column(word("Would add"), 2),
)  # fmt: skip
LEVELS: dict[str, Word] = {
    "province": word("Province"), "city": word("City"), "zone": word("Zone"), "part": word("Area"),
}  # fmt: skip


@page("oversight.see_targets")
def targets_workbook(request: HttpRequest) -> HttpResponse:
    """The tables of the page in its order, and the whole cascade of the target below the area down to the zones."""
    shown = board_of(request)
    one, when = shown.chosen, said.period_label(shown.period)
    title = word("{name} ({unit}), {period}, {basis}", name=one.name, unit=one.unit, period=when,
                 basis=BASES[shown.basis])  # fmt: skip
    path = word("{name} ({unit})", name=one.name, unit=one.unit)
    sheets = [
        Sheet(word("Targets"), word("{name}: targets, {period}", name=shown.area.name, period=when), LINES,
              (_line(t) for t in shown.lines)),
        Sheet(word("Path"), path, PATH, _path(shown)),
        Sheet(word("Years"), path, YEARS, _years(shown)),
    ]  # fmt: skip
    if shown.area.level != "zone":
        sheets.append(Sheet(word("Shares"), title, BELOW, _rows(shown)))
        sheets.append(Sheet(word("Cascade"), title, CASCADE, _cascade(acting(request), shown)))
    return tables_response(word("Targets, {period}", period=when), sheets)


def _line(t: TargetTold) -> tuple[Any, ...]:
    return (
        t.name, t.unit, *(Shown(v, t.decimals) for v in (t.actual, t.expected, t.target)), *_growth(t), *_forecast(t),
        t.word if t.target is not None else word("no target"),
    )  # fmt: skip


def _growth(t: TargetTold) -> tuple[Any, ...]:
    like: Any = word("not applicable") if t.is_decided else t.growth.like_for_like
    total, new = (word("not all in"),) * 2 if t.awaited else (t.growth.total, t.growth.new_share)
    return t.attainment, like, total, new


def _forecast(t: TargetTold) -> tuple[Any, ...]:
    """Middle, interval and chance, or why there is none."""
    o = t.outlook
    low, high = o.within80 if o is not None and o.within80 else (None, None)
    why = o.reasons[0] if o is not None and o.reasons else word("The worker has not looked at these figures yet.")
    chance = word("{chance} {likely}", chance=t.chance.says, likely=t.chance.likely) if t.chance else None
    middle = o.middle if o is not None else None
    return middle, low, high, chance, None if middle is not None else why


def _share(r: ShareLine) -> tuple[Any, ...]:
    t = r.told
    return (
        *(Shown(v, t.decimals) for v in (t.target, t.actual, t.expected)), *_growth(t), *_forecast(t),
        t.word if t.target is not None else word("no share"), r.moved,
        states.RECIPIENTS.states[r.state] if r.state else None,
    )  # fmt: skip


def _rows(shown: Board) -> Iterator[tuple[Any, ...]]:
    """Each part below, then what the shares add up to and what is missing of the target."""
    for r in shown.rows:
        yield r.name, *_share(r)
    if shown.shared is None:
        return
    places, blank = shown.chosen.decimals, (None,) * (len(BELOW) - 3)
    yield word("Sum of the shares"), Shown(shown.shared, places), Shown(shown.chosen.actual, places), *blank
    if shown.difference is not None:
        target = Shown(shown.chosen.target, places)
        yield word("Target above"), target, None, *blank
        yield word("Difference"), Shown(shown.difference, places), None, *blank


def _cascade(by: Actor, shown: Board) -> Iterator[tuple[Any, ...]]:
    """The area, each city of it and each city's zones, by the shares that are in force there."""
    area, one = shown.area, shown.chosen
    here = ShareLine(area.code, area.name if isinstance(area.name, str) else "", one)
    yield LEVELS[area.level], area.name, None, *_share(here)
    for r in shown.rows:
        if area.level != "province":
            yield LEVELS["zone"], r.name, shown.version or None, *_share(r)
            continue
        yield LEVELS["city"], r.name, shown.version or None, *_share(r)
        below = queries.board(by, shown.period, area=r.code, measure=shown.measure, basis=shown.basis)
        for z in below.rows:
            yield LEVELS["zone"], z.name, below.version or None, *_share(z)


def _path(shown: Board) -> Iterator[tuple[Any, ...]]:
    for p in shown.path:
        yield said.period_months(p.period), p.actual, p.expected, p.target
    told = shown.chosen.outlook
    if told is not None and told.middle is not None:
        yield word("Forecast of the year’s end"), told.middle, *(told.within80 or (None, None))


def _years(shown: Board) -> Iterator[tuple[Any, ...]]:
    for y in shown.years:
        yield y.year, y.target, y.actual, y.attainment, said.period_months(y.period) if y.period else None


@page("oversight.see_targets")
def gap_workbook(request: HttpRequest, measure: str) -> HttpResponse:
    """The zones of a gap."""
    shown = gap_of(request, measure)
    cities = {d.code: d.short for d in registry.reporting_cities(period_of(request).last_day)}
    rows = [(n.code, n.name, cities.get(n.city, n.city), n.now, n.expected, n.growth, n.adds) for n in shown.lifts]
    title = word("{name} ({unit}): zones that would close the gap", name=shown.line.name, unit=shown.line.unit)
    return table_response(title, LIFTS, rows)
