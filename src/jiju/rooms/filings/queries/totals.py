"""Totals of counties beside what their zones have sent: for the offices, who see every zone of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.filings.models import Filing, ReferenceTotal
from jiju.rooms.filings.queries.context import read_cells
from jiju.rooms.filings.queries.references import references
from jiju.rooms.filings.shapes import TotalLine, TotalPage, TotalStated
from jiju.rooms.filings.states import SENT
from jiju.rooms.programmes.shapes import Reference
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place


def total_reference(code: str) -> Reference:
    """A total that offices state; without a code the first of the plan.

    Errors   NotFound, naming those there are
    """
    known = [r for r in references() if r.nature == "total"]
    found = next((r for r in known if r.id == code or not code), None)
    if found is None:
        raise NotFound(
            word("There is no total “{code}”.", code=code),
            remedy=word("Choose one of: {known}.", known=", ".join(r.id for r in known) or "—"),
        )
    return found


def totals(by: Actor, code: str, period: Period) -> TotalPage:
    """Each county of an area that has zones: their sum, and the total of the whole.

    Errors   NotYours; NotFound for a reference that is none
    """
    permissions.ask(by, "filings.see_totals")
    reference = total_reference(code)
    places = {code: place for code, place in places_with_zones(period).items() if by.scope.covers(place)}
    stated = _stated(reference.id, period, list(places))
    sent, zones = _sent(reference, period), _zones(period)
    names = registry.division_names(period.last_day)
    may = permissions.may(by, "filings.state_total")
    lines = (
        TotalLine(
            code, names[code].name if code in names else code, zones[code], len(sent[code]),
            sum(sent[code], Decimal(0)) if sent[code] else None, tuple(stated[code]), may,
        )
        for code in places
    )  # fmt: skip
    return TotalPage(reference, period, tuple(sorted(lines, key=lambda one: (not one.is_exceeded, one.place))))


def places_with_zones(period: Period) -> dict[str, Place]:
    """The counties in which zones lie, and the cities that have none for theirs. For the program itself."""
    zones = registry.zones_on(period.last_day)
    return {z.county or z.city: Place(z.city, z.county) for z in zones if z.county or z.city}


def _zones(period: Period) -> dict[str, int]:
    out: dict[str, int] = defaultdict(int)
    for zone in registry.zones_on(period.last_day):
        out[zone.county or zone.city] += 1
    return out


def _sent(reference: Reference, period: Period) -> dict[str, list[Decimal]]:
    """What the zones have sent of the row that the total is about, by county."""
    out: dict[str, list[Decimal]] = defaultdict(list)
    rows = Filing.objects.filter(form_code=reference.form or "", period=str(period), state__in=SENT).order_by("pk")
    for city, county, text in rows.values_list("city", "county", "cells"):
        value = read_cells(text).get(reference.row or "")
        if isinstance(value, Decimal):
            out[county or city].append(value)
    return out


def _stated(code: str, period: Period, places: Sequence[str]) -> dict[str, list[TotalStated]]:
    out: dict[str, list[TotalStated]] = defaultdict(list)
    rows = ReferenceTotal.objects.filter(reference=code, period=str(period), place_code__in=places)
    for row in rows.order_by("place_code", "-number"):
        one = TotalStated(row.number, row.amount, row.source, row.source_day, row.stated_name, row.stated_at)
        out[row.place_code].append(one)
    return out
