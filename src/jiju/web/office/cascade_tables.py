"""The versions of how targets are handed down as workbooks: the list, and one version with its shares and its road."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jiju.core.words import Word, word
from jiju.engines.workbooks import Shown
from jiju.rooms.programmes import queries
from jiju.rooms.programmes.shapes.cascades import CascadeShown
from jiju.spine.actors import Actor
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.cascade_shares import (
    measures_shown,
    names_of_areas,
    others_of_the_year,
    shares_of,
    version_before,
)
from jiju.web.office.exports import Column, Sheet, table_response, tables_response

COLUMNS = (
    Column(word("Year")), Column(word("Version")), Column(word("Handed down by"), width=20),
    Column(word("Kind"), width=18), Column(word("Agreed")), Column(word("Recipients")), Column(word("Proposed by")),
    Column(word("Proposed on")), Column(word("Approved by")), Column(word("Approved on")),
    Column(word("State"), width=18),
)  # fmt: skip
ROAD = (
    Column(word("Step"), width=28),
    Column(word("Who"), width=20),
    Column(word("Day")),
    Column(word("Words"), width=80),
)


@page("programmes.see_cascades")
def cascades_workbook(request: HttpRequest) -> HttpResponse:
    """The versions that I see, as they are listed."""
    names = names_of_areas()
    rows = [
        (c.year, c.version, _giver(c, names), _kind(c), c.agreed, len(c.recipients), c.proposed_by, _day(c.proposed_at),
         c.approved_by, _day(c.approved_at), c.state_name)
        for c in queries.cascades(acting(request))
    ]  # fmt: skip
    return table_response(word("How targets are handed down"), COLUMNS, rows)


@page("programmes.see_cascades")
def cascade_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: the shares beside last year's and those before, the answers, how it came about."""
    by = acting(request)
    shown = queries.cascade(by, pk)
    title = word("{who} {year}, version {n}", who=_giver(shown, names_of_areas()), year=shown.year, n=shown.version)
    return tables_response(title, [
        Sheet(word("Shares"), title, _columns(shown), _rows(by, shown)),
        Sheet(word("How it came about"), title, ROAD, _road(shown)),
    ])  # fmt: skip


def _columns(shown: CascadeShown) -> list[Column]:
    out = [Column(word("City") if not shown.giver else word("Zone"), width=30)]
    for m in measures_shown(shown.giver):
        named = {"name": m.name, "unit": m.unit}
        out += [
            Column(word("{name} ({unit})", **named)), Column(word("{name}, last year", **named)),
            Column(word("{name}, growth (%)", **named), 2), Column(word("{name}, version before", **named)),
        ]  # fmt: skip
    return [*out, Column(word("Answer"), width=16), Column(word("Answered by")), Column(word("Answered on")),
            Column(word("Reason"), width=50)]  # fmt: skip


def _rows(by: Actor, shown: CascadeShown) -> Iterator[tuple[Any, ...]]:
    for r, cells in shares_of(shown, version_before(shown, others_of_the_year(by, shown))):
        told: list[Any] = []
        for m, amount, base, growth, old, places in cells:
            told += [Shown(amount, m.decimals), Shown(base, places), growth, Shown(old, m.decimals)]
        yield r.name, *told, r.state_name, r.answered_by, _day(r.answered_at), r.reason
    if shown.is_whole:
        yield from _sums(shown)


def _sums(shown: CascadeShown) -> Iterator[tuple[Any, ...]]:
    """What the shares add up to, the target above, and what is missing, where the reader sees all of them."""
    found = {b.measure: b for b in shown.balances}
    for name, pick in (("shared", word("Sum of the shares")), ("wanted", word("Target above")),
                       ("difference", word("Difference"))):  # fmt: skip
        cells: list[Any] = []
        for m in measures_shown(shown.giver):
            value = getattr(found[m.id], name) if m.id in found else None
            cells += [Shown(value, m.decimals), None, None, None]
        yield pick, *cells, None, None, None, None


def _road(shown: CascadeShown) -> Iterator[tuple[Any, ...]]:
    yield word("Proposed by"), shown.proposed_by, _day(shown.proposed_at), shown.reason
    if shown.gap_reason:
        yield word("Why less is handed down"), "", "", shown.gap_reason
    if shown.approved_by:
        yield word("Approved by"), shown.approved_by, _day(shown.approved_at), shown.over_reason
    if shown.ended_by:
        yield shown.state_name, shown.ended_by, _day(shown.ended_at), shown.ended_because
    yield word("Digest"), "", "", shown.digest


def _giver(c: CascadeShown, names: dict[str, str]) -> Word | str:
    return names.get(c.giver, c.giver) if c.giver else word("Province")


def _kind(c: CascadeShown) -> Word:
    return word("adjustment within the year") if c.kind == "adjustment" else word("for the year")


def _day(at: datetime | None) -> str:
    return timezone.localtime(at).date().isoformat() if at else ""
