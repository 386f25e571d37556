"""What stays inside until the public notice: a decision that may be taken back is nobody's result yet.

One whose call was given up before its notice never becomes anybody's: whom it chose and why stays inside for good.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jiju.core.words import Word
from jiju.rooms.selections.models import Application, Call, CallDecision, Notice
from jiju.rooms.selections.queries.calling import belongs
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.rooms.selections.states import CALLS
from jiju.spine.actors import Actor

INSIDE = ("decide_call", "take_decision_back")  # steps that are told once the notice is published


@dataclass(frozen=True)
class Told:
    """Where an application stands as a reader may know it."""

    state: str
    stage: str
    reason: str
    due: date | None


def is_draft(by: Actor, call: Call) -> bool:
    """Whether a call has a decision without a notice, and somebody is outside the offices of its late stages."""
    return call.pk in drafts(by, [call])


def drafts(by: Actor, calls: Iterable[Call]) -> frozenset[int]:
    """Of calls, those that are drafts to somebody. For the program itself."""
    known = {c.pk: c for c in calls}
    ended = [pk for pk, c in known.items() if c.state == "given_up"]
    never = CallDecision.objects.filter(call__in=ended, call__public_notice__isnull=True) if ended else ()
    unheard = {one.call_id for one in never}
    return frozenset(pk for pk, c in known.items() if (c.state == "decided" or pk in unheard) and not belongs(by, c))


def told(a: Application, *, hidden: bool) -> Told:
    """Where an application stands; what a draft chose or passed over is under review. For the program itself.

    Once the call was given up before the notice, every application that came so far ended with it, for its reason.
    """
    decide = procedure_of(a.call).first("decide") if hidden else None
    stage = decide.id if decide else a.stage
    if hidden and a.call.state == "given_up":
        ended = a.state == "out" and (a.stage == stage or a.reason == a.call.reason)
        return Told("out", stage, a.call.reason, None) if ended else Told(a.state, a.stage, a.reason, a.due)
    settled = a.state == "chosen" or (a.state == "out" and decide is not None and a.stage == decide.id)
    if hidden and settled:
        return Told("going", stage, "", None)
    return Told(a.state, a.stage, a.reason, a.due)


def call_state(call: Call, *, hidden: bool) -> tuple[str, Word]:
    """The state of a call and its name, as a reader may know them. For the program itself."""
    state = "unsealed" if hidden and call.state == "decided" else call.state
    return state, CALLS.states[state]


def steps_inside(by: Actor, call: Call) -> tuple[str, ...]:
    """The steps of a call's applications that a reader does not see yet. For the program itself."""
    if Notice.objects.filter(call=call).exists() or belongs(by, call):
        return ()
    # that a call was given up is written into the history of those alone whom its decision had chosen
    return (*INSIDE, "give_up_call") if is_draft(by, call) else INSIDE
