"""Reads: what moved in somebody's area since a day, the newest first, out of every room that they see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Max, Q
from django.db.models.functions import TruncDate

from jiju.core import periods, workdays
from jiju.core.words import Word, word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import ClauseLight, Delivery, Escalation, Light, Task
from jiju.rooms.oversight.queries.alert_sight import alerts_in_sight
from jiju.rooms.oversight.queries.alerts import sayings
from jiju.rooms.oversight.queries.issue_sight import visible_issues
from jiju.rooms.oversight.queries.seeing import visible
from jiju.rooms.oversight.shapes import Moved
from jiju.rooms.oversight.states import ALERTS
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.selections import queries as selections
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept

MOST = 40
LIGHTS: dict[str, Word] = {"ok": word("on track"), "watch": word("watch"), "bad": word("behind"),
                           "none": word("not due")}  # fmt: skip


@kept
def moved(by: Actor, since: date, *, on: date) -> tuple[Moved, ...]:
    """What moved between two days, the newest first, at most forty; each as far as its reader sees it.

    The lights of targets are those of the whole, and told to whoever sees the whole; a zone is told nothing of the
    lights of clauses, which stand for everybody else's zones as well.
    """
    permissions.ask(by, "oversight.see_cockpit")
    found = [*_here(by, since, on), *_filings(by, since), *_titles(by, since, on), *_rounds(by, since)]
    return tuple(sorted(found, key=lambda m: m.on, reverse=True)[:MOST])


@kept
def _here(by: Actor, since: date, on: date) -> tuple[Moved, ...]:
    """What moved in this room: the others write more often."""
    start = datetime.combine(since, time.min, workdays.ZONE)
    told = (_targets(by, start), _clauses(by, since), _alerts(by, start), _tasks(by, start), _issues(by, start, on))
    return tuple(one for of in told for one in of)


def _targets(by: Actor, start: datetime) -> Iterator[Moved]:
    """A light differs from the one before it: of the same period, else of the period before."""
    if by.scope.reach != "all":
        return
    names = {m.id: m.name for m in programmes.plan().target_measures}
    told = Light.objects.filter(at__gte=start).order_by().values_list("period", flat=True).distinct()
    wanted = {str(p) for text in told for p in (periods.parse(text), periods.parse(text).previous)}
    last: dict[tuple[str, str], str] = {}
    rows = Light.objects.filter(period__in=wanted, measure__in=names).order_by("pk")
    for measure, period, state, at in rows.values_list("measure", "period", "state", "at"):
        was = last.get((measure, period)) or last.get((measure, str(periods.parse(period).previous)))
        last[measure, period] = state
        if at >= start and was and was != state:
            says = word("{name}, {period}: was {was}, is {now}", name=names[measure], period=periods.parse(period).name,
                        was=LIGHTS[was], now=LIGHTS[state])  # fmt: skip
            yield Moved(workdays.day_of(at), "target", says, f"/targets?measure={measure}&period={period}", state)


def _clauses(by: Actor, since: date) -> Iterator[Moved]:
    """A light differs from the one that stood before it."""
    if by.scope.reach == "zone" or not permissions.may(by, "oversight.see_clauses"):
        return
    plan = programmes.plan()
    names = {c.id: c.name for m in plan.measures for c in m.clauses}
    rows = ClauseLight.objects.filter(plan=plan.id, clause__in=names)
    before = rows.filter(on__lt=since).order_by().values("clause").annotate(newest=Max("pk")).values("newest")
    last: dict[str, str] = {}
    found = rows.filter(Q(on__gte=since) | Q(pk__in=before)).order_by("pk")
    for clause, state, on in found.values_list("clause", "state", "on"):
        was = last.get(clause)
        last[clause] = state
        if was and was != state and on >= since:
            tone, now = checks.CLAUSE_LIGHTS[state]
            says = word("{name}: was {was}, is {now}", name=f"{clause} {names[clause]}",
                        was=checks.CLAUSE_LIGHTS[was][1], now=now)  # fmt: skip
            yield Moved(on, "clause", says, f"/clauses/{clause}", tone)


def _alerts(by: Actor, start: datetime) -> Iterator[Moved]:
    """Severe alerts and those that a person closed one by one; the others, which come in crowds, counted by day."""
    if not permissions.may(by, "oversight.see_alerts"):
        return
    seen = alerts_in_sight(by)
    raised, ended = seen.filter(raised_at__gte=start), seen.filter(ended_at__gte=start)
    severe = list(raised.filter(severity="severe").order_by("-raised_at", "-pk")[:MOST])
    says = sayings(by, severe)
    for a in severe:
        said = word("{name}: {says}", name=a.subject_name, says=says[a.pk])
        yield Moved(workdays.day_of(a.raised_at), "alert", said, f"/alerts/{a.pk}", checks.SEVERITIES[a.severity][0])
    for a in ended.filter(state="closed").order_by("-ended_at", "-pk")[:MOST]:
        said = word("{name}: {says}", name=a.subject_name, says=ALERTS.states[a.state])
        yield Moved(workdays.day_of(a.ended_at), "alert", said, f"/alerts/{a.pk}", "ok")
    for day, kind, n in _by_day(raised.exclude(severity="severe"), "raised_at", "kind"):
        said = word("{kind}: {n} alerts raised", kind=checks.KINDS[kind], n=n)
        yield Moved(day, "alert", said, f"/alerts?state=all&kind={kind}", "watch")
    for day, _, n in _by_day(ended.filter(state="gone"), "ended_at", "state"):
        yield Moved(day, "alert", word("{n} alerts settled by new figures", n=n), "/alerts?state=gone", "ok")


def _by_day(rows: Any, moment: str, column: str) -> list[tuple[date, str, int]]:
    """How many there are on each day of each kind."""
    days = rows.order_by().annotate(day=TruncDate(moment, tzinfo=workdays.ZONE)).values_list("day", column)
    return list(days.annotate(n=Count("pk")))


def _tasks(by: Actor, start: datetime) -> Iterator[Moved]:
    if not permissions.may(by, "oversight.see_tasks"):
        return
    seen = visible(by)
    for t in seen.filter(issued_at__gte=start).order_by("-issued_at", "-pk")[:MOST]:
        yield _task(t, t.issued_at, word("task issued: {title}", title=t.title), "none")
    for t in seen.filter(closed_at__gte=start).order_by("-closed_at", "-pk")[:MOST]:
        closed, revoked = word("task closed: {title}", title=t.title), word("task revoked: {title}", title=t.title)
        yield _task(t, t.closed_at, closed if t.state == "closed" else revoked, "ok")
    inside = {"task__in": seen.order_by().values("pk"), "at__gte": start}
    for d in _newest(Delivery.objects.filter(node__isnull=True, **inside)):
        yield _task(d.task, d.at, word("task delivered: {title}", title=d.task.title), "watch")
    for e in _newest(Escalation.objects.filter(**inside)):
        late = word("overdue, raised to {unit}: {title}", unit=e.unit_name, title=e.task.title)
        held = word("delivered and not looked at, raised to {unit}: {title}", unit=e.unit_name, title=e.task.title)
        yield _task(e.task, e.at, held if e.level.startswith("issuer") else late, "bad")


def _newest(rows: Any) -> Any:
    return rows.select_related("task").order_by("-at", "-pk")[:MOST]


def _task(t: Task, at: datetime, says: Word, tone: str) -> Moved:
    return Moved(workdays.day_of(at), "task", says, f"/tasks/{t.pk}", tone)


def _issues(by: Actor, start: datetime, on: date) -> Iterator[Moved]:
    if not permissions.may(by, "oversight.see_topics"):
        return
    seen = visible_issues(by, on)
    for i in seen.filter(raised_at__gte=start)[:MOST]:
        raised = word("{zone}, {topic}: issue raised", zone=i.zone_name, topic=i.topic_name)
        yield Moved(workdays.day_of(i.raised_at), "issue", raised, f"/issues/{i.pk}", "watch")
    for i in seen.filter(closed_at__gte=start).order_by("-closed_at", "-pk")[:MOST]:
        closed = word("{zone}, {topic}: issue settled", zone=i.zone_name, topic=i.topic_name)
        yield Moved(workdays.day_of(i.closed_at), "issue", closed, f"/issues/{i.pk}", "ok")


def _filings(by: Actor, since: date) -> Iterator[Moved]:
    path = "/desk" if by.scope.reach == "zone" else "/review?state=accepted"
    for day, form, n in filings.accepted_lately(by, since)[:MOST]:
        yield Moved(day, "filing", word("{form}: {n} forms accepted", form=form, n=n), path, "ok")


def _titles(by: Actor, since: date, on: date) -> Iterator[Moved]:
    for pk, unit, library, day, is_lost in selections.titles_lately(by, since, on)[:MOST]:
        began = word("{zone} enters {library}", zone=unit, library=library)
        lost = word("{zone} leaves {library}", zone=unit, library=library)
        yield Moved(day, "title", lost if is_lost else began, f"/titles/{pk}", "bad" if is_lost else "ok")


def _rounds(by: Actor, since: date) -> Iterator[Moved]:
    for pk, name, day, is_final in evaluations.rounds_lately(by, since):
        final, sheets = (
            word("{round}: final, grades published", round=name),
            word("{round}: sheets delivered", round=name),
        )
        yield Moved(day, "round", final if is_final else sheets, f"/rounds/{pk}")
