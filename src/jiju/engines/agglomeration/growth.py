"""Like-for-like growth: what the same units did, apart from who came, who went, and whose boundary moved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from jiju.core.words import word
from jiju.engines.agglomeration.reading import DIGITS, exact, name_of, spoken_unit
from jiju.engines.agglomeration.shapes import Basis, Of
from jiju.engines.agglomeration.thin import covered, enough, malformed

Exact = Decimal | int | None
FEWEST = 3  # of one or two continuing units the growth is theirs, not the zone's
GROWTH = word("Like-for-like growth")


@dataclass(frozen=True)
class LikeForLike:
    """before + continuing + entrants + exits + boundary = after, exactly.

    Shape    `exits` is zero or below, where figures are; `units`: how many are behind each part; `not_compared`: what
             units without their other figure had, before and after, in no part
    Units    money and counts as given; growths in percent with two decimals, None where the base is not above zero
    """

    before: Decimal
    after: Decimal
    continuing: Decimal
    entrants: Decimal
    exits: Decimal
    boundary: Decimal
    growth: Decimal | None  # after against before, all parts
    like_for_like: Decimal | None  # of the continuing units alone
    units: dict[str, int]
    not_compared: tuple[Decimal, Decimal]
    basis: Basis


def like_for_like(
    before: Mapping[str, Exact],
    after: Mapping[str, Exact],
    moved: Collection[str] = (),
    *,
    periods: tuple[str, str],
    unit: str,
    of: Of = "enterprises",
) -> LikeForLike:
    """Split a change into continuing units, entrants, exits and changes of boundary.

    A unit stands in a period when it has a key there. Who has a figure in both continues; only after: entered; only
    before: left. A unit in `moved` came, went or changed with a boundary, and its whole difference is boundary.

    Shape    before, after: unit → figure; moved: units that a change of boundary brought, took or altered
    Units    in and out: decimals or whole numbers, one unit
    Missing  a key without a figure is a unit that has not reported. It has not left: both its figures stay out of
             every part, the unit is named, and what it is known to have had stands in `not_compared`
    Errors   TooThin below three continuing units; TooManyAbsent; Malformed on floats
    Source   Dunne, Roberts & Samuelson (1989), Journal of Labor Economics 7, 48–71; the part for boundaries is ours
    """
    was, now = _read(before), _read(after)
    absent = tuple(n for n in dict.fromkeys([*was, *now]) if was.get(n, 0) is None or now.get(n, 0) is None)
    sides = ({n: v for n, v in was.items() if v is not None and n not in absent},
             {n: v for n, v in now.items() if v is not None and n not in absent})  # fmt: skip
    _stand(moved, [*was, *now])
    parts = _parts(*sides, moved)
    covered(GROWTH, len(sides[0] | sides[1]), absent)
    enough(GROWTH, of, len(parts["continuing"]), FEWEST)
    with localcontext(prec=DIGITS):
        sums = {name: _sum(sides[1], names) - _sum(sides[0], names) for name, names in parts.items()}
        totals = _sum(sides[0], sides[0]), _sum(sides[1], sides[1])
        same = _sum(sides[0], parts["continuing"])
        left = _known(was, absent), _known(now, absent)
    return LikeForLike(
        *totals,
        **sums,
        growth=percent(totals[0], totals[1] - totals[0]),
        like_for_like=percent(same, sums["continuing"]),
        units={name: len(names) for name, names in parts.items()},
        not_compared=left,
        basis=_basis(periods, len(sides[0] | sides[1]), of, unit, absent),
    )


def _parts(was: Mapping[str, Decimal], now: Mapping[str, Decimal], moved: Collection[str]) -> dict[str, list[str]]:
    """Who is behind each part; everybody is in exactly one."""
    every = list(dict.fromkeys([*was, *now]))
    unknown = [n for n in every if n not in moved]
    return {
        "continuing": [n for n in unknown if n in was and n in now],
        "entrants": [n for n in unknown if n not in was],
        "exits": [n for n in unknown if n not in now],
        "boundary": [n for n in every if n in moved],
    }


def _stand(moved: Collection[str], names: Collection[str]) -> None:
    strange = sorted(set(moved) - set(names))
    if strange:
        raise malformed(
            strange[0],
            word("The unit of a moved boundary stands in neither period."),
            word("Name units of the period before or after."),
        )


def percent(base: Decimal, change: Decimal) -> Decimal | None:
    """The change in percent of its base, two decimals, half to even; None where the base is not above zero."""
    if base <= 0:
        return None
    return Decimal(round(Fraction(change) / Fraction(base) * 10_000)).scaleb(-2)


def _read(side: Mapping[str, Exact]) -> dict[str, Decimal | None]:
    return {name: exact(value, name) for name, value in side.items()}


def _sum(side: Mapping[str, Decimal], names: Iterable[str]) -> Decimal:
    return sum((side[n] for n in names if n in side), Decimal(0))


def _known(side: Mapping[str, Decimal | None], names: Iterable[str]) -> Decimal:
    return sum((v for n in names if (v := side.get(n)) is not None), Decimal(0))


def _basis(periods: tuple[str, str], units: int, of: Of, unit: str, absent: tuple[str, ...]) -> Basis:
    if periods[0] == periods[1]:
        raise malformed(
            "periods",
            word("Both periods are {period}.", period=periods[0]),
            word("Name the one before and the one after."),
        )
    return Basis(name_of(periods[0]), units, of, spoken_unit(unit), absent)
