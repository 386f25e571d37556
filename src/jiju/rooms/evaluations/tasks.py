"""What the room does after news from others, and when a term is over."""

from __future__ import annotations

import json
from datetime import date, datetime

from jiju.core import workdays
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.filings import acts as filings
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import system
from jiju.spine.models import Entry


def adopt_schemes(entry: Entry) -> None:
    """After a plan was loaded: take over its schemes."""
    plan = programmes.plan(json.loads(entry.body)["data"]["plan"])
    acts.adopt_schemes(plan, by=system("evaluations"), at=entry.at)


def prove_bounds(entry: Entry) -> None:
    """After a version of a result, and after each group of it: prove the bounds of the next group.

    One group a turn, so that the first proofs are there while the last are still computed.
    """
    told = json.loads(entry.body)["data"]
    result = queries.result_to_prove(told["round"], told["version"])
    groups = queries.groups_to_prove(result)
    if groups:
        acts.prove_bounds(result, by=system("evaluations"), at=entry.at, group=groups[0])


def propose(entry: Entry) -> None:
    """After a final round, a correction, a judged rectification or a finding: let the proposals follow.

    A round's own news moves the later rounds of its scheme as well.
    """
    for round_ in queries.rounds_to_propose(entry.subject_kind, entry.subject_id, workdays.day_of(entry.at)):
        acts.propose(round_, by=system("evaluations"), at=entry.at)


def announce(entry: Entry) -> None:
    """After a step that concerns units: tell them, with the page on which it goes on."""
    told = queries.announcements(entry)
    if told:
        filings.announce(told, by=system("evaluations"), at=entry.at)


def propose_overdue(*, on: date, at: datetime) -> int:
    """When the term of a rectification is over and nobody has judged it: propose the removal, once."""
    rounds = queries.overdue_rounds(on)
    for pk in rounds:
        acts.propose(queries.final_round(pk), by=system("evaluations"), at=at)
    return len(rounds)
