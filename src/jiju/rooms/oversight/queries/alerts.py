"""Reads: the alerts that somebody sees, as a list with its counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from jiju.core.words import Word, word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Alert, AlertSign
from jiju.rooms.oversight.queries.alert_rules import rule_names
from jiju.rooms.oversight.queries.alert_sight import alerts_in_sight, keeps_figure
from jiju.rooms.oversight.queries.alert_terms import terms_of, waiting_alerts
from jiju.rooms.oversight.shapes import AlertLine
from jiju.rooms.oversight.states import ALERTS, UNDER_WAY
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor

FILTERS = ("kind", "severity", "city", "zone_type", "period")
RANK = ("severe", "serious", "notice")
TO_DO = {  # what is asked of the reader → the verb, and the state in which it is
    "to_acknowledge": ("acknowledge_alert", "raised"),
    "to_answer": ("answer_alert", "assigned"),
}


def alerts(by: Actor, asked: Mapping[str, str], *, on: date) -> list[AlertLine]:
    """The alerts of somebody's area that meet some conditions: open ones first, the severe first, the newest first.

    Shape    asked: state (open, one of the states, what is asked of the reader, or all), kind, severity, city,
             zone_type, period, q; "" is any
    """
    lines = alert_lines(by, narrowed(alerts_in_sight(by), asked, on), on)
    if asked.get("state") not in TO_DO:
        return lines
    mine = {pk for pk, (verb, _) in waiting_alerts(by, on).items() if verb == TO_DO[asked["state"]][0]}
    return [n for n in lines if n.id in mine]


def narrowed(rows: QuerySet[Any], asked: Mapping[str, str], on: date) -> QuerySet[Any]:
    """The rows that meet the conditions; a zone is found by its name of then and by that of the day."""
    state = asked.get("state") or "open"
    state = TO_DO[state][1] if state in TO_DO else state
    if state != "all":
        rows = rows.filter(state__in=UNDER_WAY) if state == "open" else rows.filter(state=state)
    rows = rows.filter(**{name: asked[name] for name in FILTERS if asked.get(name)})
    words = asked.get("q", "")
    if not words:
        return rows
    named = [z.code for z in registry.zones_on(on) if words.lower() in z.name.lower()]
    return rows.filter(Q(subject_name__icontains=words) | Q(subject__iexact=words) | Q(subject__in=named))


def alert_lines(by: Actor, rows: QuerySet[Any], on: date) -> list[AlertLine]:
    """Lines of a list, with what zones, cities and owners are called; figures of one enterprise for their duty."""
    found: list[Any] = list(rows.annotate(many=Count("signs")).order_by("-period", "pk"))
    zones = {z.code: z.name for z in registry.zones_on(on)} if found else {}
    cities = {code: d.name for code, d in registry.division_names(on).items()} if found else {}
    names = people.names_of(sorted({a.owner for a in found if a.owner}))
    terms = terms_of(rows) if found else {}
    says = sayings(by, found)
    lines = [alert_line(a, zones, cities, names, says[a.pk], terms.get(a.pk)) for a in found]
    return sorted(lines, key=lambda n: (not n.is_open, RANK.index(n.severity)))


def sayings(by: Actor, found: list[Any]) -> dict[int, Word]:
    """What was found by alerts, in words; no figure of a single enterprise for whom its alert does not lie with."""
    kept = _without_figures([a.pk for a in found if keeps_figure(by, a)])
    return {a.pk: kept.get(a.pk) or Word.from_data(json.loads(a.says)) for a in found}


def _without_figures(pks: list[int]) -> dict[int, Word]:
    """What rules spoke about single enterprises, for whom these do not lie with: the rules alone, without a figure."""
    spoke: dict[int, list[str]] = {pk: [] for pk in pks}
    if pks:
        signs = AlertSign.objects.filter(alert__in=pks, is_consequence=False, gone_at=None).order_by("alert", "pk")
        for pk, rule in signs.values_list("alert_id", "rule").distinct():
            spoke[pk].append(rule)
    names = rule_names() if pks else {}
    return {
        pk: word("{rules}; the figures are read on the page of the alert, once it is said for what",
                 rules="、".join(dict.fromkeys(names.get(r, r) for r in rules)) or word("found by a rule"))
        for pk, rules in spoke.items()
    }  # fmt: skip


def alert_line(
    a: Any, zones: Mapping[str, str], cities: Mapping[str, str], names: Mapping[str, str], says: Word, due: date | None
) -> AlertLine:  # fmt: skip
    tone, severity = checks.SEVERITIES[a.severity]
    return AlertLine(
        a.pk, a.kind, checks.KINDS[a.kind], a.severity, severity, tone, a.subject, a.subject_name, a.zone_code,
        zones.get(a.zone_code, a.zone_code), cities.get(a.city, a.city), a.period, a.form, a.state,
        ALERTS.states[a.state], says, a.many, a.raised_at, names.get(a.owner, a.owner),
        a.unit_name, a.state in UNDER_WAY, due,
    )  # fmt: skip


def counts_of_alerts(by: Actor) -> dict[str, int]:
    """How many alerts of somebody's area are under way, by severity and in all; nothing for who sees none."""
    if not permissions.may(by, "oversight.see_alerts"):
        return {}
    rows = alerts_in_sight(by).filter(state__in=UNDER_WAY).order_by().values_list("severity").annotate(n=Count("pk"))
    found = dict(rows)
    return {"all": sum(found.values()), **{name: found.get(name, 0) for name in RANK}}


def kinds_of_alerts(by: Actor) -> list[tuple[str, Word, int]]:
    """How many alerts under way there are of each kind, the most first."""
    rows = alerts_in_sight(by).filter(state__in=UNDER_WAY).order_by().values_list("kind").annotate(n=Count("pk"))
    return [(kind, checks.KINDS[kind], n) for kind, n in Counter(dict(rows)).most_common()]


def places_of_alerts(by: Actor, on: date) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """What a list can be narrowed to: cities with their names, zone types, periods."""
    rows = alerts_in_sight(by).order_by()
    cities = _distinct(rows, "city")
    names = registry.division_names(on)
    named = [(c, names[c].name if c in names else c) for c in cities]
    return named, _distinct(rows, "zone_type"), _distinct(rows, "period")[::-1]


def _distinct(rows: QuerySet[Any], column: str) -> list[str]:
    found: Iterable[str] = rows.values_list(column, flat=True).distinct()
    return sorted({v for v in found if v})


def open_alerts_of(by: Actor, zone_code: str, *, on: date) -> list[AlertLine]:
    """The alerts under way of one zone, as far as somebody sees them."""
    if not permissions.may(by, "oversight.see_alerts"):
        return []
    return alert_lines(by, alerts_in_sight(by).filter(zone_code=zone_code, state__in=UNDER_WAY), on)


def alert_named(pk: int) -> Alert | None:
    """An alert by its number. For the program itself."""
    found: Alert | None = Alert.objects.filter(pk=pk).order_by("pk").first()
    return found
