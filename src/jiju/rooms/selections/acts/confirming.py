"""Acts: a second person confirms what was written of an expert, or declines it; the same for a whole workbook."""

from __future__ import annotations

from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.people import queries as people
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.asking import worded
from jiju.rooms.selections.acts.panel_refusals import CameWithOthers, NoExpertPost, NothingWaits
from jiju.rooms.selections.acts.pool import refuse_own
from jiju.rooms.selections.acts.refusals import AnotherPerson
from jiju.rooms.selections.models import Expert, ExpertImport
from jiju.rooms.selections.states import EXPERT_IMPORTS, EXPERTS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.roles import Role


@act("selections.confirm_expert", EXPERTS["confirm_expert"])
def confirm_expert(expert: Expert, *, by: Actor, at: datetime) -> Expert:
    """Confirm, as the second person, what was written of an expert: an entry, a revision, or that one leaves.

    Errors   NothingWaits, CameWithOthers, NoExpertPost; AnotherPerson for who wrote it, and for one's own entry
    """
    _refuse_alone(expert)
    _refuse_same(expert.asked_by, by)
    what, asked_by = expert.waits, expert.asked_by
    _let_count(expert, by, at)
    record(expert, code=expert.code, what=what, asked_by=asked_by, number=expert.number, state=expert.state)
    return expert


@act("selections.decline_expert", EXPERTS["decline_expert"])
def decline_expert(expert: Expert, *, by: Actor, at: datetime, reason: str) -> Expert:
    """Decline what was written of an expert, or take it back: everything stays as it was before.

    Errors   NothingWaits, CameWithOthers, WordsAreMissing; AnotherPerson for one's own entry
    """
    _refuse_alone(expert)
    refuse_own(expert.person, by)
    what, asked_by, reason = expert.waits, expert.asked_by, worded(reason)
    _leave(expert, at, reason)
    record(expert, code=expert.code, what=what, asked_by=asked_by, reason=reason)
    return expert


@act("selections.confirm_expert_import", EXPERT_IMPORTS["confirm_expert_import"])
def confirm_expert_import(taken: ExpertImport, *, by: Actor, at: datetime) -> ExpertImport:
    """Confirm, as the second person, every line of a workbook that was taken in: all of them or none.

    Errors   NoExpertPost; AnotherPerson for who took it in, and for a list that holds one's own entry
    """
    _refuse_same(taken.asked_by, by)
    codes = [_let_count(one, by, at).code for one in _of(taken)]
    _settle(taken, "confirmed", by, at)
    record(taken, digest=taken.digest, asked_by=taken.asked_by, experts=codes)
    return taken


@act("selections.decline_expert_import", EXPERT_IMPORTS["decline_expert_import"])
def decline_expert_import(taken: ExpertImport, *, by: Actor, at: datetime, reason: str) -> ExpertImport:
    """Decline a whole workbook, or take it back: the pool stays as it was before.

    Errors   WordsAreMissing
    """
    taken.reason = worded(reason)
    codes = [_leave(one, at, taken.reason).code for one in _of(taken)]
    _settle(taken, "declined", by, at)
    record(taken, digest=taken.digest, asked_by=taken.asked_by, experts=codes, reason=taken.reason)
    return taken


def _of(taken: ExpertImport) -> list[Expert]:
    return list(taken.experts.select_for_update(of=("self",)).exclude(waits="").order_by("code"))


def _settle(taken: ExpertImport, state: str, by: Actor, at: datetime) -> None:
    taken.state, taken.settled_by, taken.settled_at = state, by.person, at
    taken.save()


def _let_count(expert: Expert, by: Actor, at: datetime) -> Expert:
    """Let what waits count from now on."""
    refuse_own(expert.person, by)
    if expert.waits == "strike":
        expert.state, expert.struck_on, expert.struck_because = "struck", workdays.day_of(at), expert.asked_because
    else:
        _refuse_without_post(expert, at)
        version = expert.versions.order_by("-number")[0]
        version.confirmed_by, version.confirmed_at = by.person, at
        version.save()
        expert.name, expert.number = queries.facts_in(version.facts).name, version.number
        expert.state, expert.struck_on, expert.struck_because = "listed", None, ""
    return _done(expert)


def _leave(expert: Expert, at: datetime, reason: str) -> Expert:
    """Leave an expert as before the change; one who was only proposed counts as struck, and may be proposed again."""
    if expert.waits == "enlist":
        expert.state, expert.struck_on, expert.struck_because = "struck", workdays.day_of(at), reason
    return _done(expert)


def _done(expert: Expert) -> Expert:
    expert.waits, expert.asked_by, expert.asked_at, expert.asked_because = "", "", None, ""
    expert.came_with = None
    expert.save()
    return expert


def _refuse_alone(expert: Expert) -> None:
    if not expert.waits:
        raise NothingWaits(
            word("Nothing written of {code} waits.", code=expert.code),
            remedy=word("Look at its wordings: somebody was quicker."),
        )
    if expert.came_with_id is not None:
        raise CameWithOthers(
            word("{code} came in by a workbook with others.", code=expert.code),
            why=word("A workbook counts whole or not at all."),
            remedy=word("Confirm or decline the whole import."),
        )


def _refuse_same(asked_by: str, by: Actor) -> None:
    if by.person == asked_by:
        raise AnotherPerson(
            word("You wrote this change of the pool yourself."),
            why=word("Ties are found by what the pool says: two persons vouch for it."),
            remedy=word("A colleague confirms."),
        )


def _refuse_without_post(expert: Expert, at: datetime) -> None:
    if expert.waits == "enlist" and not people.is_posted(expert.person, Role.EXPERT, on=workdays.day_of(at)):
        raise NoExpertPost(
            word("{name} holds no post as an expert on this day.", name=expert.name),
            remedy=word("Have the administrator engage the expert first."),
        )
