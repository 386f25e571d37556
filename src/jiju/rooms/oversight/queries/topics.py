"""Reads: the topics of the plan, zones by topics in a period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from jiju.core import workdays
from jiju.core.nothing import Answer
from jiju.core.periods import Period
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import Answered
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Issue, Task, TaskParty
from jiju.rooms.oversight.shapes import FactShown, TopicCell, TopicMatrix, TopicRow
from jiju.rooms.oversight.states import OPEN
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Topic
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine import permissions
from jiju.spine.actors import Actor

NOBODY: dict[str, int] = {}


@dataclass
class Told:
    """What is known of some zones in some periods, each fetched once for all of them."""

    sent: dict[tuple[str, Period, str], Answered] = field(default_factory=dict)  # by form, period and unit
    due: dict[tuple[str, Period], dict[str, date]] = field(default_factory=dict)
    counted: dict[str, dict[str, int]] = field(default_factory=dict)  # by zone, of the day
    issues: Counter[tuple[str, str]] = field(default_factory=Counter)  # open ones by zone and topic
    receipts: dict[int, int] = field(default_factory=dict)
    newest: Period | None = None  # the only one that what is counted today speaks of


def topics_in(kind: str = "") -> tuple[Topic, ...]:
    """The topics of the plan in force, or the one of that code. For the program itself."""
    return tuple(t for t in programmes.plan().topics if kind in ("", t.id))


def periods_told() -> tuple[Period, ...]:
    """The periods for which any topic was asked or told, the newest first. For the program itself."""
    forms = dict.fromkeys(t.form for t in topics_in())
    found = {p for form in forms for p in filings.asked_periods(form)}
    return tuple(sorted(found, key=lambda p: p.last_day, reverse=True))


def newest_period(at: datetime) -> Period | None:
    """The period that is looked at first: the newest that was due, else the oldest that is asked.

    For the program itself. Missing: None where nothing was ever asked
    """
    told = periods_told()
    return newest_due_period(at) or (told[0] if told else None)


def newest_due_period(at: datetime) -> Period | None:
    """The newest period that was due by a moment. For the program itself. Missing: None where none was"""
    due = [p for t in topics_in() if (p := filings.newest_due(t.form, at)) is not None]
    return max(due, key=lambda p: p.last_day) if due else None


def matrix(by: Actor, *, at: datetime, period: Period | None = None, zone_type: str = "", city: str = "",
           light: str = "", search: str = "") -> TopicMatrix:  # fmt: skip
    """Zones by topics in a period, as far as somebody sees them, what is missing or stands badly first.

    Shape    light: missing, bad, watch, ok: at least one topic stands so; period None: the newest that was due
    Missing  a period that nobody was asked for has no rows
    """
    permissions.ask(by, "oversight.see_topics")
    wanted, told = topics_in(), periods_told()
    here = period or newest_period(at)
    heads = tuple((t.id, t.name) for t in wanted)
    if here is None or not wanted:
        return TopicMatrix(here, told, heads, ())
    zones = [
        z for z in registry.zones(by, here.last_day, search=search)
        if z.status != registry.REMOVED and zone_type in ("", z.zone_type) and city in ("", z.city)
    ]  # fmt: skip
    rows = rows_of(by, zones, here, at)
    kept = [r for r in rows if not light or light in {"missing" if c.is_missing else c.tone for c in r.cells}]
    worst = ("missing", "bad", "watch", "ok", "none")
    return TopicMatrix(
        here, told, heads, tuple(sorted(kept, key=lambda r: (worst.index(r.worst), -r.missing, r.zone.code)))
    )


def rows_of(by: Actor, zones: Collection[ZoneFacts], period: Period, at: datetime) -> list[TopicRow]:
    """The topics of some zones in a period. For the program itself."""
    known = gather(by, zones, [period], at)
    return [TopicRow(z, tuple(cell(t, z.code, period, known, at) for t in topics_in())) for z in zones]


def gather(by: Actor, zones: Collection[ZoneFacts], asked: Collection[Period], at: datetime) -> Told:
    """Everything that the cells of some zones and periods are made of, in a constant number of questions."""
    codes, on, wanted = [z.code for z in zones], workdays.day_of(at), topics_in()
    out = Told(counted=_counted(by, codes, on), newest=newest_period(at))
    told_in = {t.form for t in wanted}
    for one in filings.answered(by, {f for t in wanted for f in t.forms}, asked, purpose="supervision", units=codes):
        out.sent[one.form_code, one.period, one.unit_code] = one
    for form in sorted(told_in):
        for period in asked:
            out.due[form, period] = filings.due_days(form, period, codes)
    rows = Issue.objects.filter(zone_code__in=codes).exclude(state="closed").order_by()
    out.issues = Counter(rows.values_list("zone_code", "topic"))
    return out


def _counted(by: Actor, codes: Collection[str], on: date) -> dict[str, dict[str, int]]:
    """Open and overdue tasks of each zone's body, and its overdue rectifications, as they stand on a day."""
    out: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    tasks = Task.objects.filter(state__in=OPEN).order_by().values("pk")
    rows = TaskParty.objects.filter(part="lead", until__isnull=True, zone_code__in=codes, task__in=tasks).order_by("pk")
    for zone, due, delivered in rows.values_list("zone_code", "task__due", "task__delivered_on"):
        out[zone]["open_tasks"] += 1
        out[zone]["overdue_tasks"] += (delivered or on) > due
    if permissions.may(by, "evaluations.see_following"):
        for r in evaluations.rectifications(by, on=on):
            out[r.unit]["overdue_rectifications"] += r.is_overdue
    return out


def cell(topic: Topic, zone: str, period: Period, known: Told, at: datetime) -> TopicCell:
    """One topic of one zone in one period. For the program itself."""
    found = known.sent.get((topic.form, period, zone))
    answers: dict[str, Answer] = found.answers if found else {}
    due = known.due.get((topic.form, period), {}).get(zone)
    said = checks.words_in(answers, topic.words)
    told = checks.told(_state(found), said, due, workdays.day_of(at))
    facts = tuple(
        checks.fact(f, _answers(known, f.form, period, zone), known.counted.get(zone, NOBODY), period)
        for f in topic.facts
        if f.counts is None or period == known.newest
    )
    tone, word = checks.tone(checks.words_in(answers, topic.state), topic.lights, facts)
    if told in checks.UNTOLD:
        tone, word = "none", checks.UNTOLD[told]
    return TopicCell(
        topic.id, period, told, tone, word, said, checks.words_in(answers, topic.problems),
        checks.words_in(answers, topic.wishes), found.filing if found else None,
        known.receipts.get(found.filing) if found else None, due, facts, known.issues[zone, topic.id],
    )  # fmt: skip


def _state(found: Answered | None) -> str:
    return "" if found is None else "accepted" if found.is_accepted else "sent"


def _answers(known: Told, form: str | None, period: Period, zone: str) -> dict[str, Answer] | None:
    found = known.sent.get((form or "", period, zone))
    return found.answers if found else None


def counted_now(topic: Topic, zone: str, known: Told, period: Period) -> tuple[FactShown, ...]:
    """What is counted of a topic today. For the program itself."""
    mine = known.counted.get(zone, NOBODY)
    return tuple(checks.fact(f, None, mine, period) for f in topic.facts if f.counts is not None)


def missing(rows: Iterable[TopicRow]) -> list[TopicRow]:
    """The zones of which a topic says nothing. For the program itself."""
    return [r for r in rows if r.missing]
