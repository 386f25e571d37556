"""A wall display: the numbers of the overview in large type, refreshed by itself, with a plain word when old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes import ClauseLine, Cockpit, Red, TargetLine
from jiju.spine import news
from jiju.spine.actors import Actor
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import choices
from jiju.web.office.cockpit import overview

PARTS: dict[str, Word] = {
    "targets": word("Targets"), "red": word("What is red"), "map": word("Map"), "reporting": word("Reporting"),
}  # fmt: skip
FEW = 2  # lines of each kind where all parts stand at once
TURNS = (0, 15, 30, 60, 120)  # seconds a part stands, 0: all parts at once
EVERY = 60  # seconds between two looks at the store where nothing turns
PATIENCE = timedelta(minutes=10)  # that the worker may be behind before the wall says so


@dataclass(frozen=True)
class Kind:
    """One kind of what is red. Shape: lines: what it is, a word beside it, and the tone of the word."""

    name: Word
    total: int
    none: Word
    lines: tuple[tuple[str, Word, str], ...]


@page("oversight.see_cockpit")
def wall(request: HttpRequest) -> HttpResponse:
    """The whole screen; without scripts it still shows everything once."""
    return render(request, "office/wall.html", _shown(request))


@page("oversight.see_cockpit")
def now(request: HttpRequest) -> HttpResponse:
    """What stands on the wall now: a piece of the page, asked for by itself."""
    return render(request, "office/wall_now.html", _shown(request))


def _shown(request: HttpRequest) -> dict[str, Any]:
    turn = _turn(request)
    part = request.GET.get("part", "")
    part = part if part in PARTS else next(iter(PARTS))
    numbers = overview(request)
    by = acting(request)
    stale = [*_period_words(by, numbers), *_worker_words()]
    kinds = _red_kinds(queries.red(by, on=clock.today()))
    return {
        "red_kinds": kinds, "red_few": [replace(k, lines=k.lines[:FEW]) for k in kinds],
        "is_zone": by.scope.reach == "zone",
        **numbers, "turn": turn, "turns": TURNS, "part": part if turn else "", "parts": PARTS,
        "next_address": _next_address(request, part, turn), "every": turn or EVERY,
        "at": clock.now(), "stale": stale,
    }  # fmt: skip


def _red_kinds(red: Red) -> list[Kind]:
    """What is red, kind by kind: the same lines and counts as on the overview."""
    clauses = tuple((n.name, *_clause_word(n)) for n in red.clauses)
    alerts = tuple((a.subject_name, a.severity_name, a.tone) for a in red.alerts)
    tasks = tuple((t.title, *said.days_left(t.days_left)) for t in red.tasks)
    return [
        Kind(word("Late clauses"), red.clause_count, word("No clause is late or at risk."), clauses),
        Kind(word("Severe alerts"), red.alert_count, word("No severe alert is under way."), alerts),
        Kind(word("Tasks overdue"), red.task_count, word("No task is overdue."), tasks),
    ]


def _clause_word(n: ClauseLine) -> tuple[Word, str]:
    """How late a clause is, else the word of its light."""
    return said.days_left(n.days_left) if n.days_left is not None and n.days_left < 0 else (n.word, n.tone)


def _turn(request: HttpRequest) -> int:
    asked = request.GET.get("turn", "")
    return int(asked) if asked.isdecimal() and len(asked) < 4 and int(asked) in TURNS else 0


def _next_address(request: HttpRequest, part: str, turn: int) -> str:
    """Where the wall asks next: the part that follows, under the same conditions."""
    query = request.GET.copy()
    if turn:
        order = list(PARTS)
        query["part"] = order[(order.index(part) + 1) % len(order)]
    return f"{reverse('office:wall_now')}?{query.urlencode()}"


def _period_words(by: Actor, numbers: dict[str, Any]) -> Iterator[Word]:
    """Plain words when the figures are of an older period, or not all there; nothing while they are whole and new."""
    cockpit: Cockpit = numbers["cockpit"]
    period, newest = said.period_name(cockpit.period), choices()[0]
    zones = {z.code for z in cockpit.zones}
    told = _told(by, numbers["flow"], cockpit.period) & zones
    if not told:
        yield word("No figures of {period} are accepted yet.", period=period)
    elif len(told) < len(zones):
        yield word(
            "Only {n} of {all} zones have accepted figures of {period}.", n=len(told), all=len(zones), period=period
        )
    if cockpit.period != newest:
        yield word("These are figures of {period}; {newest} has ended since.", period=period,
                   newest=said.period_name(newest))  # fmt: skip


def _told(by: Actor, flow: TargetLine | None, period: Period) -> set[str]:
    """The zones whose figure of the period was accepted."""
    rows = figures.show(by, flow.indicator, period, "zone").rows if flow else ()
    return {r.key for r in rows if isinstance(r.value, Decimal)}


def _worker_words() -> Iterator[Word]:
    """A plain word when what was accepted is not in the figures yet."""
    since = news.waits_since()
    if since is not None and clock.now() - since > PATIENCE:
        minutes = int((clock.now() - since).total_seconds() // 60)
        yield word("The worker is {n} minutes behind: what was accepted since is not in these figures.", n=minutes)
