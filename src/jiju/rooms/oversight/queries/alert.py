"""Reads: one alert whole."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import Explained
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Alert, AlertStep
from jiju.rooms.oversight.queries.alert_rules import rule_names
from jiju.rooms.oversight.queries.alert_sight import (
    alert_record,
    alerts_in_sight,
    is_spoken_about,
    may_not_close,
    must_say_why,
    put_off_times,
    signs_in_sight,
)
from jiju.rooms.oversight.queries.alert_telling import offices_of
from jiju.rooms.oversight.queries.alerts import alert_lines
from jiju.rooms.oversight.queries.following import place_named
from jiju.rooms.oversight.shapes import AlertLine, AlertShown, Peer, SignShown, StepShown
from jiju.rooms.oversight.states import ALERTS, UNDER_WAY
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor

EXPLAINED = 20  # sayings of units that are shown
PEERS = 9  # beside whom a figure is shown, itself among them
VERBS = ("acknowledge_alert", "assign_alert", "snooze_alert", "answer_alert", "close_alert")
Key = tuple[str, str, str]


def alert(by: Actor, pk: int, *, on: date) -> AlertShown:
    """One alert: its signs with the figures then and now, its steps, its peers, the verbs of its reader.

    Errors   NotFound when it is missing or out of sight
    """
    a = alert_record(by, pk)
    line = alert_lines(by, alerts_in_sight(by).filter(pk=pk), on)[0]
    if must_say_why(by, a, on):
        return _closed(by, a, line, on)
    line = replace(line, says=_word(a.says))
    signs, hidden = signs_in_sight(by, a)
    steps = list(AlertStep.objects.filter(alert=a).order_by("pk"))
    peers, row, measure = _peers(by, a, signs)
    refused = may_not_close(by, a)
    verbs = tuple(v for v in VERBS if permissions.may(by, f"oversight.{v}") and a.state in ALERTS[v].sources)
    barred = {"close_alert": refused is not None, "snooze_alert": _stays(by, a)}
    verbs = tuple(v for v in verbs if not barred.get(v, False))
    gone = _is_gone(a, on)
    return AlertShown(
        line=line, signs=tuple(_signs(signs)), steps=tuple(_steps(a, steps)), peers=peers, peer_row=row,
        peer_measure=measure, verbs=verbs, owner_left=_owner_left(a, on), snoozed_until=a.snoozed_until,
        reason=_reason(a), closing=a.closing if a.state == "closed" else "", was=_renamed(a, on),
        is_gone_unit=gone, taken_by=_succeeded(a, on) if gone else "",
        lay_in=_lay_in(a),
        refused=refused if permissions.may(by, "oversight.close_alert") and a.state in UNDER_WAY else None,
        vintage=a.reading.vintage, hidden=hidden, to=tuple(checks.OFFICES[o] for o in offices_of(a)),
        explained=_explained(by, signs),
    )  # fmt: skip


def _closed(by: Actor, a: Alert, line: AlertLine, on: date) -> AlertShown:
    """An alert about one enterprise before its reader said for what: where it stands, no figure and no step."""
    door = filings.door_to(by, a.subject, a.subject_name, on, frozenset({"statistics"}))
    steps = [replace(s, text="") for s in _steps(a, list(AlertStep.objects.filter(alert=a).order_by("pk")))]
    return AlertShown(
        line=line, signs=(), steps=tuple(steps), peers=(), peer_row="", peer_measure="", verbs=(),
        owner_left=_owner_left(a, on), snoozed_until=a.snoozed_until, reason=_reason(a), closing="",
        vintage=a.reading.vintage, to=tuple(checks.OFFICES[o] for o in a.to.split()), door=door,
    )  # fmt: skip


def _stays(by: Actor, a: Alert) -> bool:
    """Whether an alert is not put off by its reader, or not once more."""
    return put_off_times(a) >= checks.MOST_TIMES or is_spoken_about(by, a) is not None


def _signs(rows: list[Any]) -> list[SignShown]:
    wanted: set[Key] = {(s.form, s.period, s.subject) for s in rows if s.row and s.form}
    now = filings.figures_now(wanted, purpose="statistics") if wanted else {}
    return [_sign(s, now.get((s.form, s.period, s.subject), {}), rule_names()) for s in rows]


def _sign(s: Any, now: dict[str, Decimal], names: dict[str, str]) -> SignShown:
    then, today = s.value, now.get(s.row)
    return SignShown(
        s.rule, names.get(s.rule, s.rule), s.period, s.subject_name, s.row, s.row_name, s.measure, _word(s.states),
        _word(s.says), _word(s.remedy), then, today, then is not None and today is not None and today != then,
        s.gone_at is not None, s.is_consequence,
    )  # fmt: skip


def _explained(by: Actor, signs: list[Any]) -> tuple[Explained, ...]:
    """What units said of the reports that the signs are about; first what speaks of a figure that a sign is about."""
    wanted: set[Key] = {(s.form, s.period, s.subject) for s in signs if s.form and s.period}
    rows = {(s.form, s.period, s.subject, s.row) for s in signs}
    said = filings.explained(by, wanted, purpose="statistics")
    found = sorted(said, key=lambda e: (e.form_code, e.period, e.unit_code, e.field) not in rows)
    return tuple(found[:EXPLAINED])


def _word(text: str) -> Word:
    return Word.from_data(json.loads(text))


def _steps(a: Alert, rows: list[Any]) -> list[StepShown]:
    names = people.names_of(sorted({s.by for s in rows}))
    first = StepShown("raised", checks.STEPS["raised"], "", "", a.raised_at, "")
    return [first, *(StepShown(s.verb, checks.STEPS[s.verb], names.get(s.by, ""), s.unit_name, s.at,
                               checks.retold(s.text)) for s in rows)]  # fmt: skip


def _owner_left(a: Alert, on: date) -> bool:
    """Whether the person to whom an open alert was given holds no post at that unit any more."""
    if not a.owner or a.state not in UNDER_WAY:
        return False
    return a.unit not in people.units_of([a.owner], on=on).get(a.owner, set())


def _is_gone(a: Alert, on: date) -> bool:
    """Whether the zone that an alert is about is no more."""
    code = _zone_of(a)
    return bool(code) and registry.place_of(code, on) is None


def _zone_of(a: Alert) -> str:
    """The zone itself that an alert speaks about, or that it is told in."""
    return a.subject if a.over == "zone" else a.zone_code


def _lay_in(a: Alert) -> str:
    """Where the zone lay on the period's last day, where that is another place: its figures of then stay there."""
    code = _zone_of(a)
    then = registry.place_of(code, periods.parse(a.period).last_day) if code and a.period else None
    if then is None or (then.city, then.county) == (a.city, a.county):
        return ""
    return place_named(then, periods.parse(a.period).last_day)


