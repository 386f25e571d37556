"""One page for finance officers: caps, budgets, what looks double, overdue reports of use, recoveries."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.words import Word, word
from jiju.rooms.grants import queries
from jiju.rooms.registry import queries as registry
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.exports import Column, Sheet, tables_response
from jiju.web.office.grants_budgets import BUDGET_COLUMNS, budget_rows
from jiju.web.office.grants_frame import frame


def year_of(request: HttpRequest) -> int:
    """The budget year in the address, 0 for all."""
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 else 0


@page("grants.see_finance")
def finance(request: HttpRequest) -> HttpResponse:
    """What needs the eye of a finance officer, worst first."""
    by = acting(request)
    year, today = year_of(request), clock.today()
    return render(request, "office/grants_finance.html", {
        **frame(by, "finance"), "f": queries.finance(by, on=today, year=year), "year": year,
        "years": sorted({b.year for b in queries.budgets(by)}, reverse=True), "places": registry.division_names(today),
    })  # fmt: skip


CAPS = (
    Column(word("Award")), Column(word("For whom"), width=28), Column(word("Clause")),
    Column(word("Cap (10,000 yuan)"), 1), Column(word("Grants")), Column(word("Of them at the cap")),
    Column(word("Largest (yuan)"), 2, 18), Column(word("Promised (yuan)"), 2, 18), Column(word("Paid (yuan)"), 2, 18),
)  # fmt: skip
DOUBLES = (
    Column(word("Number")), Column(word("Zone"), width=28), Column(word("Award")),
    Column(word("What looks double"), width=50), Column(word("The other grant")),
    Column(word("Explanation"), width=40),
)  # fmt: skip
OWED = (
    Column(word("Number")), Column(word("Zone"), width=28), Column(word("Award")), Column(word("Paid (yuan)"), 2, 18),
    Column(word("Report due")), Column(word("Days left")),
)  # fmt: skip
BACK = (
    Column(word("Number")), Column(word("Zone"), width=28), Column(word("Why"), width=24),
    Column(word("State"), width=24), Column(word("To come back (yuan)"), 2, 18),
    Column(word("Has come (yuan)"), 2, 18), Column(word("Due")),
)  # fmt: skip


@page("grants.see_finance")
def finance_workbook(request: HttpRequest) -> HttpResponse:
    """The same page as a workbook, a sheet for each table."""
    by = acting(request)
    f = queries.finance(by, on=clock.today(), year=year_of(request))
    caps = [(c.rule, c.name, c.clause, c.cap_wan, c.grants, c.at_cap, c.largest_yuan, c.promised_yuan, c.paid_yuan)
            for c in f.caps]  # fmt: skip
    doubles = [(s.line.id, s.line.unit_name, s.line.rule, s.suspicion.says, s.suspicion.grant or "", s.explanation)
               for s in f.suspected]  # fmt: skip
    owed = [
        (o.line.id, o.line.unit_name, o.line.rule, o.line.paid_yuan, o.due.isoformat(), o.days_left) for o in f.owed
    ]
    back = [(r.grant, r.unit_name, r.cause_name, r.state_name, r.amount_yuan, r.received_yuan,
             r.due.isoformat() if r.due else "") for r in f.recoveries]  # fmt: skip
    return tables_response(word("Funds"), [
        _sheet(word("Caps"), CAPS, caps), _sheet(word("Budgets"), BUDGET_COLUMNS, budget_rows(f.budgets)),
        _sheet(word("What looks double"), DOUBLES, doubles), _sheet(word("Reports of use"), OWED, owed),
        _sheet(word("Recoveries"), BACK, back),
    ])  # fmt: skip


def _sheet(name: Word, columns: tuple[Column, ...], rows: list[tuple[object, ...]]) -> Sheet:
    return Sheet(name, name, columns, rows)
