"""Judgements of clauses: whom the rule names judges; that a clause is met counts once another person confirms it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.acts.clause_refusals import (
    AnotherDecides,
    DaysDoNotFit,
    JudgementWaits,
    NobodyIsAsked,
    NotTheJudge,
    ProversDoNotJudge,
)
from jiju.rooms.oversight.acts.requiring import written
from jiju.rooms.oversight.models import ClauseJudgement, ClauseProof
from jiju.rooms.oversight.states import JUDGEMENTS
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Clause
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.turns import alone

LONGEST = 24  # months that a judgement may hold where the check names no term
DAYS = 31  # a month at most


@act("oversight.judge_clause")
def judge_clause(
    judgement: None, *, by: Actor, at: datetime, clause: str, outcome: str, reason: str, valid_until: date
) -> ClauseJudgement:
    """Say whether what the check asks is so. Not met counts at once; met counts after another person confirmed it.

    Errors   NotFound; NobodyIsAsked; NotTheJudge; JudgementWaits; ProversDoNotJudge; DaysDoNotFit; WordsAreMissing
    """
    alone("judge_clause", clause)
    on = workdays.day_of(at)
    _, found = programmes.clause(clause)
    asked = checks.question(found.check)
    if not asked or outcome not in ("met", "not_met"):
        raise NobodyIsAsked(
            word("The check of {clause} asks no person.", clause=clause),
            remedy=word("Look on the clause’s page at what is missing."),
        )
    plan = programmes.plan().id
    _refuse_judge(found, by, plan)
    last = on + timedelta(days=DAYS * (found.check.lasts_months or LONGEST))
    if not on < valid_until <= last:
        raise DaysDoNotFit(
            word("The judgement would hold until {day}.", day=str(valid_until)),
            remedy=word("Choose a day between tomorrow and {last}: then it is judged anew.", last=str(last)),
        )
    made = ClauseJudgement(
        plan=plan, clause=clause, question=asked, outcome=outcome, reason=written(reason), valid_until=valid_until,
        state="given" if outcome == "met" else "standing", judged_by=by.person, unit=by.unit, unit_name=by.unit_name,
        judged_at=at,
    )  # fmt: skip
    made.save()
    record(made, clause=clause, question=asked, outcome=outcome, reason=made.reason, valid_until=valid_until)
    return made


def _refuse_judge(clause: Clause, by: Actor, plan: str) -> None:
    if by.unit not in queries.judges_of(clause):
        raise NotTheJudge(
            word("The rule names another unit to judge {clause}.", clause=clause.id),
            remedy=word("A person of the unit that is named on the clause’s page judges it."),
        )
    if ClauseJudgement.objects.filter(plan=plan, clause=clause.id, state="given").exists():
        raise JudgementWaits(word("A judgement waits to be confirmed."), remedy=word("Confirm it or contest it first."))
    _refuse_prover(plan, clause.id, by)


def _refuse_prover(plan: str, clause: str, by: Actor) -> None:
    if ClauseProof.objects.filter(plan=plan, clause=clause, offered_by=by.person).exists():
        raise ProversDoNotJudge(
            word("You offered a proof of this clause yourself."), remedy=word("Let somebody else judge it.")
        )


@act("oversight.confirm_judgement", JUDGEMENTS["confirm_judgement"])
def confirm_judgement(judgement: ClauseJudgement, *, by: Actor, at: datetime, answer: str) -> ClauseJudgement:
    """Confirm that a clause is met, as another person than the one who judged.

    Errors   AnotherDecides; ProversDoNotJudge; WordsAreMissing
    """
    _refuse_prover(judgement.plan, judgement.clause, by)
    return _decide(judgement, by, at, "standing", answer)


@act("oversight.contest_judgement", JUDGEMENTS["contest_judgement"])
def contest_judgement(judgement: ClauseJudgement, *, by: Actor, at: datetime, answer: str) -> ClauseJudgement:
    """Decline to confirm a judgement, with the reason; it counts for nothing.

    Errors   AnotherDecides; WordsAreMissing
    """
    return _decide(judgement, by, at, "contested", answer)


def _decide(judgement: ClauseJudgement, by: Actor, at: datetime, state: str, answer: str) -> ClauseJudgement:
    if by.person == judgement.judged_by:
        raise AnotherDecides(
            word("You judged this clause yourself."), remedy=word("Another person of the provincial office decides.")
        )
    judgement.state, judgement.decided_by, judgement.decided_at = state, by.person, at
    judgement.answer = written(answer)
    judgement.save()
    record(judgement, clause=judgement.clause, outcome=judgement.outcome, answer=judgement.answer)
    return judgement
