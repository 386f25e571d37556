"""What a location quotient is told with: the figure beside it, its interval, and the cells that are too thin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiju.core.refusals import Refusal
from jiju.core.words import Word, word
from jiju.engines.agglomeration.shapes import Basis
from jiju.engines.agglomeration.thin import malformed

LQ = word("The location quotient")


@dataclass(frozen=True)
class Interval:
    """Where the quotient would lie if the enterprises were drawn again, and how that was found.

    delta      ln LQ is taken as normal, its variance from the counts
    bootstrap  percentiles of the quotients of enterprises drawn again with replacement; seed and draws repeat it
    """

    low: float
    high: float
    level: float
    method: Literal["delta", "bootstrap"]
    seed: int | None = None
    draws: int | None = None


@dataclass(frozen=True)
class Quotient:
    """LQ of one industry in one area. `x` belongs beside it on every page: small areas inflate the quotient.

    Shape    `enterprises`: how many are in the cell, None where not known; `no_interval` says why there is none
    Units    x in the basis's unit; value 1 = as in the reference. A line of 1.25 is a convention, not a law
    """

    area: str
    industry: str
    x: float
    value: float
    enterprises: int | None
    interval: Interval | None
    no_interval: Word | None
    basis: Basis


@dataclass(frozen=True)
class ThinCell:
    """A cell that has no quotient, its figure, and the refusal that says what it would need."""

    area: str
    industry: str
    x: float
    refusal: Refusal


@dataclass(frozen=True)
class Quotients:
    """The quotients of a table, the cells that are too thin for one, and the areas or plants without a figure."""

    found: tuple[Quotient, ...]
    thin: tuple[ThinCell, ...]
    absent: tuple[str, ...]

    def at(self, area: str, industry: str) -> Quotient:
        """The quotient of one cell.

        Errors   the cell's own refusal when it is too thin; Malformed when there is no such cell
        """
        for cell in self.thin:
            if (cell.area, cell.industry) == (area, industry):
                raise cell.refusal
        for quotient in self.found:
            if (quotient.area, quotient.industry) == (area, industry):
                return quotient
        raise malformed(
            f"{area}: {industry}", word("There is no such cell."), word("Name an area and an industry of the table.")
        )
