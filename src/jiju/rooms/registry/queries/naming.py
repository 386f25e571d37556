"""Reads: zones and enterprises by name, part of a name, pinyin, initials or code, as far as somebody's area reaches.

All names are kept in memory, and made anew when the ledger says that something was written in this room: the newest
entry names the state of the registry. See docs/decisions/0020-search-in-memory.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jiju.engines.lookup import Entry, Hit, Index
from jiju.rooms.registry.models import Enterprise, Tenancy, ZoneVersion
from jiju.rooms.registry.queries.successions import lineages
from jiju.rooms.registry.queries.zones import codes_within
from jiju.rooms.registry.shapes import Named
from jiju.spine import permissions, reading
from jiju.spine.actors import Actor
from jiju.spine.permissions import PERMISSIONS

WRITES = tuple(p for p in PERMISSIONS if p.startswith("registry.") and not p.startswith("registry.see_"))
ZONE, ENTERPRISE = "zone:", "enterprise:"


@dataclass(frozen=True)
class _Kept:
    """The index of one state of the registry, and where each enterprise ever stood."""

    state: str
    index: Index
    names: dict[str, tuple[str, ...]]
    stood: dict[str, frozenset[str]]


_kept: list[_Kept] = []  # at most one: the newest


def named(by: Actor, question: str, on: date, *, most: int = 20) -> list[Named]:
    """The zones and enterprises of somebody's area that a question names, the best of each kind first.

    An enterprise is found by whoever has, or had, it in the area; what lies outside is not there.

    Errors   NotYours
    """
    permissions.ask(by, "registry.see_zones")
    kept, mine = _newest(), frozenset(codes_within(by, on).values_list("zone_code", flat=True))
    firms = permissions.may(by, "registry.see_enterprises")

    def sees(key: str) -> bool:
        if key.startswith(ZONE):
            return key.removeprefix(ZONE) in mine
        return firms and not mine.isdisjoint(kept.stood.get(key, frozenset()))

    taken = {ZONE: 0, ENTERPRISE: 0}

    def within(key: str) -> bool:  # asked from the best on: a kind that has its number leaves room to the other
        kind = key[: key.index(":") + 1]
        if taken[kind] == most or not sees(key):
            return False
        taken[kind] += 1
        return True

    return [_named(h, kept, question) for h in kept.index.find(question, within=within, most=2 * most)]


def _named(hit: Hit, kept: _Kept, question: str) -> Named:
    kind, _, code = hit.key.partition(":")
    now, *former = kept.names[hit.key]
    return Named(kind, code, now, hit.rank, _was(question, now, former, code) if former else "")


def _was(question: str, now: str, former: list[str], code: str) -> str:
    """The former name that a question meets where the present name and the code do not."""
    if Index((Entry("", (now,), (code,)),)).find(question):
        return ""
    return next((name for name in former if Index((Entry("", (name,)),)).find(question)), "")


def _newest() -> _Kept:
    state = reading.newest_of(WRITES)
    if not _kept or _kept[0].state != state:
        _kept[:] = [_made(state)]
    return _kept[0]


def _made(state: str) -> _Kept:
    stood: dict[str, set[str]] = defaultdict(set)
    rows = Tenancy.objects.order_by("pk").values_list("enterprise__uscc", "zone__code")
    for uscc, zone in rows.iterator(chunk_size=5000):
        stood[ENTERPRISE + uscc].add(zone)
    entries = tuple(_entries())
    names = {e.key: e.names for e in entries}
    return _Kept(state, Index(entries), names, {key: frozenset(zones) for key, zones in stood.items()})


def _entries() -> Iterator[Entry]:
    names: dict[str, list[str]] = defaultdict(list)
    for code, name in ZoneVersion.objects.order_by("zone_code", "-since").values_list("zone_code", "name"):
        names[code].append(name)
    lines = lineages(names)
    for code, known in names.items():
        yield Entry(ZONE + code, tuple(dict.fromkeys(known)), (code, *sorted(lines[code] - {code})))
    for uscc, name in Enterprise.objects.order_by("pk").values_list("uscc", "name").iterator(chunk_size=5000):
        yield Entry(ENTERPRISE + uscc, (name,), (uscc,))
