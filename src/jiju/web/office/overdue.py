"""Who is overdue with a form in my area: the list behind the count, as a page and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jiju.core.words import word
from jiju.rooms.filings import queries
from jiju.rooms.filings.shapes import OverdueLine
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import page_of, period_named
from jiju.web.office.exports import Column, table_response

COLUMNS = (
    Column(word("Code"), width=22), Column(word("Unit"), width=36), Column(word("State")),
    Column(word("Due"), width=18),
    Column(word("Days overdue")), Column(word("Last reminded")), Column(word("Reminder notice")),
)  # fmt: skip


@page("filings.see_reporting")
def overdue(request: HttpRequest, form: str, period: str) -> HttpResponse:
    """The units that have not sent, the longest overdue first, with the notice that was issued to each."""
    by = acting(request)
    shown = queries.overdue(by, form, period_named(period), clock.now(), page=page_of(request))
    return render(request, "office/overdue.html", {"shown": shown})


@page("filings.see_reporting")
def overdue_workbook(request: HttpRequest, form: str, period: str) -> HttpResponse:
    """The whole list."""
    by = acting(request)
    when = period_named(period)
    title = word("Overdue with {form} for {period}", form=form, period=said.period_name(when))
    return table_response(title, COLUMNS, _rows(queries.overdue_whole(by, form, when, clock.now())))


def _rows(lines: tuple[OverdueLine, ...]) -> Iterator[tuple[Any, ...]]:
    issued, none = word("issued"), word("none issued")
    for one in lines:
        due = timezone.localtime(one.due_at).strftime("%Y-%m-%d %H:%M")
        yield (
            one.code, one.name, one.state_name, due, one.days_over, one.rung or said.NO_ANSWER,
            none if one.notice is None else issued,
        )  # fmt: skip
