"""What stays inside until the public notice: a decision that may be taken back is nobody's result yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jiju.core.words import Word
from jiju.rooms.selections.models import Application, Call, Notice
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
    """Whether a call is decided and not on notice, and somebody is outside the offices of its late stages."""
    return call.state == "decided" and not belongs(by, call)


def drafts(by: Actor, calls: Iterable[Call]) -> frozenset[int]:
    """Of calls, those that are drafts to somebody. For the program itself."""
    return frozenset(c.pk for c in {c.pk: c for c in calls}.values() if is_draft(by, c))


def told(a: Application, *, hidden: bool) -> Told:
    """Where an application stands; what a draft chose or passed over is under review. For the program itself."""
    decide = procedure_of(a.call).first("decide") if hidden else None
    settled = a.state == "chosen" or (a.state == "out" and decide is not None and a.stage == decide.id)
    if hidden and settled:
        return Told("going", decide.id if decide else a.stage, "", None)
    return Told(a.state, a.stage, a.reason, a.due)


def call_state(call: Call, *, hidden: bool) -> tuple[str, Word]:
    """The state of a call and its name, as a reader may know them. For the program itself."""
    state = "unsealed" if hidden else call.state
    return state, CALLS.states[state]


def steps_inside(by: Actor, call: Call) -> tuple[str, ...]:
    """The steps of a call's applications that a reader does not see yet. For the program itself."""
    if Notice.objects.filter(call=call).exists() or belongs(by, call):
        return ()
    return INSIDE
