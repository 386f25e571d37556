"""Units that changed during the cycle of a scheme: renamed, moved, retyped, ended, or without the title at its end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from jiju.core.periods import Period
from jiju.rooms.evaluations.shapes import UnitChange
from jiju.rooms.programmes.shapes import Scheme
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts


def changes_during(scheme: Scheme, period: Period) -> tuple[UnitChange, ...]:
    """What became of each zone that held the provincial title at some time of the cycle.

    A zone takes part under its code with the name, place and type of the period's last day. One that had ended by
    then, or had lost the title, takes no part and is listed with the day on which it did.

    Missing  a scheme over cities or counties has none: its units are divisions
    """
    if scheme.units != "zone":
        return ()
    last = period.last_day
    first = _years_before(last, scheme.cycle_years) + timedelta(days=1)
    versions = registry.versions_between(first, last)
    return tuple(c for _, found in groupby(versions, key=lambda v: v.code) for c in _changes(list(found), last))


def changes_in(text: str) -> tuple[UnitChange, ...]:
    """The changes that a stored text holds."""
    return tuple(UnitChange(**(c | {"on": date.fromisoformat(c["on"])})) for c in json.loads(text))


def _years_before(day: date, years: int) -> date:
    """The same day so many years earlier; the end of February stays the end of February."""
    return (day + timedelta(days=1)).replace(year=(day + timedelta(days=1)).year - years) - timedelta(days=1)


def _changes(versions: list[ZoneFacts], last: date) -> Iterator[UnitChange]:
    if all(v.status != registry.PROVINCIAL for v in versions):
        return
    for before, after in zip(versions, versions[1:], strict=False):
        for what, key in (("renamed", "name"), ("moved", "county"), ("retyped", "zone_type")):
            old, new = getattr(before, key), getattr(after, key)
            if old != new:
                yield UnitChange(after.code, after.name, what, old, new, after.since)
    yield from _gone(versions, last)


def _gone(versions: list[ZoneFacts], last: date) -> Iterator[UnitChange]:
    """Whether the zone does not take part although it held the title: it ended, or lost it."""
    held: Any = [v for v in versions if v.status == registry.PROVINCIAL][-1]
    end = versions[-1]
    if end.until is not None and end.until <= last:
        yield UnitChange(end.code, end.name, "ended", end.status, "", end.until)
    elif end.status != registry.PROVINCIAL:
        yield UnitChange(end.code, end.name, "untitled", held.status, end.status, held.until)
