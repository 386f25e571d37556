"""Digit preference (尾数偏好): were the figures counted, or guessed?

The last digit of a long true figure is any of ten alike. Whoever makes figures up prefers some; whoever estimates rounds.
What stands out is a lead for a call, never a proof.

Source: Mosimann, Wiseman & Edelman (1995), Accountability in Research 4, 31–55; Holm (1979), Scand J Statist 6, 65–70
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from jiju.core.refusals import Malformed
from jiju.engines.outlook import (
    LastDigits,
    RoundNumbers,
    TooFewToTest,
    false_alarms_at,
    last_digits,
    remarkable,
    round_numbers,
)
from tests.spec.outlook.drawn import province


def revenues(rng: np.random.Generator, many: int = 120) -> list[int]:
    """Figures of skewed sizes as they would be counted, in whole 万元."""
    return [int(x) for x in rng.lognormal(8, 1.2, many)]


def digits(values: Sequence[Decimal | int], places: int = 0) -> LastDigits:
    found = last_digits(values, places)
    assert isinstance(found, LastDigits)
    return found


def round_ones(values: Sequence[Decimal | int], places: int = 0, zeros: int = 2) -> RoundNumbers:
    found = round_numbers(values, places, zeros)
    assert isinstance(found, RoundNumbers)
    return found


def test_digits_that_are_even_are_even() -> None:
    """1000 to 1099 have each last digit ten times."""
    found = digits(range(1000, 1100))
    assert (found.figures, found.counts, found.p) == (100, (10,) * 10, 1.0)


def test_a_liking_for_five_and_zero_is_seen() -> None:
    """Of sixty figures, twenty end in 5, twenty in 0: by chance once in 10 to the 13."""
    values = [1005] * 20 + [1010] * 20 + [1001, 1002, 1003, 1004, 1006, 1007, 1008, 1009, 1011, 1012] * 2
    assert digits(values).p == pytest.approx(4.8e-14, rel=0.01)


def test_round_numbers_are_counted_against_one_in_a_hundred() -> None:
    """Ten of a hundred end in 00 where one is expected: once in 13 million by chance. In 0 alone, ten would be usual."""
    values = [20_000 + 100 * k for k in range(10)] + [30_001 + 101 * k for k in range(90)]
    found = round_ones([v if v % 100 or v < 30_000 else v + 1 for v in values])
    assert (found.figures, found.round, found.expected) == (100, 10, 1.0)
    assert found.p == pytest.approx(1 / 13.1e6, rel=0.01)
    assert round_ones(range(1000, 1100), zeros=1).p > 0.5


def test_decimals_count_as_digits() -> None:
    """With two decimals 12.30 is 1230 of a hundredth: it ends in 0 and is long enough. 9.99 is not."""
    values = [Decimal("12.30"), Decimal("9.99")] * 50
    assert digits(values, 2).counts == (50, *(0,) * 9)
    assert isinstance(last_digits([Decimal("9.99")] * 60, 2), TooFewToTest)


def test_a_sign_is_no_digit() -> None:
    """Losses end in digits too."""
    assert digits([-v for v in range(1000, 1100)]).counts == (10,) * 10


def test_the_stated_level_is_kept() -> None:
    """1,500 reporters of about 120 counted figures: at 1 % the digits accused 1.0 %, the zeros 0.8 %; at 5 % 5 and 4 %.
    Over 6,000 reporters 0.98 and 4.9 % for the digits, 0.83 and 3.7 % for the zeros."""
    rng = np.random.default_rng(4)
    every = [revenues(rng) for _ in range(1500)]
    p = np.array([(digits(v).p, round_ones(v, zeros=1).p) for v in every])
    assert (p <= 0.01).mean(axis=0) == pytest.approx([0.010, 0.008], abs=0.005)
    assert (p <= 0.05).mean(axis=0) == pytest.approx([0.05, 0.04], abs=0.012)


def test_false_alarms_are_counted_over_what_was_accepted() -> None:
    """Eight types over eleven accepted quarters, some 370 enterprises each: 88 tests of digits. What is too few is not judged."""
    panel, types = province(3000)
    results = [
        last_digits([int(v) for v, own in zip(quarter, types, strict=True) if own == one], 0)
        for quarter in panel[:, :11].T
        for one in sorted(set(types))
    ]
    measured = false_alarms_at(0.05, [*results, last_digits([], 0)])
    assert measured.judged == 88
    assert measured.interval is not None
    assert measured.interval[0] < 0.05 < measured.interval[1]
    with pytest.raises(Malformed, match="between 0 and 1"):
        false_alarms_at(5, results)


def test_who_rounds_half_of_the_figures_is_found() -> None:
    """To the ten, among 120 figures: always, of 200."""
    rng = np.random.default_rng(5)
    rounded = [[v - v % 10 if rng.random() < 0.5 else v for v in revenues(rng)] for _ in range(200)]
    assert all(digits(v).p < 0.01 and round_ones(v, zeros=1).p < 0.01 for v in rounded)


def test_of_many_reporters_hardly_ever_one_is_accused_by_mistake() -> None:
    """Of a thousand, ten have a p of 1 % by chance. Held together only those stand out whose p is below 1 in 100,000."""
    assert remarkable({"a": 0.000_001, "b": 0.009, "c": 0.5}) == ("a",)
    assert remarkable({"a": 0.003, "b": 0.004, "c": 0.009}) == ("a", "b", "c")
    assert remarkable({"a": 0.004, "b": 0.004, "c": 0.004}) == ()
    assert remarkable({f"{n:04d}": (n + 0.5) / 1000 for n in range(1000)}) == ()
    assert remarkable({}) == ()


def test_too_few_long_figures_are_not_tested() -> None:
    """Forty-nine; and figures of three digits, whose last one is not even yet."""
    few = last_digits(range(1000, 1049), 0)
    assert isinstance(few, TooFewToTest)
    assert (few.have, few.needed) == (49, 50)
    assert isinstance(last_digits([123] * 100, 0), TooFewToTest)
    assert isinstance(round_numbers([9_900] * 100, 0), TooFewToTest)


def test_what_must_be_written_properly() -> None:
    """A float has no last digit; more decimals than said; no zeros; a level that is none."""
    inexact: Any = [1234.5]
    with pytest.raises(Malformed, match="not exact"):
        last_digits(inexact, 1)
    with pytest.raises(Malformed, match=r"12\.345 has more than 2 decimals"):
        last_digits([Decimal("12.345")], 2)
    with pytest.raises(Malformed, match="nothing round"):
        round_numbers([1], 0, 0)
    with pytest.raises(Malformed, match="between 0 and 1"):
        remarkable({}, 1)
