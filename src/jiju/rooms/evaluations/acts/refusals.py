"""The refusals of the room, each a fact."""

from __future__ import annotations

from jiju.core.refusals import Refusal


class SchemeIsNotInForce(Refusal):
    """The scheme is not approved, or not in force on the day."""

    code = "scheme-not-in-force"


class RoundIsThere(Refusal):
    """There is a round of this scheme and period already."""

    code = "round-there"


class NothingIsAccepted(Refusal):
    """No unit of the scheme has accepted figures for the period."""

    code = "nothing-accepted"


class PeriodDoesNotFit(Refusal):
    """The period is not over, or of another kind than the scheme's."""

    code = "period-does-not-fit"


class TermIsOver(Refusal):
    """The last day for it has passed."""

    code = "term-over"


class TermStillRuns(Refusal):
    """Units still have time for what comes first."""

    code = "term-runs"


class DayDoesNotFit(Refusal):
    """A day that was given lies too early or too late."""

    code = "day-does-not-fit"


class NotInTheRound(Refusal):
    """The round has no such unit, or no such item."""

    code = "not-in-round"


class NotAsked(Refusal):
    """The unit is not asked for this."""

    code = "not-asked"


class TextIsMissing(Refusal):
    """A reason, a proof, a ruling or minutes are too short to be one."""

    code = "text-missing"


class ConflictOfInterest(Refusal):
    """The person belongs to the unit, or has another part in the round."""

    code = "conflict-of-interest"


class NotAnExpert(Refusal):
    """The person holds no post as an expert."""

    code = "not-an-expert"


class NotAssigned(Refusal):
    """The unit was not assigned to the expert."""

    code = "not-assigned"


class PointsDoNotFit(Refusal):
    """Points or cases lie outside what the item allows."""

    code = "points-do-not-fit"


class JudgedByAnother(Refusal):
    """Somebody else has recorded these cases."""

    code = "judged-by-another"


class MarksAreMissing(Refusal):
    """Items that persons judge have not all been judged."""

    code = "marks-missing"


class ResultIsStale(Refusal):
    """What was judged has changed since the result was computed."""

    code = "result-stale"


class SameResult(Refusal):
    """Nothing has changed that a result rests on."""

    code = "same-result"


class AlreadyRaised(Refusal):
    """The same was raised before."""

    code = "already-raised"


class StillOpen(Refusal):
    """Appeals, vetoes or objections wait for a ruling."""

    code = "still-open"


class SamePersonAgain(Refusal):
    """The second step must be another person's."""

    code = "same-person-again"


class NoQuorum(Refusal):
    """Too few members were present, or the votes do not carry the decision."""

    code = "no-quorum"


class BorderlineWithoutReason(Refusal):
    """A unit that stands close to a line has no written reason."""

    code = "borderline-without-reason"


class FalsehoodStandsOpen(Refusal):
    """A finding of false figures against the unit is raised or confirmed."""

    code = "falsehood-open"


class AnotherKind(Refusal):
    """The proposal is of another kind than the step needs."""

    code = "another-kind"


class HearingIsOwed(Refusal):
    """The unit asked for a hearing, and none has been held."""

    code = "hearing-owed"


class NoticeIsOwed(Refusal):
    """The plan lets a zone leave only after a public notice, and this removal has not been through one."""

    code = "notice-owed"
