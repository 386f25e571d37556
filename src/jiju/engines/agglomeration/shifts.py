"""Shift–share: how much of an area's change came with the whole, with its industries, and from itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from jiju.core.words import word
from jiju.engines.agglomeration.reading import DIGITS, exact, name_of, spoken_unit
from jiju.engines.agglomeration.shapes import Basis
from jiju.engines.agglomeration.thin import NothingToCompare, covered, enough, malformed

Exact = Decimal | int | None
Series = tuple[Mapping[str, Exact], Mapping[str, Exact]]  # before, after: industry → figure
FEWEST = 2
PLACES = 4  # decimals of each part; what rounding leaves goes to the last part, so that sums are exact
SHIFT = word("Shift–share analysis")


@dataclass(frozen=True)
class Shift:
    """One industry's change: N with the whole, P with the industry, D from the area itself. N + P + D is the change."""

    industry: str
    change: Decimal
    national: Decimal
    industrial: Decimal
    differential: Decimal


@dataclass(frozen=True)
class ShiftShare:
    """The area's change and its three parts, each the sum over the industries."""

    change: Decimal
    national: Decimal
    industrial: Decimal
    differential: Decimal
    industries: tuple[Shift, ...]
    basis: Basis


@dataclass(frozen=True)
class Homothetic:
    """D of one industry split in two: competitive, at the reference's mix, and allocation, by being specialised."""

    industry: str
    competitive: Decimal
    allocation: Decimal


@dataclass(frozen=True)
class EstebanMarquillas:
    """D = competitive + allocation, for the area and for each industry."""

    competitive: Decimal
    allocation: Decimal
    industries: tuple[Homothetic, ...]
    basis: Basis


@dataclass(frozen=True)
class _Read:
    own: dict[str, tuple[Decimal, Decimal]]  # industry → before, after
    theirs: dict[str, tuple[Decimal, Decimal]]
    absent: tuple[str, ...]

    def growth(self) -> Fraction:
        """The reference's change ÷ its figure before, over all industries."""
        before = sum((Fraction(b) for b, _ in self.theirs.values()), Fraction(0))
        return sum((Fraction(a) - Fraction(b) for b, a in self.theirs.values()), Fraction(0)) / before


def shift_share(area: Series, reference: Series, *, name: str, unit: str) -> ShiftShare:
    """Δ = N + P + D by industry: N = x g, P = x (g_i − g), D = x (g_ij − g_i).

    x is the area's figure before, g the reference's growth, g_i its growth in the industry, g_ij the area's. D is what
    N and P leave, so that an industry new to the area is all D. An industry new to the reference as well is all D too.

    Shape    area, reference: (before, after), each industry → figure; the reference holds the area; `name` names it
    Units    parts in the unit of the figures, to four decimals; the sum is exact
    Missing  an industry with one of its four figures absent is left out of everything and named
    Errors   TooThin below two industries; TooManyAbsent; NothingToCompare when the reference had nothing before;
             Malformed on floats, or a reference smaller than its area
    Source   Dunn (1960), Papers in Regional Science 6, 97–112
    """
    read = _read(area, reference, name)
    g = read.growth()
    with localcontext(prec=DIGITS):
        rows = tuple(_shift(i, read, g) for i in read.own)
        return ShiftShare(
            change=sum((r.change for r in rows), Decimal(0)),
            national=sum((r.national for r in rows), Decimal(0)),
            industrial=sum((r.industrial for r in rows), Decimal(0)),
            differential=sum((r.differential for r in rows), Decimal(0)),
            industries=rows,
            basis=_basis(read, name, unit),
        )


def esteban_marquillas(area: Series, reference: Series, *, name: str, unit: str) -> EstebanMarquillas:
    """The area's own part D split at the homothetic figure x* = x_·j X_i ÷ X: what the area would have at the
    reference's mix.

    competitive = x* (g_ij − g_i); allocation = (x − x*)(g_ij − g_i). Allocation is above zero where the area holds
    more than its share of what it is good at, or less of what it is bad at.

    Shape    as shift_share
    Missing  as shift_share
    Errors   as shift_share; NothingToCompare on an industry that the area did not have before
    Source   Esteban-Marquillas (1972), Regional and Urban Economics 2, 249–261
    """
    read = _read(area, reference, name)
    own = sum((Fraction(b) for b, _ in read.own.values()), Fraction(0))
    whole = sum((Fraction(b) for b, _ in read.theirs.values()), Fraction(0))
    with localcontext(prec=DIGITS):
        rows = tuple(_homothetic(i, read, own / whole) for i in read.own)
        competitive = sum((r.competitive for r in rows), Decimal(0))
        allocation = sum((r.allocation for r in rows), Decimal(0))
    return EstebanMarquillas(competitive, allocation, rows, _basis(read, name, unit))


def _shift(industry: str, read: _Read, g: Fraction) -> Shift:
    (x, after), (big, big_after) = read.own[industry], read.theirs[industry]
    change = after - x
    if not x:  # growth of nothing: neither the whole nor the industry moved it
        return Shift(industry, change, Decimal(0), Decimal(0), change)
    grown = Fraction(big_after) / Fraction(big) - 1
    national, industrial = rounded(Fraction(x) * g), rounded(Fraction(x) * (grown - g))
    return Shift(industry, change, national, industrial, change - national - industrial)


def _homothetic(industry: str, read: _Read, scale: Fraction) -> Homothetic:
    (x, after), (big, big_after) = read.own[industry], read.theirs[industry]
    if not x:
        raise NothingToCompare(word("The area had nothing of {industry} before.", industry=industry))
    lead = Fraction(after) / Fraction(x) - Fraction(big_after) / Fraction(big)
    competitive = rounded(Fraction(big) * scale * lead)
    return Homothetic(industry, competitive, rounded(Fraction(x) * lead) - competitive)


def rounded(value: Fraction) -> Decimal:
    """A fraction as a decimal of four places, half to even."""
    return Decimal(round(value * 10**PLACES)).scaleb(-PLACES)


def _read(area: Series, reference: Series, name: str) -> _Read:
    """The industries of which all four figures are known."""
    sides = [*area, *reference]
    names = list(dict.fromkeys(i for side in sides for i in side))
    own: dict[str, tuple[Decimal, Decimal]] = {}
    theirs: dict[str, tuple[Decimal, Decimal]] = {}
    for i in names:
        x, after, big, big_after = (exact(side.get(i), i) for side in sides)
        if x is not None and after is not None and big is not None and big_after is not None:
            _holds(i, (x, after), (big, big_after))
            own[i], theirs[i] = (x, after), (big, big_after)
    absent = tuple(i for i in names if i not in own)
    covered(SHIFT, len(own), absent)
    enough(SHIFT, "industries", len(own), FEWEST)
    if not any(big for big, _ in theirs.values()):
        raise NothingToCompare(word("All figures of {whole} are zero.", whole=name))
    return _Read(own, theirs, absent)


def _holds(industry: str, own: tuple[Decimal, Decimal], theirs: tuple[Decimal, Decimal]) -> None:
    for part, whole in zip(own, theirs, strict=True):
        if not 0 <= part <= whole:
            raise malformed(
                industry,
                word("The area has {part} and the reference that holds it {whole}.", part=part, whole=whole),
                word("Take both from one source, in one unit, over one coverage; figures are zero or more."),
            )


def _basis(read: _Read, name: str, unit: str) -> Basis:
    return Basis(name_of(name), len(read.own), "industries", spoken_unit(unit), read.absent, "counted")
