"""The bulletin of a round: counts and lists of the final result, nothing before, and nothing made anew."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from jiju.config import commands
from jiju.core.refusals import NotFound, NotNow
from jiju.rooms.evaluations import queries
from jiju.spine.roles import Role
from tests.web import rounds, small


@pytest.fixture
def province(db: None) -> None:
    small.make()
    small.file_home()


def test_a_bulletin_counts_and_lists_what_the_final_result_says(province: None) -> None:
    round_ = rounds.final()
    told = queries.bulletin(rounds.province(), round_.pk)
    shown = queries.standings(rounds.province(), round_.pk)
    assert told.digest == shown.version.digest
    assert sum(told.grades.values()) == sum(bool(r.grade) for r in shown.rows)
    assert {g: len(units) for g, units in told.lists.items()} == told.grades
    assert told.taken_part == sum(r.rank > 0 for r in shown.rows)
    for group in told.groups:
        scores = [r.score for r in shown.rows if r.group == group.group and r.score is not None]
        assert group.mean == (sum(scores, Decimal(0)) / len(scores)).quantize(Decimal("0.01"))
    assert told.decided_on == rounds.AFTER_TERM.date()
    assert (told.before, told.moves) == (None, ())
    assert set(told.followed) <= {"award", "rectify", "remove", "admit", "promote", "demote", "reopen"}


def test_a_round_that_is_not_final_has_no_bulletin(province: None) -> None:
    round_ = rounds.delivered()
    with pytest.raises(NotNow, match="not final"):
        queries.bulletin(rounds.province(), round_.pk)
    with pytest.raises(NotFound):
        queries.bulletin(rounds.province(), round_.pk + 1)


def test_an_expert_reads_none(province: None) -> None:
    round_ = rounds.final()
    with pytest.raises(NotFound):
        queries.bulletin(small.actor(Role.EXPERT), round_.pk)


def test_the_command_prints_it_with_exact_numbers(province: None, capsys: pytest.CaptureFixture[str]) -> None:
    round_ = rounds.final()
    assert commands.run(["evaluations", "bulletin", str(round_.pk), "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert document["period"] == str(small.LIVE)
    first = next(units[0] for units in document["lists"].values() if units)
    assert Decimal(first["score"]) > 0
    assert commands.run(["evaluations", "bulletin", str(round_.pk)]) == 0
    assert first["unit"] in capsys.readouterr().out
