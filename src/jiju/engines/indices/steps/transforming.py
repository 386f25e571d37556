"""Transforming: one function on each figure alone, before units are compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.state import State
from jiju.engines.indices.steps.step import Step

FUNCTIONS: dict[str, Callable[[FloatArray], FloatArray]] = {
    "ln": np.log,
    "log10": np.log10,
    "ln(1 + x)": np.log1p,
    "square root": np.sqrt,
    "square": np.square,
    "reciprocal": np.reciprocal,
    "opposite": np.negative,
    "absolute": np.abs,
}
ABOVE: dict[str, float] = {"ln": 0.0, "log10": 0.0, "ln(1 + x)": -1.0}


class Transform(Step):
    """Replace each figure by a function of it: a logarithm, a root, a cap, a distance to an ideal value.

    Missing  stays missing
    Errors   Malformed, naming unit and indicator, where the function is not defined (ln of zero, root of −1)
    """

    kind: ClassVar[str] = "transform"
    method: Literal[
        "ln", "log10", "ln(1 + x)", "square root", "square", "reciprocal", "opposite", "absolute",
        "cap", "floor", "linear", "power", "distance to", "distance to range",
    ]  # fmt: skip
    at: float | None = Field(default=None, description="cap, floor, distance to: the value; power: the exponent")
    times: float = Field(default=1.0, description="linear: times · x + plus")
    plus: float = Field(default=0.0, description="linear: times · x + plus")
    low: float | None = Field(default=None, description="distance to range: the lower end of the ideal range")
    high: float | None = Field(default=None, description="distance to range: the upper end of the ideal range")

    def model_post_init(self, context: object, /) -> None:
        needs = {
            "cap": ["at"],
            "floor": ["at"],
            "power": ["at"],
            "distance to": ["at"],
            "distance to range": ["low", "high"],
        }
        for name in needs.get(self.method, []):
            if getattr(self, name) is None:
                raise refuse(
                    f"{self.where}: {self.method}",
                    word("“{name}” is missing.", name=name),
                    word("Write {name}: and a number.", name=name),
                )

    def apply(self, state: State) -> State:
        x = state.x.copy()
        for j in state.places(self.only, self.where):
            x[:, j] = self._column(state, j)
        return state.with_x(x)

    def _column(self, state: State, j: int) -> FloatArray:
        column = state.x[:, j]
        wrong = np.flatnonzero(~self._defined(column) & ~np.isnan(column))
        if len(wrong):
            raise refuse(
                state.indicators[j],
                word(
                    "{unit} has {value}, of which {method} is not defined.",
                    unit=state.keys[int(wrong[0])],
                    value=float(column[wrong[0]]),
                    method=self.method,
                ),  # fmt: skip
                word("Choose another function, or add a constant before (method: linear)."),
            )
        return self._of(column)

    def _defined(self, column: FloatArray) -> np.ndarray:
        if self.method in ABOVE:
            return np.asarray(column > ABOVE[self.method])
        if self.method == "square root":
            return np.asarray(column >= 0)
        if self.method == "power" and self.at is not None and not self.at.is_integer():
            return np.asarray(column >= 0)
        if self.method == "reciprocal" or (self.method == "power" and self.at is not None and self.at < 0):
            return np.asarray(column != 0)
        return np.ones(column.shape, dtype=bool)

    def _of(self, column: FloatArray) -> FloatArray:
        if self.method in FUNCTIONS:
            return FUNCTIONS[self.method](column)
        if self.method == "linear":
            return np.asarray(self.times * column + self.plus)
        if self.method == "distance to range":
            low, high = float(self.low or 0.0), float(self.high or 0.0)
            return np.asarray(np.maximum(np.maximum(low - column, column - high), 0.0) + 0.0 * column)
        at = float(self.at or 0.0)
        chosen: dict[str, Callable[[], FloatArray]] = {
            "cap": lambda: np.where(np.isnan(column), np.nan, np.minimum(column, at)),
            "floor": lambda: np.where(np.isnan(column), np.nan, np.maximum(column, at)),
            "power": lambda: np.power(column, at),
            "distance to": lambda: np.abs(column - at),
        }
        return chosen[self.method]()
