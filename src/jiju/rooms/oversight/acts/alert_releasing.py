"""The program's step for an alert whose owner is there no more: it is routed anew, and never lost."""

from __future__ import annotations

from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.acts.alert_refusals import OwnerIsThere
from jiju.rooms.oversight.models import Alert, AlertStep
from jiju.rooms.oversight.states import ALERTS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("oversight.release_alert", ALERTS["release_alert"])
def release_alert(alert: Alert, *, by: Actor, at: datetime) -> Alert:
    """Give an alert to who took the owner's post over, else to the whole unit; where the unit is gone, to the offices.

    Errors   OwnerIsThere
    """
    found = queries.routed_anew(alert, workdays.day_of(at))
    if found is None:
        raise OwnerIsThere(
            word("Whoever the alert was given to holds a post at that unit."), remedy=word("Nothing has to be done.")
        )
    left = alert.owner
    alert.unit, alert.unit_name, alert.owner = found.unit, found.unit_name, found.owner
    if not found.unit and alert.state == "assigned":
        alert.state = "raised"
    alert.save()
    said = " ".join(part for part in (found.unit_name, found.owner_name) if part)
    AlertStep(alert=alert, verb="release_alert", by=by.person, unit_name=said, at=at).save()
    record(alert, key=alert.key, left=left, to=found.unit, owner=found.owner)
    return alert
