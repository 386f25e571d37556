"""Reads: alerts whose owner is there no more, to whom they go, and who is told. For the program itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.filings.shapes import Announcement
from jiju.rooms.oversight.models import Alert
from jiju.rooms.oversight.queries.alert_sight import alert_record
from jiju.rooms.oversight.queries.alert_telling import posts_for
from jiju.rooms.oversight.queries.units import units_on, units_to_task
from jiju.rooms.oversight.shapes import UnitPlaced
from jiju.rooms.oversight.states import UNDER_WAY
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.roles import Role


@dataclass(frozen=True)
class Routed:
    """To whom an alert goes. Missing: unit empty, the offices of the place; owner empty, the whole unit."""

    unit: str = ""
    unit_name: str = ""
    owner: str = ""
    owner_name: str = ""


def alerts_left(on: date) -> list[Alert]:
    """The alerts under way that were given to a unit that is gone, or to a person without a post there."""
    given = list(Alert.objects.filter(state__in=UNDER_WAY).exclude(unit="").order_by("pk"))
    there = units_on(on)
    posts = people.units_of(sorted({a.owner for a in given if a.owner}), on=on)
    return [a for a in given if a.unit not in there or (a.owner and a.unit not in posts.get(a.owner, ()))]


def routed_anew(alert: Alert, on: date) -> Routed | None:
    """To whom an alert goes whose owner is there no more; nothing while whoever it was given to is there."""
    unit = units_on(on).get(alert.unit)
    if not alert.unit:
        return None
    if unit is None:
        return Routed()
    if not alert.owner or alert.unit in people.units_of([alert.owner], on=on).get(alert.owner, set()):
        return None
    heir = people.heir_of(alert.owner, alert.unit, on=on)
    return Routed(unit.code, unit.name, heir.person if heir else "", heir.name if heir else "")


def units_to_give(by: Actor, pk: int, on: date) -> list[UnitPlaced]:
    """The units that somebody may give an alert to: those within reach that see it themselves.

    Errors   NotFound when it is missing or out of sight
    """
    alert = alert_record(by, pk)
    return [u for u in units_to_task(by, on) if sees_alert(u, alert, on)]


def sees_alert(unit: UnitPlaced, alert: Alert, on: date) -> bool:
    """Whether an alert lies in the area of a unit; a department sees zones of its types and no enterprise."""
    if unit.kind == "department":
        types = people.areas_at(Role.DEPARTMENT, on=on).get(unit.code, ())
        return alert.over != "enterprise" and alert.zone_type in types
    mine = {"city": unit.place.city, "county": unit.place.county, "zone_body": unit.place.zone}
    its = {"city": alert.city, "county": alert.county, "zone_body": alert.zone_code}
    return unit.kind == "province" or bool(mine[unit.kind]) and mine[unit.kind] == its[unit.kind]


def told_of_routing(entry: Entry) -> Iterator[Announcement]:
    """After an alert was given to somebody: the owner is told, else all at the unit, else the offices of the place.

    Missing  who gave it to themselves is told nothing, and nobody is told of what they do not see
    """
    alert, on = Alert.objects.get(pk=entry.subject_id), workdays.day_of(entry.at)
    told = json.loads(entry.body)["data"]
    subject = word("An alert for you: {name}", name=alert.subject_name)
    body = word("Look into it, and say how the figure came about or what is done.")
    path = f"/alerts/{alert.pk}"
    if not told["to"]:
        lead = {z.code: z.lead for z in registry.zones_on(on)}.get(alert.zone_code, "")
        for post in posts_for(alert, lead, on):
            to, person = (None, post) if isinstance(post, str) else (post, "")
            yield Announcement("alerts", subject, body, path, to, person)
        return
    persons = [told["owner"]] if told["owner"] else _at(told["to"], on)
    yield from (Announcement("alerts", subject, body, path, None, p) for p in persons if p != entry.person)


def _at(unit: str, on: date) -> list[str]:
    """Everybody at a unit whose post sees alerts."""
    held = people.people_at(unit, on=on)
    return list(dict.fromkeys(p.person for p in held if p.role in permissions.PERMISSIONS["oversight.see_alerts"]))
