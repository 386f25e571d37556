"""Weighing: how much each child counts in its parent, by decision, by judgement, or by the figures themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Literal

import numpy as np
from pydantic import Field

from jiju.core.words import word
from jiju.engines.indices import weights as sources
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.state import Note, State
from jiju.engines.indices.steps.aggregating import values_of
from jiju.engines.indices.steps.step import Step
from jiju.engines.indices.weights.ahp import Variant
from jiju.engines.indices.weights.entropy import Basis
from jiju.engines.indices.weights.spread import Deviation


class Weigh(Step):
    """Set the weights of children; those of elements that are not named stay as written under elements."""

    kind: ClassVar[str] = "weigh"
    of: tuple[str, ...] | None = Field(
        default=None, description="the parents whose children are weighed; see each method"
    )

    def apply(self, state: State) -> State:
        new: dict[str, float] = {}
        for names, found in self._found(state):
            new |= {n: float(w) for n, w in zip(names, found, strict=True)}
        bad = next((n for n, w in new.items() if not w > 0), None)
        if bad is not None:
            raise refuse(
                bad,
                word("Its weight comes out as {weight}.", weight=new[bad]),
                word("Use another method, turn the indicator round, or leave it out."),
            )
        notes = [
            Note(word("Weighed: {method}.", method=self.method_name), indicator=n, after=w) for n, w in new.items()
        ]
        return replace(state, weights=state.weights | new).noted(*notes)

    @property
    def method_name(self) -> str:
        return str(getattr(self, "method", self.kind))

    def _found(self, state: State) -> Iterator[tuple[Sequence[str], Any]]:
        raise NotImplementedError

    def parents(self, state: State) -> list[str]:
        """The parents that are meant: those named, or all whose children are indicators."""
        if self.of is None:
            return [e for e in state.tree.upward if all(c in state.indicators for c in self.alive(state, e))]
        for name in self.of:
            if name not in state.tree.children:
                raise refuse(
                    f"{self.where}.of",
                    word("“{name}” is not an element with children.", name=name),
                    word("Name an element that has children."),
                )
        return list(self.of)

    @staticmethod
    def alive(state: State, parent: str) -> list[str]:
        return [c for c in state.tree.children[parent] if c in state.indicators or c in state.tree.children]


class Given(Weigh):
    """Weights written down by element, or all equal among siblings."""

    method: Literal["given", "equal"]
    weights: dict[str, float] = Field(default_factory=dict, description="given: a number above zero by element")

    def _found(self, state: State) -> Iterator[tuple[Sequence[str], Any]]:
        if self.method == "equal":
            for parent in state.tree.upward if self.of is None else self.parents(state):
                yield state.tree.children[parent], np.ones(len(state.tree.children[parent]))
            return
        for name in self.weights:
            if name not in state.tree.by_id:
                raise refuse(
                    f"{self.where}.weights",
                    word("“{name}” is not an element.", name=name),
                    word("Name one of the elements."),
                )
        yield list(self.weights), list(self.weights.values())


class ByFigures(Weigh):
    """Weights from the figures as they stand at this step: entropy, CRITIC, coefficient of variation, deviation.

    Before normalising they rest on raw figures, after it on normalised ones; `basis` says what entropy does besides.
    Over siblings, each group is weighed by itself; over indicators, all indicators together, and an element above
    weighs as much as its indicators together.
    """

    method: Literal["entropy", "critic", "coefficient of variation", "standard deviation"]
    over: Literal["siblings", "indicators"] = Field(default="siblings", description="what is weighed together")
    basis: Basis | None = Field(default=None, description="entropy: which figures its shares are of")
    shift: float = Field(
        default=1e-4, gt=0, lt=0.5, description="entropy: what min-max shifted and clipped add or cut off"
    )
    sd: Deviation = Field(default="n - 1", description="the others: which standard deviation")

    def model_post_init(self, context: object, /) -> None:
        if self.method == "entropy" and self.basis is None:
            raise refuse(
                f"{self.where}.basis",
                word("The basis is missing, and the variants give different weights."),
                word("Write basis: raw, min-max, min-max shifted, or min-max clipped."),
            )

    def _found(self, state: State) -> Iterator[tuple[Sequence[str], Any]]:
        if self.over == "siblings":
            for parent in self.parents(state):
                names = self.alive(state, parent)
                yield names, np.ones(1) if len(names) == 1 else self._weights(state, names)
            return
        found = dict(zip(state.indicators, self._weights(state, list(state.indicators)), strict=True))
        above = {e: sum(found[i] for i in state.tree.below(e) if i in found) for e in state.tree.upward}
        alive = found | {e: w for e, w in above.items() if w > 0}
        yield list(alive), list(alive.values())

    def _weights(self, state: State, names: list[str]) -> FloatArray:
        x = np.column_stack([values_of(state, n) for n in names])
        if self.method == "entropy":
            assert self.basis is not None
            return sources.entropy(self._up(state, x, names), basis=self.basis, shift=self.shift, names=names)
        if self.method == "critic":
            return sources.critic(self._up(state, x, names), sd=self.sd, names=names)
        if self.method == "coefficient of variation":
            return sources.variation(x, sd=self.sd, names=names)
        return sources.deviation(x, sd=self.sd, names=names)

    def _up(self, state: State, x: FloatArray, names: list[str]) -> FloatArray:
        """Figures turned round where less is better; raw shares cannot be, and say so."""
        down = [
            j
            for j, n in enumerate(names)
            if n in state.indicators and state.directions[state.indicators.index(n)] == "down"
        ]
        if down and self.method == "entropy" and self.basis == "raw":
            raise refuse(
                names[down[0]],
                word("Less is better here, and shares of raw figures cannot be turned round."),
                word("Transform it first (method: reciprocal), or use the basis min-max."),
            )
        out = x.copy()
        out[:, down] = -out[:, down]
        return out


class ByJudgement(Weigh):
    """层次分析法: a matrix of judgements for the children of each parent, in the order in which they are written."""

    method: Literal["ahp"]
    variant: Variant = Field(description="eigenvector, 根法 or 和法")
    matrices: dict[str, Any] = Field(
        description="by parent: rows of judgements, full or upper triangle, such as [1, 1/3]"
    )
    limit: float = Field(default=0.1, gt=0, description="the consistency ratio from which judgements are refused")

    def _found(self, state: State) -> Iterator[tuple[Sequence[str], Any]]:
        for parent, matrix in self.matrices.items():
            if parent not in state.tree.children:
                raise refuse(
                    f"{self.where}.matrices",
                    word("“{name}” is not an element with children.", name=parent),
                    word("Name an element that has children."),
                )
            names = state.tree.children[parent]
            judged = sources.ahp(matrix, variant=self.variant, limit=self.limit, names=names)
            if len(judged.weights) != len(names):
                raise refuse(
                    f"{self.where}.matrices.{parent}",
                    word("There are {n} rows for {m} children.", n=len(judged.weights), m=len(names)),
                    word("Write one row a child, in the order of the elements."),
                )
            yield names, judged.weights


class ByScores(Weigh):
    """Weights from how the children hang together, as they stand: principal component, balance, most information.

    Children that are elements need scores: put a step aggregate before this one, and another after it.
    """

    method: Literal["principal component", "balanced", "most informative"]
    targets: dict[str, float] = Field(
        default_factory=dict, description="balanced: the wished correlation of a child, in ratio to others"
    )

    def _found(self, state: State) -> Iterator[tuple[Sequence[str], Any]]:
        for parent in self.parents(state):
            names = [c for c in self.alive(state, parent) if c in state.indicators or c in state.scores]
            if len(names) < len(self.alive(state, parent)):
                raise refuse(
                    f"{self.where}: {parent}",
                    word("Its children have no scores yet."),
                    word("Put a step aggregate before this one, and another after it."),
                )
            x = np.column_stack([values_of(state, n) for n in names])
            yield names, np.ones(1) if len(names) == 1 else self._weights(x, names)

    def _weights(self, x: FloatArray, names: list[str]) -> FloatArray:
        if self.method == "principal component":
            return sources.principal(x, names)
        if self.method == "most informative":
            return sources.most_informative(x, names=names).weights
        targets = [self.targets.get(n, 1.0) for n in names]
        return sources.balanced(x, targets=targets, names=names).weights
