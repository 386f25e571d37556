"""The facts that stand in the way of a measure: too few units, figures that are absent, nothing to compare with.

What the figures may bring about is a Refusal, fit for a page; what only a caller can write is Malformed.
"""

from __future__ import annotations

from collections.abc import Collection

from jiju.core.refusals import Malformed, Refusal
from jiju.core.words import Word, word
from jiju.engines.agglomeration.shapes import Of

MOST_ABSENT = 5  # one in so many may lack its figure; a convention of this library
NEEDS: dict[Of, Word] = {
    "enterprises": word("{measure} needs at least {needed} enterprises; there are {have}."),
    "zones": word("{measure} needs at least {needed} zones; there are {have}."),
    "areas": word("{measure} needs at least {needed} areas; there are {have}."),
    "industries": word("{measure} needs at least {needed} industries; there are {have}."),
    "groups": word("{measure} needs at least {needed} groups; there are {have}."),
    "systems": word("{measure} needs at least {needed} systems; there are {have}."),
}
FEW = word("With fewer it would say more about single ones than about the whole.")
WIDER = word("Take a wider area, a coarser industry, or a period in which more have reported.")


class TooThin(Refusal):
    """There are too few units for a measure; `have` and `needed` count them, `of` says of what."""

    code = "data-too-thin"

    def __init__(self, measure: Word, of: Of, have: int, needed: int, why: Word = FEW, remedy: Word = WIDER) -> None:
        self.of, self.have, self.needed = of, have, needed
        what = Word(NEEDS[of].text, {"measure": measure, "needed": needed, "have": have})
        super().__init__(what, why=why, remedy=remedy)


class TooManyAbsent(Refusal):
    """Too many units have no figure; `have` counts those with one, `needed` how many must have one."""

    code = "too-many-absent"

    def __init__(self, measure: Word, have: int, total: int) -> None:
        self.have, self.needed = have, total - total // MOST_ABSENT
        super().__init__(
            word(
                "{measure} needs the figures of at least {needed} of {total}; {have} are there.",
                measure=measure,
                needed=self.needed,
                total=total,
                have=have,
            ),
            why=word("An absent figure is not zero, and what is absent may be the larger part."),
            remedy=word("Wait for the missing reports, or compare a group that has reported."),
        )


class FigureIsAbsent(Refusal):
    """A figure that the measure cannot do without is absent; `unit` says whose."""

    code = "figure-absent"

    def __init__(self, measure: Word, unit: str) -> None:
        self.unit = unit
        super().__init__(
            word("{measure} needs the figure of {unit}, which is absent.", measure=measure, unit=unit),
            why=word("An absent figure is not zero, and without it another measure would be told."),
            remedy=word("Wait for the report, or say the measure of what is known."),
        )


class NothingToCompare(Refusal):
    """There is nothing to take a share or a growth of."""

    code = "nothing-to-compare"

    def __init__(self, what: Word) -> None:
        super().__init__(
            what,
            why=word("Of nothing there is neither a share nor a growth."),
            remedy=word("Take a wider area, a coarser industry, or a reference that counts the area in."),
        )


def enough(measure: Word, of: Of, have: int, needed: int, why: Word = FEW) -> None:
    """Refuse when there are fewer than needed.

    Errors   TooThin
    """
    if have < needed:
        raise TooThin(measure, of, have, needed, why)


def covered(measure: Word, have: int, absent: Collection[str]) -> None:
    """Refuse when more than one in five lacks its figure.

    Errors   TooManyAbsent
    """
    total = have + len(absent)
    if len(absent) > total // MOST_ABSENT:
        raise TooManyAbsent(measure, have, total)


def malformed(where: str, what: Word, remedy: Word) -> Malformed:
    """A Malformed to be raised: where, what, and how to write it."""
    return Malformed(where, what, remedy)
