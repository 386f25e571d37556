"""What is said of a plan as a whole, and to somebody who asks for one."""

from __future__ import annotations

from jiju.core.words import Word, word
from jiju.rooms.programmes.words.telling import Pair, listed


def faults_found(count: int) -> Word:
    return word("The plan has {count} faults.", count=count)


def mend_each() -> Word:
    return word("Mend each and try again; nothing has been loaded.")


def no_plan() -> Pair:
    return word("No plan has been loaded yet."), word("An administrator loads one with “jiju plan load DIR”.")


def no_such_plan(ident: str, known: list[str]) -> Pair:
    return (
        word("There is no plan “{ident}”.", ident=ident),
        word("Loaded are: {known}.", known=listed(known)),
    )


def no_such_clause(ident: str) -> Pair:
    return word("There is no clause “{ident}” in the plan.", ident=ident), word("Check its number in the plan.")