def _reason(a: Alert) -> Word | None:
    """Why the alert ended; one that was raised again has ended no more."""
    return checks.ENDED[a.reason] if a.reason and a.state not in UNDER_WAY else None


def _renamed(a: Alert, on: date) -> str:
    """The present name of a zone that was called otherwise when the alert was raised."""
    if a.over != "zone":
        return ""
    now = next((z.name for z in registry.zones_on(on) if z.code == a.subject), a.subject_name)
    return now if now != a.subject_name else ""


def _succeeded(a: Alert, on: date) -> str:
    """The zones that took the place of the alert's zone, by name, where it is no more."""
    there = {z.code: z.name for z in registry.zones_on(on)}
    code = _zone_of(a)
    if not code or code in there:
        return ""
    return "、".join(there[c] for c in sorted(registry.lineage_on(code, on)) if c in there)


def _peers(by: Actor, a: Alert, signs: list[Any]) -> tuple[tuple[Peer, ...], str, str]:
    """Those nearest in size, beside the alert's first figure, this period and the same a year before."""
    first = next((s for s in signs if s.row and s.subject == a.subject and s.row_name and "/" not in s.row), None)
    if first is None:
        return (), "", ""
    period = periods.parse(first.period)
    where: dict[str, str] = {"zone": a.zone_code} if a.over == "enterprise" else {"zone_type": _type_then(a, period)}
    now, ago = (
        filings.figures_around(by, first.form, when, first.row, purpose="statistics", **where)
        for when in (period, period.year_before)
    )
    if a.subject not in now:
        return (), "", ""
    size = ago.get(a.subject, now[a.subject])[1]
    others = sorted((c for c in now if c != a.subject), key=lambda c: (abs(ago.get(c, now[c])[1] - size), c))
    chosen = [a.subject, *others[: PEERS - 1]]
    named = a.over != "enterprise"  # whom an enterprise is compared with is nobody's matter: their names stay away
    peers = [
        Peer(now[c][0] if named or c == a.subject else word("another of the zone, {n}", n=n), now[c][1],
             ago[c][1] if c in ago else None, c == a.subject)
        for n, c in enumerate(chosen)
    ]  # fmt: skip
    return tuple(peers), first.row_name, first.measure


def _type_then(a: Alert, period: Period) -> str:
    """The type of the zone in the period: it may have another one since."""
    then = registry.place_of(a.subject, period.last_day) if a.over == "zone" else None
    return then.zone_type if then is not None else a.zone_type
