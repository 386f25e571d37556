"""Enterprises near the designated size: statistics work, so that whoever has come to the line is entered in time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.filings import queries
from jiju.rooms.filings.shapes import CandidateList
from jiju.rooms.programmes.shapes import Threshold
from jiju.web import said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import page_of, period_of
from jiju.web.office.exports import Column, table_response

PAGE = 50
COLUMNS = (
    Column(word("Credit code"), width=22), Column(word("Enterprise"), width=36), Column(word("Zone"), width=30),
    Column(word("Industry")), Column(word("Industries of the line"), width=40),
    Column(word("Revenue of four quarters (10,000 yuan)"), 1), Column(word("The line (10,000 yuan)"), 0),
    Column(word("Of the line (%)"), 1), Column(word("State")), Column(word("In force since")),
    Column(word("Source of the line"), width=50),
)  # fmt: skip
PAST, NEAR = word("past the line, not entered"), word("near the line")
USE = word("These figures of single enterprises are for statistics work only: entering enterprises in time.")


@page("filings.see_candidates")
def candidates(request: HttpRequest) -> HttpResponse:
    """Who is near the line or past it, by how far, and which line that is."""
    shown, times = _asked(request)
    leaf = Paginator(shown.rows, PAGE).get_page(page_of(request))
    return render(request, "office/candidates.html", {
        "shown": shown, "page": leaf, "times": times, "rows": [(c, PAST if c.is_past else NEAR) for c in leaf],
    })  # fmt: skip


@page("filings.see_candidates")
def candidates_workbook(request: HttpRequest) -> HttpResponse:
    """The whole list, with the line, its date and its source in each row."""
    shown, _ = _asked(request)
    title = word("Enterprises near the designated size, {period}", period=said.period_name(shown.period))
    return table_response(title, COLUMNS, _rows(shown))


def _asked(request: HttpRequest) -> tuple[CandidateList, list[Period]]:
    by = acting(request)
    times = queries.candidate_periods(by)
    chosen = times[0] if times and not request.GET.get("period") else period_of(request)
    return queries.candidates(by, chosen), times


def _rows(shown: CandidateList) -> Iterator[tuple[Any, ...]]:
    for c in shown.rows:
        line = c.threshold
        yield (
            c.code, c.name, c.zone_name, c.industry, line.name, c.revenue, line.amount, c.ratio,
            PAST if c.is_past else NEAR, line.valid_from.isoformat(), _source(line),
        )  # fmt: skip
    if shown.rows:
        yield (USE,)


def _source(line: Threshold) -> Word | str:
    return line.source if line.verified else word("{source} (to be checked)", source=line.source)
