"""Evidence from the evaluations: final rounds year by year, and whether cases stay within their terms."""

from __future__ import annotations

from decimal import Decimal

from jiju.core import periods, workdays
from jiju.core.words import word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.oversight.queries.evidence.counting import of_periods, years
from jiju.rooms.oversight.shapes import Asked, Evidence, Fact, Gap
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Place, system

BY = system("oversight")


def rounds_each_year(asked: Asked) -> Evidence:
    """Whole years with a round that became final; a year's round is held in the year after."""
    done: dict[periods.Period, Fact] = {}
    for r in evaluations.rounds(BY):
        day = workdays.day_of(r.finalised_at) if r.finalised_at else None
        if r.state == "final" and day is not None and day <= asked.on:
            done[periods.year(r.period.year)] = Fact(day, word("{name} became final", name=r.name), f"/rounds/{r.id}")
    wanted = years(asked.number("since"), asked.last)
    return of_periods(wanted, {p: done[p] for p in wanted if p in done}, word("Rounds of assessment"), "/rounds",
                      word("no round of this year is final"))  # fmt: skip


def cases_in_time(asked: Asked) -> Evidence:
    """Rectifications and removals that have ended, or are still in their term."""
    gaps, total, places = [], 0, registry.newest_places()
    for r in evaluations.rectifications(BY, on=asked.on):
        total += 1
        if r.is_overdue:
            gaps.append(Gap("case", f"rectification:{r.id}", r.name, word("rectification overdue"), r.due,
                            f"/rectifications/{r.id}", places.get(r.unit, Place(city=r.city))))  # fmt: skip
    for c in evaluations.removals(BY, on=asked.on):
        total += 1
        if c.is_open and c.days_left < 0 and c.state == "noticed" and not c.wish:
            gaps.append(Gap("case", f"removal:{c.id}", c.name, word("to be decided since the hearing’s term"),
                            c.hearing_by, f"/removals/{c.id}", places.get(c.unit, Place(city=c.city))))  # fmt: skip
    return Evidence(Decimal(total - len(gaps)), Decimal(total), word("Rectifications and removals"), "/rectifications",
                    tuple(gaps))  # fmt: skip


READERS = {f.__name__: f for f in (rounds_each_year, cases_in_time)}
