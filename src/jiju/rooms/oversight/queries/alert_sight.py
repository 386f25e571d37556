"""Who sees which alert, who may close it, and what was raised before."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from math import inf
from typing import Any, cast

from django.db.models import Q, QuerySet

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight.models import Alert, AlertReading, AlertSign, AlertStep
from jiju.rooms.oversight.shapes import Known, Mark
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

BACK = 6  # periods whose alerts can have echoes
COLLECT = (Role.ZONE_HEAD, Role.ZONE_STATISTICIAN)  # who report, and whose body collects what enterprises report


def alerts_in_sight(by: Actor) -> QuerySet[Any]:
    """The alerts of somebody's own area; those of single enterprises for whoever reads their figures as statistics."""
    permissions.ask(by, "oversight.see_alerts")
    rows = Alert.objects.within(by)
    return cast("QuerySet[Any]", rows if reads_enterprises(by) else rows.exclude(over="enterprise"))


def reads_enterprises(by: Actor) -> bool:
    """Whether somebody reads figures of a named enterprise for the purpose for which alerts read them."""
    return by.role is Role.SYSTEM or "statistics" in filings.purposes_held(by.role)


def lies_with(by: Actor, alert: Any) -> bool:
    """Whether it is somebody's duty to look into an alert: it is told to their office, their zone collected the figure,
    or it was given to their unit."""
    told = set(alert.to.split()) | ({"province"} if alert.severity == "severe" else set())
    told |= {"city"} if "county" in told and not alert.county else set()
    return by.role in {Role.SYSTEM, *COLLECT} or by.role.value in told or bool(alert.unit) and by.unit == alert.unit


def keeps_figure(by: Actor, alert: Any) -> bool:
    """Whether an alert names an enterprise's figure and lies with others; two zones that list it are no figure."""
    return alert.over == "enterprise" and alert.root != "double" and not lies_with(by, alert)


def must_say_why(by: Actor, alert: Any, on: date) -> bool:
    """Whether somebody has first to say for what they read an alert about one enterprise."""
    if not keeps_figure(by, alert):
        return False
    if AlertStep.objects.filter(alert=alert, by=by.person, unit=by.unit).exists():
        return False
    return "statistics" not in (filings.opened_today(by, alert.subject, on) or ())


def signs_in_sight(by: Actor, alert: Alert) -> tuple[list[Any], int]:
    """The signs of an alert that somebody sees, and how many speak about single enterprises that they do not see."""
    rows = list(AlertSign.objects.filter(alert=alert).order_by("is_consequence", "pk"))
    whole = reads_enterprises(by) and (alert.over == "enterprise" or lies_with(by, alert))
    seen = rows if whole else [s for s in rows if s.subject == alert.subject]
    return seen, len(rows) - len(seen)


def alert_record(by: Actor, pk: int) -> Alert:
    """The alert to act upon.

    Errors   NotFound when it is missing or out of sight
    """
    found: Alert | None = alerts_in_sight(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def is_spoken_about(by: Actor, alert: Alert) -> Word | None:
    """Why somebody is spoken about by an alert: their city, or the zone or enterprise of a post that they hold or held.

    The person counts, under whichever post they act.
    """
    if alert.over == "city":
        own = by.scope.reach == "city" or people.belongs_to(by.person, [alert.city], ())
        return word("The alert speaks about the reports of your own city.") if own else None
    line = registry.lineage(alert.zone_code) if alert.zone_code else frozenset[str]()
    if people.belongs_to(by.person, sorted({*line, alert.enterprise_code} - {""}), COLLECT):
        return word("You hold or held a post at the zone or the enterprise that the alert speaks about.")
    return None


def may_not_close(by: Actor, alert: Alert) -> Word | None:
    """Why somebody may not close an alert; nothing when they may."""
    spoken = is_spoken_about(by, alert)
    if spoken is not None:
        return spoken
    if AlertStep.objects.filter(alert=alert, verb="answer_alert", by=by.person).exists():
        return word("You have explained this alert yourself.")
    return None


def put_off_times(alert: Alert) -> int:
    """How often an alert was put off since it was raised, or raised again. For the program itself."""
    steps = AlertStep.objects.filter(alert=alert).order_by("pk")
    again = steps.filter(verb="reopened").values_list("pk", flat=True).last()
    return steps.filter(verb="snooze_alert", pk__gt=again or 0).count()


def known_alerts(period: Period) -> list[Known]:
    """What was raised of the periods before, by unit, so that echoes come under their cause. For the program itself."""
    first = str(period.shift(-BACK))
    earlier = AlertSign.objects.filter(period__gte=first, read_in__lt=str(period)).exclude(alert__root="silent")
    rows = earlier.order_by("pk")
    out: dict[tuple[str, str, str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for key, form, when, subject, row, rule in rows.values_list(
        "alert__key", "form", "period", "subject", "row", "rule"
    ):
        found = out[key, form, when, subject]
        found[0].add(row)
        found[1].add(rule)
    return [Known(*key, frozenset(rows_), frozenset(rules)) for key, (rows_, rules) in out.items()]


def homes_of_signs(period: Period) -> dict[Mark, str]:
    """The signs that an earlier reading of the period found, or that stand whatever the period, each with its alert's
    key. For the program itself."""
    rows = AlertSign.objects.filter(Q(read_in=str(period)) | Q(period="") | Q(alert__root="silent")).order_by("pk")
    return {
        tuple(mark): key for key, *mark in rows.values_list("alert__key", "rule", "form", "period", "subject", "row")
    }


def snoozed_alerts(on: date) -> list[Alert]:
    """The alerts whose day has come. For the program itself."""
    return list(Alert.objects.filter(state="snoozed", snoozed_until__lte=on).order_by("pk"))


def read_vintages(at: datetime, pause: timedelta) -> dict[str, float]:
    """The newest vintage that each period was read from; one that was read a moment ago waits. For the program itself.

    A reading of later than now is no recent one: a demonstration's calendar begins its day anew each midnight.
    """
    rows = AlertReading.objects.order_by("pk").values_list("period", "vintage", "at")
    return {period: inf if at - pause < read <= at else vintage for period, vintage, read in rows}


def untold(on: date) -> bool:
    """Whether alerts were raised that offices were not told of, and the day's message is still to go out."""
    told = AlertReading.objects.filter(told_on=on).exists()
    return not told and AlertReading.objects.filter(told_on__isnull=True, raised__gt=0).exists()


def signs_raised() -> list[tuple[str, str, str, str, str, str, str, str]]:
    """Every sign of every alert: key, kind of the alert, root, rule, form, period, subject, the periods that it leans
    on. For the program itself."""
    rows = AlertSign.objects.order_by("alert_id", "pk")
    return list(rows.values_list("alert__key", "alert__kind", "alert__root", "rule", "form", "period", "subject",
                                 "earlier"))  # fmt: skip
