"""Screening: which units have enough data to be compared, and which columns tell them apart."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from jiju.core.words import Word, word
from jiju.engines.indices.arrays import BoolArray, refuse
from jiju.engines.indices.state import Note, State
from jiju.engines.indices.steps.step import Step


class Screen(Step):
    """Leave out units whose share of present (and non-zero) figures is below a threshold.

    Missing  a unit that is left out has no score and no rank, and the result says why
    """

    kind: ClassVar[str] = "screen"
    method: Literal["missing", "zero", "missing or zero"] = Field(
        default="missing", description="what counts as no data: missing figures, zeros, or both"
    )
    at_least: float = Field(ge=0, le=1, description="the share of figures that a unit must have, such as 0.9")
    keep: tuple[str, ...] = Field(default=(), description="units kept whatever their data")
    drop: tuple[str, ...] = Field(default=(), description="units left out whatever their data")
    constant: Literal["keep", "refuse", "drop"] = Field(
        default="keep", description="what to do with an indicator in which all units are equal"
    )

    def apply(self, state: State) -> State:
        self._known(state)
        places = state.places(self.only, self.where)
        share = self._counts(state)[:, places].mean(axis=1)
        reasons: dict[str, Word] = {}
        for key, has in zip(state.keys, share, strict=True):
            if key in self.drop:
                reasons[key] = word("Left out by the recipe.")
            elif has < self.at_least and key not in self.keep:
                reasons[key] = word(
                    "Has {has} of its figures; {need} are needed.", has=f"{has:.1%}", need=f"{self.at_least:.1%}"
                )
        stay = np.array([key not in reasons for key in state.keys])
        if not stay.any():
            raise refuse(
                self.where, word("No unit passes the threshold."), word("Lower “at_least”, or look at the data.")
            )
        notes = tuple(Note(says, unit=key) for key, says in reasons.items())
        kept = replace(
            state,
            rows=state.rows[stay],
            x=state.x[stay],
            left_out=state.left_out | reasons,
            notes=(*state.notes, *notes),
        )
        return kept if self.constant == "keep" else self._varying(kept)

    def _known(self, state: State) -> None:
        for key in (*self.keep, *self.drop):
            if key not in state.keys:
                raise refuse(
                    self.where, word("There is no unit “{unit}”.", unit=key), word("Write its code as in the data.")
                )

    def _counts(self, state: State) -> BoolArray:
        present, zero = ~np.isnan(state.x), state.x == 0
        if self.method == "missing":
            return np.asarray(present)
        return np.asarray(present & ~zero if self.method == "missing or zero" else ~zero)

    def _varying(self, state: State) -> State:
        spread = np.nanmax(state.x, axis=0) > np.nanmin(state.x, axis=0)
        same = [i for i, varies in zip(state.indicators, spread, strict=True) if not varies]
        if not same:
            return state
        if self.constant == "refuse" or len(same) == len(state.indicators):
            raise refuse(
                same[0],
                word("All units have the same value, so that it cannot tell them apart."),
                word("Leave the indicator out, or write “constant: drop”."),
            )
        stay = [j for j, i in enumerate(state.indicators) if i not in same]
        return replace(
            state,
            indicators=tuple(state.indicators[j] for j in stay),
            directions=tuple(state.directions[j] for j in stay),
            x=state.x[:, stay],
            notes=(*state.notes, *(Note(word("Left out: all units have the same value."), indicator=i) for i in same)),
        )
