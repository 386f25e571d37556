"""Reads: figures of zones as they are today, those that were reported under a former code among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal

from jiju.core.periods import Period
from jiju.rooms.evaluations import checks
from jiju.rooms.registry import queries as registry


def joined(figures: checks.Figures, zones: Collection[str]) -> checks.Figures:
    """The figures in which each of these zones also has what was reported for it under the codes that it had then."""
    changed = [code for code, ever in registry.lineages(zones).items() if len(ever) > 1]
    by = dict(figures.by)
    for side, indicator in by if changed else ():
        values = dict(figures.by[side, indicator])
        for zone in changed:
            found = _whole(values, zone, codes_then(zone, checks.period_of(side, figures.period)))
            values |= {} if found is None else {zone: found}
        by[side, indicator] = values
    return replace(figures, by=by)


def codes_then(zone: str, period: Period) -> frozenset[str]:
    """The codes under which a zone reported a period: its own, and those whose place it took since."""
    return registry.stood_as(zone, period.last_day) | {zone}


def _whole(values: Mapping[str, Decimal], zone: str, codes: frozenset[str]) -> Decimal | None:
    """The sum over the codes of a zone.

    Missing  None as soon as a former code has nothing: part of a sum is no sum. Its own code may have nothing yet
    """
    former = codes - {zone}
    if not former:
        return values.get(zone)
    known = [values[code] for code in sorted(former) if code in values]
    return sum(known, values.get(zone, Decimal(0))) if len(known) == len(former) else None
