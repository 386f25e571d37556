"""Why an outlook cannot be told: answers, handed back in the place of a figure, each fit for a page.

They are refusals so that they have a code and three sentences; the engine returns them and never raises them. What
only a caller can write is Malformed.
"""

from __future__ import annotations

from collections.abc import Collection

from jiju.core.refusals import Malformed, Refusal
from jiju.core.words import Word, word

MANY = 8  # zones named in a sentence


class CannotBeTold(Refusal):
    """The figures do not carry the answer; what follows says why."""

    code = "outlook-cannot-be-told"


class FewerThanTwoYears(CannotBeTold):
    """A season seen once cannot be told from growth or from chance."""

    code = "outlook-fewer-than-two-years"

    def __init__(self, have: int, needed: int) -> None:
        self.have, self.needed = have, needed
        super().__init__(
            word("A forecast needs {needed} periods, two years; there are {have}.", needed=needed, have=have),
            why=word("A season that was seen once cannot be told from growth or from chance."),
            remedy=word("Enter earlier years, or wait; until then hold the figure against what is expected by now."),
        )


class SeriesIsBroken(CannotBeTold):
    """Figures before and after a break do not mean the same, and after it there are too few."""

    code = "outlook-series-is-broken"

    def __init__(self, at: str, have: int, needed: int) -> None:
        self.at, self.have, self.needed = at, have, needed
        super().__init__(
            word(
                "The series breaks at {at}; from there on there are {have} periods of {needed} that are needed.",
                at=at,
                have=have,
                needed=needed,
            ),
            why=word("Before and after a break a figure does not mean the same."),
            remedy=word("Recompute the earlier figures by today's definition, or wait for two years after the break."),
        )


class ZonesHaveChanged(CannotBeTold):
    """The total is of other zones than before, so that it grows by who came and who went."""

    code = "outlook-zones-have-changed"

    def __init__(self, came: Collection[str], went: Collection[str]) -> None:
        self.came, self.went = tuple(sorted(came)), tuple(sorted(went))
        super().__init__(
            word("The total is not of the same zones: came {came}; went {went}.",
                 came=listed(self.came), went=listed(self.went)),
            why=word("Who comes and goes is decided, not forecast."),
            remedy=word("Forecast each zone and add up; the new zones' share then stands beside like for like."),
        )  # fmt: skip


class TooManyPeriodsAbsent(CannotBeTold):
    """More than one period in five has no figure, or one that is still to come was never seen."""

    code = "outlook-too-many-absent"

    def __init__(self, absent: Collection[str]) -> None:
        self.absent = tuple(absent)
        super().__init__(
            word("These periods have no figure of their own: {absent}.", absent=listed(self.absent)),
            why=word("At most one in five may be absent, and each period still to come must have been seen before."),
            remedy=word("Enter what is missing."),
        )


class YearIsOver(CannotBeTold):
    """The year's figure is known; there is nothing to forecast."""

    code = "outlook-year-is-over"

    def __init__(self, year: int) -> None:
        super().__init__(
            word("The figure of {year} is known.", year=year), remedy=word("Compare it with the target itself.")
        )


class TooFarAhead(CannotBeTold):
    """The year's end lies more than two years after the last figure."""

    code = "outlook-too-far-ahead"

    def __init__(self, year: int, last: str) -> None:
        super().__init__(
            word("The end of {year} lies more than two years after {last}.", year=year, last=last),
            why=word("So far ahead an interval would hold nearly everything."),
            remedy=word("Ask for an earlier year."),
        )


class NothingMoves(CannotBeTold):
    """All figures are zero: there is nothing that could go on."""

    code = "outlook-all-zero"

    def __init__(self) -> None:
        super().__init__(
            word("All figures are zero."),
            why=word("From nothing no growth can be read."),
            remedy=word("Ask the zones whether the figures were reported at all."),
        )


class NoEarlierYear(CannotBeTold):
    """No earlier year is complete, so that nothing is known of the season."""

    code = "outlook-no-earlier-year"

    def __init__(self, year: int) -> None:
        super().__init__(
            word("No year before {year} is complete, unbroken and above zero.", year=year),
            why=word("The season is read from whole years."),
            remedy=word("Enter earlier years, or expect by the calendar, each period alike."),
        )


class MostlyNew(CannotBeTold):
    """Less than half of the total stands on zones that can be forecast from their own years."""

    code = "outlook-mostly-new"

    def __init__(self, able: int, zones: int) -> None:
        self.able, self.zones = able, zones
        super().__init__(
            word("{able} of {zones} zones can be forecast from their own years.", able=able, zones=zones),
            why=word("They must hold half of what is reached or more: the rest is taken to go on as they do."),
            remedy=word("Enter the earlier years of the large zones first."),
        )


class TooFewToTest(CannotBeTold):
    """So few figures would raise or hide an alarm by chance."""

    code = "outlook-too-few-to-test"

    def __init__(self, what: Word, have: int, needed: int) -> None:
        self.have, self.needed = have, needed
        super().__init__(
            word("{what}: {have} of at least {needed}.", what=what, have=have, needed=needed),
            why=word("With so few the stated level would not hold."),
            remedy=word("Take several periods or several zones together."),
        )


def listed(codes: Collection[str]) -> str:
    """Codes in one line, the first few of many."""
    some = list(codes)[:MANY]
    return ", ".join(some) + (f" … ({len(codes)})" if len(codes) > MANY else "") if some else "—"


def malformed(where: str, what: Word, remedy: Word) -> Malformed:
    """Something that only the caller can have written so."""
    return Malformed(where, what, remedy)
