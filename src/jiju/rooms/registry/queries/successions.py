"""Reads: under which codes and names one and the same zone has been known, and who stood in it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from jiju.rooms.registry.models import Succession, Tenancy, ZoneVersion
from jiju.spine.looks import kept

Pairs = tuple[tuple[str, str], ...]


class Stood(NamedTuple):
    """An enterprise in a zone from one day to another. Missing: until None still stands there."""

    uscc: str
    since: date
    until: date | None

    def there_on(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


def lineage(code: str) -> frozenset[str]:
    """The zone's own code and those of all zones that it succeeded or that succeeded it. For the program itself."""
    return _joined(code, _pairs())


def lineage_on(code: str, on: date) -> frozenset[str]:
    """Those of them that stood on a day: there already, and not yet succeeded by another. For the program itself."""
    mine = lineage(code)
    versions = ZoneVersion.objects.filter(zone_code__in=sorted(mine), since__lte=on)
    there = versions.filter(Q(until__isnull=True) | Q(until__gt=on)).order_by("zone_code")
    gone = Succession.objects.filter(former_code__in=sorted(mine), on__lte=on).order_by("pk")
    return frozenset(there.values_list("zone_code", flat=True)) - set(gone.values_list("former_code", flat=True))


def stood_as(code: str, on: date) -> frozenset[str]:
    """The codes under which a zone of today stood on a day: its own, or those whose place it took since.

    For the program itself.

    Missing  its own alone where a code among them has several successors: nobody says which part of it was whose
    """
    pairs = _pairs()
    mine, fresh = {code}, {code}
    while fresh:
        fresh = {former for taker, former in pairs if taker in fresh} - mine
        mine |= fresh
    if mine == {code}:
        return frozenset(mine)
    followed = [former for _, former in pairs if former in mine]
    return frozenset({code}) if len(followed) > len(set(followed)) else lineage_on(code, on) & mine


def heirs_on(code: str, on: date) -> frozenset[str]:
    """The zones that stand on a day in the place of a zone, however often it was taken. For the program itself."""
    pairs = _pairs()
    after, fresh = set[str](), {code}
    while fresh:
        fresh = {taker for taker, former in pairs if former in fresh} - after - {code}
        after |= fresh
    return (lineage_on(code, on) & after) if after else frozenset()


def code_now(code: str, on: date) -> str:
    """The code under which one and the same zone goes on: where only its code was changed, the new one.

    For the program itself.
    """
    pairs = tuple(Succession.objects.filter(on__lte=on).order_by("pk").values_list("zone_code", "former_code"))
    seen = {code}
    while True:
        takers = {taker for taker, former in pairs if former == code}
        taker = next(iter(takers), "")
        if len(takers) != 1 or taker in seen or sum(t == taker for t, _ in pairs) != 1:
            return code
        seen.add(taker)
        code = taker


def lineages(codes: Collection[str]) -> dict[str, frozenset[str]]:
    """The same for many zones, in one question. For the program itself."""
    pairs = _pairs()
    return {code: _joined(code, pairs) for code in codes}


@kept
def _pairs() -> Pairs:
    return tuple(Succession.objects.order_by("pk").values_list("zone_code", "former_code"))


def _joined(code: str, pairs: Pairs) -> frozenset[str]:
    known, fresh = {code}, {code}
    while fresh:
        fresh = {c for pair in pairs if known & set(pair) for c in pair} - known
        known |= fresh
    return frozenset(known)


class Succeeded(NamedTuple):
    """One zone that took the place of another one."""

    code: str
    former: str
    on: date
    reason: str


def successions(code: str) -> list[Succeeded]:
    """Every succession in a zone's line, the oldest first. For the program itself."""
    line = sorted(lineage(code))
    if len(line) == 1:
        return []
    rows = Succession.objects.filter(zone_code__in=line, former_code__in=line).order_by("on", "pk")
    return [Succeeded(*row) for row in rows.values_list("zone_code", "former_code", "on", "reason")]


def names_ever(codes: Collection[str]) -> dict[str, frozenset[str]]:
    """Every name that each of these zones has had, by its code. For the program itself."""
    out: dict[str, set[str]] = {code: set() for code in codes}
    rows = ZoneVersion.objects.filter(zone_code__in=sorted(codes)).order_by("pk").values_list("zone_code", "name")
    for code, name in rows:
        out[code].add(name)
    return {code: frozenset(names) for code, names in out.items()}


def stood_in(codes: Collection[str]) -> dict[str, tuple[Stood, ...]]:
    """Every stay of an enterprise in these zones, by the code of the zone. For the program itself."""
    out: dict[str, list[Stood]] = {code: [] for code in codes}
    rows = Tenancy.objects.filter(zone__code__in=sorted(codes)).order_by("pk")
    for code, *stay in rows.values_list("zone__code", "enterprise__uscc", "since", "until").iterator(chunk_size=5000):
        out[code].append(Stood(*stay))
    return {code: tuple(stays) for code, stays in out.items()}
