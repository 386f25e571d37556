"""Adjusting: bonus and deduction points on the index, and vetoes that end it."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import numpy as np
from pydantic import Field

from jiju.core.words import Word, word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.elements import Strict
from jiju.engines.indices.state import Note, State
from jiju.engines.indices.steps.step import Step


class Points(Strict):
    """So many points for each one in a column, at most so many in all. A blank cell is none."""

    column: str
    points: float = Field(default=1.0, gt=0, description="points for each one")
    at_most: float | None = Field(default=None, gt=0, description="the most points from this column")


class Veto(Strict):
    """一票否决: where the column exceeds a limit, the score becomes what is written, or there is none at all."""

    column: str
    above: float = 0.0
    score: float | None = Field(default=None, description="the score instead; none when left out")
    says: str = Field(default="", description="the reason as it will be read")


class Adjust(Step):
    """Add bonus points to the index, take deductions off, keep it between bounds, then apply vetoes."""

    kind: ClassVar[str] = "adjust"
    bonus: tuple[Points, ...] = ()
    deduct: tuple[Points, ...] = ()
    veto: tuple[Veto, ...] = ()
    lowest: float | None = Field(default=None, description="the least score after bonus and deductions")
    highest: float | None = Field(default=None, description="the greatest score after bonus and deductions")

    def columns(self) -> list[str]:
        return [p.column for p in (*self.bonus, *self.deduct)] + [v.column for v in self.veto]

    def apply(self, state: State) -> State:
        top = state.tree.top
        if top not in state.scores:
            raise refuse(self.where, word("There is no index yet."), word("Write adjust after aggregate."))
        before = state.scores[top]
        score, parts, notes = before.copy(), {}, []
        for sign, items in ((1.0, self.bonus), (-1.0, self.deduct)):
            for item in items:
                points = sign * self._points(state, item)
                parts[item.column] = points
                score = score + points
        bounded = np.clip(score, self.lowest, self.highest) if (self.lowest, self.highest) != (None, None) else score
        notes += [
            Note(word("Adjusted by bonus and deduction."), key, top, float(a), float(b))
            for key, a, b in zip(state.keys, before, bounded, strict=True)
            if a != b and not np.isnan(a)
        ]
        parts["bounds"] = np.where(np.isnan(bounded), 0.0, bounded - score)
        done = replace(state, scores=state.scores | {top: bounded}, extras=state.extras | {"points": parts})
        return self._vetoed(done.noted(*notes), top)

    def _points(self, state: State, item: Points) -> FloatArray:
        counts = np.nan_to_num(state.number(item.column), nan=0.0)
        if counts.min() < 0:
            raise refuse(
                f"data: {item.column}",
                word("A number of bonus or deduction items is below zero."),
                word("Write how many there are, zero or more."),
            )
        points = counts * item.points
        return points if item.at_most is None else np.minimum(points, item.at_most)

    def _vetoed(self, state: State, top: str) -> State:
        score, reasons, notes = state.scores[top].copy(), dict(state.unscored), []
        for veto in self.veto:
            for i in np.flatnonzero(np.nan_to_num(state.number(veto.column), nan=0.0) > veto.above):
                says: Word = word("Veto: {reason}.", reason=veto.says or veto.column)
                notes.append(Note(says, state.keys[i], top, float(score[i]), veto.score))
                score[i] = np.nan if veto.score is None else veto.score
                if veto.score is None:
                    reasons[state.keys[i]] = says
        return replace(state, scores=state.scores | {top: score}, unscored=reasons).noted(*notes)
