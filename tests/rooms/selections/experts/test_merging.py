"""Many sheets become one score by a named rule; statistics tell of experts and remove nothing. Worked by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from jiju.rooms.programmes.shapes import Review
from jiju.rooms.selections import checks
from jiju.rooms.selections.shapes import Given


def review(**others: object) -> Review:
    plain = {"seats": [{"field": "甲", "wanted": 1}], "criteria": [{"id": "one", "name": "一", "points": 100}]}
    return Review.model_validate(plain | others)


def given(table: str) -> list[Given]:
    """A row an expert, a column an application."""
    head, *rows = [line.split() for line in table.strip().splitlines()]
    return [Given(e, code, Decimal(v)) for e, *values in rows for code, v in zip(head[1:], values, strict=True)]


SEVEN = """
  e  A-01 A-02
  e1   60   70
  e2   80   72
  e3   81   74
  e4   82   76
  e5   83   78
  e6   84   80
  e7  100   82
"""


def scores(table: str, **others: object) -> dict[str, tuple[str, int]]:
    return {m.code: (str(m.score), m.rank) for m in checks.merged(given(table), review(**others))}


def test_the_mean_counts_everybody() -> None:
    assert scores(SEVEN, merge="mean") == {"A-01": ("81.4286", 1), "A-02": ("76.0000", 2)}


def test_the_highest_and_the_lowest_are_dropped_from_seven_experts_on() -> None:
    assert scores(SEVEN, merge="trimmed") == {"A-01": ("82.0000", 1), "A-02": ("76.0000", 2)}
    dropped = {m.code: m.dropped for m in checks.merged(given(SEVEN), review(merge="trimmed"))}
    assert dropped == {"A-01": ("e1", "e7"), "A-02": ("e1", "e7")}


def test_below_seven_experts_nobody_is_dropped() -> None:
    six = "\n".join(SEVEN.strip().splitlines()[:-1])
    assert scores(six, merge="trimmed") == scores(six, merge="mean")


def test_only_one_highest_is_dropped_where_several_are_equal() -> None:
    table = "e A-01\n" + "\n".join(f"e{n} 90" for n in range(1, 7)) + "\ne7 30"
    assert scores(table, merge="trimmed") == {"A-01": ("90.0000", 1)}


def test_a_strict_and_a_mild_expert_weigh_the_same_once_normalised() -> None:
    """e1 gives 50 and 60, e2 gives 80 and 100: mean 72.5, spread √(1475/3); each lies 1/√2 of its own spread off."""
    table = "e A-01 A-02\ne1 50 60\ne2 100 80"
    assert scores(table, merge="normalised") == {"A-01": ("72.5000", 1), "A-02": ("72.5000", 1)}
    assert scores(table, merge="mean") == {"A-01": ("75.0000", 1), "A-02": ("70.0000", 2)}


def test_an_expert_who_gives_everybody_the_same_says_nothing_of_differences() -> None:
    table = "e A-01 A-02\ne1 70 70\ne2 60 80"
    found = {m.code: m.score for m in checks.merged(given(table), review(merge="normalised"))}
    assert found["A-01"] + found["A-02"] == 140
    assert found["A-02"] > found["A-01"]


def test_equal_scores_share_a_rank() -> None:
    table = "e A-01 A-02 A-03\ne1 70 80 80"
    assert scores(table, merge="mean") == {"A-01": ("70.0000", 3), "A-02": ("80.0000", 1), "A-03": ("80.0000", 1)}


def test_leniency_is_the_mean_deviation_from_the_panel() -> None:
    found = checks.statistics(given("e A-01 A-02\ne1 60 70\ne2 70 80\ne3 80 90"))
    assert [(n.expert, n.mean, n.leniency) for n in found.leanings] == [
        ("e1", 65, -10), ("e2", 75, 0), ("e3", 85, 10),
    ]  # fmt: skip
    assert found.leanings[2].z == Decimal(
        "1.4142"
    )  # 10 · √2 / 10: pooled over four degrees of freedom the spread is 10


def test_a_score_far_from_the_others_is_reported() -> None:
    rows = "\n".join(f"e{n} 80 80 80 80 80 80" for n in range(1, 6))
    found = checks.statistics(given(f"e A-01 A-02 A-03 A-04 A-05 A-06\n{rows}\ne6 80 80 80 80 80 20"))
    assert [(o.expert, o.code, o.total) for o in found.outlying] == [("e6", "A-06", 20)]
    assert found.outlying[0].z < -2


def test_two_who_always_move_together_are_reported_from_five_applications_on() -> None:
    five = "e A-01 A-02 A-03 A-04 A-05\ne1 90 60 80 50 70\ne2 91 61 79 52 70\ne3 60 85 70 90 75\ne4 70 75 68 88 80"
    assert [(t.one, t.other) for t in checks.statistics(given(five)).together] == [("e1", "e2")]
    four = "\n".join(" ".join(line.split()[:-1]) for line in five.splitlines())
    assert checks.statistics(given(four)).together == ()


@pytest.mark.parametrize("table", ["e A-01\ne1 80", "e A-01 A-02\ne1 80 80\ne2 80 80"])
def test_without_differences_nothing_is_told(table: str) -> None:
    found = checks.statistics(given(table))
    assert (found.outlying, found.together) == ((), ())
    assert all(n.z is None for n in found.leanings)


def test_a_procedure_that_trims_has_enough_seats_to_trim() -> None:
    folder = Path(__file__).parents[4] / "plans" / "jilin-2021" / "procedures"
    written = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml"))]
    reviews = [Review.model_validate(s["review"]) for one in written for s in one["stages"] if "review" in s]
    assert reviews
    for one in reviews:
        assert one.merge != "trimmed" or sum(seat.wanted for seat in one.seats) >= one.trim_from
