"""Reads: the grants of somebody's area, as a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from jiju.core import workdays
from jiju.rooms.grants.models import Grant
from jiju.rooms.grants.queries.rules import rule_names
from jiju.rooms.grants.shapes import GrantLine
from jiju.rooms.grants.states import GRANTS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.permissions import ZONE

BEFORE = ("proposed", "reviewed", "countersigned")  # deliberation: the zone sees its grant once it is decided


def visible(by: Actor) -> QuerySet[Any]:
    """The grants that somebody may see, the newest first."""
    rows: QuerySet[Any] = Grant.objects.within(by).select_related("budget").order_by("-proposed_at", "-pk")
    return rows.exclude(state__in=BEFORE) if by.role in ZONE else rows


def grants(
    by: Actor, *, on: date, state: str = "", rule: str = "", city: str = "", year: int = 0, search: str = ""
) -> list[GrantLine]:
    """The grants of somebody's area that fit the conditions."""
    permissions.ask(by, "grants.see_grants")
    rows = visible(by)
    for name, value in (("state", state), ("rule", rule), ("city", city), ("budget__year", year)):
        rows = rows.filter(**{name: value}) if value else rows
    if search:
        rows = rows.filter(Q(unit_name__icontains=search) | Q(unit__istartswith=search))
    return lines_of(rows, on)


def lines_of(rows: Iterable[Any], on: date) -> list[GrantLine]:
    """Grants as lines of a list."""
    names = rule_names()
    return [_line(g, names, on) for g in rows]


def _line(g: Any, names: dict[str, str], on: date) -> GrantLine:
    awaited = g.report_by if g.state == "paid" else None
    return GrantLine(
        g.pk, g.rule, names.get(g.rule, g.rule), g.unit, g.unit_name, g.city, g.budget.year, g.budget.source,
        g.budget.name, g.amount_yuan, g.paid_yuan, g.recovered_yuan, g.state, GRANTS.states[g.state], g.proposed_at,
        g.report_by, workdays.days_left(awaited, on) if awaited else None,
    )  # fmt: skip


def years(by: Actor) -> list[int]:
    """The budget years of the grants that somebody sees, the newest first."""
    return sorted(set(visible(by).order_by().values_list("budget__year", flat=True)), reverse=True)


def grant_record(by: Actor, pk: int) -> Grant:
    """The grant to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: Grant | None = visible(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found
