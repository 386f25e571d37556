"""The score: alarms against the truth file. What counts as right, what as found, and what as neither."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiju.config.demo.scoring import Alarm, score, sort_of

JUMP = frozenset({"jump"})


class Zones:
    """A screen that knows only which zone an enterprise's filing belongs to."""

    def zone_of(self, form: str, period: str, unit: str) -> str:
        return "Z001" if form == "B2" else ""


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    path = tmp_path / "demo_truth.csv"
    path.write_text("form,period,unit,kind\nB1,2024Q1,Z001,jump\nB2,2024Q2,E7,unit_slip_10\n", encoding="utf-8")
    return path


def scored(truth: Path, *alarms: Alarm) -> Any:
    return score(Zones(), list(alarms), truth)  # type: ignore[arg-type]  # it is only asked for zones


def test_an_alarm_on_the_mistake_is_right_and_finds_it(truth: Path) -> None:
    out = scored(truth, Alarm(("B1", "2024Q1", "Z001"), JUMP))
    assert (out.precision, out.recall) == (1.0, 0.5)
    assert {k.kind: (k.planted, k.found, k.false_alarms) for k in out.kinds} == {
        "jump": (1, 1, 0), "unit_slip_10": (1, 0, 0),
    }  # fmt: skip


def test_an_alarm_that_names_the_mistaken_figure_is_right_but_finds_nothing(truth: Path) -> None:
    out = scored(truth, Alarm(("B1", "2024Q2", "Z001"), JUMP, frozenset({("B1", "2024Q1", "Z001")})))
    assert (out.precision, out.recall) == (1.0, 0.0)


def test_a_doubted_sum_is_right_when_one_of_its_parts_is_mistaken(truth: Path) -> None:
    out = scored(truth, Alarm(("B1", "2024Q2", "Z001"), frozenset({"sum_mismatch"}), covers="Z001"))
    assert (out.precision, out.recall) == (1.0, 0.0)


def test_an_alarm_anywhere_else_is_false_and_counted_by_its_sort(truth: Path) -> None:
    out = scored(truth, Alarm(("B1", "2024Q3", "Z009"), JUMP))
    assert (out.precision, out.recall) == (0.0, 0.0)
    assert {k.kind: k.false_alarms for k in out.kinds}["jump"] == 1


def test_an_alarm_about_what_really_happened_is_neither_right_nor_false(truth: Path) -> None:
    declined = truth.read_text(encoding="utf-8") + "B1,2024Q3,Z001,decline\n"
    (truth.parent / "declined.csv").write_text(declined, encoding="utf-8")
    found = (
        Alarm(("B2", "2025Q3", "E9"), JUMP),
        Alarm(("B2", "2025Q4", "E9"), JUMP),
        Alarm(("B2", "2024Q2", "E7"), JUMP),
    )
    out = scored(truth.parent / "declined.csv", *found)
    assert (out.events, out.alarms, out.right) == (1, 2, 1)  # a year after the decline nothing excuses an alarm


def test_without_alarms_there_is_no_precision(truth: Path) -> None:
    assert scored(truth).precision is None


def test_the_sort_of_a_rule_is_told_by_its_words() -> None:
    assert sort_of("B1-K05", "sum_of([B2.01]) + [14] = [04] within 1") == "sum_mismatch"
    assert sort_of("OUTLIER", "") == "jump"
