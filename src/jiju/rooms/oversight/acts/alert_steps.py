"""The steps of offices and zones: acknowledge an alert, assign it, put it off, explain it, close it with its reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.acts.alert_refusals import NoSuchReason, PutOffEnough, ReportedUnitsDoNotClose
from jiju.rooms.oversight.acts.refusals import UnitIsOutOfReach
from jiju.rooms.oversight.acts.requiring import posted, tasked, within, written
from jiju.rooms.oversight.models import Alert, AlertStep
from jiju.rooms.oversight.states import ALERTS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("oversight.acknowledge_alert", ALERTS["acknowledge_alert"])
def acknowledge_alert(alert: Alert, *, by: Actor, at: datetime) -> Alert:
    """Say that an alert is known and looked into.

    Errors   NotFound out of sight
    """
    _seen(alert, by)
    alert.state = "acknowledged"
    return _kept(alert, "acknowledge_alert", by, at)


@act("oversight.assign_alert", ALERTS["assign_alert"])
def assign_alert(alert: Alert, *, by: Actor, at: datetime, unit: str, owner: str = "", said: str = "") -> Alert:
    """Give an alert to a unit within reach that sees it, and to a person of it.

    Errors   NotFound; UnitIsGone, UnitIsOutOfReach; HoldsNoPost for a person who has left that unit
    """
    _seen(alert, by)
    today = workdays.day_of(at)
    to = tasked(by, unit, today)
    if not queries.sees_alert(to, alert, today):
        raise UnitIsOutOfReach(
            word("The alert lies outside the area of {unit}.", unit=to.name),
            why=word("Whoever it is given to must see it."),
            remedy=word("Choose an office over the place, or the zone itself."),
        )
    if owner:
        posted(owner, to, today)
    alert.state, alert.unit, alert.unit_name, alert.owner = "assigned", to.code, to.name, owner
    return _kept(alert, "assign_alert", by, at, written(said, 0), to=to.code, owner=owner)


@act("oversight.snooze_alert", ALERTS["snooze_alert"])
def snooze_alert(alert: Alert, *, by: Actor, at: datetime, until: date, reason: str) -> Alert:
    """Put an alert off to a day within sixty days, with the reason; it comes back by itself. Twice at most.

    Errors   NotFound; ReportedUnitsDoNotClose; PutOffEnough; TermDoesNotFit; WordsAreMissing
    """
    _seen(alert, by)
    _refuse_reported(queries.is_spoken_about(by, alert))
    if queries.put_off_times(alert) >= checks.MOST_TIMES:
        raise PutOffEnough(
            word("The alert was put off {n} times.", n=checks.MOST_TIMES),
            why=word("What is put off again and again is never answered."),
            remedy=word("Assign it, issue a task, or close it with its reason."),
        )
    today = workdays.day_of(at)
    within(until, today + timedelta(days=1), checks.last_day_of_snoozing(today))
    said = written(reason)
    alert.state, alert.snoozed_until = "snoozed", until
    return _kept(alert, "snooze_alert", by, at, said, until=until)


@act("oversight.answer_alert", ALERTS["answer_alert"])
def answer_alert(alert: Alert, *, by: Actor, at: datetime, text: str) -> Alert:
    """Explain an alert: how the figure came about, or what is done. It stays open until an office closes it.

    Errors   NotFound; WordsAreMissing
    """
    _seen(alert, by)
    return _kept(alert, "answer_alert", by, at, written(text))


@act("oversight.close_alert", ALERTS["close_alert"])
def close_alert(alert: Alert, *, by: Actor, at: datetime, reason: str, words: str) -> Alert:
    """Close an alert with a reason of the list and in words; never by the unit that it speaks about.

    Errors   NotFound; ReportedUnitsDoNotClose; NoSuchReason; WordsAreMissing
    """
    _seen(alert, by)
    _refuse_reported(queries.may_not_close(by, alert))
    if reason not in checks.REASONS:
        raise NoSuchReason(
            word("“{reason}” is none of the reasons.", reason=reason), remedy=word("Choose a reason of the list.")
        )
    alert.closing = written(words)
    alert.state, alert.reason, alert.ended_at = "closed", reason, at
    return _kept(alert, "close_alert", by, at, alert.closing, reason=reason)


def _refuse_reported(why_not: Word | None) -> None:
    if why_not is not None:
        raise ReportedUnitsDoNotClose(
            why_not,
            why=word("Who is spoken about does not judge whether it was true."),
            remedy=word("The office above, or another person, closes it."),
        )


def _seen(alert: Alert, by: Actor) -> None:
    if not queries.alerts_in_sight(by).filter(pk=alert.pk).exists():
        raise permissions.out_of_sight()


def _kept(alert: Alert, verb: str, by: Actor, at: datetime, text: str = "", **told: object) -> Alert:
    alert.save()
    AlertStep(alert=alert, verb=verb, by=by.person, unit=by.unit, unit_name=by.unit_name, text=text, at=at).save()
    record(alert, key=alert.key, text=text, **told)
    return alert
