"""Budgets: entered by finance with their document, raised, and lowered no further than what is promised."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from jiju.core.words import word
from jiju.rooms.grants.acts.asking import amount, document, text
from jiju.rooms.grants.acts.booking import About, move
from jiju.rooms.grants.acts.refusals import BudgetDoesNotFit
from jiju.rooms.grants.models import Budget
from jiju.rooms.grants.shapes import BudgetFacts
from jiju.rooms.grants.words import SOURCES
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

FIRST, LAST = 2000, 2100


@act("grants.enter_budget")
def enter_budget(facts: BudgetFacts, *, by: Actor, at: datetime) -> Budget:
    """Enter the money of one year and source. A city's fund lies in its city.

    Errors   BudgetDoesNotFit, AmountDoesNotFit, TextIsTooShort; NotFound outside the area
    """
    permissions.ask(by, "grants.enter_budget", facts.place)
    yuan, paper = amount(facts.amount_yuan), document(facts.document)
    name = text(facts.name, word("Say what the fund is called."), 2, 120)
    _refuse_misfit(facts, name)
    made = Budget(
        year=facts.year, source=facts.source, name=name, amount_yuan=Decimal(0), document=paper,
        entered_by=by.person, entered_at=at, city=facts.city,
    )  # fmt: skip
    made.save()
    move(made.pk, "appropriation", yuan, About(document=paper), by=by, at=at)
    made.refresh_from_db()
    record(made, year=facts.year, source=facts.source, name=name, city=facts.city, amount_yuan=yuan, document=paper)
    return made


def _refuse_misfit(facts: BudgetFacts, name: str) -> None:
    if facts.source not in SOURCES or not FIRST <= facts.year <= LAST:
        raise BudgetDoesNotFit(
            word("A budget has a year and one of the known sources."),
            remedy=word("Choose both from the lists."),
        )
    if (facts.source == "city") != bool(facts.city):
        raise BudgetDoesNotFit(
            word("A city’s fund names its city, and no other does."), remedy=word("Choose the city, or another source.")
        )
    if Budget.objects.filter(year=facts.year, source=facts.source, name=name, city=facts.city).exists():
        raise BudgetDoesNotFit(
            word("{name} of {year} is there already.", name=name, year=facts.year),
            remedy=word("Raise or lower it."),
        )


@act("grants.raise_budget")
def raise_budget(budget: Budget, *, by: Actor, at: datetime, amount_yuan: Decimal, paper: str) -> Budget:
    """Add money to a budget.

    Errors   AmountDoesNotFit, TextIsTooShort
    """
    return _changed(budget, "appropriation", amount_yuan, paper, by, at)


@act("grants.lower_budget")
def lower_budget(budget: Budget, *, by: Actor, at: datetime, amount_yuan: Decimal, paper: str) -> Budget:
    """Take money out of a budget that nobody has been promised.

    Errors   BudgetIsSpent when it is promised; AmountDoesNotFit, TextIsTooShort
    """
    return _changed(budget, "cut", amount_yuan, paper, by, at)


def _changed(budget: Budget, kind: str, amount_yuan: Decimal, paper: str, by: Actor, at: datetime) -> Budget:
    yuan, named = amount(amount_yuan), document(paper)
    move(budget.pk, kind, yuan, About(document=named), by=by, at=at)
    budget.refresh_from_db()
    record(budget, amount_yuan=yuan, document=named, now_yuan=budget.amount_yuan)
    return budget
