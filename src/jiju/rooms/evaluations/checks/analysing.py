"""What may be told of few: when an index gives single enterprises away, and when figures make no shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from jiju.core.refusals import Refusal
from jiju.core.words import Word, word
from jiju.engines.agglomeration import TooManyAbsent

FEWEST_TOLD = 5  # enterprises
FEWEST_IN_A_PART = 3
MOST_OF_ONE = Decimal("0.7")
ONE_IN = 5  # as the engine has it: one in so many may lack its figure


class WithheldFromOutside(Refusal):
    """A statistic would give the figure of a single enterprise away to those who do not review the zone's reports."""

    code = "withheld-from-outside"

    def __init__(self) -> None:
        super().__init__(
            word("This is withheld."),
            why=word("Too few enterprises reported, or one of them has most of the total: its figure could be told."),
            remedy=word("It is shown to those who review the zone’s own reports."),
        )


class SumsGiveOneAway(Refusal):
    """Sums of enterprises in small cells are for those alone who review all of them."""

    code = "sums-give-one-away"

    def __init__(self) -> None:
        super().__init__(
            word("Sums by section of industries are shown to the provincial office alone."),
            why=word("From the sums of all areas and sections, single enterprises could be had by subtraction."),
            remedy=word("Choose the number of enterprises instead."),
        )


class FigureBelowZero(Refusal):
    """A figure below zero makes no shares."""

    code = "figure-below-zero"

    def __init__(self) -> None:
        super().__init__(
            word("A figure below zero makes no shares."),
            why=word("Shares are parts of a whole, and a part cannot be less than nothing."),
            remedy=word("Choose another figure, or another period."),
        )


class IndustryNotEntered(Refusal):
    """Too few enterprises have their industry in the registry."""

    code = "industry-not-entered"

    def __init__(self, known: int, units: int) -> None:
        super().__init__(
            word("Of {units} enterprises {known} have their industry in the registry; {needed} are needed.",
                 units=units, known=known, needed=units - units // ONE_IN),
            why=word("What is not entered may be the larger part of an industry."),
            remedy=word("The zones enter it with their lists of enterprises."),
        )  # fmt: skip


class OneOutweighsAll(Refusal):
    """One enterprise is so large that every share would tell of it alone; its figure may be a mistake."""

    code = "one-outweighs-all"

    def __init__(self) -> None:
        super().__init__(
            word("One enterprise has more than one fifth of the total of all zones."),
            why=word("Every area and industry would be measured against that one, and its figure may be a mistake."),
            remedy=word("Have the largest figures of the period checked, or choose another period."),
        )


def ask_balanced(sizes: Iterable[Decimal | None]) -> None:
    """Refuse when one has more than a fifth of everything.

    Errors   OneOutweighsAll
    """
    known = [v for v in sizes if v is not None]
    if known and max(known) * ONE_IN > sum(known, Decimal(0)):
        raise OneOutweighsAll


def is_covered(known: int, units: int) -> bool:
    """Whether no more than one in five is absent, and somebody is there."""
    return 0 < known >= units - units // ONE_IN


def ask_covered(measure: Word, known: int, units: int) -> None:
    """Refuse when more than one in five has no figure.

    Errors   TooManyAbsent
    """
    if not is_covered(known, units):
        raise TooManyAbsent(measure, known, units)


def ask_shares(figures: Iterable[Decimal | None]) -> None:
    """Refuse figures of which no shares can be taken.

    Errors   FigureBelowZero
    """
    if any(v is not None and v < 0 for v in figures):
        raise FigureBelowZero


def gives_one_away(sizes: Iterable[Decimal | None]) -> bool:
    """Whether fewer than five have a figure, or one of them has more than 70 % of the total."""
    known = [v for v in sizes if v is not None]
    return len(known) < FEWEST_TOLD or max(known) > MOST_OF_ONE * sum(known, Decimal(0))


def part_gives_one_away(units: Mapping[str, int]) -> bool:
    """Whether a part of a change rests on one or two."""
    return any(0 < n < FEWEST_IN_A_PART for n in units.values())


def section_of(industry: str) -> str:
    """The section of GB/T 4754 that an industry as entered belongs to; empty where none is entered."""
    return industry[:1] if industry[:1].isalpha() else ""
