"""Reading figures: what is absent, what cannot be, and which areas are complete."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jiju.core.quantities import unit as known_unit
from jiju.core.words import word
from jiju.engines.agglomeration.shapes import Figure, Itself, Reference, Table
from jiju.engines.agglomeration.thin import malformed

NOISE = 1e-9  # of sums: what is smaller beside them is rounding
DIGITS = 100  # room for sums of decimals that stay exact


def number(value: Figure, where: str) -> float | None:
    """A figure that may be added up, or None where it is absent.

    Missing  None and NaN are absent
    Errors   Malformed when it is below zero or infinite
    """
    if value is None or value != value:  # only NaN differs from itself
        return None
    found = float(value)
    if found < 0 or math.isinf(found):
        raise malformed(
            where,
            word("The figure {value} is below zero or infinite.", value=value),
            word("Shares need figures of zero or more; mark what is not known as absent."),
        )
    return found


def exact(value: Figure, where: str) -> Decimal | None:
    """An exact figure, or None where it is absent.

    Missing  None and NaN are absent
    Errors   Malformed on a float or an infinite figure: money and counts are exact
    """
    if value is None or value != value:  # only NaN differs from itself
        return None
    if isinstance(value, float) or not Decimal(value).is_finite():
        raise malformed(
            where,
            word("The figure {value} is not exact.", value=value),
            word("Give money as decimals and counts as whole numbers."),
        )
    return Decimal(value)


def known(figures: Mapping[str, Figure]) -> tuple[dict[str, float], tuple[str, ...]]:
    """What is known, and the names of what is absent."""
    read = {name: number(value, name) for name, value in figures.items()}
    return (
        {name: value for name, value in read.items() if value is not None},
        tuple(name for name, value in read.items() if value is None),
    )


def spoken_unit(symbol: str) -> str:
    """The unit, known to the house; `—` for a number without one.

    Errors   Malformed when it is not a known unit
    """
    return known_unit(symbol).symbol


@dataclass(frozen=True)
class Filled:
    """A table without holes, and the areas that were left out because one of their cells is absent."""

    areas: dict[str, dict[str, float]]
    industries: tuple[str, ...]
    absent: tuple[str, ...]

    def area_total(self, area: str) -> float:
        return math.fsum(self.areas[area].values())

    def of_industry(self, industry: str) -> dict[str, float]:
        return {area: row[industry] for area, row in self.areas.items()}


def filled(table: Table, industries: Iterable[str] = ()) -> Filled:
    """The areas of which every industry is known.

    Missing  a cell that is absent, or not written at all, makes the area's total unknown: the area is left out whole,
             of the sums too. A zero is written as zero.
    """
    names = tuple(dict.fromkeys([*industries, *(i for row in table.values() for i in row)]))
    areas: dict[str, dict[str, float]] = {}
    for area, row in table.items():
        cells = {i: number(row.get(i), f"{area}: {i}") for i in names}
        found = {i: value for i, value in cells.items() if value is not None}
        if len(found) == len(names):
            areas[area] = found
    return Filled(areas, names, tuple(a for a in table if a not in areas))


def industries_of(reference: str | Reference) -> Iterable[str]:
    """The industries that a given reference has; none where it is the sum of areas."""
    return () if isinstance(reference, str) else reference.totals


def compared(table: Filled, area: str, reference: str | Reference, itself: Itself) -> dict[str, float]:
    """The reference's figures by industry, as one area meets them.

    A name alone means the sum of the table's areas; a Reference is taken to hold the area, as a province does.

    Errors   Malformed when a given reference is incomplete, or smaller than the area it is said to hold
    """
    if isinstance(reference, str):
        rows = [row for name, row in table.areas.items() if itself == "counted" or name != area]
        return {i: math.fsum(row[i] for row in rows) for i in table.industries}
    totals, absent = known(reference.totals)
    lacking = [*absent, *(i for i in table.industries if i not in totals)]
    if lacking:
        raise malformed(
            f"{reference.name}: {lacking[0]}",
            word("The reference has no figure of this industry."),
            word("Give the figure, zero if it is zero, or leave the industry out everywhere."),
        )
    own = table.areas[area]
    small = next((i for i in totals if totals[i] * (1 + NOISE) < own[i]), None)
    if small is not None:
        raise malformed(
            f"{reference.name}: {small}",
            word("The reference has {whole}, {area} alone {part}.", whole=totals[small], area=area, part=own[small]),
            word("Take both from one source, in one unit, over one coverage."),
        )  # fmt: skip
    return totals if itself == "counted" else {i: rest(totals[i], own[i]) for i in totals}


def rest(whole: float, part: float) -> float:
    """What is left of a whole; zero where only the rounding of sums is left."""
    return whole - part if whole - part > NOISE * whole else 0.0


def name_of(reference: str | Reference) -> str:
    """The reference by name.

    Errors   Malformed when it is not named
    """
    name = reference if isinstance(reference, str) else reference.name
    if not name.strip():
        raise malformed(
            "reference", word("The reference area has no name."), word("Name it, so that a reader knows what it is.")
        )
    return name
