"""Acts: record the collective decision on a round, take it back, make the round final by another person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.acts.refusals import (
    BorderlineWithoutReason,
    DayDoesNotFit,
    NoQuorum,
    StillOpen,
    TermStillRuns,
)
from jiju.rooms.evaluations.acts.requiring import MINUTES, another, without_ruling, written
from jiju.rooms.evaluations.acts.versions import rests_on_today
from jiju.rooms.evaluations.models import Decision, Result, Round
from jiju.rooms.evaluations.shapes import Meeting
from jiju.rooms.evaluations.states import ROUNDS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical

LEAST = 3


@act("evaluations.decide_round", ROUNDS["decide_round"])
def decide_round(
    round_: Round, *, by: Actor, at: datetime, meeting: Meeting, borderline: Mapping[str, str],
    uploads: Sequence[Upload] = (),
) -> Decision:  # fmt: skip
    """Record that the members decided on the newest version, with a reason for every unit close to a line.

    Errors   ConflictOfInterest for who ruled on an appeal; TermStillRuns, StillOpen, ResultIsStale, DayDoesNotFit,
             NoQuorum, TextIsMissing, BorderlineWithoutReason, FilesAreNotKept
    """
    without_ruling(round_, by)
    _refuse_day(round_, meeting, workdays.day_of(at))
    _refuse_open(round_)
    result = rests_on_today(round_)
    refuse_votes(meeting)
    reasons = _reasons(round_, result, borderline)
    made = Decision(
        round=round_, result=result, held_on=meeting.held_on, present=canonical(list(meeting.present)),
        absent=canonical(list(meeting.absent)), votes_for=meeting.votes_for, votes_against=meeting.votes_against,
        abstained=meeting.abstained, minutes=written(meeting.minutes, MINUTES), minutes_file=meeting.minutes_file,
        borderline=canonical(reasons), recorded_by=by.person, recorded_at=at,
    )  # fmt: skip
    made.save()
    files = attach(made, uploads, "minutes", by=by, at=at)
    if files:
        made.minutes_file = files[0].sha256
        made.save()
    round_.state = "decided"
    round_.save()
    record(
        round_, decision=made.pk, version=result.number, digest=result.digest, held_on=made.held_on,
        present=made.present, absent=made.absent, votes=[made.votes_for, made.votes_against, made.abstained],
        minutes=made.minutes, minutes_file=made.minutes_file, borderline=reasons,
        **({"files": told(files)} if files else {}),
    )  # fmt: skip
    return made


def _refuse_day(round_: Round, meeting: Meeting, today: date) -> None:
    last = round_.appeal_by
    if last is None or today <= last:
        raise TermStillRuns(word("Units may appeal until {day}.", day=str(last)), remedy=word("Decide after that day."))
    if not last < meeting.held_on <= today:
        raise DayDoesNotFit(
            word("The members met on {day}.", day=str(meeting.held_on)),
            why=word("They decide after the term of appeals, which ended on {day}, and not ahead of today.",
                     day=str(last)),
            remedy=word("Give the day of the meeting."),
        )  # fmt: skip


def _refuse_open(round_: Round) -> None:
    appeals = round_.appeals.filter(state="raised").count()
    vetoes = round_.vetoes.filter(state="raised").count()
    if appeals or vetoes:
        raise StillOpen(
            word("{appeals} appeals and {vetoes} vetoes wait for a ruling.", appeals=appeals, vetoes=vetoes),
            remedy=word("Have each ruled on first."),
        )


def refuse_votes(meeting: Meeting) -> None:
    """Refuse what too few members decided, or what the votes do not carry.

    Errors   NoQuorum
    """
    members = [name.strip() for name, _ in (*meeting.present, *meeting.absent)]
    present, votes = len(meeting.present), (meeting.votes_for, meeting.votes_against, meeting.abstained)
    if "" in members or len(set(members)) < len(members):
        raise NoQuorum(word("Name each member once."), remedy=word("Give the name and the post of each."))
    if present < LEAST or present * 2 <= len(members):
        raise NoQuorum(
            word("{present} of {members} members were present.", present=present, members=len(members)),
            why=word("More than half of the members must be, and {least} at least.", least=LEAST),
            remedy=word("Meet again with more of them."),
        )
    if min(votes) < 0 or sum(votes) != present or meeting.votes_for * 2 <= present:
        raise NoQuorum(
            word("{yes} for, {no} against, {none} abstained, with {present} present.",
                 yes=votes[0], no=votes[1], none=votes[2], present=present),
            why=word("Everybody present votes or abstains, and more than half vote for it."),
            remedy=word("Check the numbers against the minutes."),
        )  # fmt: skip


def _reasons(round_: Round, result: Result, given: Mapping[str, str]) -> dict[str, str]:
    """The written reason of each unit close to a line; those of other units are kept as well."""
    close = checks.borderline(queries.scheme_of(round_), queries.sureness_in(result))
    known = {s.unit: s.name for s in queries.standings_in(result)}
    without = [unit for unit in close if not given.get(unit, "").strip()]
    if without:
        raise BorderlineWithoutReason(
            word("{n} units stand close to a line and have no reason: {units}.",
                 n=len(without), units="、".join(known[unit] for unit in without)),
            why=word("With slightly other weights or figures they could stand on the other side."),
            remedy=word("Write for each why it is decided so."),
        )  # fmt: skip
    return {unit: written(text) for unit, text in given.items() if unit in known and text.strip()}


@act("evaluations.take_decision_back", ROUNDS["take_decision_back"])
def take_decision_back(round_: Round, *, by: Actor, at: datetime, reason: str) -> Round:
    """Take a decision back before it is final. It stays on record beside the one that will stand.

    Errors   TextIsMissing
    """
    decision = _standing(round_)
    decision.taken_back_by, decision.taken_back_because = by.person, written(reason)
    decision.save()
    round_.state = "delivered"
    round_.save()
    record(round_, decision=decision.pk, reason=decision.taken_back_because)
    return round_


@act("evaluations.finalise_round", ROUNDS["finalise_round"])
def finalise_round(round_: Round, *, by: Actor, at: datetime) -> Round:
    """Make the round final. From here it never changes; a correction is a new version beside this one.

    Errors   SamePersonAgain for who recorded the decision; ResultIsStale
    """
    decision = _standing(round_)
    another(decision.recorded_by, by)
    result = rests_on_today(round_)
    decision.finalised_by = by.person
    decision.save()
    round_.state, round_.finalised_at = "final", at
    round_.save()
    record(round_, version=result.number, digest=result.digest, decision=decision.pk)
    return round_


def _standing(round_: Round) -> Decision:
    """The decision that was not taken back: a decided round has one."""
    found: Decision = round_.decisions.get(taken_back_by="")
    return found
