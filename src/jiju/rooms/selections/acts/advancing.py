"""What every step writes: its deed, and where the application stands after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from jiju.core import workdays
from jiju.rooms.programmes.shapes import Stage
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Application, Deed
from jiju.spine.actors import Actor
from jiju.spine.ledger import canonical


def write_deed(
    application: Application, verb: str, *, by: Actor, at: datetime, said: str = "",
    checklist: Mapping[str, bool] | None = None, document: str = "", stage: str | None = None,
) -> Deed:  # fmt: skip
    """Write one line into the history of an application: at the stage where it stands, unless another is named."""
    newest = application.versions.order_by("-number").values_list("number", flat=True).first()
    made = Deed(
        application=application, version=newest or 0, stage=application.stage if stage is None else stage, verb=verb,
        unit=by.unit, by=by.person, by_name=by.name, at=at, said=said.strip(), checklist=canonical(checklist or {}),
        document=document.strip(), city=application.city, county=application.county, zone_code=application.zone_code,
        zone_type=application.zone_type,
    )  # fmt: skip
    made.save()
    return made


def write_once(application: Application, verb: str, *, by: Actor, at: datetime) -> None:
    """Write one line for all that a person does between two versions, however often it is kept."""
    newest = application.versions.order_by("-number").values_list("number", flat=True).first()
    before = application.deeds.filter(verb=verb, by=by.person, version=newest or 0, stage=application.stage)
    if not before.exists():
        write_deed(application, verb, by=by, at=at)


def stand_at(application: Application, stage: Stage, at: datetime) -> None:
    """Let an application stand at a stage from now on, with the term of that stage."""
    application.state, application.stage, application.since = "going", stage.id, at
    application.due = checks.due_on(stage, workdays.day_of(at))
    application.save()


def leave(application: Application, state: str, at: datetime, reason: str = "") -> None:
    """Let an application go no further: out, withdrawn. Its stage tells where that was."""
    application.state, application.reason, application.since, application.due = state, reason, at, None
    application.save()
