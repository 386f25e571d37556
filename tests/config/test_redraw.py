"""`jiju selections redraw`: the same experts again, and exit code 1 for any difference."""

from __future__ import annotations

import json

import pytest

from jiju.config import commands
from jiju.rooms.selections import acts
from jiju.rooms.selections.models import Panel
from jiju.spine.records import opened
from tests.factories import selections_experts as made
from tests.web import rounds

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def panel(db: None) -> Panel:
    return made.drawn()


def test_the_draw_is_repeated_from_its_record(panel: Panel, capsys: Printed) -> None:
    assert commands.run(["selections", "redraw", str(panel.call_id), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    experts = [s.expert.code for s in made.here(panel)]
    assert (told["equal"], told["panels"][0]["drawn"], told["panels"][0]["sitting"]) == (True, experts, experts)
    assert commands.run(["selections", "redraw", str(panel.call_id)]) == 0
    assert capsys.readouterr().out == f"{panel.pk}\t-\tequal\t{', '.join(experts)}\n"


def test_a_touched_record_is_told_by_the_exit_code(panel: Panel, capsys: Printed) -> None:
    with opened():
        panel.secret = "another"
        panel.save()
    assert commands.run(["selections", "redraw", str(panel.call_id), "--json"]) == 1
    assert not json.loads(capsys.readouterr().out)["equal"]
    assert commands.run(["selections", "redraw", str(panel.call_id)]) == 1
    assert "DIFFERS" in capsys.readouterr().out


def test_it_is_told_how_many_were_given_up_before(panel: Panel, capsys: Printed) -> None:
    acts.give_up_panel(panel, by=rounds.province(3), at=made.AT, reason="备选专家不足，需要重新抽取。")
    again = made.drawn(made.prepared(panel.call))
    assert commands.run(["selections", "redraw", str(panel.call_id)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in told[:2]] == [str(panel.pk), str(again.pk)]
    assert told[2] == "\tearlier panels given up: 1"


def test_without_a_draw_or_a_call_nothing_is_proved(db: None, capsys: Printed) -> None:
    panel = made.prepared()
    assert commands.run(["selections", "redraw", str(panel.call_id)]) == 1
    assert commands.run(["selections", "redraw", "999"]) == 1
    assert "没有这条记录" in capsys.readouterr().err
