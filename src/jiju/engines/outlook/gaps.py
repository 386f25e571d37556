"""Gaps: the fewest zones that, each lifted to what is expected of it, would close what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jiju.core.words import Word, word
from jiju.engines.outlook.refusals import malformed


@dataclass(frozen=True)
class Pace:
    """Where a zone stands: what it has, and what is expected of it by now.

    Missing  now, expected None: not known, the zone is not lifted
    """

    code: str
    now: Decimal | None
    expected: Decimal | None


@dataclass(frozen=True)
class Lift:
    """One zone of the set, and what it would add."""

    code: str
    adds: Decimal


@dataclass(frozen=True)
class GapSet:
    """The answer: which zones, and whether they close the gap.

    Shape    lifts: the largest first, ties by code; where the gap cannot be closed, all zones that lag, and `short`
             says what would still be missing; unknown: zones that could not be judged
    Units    those of the figures
    """

    gap: Decimal
    lifts: tuple[Lift, ...]
    short: Decimal
    unknown: tuple[str, ...]

    @property
    def closed(self) -> bool:
        return self.short <= 0

    @property
    def says(self) -> Word:
        if self.gap <= 0:
            return word("Nothing is missing.")
        if not self.lifts:
            return word(
                "No zone lags behind what is expected of it; the gap of {gap} cannot be closed so.", gap=self.gap
            )
        names = ", ".join(one.code for one in self.lifts)
        if self.closed:
            return word(
                "{n} zones would close the gap of {gap}: {names}.", n=len(self.lifts), gap=self.gap, names=names
            )
        return word(
            "All {n} zones that lag, lifted, would leave {short} of {gap} missing: the gap cannot be closed so.",
            n=len(self.lifts), short=self.short, gap=self.gap,
        )  # fmt: skip


def gap_set(gap: Decimal, zones: Sequence[Pace]) -> GapSet:
    """The smallest set of zones that would close a gap, each lifted to what is expected of it.

    The largest lifts first: no smaller set can add more. Of sets of that size this is the one that adds the most;
    equal lifts go by code, so that the order of zones decides nothing.

    Units    gap, now, expected: decimals of one unit
    Errors   Malformed when a code stands twice
    """
    codes = [z.code for z in zones]
    twice = sorted({c for c in codes if codes.count(c) > 1}) if len(set(codes)) < len(codes) else []
    if twice:
        raise malformed(
            f"zones: {twice[0]}", word("A zone stands twice."), word("Give each zone once, with one expectation.")
        )
    judged = {z.code: z.expected - z.now for z in zones if z.now is not None and z.expected is not None}
    order = sorted((code for code, adds in judged.items() if adds > 0), key=lambda code: (-judged[code], code))
    lifts, short = [], gap
    for code in order:
        if short <= 0:
            break
        lifts.append(Lift(code, judged[code]))
        short -= judged[code]
    return GapSet(gap, tuple(lifts), max(short, Decimal(0)), tuple(sorted(c for c in codes if c not in judged)))


def by_own_growth(code: str, now: Decimal | None, year_ago: Decimal | None, two_ago: Decimal | None) -> Pace:
    """A zone held against its own growth of last year: expected is last year's figure, grown once more as it grew then.

    Shape    now, year_ago, two_ago: to the same period of this year, the last and the one before
    Units    in and out: one unit; the expectation is rounded to the decimals of last year's figure
    Missing  without one of them, or where the earlier is not above zero, nothing is expected
    """
    if year_ago is None or two_ago is None or two_ago <= 0:
        return Pace(code, now, None)
    grown = Fraction(year_ago) * Fraction(year_ago) / Fraction(two_ago)
    places = max(0, -int(year_ago.as_tuple().exponent))
    return Pace(code, now, Decimal(round(grown * 10**places)).scaleb(-places))
