"""Evidence from the selections: batches, the libraries, support, and how long calls took."""

from __future__ import annotations

from decimal import Decimal

from jiju.core import periods
from jiju.core.words import word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.queries.evidence.counting import of_periods, years
from jiju.rooms.oversight.shapes import Asked, Evidence, Fact, Gap
from jiju.rooms.selections import queries as selections


def batches_each_year(asked: Asked) -> Evidence:
    """Whole years in which at least one zone entered a library by a published decision."""
    library = asked.parameters["library"]
    done: dict[periods.Period, Fact] = {}
    for t in selections.entered(library, asked.on):
        said = word("batch {batch}, {document}", batch=t.batch or "—", document=t.document or "—")
        done[periods.year(t.since.year)] = Fact(t.since, said, f"/titles?library={library}")
    wanted = years(asked.number("since"), asked.last)
    return of_periods(wanted, {p: done[p] for p in wanted if p in done}, word("Register of titles"),
                      f"/titles?library={library}", word("no batch was published in this year"))  # fmt: skip


def titles_entered_in_time(asked: Asked) -> Evidence:
    """Titles that were written into a library within so many days of the day from which they hold."""
    library, days = asked.parameters["library"], asked.number("days")
    found = selections.entered(library, asked.on)
    late = [t for t in found if (t.granted_on - t.since).days > days]
    gaps = tuple(
        Gap("zone", t.unit, t.name, word("entered {n} days after its first day", n=(t.granted_on - t.since).days),
            t.granted_on, f"/titles/{t.id}", t.place)
        for t in late
    )  # fmt: skip
    facts = tuple(Fact(t.granted_on, word("{name} entered", name=t.name), f"/titles/{t.id}", t.place) for t in found)
    total = Decimal(len(found)) if found else None
    amount = None if total is None else total - len(gaps)
    return Evidence(amount, total, word("Register of titles"), f"/titles?library={library}", gaps, facts)


def titles_with_support(asked: Asked) -> Evidence:
    """Titles of a library that hold, with a record of support in the newest whole year."""
    year, library = checks.newest_whole("year", asked.last), asked.parameters["library"]
    found = [t for t in selections.held_in(library, asked.on) if t.since <= year.last_day]
    there = selections.supported(year.year)
    gaps = tuple(
        Gap("zone", t.unit, t.name, word("no record of support in {year}", year=year.name), None, f"/titles/{t.id}",
            t.place)
        for t in found if t.id not in there
    )  # fmt: skip
    total = Decimal(len(found)) if found else None
    amount = None if total is None else total - len(gaps)
    source = word("Records of support, {year}", year=year.name)
    return Evidence(amount, total, source, f"/titles?library={library}", gaps)


def calls_decided_in_time(asked: Asked) -> Evidence:
    """Calls that were published within so many days of their closing; one that still has time is not counted."""
    days, gaps, facts, total = asked.number("days"), [], [], 0
    for c in selections.call_times(asked.parameters["procedure"], asked.on):
        took = ((c.issued_on or asked.on) - c.closed_on).days
        if c.issued_on is None and took <= days:
            continue
        total += 1
        if took > days:
            gaps.append(Gap("case", str(c.id), c.name, word("{n} days since the closing", n=took), c.closed_on,
                            f"/calls/{c.id}"))  # fmt: skip
        else:
            facts.append(Fact(c.issued_on or asked.on, word("{name}: {n} days", name=c.name, n=took), f"/calls/{c.id}"))
    amount, of = (Decimal(total - len(gaps)), Decimal(total)) if total else (None, None)
    return Evidence(amount, of, word("Calls that have closed"), "/calls", tuple(gaps), tuple(facts))


READERS = {f.__name__: f for f in (
    batches_each_year, titles_entered_in_time, titles_with_support, calls_decided_in_time,
)}  # fmt: skip
