"""Reads: budgets with what is left of them, and their movements."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from jiju.core.words import Word
from jiju.rooms.grants.models import Budget, BudgetEntry, Grant
from jiju.rooms.grants.shapes import BudgetShown, EntryShown, SourceLine
from jiju.rooms.grants.words import ACCOUNTS, KINDS, SOURCES
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor

STEPS = {"appropriation": 1, "cut": -1, "commitment": -1, "release": 1}  # what each does to what can be promised


def budgets(by: Actor, *, year: int = 0, source: str = "") -> list[BudgetShown]:
    """The budgets that somebody sees: those of the province, and of the cities of the own area."""
    permissions.ask(by, "grants.see_finance")
    rows = visible(by)
    rows = rows.filter(year=year) if year else rows
    rows = rows.filter(source=source) if source else rows
    return [_shown(b) for b in _counted(by, rows)]


def by_source(by: Actor, *, source: str = "") -> list[SourceLine]:
    """The budgets that somebody sees, taken together by year and source: the newest year first."""
    permissions.ask(by, "grants.see_finance")
    rows = visible(by).filter(source=source) if source else visible(by)
    names = ("amount_yuan", "committed_yuan", "paid_yuan", "recovered_yuan")
    sums = rows.order_by("-year", "source").values("year", "source").annotate(
        many=Count("pk"), **{f"all_{name}": Sum(name) for name in names}
    )  # fmt: skip
    return [
        SourceLine(one["year"], one["source"], SOURCES[one["source"]], one["many"], *(one[f"all_{n}"] for n in names))
        for one in sums
    ]


def sources() -> dict[str, Word]:
    """Whose money there is."""
    return SOURCES


def visible(by: Actor) -> QuerySet[Budget]:
    """The province's own budgets are no secret to a city; another city's are not its business."""
    rows = Budget.objects.order_by("-year", "source", "name", "pk")
    return rows if by.scope.reach in ("all", "types") else rows.filter(Q(city="") | Q(city__in=sorted(by.scope.codes)))


def _counted(by: Actor, rows: QuerySet[Budget]) -> QuerySet[Any]:
    """Budgets with how many of their grants lie in the reader's scope."""
    within = Grant.objects.within(by).exclude(state="declined").order_by()
    return rows.annotate(count=Count("grants", filter=Q(grants__in=within), distinct=True))


def _shown(b: Any) -> BudgetShown:
    return BudgetShown(
        b.pk, b.year, b.source, SOURCES[b.source], b.name, b.city, b.amount_yuan, b.committed_yuan, b.paid_yuan,
        b.recovered_yuan, b.document, b.count,
    )  # fmt: skip


def budget(by: Actor, pk: int) -> BudgetShown:
    """One budget.

    Errors   NotFound when it is missing or out of reach
    """
    permissions.ask(by, "grants.see_finance")
    found = _counted(by, visible(by).filter(pk=pk)).first()
    if found is None:
        raise permissions.out_of_sight()
    return _shown(found)


def budget_record(by: Actor, pk: int) -> Budget:
    """The budget to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found = visible(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def entries(by: Actor, pk: int) -> list[EntryShown]:
    """The movements of a budget, oldest first, with what could be promised after each.

    Of a grant outside the reader's scope only the movement and its sums are told: not which, for whom, by which
    document, nor who entered it.

    Errors   NotFound
    """
    budget(by, pk)
    rows = list(BudgetEntry.objects.filter(budget_id=pk).select_related("grant").order_by("pk"))
    names = people.names_of([e.by for e in rows])
    out, left = [], Decimal(0)
    for e in rows:
        left += STEPS.get(e.kind, 0) * e.amount_yuan
        about = (e.grant_id, e.grant.unit_name if e.grant else "", e.document, names.get(e.by, e.by))
        is_near = e.grant is None or by.scope.covers(e.grant.place)
        out.append(EntryShown(
            e.pk, e.at, e.kind, KINDS[e.kind], ACCOUNTS[e.credit], ACCOUNTS[e.debit], e.amount_yuan, left,
            *(about if is_near else (None, "", "", "")), e.reverses_id,
        ))  # fmt: skip
    return out
