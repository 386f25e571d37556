"""Movements of budgets: each locks its budget, holds it to the cent, and writes one entry that is never changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from jiju.core.words import word
from jiju.rooms.grants import queries
from jiju.rooms.grants.acts.refusals import BudgetIsSpent, MoneyStandsOut, MoreThanIsOwed
from jiju.rooms.grants.models import Budget, BudgetEntry, Grant, Payment, Recovery
from jiju.spine.actors import Actor


class Movement(NamedTuple):
    """From which account to which, and what it does to the sums of the budget."""

    credit: str
    debit: str
    column: str
    sign: int


MOVEMENTS = {
    "appropriation": Movement("appropriated", "available", "amount_yuan", 1),
    "cut": Movement("available", "appropriated", "amount_yuan", -1),
    "commitment": Movement("available", "committed", "committed_yuan", 1),
    "release": Movement("committed", "available", "committed_yuan", -1),
    "payment": Movement("committed", "paid", "paid_yuan", 1),
    "payment_back": Movement("paid", "committed", "paid_yuan", -1),
    "receipt": Movement("paid", "recovered", "recovered_yuan", 1),
    "receipt_back": Movement("recovered", "paid", "recovered_yuan", -1),
}


class About(NamedTuple):
    """What a movement is about. Missing: None where it is not about one."""

    grant: Grant | None = None
    payment: Payment | None = None
    recovery: Recovery | None = None
    reverses: BudgetEntry | None = None
    document: str = ""


def move(budget: int, kind: str, yuan: Decimal, about: About, *, by: Actor, at: datetime) -> BudgetEntry:
    """Move money within a budget. The budget is locked until the act is over, so that no other can take the same.

    Errors   BudgetIsSpent, MoneyStandsOut, MoreThanIsOwed: whatever would break the order of the sums
    """
    held: Budget = Budget.objects.select_for_update(of=("self",)).get(pk=budget)
    how = MOVEMENTS[kind]
    setattr(held, how.column, getattr(held, how.column) + how.sign * yuan)
    _refuse_disorder(held, yuan)
    if kind == "commitment":
        _refuse_beyond_fund(held, yuan)
    held.save()
    made = BudgetEntry(
        budget=held, kind=kind, credit=how.credit, debit=how.debit, amount_yuan=yuan, grant=about.grant,
        payment=about.payment, recovery=about.recovery, reverses=about.reverses, document=about.document[:200],
        by=by.person, at=at,
    )  # fmt: skip
    made.save()
    return made


def _refuse_disorder(held: Budget, yuan: Decimal) -> None:
    """What the database would refuse as well, said so that a person can read it."""
    faults: tuple[tuple[bool, Callable[[], Exception]], ...] = (
        (held.committed_yuan > held.amount_yuan, lambda: _spent(held, yuan)),
        (held.paid_yuan > held.committed_yuan, _paid_more),
        (held.recovered_yuan > held.paid_yuan or held.recovered_yuan < 0, _back_more),
    )
    for is_broken, refusal in faults:
        if is_broken:
            raise refusal()


def _spent(held: Budget, yuan: Decimal) -> BudgetIsSpent:
    left = held.amount_yuan - (held.committed_yuan - yuan)
    return BudgetIsSpent(
        word("{budget} of {year} has not enough left for {yuan} yuan.", budget=held.name, year=held.year,
             yuan=f"{yuan:,}"),
        why=word("{left} yuan can still be promised.", left=f"{max(left, Decimal(0)):,}"),
        remedy=word("Propose less, choose another budget, or let finance raise it."),
    )  # fmt: skip


def _refuse_beyond_fund(held: Budget, yuan: Decimal) -> None:
    """Refuse to promise more of a city's fund than the city has entered as its size.

    Whoever changes that size locks the budget too, so that it stands while this is asked.
    """
    fund = queries.fund_named(held)
    if fund is not None and held.committed_yuan > fund.amount_yuan:
        left = fund.amount_yuan - (held.committed_yuan - yuan)
        raise BudgetIsSpent(
            word("{fund} of {year} holds {size} yuan in all.", fund=fund.name, year=fund.year,
                 size=f"{fund.amount_yuan:,}"),
            why=word("{left} yuan can still be promised.", left=f"{max(left, Decimal(0)):,}"),
            remedy=word("Propose less, or let the city correct the size of its fund by its document."),
        )  # fmt: skip


def _paid_more() -> MoneyStandsOut:
    return MoneyStandsOut(
        word("More would be paid out than is promised."), remedy=word("Pay or release what the plan of payments says.")
    )


def _back_more() -> MoreThanIsOwed:
    return MoreThanIsOwed(
        word("More would have come back than was paid out."), remedy=word("Enter what the bank says has come.")
    )
