"""The result of a closed panel: scores by application and expert, and what the sheets tell of the experts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.words import word
from jiju.rooms.selections import queries
from jiju.rooms.selections.shapes import ResultShown
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.exports import Column, Sheet, tables_response

FAR = 2  # standard deviations from which an expert is marked


@page("selections.see_panels")
def panel_result(request: HttpRequest, pk: int) -> HttpResponse:
    """Scores, ranks and statistics."""
    shown = queries.result(acting(request), pk)
    return render(request, "office/panel_result.html", {
        "r": shown, "far": [n.expert for n in shown.statistics.leanings if n.z is not None and abs(n.z) > FAR],
    })  # fmt: skip


@page("selections.see_panels")
def panel_result_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The result as a workbook: scores, criteria, statistics."""
    shown = queries.result(acting(request), pk)
    return tables_response(word("Result of the panel"), [_scores(shown), _criteria(shown), _experts(shown)])


def _scores(r: ResultShown) -> Sheet:
    experts = tuple(Column(word("{name}", name=name), decimals=2) for name in r.experts.values())
    heads = (
        Column(word("Rank")), Column(word("Application no.")), Column(word("Zone"), width=28),
        Column(word("Score"), decimals=4), *experts, Column(word("Mean"), decimals=2),
        Column(word("Spread"), decimals=2),
    )  # fmt: skip
    rows = [_score_row(row, r) for row in r.rows]
    return Sheet(word("Scores"), word("Result of the panel"), heads, rows)


def _score_row(row: Any, r: ResultShown) -> list[Any]:
    totals = dict(row.totals)
    return [row.merged.rank, row.code, row.unit_name, row.merged.score, *(totals.get(code) for code in r.experts),
            row.merged.mean, row.merged.spread]  # fmt: skip


def _criteria(r: ResultShown) -> Sheet:
    heads = (Column(word("Application no.")), Column(word("Zone"), width=28),
             *(Column(word("{name}", name=c.name), decimals=2, width=20) for c in r.criteria))  # fmt: skip
    rows = [[row.code, row.unit_name, *(row.criteria.get(c.id) for c in r.criteria)] for row in r.rows]
    return Sheet(word("Criteria"), word("Means of the criteria"), heads, rows)


def _experts(r: ResultShown) -> Sheet:
    heads = (Column(word("Expert no.")), Column(word("Expert")), Column(word("Mean"), decimals=2),
             Column(word("Leniency"), decimals=2), Column(word("z"), decimals=2),
             Column(word("Spread"), decimals=2))  # fmt: skip
    rows = [[n.expert, r.experts[n.expert], n.mean, n.leniency, n.z, n.spread] for n in r.statistics.leanings]
    return Sheet(word("Experts"), word("What the sheets tell of the experts"), heads, rows)
