"""Who sees which numbers of a round when. A unit sees its own sheet before anybody below the province sees ranks."""

from __future__ import annotations

from jiju.core.refusals import NotNow
from jiju.core.words import word
from jiju.rooms.evaluations.models import Participant, Result, Round
from jiju.rooms.evaluations.queries.finding import WHOLE
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

DELIVERED = frozenset({"delivered", "decided", "final"})


def ask_sheet(by: Actor, round_: Round, held: Participant) -> None:
    """Refuse a sheet to whoever may not see it, or not yet.

    Errors   NotFound outside the area, and to an expert always; NotNow before it is delivered
    """
    if by.role in WHOLE:
        return
    if by.role is Role.EXPERT or not by.scope.covers(held.place):
        raise permissions.out_of_sight()
    if round_.state not in DELIVERED:
        raise NotNow(
            word("The sheets of this round have not been delivered yet."),
            remedy=word("The province delivers them to all units at once, after computing."),
        )


def ask_standings(by: Actor, round_: Round) -> None:
    """Refuse the ranking to whoever may not see it, or not yet.

    Errors   NotFound to an expert always; NotNow before the round is final
    """
    if by.role in WHOLE:
        return
    if by.role is Role.EXPERT or not permissions.may(by, "evaluations.see_rankings"):
        raise permissions.out_of_sight()
    if round_.state != "final":
        raise NotNow(
            word("The ranking is shown once the round is final."),
            why=word("Until then each unit sees its own sheet and may appeal against it."),
        )


def result_seen(by: Actor, round_: Round, number: int | None) -> Result:
    """A version of the result, the newest unless one is named. Drafts before the delivery stay with the province.

    Errors   NotNow before anything was computed; NotFound for a version that is not there, or was not delivered
    """
    rows = round_.results.order_by("-number")
    if by.role not in WHOLE:
        rows = rows.filter(number__gte=round_.delivered_version) if round_.delivered_version else rows.none()
    found = rows.first() if number is None else rows.filter(number=number).first()
    if found is not None:
        return found
    if number is not None:
        raise permissions.out_of_sight()
    raise NotNow(
        word("Nothing has been computed in this round yet."),
        remedy=word("The province computes once everything has been judged."),
    )
