"""Acts: compute a round, open the marks again, deliver the sheets, compute again; prove exact bounds."""

from __future__ import annotations

from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.acts.refusals import MarksAreMissing, NotInTheRound, TermStillRuns
from jiju.rooms.evaluations.acts.requiring import without_ruling, written
from jiju.rooms.evaluations.acts.versions import next_version, refuse_the_same, rests_on_today, told
from jiju.rooms.evaluations.models import Bound, Result, Round
from jiju.rooms.evaluations.states import ROUNDS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical


@act("evaluations.compute", ROUNDS["compute"])
def compute(round_: Round, *, by: Actor, at: datetime) -> Result:
    """Compute the round: who has neither assessed itself nor is exempted is absent and has the worst grade.

    Errors   TermStillRuns, MarksAreMissing; SameResult when nothing changed since the last computation
    """
    _refuse_early(round_, at)
    _refuse_missing_marks(round_)
    if round_.state == "computed":
        refuse_the_same(round_)
    made = next_version(round_, "computed", at=at, reason="", made_by=by.person)
    round_.state = "computed"
    round_.save()
    record(round_, **told(made))
    return made


def _refuse_early(round_: Round, at: datetime) -> None:
    waiting = round_.participants.filter(state__in=("invited", "drafted")).count()
    if waiting and workdays.day_of(at) <= round_.assess_self_by:
        raise TermStillRuns(
            word("{n} units may still assess themselves until {day}.", n=waiting, day=str(round_.assess_self_by)),
            remedy=word("Compute after that day, or once all have."),
        )


def _refuse_missing_marks(round_: Round) -> None:
    there = queries.units_taking_part(round_)
    missing = checks.marks_missing(queries.scheme_of(round_), there, queries.marks_given(round_))
    if missing:
        (unit, item), _ = next(iter(missing.items()))
        raise MarksAreMissing(
            word("{n} marks are missing, the first of them of {unit} on “{item}”.",
                 n=sum(missing.values()), unit=unit, item=item),
            why=word("An item that nobody judged would change the weight of all others."),
            remedy=word("Have them given, or assign further experts."),
        )  # fmt: skip


@act("evaluations.reopen_marks", ROUNDS["reopen_marks"])
def reopen_marks(round_: Round, *, by: Actor, at: datetime, reason: str) -> Round:
    """Let everybody judge again before the sheets are delivered. The versions so far stay.

    Errors   TextIsMissing
    """
    round_.state = "open"
    round_.save()
    record(round_, reason=written(reason))
    return round_


@act("evaluations.deliver", ROUNDS["deliver"])
def deliver(round_: Round, *, by: Actor, at: datetime) -> Round:
    """Show each unit its own sheet, and begin the term of appeals: so many working days after today.

    Errors   ResultIsStale
    """
    result = rests_on_today(round_)
    round_.state, round_.delivered_at, round_.delivered_version = "delivered", at, result.number
    round_.appeal_by = _end_of_appeals(round_, at)
    round_.save()
    record(round_, version=result.number, digest=result.digest, appeal_by=round_.appeal_by)
    return round_


@act("evaluations.recompute", ROUNDS["recompute"])
def recompute(round_: Round, *, by: Actor, at: datetime, reason: str) -> Result:
    """Compute again after the delivery, since a veto was confirmed: a new version, and a new term of appeals.

    Errors   ConflictOfInterest for who ruled on an appeal; SameResult, TextIsMissing
    """
    without_ruling(round_, by)
    refuse_the_same(round_)
    made = next_version(round_, "recomputed", at=at, reason=written(reason), made_by=by.person)
    round_.appeal_by = max(round_.appeal_by, _end_of_appeals(round_, at))
    round_.save()
    record(round_, **told(made), appeal_by=round_.appeal_by)
    return made


def _end_of_appeals(round_: Round, at: datetime) -> date:
    return workdays.after_working_days(workdays.day_of(at), queries.scheme_of(round_).terms.appeal)


@act("evaluations.prove_bounds")
def prove_bounds(result: Result, *, by: Actor, at: datetime, group: str) -> Bound:
    """Prove the best and the worst place of each unit of a group over all admissible weights.

    Errors   NotInTheRound for a group that the result does not rank, or whose bounds are proved already
    """
    if group not in queries.groups_to_prove(result):
        raise NotInTheRound(word("There is nothing to prove in group “{group}”.", group=group))
    rows = queries.standings_in(result)
    found = checks.bounds_of(queries.scheme_of(result.round), rows, group)
    body = canonical({b.unit: [b.best, b.worst, b.proved] for b in found})
    made = Bound(result=result, group=group, body=body, at=at)
    made.save()
    record(result, round=result.round_id, version=result.number, group=group, bounds=checks.digest_of(body))
    return made
