"""Reads: the rules of the plan on which money is paid."""

from __future__ import annotations

from decimal import Decimal

from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Award

WAN = Decimal(10_000)


def rules() -> list[Award]:
    """The rules of the plan in force on which something may be paid. For the program itself."""
    return [a for a in programmes.plan().awards if a.needs is not None]


def rule_named(ident: str) -> Award:
    """One of these rules.

    Errors   NotFound
    """
    found = next((a for a in rules() if a.id == ident), None)
    if found is None:
        raise NotFound(
            word("The plan has no award “{id}” on which money is paid.", id=ident[:40]),
            remedy=word("Choose one of the awards of the plan."),
        )
    return found


def rule_names() -> dict[str, str]:
    """What each award of the plan is for, by its code. For the program itself."""
    return {a.id: a.for_ for a in programmes.plan().awards}


def plan_id() -> str:
    """The plan in force. For the program itself."""
    return programmes.plan().id


def needs_countersign(rule: Award, amount_yuan: Decimal) -> bool:
    """Whether an amount lies above the line from which two units sign."""
    line = rule.two_approvers_above_wan
    return line is not None and amount_yuan > Decimal(line) * WAN
