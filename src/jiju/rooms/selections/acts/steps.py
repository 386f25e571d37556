"""What the acts on decided calls ask before they write, and the row of history that they leave with an application."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from jiju.core.words import Word, word
from jiju.rooms.evaluations.acts.refusals import ConflictOfInterest
from jiju.rooms.evaluations.acts.requiring import another
from jiju.rooms.programmes.shapes import Stage, StageKind
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.notice_refusals import NotThisOffice
from jiju.rooms.selections.models import Application, Call, CallDecision, Deed
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role


def stage_for(call: Call, kind: StageKind, by: Actor, permission: str) -> Stage:
    """The stage of a kind, for an office that acts in it over everybody who takes part.

    Errors   NotThisOffice; NotFound when the procedure has no such stage, or an application lies outside the area
    """
    stage = queries.stage_of(call, kind)
    if by.role.value not in (stage.by or (Role.PROVINCE.value,)):
        raise NotThisOffice(
            word("“{stage}” belongs to another office.", stage=stage.name),
            remedy=word(
                "This is done by: {roles}.", roles=_listed([permissions.ROLE_NAMES[Role(r)] for r in stage.by])
            ),
        )
    for application in call.applications.all():
        permissions.ask(by, permission, application.place)
    return stage


def _listed(names: Iterable[Word]) -> Word:
    out: Word | None = None
    for name in names:
        out = name if out is None else word("{first}, {rest}", first=out, rest=name)
    return out or permissions.ROLE_NAMES[Role.PROVINCE]


def decision_of(call: Call) -> CallDecision:
    """The decision that stands: a call that is decided has one."""
    found = queries.standing_decision(call)
    assert found is not None
    return found


def other_than(persons: Iterable[str], by: Actor) -> None:
    """Refuse the step to whoever took one of those before it. Errors: SamePersonAgain."""
    for person in persons:
        another(person, by)


def refuse_writers(call: Call, by: Actor) -> None:
    """Refuse to whoever wrote an application of the call. Errors: ConflictOfInterest."""
    if queries.wrote_in(by, call):
        raise ConflictOfInterest(
            word("You wrote an application of this call; others decide on it."),
            remedy=word("Ask a colleague of the provincial office."),
        )


def locked(pk: int) -> Call:
    """A call, locked: an act on a notice or an objection waits for acts on its call."""
    found: Call = Call.objects.select_for_update(of=("self",)).get(pk=pk)
    return found


def noted(
    application: Application, verb: str, *, by: Actor, at: datetime, stage: str, said: str = "", document: str = ""
) -> None:
    """Leave a row in the history of an application."""
    Deed(
        application=application, stage=stage, verb=verb, unit=by.unit, by=by.person, by_name=by.name, at=at,
        said=said, document=document, **placed(application),
    ).save()  # fmt: skip


def placed(record: object) -> dict[str, str]:
    """The columns that say where something lies, for another record about it."""
    names = ("city", "county", "zone_code", "zone_type", "enterprise_code")
    return {name: getattr(record, name) for name in names}
