"""Targets: what is reached, expected and foreseen, of an area and of what lies below it; and the zones of a gap."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.refusals import NotFound
from jiju.core.words import Word, word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes.targets import Board, GapTold, OutlookTold, TargetTold
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.web import said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.numbers import number_in
from jiju.web.office.choices import choices, period_of
from jiju.web.office.figures import BASES

HELD: dict[str, Word] = {
    "growth": word("each zone’s own growth of last year"),
    "share": word("each zone’s share, by its own season"),
}
AGAINST: dict[str, Word] = {
    "now": word("missing of what is expected by now"),
    "end": word("missing of the target, by the forecast"),
}


@page("oversight.see_targets")
def targets(request: HttpRequest) -> HttpResponse:
    """The targets of my area, and one of them with what lies below."""
    by, shown = acting(request), board_of(request)
    return render(request, "office/targets.html", {
        "board": shown, "chosen": shown.chosen, "periods": choices(), "bases": BASES, "path": _path(shown),
        "strips": [(t, *_strip(t)) for t in shown.lines], "rows": [(r, *_strip(r.told)) for r in shown.rows],
        "whole": by.scope.reach == "all", "is_alone": shown.area.level == "zone",
        "reasons": _reasons(shown.chosen.outlook), "why": _why(shown.chosen),
        "has_path": any(p.actual is not None or p.target is not None for p in shown.path),
        "left_out": _names(shown.chosen.outlook, shown),
    })  # fmt: skip


def board_of(request: HttpRequest) -> Board:
    """The board that the address asks for.

    Errors   NotFound
    """
    asked = request.GET
    basis = asked.get("basis", "then")
    if basis not in BASES:
        raise NotFound(word("Targets are not shown that way."), remedy=word("Choose as it was then, or as it is now."))
    return queries.board(
        acting(request), period_of(request), area=asked.get("area", ""), measure=asked.get("measure", ""), basis=basis,
        version=number_in(asked.get("version", "")),
    )  # fmt: skip


def _strip(t: TargetTold) -> tuple[Decimal | None, Word | str]:
    """Where the tick of a bar stands, and what the bar shows, for those who cannot see it."""
    if t.attainment is None:
        return None, word("There is no target for this part.")
    if t.expected is None or not t.target:
        return None, word("{filled}% of the year’s target", filled=said.number(t.attainment, 1))
    tick = t.expected / t.target * 100
    return tick, word(
        "{filled}% of the year’s target, {tick}% expected by now",
        filled=said.number(t.attainment, 1), tick=said.number(tick, 1),
    )  # fmt: skip


def _reasons(told: OutlookTold | None) -> tuple[Word, ...]:
    return (word("The worker has not looked at these figures yet."),) if told is None else told.reasons


def _why(t: TargetTold) -> Word:
    """By what the expectation goes."""
    if t.season is None:
        return word("on the straight way from the end of last year")
    if not t.season.years:
        return word("by the calendar, for there is no whole earlier year")
    return word("by the season of {years}", years="、".join(str(y) for y in t.season.years))


def _names(told: OutlookTold | None, shown: Board) -> list[str]:
    """The names of the zones that are in no forecast."""
    names = {z.code: z.name for z in registry.zones_on(shown.period.last_day)}
    return [names.get(code, code) for code in told.left_out] if told else []


def _path(b: Board) -> dict[str, Any]:
    """What the chart draws; the table beside holds the same."""
    told, last = b.chosen.outlook, max((n for n, p in enumerate(b.path) if p.actual is not None), default=None)
    fan = None
    if told is not None and told.middle is not None and last is not None:
        fan = {"from": last, "middle": _n(told.middle), "within80": [_n(v) for v in told.within80 or ()],
               "within95": [_n(v) for v in told.within95 or ()]}  # fmt: skip
    return {
        "periods": [str(p.period) for p in b.path], "unit": b.chosen.unit, "name": b.chosen.name,
        "actual": [_n(p.actual) for p in b.path], "expected": [_n(p.expected) for p in b.path],
        "target": [_n(p.target) for p in b.path], "fan": fan, "decimals": b.chosen.decimals,
    }  # fmt: skip


def _n(value: Decimal | None) -> float | None:
    """A number for drawing alone."""
    return None if value is None else float(value)


@page("oversight.see_targets")
def target_gap(request: HttpRequest, measure: str) -> HttpResponse:
    """The smallest set of zones that would close what is missing of a target."""
    shown = gap_of(request, measure)
    cities = {d.code: d.short for d in registry.reporting_cities(period_of(request).last_day)}
    return render(request, "office/target_gap.html", {
        "gap": shown, "line": shown.line, "period": period_of(request), "periods": choices(), "held": HELD,
        "against": AGAINST, "lifts": [(n, cities.get(n.city, n.city)) for n in shown.lifts], "cities": cities,
        "added": sum((n.adds for n in shown.lifts), Decimal(0)),
        "measures": [m for m in programmes.plan().target_measures if not _is_decided(m.indicator)],
    })  # fmt: skip


def _is_decided(indicator: str) -> bool:
    return any(i.id == indicator and i.source == "registry" for i in programmes.plan().indicators)


def gap_of(request: HttpRequest, measure: str) -> GapTold:
    """The gap that the address asks for.

    Errors   NotFound
    """
    asked = request.GET
    return queries.gap(
        acting(request), measure, period_of(request), area=asked.get("area", ""), held=asked.get("held", "growth"),
        against=asked.get("against", "now"),
    )  # fmt: skip
