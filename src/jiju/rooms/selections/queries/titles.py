"""Reads: titles as they hold on a day, for the program itself: who stands where, until when somebody is barred."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import LibraryCheck, Title
from jiju.rooms.selections.queries.bearing import borne_by
from jiju.rooms.selections.queries.wording import libraries
from jiju.rooms.selections.shapes import TitleFound
from jiju.spine.actors import system

FIRST = date(1949, 10, 1)  # before any zone was


def holding(on: date) -> Q:
    """Titles that hold on a day."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gt=on)) & (Q(lost_on__isnull=True) | Q(lost_on__gt=on))


def is_held(title: Title, on: date) -> bool:
    """Whether a title holds on a day. For the program itself."""
    return checks.state_on(on, title.since, title.until, title.lost_on, title.followed_by) == "held"


def newest_check(title: Title, on: date) -> LibraryCheck | None:
    """The newest check of a title: of this year, else of the last. Older ones bind nobody. For the program itself."""
    rows = title.checks.filter(year__gte=on.year - 1, year__lte=on.year).order_by("-year")
    found: LibraryCheck | None = rows.first()
    return found


def held_titles(unit: str, on: date) -> list[Title]:
    """The titles that a zone holds on a day, also those won under a former code, as they began.

    For the program itself.
    """
    rows = Title.objects.filter(holding(on), unit__in=sorted(registry.lineage(unit))).order_by("since", "library")
    return borne_by(unit, rows, on)


def held_until(unit: str, on: date) -> list[Title]:
    """The titles that end with a zone's standing on a day: those that it bore until then, and that would go on.

    Of a zone whose code changed too, whether the registry has been told of the loss already or not. For the program
    itself.
    """
    rows = {t.pk: t for day in (on - timedelta(days=1), on) for t in held_titles(unit, day)}
    return [t for t in rows.values() if is_held(t, on)]


def held_in_lineage(unit: str, library: str, on: date) -> Title | None:
    """A title of a library that a zone holds under whichever code: it stands in the way of another one.

    For the program itself.
    """
    rows = Title.objects.filter(holding(on), unit__in=sorted(registry.lineage(unit)), library=library)
    found: Title | None = rows.order_by("-since").first()
    return found


def documents(library: str) -> dict[tuple[str, date], str]:
    """The document that published each title of a library, by zone and first day. For the program itself.

    Missing  a title that was taken over without a document is left out
    """
    rows = Title.objects.filter(library=library).exclude(document="").order_by("unit", "since")
    return {(unit, since): document for unit, since, document in rows.values_list("unit", "since", "document")}


def title_of(zone: str, library: str, on: date) -> Title | None:
    """The title of a zone in a library on a day, nothing when it holds none. For the program itself."""
    return next((t for t in reversed(held_titles(zone, on)) if t.library == library), None)


def earlier(library: str) -> tuple[str, ...]:
    """The libraries before one in the pipeline. For the program itself."""
    return checks.up_to(libraries(), library)


def later(library: str) -> tuple[str, ...]:
    """The libraries beyond one in the pipeline. For the program itself."""
    return checks.beyond(libraries(), library)


def stands_in(zone: str, library: str, on: date) -> bool:
    """Whether a zone stands in a library on a day: by its title, else by the registry. For the program itself."""
    if title_of(zone, library, on) is not None:
        return True
    if Title.objects.filter(unit=zone, library=library).exists():
        return False
    return title_known(zone, library, on) is not None


def begins_on(zone: str, library: str, on: date) -> bool:
    """Whether a zone has a title of a library that begins on a day, lost or not. For the program itself."""
    return Title.objects.filter(unit__in=sorted(registry.lineage(zone)), library=library, since=on).exists()


def stands_from(zone: str, library: str, on: date) -> bool:
    """Whether a zone stands in a library on a day, or has a title there that begins later. For the program itself."""
    codes = sorted(registry.lineage(zone))
    ahead = Title.objects.filter(unit__in=codes, library=library, since__gt=on, lost_on__isnull=True)
    return ahead.exists() or stands_in(zone, library, on)


def ban_of(zone: str, on: date) -> date | None:
    """Until when a zone, under any of its codes, may not come back after a loss; nothing when it may."""
    codes = registry.lineage(zone)
    lost = Title.objects.filter(unit__in=codes, ban_until__gt=on).order_by("-ban_until")
    removed = [evaluations.banned_until(code, on) for code in sorted(codes)]
    found = [lost.values_list("ban_until", flat=True).first(), *removed]
    return max((day for day in found if day is not None), default=None)


def titles_of_registry(zone: str, on: date) -> list[TitleFound]:
    """The titles that the registry knows a zone to hold on a day. For the program itself."""
    facts = next((z for z in registry.zones_on(on) if z.code == zone), None)
    if facts is None:
        return []
    past = {code: registry.zone_versions(system("selections"), code) for code in sorted(registry.lineage(zone))}
    return [_found(facts, one.id, past) for one in libraries() if one.status and one.status == facts.status]


def title_known(zone: str, library: str, on: date) -> TitleFound | None:
    """The title that the registry knows a zone to hold in a library on a day. For the program itself."""
    return next((t for t in titles_of_registry(zone, on) if t.library == library), None)


def titles_known(on: date) -> list[TitleFound]:
    """Every title that the registry knows of on a day, by the standing of the zones. For the program itself."""
    by_status = {one.status: one.id for one in libraries() if one.status}
    past = _versions(on)
    return [_found(z, by_status[z.status], past) for z in registry.zones_on(on) if z.status in by_status]


def _versions(on: date) -> dict[str, list[ZoneFacts]]:
    out: dict[str, list[ZoneFacts]] = {}
    for version in registry.versions_between(FIRST, on):
        out.setdefault(version.code, []).append(version)
    return out


def _found(facts: ZoneFacts, library: str, past: dict[str, list[ZoneFacts]]) -> TitleFound:
    since = _since_ever(facts, past, frozenset())
    return TitleFound(facts.code, facts.name, facts.place, library, facts.batch, since)


def _since_ever(facts: ZoneFacts, past: dict[str, list[ZoneFacts]], seen: frozenset[str]) -> date:
    """The day from which a zone has had its standing, also under the codes from which it was carried over."""
    since, seen = _since(facts, past.get(facts.code, [])), seen | {facts.code}
    for code in sorted(registry.lineage(facts.code) - seen):
        handed = next((v for v in past.get(code, []) if v.until == since and v.status == facts.status), None)
        if handed is not None:
            since = min(since, _since_ever(handed, past, seen))
    return since


def _since(facts: ZoneFacts, versions: Iterable[ZoneFacts]) -> date:
    """The day from which a zone has had its standing without a break."""
    since = facts.since
    for one in sorted(versions, key=lambda v: v.since, reverse=True):
        if one.since > facts.since:
            continue
        if one.status != facts.status or (one.until is not None and one.until < since):
            break
        since = one.since
    return since
