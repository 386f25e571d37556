"""Evidence from filings: which zones reported, in time, and which rows they answered. Never an answer."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.queries.evidence.counting import (
    city_gaps,
    form_of,
    newest_asked,
    of_zones,
    zone_gap,
    zones,
)
from jiju.rooms.oversight.queries.evidence.posted import zones_with_statistician
from jiju.rooms.oversight.shapes import Asked, Evidence, Fact
from jiju.spine.actors import Place

NEVER = word("nothing was accepted yet")
UNSENT = word("nothing was sent yet")


def zones_filing_form(asked: Asked) -> Evidence:
    """Zones whose form was accepted for each of the newest periods that are due; a younger zone from its beginning."""
    form = form_of(asked.plan, asked.parameters["form"])
    newest = newest_asked(asked, form)
    wanted = [newest.shift(-n) for n in range(asked.number("periods"))]
    by_zone = defaultdict(list)
    for one in filings.kept(form.code, asked.on):
        if one.accepted_on is not None:
            by_zone[one.zone].append(one)
    found, gaps = [z for z in zones(asked.on) if z.since <= newest.last_day], []
    for z in found:
        there = {k.period for k in by_zone[z.code]}
        if any(p not in there for p in wanted if p.last_day >= z.since):
            last = by_zone[z.code][0] if by_zone[z.code] else None
            gaps.append(zone_gap(
                z, _accepted(form.code, str(last.period)) if last else NEVER, last.accepted_on if last else None,
                f"/filings/{last.id}" if last else "",
            ))  # fmt: skip
    return of_zones(found, gaps, word("Form {form}, {period}", form=form.code, period=newest.name), "/reporting")


def _accepted(form: str, period: str) -> Word:
    return word("{form} of {period} was accepted", form=form, period=period)


def zones_reporting_in_time(asked: Asked) -> Evidence:
    """Zones with head and statistician that sent a form by its last day in the newest period that is due."""
    form = form_of(asked.plan, asked.parameters["form"])
    newest = newest_asked(asked, form, "report")
    last_day = newest.last_day + timedelta(days=form.due_days.get("report", 0))
    sent, vacant = {}, {g.key: g for g in zones_with_statistician(asked).gaps}
    for one in filings.kept(form.code, asked.on):
        if one.period == newest:
            sent[one.zone] = one
    found, gaps = [z for z in zones(asked.on) if z.since <= newest.last_day], []
    for z in found:
        one = sent.get(z.code)
        if z.code in vacant:
            gaps.append(vacant[z.code])
        elif one is None or one.sent_on is None:
            gaps.append(zone_gap(z, UNSENT, None, f"/filings/{one.id}" if one else ""))
        elif one.sent_on > last_day:
            said = word("sent {n} days late", n=(one.sent_on - last_day).days)
            gaps.append(zone_gap(z, said, one.sent_on, f"/filings/{one.id}"))
    return of_zones(found, gaps, word("Form {form}, {period}", form=form.code, period=newest.name), "/reporting")


def zones_with_answer(asked: Asked) -> Evidence:
    """Zones whose newest accepted form answers one of the rows."""
    form = form_of(asked.plan, asked.parameters["form"])
    rows = asked.parameters["rows"].split()
    names = [r.name for r in form.rows if r.code in rows]
    answered, newest = filings.answering(form.code, rows, asked.on), {}
    for one in filings.kept(form.code, asked.on):
        if one.accepted_on is not None:
            newest.setdefault(one.zone, one)
    found, gaps = zones(asked.on), []
    for z in found:
        one = newest.get(z.code)
        if one is None:
            gaps.append(zone_gap(z, word("no {form} was accepted yet", form=form.code)))
        elif not answered.get(one.id, False):
            said = word("{form} of {period} leaves it blank", form=form.code, period=str(one.period))
            gaps.append(zone_gap(z, said, one.accepted_on, f"/filings/{one.id}"))
    source = word("Form {form}: {rows}", form=form.code, rows="、".join(names))
    return of_zones(found, gaps, source, "/reporting")


def cities_visited(asked: Asked) -> Evidence:
    """Cities of whose zones at least one was visited in the newest whole year."""
    year = checks.newest_whole("year", asked.last)
    visits = filings.visited(asked.on)
    there = {city for _, city, day in visits if day.year == year.year}
    last: dict[str, Fact] = {}
    for zone, city, day in visits:
        last.setdefault(city, Fact(day, word("visit to {zone}", zone=zone), "/reporting", Place(city=city)))
    gaps, total = city_gaps(asked.on, there, word("no visit in {year}", year=year.name), "/reporting")
    return Evidence(
        asked_amount(total, len(gaps)), asked_amount(total, 0), word("Visits on the spot, {year}", year=year.name),
        "/reporting", tuple(gaps), tuple(last.values()),
    )  # fmt: skip


def asked_amount(total: int, gaps: int) -> Decimal | None:
    """How many of so many, or nothing where nobody is asked."""
    return Decimal(total - gaps) if total else None


READERS = {f.__name__: f for f in (zones_filing_form, zones_reporting_in_time, zones_with_answer, cities_visited)}
