"""Denominating: a figure for each head, each hectare, each yuan, so that large and small can be compared."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import numpy as np
from pydantic import Field

from jiju.core.words import word
from jiju.engines.indices.arrays import refuse
from jiju.engines.indices.elements import Strict
from jiju.engines.indices.state import State
from jiju.engines.indices.steps.step import Step


class Denominator(Strict):
    """Divide by this column and multiply by this scale."""

    column: str
    scale: float = 1.0


class Denominate(Step):
    """Divide each indicator that has a denominator by it, and multiply by its scale.

    Missing  where the denominator is missing, so is the ratio
    Errors   Malformed where a denominator is zero
    """

    kind: ClassVar[str] = "denominate"
    by: dict[str, Denominator] = Field(
        default_factory=dict, description="denominators by indicator, in place of those under elements"
    )

    def columns(self) -> list[str]:
        return [d.column for d in self.by.values()]

    def apply(self, state: State) -> State:
        x = state.x.copy()
        chosen = [state.indicators[j] for j in state.places(self.only or None, self.where)]
        state.places(tuple(self.by), self.where)
        for j, indicator in enumerate(state.indicators):
            element = state.element(indicator)
            use = self.by.get(indicator) or (
                Denominator(column=element.denominator, scale=element.scale) if element.denominator else None
            )
            if use is None or indicator not in chosen:
                continue
            below = state.number(use.column)
            zero = np.flatnonzero((below == 0) & ~np.isnan(x[:, j]))
            if len(zero):
                raise refuse(
                    indicator,
                    word(
                        "{unit} has zero in “{column}”, by which it is divided.",
                        unit=state.keys[int(zero[0])],
                        column=use.column,
                    ),
                    word("Leave the cell empty if it is not known, or leave the unit out."),
                )
            with np.errstate(divide="ignore", invalid="ignore"):
                x[:, j] = np.where(np.isnan(below), np.nan, x[:, j] / below * use.scale)
        return replace(state, x=x)
