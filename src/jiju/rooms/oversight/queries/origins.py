"""Reads: what a task comes from, and whether the figure that it rests on was revised since."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.refusals import Malformed
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Light, Task, TaskForceMeeting
from jiju.rooms.oversight.queries.alert_sight import alert_record
from jiju.rooms.oversight.queries.issue_sight import issue_record
from jiju.rooms.oversight.shapes import Origin, Revised
from jiju.rooms.programmes import queries as programmes
from jiju.spine import permissions
from jiju.spine.actors import Actor, Scope, system

KINDS = (
    "instruction", "figure", "light", "clause", "rectification", "falsehood", "meeting", "issue", "alert",
)  # fmt: skip
LONGEST = 80  # characters of what an instruction is called


def origin(by: Actor, kind: str, key: str, on: date) -> Origin:
    """What a task comes from, as somebody may see it.

    Shape    kind and key: instruction and its number or words; figure and indicator:period; light and measure:period;
             clause and its code; rectification, falsehood, meeting or alert and its number
    Errors   NotFound when there is no such thing, or it lies out of sight
    """
    read = READERS.get(kind)
    if read is None:
        raise permissions.out_of_sight()
    return read(by, key.strip(), on)


def _instruction(by: Actor, key: str, on: date) -> Origin:
    key = checks.cleaned(key)
    if not checks.letters(key) or len(key) > LONGEST:
        raise permissions.out_of_sight()
    return Origin("instruction", key, key)


def _figure(by: Actor, key: str, on: date) -> Origin:
    code, period = _split(key)
    one = figures.indicator(code)
    value = _value(by, one.id, period)
    told = {
        "indicator": one.id, "name": one.name, "unit": one.unit, "period": str(period), "reach": by.scope.reach,
        "codes": sorted(by.scope.codes), "value": None if value is None else format(value, "f"),
        "vintage": figures.vintage(one.form),
    }  # fmt: skip
    return Origin("figure", f"{one.id}:{period}", f"{one.name} {period}", f"/figures/{one.id}?period={period}", told)


def _light(by: Actor, key: str, on: date) -> Origin:
    code, period = _split(key)
    measure = next((m for m in programmes.plan().target_measures if m.id == code), None)
    found = Light.objects.filter(measure=code, period=str(period)).order_by("-pk").first()
    if measure is None or found is None:
        raise permissions.out_of_sight()
    figure = _figure(by, f"{measure.indicator}:{period}", on)
    return replace(figure, kind="light", key=f"{code}:{period}", label=f"{measure.name} {period}")


def _clause(by: Actor, key: str, on: date) -> Origin:
    permissions.ask(by, "programmes.see_plan")
    _, clause = programmes.clause(key)
    return Origin("clause", clause.id, f"{clause.id} {clause.name}", f"/clauses/{clause.id}")


def _rectification(by: Actor, key: str, on: date) -> Origin:
    found = evaluations.rectification(by, _number(key), on=on)
    return Origin("rectification", str(found.id), f"{found.name} {found.round_name}", f"/rectifications/{found.id}")


def _falsehood(by: Actor, key: str, on: date) -> Origin:
    found = next((f for f in evaluations.falsehoods(by) if str(f.id) == key), None)
    if found is None:
        raise permissions.out_of_sight()
    return Origin("falsehood", key, f"{found.name} {found.period}", "/falsehoods")


def _meeting(by: Actor, key: str, on: date) -> Origin:
    permissions.ask(by, "oversight.see_meetings")
    found = TaskForceMeeting.objects.filter(pk=_number(key)).order_by("pk").first()
    if found is None:
        raise permissions.out_of_sight()
    return Origin("meeting", str(found.pk), f"{found.title} {found.held_on}", f"/meetings/{found.pk}")


def _issue(by: Actor, key: str, on: date) -> Origin:
    found = issue_record(by, _number(key), on)
    return Origin("issue", str(found.pk), f"{found.topic_name} {found.zone_name}", f"/issues/{found.pk}")


def _alert(by: Actor, key: str, on: date) -> Origin:
    found = alert_record(by, _number(key))
    return Origin("alert", str(found.pk), f"{found.subject_name} {found.period}", f"/alerts/{found.pk}")


READERS: dict[str, Callable[[Actor, str, date], Origin]] = {
    "instruction": _instruction, "figure": _figure, "light": _light, "clause": _clause,
    "rectification": _rectification, "falsehood": _falsehood, "meeting": _meeting, "issue": _issue, "alert": _alert,
}  # fmt: skip


def _split(key: str) -> tuple[str, Period]:
    code, _, period = key.partition(":")
    try:
        return code, periods.parse(period)
    except Malformed:
        raise permissions.out_of_sight() from None


def _number(key: str) -> int:
    return int(key) if key.isdecimal() and len(key) < 12 else 0


def _value(by: Actor, indicator: str, period: Period) -> Decimal | None:
    row = next(iter(figures.show(by, indicator, period, "province").rows), None)
    return row.value if row is not None and isinstance(row.value, Decimal) else None


def revised(task: Task) -> Revised | None:
    """The figure that a task rests on, when it is another one now than when the task was issued.

    It is read as far as the issuer saw it, so that both numbers are about the same. For the program itself.
    """
    if not task.origin_figure:
        return None
    told: dict[str, Any] = json.loads(task.origin_figure)
    reader = replace(system("oversight"), scope=Scope(told["reach"], frozenset(told["codes"])))
    now = _value(reader, told["indicator"], periods.parse(told["period"]))
    then = None if told["value"] is None else Decimal(told["value"])
    return None if now == then else Revised(told["name"], told["unit"], then, now, told["period"])


def about_figure(rows: QuerySet[Any], indicator: str) -> QuerySet[Any]:
    """The tasks that come from an indicator, or from the light of a target that is measured by it."""
    wanted = Q(origin_kind="figure", origin_key__startswith=f"{indicator}:")
    for measure in programmes.plan().target_measures:
        if measure.indicator == indicator:
            wanted |= Q(origin_kind="light", origin_key__startswith=f"{measure.id}:")
    return rows.filter(wanted)
