"""Acts: write down the collective decision on a call, and take it back before it is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations.acts.refusals import DayDoesNotFit, NoQuorum
from jiju.rooms.evaluations.acts.requiring import MINUTES, written
from jiju.rooms.evaluations.shapes import Meeting
from jiju.rooms.programmes.shapes import Stage, Vote
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.advancing import write_deed
from jiju.rooms.selections.acts.notice_refusals import (
    DecidedElsewhere,
    MoreThanAllowed,
    NothingIsChosen,
    NotInTheCall,
    OrderWithoutReason,
)
from jiju.rooms.selections.acts.refusals import StillBehind
from jiju.rooms.selections.acts.requiring import all_of, refuse_barred, refuse_writers_in
from jiju.rooms.selections.acts.steps import decision_of, stage_for
from jiju.rooms.selections.models import Application, Call, CallDecision
from jiju.rooms.selections.states import CALLS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical


@act("selections.decide_call", CALLS["decide_call"])
def decide_call(
    call: Call, *, by: Actor, at: datetime, meeting: Meeting, chosen: Sequence[str],
    reasons: Mapping[str, str] | None = None, uploads: Sequence[Upload] = (),
) -> CallDecision:  # fmt: skip
    """Write down whom the members chose, with the votes, the minutes and why the experts' order is departed from.

    Errors   NotYourStage, AnotherPerson for who wrote an application or a city's list; StillBehind, NotInTheCall,
             NothingIsChosen, MoreThanAllowed, NotEligible, OrderWithoutReason, DayDoesNotFit, NoQuorum, TextIsMissing,
             FilesAreNotKept
    """
    stage = stage_for(call, "decide", by, "selections.decide_call")
    refuse_writers_in(call, by)
    rows = _all_there(call, stage)
    _refuse_choice(chosen, rows, stage.vote or Vote())
    refuse_barred([r for r in rows if r.unit in chosen], workdays.day_of(at))
    scores = queries.scores_by_unit(call, rows)
    said = _reasons(rows, chosen, scores, reasons or {})
    _refuse_day(meeting, max(workdays.day_of(r.since) for r in rows), workdays.day_of(at))
    refuse_votes(meeting, stage.vote or Vote())
    made = CallDecision(
        call=call, **meeting_columns(meeting), chosen=canonical(list(chosen)), reasons=canonical(said),
        passed_over=canonical([r.unit for r in rows if r.unit not in chosen]), scores=canonical(scores),
        recorded_by=by.person, recorded_at=at,
    )  # fmt: skip
    made.save()
    files = attach(made, uploads, "minutes", by=by, at=at)
    for row in rows:
        _settle(row, call, stage, by, at, said.get(row.unit, ""), is_chosen=row.unit in chosen)
    call.state = "decided"
    call.save()
    record(
        call, decision=made.pk, chosen=list(chosen), passed_over=[r.unit for r in rows if r.unit not in chosen],
        scores=scores, reasons=said, held_on=made.held_on, present=made.present, absent=made.absent,
        votes=[made.votes_for, made.votes_against, made.abstained], minutes=made.minutes, files=told(files),
    )  # fmt: skip
    return made


def meeting_columns(meeting: Meeting) -> dict[str, object]:
    """A meeting as the columns of a decision."""
    return {
        "held_on": meeting.held_on, "present": canonical(list(meeting.present)),
        "absent": canonical(list(meeting.absent)), "votes_for": meeting.votes_for,
        "votes_against": meeting.votes_against, "abstained": meeting.abstained,
        "minutes": written(meeting.minutes, MINUTES),
    }  # fmt: skip


def _all_there(call: Call, stage: Stage) -> list[Application]:
    """The applications that go on, locked, all of them at the stage."""
    rows = all_of(call, state__in=checks.LIVING)
    late = {r.pk for r in queries.still_behind(call, stage.id)}
    behind = [r for r in rows if r.pk in late]
    if behind:
        raise StillBehind(
            word("{n} applications have not come so far.", n=len(behind)),
            [word("{unit}: {stage}", unit=r.unit_name, stage=queries.stage_name(call, r.stage)) for r in behind],
            why=word("From here on all applications of a call go together."),
            remedy=word("Take each of them on, hand none back, or refuse it with a reason."),
        )
    if not rows:
        raise NothingIsChosen(word("No application is left in this call."), remedy=word("Give the call up."))
    return rows


def _refuse_choice(chosen: Sequence[str], rows: Sequence[Application], vote: Vote) -> None:
    if not chosen:
        raise NothingIsChosen(
            word("Nobody was chosen."), remedy=word("Choose one or more, or give the call up with a reason.")
        )
    strange = sorted(set(chosen) - {r.unit for r in rows})
    if strange or len(set(chosen)) < len(chosen):
        raise NotInTheCall(
            word("Not before this meeting, or named twice: {units}.", units="、".join(strange or chosen)),
            remedy=word("Choose among the applications of the call."),
        )
    if vote.at_most is not None and len(chosen) > vote.at_most:
        raise MoreThanAllowed(
            word("{n} were chosen; the procedure allows {most}.", n=len(chosen), most=vote.at_most),
            remedy=word("Choose fewer."),
        )


def _reasons(
    rows: Sequence[Application], chosen: Sequence[str], scores: Mapping[str, Decimal], given: Mapping[str, str]
) -> dict[str, str]:
    """The written reasons; each is one, and the order of the scores is departed from nowhere without one."""
    names = {r.unit: r.unit_name for r in rows}
    said = {unit: written(text) for unit, text in given.items() if unit in names and text.strip()}
    without = checks.unexplained(scores, chosen, list(names), said)
    if without:
        raise OrderWithoutReason(
            word("The order of the experts’ scores is departed from at: {units}.",
                 units="、".join(names[u] for u in without)),
            why=word("Somebody with a lower score was chosen and somebody with a higher one was not."),
            remedy=word("Write why, at the one that was passed over or at the one that was taken."),
        )  # fmt: skip
    return said


def _refuse_day(meeting: Meeting, first: date, today: date) -> None:
    if not first <= meeting.held_on <= today:
        raise DayDoesNotFit(
            word("{day} does not lie between {first} and {last}.", day=meeting.held_on.isoformat(),
                 first=first.isoformat(), last=today.isoformat()),
            remedy=word("Choose a day between them."),
        )  # fmt: skip


def refuse_votes(meeting: Meeting, vote: Vote) -> None:
    """Refuse what too few members decided, or what the votes do not carry by the procedure's rule.

    Errors   NoQuorum
    """
    members = [name.strip() for name, _ in (*meeting.present, *meeting.absent)]
    present, votes = len(meeting.present), (meeting.votes_for, meeting.votes_against, meeting.abstained)
    if "" in members or len(set(members)) < len(members):
        raise NoQuorum(word("Name each member once."), remedy=word("Give the name and the post of each."))
    if present < vote.least or present * 2 <= len(members):
        raise NoQuorum(
            word("{present} of {members} members were present.", present=present, members=len(members)),
            why=word("More than half of the members must be, and {least} at least.", least=vote.least),
            remedy=word("Meet again with more of them."),
        )
    if min(votes) < 0 or sum(votes) != present or not checks.carries(meeting.votes_for, present, vote.share):
        raise NoQuorum(
            word("{yes} for, {no} against, {none} abstained, with {present} present.",
                 yes=votes[0], no=votes[1], none=votes[2], present=present),
            why=(word("Everybody present votes or abstains, and two thirds or more vote for it.")
                 if vote.share == "two_thirds"
                 else word("Everybody present votes or abstains, and more than half vote for it.")),
            remedy=word("Check the numbers against the minutes."),
        )  # fmt: skip


def _settle(row: Application, call: Call, stage: Stage, by: Actor, at: datetime, said: str, *, is_chosen: bool) -> None:
    """Move an application on to the notice, or out."""
    if is_chosen:
        following = queries.procedure_of(call).after(stage.id)
        row.state, row.stage = "chosen", following.id if following else ""
    else:
        row.state, row.reason = "out", said
    row.since, row.due = at, None
    row.save()
    write_deed(row, "decide_call", by=by, at=at, stage=stage.id, said=said)


@act("selections.take_decision_back", CALLS["take_decision_back"])
def take_decision_back(call: Call, *, by: Actor, at: datetime, reason: str) -> Call:
    """Take a decision back before it is published. It stays on record beside the one that will stand.

    Errors   NotYourStage, DecidedElsewhere, TextIsMissing; AnotherPerson for who wrote an application
    """
    refuse_writers_in(call, by)
    decision = decision_of(call)
    if decision.removal is not None:
        raise DecidedElsewhere(
            word("This removal was decided in its own case."),
            remedy=word("Keep the title there, by another person and with a reason."),
        )
    stage = stage_for(call, "decide", by, "selections.take_decision_back")
    decision.taken_back_by, decision.taken_back_because = by.person, written(reason)
    decision.save()
    for row in queries.decided_applications(call, decision):
        row.state, row.stage, row.reason, row.since = "going", stage.id, "", at
        row.save()
        write_deed(row, "take_decision_back", by=by, at=at, stage=stage.id, said=decision.taken_back_because)
    call.state = "unsealed"
    call.save()
    record(call, decision=decision.pk, reason=decision.taken_back_because)
    return call
