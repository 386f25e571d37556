"""Reads: a round, a veto, an appeal or a correction to act upon, as far as somebody may reach it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import QuerySet

from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.evaluations.models import Appeal, Assignment, Correction, Participant, Result, Round, Veto
from jiju.rooms.evaluations.queries import stored
from jiju.rooms.evaluations.shapes import Snapshot
from jiju.rooms.programmes.shapes import Scheme
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

T = TypeVar("T", bound=Any)
WHOLE = frozenset({Role.PROVINCE, Role.AUDITOR, Role.SYSTEM})


def reachable(by: Actor) -> QuerySet[Round]:
    """The rounds that somebody has a part in: all to those who run and audit them, else those with own units."""
    rows = Round.objects.select_related("scheme").defer("snapshot").order_by("-period", "-pk")
    if by.role in WHOLE:
        return rows
    if by.role is Role.EXPERT:
        return rows.filter(pk__in=Assignment.objects.filter(person=by.person).order_by().values("round"))
    if not permissions.may(by, "evaluations.see_rankings"):
        return rows.none()
    return rows.filter(pk__in=Participant.objects.within(by).order_by().values("round"))


def round_record(by: Actor, pk: int) -> Round:
    """A round.

    Errors   NotFound when there is none, or the person has no part in it
    """
    found = reachable(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def veto_record(by: Actor, pk: int) -> Veto:
    """A veto against a unit of somebody's area. Errors: NotFound."""
    return _within(Veto.objects.within(by), pk)


def appeal_record(by: Actor, pk: int) -> Appeal:
    """An appeal of a unit of somebody's area. Errors: NotFound."""
    return _within(Appeal.objects.within(by), pk)


def correction_record(by: Actor, pk: int) -> Correction:
    """A correction, for those who run or audit rounds. Errors: NotFound."""
    rows = Correction.objects.all() if by.role in WHOLE else Correction.objects.none()
    return _within(rows, pk)


def _within(rows: QuerySet[T], pk: int) -> T:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def participant_of(round_: Round, unit: str) -> Participant:
    """A unit of a round. For the program itself.

    Errors   NotFound
    """
    found = round_.participants.filter(unit=unit).first()
    if found is None:
        raise NotFound(
            word("“{unit}” does not take part in this round.", unit=unit),
            remedy=word("Choose one of the units that are listed."),
        )
    return found


def newest_result(round_: Round) -> Result | None:
    """The newest version of a round's result, if it has been computed. For the program itself."""
    return round_.results.order_by("-number").first()


def scheme_of(round_: Round) -> Scheme:
    """The scheme of a round, in the wording in which it was opened."""
    return stored.scheme_in(round_.scheme.definition)


def snapshot_of(round_: Round) -> Snapshot:
    """The figures that a round rests on."""
    return stored.snapshot_in(round_.snapshot)
