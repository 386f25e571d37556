"""What the queries of evidence count over: zones, cities, whole periods; and how it is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.shapes import Asked, Evidence, Fact, Gap
from jiju.rooms.programmes.shapes import Form, Plan
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine.actors import Place

NOTHING = word("nothing is known of it")


def zones(on: date) -> list[ZoneFacts]:
    """The zones that hold the provincial title on a day."""
    return [z for z in registry.zones_on(on) if z.status == registry.PROVINCIAL]


def of_zones(
    asked: Sequence[ZoneFacts], gaps: Sequence[Gap], source: Word, path: str, facts: Iterable[Fact] = ()
) -> Evidence:
    """So many zones do, and these do not."""
    amount = None if not asked else Decimal(len(asked) - len(gaps))
    return Evidence(amount, Decimal(len(asked)) if asked else None, source, path, tuple(gaps), tuple(facts))


def zone_gap(z: ZoneFacts, last: Word = NOTHING, last_on: date | None = None, path: str = "") -> Gap:
    return Gap("zone", z.code, z.name, last, last_on, path or f"/zones/{z.code}", z.place)


def city_gaps(on: date, done: Iterable[str], last: Word, path: str) -> tuple[list[Gap], int]:
    """The reporting cities that are not among those, and how many cities there are.

    A special unit that has no zone of its own is asked for nothing.
    """
    with_zones = {z.city for z in zones(on)}
    cities = [c for c in registry.reporting_cities(on) if c.kind == "gb" or c.code in with_zones]
    gaps = [Gap("city", c.code, c.name, last, None, path, Place(city=c.code)) for c in cities if c.code not in done]
    return gaps, len(cities)


def years(since: int, on: date) -> list[Period]:
    """The whole years from one on that have ended by a day."""
    last = checks.newest_whole("year", on)
    return periods.between(periods.year(since), last)


def of_periods(
    asked: Sequence[Period], done: dict[Period, Fact], source: Word, path: str, last: Word = NOTHING
) -> Evidence:
    """So many periods have it, and these have not."""
    gaps = tuple(Gap("period", str(p), p.name, last, p.last_day, path) for p in reversed(asked) if p not in done)
    facts = tuple(done[p] for p in sorted(done, reverse=True))
    amount = None if not asked else Decimal(len(asked) - len(gaps))
    return Evidence(amount, Decimal(len(asked)) if asked else None, source, path, gaps, facts)


def form_of(plan: Plan, code: str) -> Form:
    """The form of a plan in its newest version."""
    return next(f for f in plan.newest_forms if f.code == code)


def newest_asked(asked: Asked, form: Form, verb: str = "") -> Period:
    """The newest period of a form that is due, of those that the clause still asks for."""
    return min(newest_due(form, asked.on, verb), checks.newest_whole(form.period, asked.last))


def newest_due(form: Form, on: date, verb: str = "") -> Period:
    """The newest period of a form whose last day of reporting, or of acceptance, has passed."""
    days = form.due_days[verb] if verb in form.due_days else max(form.due_days.values(), default=0)
    here = checks.newest_whole(form.period, on)
    while (on - here.last_day).days <= days:
        here = here.previous
    return here
