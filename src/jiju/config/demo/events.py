"""What really happens in a demonstration, beside mistakes: zones that decline, fall silent, invent; firms that hide.

Written into the truth file for alerts. A small province has none: its tests and tours count on every zone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from jiju.config.demo.economy import Economy, Firms, Ints, firms_of
from jiju.config.demo.mistakes import Mistake, Mistakes
from jiju.config.demo.returns import ABOVE_SCALE, Cells
from jiju.config.demo.scale import Course
from jiju.config.demo.zones import ZoneSeed

FEWEST_ZONES = 20
DECLINE, SILENT_FOR, DIGITS, CROWDING, SILENT = "decline", 3, "invented_digits", "crowding", "silent"
KINDS = frozenset({DECLINE, DIGITS, CROWDING, SILENT})
FALL = 0.5  # what is left of a zone's weight
ONE_IN = {DECLINE: 20, DIGITS: 25, SILENT: 40}  # zones
MOVED = 0.9  # of the enterprises just above the threshold report just below
BAND, ENOUGH = 1.1, 15  # a tenth above; so many must stand there, or nobody could tell that they are gone


@dataclass(frozen=True)
class Events:
    """Which zones meet which fate.

    Shape    declines: index of the zone → quarter; digits, silent: indices; city: whose enterprises hide
    """

    declines: dict[int, int] = field(default_factory=dict)
    digits: frozenset[int] = frozenset()
    silent: frozenset[int] = frozenset()
    city: str = ""

    @property
    def falls(self) -> dict[int, tuple[int, float]]:
        return {index: (q, FALL) for index, q in self.declines.items()}

    def write(self, mistakes: Mistakes, zones: Sequence[ZoneSeed], course: Course, forms: tuple[str, ...]) -> None:
        """Each event as a line of the truth file; what has no period stands in all of them.

        Shape    forms: that of the zones first, then that of the enterprises, where the plan has one
        """
        named, zone_form, firm_form = {z.index: z for z in zones}, forms[0], forms[-1]
        for index, q in sorted(self.declines.items()):
            mistakes.write(Mistake(DECLINE, zone_form, str(course.quarters[q]), named[index].code, "", "", ""))
        for index in sorted(self.digits):
            mistakes.write(Mistake(DIGITS, zone_form, "", named[index].code, "", "", ""))
        for index in sorted(self.silent):
            period = str(course.quarters[-SILENT_FOR])
            mistakes.write(Mistake(SILENT, zone_form, period, named[index].code, "", "", ""))
        if self.city:
            mistakes.write(Mistake(CROWDING, firm_form, "", self.city, "", "", ""))

    def is_silent(self, zone: ZoneSeed, q: int, course: Course) -> bool:
        return zone.index in self.silent and q >= len(course.quarters) - SILENT_FOR

    def invented(self, zone: ZoneSeed, cells: Cells) -> Cells:
        """The figures of somebody who writes every last digit as nought or five."""
        if zone.index not in self.digits:
            return cells
        return {code: _to_fives(v) if isinstance(v, Decimal) and v >= 1000 else v for code, v in cells.items()}

    def hidden(self, zone: ZoneSeed, firms: Firms, course: Course) -> Firms:
        """Enterprises just above the threshold report just below in the last year; the largest takes the difference."""
        if not self.city or zone.city != self.city:
            return firms
        rng, year = course.scale.rng(22, zone.index), slice(len(course.quarters) - 4, None)
        total, near = firms.revenue[:, year].sum(axis=1), _near(firms)
        for i in near[rng.random(len(near)) < MOVED]:
            share = ABOVE_SCALE * rng.uniform(0.93, 0.995) / total[i]
            less = firms.revenue[i, year] - np.floor(firms.revenue[i, year] * share).astype(np.int64)
            firms.revenue[i, year] -= less
            firms.revenue[int(np.argmax(total)), year] += less
        return firms


def events_of(
    course: Course, zones: Sequence[ZoneSeed], spared: Sequence[ZoneSeed], *, asks: tuple[str, ...]
) -> Events:
    """Events by chance, for a province that is large enough; the visitor's zones are spared.

    Shape    asks: the forms of zones and of enterprises, as far as the plan has them

    Missing  a course shorter than two years and a half, or a plan that asks nothing of enterprises, has fewer of them
    """
    quarters = course.quarters
    if len(zones) < FEWEST_ZONES or len(quarters) < 10:
        return Events()
    rng, left = course.scale.rng(21), [z for z in zones if z not in spared]
    begins = [q for q, p in enumerate(quarters) if p.number == 1 and q >= 4]
    falling = _drawn(rng, [z for z in left if z.first <= begins[0] - 4], len(zones) // ONE_IN[DECLINE])
    left = [z for z in left if z not in falling]
    digits = _drawn(rng, [z for z in left if z.first == 0], max(1, len(zones) // ONE_IN[DIGITS]))
    light = sorted((z for z in left if z not in digits and z.first <= len(quarters) - 8), key=lambda z: z.weight)
    silent = _drawn(rng, light[: len(light) // 3], max(1, len(zones) // ONE_IN[SILENT]))
    declines = {z.index: int(rng.choice([q for q in begins if q >= z.first + 4])) for z in falling}
    made = Events(declines, frozenset(z.index for z in digits), frozenset(z.index for z in silent))
    city = _city(course, zones, made) if len(asks) > 1 else ""
    return Events(made.declines, made.digits, made.silent, city)


def _drawn(rng: np.random.Generator, zones: Sequence[ZoneSeed], many: int) -> list[ZoneSeed]:
    chosen = rng.choice(len(zones), min(many, len(zones)), replace=False) if zones else []
    return [zones[int(i)] for i in chosen]


def _city(course: Course, zones: Sequence[ZoneSeed], made: Events) -> str:
    """The city with the most zones, if enough of its enterprises stand just above the threshold."""
    city = Counter(z.city for z in zones).most_common(1)[0][0]
    economy, near = Economy(course, list(zones), made.falls), 0
    for zone in (z for z in zones if z.city == city):
        firms = firms_of(economy.course_of(zone.index), course.scale.rng(4, zone.index))
        near += len(_near(firms))
    return city if near >= ENOUGH else ""


def _near(firms: Firms) -> Ints:
    """The enterprises that were there for the whole last year and made a little more than the threshold in it."""
    total, whole = firms.revenue[:, -4:].sum(axis=1), firms.active[:, -4:].all(axis=1)
    return np.flatnonzero(whole & (total >= ABOVE_SCALE) & (total < ABOVE_SCALE * BAND))


def _to_fives(value: Decimal) -> Decimal:
    """The figure with its last digit brought down to nought or five."""
    last = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return value - value % (5 * last)
