"""Reads: one zone through all rooms, within somebody's area: figures over periods, tasks, dated facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from jiju.core import workdays
from jiju.core.periods import Period, parse
from jiju.core.words import Word, word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.evaluations.shapes import History
from jiju.rooms.figures import queries as figures
from jiju.rooms.grants import queries as grants
from jiju.rooms.grants.shapes import GrantLine
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Task, TaskParty
from jiju.rooms.oversight.queries.seeing import visible
from jiju.rooms.oversight.queries.tasks import lines
from jiju.rooms.oversight.shapes import Dated, SeriesRow, TaskLine, ZoneSeries
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Indicator
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import queries as selections
from jiju.rooms.selections.shapes import TitleLine
from jiju.spine import permissions
from jiju.spine.actors import Actor, Scope
from jiju.spine.looks import kept

MAIN = 6  # indicators of a zone's first table: those of the targets, then the plan's own order


def looking_at(by: Actor, code: str, on: date) -> Actor:
    """The reader, looking at one zone of the area and at nothing beside it.

    Errors   NotFound when the zone is missing or out of reach
    """
    registry.zone(by, code, on)
    return replace(by, scope=Scope("zone", frozenset({code})))


def main_indicators() -> tuple[Indicator, ...]:
    """The indicators that a zone is looked at by first: those of the targets, then others that zones report."""
    plan = programmes.plan()
    zone_forms = {f.code for f in plan.forms if f.level == "zone"}
    measured = [figures.indicator(m.indicator) for m in plan.target_measures]
    wanted = [i for i in (*measured, *plan.indicators) if i.form in zone_forms or i.sum_of]
    return tuple(dict.fromkeys(wanted))[:MAIN]


@kept
def zone_series(by: Actor, code: str, newest: Period, *, on: date, many: int = 5) -> ZoneSeries:
    """The main figures of one zone over several periods, with growth, the same enterprises' growth, and the light.

    Errors   NotFound when the zone is missing or out of reach
    """
    me = looking_at(by, code, on)
    periods = tuple(newest.shift(-back) for back in range(many - 1, -1, -1))
    rows = tuple(_row(me, one, periods) for one in main_indicators())
    return ZoneSeries(code, periods, figures.vintage(), rows)


def _row(me: Actor, one: Indicator, periods: Sequence[Period]) -> SeriesRow:
    found = [next(iter(figures.show(me, one.id, p, "zone").rows), None) for p in periods]
    growth = found[-1].growth if found[-1] else None
    same, why = _same_enterprises(me, one, periods[-1])
    values = tuple(r.value if r else None for r in found)
    state = checks.zone_state(growth) if one.nature != "ratio" else "none"
    return SeriesRow(one.id, one.name, one.unit, one.decimals, values, growth, state, same, why)


def _same_enterprises(me: Actor, one: Indicator, period: Period) -> tuple[Decimal | None, Word | None]:
    """The growth of the enterprises that were there both times, or why it is not told."""
    asked = {i.id for i in evaluations.asked_of_enterprises()}
    if one.id not in asked or not permissions.may(me, "evaluations.see_analysis"):
        return None, None
    line = next(iter(evaluations.growth(me, one.id, period, "zone").rows), None)
    if line is None or line.found is None:
        return None, line.refusal.what if line and line.refusal else None
    return line.found.like_for_like, None


def tasks_of_zone(by: Actor, code: str, *, on: date) -> list[TaskLine]:
    """The tasks in which a zone has a part, as far as somebody sees them; nothing for who sees no tasks."""
    if not permissions.may(by, "oversight.see_tasks"):
        return []
    found = lines(by, _tasks(by, code), on)
    return sorted(found, key=lambda n: (not n.is_open, n.due, n.id))


def _tasks(by: Actor, code: str) -> list[Task]:
    theirs = TaskParty.objects.filter(zone_code=code, until__isnull=True).order_by().values("task")
    return list(visible(by).filter(pk__in=theirs))


def grants_of_zone(by: Actor, code: str, *, on: date) -> list[GrantLine]:
    """The awards of a zone, the newest first; nothing for who sees no awards."""
    if not permissions.may(by, "grants.see_grants"):
        return []
    return [g for g in grants.grants(by, on=on, search=code) if g.unit == code]


def titles_of_zone(by: Actor, code: str, *, on: date) -> tuple[TitleLine, ...]:
    """The titles of a zone in all libraries, the oldest first; nothing for who sees no titles."""
    if not permissions.may(by, "selections.see_titles"):
        return ()
    return selections.history(by, code, on=on).titles


def timeline(by: Actor, code: str, *, on: date) -> list[Dated]:
    """What happened to a zone, the oldest first, out of every room after the registry that its reader may see.

    Errors   NotFound when the zone is missing or out of reach
    """
    me = looking_at(by, code, on)
    found = [*_registered(me, code), *_titled(me, code, on), *_assessed(me, code, on), *_granted(me, code, on)]
    return sorted([*found, *_tasked(me, code)], key=lambda d: d.day)


def _registered(by: Actor, code: str) -> Iterator[Dated]:
    versions = registry.zone_versions(by, code)
    types = {t.code: t.name for t in programmes.plan().types}
    for first in versions[:1]:
        batch = first.batch or types.get(first.zone_type, first.zone_type)
        yield Dated(first.since, word("entered as {name} ({batch})", name=first.name, batch=batch), "registry")
    for old, new in pairwise(versions):
        if new.name != old.name:
            yield Dated(new.since, word("renamed from {old} to {new}", old=old.name, new=new.name), "registry")
        if new.zone_type != old.zone_type:
            kind = types.get(new.zone_type, new.zone_type)
            yield Dated(new.since, word("its type became {kind}", kind=kind), "registry")
        if (new.city, new.county) != (old.city, old.county):
            yield Dated(new.since, word("given to another division"), "registry")
    for s in registry.successions(code):
        yield Dated(s.on, word("{new} took the place of {old}: {reason}", new=s.code, old=s.former, reason=s.reason),
                    "registry")  # fmt: skip


def _titled(by: Actor, code: str, on: date) -> Iterator[Dated]:
    for t in titles_of_zone(by, code, on=on):
        given = t.document or t.batch or "—"
        yield Dated(t.since, word("title: {name} ({given})", name=t.library_name, given=given), "title", str(t.id))
        if t.lost_on:
            yield Dated(t.lost_on, word("title ended: {name}", name=t.library_name), "title", str(t.id))


def _assessed(by: Actor, code: str, on: date) -> Iterator[Dated]:
    if not permissions.may(by, "evaluations.see_following"):
        return
    known = evaluations.history(by, code, on=on)
    for r in known.rounds:
        graded = word("graded {grade}, place {rank} of {peers} ({round})", grade=r.grade or "—", rank=r.rank or "—",
                      peers=r.peers, round=r.name)  # fmt: skip
        yield Dated(parse(r.period).last_day, graded, "round", str(r.round))
    yield from _cases(known)


def _cases(known: History) -> Iterator[Dated]:
    for o in known.rectifications:
        yield Dated(_day(o.ordered_at), word("rectification ordered"), "rectification", str(o.id))
        if o.assessed_at:
            yield Dated(_day(o.assessed_at), word("rectification: {state}", state=o.state_name), "rectification",
                        str(o.id))  # fmt: skip
    for m in known.removals:
        yield Dated(_day(m.noticed_at), word("notice that the title may end"), "removal", str(m.id))
        if m.decided_at:
            yield Dated(_day(m.decided_at), word("removal: {state}", state=m.state_name), "removal", str(m.id))
    for f in known.falsehoods:
        if f.state == "confirmed" and f.decided_at:
            yield Dated(_day(f.decided_at), word("figures of {period} found false", period=str(f.period)), "falsehood")


def _granted(by: Actor, code: str, on: date) -> Iterator[Dated]:
    for g in grants_of_zone(by, code, on=on):
        wan = f"{g.amount_yuan / 10_000:,.2f}"
        said = word("{rule}, {amount} of 10,000 yuan: {state}", rule=g.rule_name, amount=wan, state=g.state_name)
        yield Dated(_day(g.proposed_at), said, "grant", str(g.id))


def _tasked(by: Actor, code: str) -> Iterator[Dated]:
    if not permissions.may(by, "oversight.see_tasks"):
        return
    for t in _tasks(by, code):
        yield Dated(_day(t.issued_at), word("task issued: {title}", title=t.title), "task", str(t.pk))
        if t.closed_at:
            said = word("task revoked: {title}", title=t.title)
            said = word("task closed: {title}", title=t.title) if t.state == "closed" else said
            yield Dated(_day(t.closed_at), said, "task", str(t.pk))


def _day(moment: datetime) -> date:
    return workdays.day_of(moment)
