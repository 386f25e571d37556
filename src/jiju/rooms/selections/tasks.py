"""What the room does after news from others."""

from __future__ import annotations

import json
from datetime import date, datetime

from jiju.core import workdays
from jiju.core.refusals import Refusal
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


def end_removed_titles(entry: Entry) -> None:
    """After a removal was confirmed: end the titles that no batch document ended, as in a plan without a procedure."""
    removal = int(entry.subject_id)
    for title in queries.titles_removed(removal):
        acts.end_removed_title(title, by=system("selections"), at=entry.at, removal=removal)


def propose_questions(entry: Entry) -> None:
    """After figures were found false: propose to put the titles in question that were won by them."""
    told, falsehood = json.loads(entry.body)["data"], int(entry.subject_id)
    for title in queries.titles_resting_on(falsehood, workdays.day_of(entry.at)):
        acts.propose_question(
            title, by=system("selections"), at=entry.at, falsehood=falsehood, period=told["period"]
        )  # fmt: skip


def attend_terms(*, on: date, at: datetime) -> None:
    """Once a day: end the titles whose years are over, and warn of those that end soon.

    Errors   what the registry refuses for one title, once all others are done: it is tried again
    """
    stuck: list[Refusal] = []
    for title, days in queries.titles_to_attend(on):
        title.refresh_from_db()
        try:
            if days:
                acts.warn_of_end(title, by=system("selections"), at=at, days=days)
            elif title.ran_out_at is None:
                acts.run_out(title, by=system("selections"), at=at)
        except Refusal as refusal:
            stuck.append(refusal)
    if stuck:
        raise stuck[0]


def adopt_titles(*, on: date, at: datetime) -> int:
    """Take over the titles that the registry knows of on a day, and say how many were new."""
    return acts.adopt_titles(queries.titles_known(on), by=system("selections"), at=at)


def announce(entry: Entry) -> None:
    """After a step that concerns others: tell them, with the page on which it goes on."""
    told = queries.announcements(entry)
    if told:
        filings.announce(told, by=system("selections"), at=entry.at)
