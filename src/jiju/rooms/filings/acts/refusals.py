"""The refusals of the room, each a fact."""

from __future__ import annotations

from collections.abc import Sequence

from jiju.core.findings import Finding
from jiju.core.refusals import NotFound, Refusal
from jiju.core.words import word


class FormHasExpired(Refusal):
    """The form is not valid for the period."""

    code = "form-expired"


class NotInWindow(Refusal):
    """The period's window is not open."""

    code = "not-in-window"


class PeriodIsClosed(Refusal):
    """The province closed the period."""

    code = "period-closed"


class PeriodStillRuns(Refusal):
    """The period cannot be closed yet."""

    code = "period-runs"


class WrongForm(Refusal):
    """The workbook belongs to another form or another version of it."""

    code = "wrong-form"


class WrongPeriod(Refusal):
    """The workbook belongs to another period, or the period is of another kind."""

    code = "wrong-period"


class ForeignUnit(Refusal):
    """The workbook or the form belongs to another unit."""

    code = "foreign-unit"


class AlreadyReported(Refusal):
    """There is a filing of this unit, form and period already."""

    code = "already-reported"


class AlreadyTaken(Refusal):
    """The same file was taken in before."""

    code = "already-taken"


class ChangedMeanwhile(Refusal):
    """Somebody saved the form after this page was opened."""

    code = "changed-meanwhile"


class SamePerson(Refusal):
    """The next signature must be another person's."""

    code = "same-person"


class DayHasNotCome(Refusal):
    """A day that was given lies ahead."""

    code = "day-ahead"


class DayHasPassed(Refusal):
    """A day that was given lies in the past."""

    code = "day-passed"


class NotYourQuery(Refusal):
    """Another office asked this query."""

    code = "not-your-query"


class VisitNeedsTwo(Refusal):
    """A visit is made by two persons."""

    code = "visit-needs-two"


class VisitLiesAhead(Refusal):
    """A visit is recorded before its day."""

    code = "visit-ahead"


class NothingWasChecked(Refusal):
    """A visit names no form and period that was reported."""

    code = "nothing-checked"


class NotYourVisit(Refusal):
    """Another office made this visit."""

    code = "not-your-visit"


class AmountIsImpossible(Refusal):
    """The number cannot be an amount."""

    code = "amount-impossible"


class NothingChanges(Refusal):
    """What was asked for would change nothing."""

    code = "nothing-changes"


class QueriesStandOpen(Refusal):
    """A query on the filing has not been closed."""

    code = "queries-open"


class RuleIsDecided(Refusal):
    """A rule or a waiver was decided before."""

    code = "already-decided"


class AlreadyAsked(Refusal):
    """The same was asked for before and not yet answered."""

    code = "already-asked"


class ExtensionIsTooLong(Refusal):
    """The day asked for lies too far after the deadline."""

    code = "extension-too-long"


class WaiverExpiry(Refusal):
    """The end of a waiver lies in the past or too far ahead."""

    code = "waiver-expiry"


class StepIsNotInTheChain(Refusal):
    """The form's chain does not know this step."""

    code = "not-in-chain"


class ReasonIsMissing(Refusal):
    """An explanation or a reason is too short to be one."""

    code = "reason-missing"


class NobodyReports(Refusal):
    """No person with an account stands for the enterprise."""

    code = "nobody-reports"


class LinkIsDead(NotFound):
    """A link that opens nothing: unknown, withdrawn, replaced or run out. Which of them is not told."""

    code = "link-dead"

    def __init__(self) -> None:
        super().__init__(
            word("This link opens nothing."),
            why=word("It was replaced or withdrawn, its time is over, or a character of it was lost on the way."),
            remedy=word("Ask the statistician of your zone for a new one."),
        )


class WorkbookDoesNotRead(Refusal):
    """The workbook has cells that cannot be read; nothing of it was stored."""

    code = "workbook-unread"

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(
            word("The workbook was not taken in: {n} places cannot be read.", n=len(self.findings)),
            remedy=word("Correct the named cells and take it in again."),
        )


class UnitsAreForeign(WorkbookDoesNotRead):
    """A workbook of a zone's enterprises names some that do not report there."""

    code = "foreign-units"


class FindingsStandOpen(Refusal):
    """Blocking findings, or findings without their explanation, stand in the way of a signature."""

    code = "findings-open"

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        fields = ", ".join(dict.fromkeys(f.field for f in self.findings))
        super().__init__(
            word(
                "This cannot be signed yet: {n} findings stand open, at {fields}.",
                n=len(self.findings),
                fields=fields,
            ),
            remedy=word("Correct each figure, or explain it where an explanation is asked for."),
        )
