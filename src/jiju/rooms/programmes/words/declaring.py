"""What does not fit in the declared check of a clause."""

from __future__ import annotations

from jiju.core.words import word
from jiju.rooms.programmes.words.telling import Pair, listed

PROCEDURE = word("procedure")


def unknown_evidence(name: str, known: list[str]) -> Pair:
    return (
        word("Nobody knows the evidence “{name}”.", name=name),
        word("Write one of: {known}.", known=listed(known)),
    )


def unknown_parameter(name: str, evidence: str, known: list[str]) -> Pair:
    return (
        word("The evidence {evidence} takes no parameter “{name}”.", evidence=evidence, name=name),
        word("Write one of: {known}.", known=listed(known) or "—"),
    )


def parameter_missing(name: str, evidence: str) -> Pair:
    return (
        word("The evidence {evidence} has to be told its parameter “{name}”.", evidence=evidence, name=name),
        word("Write it under parameters."),
    )


def not_a_count(value: str) -> Pair:
    return word("“{value}” is not a whole number.", value=value), word("Write digits, such as 4.")


def rule_of_clause_unreadable(what: object, remedy: object) -> Pair:
    return (
        word("The check cannot be read: {what}", what=what),
        word('{remedy} A check compares [share], [amount], [of] or [missing], or asks judged("…").', remedy=remedy),
    )


def rule_without_evidence() -> Pair:
    return (
        word("The check compares figures and names no evidence."),
        word('Write evidence, or let the rule ask judged("…") alone.'),
    )


def judged_twice() -> Pair:
    return word("The check asks for more than one judgement."), word("Ask one question that a person answers.")


def figures_near_only() -> Pair:
    return (
        word("What is near is seen by figures alone, without a judgement."),
        word("Write near with [share], [amount], [of] or [missing]."),
    )


def proof_not_wanted() -> Pair:
    return (
        word("A check from the platform’s data alone wants no documents."),
        word("Write auto: partial, or take proofs away."),
    )
