"""What the acts on decided calls ask before they write."""

from __future__ import annotations

from collections.abc import Iterable

from jiju.rooms.evaluations.acts.requiring import another
from jiju.rooms.programmes.shapes import Stage, StageKind
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.requiring import refuse_other_offices
from jiju.rooms.selections.models import Call, CallDecision
from jiju.spine import permissions
from jiju.spine.actors import Actor


def stage_for(call: Call, kind: StageKind, by: Actor, permission: str) -> Stage:
    """The stage of a kind, for an office that acts in it over everybody who takes part.

    Errors   NotYourStage; NotFound when the procedure has no such stage, or an application lies outside the area
    """
    stage = queries.stage_of(call, kind)
    refuse_other_offices(stage, by)
    for application in call.applications.all():
        permissions.ask(by, permission, application.place)
    return stage


def decision_of(call: Call) -> CallDecision:
    """The decision that stands: a call that is decided has one."""
    found = queries.standing_decision(call)
    assert found is not None
    return found


def decided_by(call: Call) -> list[str]:
    """Who recorded the decision that stands and who published it, as far as a call has come."""
    decision, notice = queries.standing_decision(call), getattr(call, "public_notice", None)
    return [p for p in (decision and decision.recorded_by, notice and notice.published_by) if p]


def other_than(persons: Iterable[str], by: Actor) -> None:
    """Refuse the step to whoever took one of those before it. Errors: SamePersonAgain."""
    for person in persons:
        another(person, by)


def locked(pk: int) -> Call:
    """A call, locked: an act on a notice, an objection or a panel waits for acts on its call."""
    found: Call = Call.objects.select_for_update(of=("self",)).get(pk=pk)
    return found


def placed(record: object) -> dict[str, str]:
    """The columns that say where something lies, for another record about it."""
    names = ("city", "county", "zone_code", "zone_type", "enterprise_code")
    return {name: getattr(record, name) for name in names}
