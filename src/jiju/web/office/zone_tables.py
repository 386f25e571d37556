"""The page of a zone as a workbook: a sheet for each of its tables, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse

from jiju.core import periods
from jiju.core.words import Word, word
from jiju.engines.workbooks import Shown
from jiju.rooms.registry.shapes import TenancyLine, ZoneFacts
from jiju.spine.say import say
from jiju.web import marks, said
from jiju.web.office.exports import Column, Sheet, tables_response
from jiju.web.office.registry import Names
from jiju.web.office.zone_gathered import ZoneFile

WAN = 10_000
SIZES = {"above": word("above the line"), "small": word("below the line")}


def sheets_of(zone: ZoneFacts, names: Names, file: ZoneFile, tenants: list[TenancyLine]) -> HttpResponse:
    """The whole file of a zone as a download."""
    sheets = [_facts(zone, names), _figures(file), *_rest(file), _tenants(tenants), _timeline(file)]
    return tables_response(word("{name}: file of the zone", name=zone.name), sheets)


def _sheet(title: Word, columns: tuple[Column, ...], rows: Iterator[Any] | list[Any]) -> Sheet:
    return Sheet(title, title, columns, rows)


def _facts(zone: ZoneFacts, names: Names) -> Sheet:
    line = names.line(zone, 0)
    rows = [
        (word("Code"), zone.code), (word("Zone"), zone.name), (word("Type"), line.type_name),
        (word("City"), line.city), (word("County"), line.county or said.NO_ANSWER),
        (word("Lead department"), line.lead or said.NO_ANSWER), (word("Status"), line.status),
        (word("Batch"), zone.batch or said.NO_ANSWER), (word("Since"), zone.since.isoformat()),
    ]  # fmt: skip
    return _sheet(word("Facts"), (Column(word("What"), width=20), Column(word("Answer"), width=40)), rows)


def _figures(file: ZoneFile) -> Sheet:
    heads = [Column(word("{period}", period=say(said.period_name(p)))) for p in file.series.periods]
    columns = (
        Column(word("Indicator"), width=20), Column(word("Unit of measure")), *heads,
        Column(word("Growth (%)"), 2), Column(word("Same enterprises (%)"), 2), Column(word("Light")),
    )  # fmt: skip
    rows = [
        (r.name, r.unit, *(Shown(v, r.decimals) for v in r.values), r.growth, r.like_for_like, marks.name(r.state))
        for r in file.series.rows
    ]
    return _sheet(word("Figures"), columns, rows)


def _rest(file: ZoneFile) -> Iterator[Sheet]:
    if file.history is not None:
        yield _sheet(word("Grades by round"), (
            Column(word("Round"), width=30), Column(word("Period")), Column(word("Score"), 2), Column(word("Rank")),
            Column(word("Peers")), Column(word("Grade")),
        ), [(r.name, periods.parse(r.period), r.score, r.rank or None, r.peers, r.grade)
            for r in file.history.rounds])  # fmt: skip
    yield _sheet(word("Reporting"), (
        Column(word("Period")), Column(word("On time (%)"), 1), Column(word("First pass (%)"), 1),
        Column(word("Handed back")), Column(word("Score"), 1),
    ), [(say(said.period_name(p)), q.tally.timeliness, q.tally.first_pass_rate, q.tally.handed_back, q.score)
        for p, q in file.quality if q])  # fmt: skip
    yield _sheet(word("Titles"), (
        Column(word("Library"), width=24), Column(word("Document number"), width=28), Column(word("Since")),
        Column(word("Valid until")), Column(word("State")),
    ), [(t.library_name, t.document or t.batch, t.since.isoformat(), t.until.isoformat() if t.until else "",
         t.state_name) for t in file.titles])  # fmt: skip
    yield _sheet(word("Tasks of supervision"), (
        Column(word("Task"), width=36), Column(word("Lead unit"), width=24), Column(word("Due")),
        Column(word("State"), width=20), Column(word("Task light")),
    ), [(n.title, n.lead, n.due.isoformat(), n.state_name, n.word) for n in file.tasks])  # fmt: skip
    yield _sheet(word("Awards"), (
        Column(word("Award"), width=30), Column(word("Budget year")), Column(word("Amount (10,000 yuan)"), 2),
        Column(word("Paid (10,000 yuan)"), 2), Column(word("Got back (10,000 yuan)"), 2), Column(word("State")),
    ), [(g.rule_name, g.year, g.amount_yuan / WAN, g.paid_yuan / WAN, g.recovered_yuan / WAN, g.state_name)
        for g in file.grants])  # fmt: skip


def _tenants(tenants: list[TenancyLine]) -> Sheet:
    columns = (
        Column(word("Credit code"), width=22), Column(word("Enterprise"), width=36), Column(word("Industry")),
        Column(word("Size")), Column(word("Since")),
    )  # fmt: skip
    rows = [(t.uscc, t.name, t.industry, SIZES.get(t.size, t.size), t.since.isoformat()) for t in tenants]
    return _sheet(word("Enterprises"), columns, rows)


def _timeline(file: ZoneFile) -> Sheet:
    columns = (Column(word("Day")), Column(word("Kind")), Column(word("What happened"), width=60))
    return _sheet(word("Timeline"), columns, [(f.day.isoformat(), f.kind, f.what) for f in file.timeline])
