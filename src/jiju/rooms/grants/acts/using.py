"""Use of the money: reported line by line by the zone, handed back, accepted by somebody without another part."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.grants import checks, queries
from jiju.rooms.grants.acts.asking import take_part, text
from jiju.rooms.grants.acts.booking import About, move
from jiju.rooms.grants.acts.refusals import MoneyStandsOut, PurposesDoNotFit
from jiju.rooms.grants.models import Acceptance, Grant, Recovery, UseLine, UseReport
from jiju.rooms.grants.shapes import Spent
from jiju.rooms.grants.states import GRANTS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told

NOTHING = Decimal("0.00")


@act("grants.report_use", GRANTS["report_use"])
def report_use(
    grant: Grant, *, by: Actor, at: datetime, lines: Sequence[Spent], result: str, uploads: Sequence[Upload] = ()
) -> UseReport:
    """Report what the money was spent on, expense by expense, and what came of it. A later report replaces this one.

    Errors   PurposesDoNotFit, TextIsTooShort; AlreadyHasAPart; FilesAreNotKept
    """
    take_part(grant, "use", by)
    today = workdays.day_of(at)
    faults = list(checks.line_faults(lines, grant.paid_yuan, grant.first_paid_on or today, today))
    if faults:
        raise PurposesDoNotFit(
            word("The lines of the report do not fit."), faults,
            word("Mend these lines; what was not spent yet is left out."),
        )  # fmt: skip
    said = text(result, word("Say what was built, bought or run with the money."))
    made = _reported(grant, by, at, lines, said)
    grant.state = "used"
    grant.save()
    kept = attach(made, uploads, "use", by=by, at=at)
    spent = sum((line.amount_yuan for line in lines), NOTHING)
    record(
        grant,
        unit=grant.unit,
        report=made.number,
        lines=len(lines),
        spent_yuan=spent,
        late=made.is_late,
        files=told(kept),
    )
    return made


def _reported(grant: Grant, by: Actor, at: datetime, lines: Sequence[Spent], said: str) -> UseReport:
    is_late = grant.report_by is not None and workdays.day_of(at) > grant.report_by
    made = UseReport(
        grant=grant, number=grant.reports.count() + 1, result=said, reported_by=by.person, reported_at=at,
        is_late=is_late,
    )  # fmt: skip
    made.save()
    for n, line in enumerate(lines, 1):
        UseLine(
            report=made, number=n, purpose=line.purpose.strip()[:60], payee=line.payee.strip()[:120],
            amount_yuan=line.amount_yuan, day=line.day, voucher=line.voucher.strip()[:120],
        ).save()  # fmt: skip
    return made


@act("grants.hand_back_use", GRANTS["hand_back_use"])
def hand_back_use(grant: Grant, *, by: Actor, at: datetime, reason: str) -> Grant:
    """Hand a report of use back to the zone, and say what is missing.

    Errors   TextIsTooShort; AlreadyHasAPart
    """
    take_part(grant, "accept", by)
    newest = grant.reports.order_by("-number")[0]
    newest.handed_back_by = by.person
    newest.handed_back_because = text(reason, word("Say what is missing in the report."))
    newest.save()
    grant.state = "paid"
    grant.save()
    record(grant, unit=grant.unit, report=newest.number, reason=newest.handed_back_because)
    return grant


@act("grants.accept_grant", GRANTS["accept_grant"])
def accept_grant(grant: Grant, *, by: Actor, at: datetime, misused: Collection[int], opinion: str) -> Acceptance:
    """Accept the use of a grant. What was left over or spent on another purpose is proposed for recovery.

    Shape    misused: the numbers of the lines found to be spent on another purpose; a line whose purpose is none of the
             grant's is among them by itself
    Errors   AlreadyHasAPart; MoneyStandsOut while an instalment is planned; TextIsTooShort
    """
    if grant.payments.filter(state="planned").exists():
        raise MoneyStandsOut(
            word("Payments of this grant are planned."),
            remedy=word("Let finance pay them, or take them out of the plan."),
        )
    take_part(grant, "accept", by)
    said = text(opinion, word("Say what was looked at, and where."))
    report = grant.reports.order_by("-number")[0]
    made = _accepted(grant, report, misused, said, by, at)
    _release_rest(grant, by, at)
    grant.state = "accepted"
    grant.save()
    proposed = list(_proposed(grant, made, at))
    record(
        grant, unit=grant.unit, report=report.number, used_yuan=made.used_yuan, misused_yuan=made.misused_yuan,
        unused_yuan=made.unused_yuan, reason=said, recoveries=[r.pk for r in proposed],
    )  # fmt: skip
    return made


def _accepted(
    grant: Grant, report: UseReport, misused: Collection[int], said: str, by: Actor, at: datetime
) -> Acceptance:
    allowed = {purpose for purpose, _ in checks.purposes_of(grant.purposes)}
    spent, wrong = NOTHING, NOTHING
    for line in report.lines.order_by("number"):
        line.is_misused = line.number in misused or line.purpose not in allowed
        line.save()
        spent += line.amount_yuan
        wrong += line.amount_yuan if line.is_misused else NOTHING
    made = Acceptance(
        grant=grant, report=report, used_yuan=spent - wrong, misused_yuan=wrong, unused_yuan=grant.paid_yuan - spent,
        opinion=said, accepted_by=by.person, accepted_at=at,
    )  # fmt: skip
    made.save()
    return made


def _proposed(grant: Grant, made: Acceptance, at: datetime) -> Iterator[Recovery]:
    """What is misused or left over is to come back, unless an earlier recovery asks for the same money."""
    for cause, yuan in (("misused", made.misused_yuan), ("unused", made.unused_yuan)):
        owed = min(yuan, queries.unclaimed(grant))
        if owed > 0:
            one = Recovery(grant=grant, cause=cause, cause_key="acceptance", amount_yuan=owed, proposed_at=at)
            one.save()
            yield one


def _release_rest(grant: Grant, by: Actor, at: datetime) -> None:
    """Give back to the budget what was promised and never paid."""
    rest = grant.amount_yuan - grant.paid_yuan
    if rest > 0:
        move(grant.budget_id, "release", rest, About(grant=grant), by=by, at=at)
