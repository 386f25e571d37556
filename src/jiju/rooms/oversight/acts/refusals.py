"""The refusals of the room, each a fact."""

from __future__ import annotations

from collections.abc import Sequence

from jiju.core.refusals import NotYours, Refusal
from jiju.core.words import Word, word


class WordsAreMissing(Refusal):
    """A title, a reason, a report or minutes are too short to say anything."""

    code = "words-missing"


class WordsAreTooMany(Refusal):
    """A title, a reason or a report is longer than its place can hold."""

    code = "words-too-many"


class TermDoesNotFit(Refusal):
    """A term lies in the past, behind the one it belongs to, or is no later one."""

    code = "term-does-not-fit"


class UnitIsGone(Refusal):
    """The unit does not exist on that day."""

    code = "unit-gone"


class UnitIsOutOfReach(NotYours):
    """The unit lies outside the area to which the office may issue tasks."""

    code = "unit-out-of-reach"


class SupervisesItself(Refusal):
    """The unit that is to supervise a task is one of those that do it."""

    code = "supervises-itself"


class HoldsNoPost(Refusal):
    """The person holds no post at that unit on that day."""

    code = "holds-no-post"


class NotYourPart(NotYours):
    """Another unit has the part in the task that this step belongs to."""

    code = "not-your-part"


class NoSuchStep(Refusal):
    """The task has no such step, or it is done."""

    code = "no-such-step"


class StepsStandOpen(Refusal):
    """Steps of the task have not been reported."""

    code = "steps-open"


class DoersDoNotClose(Refusal):
    """The person had a hand in doing what is to be judged."""

    code = "doers-do-not-close"


class LongerIsAsked(Refusal):
    """A later term was asked for and nobody has decided on it."""

    code = "longer-asked"


class NothingIsAnother(Refusal):
    """The task has that lead unit and that person already."""

    code = "nothing-is-another"


class NothingIsOverdue(Refusal):
    """The task has reached no rung of the chain, or was raised to it before."""

    code = "nothing-overdue"


class IsAMember(Refusal):
    """The person serves in the task force already, or another one is its head."""

    code = "is-a-member"


class DayIsNotThere(Refusal):
    """A meeting's day has not come, or a person left before entering."""

    code = "day-not-there"


class AgendaIsEmpty(Refusal):
    """A meeting would speak of nothing, or of something that is not on the list."""

    code = "agenda-empty"


class NobodyWasThere(Refusal):
    """No member of the task force was present, or somebody named is none."""

    code = "nobody-there"


class NoSuchTopic(Refusal):
    """The plan follows no topic of that name."""

    code = "no-such-topic"


class ZoneHasLeft(Refusal):
    """The zone is no zone of the programme any more."""

    code = "zone-has-left"


class IssueIsRaised(Refusal):
    """What a form names in that cell was raised before."""

    code = "issue-raised"


class NotYourIssue(NotYours):
    """Another unit takes this step for the issue."""

    code = "not-your-issue"


class AnswerersDoNotSettle(Refusal):
    """The person answered for the issue that is to be judged."""

    code = "answerers-do-not-settle"


class NothingIsMissing(Refusal):
    """Every topic is told for the period, or its zone was asked before."""

    code = "nothing-missing"


class DecisionIsIncomplete(Refusal):
    """A meeting's decision lacks a unit or a term, and is not marked as one that needs no task."""

    code = "decision-incomplete"

    def __init__(self, lines: Sequence[Word]) -> None:
        self.lines = tuple(lines)
        super().__init__(
            word("{n} things are missing before the decisions can become tasks.", n=len(lines)),
            why=word("A decision without a unit and a term is followed by nobody."),
            remedy=word("Name unit and term, or mark the decision as one that needs no task."),
        )


class AnalysisIsThere(Refusal):
    """The unit has an analysis of that quarter."""

    code = "analysis-there"


class NothingToTell(Refusal):
    """The quarter has not ended, or none of its figures has been accepted."""

    code = "nothing-to-tell"


class TextHasMoved(Refusal):
    """The text is not the one that was read."""

    code = "text-moved"


class TextIsTooLong(Refusal):
    """A passage is longer than a page can bear."""

    code = "passage-too-long"


class WroteIt(Refusal):
    """Whoever wrote a text does not settle it."""

    code = "wrote-it"


class NumbersAreNotComputed(Refusal):
    """Numbers stand in the text that are none of those computed."""

    code = "numbers-not-computed"

    def __init__(self, strays: Sequence[str]) -> None:
        super().__init__(
            word("{n} numbers are not those computed: {numbers}.", n=len(strays), numbers="、".join(strays[:10])),
            remedy=word("Correct them in the text, or write why they stand there and from where they come."),
        )


class AddressIsOutside(Refusal):
    """An address that is to be kept leads out of this house, or nowhere."""

    code = "address-outside"


class NameIsTaken(Refusal):
    """The person keeps another view under this name."""

    code = "view-name-taken"


class TooManyViews(Refusal):
    """The person keeps as many views as are kept."""

    code = "too-many-views"


class NotYourView(NotYours):
    """Another person saved the view."""

    code = "not-your-view"


class ZoneIsWhereItWas(Refusal):
    """The zone that something is about lies where it lay, and nobody took its place."""

    code = "zone-where-it-was"
