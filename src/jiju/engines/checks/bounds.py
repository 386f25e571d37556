"""Columns of numbers in binary floating point, each with a bound on how far it may be from the exact one.

What is not surely right within its bound is left to the plain evaluator, so speed never changes an answer.
Missing  NaN is an absent number; an infinite bound is a number that nothing is known of
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from jiju.engines.checks import nodes as n

Floats = np.ndarray[Any, np.dtype[np.float64]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
EPSILON = 2.3e-16


@dataclass(frozen=True)
class Bounded:
    """Numbers and the bounds of their errors."""

    x: Floats
    error: Floats

    @cached_property
    def absent(self) -> Mask:
        return np.asarray(np.isnan(self.x) & np.isfinite(self.error))


@dataclass(frozen=True)
class Verdict:
    """Where a condition is surely true, surely false, or surely not to be judged; elsewhere it is in doubt."""

    true: Mask
    false: Mask
    absent: Mask


def exact(x: Floats) -> Bounded:
    """Doubles that came from decimals: off by half a last place."""
    return _bounded(x, np.abs(x) * EPSILON)


def constant(x: float) -> Bounded:
    """One and the same number for every filing."""
    return exact(np.asarray(x))


def unknown(count: int) -> Bounded:
    """Numbers of which nothing is known."""
    return Bounded(np.zeros(count), np.full(count, np.inf))


def _bounded(x: Floats, error: Floats) -> Bounded:
    """Numbers with their bounds; what overflowed is unknown, what is absent has no error."""
    if np.isfinite(x + error).all():  # by far the most columns: nothing absent, nothing unknown
        return Bounded(x, error)
    odd = np.isinf(x) | np.isinf(error)
    error = np.where(odd, np.inf, np.where(np.isnan(x), 0.0, error))
    return Bounded(np.where(odd, 0.0, x), error)


def arithmetic(operator: n.Operator, a: Bounded, b: Bounded) -> Bounded:
    """Two columns and an operator; divided by a sure zero is absent, by what may be zero unknown."""
    match operator:
        case "+":
            x, error = a.x + b.x, a.error + b.error
        case "-":
            x, error = a.x - b.x, a.error + b.error
        case "*":
            x, error = a.x * b.x, np.abs(a.x) * b.error + np.abs(b.x) * a.error + a.error * b.error
        case "/":
            return _divided(a, b)
    return _joined(a, b, x, error + np.abs(x) * EPSILON)


def _divided(a: Bounded, b: Bounded) -> Bounded:
    least = np.abs(b.x) - b.error
    if (least > b.error).all():  # by far the most columns: nothing is divided by what may be zero
        return _joined(a, b, *_quotient(a, b, b.x, least))
    zero = (b.x == 0) & (b.error == 0)
    unsure = ~zero & (least <= b.error)
    x, error = _quotient(a, b, np.where(zero | unsure, 1.0, b.x), np.where(zero | unsure, 1.0, least))
    return _joined(a, b, np.where(zero, np.nan, x), np.where(unsure, np.inf, error))


def _quotient(a: Bounded, b: Bounded, below: Floats, least: Floats) -> tuple[Floats, Floats]:
    """Numbers divided, and the bounds of their errors; least: how close to zero the divisors may be."""
    x = a.x / below
    size = np.abs(x)
    return x, (a.error + size * b.error) / least + size * EPSILON


def _joined(a: Bounded, b: Bounded, x: Floats, error: Floats) -> Bounded:
    """A result is absent where either side surely is, and unknown where a side is unknown."""
    if np.isfinite(x + error).all():
        return Bounded(x, error)
    absent = a.absent | b.absent
    doubt = ~absent & (np.isinf(a.error) | np.isinf(b.error) | np.isinf(error))
    return _bounded(np.where(absent, np.nan, x), np.where(absent, 0.0, np.where(doubt, np.inf, error)))


def absolute(a: Bounded) -> Bounded:
    """The sizes of numbers without their signs."""
    return Bounded(np.abs(a.x), a.error)


def rounded(a: Bounded, digits: int) -> Bounded:
    """Numbers rounded to so many decimals: each may be off by half a last place."""
    return Bounded(a.x, np.where(a.absent, 0.0, a.error + 0.5 * 10.0**-digits))


def growth(now: Bounded, ago: Bounded) -> Bounded:
    """The growth of each in percent of what it was."""
    share = arithmetic("/", arithmetic("-", now, ago), absolute(ago))
    return arithmetic("*", share, constant(100.0))


def extreme(which: str, a: Bounded, b: Bounded) -> Bounded:
    """The smaller or the larger of each pair."""
    x = np.minimum(a.x, b.x) if which == "min" else np.maximum(a.x, b.x)
    return _joined(a, b, x, np.maximum(a.error, b.error))


def compared(relation: n.Relation, a: Bounded, b: Bounded, within: float) -> Verdict:
    """Two columns compared; equal within their errors is in doubt, unless both are exact."""
    gap = a.x - b.x
    size = np.abs(gap)
    edge = a.error + b.error + (size + abs(within)) * EPSILON
    match relation:
        case "=":
            return _verdict(a, b, size + edge <= within, lambda: size - edge > within)
        case "!=":
            return _verdict(a, b, size - edge > within, lambda: size + edge <= within)
        case "<=":
            return _verdict(a, b, gap + edge <= within, lambda: gap - edge > within)
        case ">=":
            return _verdict(a, b, gap - edge >= -within, lambda: gap + edge < -within)
        case "<":
            return _verdict(a, b, gap + edge < 0, lambda: gap - edge >= 0)
        case ">":
            return _verdict(a, b, gap - edge > 0, lambda: gap + edge <= 0)


def _verdict(a: Bounded, b: Bounded, true: Mask, false: Callable[[], Mask]) -> Verdict:
    """What is surely true, and only where something is not, what is surely false or absent: NaN is neither."""
    if true.all():
        return Verdict(true, ~true, ~true)
    return Verdict(true, false(), a.absent | b.absent)


def both(a: Verdict, b: Verdict) -> Verdict:
    """Three-valued and: a sure false decides."""
    false = a.false | b.false
    sure = (a.true | a.absent) & (b.true | b.absent)
    return Verdict(a.true & b.true, false, sure & (a.absent | b.absent))


def either(a: Verdict, b: Verdict) -> Verdict:
    """Three-valued or: a sure true decides."""
    return opposite(both(opposite(a), opposite(b)))


def opposite(a: Verdict) -> Verdict:
    return Verdict(a.false, a.true, a.absent)


def doubtful(count: int) -> Verdict:
    """Nothing is known of any."""
    none = np.zeros(count, dtype=bool)
    return Verdict(none, none, none)


def unjudged(count: int) -> Verdict:
    """None is judged: something is absent everywhere."""
    none = np.zeros(count, dtype=bool)
    return Verdict(none, none, ~none)
