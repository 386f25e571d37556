"""Reads: what is under way about zones that lie elsewhere now, and whose it is. For the program itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from jiju.core.words import Word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Alert, Issue, Task, TaskParty
from jiju.rooms.oversight.queries.units import units_on
from jiju.rooms.oversight.shapes import UnitPlaced
from jiju.rooms.oversight.shapes.followed import Followed, Swap, TaskFollowed
from jiju.rooms.oversight.states import OPEN, UNDER_WAY
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Place

DOERS = ("lead", "responsible")
Units = Mapping[str, UnitPlaced]


def alerts_to_follow(on: date) -> list[Alert]:
    """The alerts under way whose zone lies elsewhere now, has another type, or gave way to one zone."""
    where = registry.Whereabouts(on)
    rows = Alert.objects.filter(state__in=UNDER_WAY).exclude(zone_code="").order_by("pk")
    return [a for a in rows if alert_followed(a, where) is not None]


def alert_followed(alert: Alert, where: registry.Whereabouts) -> Followed | None:
    """Where the zone of an alert lies now; nothing while it lies where the alert says."""
    return _followed(alert.place, where)


def issues_to_follow(on: date) -> list[Issue]:
    """The open issues whose zone lies elsewhere now, has another type, or gave way to one zone."""
    where = registry.Whereabouts(on)
    rows = Issue.objects.exclude(state="closed").order_by("pk")
    return [i for i in rows if issue_followed(i, where) is not None]


def issue_followed(issue: Issue, where: registry.Whereabouts) -> Followed | None:
    """The same for an issue."""
    return _followed(Place(issue.city, issue.county, issue.zone_code, issue.zone_type), where)


def tasks_to_follow(on: date) -> list[Task]:
    """The open tasks with a unit that is to give its part to another, since their zones lie elsewhere now."""
    where = registry.Whereabouts(on)
    rows = Task.objects.filter(state__in=OPEN).order_by("pk")
    parties: dict[int, list[Any]] = {}
    for party in TaskParty.objects.filter(task__in=rows, until__isnull=True).order_by("pk"):
        parties.setdefault(party.task_id, []).append(party)
    return [t for t in rows if task_followed(t, where, parties.get(t.pk, []))]


def parties_now(task: Task) -> list[Any]:
    """The units that have a part in a task, as they were written down."""
    return list(TaskParty.objects.filter(task=task, until__isnull=True).order_by("pk"))


def task_followed(task: Task, where: registry.Whereabouts, parties: Iterable[Any]) -> TaskFollowed | None:
    """Which units give their part in a task to which others; nothing when none does.

    A zone's body keeps its part, or the body of the zone that took its place has it. The offices over the zone give
    theirs to those over its place of now, once all the zones that do the task have gone there.
    """
    rows = list(parties)
    doers = [p for p in rows if p.part in DOERS and p.zone_code]
    found = [(p, f) for p in doers if (f := _followed(_without_type(p.place), where)) is not None]
    if not doers:
        first = _of_origin(task, where)
        swaps = _offices(rows, first, where.on, lambda p: first is not None and p.since <= first.since)
        return TaskFollowed(first, swaps) if first is not None and swaps else None
    if not found:
        return None
    followed = found[0][1]
    swaps = tuple(_body(p, f, where.on) for p, f in found)
    alike = {(f.then.city, f.now.city) for _, f in found}
    if len(found) == len(doers) and len(alike) == 1:
        swaps += _offices([p for p in rows if p not in doers], followed, where.on)
    done = tuple(s for s in swaps if s is not None)
    return TaskFollowed(followed, done) if done else None


def office_instead(unit: str, followed: Followed, on: date) -> UnitPlaced | None:
    """The unit that is what another one was over, or for, the zone before; nothing when that one has not changed."""
    before, there = units_on(followed.since - timedelta(days=1)), units_on(on)
    was = there.get(unit) or before.get(unit)
    then, now = followed.then, followed.now
    if was is None:
        return None
    if was.kind == "city" and was.place.city == then.city != now.city:
        return _over("city", now.city, there)
    if was.kind == "county" and was.place.county == then.county != now.county:
        return _over("county", now.county, there) or _over("city", now.city, there)
    if was.kind == "zone_body" and unit not in there and then.zone != now.zone:
        return _over("zone_body", now.zone, there)
    return None


def _over(kind: str, code: str, units: Units) -> UnitPlaced | None:
    column = {"city": "city", "county": "county", "zone_body": "zone"}[kind]
    return next((u for u in units.values() if u.kind == kind and code and getattr(u.place, column) == code), None)


def _followed(then: Place, where: registry.Whereabouts) -> Followed | None:
    now = where.of(then.zone) if then.zone else None
    if now is None or _same(then, now):
        return None
    since = where.since(then.zone)
    return Followed(then, now, since, _why(then, now, where, since))


def _same(then: Place, now: Place) -> bool:
    kind = then.zone_type in ("", now.zone_type)
    return kind and (then.city, then.county, then.zone) == (now.city, now.county, now.zone)


def _without_type(place: Place) -> Place:
    return Place(place.city, place.county, place.zone)


def _why(then: Place, now: Place, where: registry.Whereabouts, since: date) -> Word:
    names = registry.names_ever([then.zone])[then.zone]
    called = {z.code: z.name for z in registry.zones_on(where.on)}
    zone = called.get(then.zone) or next(iter(sorted(names)), then.zone)
    if now.zone != then.zone:
        return checks.taken_over(zone, called.get(now.zone, now.zone), place_named(now, where.on), since)
    if (then.city, then.county) == (now.city, now.county):
        return checks.retyped(zone)
    if where.gave_way(then.zone):
        return checks.handed_on(place_named(now, where.on), zone, since)
    return checks.moved(zone, place_named(then, since - timedelta(days=1)), place_named(now, where.on), since)


def place_named(place: Place, on: date) -> str:
    """City and county of a place by the names of a day."""
    names = registry.division_names(on)
    return " ".join(names[c].name if c in names else c for c in (place.city, place.county) if c)


def _of_origin(task: Task, where: registry.Whereabouts) -> Followed | None:
    """The zone of the alert or the issue that a task comes from, if it went elsewhere and the task did not go yet."""
    kinds: dict[str, Any] = {"alert": Alert, "issue": Issue}
    if task.origin_kind not in kinds or not task.origin_key.isdigit():
        return None
    record = kinds[task.origin_kind].objects.filter(pk=int(task.origin_key)).order_by("pk").first()
    if record is None or not record.zone_code:
        return None
    since = where.since(record.zone_code)
    then = registry.place_of(record.zone_code, since - timedelta(days=1))
    ended = TaskParty.objects.filter(task=task, until__gte=since).order_by("pk").values_list("reason", flat=True)
    went = any(isinstance(checks.retold(reason), Word) for reason in ended)
    return _followed(then, where) if then is not None and not went else None


def _body(party: Any, followed: Followed, on: date) -> Swap | None:
    """The body of the zone in its part: at its place of now, or that of the zone that took its place."""
    there = units_on(on)
    own = there.get(party.unit) if followed.then.zone == followed.now.zone else None
    to = own or _over("zone_body", followed.now.zone, there)
    if to is None or (to.code == party.unit and _same(_without_type(party.place), to.place)):
        return None
    return Swap(party.pk, party.part, party.unit, to)


def _offices(
    rows: Iterable[Any], followed: Followed | None, on: date, counts: Callable[[Any], bool] = bool
) -> tuple[Swap, ...]:
    """The offices over the zone that give their parts to those over its place of now."""
    if followed is None or not followed.is_elsewhere:
        return ()
    known, out = list(rows), []
    for party in known:
        to = office_instead(party.unit, followed, on) if counts(party) else None
        if to is not None:
            held = any(p.part == party.part and p.unit == to.code for p in known)
            out.append(Swap(party.pk, party.part, party.unit, None if held else to))
    return tuple(out)
