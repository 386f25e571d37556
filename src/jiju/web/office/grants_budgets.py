"""Budgets by year and source: what is left, every movement, and how finance enters, raises and lowers them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import word
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.shapes import BudgetFacts, BudgetShown
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.exports import Column, table_response
from jiju.web.office.grants_frame import amount_typed, frame, refused_with

FIELDS = ("year", "source", "name", "amount", "document", "city")


@page("grants.see_finance")
def budgets(request: HttpRequest) -> HttpResponse:
    """The budgets that I may see."""
    return _list(request)


def _list(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    today = clock.today()
    cities = [c for c in registry.reporting_cities(today) if by.scope.reach == "all" or c.code in by.scope.codes]
    return render(request, "office/grants_budgets.html", {
        **frame(by, "budgets"), "budgets": queries.budgets(by), "by_source": queries.by_source(by),
        "cities": cities, "today": today,
        "places": registry.division_names(today), "may_enter": permissions.may(by, "grants.enter_budget"),
        "sent": {name: request.POST.get(name, "") for name in FIELDS}, **refused_with(refusal),
    }, status=409 if refusal else 200)  # fmt: skip


BUDGET_COLUMNS = (
    Column(word("Year")), Column(word("Source"), width=20), Column(word("Budget"), width=28), Column(word("City")),
    Column(word("Amount (yuan)"), 2, 18), Column(word("Promised (yuan)"), 2, 18), Column(word("Paid (yuan)"), 2, 18),
    Column(word("Left (yuan)"), 2, 18), Column(word("Got back (yuan)"), 2, 18),
    Column(word("Number of the document"), width=28),
)  # fmt: skip


def budget_rows(found: Iterable[BudgetShown]) -> list[tuple[Any, ...]]:
    """Budgets as rows of an export."""
    return [
        (b.year, b.source_name, b.name, b.city, b.amount_yuan, b.committed_yuan, b.paid_yuan, b.left_yuan,
         b.recovered_yuan, b.document)
        for b in found
    ]  # fmt: skip


@page("grants.see_finance")
def budgets_workbook(request: HttpRequest) -> HttpResponse:
    """The budgets as a workbook."""
    by = acting(request)
    return table_response(word("Budgets"), BUDGET_COLUMNS, budget_rows(queries.budgets(by)))


@page("grants.see_finance")
def budget(request: HttpRequest, pk: int) -> HttpResponse:
    """One budget with every movement."""
    return _one(request, pk)


def _one(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    shown = queries.budget(by, pk)
    may = permissions.may(by, "grants.raise_budget") and (by.scope.reach == "all" or shown.city in by.scope.codes)
    return render(request, "office/grants_budget.html", {
        **frame(by, "budgets"), "b": shown, "entries": queries.entries(by, pk), "may_change": may,
        "places": registry.division_names(clock.today()), "sent": {n: request.POST.get(n, "") for n in FIELDS},
        **refused_with(refusal),
    }, status=409 if refusal else 200)  # fmt: skip


ENTRY_COLUMNS = (
    Column(word("Number")), Column(word("When"), width=20), Column(word("Movement"), width=20),
    Column(word("From account"), width=20), Column(word("To account"), width=20), Column(word("Amount (yuan)"), 2, 18),
    Column(word("Left (yuan)"), 2, 18), Column(word("Grant")), Column(word("Zone"), width=28),
    Column(word("Number of the document"), width=28), Column(word("Entered by")), Column(word("Reverses")),
)  # fmt: skip


@page("grants.see_finance")
def budget_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The movements of one budget as a workbook."""
    by = acting(request)
    rows = [
        (e.id, e.at.isoformat(timespec="minutes"), e.kind_name, e.credit, e.debit, e.amount_yuan, e.left_yuan,
         e.grant or "", e.unit_name, e.document, e.by, e.reverses or "")
        for e in queries.entries(by, pk)
    ]  # fmt: skip
    return table_response(word("Movements of a budget"), ENTRY_COLUMNS, rows)


@page("grants.enter_budget", "POST")
def enter_budget(request: HttpRequest) -> HttpResponse:
    """Enter a budget."""
    by = acting(request)
    sent = request.POST
    year = sent.get("year", "")
    try:
        facts = BudgetFacts(
            int(year) if year.isdecimal() and len(year) == 4 else 0, sent.get("source", ""), sent.get("name", ""),
            amount_typed(request, sent.get("amount", ""), "万元"), sent.get("document", ""), sent.get("city", ""),
        )  # fmt: skip
        made = acts.enter_budget(facts, by=by, at=clock.now())
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _list(request, refusal)
    messages.success(request, gettext("The budget is entered."))
    return redirect("office:budget", made.pk)


@page("grants.raise_budget", "POST")
def raise_budget(request: HttpRequest, pk: int) -> HttpResponse:
    """Add money to a budget."""
    return _change(request, pk, acts.raise_budget, gettext("The budget is raised."))


@page("grants.lower_budget", "POST")
def lower_budget(request: HttpRequest, pk: int) -> HttpResponse:
    """Take money out of a budget."""
    return _change(request, pk, acts.lower_budget, gettext("The budget is lowered."))


def _change(request: HttpRequest, pk: int, verb: Any, told: str) -> HttpResponse:
    by = acting(request)
    found = queries.budget_record(by, pk)
    try:
        yuan = amount_typed(request, request.POST.get("amount", ""), "万元")
        verb(found, by=by, at=clock.now(), amount_yuan=yuan, paper=request.POST.get("document", ""))
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _one(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:budget", pk)
