"""The program's steps: read a period's alerts, replay what rules cost, wake what was put off, tell offices."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from jiju.core import workdays
from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.acts.alert_refusals import NothingIsTold, StillPutOff
from jiju.rooms.oversight.models import Alert, AlertRate, AlertReading, AlertSign, AlertStep
from jiju.rooms.oversight.shapes import Cause, ReadPeriod, SignFound
from jiju.rooms.oversight.states import ALERTS, UNDER_WAY
from jiju.spine.actors import Actor, Place
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.turns import alone

BATCH = 500
LASTING = ("double", "digits", "crowding", "silent")  # roots that any later reading judges anew
NOWHERE = Place()
WATCHED = frozenset(UNDER_WAY) - {"snoozed"}  # what is put off wakes when it is spoken about anew
SHARED = "shared/"  # begins the keys of what many enterprises of a zone have in common


@act("oversight.read_alerts")
def read_alerts(reading: None, *, by: Actor, at: datetime, period: Period, reader: queries.Reader) -> AlertReading:
    """Read a period: raise what is new, add signs to what is known, raise again what was revised, settle what is gone.

    Shape    reader: keeps what it has read, so that many periods are read one after the other
    """
    alone("read_alerts")
    found = reader.read(period, at=at, known=queries.known_alerts(period), homes=queries.homes_of_signs(period))
    made = AlertReading(period=str(period), vintage=found.vintage, raised=0, reopened=0, gone=0, digest="", at=at)
    made.save()
    stored = {a.key: a for a in Alert.objects.filter(key__in=[c.key for c in found.causes]).order_by("pk")}
    fresh = [c for c in found.causes if c.key not in stored]
    raised = _raised(fresh, found, made)
    again = _added(found, stored | raised, at)
    gone = _settled(found, by, at)
    _reopened(again, by, at)
    made.raised, made.reopened, made.gone = len(raised), len(again), len(gone)
    made.digest = _digest([*raised, *sorted(a.key for a in again), *sorted(a.key for a in gone)])
    made.save()
    record(made, period=str(period), vintage=made.vintage, raised=made.raised, reopened=made.reopened, gone=made.gone,
           digest=made.digest)  # fmt: skip
    return made


def _digest(keys: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()


def _raised(fresh: Sequence[Cause], found: ReadPeriod, reading: AlertReading) -> dict[str, Alert]:
    """New alerts, all at once, in the order of their keys."""
    made = [_alert(cause, found, reading) for cause in fresh]
    kept = Alert.objects.bulk_create(made, batch_size=BATCH)
    return {a.key: a for a in kept}


def _alert(cause: Cause, found: ReadPeriod, reading: AlertReading) -> Alert:
    first, shared = cause.signs[0], cause.key.startswith(SHARED)
    subject, over = (first.zone, "zone") if shared else (first.unit, first.over)
    place = found.places.get(subject, NOWHERE)
    to = dict.fromkeys(office for sign in cause.signs for office in sign.to)
    return Alert(
        key=cause.key, root=first.root, kind=first.kind, severity=_severity(cause), over=over,
        subject=subject, subject_name=found.names.get(subject, subject), form=first.form, period=first.period,
        says=canonical(_said(cause).to_data()), to=f" {' '.join(to)} ", reading=reading, raised_at=reading.at,
        city=place.city, county=place.county, zone_code=place.zone, zone_type=place.zone_type,
        enterprise_code=place.enterprise,
    )  # fmt: skip


def _said(cause: Cause) -> Word:
    """The first sign in words; what many enterprises of a zone share is told without the figures of one of them."""
    first = cause.signs[0]
    if not cause.key.startswith(SHARED):
        return first.says
    many = len({s.unit for s in cause.signs if s.over == "enterprise"})
    return word("Of {n} enterprises of the zone it does not hold: {states}.", n=many, states=first.states)


def _severity(cause: Cause) -> str:
    """That of the cause itself: what follows from it does not make it worse."""
    return checks.severity(s for s in cause.signs if s.unit == cause.signs[0].unit)


def _added(found: ReadPeriod, alerts: dict[str, Alert], at: datetime) -> list[Alert]:
    """Store the signs; hand back the alerts that had ended or were put off and are spoken about anew."""
    known = {_mark(s): s for s in AlertSign.objects.filter(alert__in=list(alerts.values())).order_by("pk")}
    new: list[AlertSign] = []
    old: list[AlertSign] = []
    again: dict[str, Alert] = {}
    for cause in found.causes:
        alert = alerts[cause.key]
        for sign in {s.mark: s for s in cause.signs}.values():
            before = known.get(sign.mark)
            stirred = sign.period == alert.period if before is None else _differs(before, sign)
            if before is None:
                new.append(_sign(sign, alert, found, at))
            else:
                old.append(_read_again(before, sign, found))
            if (stirred and alert.state not in WATCHED) or _was_not_corrected(alert, at):
                again[alert.key] = alert
    AlertSign.objects.bulk_create(new, batch_size=BATCH)
    AlertSign.objects.bulk_update(old, ["value", "says", "read_in", "gone_at"], batch_size=BATCH)
    return list(again.values())


def _was_not_corrected(alert: Alert, at: datetime) -> bool:
    """Whether an alert was closed because its figure was corrected, and a month later its figure is as it was."""
    said = alert.state == "closed" and alert.reason in checks.CONFIRMED
    return said and alert.ended_at is not None and at - alert.ended_at >= checks.GRACE


def _mark(s: AlertSign) -> tuple[str, str, str, str, str]:
    return (s.rule, s.form, s.period, s.subject, s.row)


def _differs(before: AlertSign, sign: SignFound) -> bool:
    """Whether a sign speaks anew: it was gone, or the figure is another one."""
    return before.gone_at is not None or before.value != sign.value


def _read_again(before: AlertSign, sign: SignFound, found: ReadPeriod) -> AlertSign:
    """The sign as it is now; what it said before stands in the ledger's readings and in the alert's steps."""
    if _differs(before, sign):
        before.value, before.gone_at = sign.value, None
    before.says = canonical(sign.says.to_data())
    before.read_in = max(before.read_in, str(found.period))
    return before


def _sign(sign: SignFound, alert: Alert, found: ReadPeriod, at: datetime) -> AlertSign:
    return AlertSign(
        alert=alert, rule=sign.rule, form=sign.form, period=sign.when, subject=sign.unit,
        subject_name=found.names.get(sign.unit, sign.unit), row=sign.row, row_name=sign.row_name, measure=sign.measure,
        value=sign.value, states=canonical(sign.states.to_data()), says=canonical(sign.says.to_data()),
        remedy=canonical(sign.remedy.to_data()), earlier=" ".join(sign.earlier), read_in=str(found.period),
        is_consequence=(sign.unit, sign.period) != (alert.subject, alert.period) and sign.root == "figures", at=at,
    )  # fmt: skip


def _settled(found: ReadPeriod, by: Actor, at: datetime) -> list[Alert]:
    """Signs that this reading did not find again are gone; an alert without a sign has settled itself, and why."""
    marks = {s.mark for cause in found.causes for s in cause.signs}
    here = str(found.period)
    stands = AlertSign.objects.filter(gone_at__isnull=True).select_related("alert").order_by("pk")
    read = [*stands.filter(read_in=here), *stands.filter(read_in__lt=here).filter(alert__root__in=LASTING)]
    lost = [s for s in read if _mark(s) not in marks]
    for sign in lost:
        sign.gone_at = at
    AlertSign.objects.bulk_update(lost, ["gone_at"], batch_size=BATCH)
    touched = {s.alert_id for s in lost}
    left = set(AlertSign.objects.filter(alert__in=touched, gone_at__isnull=True).values_list("alert_id", flat=True))
    ended = list(Alert.objects.filter(pk__in=touched - left, state__in=UNDER_WAY).order_by("pk"))
    reasons = queries.why_gone(ended, found.period)
    for alert in ended:
        alert.reason = reasons[alert.pk]
    _moved(ended, "gone", by, at)
    return ended


def _reopened(alerts: Sequence[Alert], by: Actor, at: datetime) -> None:
    """Raise again; why an alert settled itself holds no longer, while the reason of an office is kept with its step."""
    for alert in alerts:
        alert.reason = "" if alert.reason in checks.GONE else alert.reason
    _moved(alerts, "raised", by, at, "reopened")


def _moved(alerts: Sequence[Alert], state: str, by: Actor, at: datetime, verb: str = "") -> None:
    """The program's own moves, all at once, each with its step."""
    for alert in alerts:
        alert.state, alert.ended_at, alert.snoozed_until = state, at if state == "gone" else None, None
    Alert.objects.bulk_update(alerts, ["state", "ended_at", "snoozed_until", "reason"], batch_size=BATCH)
    steps = [AlertStep(alert=a, verb=verb or state, by=by.person, at=at) for a in alerts]
    AlertStep.objects.bulk_create(steps, batch_size=BATCH)


