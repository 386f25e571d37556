"""The refusals of the room, each a fact."""

from __future__ import annotations

from collections.abc import Iterable

from jiju.core.refusals import Refusal
from jiju.core.words import Word


class AmountDoesNotFit(Refusal):
    """An amount is no number, not positive, or has parts of a cent."""

    code = "amount-does-not-fit"


class CapIsExceeded(Refusal):
    """The amount lies above what the plan or the scheme allows."""

    code = "cap-exceeded"


class BudgetIsSpent(Refusal):
    """The budget has not enough left."""

    code = "budget-spent"


class BudgetDoesNotFit(Refusal):
    """The budget is of another source than the rule asks for, or is there already."""

    code = "budget-does-not-fit"


class AwardedBefore(Refusal):
    """The rule gives this once, and it was given or proposed before, perhaps under another name or code."""

    code = "awarded-before"


class NothingToRestOn(Refusal):
    """The title or the place on which an award is to rest is not there, or has changed since."""

    code = "nothing-to-rest-on"


class MoneyIsHeld(Refusal):
    """Something stands against money for the zone: a finding, a lost title, a place that is decided again."""

    code = "money-held"


class PurposesDoNotFit(Refusal):
    """The lines of purposes or expenses do not fit the rule, the amount, or the money paid."""

    code = "purposes-do-not-fit"

    def __init__(self, what: Word, lines: Iterable[Word], remedy: Word) -> None:
        self.lines = tuple(lines)
        super().__init__(what, remedy=remedy)

    @property
    def words(self) -> tuple[Word, ...]:
        return (self.what, *self.lines, *([self.remedy] if self.remedy else []))


class PayeeDoesNotFit(Refusal):
    """Who is to receive the money is not named, or has no valid credit code or account."""

    code = "payee-does-not-fit"


class TextIsTooShort(Refusal):
    """A reason, an opinion or the number of a document is too short to be one."""

    code = "text-too-short"


class DayIsWrong(Refusal):
    """A day lies too early or too late."""

    code = "day-wrong"


class AlreadyHasAPart(Refusal):
    """The person has taken another part in the same grant, under whatever account or role."""

    code = "has-a-part"


class ShownHasChanged(Refusal):
    """What is to be signed is not what was shown."""

    code = "shown-has-changed"


class SignatureIsMissing(Refusal):
    """A signature is missing, void, or of the same unit as another one that must differ."""

    code = "signature-missing"


class ExplanationIsMissing(Refusal):
    """Something looks like a second award, and nobody has explained it."""

    code = "explanation-missing"


class MoneyStandsOut(Refusal):
    """Payments are planned or money is paid, so that the step would leave it without ground."""

    code = "money-stands-out"


class MoreThanIsOwed(Refusal):
    """More is received than is still to come back."""

    code = "more-than-owed"


class NothingToRecover(Refusal):
    """Nothing was paid, or all of it is recovered or being recovered already."""

    code = "nothing-to-recover"
