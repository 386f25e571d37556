"""The tables of targets and gaps as workbooks, as they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse

from jiju.core.words import Word, word
from jiju.engines.workbooks import Shown
from jiju.rooms.oversight.shapes.targets import Board, TargetTold
from jiju.rooms.programmes import states
from jiju.rooms.registry import queries as registry
from jiju.web import said
from jiju.web.guards import page
from jiju.web.office.choices import period_of
from jiju.web.office.exports import Column, Sheet, table_response, tables_response
from jiju.web.office.figures import BASES
from jiju.web.office.targets import board_of, gap_of

TOLD = (
    Column(word("Reached")), Column(word("Expected by now")), Column(word("Difference")),
    Column(word("Target of the year")), Column(word("Of the target (%)"), 2), Column(word("Total growth (%)"), 2),
    Column(word("Like-for-like growth (%)"), 2), Column(word("Share of new zones (%)"), 2),
    Column(word("Year’s end: middle"), 2), Column(word("80 % from"), 2), Column(word("80 % to"), 2),
    Column(word("Chance of the target")), Column(word("Why there is no forecast"), width=60), Column(word("Light")),
)  # fmt: skip
LINES = (Column(word("Target")), Column(word("Unit of measure")), *TOLD)
BELOW = (Column(word("City or zone"), width=28), *TOLD, Column(word("Answer"), width=20))
PATH = (Column(word("Period")), Column(word("Reached"), 2), Column(word("Expected"), 2), Column(word("Target"), 2))
LIFTS = (
    Column(word("Code")), Column(word("Zone"), width=30), Column(word("City")), Column(word("Reached"), 2),
    Column(word("Expected"), 2), Column(word("Growth (%)"), 2), Column(word("Would add"), 2),
)  # fmt: skip


@page("oversight.see_targets")
def targets_workbook(request: HttpRequest) -> HttpResponse:
    """The targets, what lies below one of them, and its path."""
    shown = board_of(request)
    one, when = shown.chosen, said.period_label(shown.period)
    basis = BASES[shown.basis]
    return tables_response(word("Targets, {period}", period=when), [
        Sheet(word("Targets"), word("{name}: targets, {period}", name=shown.area.name, period=when), LINES,
              ((t.name, t.unit, *_told(t)) for t in shown.lines)),
        Sheet(word("Shares"), word("{name} ({unit}), {period}, {basis}", name=one.name, unit=one.unit, period=when,
                                   basis=basis), BELOW, _rows(shown)),
        Sheet(word("Path"), word("{name} ({unit})", name=one.name, unit=one.unit), PATH,
              ((said.period_months(p.period), p.actual, p.expected, p.target) for p in shown.path)),
    ])  # fmt: skip


def _rows(shown: Board) -> Iterator[tuple[Any, ...]]:
    for r in shown.rows:
        yield r.name, *_told(r.told), states.RECIPIENTS.states[r.state] if r.state else None


def _told(t: TargetTold) -> tuple[Any, ...]:
    o, d = t.outlook, t.decimals
    low, high = o.within80 if o is not None and o.within80 else (None, None)
    like: Any = word("not applicable") if t.is_decided else t.growth.like_for_like
    total, new = (word("not all in"),) * 2 if t.awaited else (t.growth.total, t.growth.new_share)
    why: Word | None = o.reasons[0] if o is not None and o.reasons else None
    return (
        *(Shown(v, d) for v in (t.actual, t.expected, t.gap, t.target)), t.attainment, total, like,
        new, o.middle if o else None, low, high, t.chance.says if t.chance else None, why,
        t.word if t.target is not None else None,
    )  # fmt: skip


@page("oversight.see_targets")
def gap_workbook(request: HttpRequest, measure: str) -> HttpResponse:
    """The zones of a gap."""
    shown = gap_of(request, measure)
    cities = {d.code: d.short for d in registry.reporting_cities(period_of(request).last_day)}
    rows = [(n.code, n.name, cities.get(n.city, n.city), n.now, n.expected, n.growth, n.adds) for n in shown.lifts]
    title = word("{name} ({unit}): zones that would close the gap", name=shown.line.name, unit=shown.line.unit)
    return table_response(title, LIFTS, rows)
