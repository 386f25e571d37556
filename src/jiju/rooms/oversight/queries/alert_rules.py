"""Reads: the rules of alerts with what they cost on replayed history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.engines.outlook import FalseAlarms
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import AlertRate, AlertReading, AlertSign
from jiju.rooms.oversight.queries.alert_sight import read_vintages
from jiju.rooms.oversight.queries.alert_signs import Reader
from jiju.rooms.oversight.shapes import RuleShown
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import AlertRule, Form
from jiju.spine import permissions
from jiju.spine.actors import Actor

REPLAYED = 8  # periods
PAUSE = timedelta(minutes=10)
ECHO = 4  # periods after a revised one that are compared with it


@dataclass(frozen=True)
class Replayed:
    """What one rule cost: reports that it looked at, and alarms that nobody confirmed."""

    rule: str
    quarters: int
    judged: int
    alarms: int


def replayed(reader: Reader, until: Period) -> Iterator[Replayed]:
    """The false alarms of each rule over the last eight periods that were read. For the program itself.

    Every report that a rule spoke about is a false alarm unless an office confirmed it by its correction: mistakes that
    nobody found count as false as well, so that the true rate is this or less. What only follows from another alert
    is none of its own.
    """
    read = AlertReading.objects.filter(period__lte=str(until)).order_by("-period").values_list("period", flat=True)
    times = [periods.parse(p) for p in read.distinct()[:REPLAYED]]
    rows = AlertSign.objects.filter(read_in__in=[str(t) for t in times], is_consequence=False)
    rows = rows.exclude(alert__reason__in=checks.CONFIRMED)
    spoke: dict[str, set[tuple[str, str]]] = {}
    for rule, period, subject in rows.order_by("pk").values_list("rule", "period", "subject"):
        spoke.setdefault(rule, set()).add((period, subject))
    for rule in reader.rules:
        judged = sum(reader.judged(rule, t) for t in times)
        yield Replayed(rule.id, len(times), judged, len(spoke.get(rule.id, ())))


def alert_rules(by: Actor) -> list[RuleShown]:
    """The rules of the plan in force, in its order, each with its newest rate."""
    permissions.ask(by, "oversight.see_alerts")
    newest = {r.rule: r for r in AlertRate.objects.order_by("pk")}
    return [_shown(rule, newest.get(rule.id)) for rule in programmes.plan().alerts]


def rules_of_alerts() -> tuple[tuple[AlertRule, ...], tuple[Form, ...]]:
    """The rules of the plan in force and its forms; nothing without a plan. For the program itself."""
    try:
        plan = programmes.plan()
    except NotFound:
        return (), ()
    return plan.alerts, plan.newest_forms


def periods_reported() -> list[Period]:
    """The quarters of which figures came in, oldest first. For the program itself."""
    return sorted(p for p in map(periods.parse, figures.vintages()) if p.kind == "quarter")


def periods_to_read(at: datetime, pause: timedelta = PAUSE) -> list[Period]:
    """The quarters whose figures are newer than their last reading, and read ones that lean on them.

    On a busy day reports come in by the minute: a period is read once in ten minutes. For the program itself.
    """
    known, vintages = read_vintages(at, pause), figures.vintages()
    newer = {p for p, v in vintages.items() if v > known.get(p, 0)}
    if not newer:
        return []
    times = periods_reported()
    fresh = {p for p in times if str(p) in newer}
    leaning = {p for p in times for f in fresh if f < p <= f.shift(ECHO) and str(p) in known}
    return sorted(fresh | leaning)


def rule_names() -> dict[str, str]:
    """What rules are called. For the program itself."""
    return {rule.id: rule.name for rule in programmes.plan().alerts}


def _shown(rule: AlertRule, rate: AlertRate | None) -> RuleShown:
    tone, severity = checks.SEVERITIES[rule.severity]
    found = FalseAlarms(rate.judged, rate.alarms) if rate else FalseAlarms(0, 0)
    low, high = found.interval or (None, None)
    return RuleShown(
        rule.id, rule.name, rule.kind, checks.KINDS[rule.kind], severity, tone, rule.form or "", _text(rule),
        tuple(checks.OFFICES[o] for o in rule.to), rule.wanted, found.judged, found.alarms,
        rate.quarters if rate else 0,
        _of_thousand(found.rate), _of_thousand(low), _of_thousand(high), rate.until if rate else "",
    )  # fmt: skip


def _text(rule: AlertRule) -> str:
    """What the rule is, as the plan writes it."""
    return rule.text or " ".join(rule.findings) or " ".join((rule.test or "", *(f"[{r}]" for r in rule.rows)))


def _of_thousand(share: float | None) -> Decimal | None:
    return None if share is None else Decimal(str(round(share * 1000, 2)))
