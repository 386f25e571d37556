"""The topics of a plan: what is followed zone by zone and period by period, told in words and checked by facts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jiju.rooms.programmes.shapes.shape import Id, Shape, Text

Tone = Literal["ok", "watch", "bad"]
Counted = Literal["open_tasks", "overdue_tasks", "overdue_rectifications"]


class LateLines(Shape):
    """The lines of a list whose planned month has passed and whose progress is none of those that count as done."""

    list: Id
    month: str
    progress: str
    done: Annotated[tuple[Text, ...], Field(min_length=1)]


class TopicFact(Shape):
    """A figure that stands beside what a zone tells: a row of a form, late lines of its list, or what is counted here.

    Shape    exactly one of row, late and counts; form goes with row and late
    Missing  worry None: the figure never speaks against what is told
    """

    id: Id
    name: Text
    unit: Text
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    form: Id | None = None
    row: str | None = None
    late: LateLines | None = None
    counts: Counted | None = None
    worry: Literal["above_zero", "zero"] | None = None


class Topic(Shape):
    """One topic: which cells of which form tell it, which light each state of it is, and which facts stand beside it.

    Shape    state: a row of choices; words, problems, wishes: rows of text; lights: a light for every choice
    Missing  problems and wishes None: the form does not ask for them
    """

    id: Id
    name: Text
    clause: Id
    form: Id
    state: str
    lights: dict[str, Tone]
    words: str
    problems: str | None = None
    wishes: str | None = None
    facts: tuple[TopicFact, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that it is read from, each once."""
        return tuple(dict.fromkeys([self.form, *(f.form for f in self.facts if f.form)]))
