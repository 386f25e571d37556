"""What is asked of somebody, and by when: everything on one page, and the first five above the overview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import Ask as FilingAsk
from jiju.rooms.oversight import queries as oversight
from jiju.rooms.oversight.shapes import Red
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.selections import queries as selections
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept
from jiju.web import clock, said
from jiju.web.office import consequences, grants_frame, supervision
from jiju.web.office.consequences import Ask, ask_by, by_term
from jiju.web.office.panels import panel_asks
from jiju.web.office.round_asks import office_asks, own_rounds

MOST = 5
SELECTIONS: dict[str, tuple[Word, str]] = {  # kind → what is asked, and the page where no single call is meant
    "write": (word("applications to finish and submit"), "desk:applications"),
    "complete": (word("applications to put right"), "desk:applications"),
    "check": (word("applications to check"), "office:calls"),
    "recommend": (word("lists of recommendation to send"), "office:calls"),
    "decide": (word("calls to decide"), "office:calls"),
    "notice": (word("notices to publish"), "office:calls"),
    "issue": (word("batches to issue"), "office:calls"),
    "plaque": (word("calls whose plaques are to be hung"), "office:calls"),
    "unseal": (word("openings of applications to confirm"), "office:calls"),
    "objections": (word("objections to rule on"), "office:objections"),
    "titles": (word("titles to look at this year"), "office:titles"),
}


def every_ask(by: Actor, on: date) -> tuple[Ask, ...]:
    """Everything that is asked of somebody on a day: what is late first, then by its day, then what has no day."""
    return _every_ask(by, on, minute())


def minute() -> int:
    """The minute of the day."""
    now = clock.now()
    return now.hour * 60 + now.minute


@kept
def _every_ask(by: Actor, on: date, minute: int) -> tuple[Ask, ...]:
    """The minute of the day, since a window opens and is over within one."""
    red = oversight.red(by, on=on) if permissions.may(by, "oversight.see_cockpit") else None
    found = [
        *_filings(by), *supervision.followed_asks(by), *_clauses(red), *_rounds(by),
        *consequences.every_ask(by), *_selections(by), *grants_frame.every_ask(by), *_shares(by), *_analyses(by),
    ]  # fmt: skip
    return tuple(sorted(found, key=by_term))


def _filings(by: Actor) -> Iterator[Ask]:
    """What waits for an office's review; what a zone or an enterprise owes."""
    if by.scope.reach not in ("zone", "enterprise"):
        if permissions.may(by, "filings.hand_back"):
            yield from (_review(a) for a in filings.asks(by, clock.today()) if a.count)
        return
    owed = [o for o in filings.obligations(by, clock.now()) if o.state in ("", "draft", "returned", "certified")]
    if owed:
        due = workdays.day_of(min(o.due_at for o in owed))
        when, tone = said.days_left(min(o.days_left for o in owed))
        yield Ask(len(owed), word("reports to send"), reverse("desk:home"), when, tone == "bad", due)


def _review(a: FilingAsk) -> Ask:
    """A line of the review desk; the days that are left where none is late."""
    when = said.days_left((a.day - clock.today()).days)[0] if a.day and not a.is_late else a.by_when
    return Ask(a.count, a.what, _address(a.url_name) + (f"?state={a.state}" if a.state else ""), when, a.is_late, a.day)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return "/"


def _clauses(red: Red | None) -> Iterator[Ask]:
    if red is not None and red.to_step:
        address = f"{reverse('office:clauses')}?mine=1"
        yield Ask(red.to_step, word("clauses to act upon"), address, word("at any time"), is_late=False)


def _rounds(by: Actor) -> Iterator[Ask]:
    """The rounds in which somebody has a step: a zone its own, an office those that it runs or judges in."""
    for r in own_rounds(by):
        yield ask_by(1, r.ask, r.url, clock.today() + timedelta(days=r.days_left or 0), clock.today())
    yield from office_asks(by)


def _selections(by: Actor) -> Iterator[Ask]:
    """The calls in which somebody has a step; where it is one call alone, the cell leads to it."""
    for kind, many, day, call in selections.waiting_for(by, on=clock.today()):
        what, name = SELECTIONS[kind]
        one = call is not None and name == "office:calls"
        url = reverse("office:call", args=(call,)) if one else reverse(name)
        yield ask_by(many, what, url + ("?due=1" if kind == "titles" else ""), day, clock.today())
    yield from panel_asks(by)


def _shares(by: Actor) -> Iterator[Ask]:
    """Shares of targets: versions to approve, and shares to agree to or return."""
    approve, answer = programmes.cascades_asked(by)
    for many, what in ((approve, word("shares of targets to approve")), (answer, word("shares of targets to answer"))):
        if many:
            yield ask_by(many, what, reverse("office:cascades"), None, clock.today())


def _analyses(by: Actor) -> Iterator[Ask]:
    many, day = oversight.analyses_asked(by)
    if many:
        yield ask_by(many, word("quarterly analyses to settle"), reverse("office:quarterly"), day, clock.today())


def frame(by: Actor) -> dict[str, Any]:
    """What the strip of the overview carries: the first five, and how many kinds there are."""
    every = every_ask(by, clock.today())
    return {
        "asks": every[:MOST], "ask_kinds": len(every) if len(every) > MOST else 0,
        "next": word("The next reports come after the quarter’s end."),
    }  # fmt: skip
