"""The command line and the worker remind: today, a missed day, and no day ahead of time."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from jiju.config import commands, worker
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Reminder
from jiju.rooms.people import queries as people
from jiju.web import clock
from tests.rooms.filings import reminding
from tests.rooms.filings.reminding import DUE
from tests.web import small

DAY = timedelta(days=1)


@pytest.fixture
def province(db: None) -> None:
    small.make()


def rungs() -> list[str]:
    return list(Reminder.objects.order_by("pk").values_list("rung", flat=True))


def test_a_demonstration_can_be_reminded_on_any_day(province: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["filings", "remind", "--on", "2025-01-23", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "on": "2025-01-23", "reminded": {"T-3": 1, "T-1": 0, "T": 0, "T+1": 0, "T+3": 0, "T+5": 0},
    }  # fmt: skip
    assert commands.run(["filings", "remind", "--on", "2025-01-31"]) == 0
    assert capsys.readouterr().out.splitlines() == ["T-3\t0", "T-1\t0", "T\t1", "T+1\t1", "T+3\t1", "T+5\t1"]


def test_a_day_ahead_is_refused_where_real_work_is_done(
    province: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "demonstration_day", lambda: None)
    monkeypatch.setattr(clock.timezone, "now", lambda: small.AT)
    assert commands.run(["filings", "remind", "--on", "2025-01-23"]) == 1
    assert "2025-01-23" in capsys.readouterr().err
    assert rungs() == []


def test_a_missed_day_is_made_up_for_as_it_was(province: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "demonstration_day", lambda: None)
    monkeypatch.setattr(clock.timezone, "now", lambda: reminding.morning(DUE + 4 * DAY))
    assert commands.run(["filings", "remind", "--on", "2025-01-27"]) == 0
    assert rungs() == ["T", "T+1"]


def test_what_is_no_day_is_wrong_usage(province: None) -> None:
    with pytest.raises(SystemExit) as wrong:
        commands.run(["filings", "remind", "--on", "tomorrow"])
    assert wrong.value.code == 2


def test_the_periods_under_way_are_listed(province: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["filings", "periods", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["periods"] == [{
        "form": "B1", "period": "2024Q4", "due": "2025-01-26T18:00:00+08:00", "closes": "2025-03-27T18:00:00+08:00",
        "owed": 4, "sent": 3, "sent_late": 0, "overdue": 0, "extended": 0,
    }]  # fmt: skip
    assert commands.run(["filings", "periods"]) == 0
    assert capsys.readouterr().out.startswith("B1\t2024Q4\t")


def test_the_worker_reminds_in_the_morning_and_again_at_the_deadline(
    province: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    now: list[Any] = [reminding.morning(DUE)]
    monkeypatch.setattr(clock, "now", lambda: now[0])
    done = worker.remind_once(None)
    assert rungs() == ["T-1"]
    assert worker.remind_once(done) == done
    now[0] = checks.end_of(DUE)
    done = worker.remind_once(done)
    assert rungs() == ["T-1", "T"]
    now[0] = reminding.morning(DUE + DAY)
    worker.remind_once(done)
    assert rungs() == ["T-1", "T", "T+1"]
