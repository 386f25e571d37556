"""Reads: the call to act upon, for whom a stage of it belongs to."""

from __future__ import annotations

from jiju.rooms.selections.models import Application, Call
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

LATE = ("decide", "notice", "issue", "plaque")  # kinds of stages that belong to the call as a whole
WHOLE = frozenset({Role.PROVINCE, Role.AUDITOR, Role.SYSTEM})


def deciding_record(by: Actor, pk: int) -> Call:
    """A call between decision and plaque, to act upon or to look at: for the offices that act there, and the auditor.

    Errors   NotFound when it is missing or none of this person's
    """
    permissions.ask(by, "selections.see_decisions")
    found: Call | None = Call.objects.filter(pk=pk).first()
    if found is None or not belongs(by, found):
        raise permissions.out_of_sight()
    return found


def may_see_decision(by: Actor, ident: str) -> bool:
    """Whether a person may open the files of a decision."""
    if not permissions.may(by, "selections.see_decisions"):
        return False
    found = Call.objects.filter(decisions__pk=int(ident)).first()
    return found is not None and belongs(by, found)


def belongs(by: Actor, call: Call) -> bool:
    """Whether an office acts in a late stage of the call, with everything in it inside its area."""
    if by.role in WHOLE:
        return True
    acts = any(by.role.value in s.by for s in procedure_of(call).stages if s.kind in LATE)
    return acts and call.applications.count() == Application.objects.within(by).filter(call=call).count()
