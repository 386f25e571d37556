"""What is asked of the reader of the overview, and by when: at most five, what is late or due soonest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import Ask as FilingAsk
from jiju.rooms.oversight.shapes import Red
from jiju.spine.actors import Actor
from jiju.web import clock, said
from jiju.web.office import supervision
from jiju.web.office.consequences import Ask
from jiju.web.office.round_asks import own_rounds

MOST = 5
Dated = tuple[date | None, Ask]


def asked(by: Actor, red: Red) -> list[Ask]:
    """Everything that is asked, in one strip. Its cells lead to the place where it is done."""
    found = [*_filings(by), *supervision.dated_asks(by), *_clauses(red), *_alerts(red)]
    return [one for _, one in sorted(found, key=_urgency)[:MOST]]


def _urgency(pair: Dated) -> tuple[bool, date]:
    day, one = pair
    return not one.is_late, day or date.max


def _filings(by: Actor) -> Iterator[Dated]:
    """What waits for an office's review; what a zone owes, and the rounds in which it has a step."""
    if by.scope.reach != "zone":
        yield from ((None, _review(a)) for a in filings.asks(by, clock.today()) if a.count)
        return
    owed = [o for o in filings.obligations(by, clock.now()) if o.state in ("", "draft", "returned", "certified")]
    if owed:
        days = min(o.days_left for o in owed)
        when, tone = said.days_left(days)
        due = workdays.day_of(min(o.due_at for o in owed))
        yield due, Ask(len(owed), word("reports to send"), reverse("desk:home"), when, tone == "bad")
    for r in own_rounds(by):
        when, tone = said.days_left(r.days_left or 0)
        yield None, Ask(1, r.ask, r.url, when, tone == "bad")


def _review(a: FilingAsk) -> Ask:
    return Ask(a.count, a.what, _address(a.url_name), a.by_when, a.is_late)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return "/"


def _clauses(red: Red) -> Iterator[Dated]:
    if red.to_step:
        address = f"{reverse('office:clauses')}?mine=1"
        yield None, Ask(red.to_step, word("clauses to act upon"), address, word("at any time"), is_late=False)


def _alerts(red: Red) -> Iterator[Dated]:
    if red.to_acknowledge:
        address = f"{reverse('office:alerts')}?state=raised"
        yield (
            None,
            Ask(red.to_acknowledge, word("alerts to acknowledge"), address, word("no day is set"), is_late=False),
        )


def frame(by: Actor, red: Red) -> dict[str, Any]:
    """What the strip of the overview carries."""
    return {"asks": asked(by, red), "next": word("The next reports come after the quarter’s end.")}
