"""Reads: by when an alert is taken up or explained, and which alerts are asked of somebody."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import QuerySet

from jiju.core import workdays
from jiju.rooms.oversight.models import AlertStep
from jiju.rooms.oversight.queries.alert_sight import alerts_in_sight
from jiju.rooms.oversight.queries.alert_telling import offices_of
from jiju.rooms.oversight.shapes import AskedOf
from jiju.rooms.programmes import queries as programmes
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

BEGINS = {  # the steps with which the term of a state begins anew
    "raised": frozenset({"reopened", "wake_alert", "release_alert"}),
    "assigned": frozenset({"assign_alert", "release_alert"}),
}
ANSWERED = "answer_alert"
OFFICES = {Role.PROVINCE: "province", Role.CITY: "city", Role.COUNTY: "county", Role.DEPARTMENT: "department"}
Waiting = dict[int, tuple[str, date]]  # alert → the verb that is asked, and by when


def terms_of(rows: QuerySet[Any]) -> dict[int, date]:
    """The day by which each alert among some is acknowledged, or explained by the unit that it was given to.

    For the program itself.

    Missing  an alert that is in no such state, or was explained since it was given, has none
    """
    alerts = list(
        rows.filter(state__in=BEGINS).order_by("pk").values_list("pk", "state", "severity", "raised_at", "unit")
    )
    if not alerts:
        return {}
    plan, out = programmes.plan(), {}
    steps = _steps(rows)
    for pk, state, severity, raised_at, unit in alerts:
        since = raised_at
        answered = False
        for verb, at, by in steps[pk]:
            if verb in BEGINS[state]:
                since, answered = at, False
            answered = answered or (verb == ANSWERED and by == unit)
        term = plan.alert_term(severity)
        if state == "raised":
            out[pk] = workdays.after_working_days(workdays.day_of(since), term.acknowledge)
        elif not answered:
            out[pk] = workdays.after_working_days(workdays.day_of(since), term.answer)
    return out


def _steps(rows: QuerySet[Any]) -> dict[int, list[tuple[str, Any, str]]]:
    wanted = rows.filter(state__in=BEGINS).order_by().values("pk")
    verbs = sorted({ANSWERED, *BEGINS["raised"], *BEGINS["assigned"]})
    steps = AlertStep.objects.filter(alert__in=wanted, verb__in=verbs).order_by("pk")
    out: dict[int, list[tuple[str, Any, str]]] = defaultdict(list)
    for pk, verb, at, unit in steps.values_list("alert_id", "verb", "at", "unit"):
        out[pk].append((verb, at, unit))
    return out


def waiting_alerts(by: Actor, on: date) -> Waiting:
    """What of the alerts is asked of somebody on a day: to take up what is routed to their office, to explain what was
    given to their unit. What nobody took up in time is asked of every office over the place.

    Missing  nothing for who sees no alerts
    """
    if not permissions.may(by, "oversight.see_alerts"):
        return {}
    rows = alerts_in_sight(by).filter(state__in=BEGINS)
    terms, out = terms_of(rows), {}
    takes_up, answers = (permissions.may(by, f"oversight.{v}") for v in ("acknowledge_alert", ANSWERED))
    for a in rows.order_by("pk"):
        due = terms.get(a.pk)
        if due is None:
            continue
        if a.state == "raised" and takes_up and (due < on or is_routed(by, a)):
            out[a.pk] = ("acknowledge_alert", due)
        elif a.state == "assigned" and answers and a.unit == by.unit and (due < on or a.owner in ("", by.person)):
            out[a.pk] = (ANSWERED, due)
    return out


def is_routed(by: Actor, alert: Any) -> bool:
    """Whether an alert of somebody's area is routed to their office; of a zone without a county, to its city."""
    offices, own = offices_of(alert), OFFICES.get(by.role, "")
    return own in offices or (own == "city" and "county" in offices and not alert.county)


def alerts_asked(by: Actor, *, on: date) -> tuple[AskedOf, ...]:
    """What of the alerts waits for somebody: to take up, to explain; each with how many and the nearest day."""
    found: dict[str, list[date]] = defaultdict(list)
    for verb, due in waiting_alerts(by, on).values():
        found[verb].append(due)
    return tuple(AskedOf(verb, len(days), min(days)) for verb, days in found.items())
