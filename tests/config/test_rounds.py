"""`jiju evaluations rounds` and `replay`: what stands is listed, and a touched record is told by the exit code."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from jiju.config import commands
from tests.web import rounds, small


@pytest.fixture
def walked(db: None) -> int:
    small.make()
    return int(rounds.walked().pk)


def test_rounds_are_listed(walked: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["evaluations", "rounds", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{
        "round": walked, "name": "2024年四季度评估", "scheme": "round-scheme", "period": "2024Q4", "state": "final",
        "units": 4, "version": 2,
    }]  # fmt: skip
    assert commands.run(["evaluations", "rounds"]) == 0
    assert capsys.readouterr().out.startswith(f"{walked}\t2024Q4\tround-scheme\tfinal\t2\t")


def test_a_round_is_replayed_to_the_same_digests(walked: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["evaluations", "replay", str(walked), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["round"], told["ok"]) == (walked, True)
    assert [(v["number"], v["equal"], v["digest"] == v["recomputed"]) for v in told["versions"]] == [
        (1, True, True), (2, True, True),
    ]  # fmt: skip
    assert told["snapshot"]["digest"] == told["snapshot"]["remeasured"]
    assert commands.run(["evaluations", "replay", str(walked)]) == 0
    assert capsys.readouterr().out.count("equal") == 3


def test_a_touched_round_ends_with_one(walked: int, capsys: pytest.CaptureFixture[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE evaluations_result SET body = body || ' '")
    assert commands.run(["evaluations", "replay", str(walked), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["ok"] is False
    assert commands.run(["evaluations", "replay", str(walked)]) == 1
    assert "DIFFERS" in capsys.readouterr().out


def test_an_unknown_round_is_refused(walked: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["evaluations", "replay", "999"]) == 1
    assert capsys.readouterr().err
