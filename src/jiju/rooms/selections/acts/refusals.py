"""The refusals of calls and applications, each a fact."""

from __future__ import annotations

from collections.abc import Sequence

from jiju.core.refusals import Refusal
from jiju.core.words import Word


class AnotherProcedure(Refusal):
    """The procedure is opened in another way, or not for this."""

    code = "another-procedure"


class DayDoesNotFit(Refusal):
    """A day that was given lies too early or too late."""

    code = "selection-day-does-not-fit"


class CallIsClosed(Refusal):
    """The last moment for it has passed, by the clock of the server when the request came in."""

    code = "call-closed"


class StillSealed(Refusal):
    """Applications are sealed until the last moment for them has passed."""

    code = "still-sealed"


class AnotherPerson(Refusal):
    """The step is another person's: who wrote, asked or took the step before does not take this one."""

    code = "another-person"


class AlreadyApplied(Refusal):
    """The zone has an application that is under way."""

    code = "already-applied"


class WrittenMeanwhile(Refusal):
    """Somebody else has written in the application since it was opened."""

    code = "written-meanwhile"


class ReasonsAreListed(Refusal):
    """Several things stand in the way, each on a line of its own."""

    code = "reasons-listed"

    def __init__(
        self, what: Word, lines: Sequence[Word], *, why: Word | None = None, remedy: Word | None = None
    ) -> None:
        self.lines = list(lines)
        super().__init__(what, why=why, remedy=remedy)


class NotEligible(ReasonsAreListed):
    """A rule does not hold against which nobody takes part."""

    code = "not-eligible"


class AnswersDoNotFit(ReasonsAreListed):
    """Some answers do not fit their questions."""

    code = "answers-do-not-fit"


class NotComplete(ReasonsAreListed):
    """Answers or proofs are missing."""

    code = "not-complete"


class NotCommitted(Refusal):
    """The truth commitment was not given, or not to this wording."""

    code = "not-committed"


class NothingIsAsked(Refusal):
    """A file was sent for a line that the list of materials does not have, or one was named that is not there."""

    code = "nothing-asked"


class NotAtThisStage(Refusal):
    """The application stands at another stage than the step belongs to."""

    code = "not-at-this-stage"


class NotYourStage(Refusal):
    """The stage is taken by other offices."""

    code = "not-your-stage"


class ChecklistIsOpen(ReasonsAreListed):
    """Lines of the checklist have not been answered."""

    code = "checklist-open"


class ReasonIsShort(Refusal):
    """A reason, a report or the number of a document is missing or too short to be one."""

    code = "reason-short"


class TextIsLong(Refusal):
    """A name or the number of a document has more characters than are kept."""

    code = "text-long"


class NotVisited(Refusal):
    """No visit of this stage has been recorded."""

    code = "not-visited"


class StillBehind(ReasonsAreListed):
    """Applications that go together have not all arrived."""

    code = "still-behind"


class QuotaIsSpent(Refusal):
    """More were named than the city may recommend."""

    code = "quota-spent"


class AlreadyRecommended(Refusal):
    """The city has sent its list."""

    code = "already-recommended"


class ZoneIsNotThere(Refusal):
    """A code was typed that is no zone on that day."""

    code = "zone-not-there"
