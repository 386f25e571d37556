"""Reads: a result as a book of live formulas, for those who see the figures of every unit in it."""

from __future__ import annotations

from collections.abc import Mapping

from jiju.core.refusals import NotYours
from jiju.core.words import word
from jiju.engines.workbooks import ScoreBook
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.queries.finding import WHOLE, round_record, scheme_of, snapshot_of
from jiju.rooms.evaluations.queries.results import standings_in
from jiju.rooms.evaluations.queries.seeing import ask_standings, result_seen
from jiju.spine.actors import Actor


def may_take_book(by: Actor) -> bool:
    """Whether a role sees the figures of all units, which the formulas of the book are made of."""
    return by.role in WHOLE


def result_book(
    by: Actor, round_id: int, number: int | None = None, *, words: Mapping[str, str], names: Mapping[str, str]
) -> ScoreBook:
    """The newest version of a result, or another, with every formula live.

    Shape    words: what the columns are called; names: group → its name
    Errors   NotYours for who does not see the figures of all units; NotFound, NotNow as for the ranking
    """
    round_ = round_record(by, round_id)
    ask_standings(by, round_)
    if not may_take_book(by):
        raise NotYours(
            word("The book holds the figures of all units."),
            why=word("A score is worked out among the peers, so that its formulas need the figures of every one."),
            remedy=word("Export the sheet of a unit of your own area instead."),
        )
    result = result_seen(by, round_, number)
    return checks.score_book(
        scheme_of(round_), snapshot_of(round_), checks.judgements_of(result.judgements), standings_in(result),
        title=f"{round_.name}-v{result.number}", words=words, names=names,
    )  # fmt: skip
