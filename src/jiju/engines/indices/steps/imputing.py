"""Imputing: what stands for a figure that is missing, and on what ground. Every imputed figure is noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.state import ALL, Note, State
from jiju.engines.indices.steps.step import Step

Middle = Callable[[FloatArray], float]


class Impute(Step):
    """Fill what is missing from the other units, from the unit's other indicators, or from its other years.

    Missing  what the method cannot fill is refused, unless `rest: leave` says that it stays missing
    """

    kind: ClassVar[str] = "impute"
    method: Literal[
        "mean", "median", "row mean", "row median", "constant", "zero",
        "latest", "next", "linear between years",
    ]  # fmt: skip
    over: str = Field(
        default=ALL, description="mean, median: over all units, or over those of the same group (a column)"
    )
    within: Literal["all", "siblings"] = Field(
        default="siblings", description="row mean, row median: over all indicators, or those of the same parent"
    )
    value: float | None = Field(default=None, description="constant: the value")
    most_years: int | None = Field(
        default=None, ge=1, description="latest, next, linear: the longest gap that is bridged"
    )
    rest: Literal["refuse", "leave"] = Field(default="refuse", description="what to do with what stays missing")

    def model_post_init(self, context: object, /) -> None:
        if self.method == "constant" and self.value is None:
            raise refuse(
                f"{self.where}: constant",
                word("“{name}” is missing.", name="value"),
                word("Write {name}: and a number.", name="value"),
            )

    def apply(self, state: State) -> State:
        places = state.places(self.only, self.where)
        x = state.x.copy()
        x[:, places] = self._filled(state, places)[:, places]
        after = np.where(np.isnan(state.x), x, state.x)
        notes = [
            Note(
                word("Imputed: {method}.", method=self._says()),
                state.keys[i],
                state.indicators[j],
                None,
                float(after[i, j]),
            )
            for i, j in np.argwhere(np.isnan(state.x) & ~np.isnan(after))
        ]
        left = [(i, j) for i, j in np.argwhere(np.isnan(after)) if j in places]
        if left and self.rest == "refuse":
            i, j = left[0]
            raise refuse(
                state.indicators[j],
                word("{unit} is missing, and {method} cannot fill it.", unit=state.keys[i], method=self._says()),
                word("Screen the unit out, choose another method, or write “rest: leave”."),
            )
        return state.with_x(after, notes)

    def _says(self) -> str:
        return self.method if self.over == ALL else f"{self.method} of {self.over}"

    def _filled(self, state: State, places: list[int]) -> FloatArray:
        if self.method in {"mean", "median"}:
            return self._by_column(state, np.nanmean if self.method == "mean" else np.nanmedian)
        if self.method in {"row mean", "row median"}:
            return self._by_row(state, np.nanmean if self.method == "row mean" else np.nanmedian, places)
        if self.method in {"constant", "zero"}:
            return np.where(np.isnan(state.x), 0.0 if self.method == "zero" else float(self.value or 0.0), state.x)
        return self._by_year(state)

    def _by_column(self, state: State, middle: Middle) -> FloatArray:
        x = state.x.copy()
        for _, rows in state.groups(self.over, self.where):
            for j in range(x.shape[1]):
                part = state.x[rows, j]
                gaps = np.isnan(part)
                if gaps.any() and not gaps.all():
                    x[rows[gaps], j] = middle(part[~gaps])
        return x

    def _by_row(self, state: State, middle: Middle, places: list[int]) -> FloatArray:
        x = state.x.copy()
        for i, j in np.argwhere(np.isnan(state.x)):
            others = state.x[i, self._mates(state, int(j), places)]
            if not np.isnan(others).all():
                x[i, j] = middle(others[~np.isnan(others)])
        return x

    def _mates(self, state: State, j: int, places: list[int]) -> list[int]:
        if self.within == "all":
            return places
        parent = state.element(state.indicators[j]).parent
        return [k for k in places if state.element(state.indicators[k]).parent == parent]

    def _by_year(self, state: State) -> FloatArray:
        if state.table.years is None:
            raise refuse(
                self.where, word("The data have no years."), word("Name the column of years under units: year.")
            )
        years = np.array(state.table.years)[state.rows]
        units = np.array(state.table.units)[state.rows]
        x = state.x.copy()
        for unit in dict.fromkeys(units.tolist()):
            rows = np.flatnonzero(units == unit)
            for j in range(x.shape[1]):
                x[rows, j] = self._series(years[rows], state.x[rows, j])
        return x

    def _series(self, years: np.ndarray, values: FloatArray) -> FloatArray:
        out = values.copy()
        known = np.flatnonzero(~np.isnan(values))
        for i in np.flatnonzero(np.isnan(values)):
            before, after = known[known < i], known[known > i]
            out[i] = self._one(years, values, int(i), before, after)
        return out

    def _one(self, years: np.ndarray, values: FloatArray, i: int, before: np.ndarray, after: np.ndarray) -> float:
        most = np.inf if self.most_years is None else self.most_years
        if self.method == "latest":
            return float(values[before[-1]]) if len(before) and years[i] - years[before[-1]] <= most else np.nan
        if self.method == "next":
            return float(values[after[0]]) if len(after) and years[after[0]] - years[i] <= most else np.nan
        if not len(before) or not len(after) or years[after[0]] - years[before[-1]] > most + 1:
            return np.nan
        left, right = before[-1], after[0]
        share = (years[i] - years[left]) / (years[right] - years[left])
        return float(values[left] + share * (values[right] - values[left]))
