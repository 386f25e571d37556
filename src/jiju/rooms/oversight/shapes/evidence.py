"""Evidence of clauses: what a named query is asked and what it finds, so many of so many, and which are missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Plan
from jiju.spine.actors import Place

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Asked:
    """What a named query of evidence is asked: plan, day, parameters. Missing: until None is the day itself."""

    plan: Plan
    on: date
    parameters: Mapping[str, str]
    until: date | None = None

    @property
    def last(self) -> date:
        """The day up to which whole periods are asked; what is told of them may come later."""
        return self.until or self.on

    def number(self, name: str, default: int = 1) -> int:
        return int(self.parameters.get(name, default))


@dataclass(frozen=True)
class Gap:
    """Something that does not yet do what a clause asks, with the last that is known of it.

    Shape    kind: zone, city, period, post, form, case, award, task
    Missing  last_on None: nothing is known of it
    """

    kind: str
    key: str
    name: Word | str
    last: Word
    last_on: date | None = None
    path: str = ""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True)
class Fact:
    """Something that happened on a day and counts for a clause. place: where it lies, or nowhere."""

    on: date
    text: Word
    path: str = ""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True)
class Evidence:
    """What a named query found: so many of so many, and which are missing.

    Missing  amount None: there is nothing yet that could be counted
    """

    amount: Decimal | None
    of: Decimal | None
    source: Word
    path: str = ""
    gaps: tuple[Gap, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def share(self) -> Decimal | None:
        """Units: percent."""
        return None if self.amount is None or not self.of else (self.amount / self.of * 100).quantize(HUNDREDTH)

    @property
    def missing(self) -> Decimal | None:
        return None if self.amount is None or self.of is None else self.of - self.amount


@dataclass(frozen=True)
class NotBuilt:
    """The room that would know is not built: nothing can be told, and nothing is green."""

    room: str


Found = Evidence | NotBuilt | None
