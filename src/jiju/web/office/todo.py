"""待办: everything that is asked of the reader, from every room, on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.words import word
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.asked import every_ask
from jiju.web.office.exports import Column, table_response


@page("people.see_home")
def todo(request: HttpRequest) -> HttpResponse:
    """What is asked of me, and by when: what is late first."""
    by = acting(request)
    return render(request, "office/todo.html", {
        "asks": every_ask(by, clock.today()), "next": word("What will be asked stands here as soon as it is."),
    })  # fmt: skip


COLUMNS = (
    Column(word("How many")), Column(word("Thing to do"), width=40), Column(word("Term left"), width=20),
    Column(word("Day")),
)  # fmt: skip


@page("people.see_home")
def todo_workbook(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    found = every_ask(acting(request), clock.today())
    rows = [(a.count, a.says, a.when, a.day.isoformat() if a.day else "") for a in found]
    return table_response(word("To do"), COLUMNS, rows)
