"""Reads: several zones of somebody's area side by side, over like periods; and whom to compare a zone with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.figures import queries as figures
from jiju.rooms.figures.shapes import FigureRow
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.queries.zone_files import main_indicators
from jiju.rooms.oversight.shapes import Compared, ComparedZone, ZonePeer
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor

MOST = 6  # zones side by side
LONGEST = 12  # periods


def like_periods(first: Period, last: Period, *, every: int = 1) -> tuple[Period, ...]:
    """The periods from one to another that can be laid side by side, at most twelve, the newest ones.

    Shape    every 4: the same quarter of each year, for what is counted from January
    """
    found = [last]
    while len(found) < LONGEST and found[-1].shift(-every).first_day >= first.first_day:
        found.append(found[-1].shift(-every))
    return tuple(reversed(found))


def compared(by: Actor, codes: Sequence[str], indicator: str, periods: Sequence[Period], *, on: date) -> Compared:
    """Up to six zones of somebody's area over some periods, in the order in which they are named.

    Errors   NotYours; NotFound for a zone that is missing or out of reach, for more than six, for an unknown indicator
    """
    permissions.ask(by, "figures.see_figures")
    one = figures.indicator(indicator)
    if len(codes) > MOST:
        raise NotFound(word("At most {n} zones are laid side by side.", n=MOST), remedy=word("Leave some of them out."))
    zones = [registry.zone(by, code, on) for code in dict.fromkeys(codes)]
    tables = [{r.key: r for r in figures.show(by, one.id, p, "zone").rows} for p in periods] if zones else []
    lines = tuple(
        ComparedZone(z, tuple(_value(t.get(z.code)) for t in tables), growth, checks.zone_state(growth))
        for z in zones
        for growth in (_growth(tables[-1].get(z.code)) if tables else None,)
    )
    return Compared(one.id, one.name, one.unit, one.decimals, tuple(periods), figures.vintage(one.form), lines)


def _value(row: FigureRow | None) -> Value | None:
    return None if row is None else row.value


def _growth(row: FigureRow | None) -> Decimal | None:
    return None if row is None else row.growth


def newest_told(by: Actor, indicator: str, newest_first: Sequence[Period], codes: Sequence[str]) -> Period | None:
    """The newest of some periods in which any of these zones has an accepted figure, or nothing."""
    for period in newest_first:
        rows = figures.show(by, indicator, period, "zone").rows
        if any(isinstance(r.value, Decimal) for r in rows if r.key in codes):
            return period
    return None


def peers(by: Actor, code: str, period: Period, *, on: date, most: int = 5) -> list[ZonePeer]:
    """The zones of somebody's area of the same type and status, the nearest by the first main indicator first.

    Missing  a zone without a figure comes last
    Errors   NotFound when the zone is missing or out of reach
    """
    me = registry.zone(by, code, on)
    first = main_indicators()[0].id
    told = newest_told(by, first, [period.shift(-n) for n in range(4)], [code]) or period
    sizes = {r.key: r.value for r in figures.show(by, first, told, "zone").rows}
    mine = sizes.get(code)
    near = [
        z for z in registry.zones(by, on) if (z.zone_type, z.status) == (me.zone_type, me.status) and z.code != code
    ]

    def away(other: str) -> tuple[bool, Decimal]:
        size = sizes.get(other)
        if isinstance(size, Decimal) and isinstance(mine, Decimal):
            return False, abs(size - mine)
        return True, Decimal(0)

    best = sorted(near, key=lambda z: (*away(z.code), z.code))[:most]
    return [ZonePeer(z.code, z.name, size if isinstance(size := sizes.get(z.code), Decimal) else None) for z in best]
