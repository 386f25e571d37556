"""Location quotients from totals: how much more of an industry an area has than its reference."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist

from jiju.core.quantities import unit as known_unit
from jiju.core.refusals import Refusal
from jiju.core.words import Word, word
from jiju.engines.agglomeration.quotient_shapes import LQ, Interval, Quotient, Quotients, ThinCell
from jiju.engines.agglomeration.reading import Filled, compared, filled, industries_of, name_of
from jiju.engines.agglomeration.shapes import Basis, Itself, Reference, Table
from jiju.engines.agglomeration.thin import NothingToCompare, TooThin, covered, enough, malformed

FEWEST = 5  # enterprises in the cell, or expected there, as a χ² test asks for
SMALL = word("Where so few are there or expected, one enterprise more or less makes the quotient.")
NEEDS_EACH = word(
    "An interval needs each enterprise's figure; from totals it can be told for counts of enterprises only."
)


@dataclass(frozen=True)
class Cell:
    """One cell with the four sums that its quotient is made of, and how many enterprises stand behind it."""

    area: str
    industry: str
    x: float
    area_total: float
    industry_total: float
    whole: float
    enterprises: int | None
    in_area: int | None

    @property
    def value(self) -> float:
        return (self.x / self.area_total) / (self.industry_total / self.whole)

    def stands_in_the_way(self, reference: str) -> Refusal | None:
        """Why there is no quotient: nothing to compare with, or too few enterprises, there and expected."""
        if not self.area_total or (self.in_area is not None and self._most_seen() < FEWEST):
            return TooThin(LQ, "enterprises", self.enterprises or 0, FEWEST, SMALL)
        return None if self.industry_total else nothing_of(self.industry, reference)

    def _most_seen(self) -> float:
        expected = (self.in_area or 0) * self.industry_total / self.whole if self.whole else 0.0
        return max(self.enterprises or 0, expected)


def location_quotients(
    table: Table,
    *,
    reference: str | Reference,
    unit: str,
    itself: Itself = "counted",
    enterprises: Table | None = None,
    level: float = 0.95,
) -> Quotients:
    """LQ = (x_ij ÷ x_·j) ÷ (x_i· ÷ x_··) of every cell, from totals.

    Counts of enterprises (户, 个) get an interval by the delta method. Money and staff get none: their unit would
    decide its width, and people come and go by the enterprise; location_quotients_of_plants gives them one.

    Shape    table: area → industry → figure; enterprises: how many stand behind each cell, where known
    Missing  an area with an absent cell is left out whole, of the reference too, and named
    Errors   TooManyAbsent; TooThin below two industries or areas. A cell with fewer than five enterprises, there and
             expected, is in `thin`; without `enterprises`, money and staff are not judged by it
    Source   Isard (1960), Methods of Regional Analysis; delta: Beyene & Moineddin (2005), BMC Med Res Methodol 5:32
    """
    counted = known_unit(unit).dimension in {"households", "count"}
    read = filled(table, industries_of(reference))
    behind = filled(enterprises, read.industries) if enterprises is not None else read if counted else None
    covered(LQ, len(read.areas), read.absent)
    check(read, reference, level)
    found: list[Quotient] = []
    thin: list[ThinCell] = []
    for cell in cells(read, behind, reference, itself):
        refusal = cell.stands_in_the_way(name_of(reference))
        if refusal is not None:
            thin.append(ThinCell(cell.area, cell.industry, cell.x, refusal))
            continue
        spread = delta(cell, itself, level) if counted and min(cell.x, cell.industry_total) >= FEWEST else None
        why = None if spread else few_for_interval() if counted else NEEDS_EACH
        basis = _basis(cell, read, name_of(reference), unit, itself)
        found.append(Quotient(cell.area, cell.industry, cell.x, cell.value, cell.enterprises, spread, why, basis))
    return Quotients(tuple(found), tuple(thin), read.absent)


def check(read: Filled, reference: str | Reference, level: float) -> None:
    """Refuse a table in which no quotient has a meaning.

    Errors   TooThin below two industries, or two areas for a sum of areas; Malformed on a level outside 0 to 1
    """
    name_of(reference)
    enough(LQ, "industries", len(read.industries), 2)
    enough(LQ, "areas", len(read.areas), 2 if isinstance(reference, str) else 1)
    if not 0 < level < 1:
        raise malformed(
            "level", word("The level {level} does not lie between 0 and 1.", level=level), word("Write 0.95 for 95 %.")
        )


def cells(read: Filled, behind: Filled | None, reference: str | Reference, itself: Itself) -> Iterator[Cell]:
    """Every cell with its sums, area by area."""
    for area, row in read.areas.items():
        totals = compared(read, area, reference, itself)
        area_total, whole = read.area_total(area), math.fsum(totals.values())
        counts = behind.areas.get(area) if behind is not None else None
        in_area = None if counts is None else int(math.fsum(counts.values()))
        for industry, x in row.items():
            enterprises = None if counts is None else int(counts[industry])
            yield Cell(area, industry, x, area_total, totals[industry], whole, enterprises, in_area)


def delta(cell: Cell, itself: Itself, level: float) -> Interval:
    """An interval of LQ from counts: LQ · e^(±z σ), σ² the variance of ln LQ by the delta method.

    counted   the four cells are one multinomial: σ² = 1/a − 1/n − 1/A + 2a/(nA) − 1/N
    left out  two binomials, the area and the rest: σ² = 1/a − 1/n + 1/A − 1/N

    Shape    a the cell, n the area's total, A the industry's in the reference, N the reference's total
    """
    a, n, big_a, big_n = cell.x, cell.area_total, cell.industry_total, cell.whole
    own = 1 / a - 1 / n
    rest = 2 * a / (n * big_a) - 1 / big_a - 1 / big_n if itself == "counted" else 1 / big_a - 1 / big_n
    step = math.exp(NormalDist().inv_cdf((1 + level) / 2) * math.sqrt(max(0.0, own + rest)))
    return Interval(cell.value / step, cell.value * step, level, "delta")


def nothing_of(industry: str, reference: str) -> NothingToCompare:
    """The refusal of an industry that the reference does not have."""
    return NothingToCompare(word("{reference} has none of {industry}.", reference=reference, industry=industry))


def few_for_interval() -> Word:
    """Why a quotient stands without an interval."""
    return word(
        "Fewer than {needed} enterprises are in the industry here or in the reference; an interval would mean nothing.",
        needed=FEWEST,
    )


def _basis(cell: Cell, read: Filled, reference: str, unit: str, itself: Itself) -> Basis:
    if cell.in_area is not None:
        return Basis(reference, cell.in_area, "enterprises", unit, read.absent, itself)
    return Basis(reference, len(read.areas), "areas", unit, read.absent, itself)
