"""Alerts on the command line: one command scores any demonstration; what a home lacks is said, where, and what next."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from jiju.config import commands, store
from jiju.config.demo.alert_scoring import COLUMNS
from jiju.core import periods
from jiju.rooms.filings.models import Filing
from jiju.rooms.oversight.models import Alert, AlertReading
from jiju.rooms.oversight.queries import rules_of_alerts
from jiju.rooms.people import queries as people
from jiju.spine.models import Entry
from jiju.web import clock
from tests.factories import alerts as made

pytestmark = pytest.mark.django_db
SCORE, READ = ["oversight", "score"], ["oversight", "read-alerts"]
HEAD = ",".join(COLUMNS)
Refused = Callable[..., str]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with an empty truth file; the small province stands as a demonstration."""
    monkeypatch.setenv("JIJU_HOME", str(tmp_path))
    truth(tmp_path)
    return tmp_path


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Run a command that the home cannot answer: exit code 2, nothing on stdout, nothing written; what was said."""

    def running(words: list[str], *said: str) -> str:
        before = Entry.objects.count()
        assert commands.run(words) == 2
        out = capsys.readouterr()
        assert out.out == ""
        assert Entry.objects.count() == before
        for one in said:
            assert one in out.err, out.err
        assert out.err.count("\n") == 1
        return out.err

    return running


def truth(home: Path, *lines: str, head: str = HEAD) -> None:
    (home / "demo_truth.csv").write_text("\n".join([head, *lines, ""]), encoding="utf-8-sig")


# --- what is said of a home that lacks something --------------------------------------------------------------------


@pytest.mark.parametrize("words", [SCORE, READ])
def test_a_home_without_a_store(home: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch, words: Any) -> None:
    monkeypatch.setattr(store, "is_behind", lambda: True)
    refused(words, f"no store of the present form in {home}", "jiju plan load DIR")


@pytest.mark.parametrize("words", [SCORE, READ, [*READ, "--all"]])
def test_a_home_without_a_plan(home: Path, refused: Refused, words: Any) -> None:
    refused(words, f"no plan in force in {home}", "jiju plan load DIR")


@pytest.mark.parametrize("words", [SCORE, READ])
def test_a_plan_without_rules(home: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch, words: Any) -> None:
    made.base()
    forms = rules_of_alerts()[1]
    monkeypatch.setattr("jiju.rooms.oversight.queries.rules_of_alerts", lambda: ((), forms))
    refused(words, "has no rules of alerts", str(home), "alerts.yaml")


def test_a_home_that_is_no_demonstration(home: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
    made.base()
    monkeypatch.setattr(people, "demonstration_day", lambda: None)
    refused(SCORE, f"no demonstration in {home}", "jiju demo")


def test_a_demonstration_without_its_truth_file(home: Path, refused: Refused) -> None:
    made.base()
    (home / "demo_truth.csv").unlink()
    refused(SCORE, f"There is no file {home / 'demo_truth.csv'}.", "jiju demo")


@pytest.mark.parametrize(("lines", "head", "at", "found"), [
    ((), "kind,form,period", 1, "kind, form, period, unit, row, true, reported"),
    (("jump,B2,2024Q2,F1,01,1,2", "jump,B2,2024Q2"), HEAD, 3, "jump"),
    (("jump,B2,2024Q2,F1,01,1,2,3,4",), HEAD, 2, "jump"),
    (("theft,B2,2024Q2,F1,01,1,2",), HEAD, 2, "theft"),
    (("jump,B2,spring,F1,01,1,2",), HEAD, 2, "spring"),
    (('jump,B2,"2024Q2"x,F1,01,1,2',), HEAD, 1, "expected after"),
])  # fmt: skip
def test_a_truth_file_that_is_broken(
    home: Path, refused: Refused, lines: tuple[str, ...], head: str, at: int, found: str
) -> None:
    made.base()
    truth(home, *lines, head=head)
    refused(SCORE, f"{home / 'demo_truth.csv'}, line {at} cannot be read", found, "jiju demo")


def test_a_truth_file_that_is_no_text(home: Path, refused: Refused) -> None:
    made.base()
    (home / "demo_truth.csv").write_bytes(b"\xff\xfe\x00kind")
    refused(SCORE, "line 1 cannot be read", "jiju demo")


@pytest.mark.parametrize("words", [SCORE, READ, [*READ, "--all"]])
def test_a_home_without_figures(home: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch, words: Any) -> None:
    made.base()
    monkeypatch.setattr("jiju.rooms.oversight.queries.periods_reported", list)
    refused(words, f"No figures have come in yet in {home}", "first forms were accepted")


def test_one_quarter_is_read_and_not_scored(
    home: Path, refused: Refused, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made.base()
    monkeypatch.setattr("jiju.rooms.oversight.queries.periods_reported", lambda: [periods.quarter(2024, 4)])
    refused(SCORE, f"figures of 2024Q4 alone in {home}", "--quarters 12")
    assert commands.run([*READ, "--all", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"read": ["2024Q4"]}


def test_what_is_missing_is_said_in_chinese_as_well(home: Path, refused: Refused) -> None:
    made.base()
    (home / "demo_truth.csv").unlink()
    with translation.override("zh-hans"):
        refused(SCORE, f"没有文件 {home / 'demo_truth.csv'}。", "重新生成演示数据")


# --- one command, on any demonstration ------------------------------------------------------------------------------


def test_a_score_reads_what_came_in_and_is_the_same_a_second_time(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made.base()
    made.reported(5, **made.ODD)
    truth(home, "unit_slip_1000,B1,2024Q4,Z005,10,9,1")
    assert commands.run([*SCORE, "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert (first["total"]["precision"], first["total"]["recall"]) == (1.0, 1.0)
    assert first["kinds"] == [{"kind": "unit_slip_1000", "planted": 1, "found": 1}]
    assert Alert.objects.count() == 1
    before = Entry.objects.count()
    assert commands.run([*SCORE, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == first
    assert Entry.objects.count() == before


def test_what_came_in_a_minute_after_a_reading_is_scored_as_well(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker waits ten minutes between readings of a period; who asks does not."""
    made.base()
    assert commands.run([*READ, "--json"]) == 0
    made.reported(5, **made.ODD)
    monkeypatch.setattr(clock, "now", lambda: newest() + timedelta(minutes=1))
    capsys.readouterr()
    assert commands.run([*SCORE, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"]["alerts"] == 1


def newest() -> datetime:
    at: datetime = AlertReading.objects.order_by("-at")[0].at
    return at


def test_people_read_it_line_by_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made.raised()
    truth(home, "decline,B1,2024Q4,Z001,,,")
    assert commands.run(SCORE) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == ["decline\t0/1", "alerts: ratio\t0/1"]
    assert out[-1].startswith("precision 0.0 (0/1), recall 0.0 (0/1), ")
    assert Filing.objects.exists()
