"""The refusals of the room, each a fact."""

from __future__ import annotations

from collections.abc import Sequence

from jiju.core.refusals import NotNow, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.rooms.programmes.shapes.cascades import Balance


class SharesAreImproper(Refusal):
    """Shares that are to be handed down are no numbers, stand twice, or are of no target."""

    code = "shares-improper"

    def __init__(self, lines: Sequence[Word]) -> None:
        self.lines = tuple(lines)
        super().__init__(
            word("{n} shares cannot be handed down as they are written.", n=len(lines)),
            remedy=word("Correct the lines that are named; nothing was stored."),
        )


class SharesFallShort(Refusal):
    """The shares add up to less than the target, and nobody said why."""

    code = "shares-fall-short"

    def __init__(self, short: Sequence[Balance]) -> None:
        self.short = tuple(short)
        self.lines = tuple(
            word("{name}: the shares add up to {shared} {unit} of {wanted}.", name=b.name, unit=b.unit,
                 shared=format(b.shared.normalize(), "f"), wanted=format((b.wanted or b.shared).normalize(), "f"))
            for b in short
        )  # fmt: skip
        super().__init__(
            word("The shares of {n} targets add up to less than the target.", n=len(short)),
            why=word("What nobody takes over, nobody will reach."),
            remedy=word("Raise the shares, or state why less is handed down (10 characters or more)."),
        )


class ProposalIsOpen(NotNow):
    """Another version is proposed and not decided."""

    code = "cascade-proposal-open"


class IsHandedDown(NotNow):
    """The year's targets are handed down already; they can only be adjusted."""

    code = "cascade-handed-down"


class NothingToHandDown(NotNow):
    """The office has no target of its own for the year, or nothing that could be adjusted."""

    code = "nothing-to-hand-down"


class YearHasPassed(NotNow):
    """The year is over: its targets stand as they were."""

    code = "target-year-passed"


class NothingIsAdjusted(Refusal):
    """The adjustment leaves every share as it is."""

    code = "nothing-is-adjusted"


class NotTheGiver(NotYours):
    """Another office hands these targets down."""

    code = "not-the-giver"


class NotTheRecipient(NotYours):
    """The shares are another unit's to agree to."""

    code = "not-the-recipient"


class ProposersDoNotApprove(NotYours):
    """The person proposed what is to be approved."""

    code = "proposers-do-not-approve"


class IsNotAsShown(NotNow):
    """What is to be approved is not what was shown, or rests on a target that is another one now."""

    code = "cascade-not-as-shown"


class SharesStandOpen(NotNow):
    """Recipients have not agreed, and nobody said why it is handed down all the same."""

    code = "shares-stand-open"


class ReasonIsMissing(Refusal):
    """A reason is too short to say anything."""

    code = "cascade-reason-missing"
