"""Reads: what a zone's own list of enterprises would change, and what its heads meant last time."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from jiju.core.codes import credit_code_fault
from jiju.core.words import Word, word
from jiju.rooms.registry.models import ColumnMap, Enterprise, Tenancy
from jiju.rooms.registry.queries.zones import zone
from jiju.rooms.registry.shapes import SIZES, EnterpriseFacts, Listed, RosterVerdict
from jiju.spine.actors import Actor

Stays = dict[str, list[tuple[date, date | None]]]


def column_map(by: Actor, zone_code: str, on: date) -> dict[str, str]:
    """What each head meant when a list of the zone was taken in last.

    Errors   NotFound when the zone lies outside the area
    """
    zone(by, zone_code, on)
    rows = ColumnMap.objects.filter(zone__code=zone_code).order_by("head")
    return dict(rows.values_list("head", "field"))


def judged(zone_code: str, listed: Sequence[EnterpriseFacts], on: date) -> RosterVerdict:
    """Sort a zone's own list by what would become of each row on a day. For the program itself.

    Shape    known: stands in the zone on that day; missing: stands there and is not in the list, which ends nothing
    """
    codes = [e.uscc for e in listed]
    names = dict(Enterprise.objects.filter(uscc__in=codes).order_by("uscc").values_list("uscc", "name"))
    stays = _stays(zone_code)
    there = {code for code, some in stays.items() if any(_holds(s, on) for s in some)}
    fresh, known, refused, seen = list[EnterpriseFacts](), list[Listed](), list[Listed](), set[str]()
    for e in listed:
        reason = _reason(e, names.get(e.uscc), on) or (_twice(e) if e.uscc in seen else None)
        seen.add(e.uscc)
        if reason is None and e.uscc not in there:
            reason = _overlap(e, stays.get(e.uscc, []))
        if reason is not None:
            refused.append(Listed(e.uscc, e.name, reason))
        elif e.uscc in there:
            known.append(Listed(e.uscc, e.name))
        else:
            fresh.append(e)
    absent = Enterprise.objects.filter(uscc__in=there - seen).order_by("uscc").values_list("uscc", "name")
    return RosterVerdict(tuple(fresh), tuple(known), tuple(refused), tuple(Listed(*one) for one in absent))


def _stays(zone_code: str) -> Stays:
    stays: Stays = defaultdict(list)
    rows = Tenancy.objects.filter(zone__code=zone_code).order_by("since", "pk")
    for uscc, since, until in rows.values_list("enterprise__uscc", "since", "until"):
        stays[uscc].append((since, until))
    return stays


def _holds(stay: tuple[date, date | None], on: date) -> bool:
    return stay[0] <= on and (stay[1] is None or stay[1] > on)


def _reason(e: EnterpriseFacts, known_as: str | None, on: date) -> Word | None:
    """Why a row cannot be entered by what it says itself."""
    fault = credit_code_fault(e.uscc)
    if fault is not None:
        return fault
    if not e.name:
        return word("The name is missing.")
    if known_as is not None and _plain(known_as) != _plain(e.name):
        return word("The credit code {code} belongs to {name}.", code=e.uscc, name=known_as)
    if e.size not in SIZES:
        return word("“{size}” is no size of an enterprise.", size=e.size)
    if e.since > on:
        return word("{day} has not come yet.", day=e.since.isoformat())
    return None


def _plain(name: str) -> str:
    """A name without gaps and with plain signs: lists write them in many ways."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name))


def _twice(e: EnterpriseFacts) -> Word:
    return word("{code} stands in the list twice.", code=e.uscc)


def _overlap(e: EnterpriseFacts, stays: Sequence[tuple[date, date | None]]) -> Word | None:
    """It was here before: it comes back after the day on which it left."""
    for since, until in stays:
        if until is None or e.since < until:
            return word(
                "It stood here from {since} to {until}; it can come back only after that.",
                since=since.isoformat(), until=until.isoformat() if until else "—",
            )  # fmt: skip
    return None
