"""Treating outliers: pull in the few points that would decide a whole indicator, and keep a record of each."""

from __future__ import annotations

from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.moments import kurtosis, skewness
from jiju.engines.indices.state import Note, State
from jiju.engines.indices.steps.step import Step

Log = Literal["log_CT", "log_CT_plus", "log_GII", "ln", "box-cox", "none"]
Percentile = Literal["linear", "hazen", "weibull", "median_unbiased", "lower", "higher", "nearest"]


class TreatBySkew(Step):
    """Winsorise one point at a time while skew and kurtosis are both too large; if that fails, take logarithms.

    Skew and kurtosis are those of Excel and of e1071 type 2 (sample-corrected). An indicator fails when the
    absolute skew exceeds `skew_above` and the kurtosis exceeds `kurtosis_above`. Points are pulled in to the next
    value from the side to which the column is skewed, at most `winsorise_at_most`; if it still fails, `then` is
    applied to the column as it was.

    Missing  stays missing and does not count
    Source   Handbook on Constructing Composite Indicators (OECD/JRC 2008); Becker et al. (2022), COINr
    """

    kind: ClassVar[str] = "treat"
    method: Literal["winsorise by skew and kurtosis"]
    skew_above: float = Field(default=2.0, gt=0, description="the absolute skew beyond which an indicator fails")
    kurtosis_above: float = Field(default=3.5, description="the excess kurtosis beyond which an indicator fails")
    winsorise_at_most: int = Field(default=5, ge=0, description="the greatest number of points pulled in")
    then: Log = Field(default="log_CT", description="what is done with a column that still fails")
    power: float | None = Field(default=None, description="box-cox: the power λ")

    def apply(self, state: State) -> State:
        x, notes = state.x.copy(), []
        for j in state.places(self.only, self.where):
            column = state.x[:, j]
            if self._passes(column):
                continue
            x[:, j], how = self._treated(column, state.indicators[j])
            notes.append(Note(word("Treated: {how}.", how=how), indicator=state.indicators[j]))
            notes += [
                Note(word("Pulled in."), state.keys[i], state.indicators[j], float(column[i]), float(x[i, j]))
                for i in np.flatnonzero(how.startswith("winsorised") & (column != x[:, j]) & ~np.isnan(column))
            ]
        return state.with_x(x, notes)

    def _passes(self, column: FloatArray) -> bool:
        present = column[~np.isnan(column)]
        if len(present) < 4 or present.max() == present.min():
            return True
        skew, kurt = skewness(present), kurtosis(present)
        return not (abs(skew) > self.skew_above and kurt > self.kurtosis_above)

    def _treated(self, column: FloatArray, name: str) -> tuple[FloatArray, str]:
        pulled, points = self._winsorised(column)
        if self._passes(pulled) or self.then == "none":
            return pulled, f"winsorised {points} point(s)"
        return logarithm(column, self.then, name, self.power), self.then

    def _winsorised(self, column: FloatArray) -> tuple[FloatArray, int]:
        out, points = column.copy(), 0
        high: list[int] = []
        low: list[int] = []
        while points < self.winsorise_at_most and not self._passes(out):
            present = out[~np.isnan(out)]
            if skewness(present) > 0:
                high += [int(i) for i in np.flatnonzero(out == np.nanmax(out)) if i not in high]
                out[high] = np.nanmax(np.delete(out, high))
            else:
                low += [int(i) for i in np.flatnonzero(out == np.nanmin(out)) if i not in low]
                out[low] = np.nanmin(np.delete(out, low))
            points += 1
        return out, points


def logarithm(column: FloatArray, how: Log, name: str, power: float | None = None) -> FloatArray:
    """A column on a logarithmic scale.

    log_CT       ln(x − min + 0.01 · range)
    log_CT_plus  ln(x − min + 1), for columns of counts
    log_GII      ln(((max · f − 1)(x − min)) / (max − min) + 1), f = 1, as in the Global Innovation Index
    ln           ln x, refused for zero and below
    box-cox      (x^λ − 1) / λ, and ln x for λ = 0, refused for zero and below
    """
    low, high = float(np.nanmin(column)), float(np.nanmax(column))
    if how == "log_CT":
        return np.asarray(np.log(column - low + 0.01 * (high - low)))
    if how == "log_CT_plus":
        return np.asarray(np.log(column - low + 1.0))
    if (how == "log_GII" and high <= 1) or (how in {"ln", "box-cox"} and low <= 0):
        raise refuse(
            name,
            word(
                "The smallest value is {low} and the largest {high}: {how} is not defined.", low=low, high=high, how=how
            ),
            word("Use log_CT, or transform the indicator first."),
        )
    if how == "log_GII":
        return np.asarray(np.log((high - 1.0) * (column - low) / (high - low) + 1.0))
    if how == "box-cox" and power:
        return np.asarray((column**power - 1.0) / power)
    return np.asarray(np.log(column))


class TreatByFences(Step):
    """Pull in every point beyond a fence to the fence.

    Missing  stays missing and does not count
    """

    kind: ClassVar[str] = "treat"
    method: Literal["percentiles", "quartile fences", "standard deviations"]
    low: float = Field(default=2.5, ge=0, le=100, description="percentiles: the lower percentile")
    high: float = Field(default=97.5, ge=0, le=100, description="percentiles: the upper percentile")
    percentile: Percentile = Field(
        default="linear",
        description="how a percentile is read between points: linear is Excel's PERCENTILE.INC, weibull PERCENTILE.EXC",
    )
    times: float = Field(
        default=1.5, gt=0, description="quartile fences: × the interquartile range; else × the deviation (n − 1)"
    )

    def apply(self, state: State) -> State:
        x, notes = state.x.copy(), []
        for j in state.places(self.only, self.where):
            column = state.x[:, j]
            low, high = self._fences(column[~np.isnan(column)])
            x[:, j] = np.where(np.isnan(column), np.nan, np.clip(column, low, high))
            notes += [
                Note(word("Pulled in."), state.keys[i], state.indicators[j], float(column[i]), float(x[i, j]))
                for i in np.flatnonzero((column != x[:, j]) & ~np.isnan(column))
            ]
        return state.with_x(x, notes)

    def _fences(self, present: FloatArray) -> tuple[float, float]:
        if self.method == "percentiles":
            low, high = np.percentile(present, [self.low, self.high], method=self.percentile)
            return float(low), float(high)
        if self.method == "quartile fences":
            first, third = np.percentile(present, [25, 75], method=self.percentile)
            return float(first - self.times * (third - first)), float(third + self.times * (third - first))
        middle, spread = float(present.mean()), float(present.std(ddof=1)) if len(present) > 1 else 0.0
        return middle - self.times * spread, middle + self.times * spread
