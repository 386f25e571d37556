"""Normalising against standards set beforehand: goalposts, targets, bands. The peers do not matter."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from pydantic import Field

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.elements import Element
from jiju.engines.indices.state import State
from jiju.engines.indices.steps.normalising import Normalise


class Standard(Normalise):
    """A scale whose ends are written beside each element, under worst, best, target or standards."""

    def turns(self, state: State, j: int) -> bool:
        return False

    def needed(self, element: Element, *names: str) -> list[float]:
        """The values of an element that the method needs."""
        out = []
        for name in names:
            value = getattr(element, name)
            if value is None:
                raise refuse(
                    f"elements: {element.id}",
                    word("“{name}” is missing.", name=name),
                    word(
                        "{method} needs it: write {name}: and a number.", method=getattr(self, "method", ""), name=name
                    ),
                )
            out.append(float(value))
        return out


class Goalposts(Standard):
    """Between an element's worst and best: low + (high − low) · (x − worst) ÷ (best − worst).

    With worst above best, less is better. Also the classic 功效系数: to: [60, 100], worst 不允许值, best 满意值.
    """

    method: Literal["goalposts"]
    to: tuple[float, float] = Field(default=(0.0, 1.0), description="the scores of worst and best")
    cap: Literal["both", "high", "low", "none"] = Field(default="both", description="at which end scores stop")
    scale: Literal["linear", "ln"] = Field(
        default="linear", description="ln: figures and goalposts as logarithms, as for income"
    )

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        worst, best = self.needed(state.element(state.indicators[j]), "worst", "best")
        if worst == best:
            raise refuse(where, word("Worst and best are the same."), word("Write two values that differ."))
        if self.scale == "ln":
            if min(worst, best, float(x.min())) <= 0:
                raise refuse(
                    where,
                    word(
                        "A logarithm needs figures and goalposts above zero; the smallest is {low}.",
                        low=min(worst, best, float(x.min())),
                    ),
                    word("Write scale: linear, or goalposts above zero."),
                )
            x, worst, best = np.log(x), math.log(worst), math.log(best)
        share = (x - worst) / (best - worst)
        if self.cap in {"both", "high"}:
            share = np.minimum(share, 1.0)
        if self.cap in {"both", "low"}:
            share = np.maximum(share, 0.0)
        return np.asarray(self.to[0] + (self.to[1] - self.to[0]) * share)


class Target(Standard):
    """Distance to an element's target: 1 − (target − x) ÷ (target − min), min being the peers' worst; or x ÷ target."""

    method: Literal["distance to target", "fraction of target"]
    cap: bool = Field(default=True, description="whether a unit beyond the target stops at 1")

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        (target,) = self.needed(state.element(state.indicators[j]), "target")
        if state.directions[j] == "down":
            x, target = -x, -target
        below = target if self.method == "fraction of target" else target - float(x.min())
        if below == 0:
            raise refuse(where, word("The target equals the worst value."), word("Write another target."))
        out = x / target if self.method == "fraction of target" else 1.0 - (target - x) / below
        if self.method == "fraction of target" and state.directions[j] == "down":
            out = 1.0 / out
        return np.asarray(np.minimum(out, 1.0) if self.cap else out)


class Banded(Standard):
    """Efficacy by bands: an element's standards from best to worst earn band coefficients, and between two
    standards the score moves in proportion.

    Source   财政部企业绩效评价细则: a base by band, and the adjustment (x − this) ÷ (upper − this) × the step up
    """

    method: Literal["banded efficacy"]
    coefficients: tuple[float, ...] = Field(
        default=(1.0, 0.8, 0.6, 0.4, 0.2), description="of each standard, from the best"
    )
    below: float = Field(default=0.0, description="the coefficient below the last standard")
    full: float = Field(default=100.0, gt=0, description="the score at the best standard")

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        element = state.element(state.indicators[j])
        standards = element.standards
        if standards is None or len(standards) != len(self.coefficients):
            raise refuse(
                f"elements: {element.id}",
                word("It has {n} standards for {m} coefficients.", n=len(standards or ()), m=len(self.coefficients)),
                word("Write standards: from best to worst, one for each coefficient."),
            )
        sign = 1.0 if standards[0] > standards[-1] else -1.0
        rising = [sign * s for s in reversed(standards)]
        if any(a >= b for a, b in zip(rising, rising[1:], strict=False)):
            raise refuse(
                f"elements: {element.id}",
                word("The standards are not in order."),
                word("Write them from best to worst."),
            )
        points = [c * self.full for c in reversed(self.coefficients)]
        return np.asarray(np.interp(sign * x, rising, points, left=self.below * self.full, right=points[-1]))


class PointsByBand(Standard):
    """Points by the band in which a figure falls: from so much on, so many points."""

    method: Literal["points by band"]
    bands: dict[str, tuple[tuple[float, float], ...]] = Field(
        description="by indicator: pairs [from, points]; less-is-better indicators write [up to, points]"
    )
    otherwise: float = Field(default=0.0, description="the points in no band")

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        indicator = state.indicators[j]
        if indicator not in self.bands:
            raise refuse(
                f"{self.where}.bands",
                word("“{name}” has no bands.", name=indicator),
                word("Write its bands, or name under only the indicators that have some."),
            )
        sign = 1.0 if state.directions[j] == "up" else -1.0
        out = np.full(x.shape, self.otherwise)
        for start, points in sorted(self.bands[indicator], key=lambda b: sign * b[0]):
            out = np.where(sign * x >= sign * start, points, out)
        return np.asarray(out)


class AmpiScale(Normalise):
    """The scale of AMPI: 60 (x − low) ÷ (high − low) + 70, so that the reference is 100.

    low and high are the reference less and plus half the range; the reference is the peers' mean, or the element's
    target.
    """

    method: Literal["ampi"]
    reference: Literal["mean", "target"] = Field(description="what becomes 100")

    def scaled(self, x: FloatArray, where: str, state: State, j: int, rows: np.ndarray) -> FloatArray:
        spread = float(x.max() - x.min())
        if spread == 0:
            raise self._constant(where)
        middle = float(x.mean())
        if self.reference == "target":
            target = state.element(state.indicators[j]).target
            if target is None:
                raise refuse(
                    f"elements: {state.indicators[j]}",
                    word("“{name}” is missing.", name="target"),
                    word("{method} needs it: write {name}: and a number.", method="ampi", name="target"),
                )
            middle = -target if state.directions[j] == "down" else target
        return np.asarray(60.0 * (x - (middle - spread / 2)) / spread + 70.0)
