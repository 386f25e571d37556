"""One alert as a workbook: its signs, its figure beside those of its size, its steps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jiju.core import periods
from jiju.core.words import word
from jiju.rooms.oversight import queries
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.exports import Column, Sheet, tables_response

SIGNS = (
    Column(word("Rule")), Column(word("Rule of the alert"), width=28), Column(word("Whom it is about"), width=30),
    Column(word("Period"), width=16), Column(word("What was found"), width=60), Column(word("What to do"), width=50),
    Column(word("Figure as it was read"), 1), Column(word("Figure now"), 1), Column(word("Unit of measure")),
    Column(word("Found now"), width=16),
)  # fmt: skip
PEERS = (
    Column(word("Enterprise or zone"), width=36), Column(word("This period"), 1), Column(word("A year before"), 1),
    Column(word("Times"), 2),
)  # fmt: skip
STEPS = (
    Column(word("Day")), Column(word("Step"), width=24), Column(word("Who")), Column(word("Unit that acted"), width=28),
    Column(word("Words"), width=60),
)  # fmt: skip


@page("oversight.see_alerts")
def alert_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """What the page of an alert lists, as far as its reader sees it."""
    a = queries.alert(acting(request), pk, on=clock.today())
    title = word("{name}, {period}", name=a.line.subject_name, period=periods.parse(a.line.period).name)
    signs = [
        (s.rule, s.rule_name, s.subject_name, periods.parse(s.period) if s.period else "", s.says, s.remedy, s.then,
         s.now, s.measure, word("not found any more") if s.is_gone else word("found"))
        for s in a.signs
    ]  # fmt: skip
    steps = [(timezone.localtime(s.at).date().isoformat(), s.verb_name, s.by, s.unit_name, s.text) for s in a.steps]
    sheets = [Sheet(word("Signs"), title, SIGNS, signs), Sheet(word("What was done"), title, STEPS, steps)]
    if a.peers:
        heading = word("{name} ({unit})", name=a.peer_row, unit=a.peer_measure)
        rows = [(p.name, p.now, p.ago, p.ratio) for p in a.peers]
        sheets.insert(1, Sheet(word("Beside those of its size"), heading, PEERS, rows))
    return tables_response(title, sheets)