@act("oversight.replay_alerts")
def replay_alerts(rate: None, *, by: Actor, at: datetime, until: Period, reader: queries.Reader) -> list[AlertRate]:
    """Write down what each rule cost over the last eight periods that were read, what was confirmed left out."""
    made = [
        AlertRate(rule=n.rule, until=str(until), quarters=n.quarters, judged=n.judged, alarms=n.alarms, at=at)
        for n in queries.replayed(reader, until)
    ]  # fmt: skip
    kept = AlertRate.objects.bulk_create(made)
    record(None, until=str(until), rates=[[n.rule, n.judged, n.alarms] for n in made])
    return kept


@act("oversight.wake_alert", ALERTS["wake_alert"])
def wake_alert(alert: Alert, *, by: Actor, at: datetime) -> Alert:
    """Bring back an alert that was put off, on its day.

    Errors   StillPutOff before that day
    """
    if alert.snoozed_until is not None and alert.snoozed_until > workdays.day_of(at):
        raise StillPutOff(
            word("The alert is put off until {day}.", day=str(alert.snoozed_until)),
            remedy=word("It comes back by itself on that day."),
        )
    alert.state, alert.snoozed_until = "raised", None
    alert.save()
    AlertStep(alert=alert, verb="wake_alert", by=by.person, at=at).save()
    record(alert)
    return alert


@act("oversight.tell_alerts")
def tell_alerts(reading: None, *, by: Actor, at: datetime, on: date) -> int:
    """Mark the readings that offices have not been told of; one message an office and day follows.

    Errors   NothingIsTold when there is none, or the day's message went out
    """
    alone("tell_alerts")
    waiting = AlertReading.objects.filter(told_on__isnull=True, raised__gt=0)
    if not waiting.exists() or AlertReading.objects.filter(told_on=on).exists():
        raise NothingIsTold(
            word("There is no alert that offices were not told of today."), remedy=word("Nothing has to be done.")
        )
    ids: list[Any] = list(waiting.order_by("pk").values_list("pk", flat=True))
    AlertReading.objects.filter(pk__in=ids).update(told_on=on)
    record(None, on=on, readings=ids)
    return len(ids)
