"""`jiju evaluations proposals`: what a final round proposes, for programs and for people."""

from __future__ import annotations

import json

import pytest

from jiju.config import commands
from tests.factories import following as made


def test_proposals_of_a_round_are_listed(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    round_ = made.followed().pk
    assert commands.run(["evaluations", "proposals", str(round_), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["round"] == round_
    awards = [(p["unit"], p["about"], p["because"]["cap_wan"]) for p in told["proposals"] if p["kind"] == "award"]
    assert awards == [("Z002", "F2", "40"), ("Z003", "F2", "40"), ("Z004", "F2", "40")]
    assert commands.run(["evaluations", "proposals", str(round_)]) == 0
    assert "remove\tZ001\t测试集聚区001\t\tproposed" in capsys.readouterr().out
    assert commands.run(["evaluations", "proposals", "99"]) == 1
