"""到期: a title whose years are over ends by itself, with the registry; before that its zone is warned, twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.evaluations.acts.refusals import AlreadyRaised, TermStillRuns
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.rooms.selections import queries
from jiju.rooms.selections.models import Title
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("selections.warn_of_end")
def warn_of_end(title: Title, *, by: Actor, at: datetime, days: int) -> Title:
    """Warn that the years of a title are over in so many days: written down once for each warning.

    Errors   AlreadyRaised for the same warning or a nearer one; TermStillRuns while more days are left
    """
    if title.warned_days is not None and title.warned_days <= days:
        raise AlreadyRaised(
            word("{unit} was warned of the end of its title.", unit=title.unit_name), remedy=word("Wait for the day.")
        )
    if title.until is None or title.until > workdays.day_of(at) + timedelta(days=days):
        raise _still_runs(title)
    title.warned_days = days
    title.save()
    record(title, unit=title.unit, library=title.library, until=title.until, days=days)
    return title


@act("selections.run_out")
def run_out(title: Title, *, by: Actor, at: datetime) -> Title:
    """End a title whose years are over: those beyond it in the pipeline end with it, and the registry says so.

    Errors   TermStillRuns; AlreadyRaised for one that was ended before, was lost, or that another one followed
    """
    today = workdays.day_of(at)
    if title.until is None or title.until > today:
        raise _still_runs(title)
    if title.ran_out_at is not None or title.lost_on is not None or title.followed_by:
        raise AlreadyRaised(word("This title has ended."), remedy=word("Look it up in the register of titles."))
    holder = evaluations.title_holder(title.unit, today)
    beyond = _with_it(title)
    for one in (title, *beyond):
        one.until, one.ran_out_at = min(one.until or title.until, title.until), at
        one.save()
    status = queries.library(title.library).status
    restood = status is not None and holder is not None and holder.status == status
    if restood:
        since = max(title.until, holder.since + timedelta(days=1))
        registry.revise(replace(holder, status=zones.RUN_OUT, since=since, until=None), by=by, at=at)
    record(
        title, unit=title.unit, libraries=[t.library for t in (title, *beyond)], on=title.until,
        standing=zones.RUN_OUT if restood else "",
    )  # fmt: skip
    return title


def _with_it(title: Title) -> list[Title]:
    """The titles beyond this one that the zone held when its years were over: they rest on it."""
    reach = queries.later(title.library)
    last = _before(title.until)
    return [t for t in queries.held_titles(title.unit, last) if t.library in reach and t.pk != title.pk]


def _before(day: date) -> date:
    return day - timedelta(days=1)


def _still_runs(title: Title) -> TermStillRuns:
    until = title.until.isoformat() if title.until else "—"
    return TermStillRuns(
        word("The title of {unit} holds until {day}.", unit=title.unit_name, day=until),
        remedy=word("Wait for the day."),
    )
