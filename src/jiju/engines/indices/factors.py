"""What could have been done otherwise: choices and errors that a robustness analysis varies, and lines that decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from jiju.core.words import word
from jiju.engines.indices.arrays import refuse
from jiju.engines.indices.elements import Strict, Tree
from jiju.engines.indices.steps.catalogue import rebuilt
from jiju.engines.indices.steps.step import Step


class Choice(Strict):
    """A step, or one option of it, that could be one of several. Discrete: all are tried, equally likely.

    Shape    without `option`, each value is a whole step as it would be written in the recipe
    """

    kind: Literal["choice"] = "choice"
    id: str
    step: str = Field(description="the id of a step, or its kind where there is only one")
    option: str | None = Field(default=None, description="the option that varies; the whole step when left out")
    values: tuple[Any, ...] = Field(min_length=2, description="what it could be")

    def fits(self, steps: Sequence[Step], tree: Tree) -> None:
        place = place_of(self.step, steps, self.id)
        for value in self.values:
            rebuilt(steps[place], self.option, value, f"factors: {self.id}")

    @property
    def size(self) -> int | None:
        return len(self.values)


class Range(Strict):
    """A number in a step that could lie anywhere between two ends. Continuous, uniform."""

    kind: Literal["range"]
    id: str
    step: str
    option: str
    between: tuple[float, float]

    def fits(self, steps: Sequence[Step], tree: Tree) -> None:
        place = place_of(self.step, steps, self.id)
        if self.between[0] >= self.between[1]:
            raise refuse(f"factors: {self.id}", word("The range is empty."), word("Write the lower end first."))
        for value in self.between:
            rebuilt(steps[place], self.option, value, f"factors: {self.id}")

    @property
    def size(self) -> int | None:
        return None


class Weights(Strict):
    """Weights that could be otherwise: each multiplied by a factor within ± share, drawn uniformly; or given sets.

    Shape    `of`: elements whose weights vary, all but the top when left out; the weights are used as they fall,
             each group of siblings divided by its sum
    """

    kind: Literal["weights"]
    id: str
    share: float = Field(default=0.25, gt=0, lt=1, description="± so much of each weight")
    of: tuple[str, ...] | None = Field(default=None, description="elements, or levels such as “level 2”")
    sets: tuple[dict[str, float], ...] = Field(
        default=(), description="weights to be tried one after another, in place of noise"
    )
    draws: int | None = Field(default=None, ge=2, description="draw so many sets once, and treat them as discrete")

    def fits(self, steps: Sequence[Step], tree: Tree) -> None:
        for name in self.elements(tree):
            if name not in tree.by_id:
                raise refuse(
                    f"factors: {self.id}",
                    word("“{name}” is not an element.", name=name),
                    word("Name one of the elements."),
                )
        for i, chosen in enumerate(self.sets):
            for name, value in chosen.items():
                if name not in tree.by_id or value <= 0:
                    raise refuse(
                        f"factors: {self.id}.sets[{i + 1}].{name}",
                        word("This is not a weight above zero of an element."),
                        word("Name an element and a number above zero."),
                    )

    def elements(self, tree: Tree) -> tuple[str, ...]:
        """The elements whose weights vary, in the order of the tree."""
        if self.sets:
            return tuple(dict.fromkeys(name for chosen in self.sets for name in chosen))
        levels = tree.levels()
        every = [e.id for e in tree.elements if e.parent is not None]
        if self.of is None:
            return tuple(every)
        found = [i for i in every if i in self.of or f"level {levels[i]}" in self.of]
        unknown = [n for n in self.of if n not in tree.by_id and n not in {f"level {k}" for k in levels.values()}]
        return tuple(found + unknown)

    @property
    def size(self) -> int | None:
        return len(self.sets) or self.draws


class DataError(Strict):
    """Figures that could be wrong: each multiplied by 1 + error, the error normal or uniform with the given size.

    Units    `share`: standard deviation (normal) or half width (uniform), as a share of the figure
    """

    kind: Literal["data"]
    id: str
    share: float = Field(gt=0, lt=1)
    distribution: Literal["normal", "uniform"] = "normal"
    of: tuple[str, ...] | None = Field(default=None, description="indicators, all when left out")

    def fits(self, steps: Sequence[Step], tree: Tree) -> None:
        for name in self.of or ():
            if name not in tree.indicators:
                raise refuse(
                    f"factors: {self.id}",
                    word("“{name}” is not an indicator.", name=name),
                    word("Name one of the indicators."),
                )

    @property
    def size(self) -> int | None:
        return None


Factor = Annotated[Choice | Range | Weights | DataError, Field(discriminator="kind")]


class Line(Strict):
    """A line that decides something: the first so many, the last so many, or a score.

    Shape    exactly one of top, bottom, score; for `score` a unit is across when it reaches it
    """

    id: str
    top: int | None = Field(default=None, ge=1)
    bottom: int | None = Field(default=None, ge=1)
    score: float | None = None
    says: str = ""

    def model_post_init(self, context: object, /) -> None:
        if sum(v is not None for v in (self.top, self.bottom, self.score)) != 1:
            raise refuse(
                f"lines: {self.id}", word("A line is one of top, bottom and score."), word("Write exactly one of them.")
            )


def place_of(name: str, steps: Sequence[Step], factor: str) -> int:
    """Where a step stands: by its id, or by its kind where there is only one of that kind."""
    found = [i for i, s in enumerate(steps) if s.id == name] or [i for i, s in enumerate(steps) if s.kind == name]
    if len(found) != 1:
        raise refuse(
            f"factors: {factor}",
            word("“{name}” names {n} steps.", name=name, n=len(found)),
            word("The steps are: {steps}. Give the step an id, and write it here.",
                 steps=", ".join(s.id or s.kind for s in steps)),
        )  # fmt: skip
    return found[0]
