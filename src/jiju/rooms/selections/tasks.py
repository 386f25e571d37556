"""What the room does after news from others."""

from __future__ import annotations

from datetime import date, datetime

from jiju.core import workdays
from jiju.rooms.filings import acts as filings
from jiju.rooms.selections import acts, queries
from jiju.spine.actors import system
from jiju.spine.models import Entry


def open_removal(entry: Entry) -> None:
    """After a removal was decided in its case: begin with its public notice, where the plan has a procedure for it.

    Somebody of the province may have been quicker.
    """
    removal = int(entry.subject_id)
    decided = queries.removal_decided(removal, workdays.day_of(entry.at))
    if decided is not None and queries.call_of_removal(removal) is None:
        acts.open_removal(decided, by=system("selections"), at=entry.at)


def adopt_titles(*, on: date, at: datetime) -> int:
    """Take over the titles that the registry knows of on a day, and say how many were new."""
    return acts.adopt_titles(queries.titles_known(on), by=system("selections"), at=at)


def announce(entry: Entry) -> None:
    """After a step that concerns others: tell them, with the page on which it goes on."""
    told = queries.announcements(entry)
    if told:
        filings.announce(told, by=system("selections"), at=entry.at)
