"""Reads: what finance officers look at on one page: caps, budgets, what looks double, overdue reports, recoveries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from jiju.core import workdays
from jiju.core.words import Word
from jiju.rooms.grants.models import Recovery
from jiju.rooms.grants.queries.budgets import budgets
from jiju.rooms.grants.queries.lists import lines_of, visible
from jiju.rooms.grants.queries.once import as_told, suspected_of
from jiju.rooms.grants.queries.paying import recoveries_of
from jiju.rooms.grants.queries.rules import WAN, rules
from jiju.rooms.grants.shapes import CapLine, FinanceShown, Owed, Suspected, Suspicion
from jiju.rooms.programmes.shapes import Award
from jiju.spine import permissions
from jiju.spine.actors import Actor

NOTHING = Decimal("0.00")
PROMISED = ("approved", "paid", "used", "accepted")


def finance(by: Actor, *, on: date, year: int = 0) -> FinanceShown:
    """The page of one budget year, or of all, within somebody's area."""
    permissions.ask(by, "grants.see_finance")
    rows = visible(by).filter(budget__year=year) if year else visible(by)
    live = list(rows.exclude(state="declined"))
    awaited = sorted(
        lines_of([g for g in live if g.state == "paid" and g.report_by], on), key=lambda x: x.report_by or on
    )
    back = Recovery.objects.filter(grant__in=live, state__in=("proposed", "ordered")).select_related("grant")
    return FinanceShown(
        tuple(_cap(rule, live) for rule in rules()), tuple(budgets(by, year=year)), tuple(_suspected(by, live, on)),
        tuple(_owed(x, on) for x in awaited), recoveries_of(by, back.order_by("due", "pk"), on),
    )  # fmt: skip


def _cap(rule: Award, live: list[Any]) -> CapLine:
    cap = Decimal(rule.cap_wan or 0)
    mine = [g for g in live if g.rule == rule.id and g.state in PROMISED]
    amounts = [g.amount_yuan for g in mine]
    return CapLine(
        rule.id, rule.for_, rule.clause or "", cap, len(mine), sum(a == cap * WAN for a in amounts),
        sum(amounts, NOTHING), sum((g.paid_yuan for g in mine), NOTHING), max(amounts, default=NOTHING),
    )  # fmt: skip


def _suspected(by: Actor, live: list[Any], on: date) -> Iterator[Suspected]:
    """What waits for a review with its findings of today, and what was reviewed with those that were explained."""
    lines = {x.id: x for x in lines_of(live, on)}
    now = suspected_of([g for g in live if g.state == "proposed"], on)
    pairs = [(g, one) for g in live for one in (now.get(g.pk, []) if g.state == "proposed" else _reviewed(g))]
    for (g, _), told in zip(pairs, as_told(by, [one for _, one in pairs]), strict=True):
        yield Suspected(lines[g.pk], told, g.explanation)


def _reviewed(g: Any) -> list[Suspicion]:
    return [Suspicion(code, Word.from_data(says), other) for code, says, other in json.loads(g.findings)]


def _owed(line: Any, on: date) -> Owed:
    return Owed(line, line.report_by, workdays.days_left(line.report_by, on))
