"""How an application leaves the experts: to the stage that follows, or out."""

from __future__ import annotations

from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.selections import queries
from jiju.rooms.selections.models import Application, Deed
from jiju.spine.actors import Actor
from jiju.spine.say import say

BELOW = word("The experts' score is below the pass mark.")


def moved_on(application: Application, stage: str, *, passes: bool, by: Actor, at: datetime) -> None:
    """Move an application to the stage after the experts, or out, and write the step into its history."""
    following = queries.procedure_of(application.call).after(stage)
    application.since = at
    if not passes or following is None:
        application.state, application.reason = "out", say(BELOW)
    else:
        application.stage = following.id
        application.due = workdays.after_working_days(workdays.day_of(at), following.days) if following.days else None
    application.save()
    Deed(
        application=application, stage=stage, verb="close_panel", unit=by.unit, by=by.person, by_name=by.name, at=at,
        said=application.reason if application.state == "out" else "", city=application.city,
        county=application.county, zone_code=application.zone_code, zone_type=application.zone_type,
    ).save()  # fmt: skip
