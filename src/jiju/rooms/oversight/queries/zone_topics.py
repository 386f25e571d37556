"""Reads: the topics of one zone over time, what its forms name and nobody has raised, and what is asked."""

from __future__ import annotations

from datetime import date, datetime

from jiju.core import workdays
from jiju.core.periods import Period
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Issue, TaskParty, TopicAsk
from jiju.rooms.oversight.queries.issues import issues
from jiju.rooms.oversight.queries.seeing import visible
from jiju.rooms.oversight.queries.tasks import lines
from jiju.rooms.oversight.queries.topics import (
    Told,
    cell,
    counted_now,
    gather,
    missing,
    newest_period,
    periods_told,
    rows_of,
    topics_in,
)
from jiju.rooms.oversight.shapes import (
    EmptyTopics,
    IssueLine,
    Proposed,
    TaskLine,
    TopicCell,
    TopicCourse,
    TopicsAsked,
    ZoneTopics,
)
from jiju.rooms.oversight.states import OPEN
from jiju.rooms.programmes.shapes import Topic
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine import permissions
from jiju.spine.actors import Actor, system
from jiju.spine.looks import kept
from jiju.spine.roles import Role

SHOWN = 8  # periods
ASKED = frozenset({Role.ZONE_HEAD, Role.ZONE_STATISTICIAN, Role.COUNTY})


def zone_topics(by: Actor, code: str, *, at: datetime) -> ZoneTopics:
    """The topics of one zone over the newest periods, under whatever names it had.

    Errors   NotFound when there is no such zone, or it lies out of sight
    """
    permissions.ask(by, "oversight.see_topics")
    on = workdays.day_of(at)
    zone, left, names = _zone(by, code, on)
    told = [p for p in periods_told() if p.first_day <= on][:SHOWN]
    known = gather(by, [zone], told, at)
    known.receipts = filings.signed_receipts({a.filing for a in known.sent.values()})
    found = issues(by, on=on, zone=code)
    raised = set(Issue.objects.filter(zone_code=code).order_by().values_list("source_filing", "source_row"))
    courses = tuple(_course(t, code, told, known, at, found, raised) for t in topics_in())
    return ZoneTopics(zone, left, names, tuple(told), courses, tuple(_tasks(by, code, on)))


def _zone(by: Actor, code: str, on: date) -> tuple[ZoneFacts, bool, tuple[str, ...]]:
    """The zone as it is, or as it last was; whether it has left; the other names that it had."""
    versions = [v for v in registry.zone_versions(by, code) if v.since <= on]
    if not versions:
        raise permissions.out_of_sight()
    last = versions[-1]
    left = last.status == registry.REMOVED or (last.until is not None and last.until <= on)
    return last, left, tuple(dict.fromkeys(v.name for v in versions if v.name != last.name))


def _course(topic: Topic, zone: str, told: list[Period], known: Told, at: datetime, found: list[IssueLine],
            raised: set[tuple[int | None, str]]) -> TopicCourse:  # fmt: skip
    cells = tuple(cell(topic, zone, p, known, at) for p in told)
    proposed = tuple(_proposed(topic, c) for c in cells if _is_new(topic, c, raised))
    now = counted_now(topic, zone, known, told[0]) if told else ()
    mine = tuple(n for n in found if n.topic == topic.id)
    return TopicCourse(topic.id, topic.name, topic.clause, cells, now, mine, proposed)


def _is_new(topic: Topic, c: TopicCell, raised: set[tuple[int | None, str]]) -> bool:
    return bool(topic.problems and c.problems and c.filing) and (c.filing, topic.problems) not in raised


def _proposed(topic: Topic, c: TopicCell) -> Proposed:
    return Proposed(topic.id, c.filing or 0, topic.problems or "", c.period, c.problems)


def _tasks(by: Actor, code: str, on: date) -> list[TaskLine]:
    """The open tasks in which the zone's own body has a part."""
    theirs = TaskParty.objects.filter(zone_code=code, until__isnull=True).order_by().values("task")
    return lines(by, visible(by).filter(pk__in=theirs, state__in=OPEN), on)


def named_problem(by: Actor, filing: int, row: str) -> tuple[Topic, str, str, Period] | None:
    """The topic, the zone, the words and the period of a cell in which a zone's form names a problem.

    For the program itself. Missing: None when there is no such cell, it is empty, or it lies out of sight
    """
    topic = next((t for t in topics_in() if t.problems == row), None)
    if topic is None:
        return None
    for one in filings.answered(by, [topic.form], periods_told(), purpose="supervision", numbers=[filing]):
        said = checks.words_in(one.answers, row)
        if said:
            return topic, one.unit_code, said, one.period
    return None


@kept
def topics_asked(by: Actor, *, at: datetime) -> TopicsAsked | None:
    """What the topics ask of a zone or of a county: those of the newest due period that say nothing.

    Missing  None for other roles, and where nothing is missing
    """
    if by.role not in ASKED or not permissions.may(by, "oversight.see_topics"):
        return None
    period = newest_period(at)
    if period is None or not topics_in():
        return None
    found = missing(rows_of(by, _reporting(by, period, at), period, at))
    if not found:
        return None
    due = max((c.due for r in found for c in r.cells if c.is_missing and c.due), default=None)
    only = found[0].zone.code if by.scope.reach == "zone" else ""
    return TopicsAsked(period, due, len(found), sum(r.missing for r in found), only)


def _reporting(by: Actor, period: Period, at: datetime) -> list[ZoneFacts]:
    """The zones of somebody's area that were zones when the period ended and still are."""
    left = {z.code for z in registry.zones_on(workdays.day_of(at)) if z.status == registry.REMOVED}
    found = registry.zones(by, period.last_day)
    return [z for z in found if z.status != registry.REMOVED and z.code not in left]


def empty_topics(period: Period, at: datetime) -> list[EmptyTopics]:
    """The zones that have to be asked about a period and were not asked yet. For the program itself."""
    by = system("oversight")
    made = set(TopicAsk.objects.filter(period=str(period)).order_by().values_list("zone_code", flat=True))
    names = {t.id: t.name for t in topics_in()}
    zones = [z for z in _reporting(by, period, at) if z.code not in made]
    return [
        EmptyTopics(r.zone, tuple(names[c.topic] for c in r.cells if c.is_missing))
        for r in missing(rows_of(by, zones, period, at))
    ]
