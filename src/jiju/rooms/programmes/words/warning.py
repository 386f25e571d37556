"""What is wrong with a rule of alerts."""

from __future__ import annotations

from jiju.core.words import word
from jiju.rooms.programmes.words.telling import Pair

RULE = word("rule")


def one_of_three() -> Pair:
    return (
        word("The rule says not exactly one of findings, text and test."),
        word("Write the findings of forms that it takes up, or a rule of its own, or the name of a test."),
    )


def rows_are_missing(test: str) -> Pair:
    return (
        word("The test “{test}” is told no form or no rows to look at.", test=test),
        word("Write the form and the codes of its rows."),
    )


def crowding_without_amount() -> Pair:
    return (
        word("The test “crowding” is told no threshold."),
        word("Write the amount in the unit of the row."),
    )


def rule_without_form() -> Pair:
    return (
        word("A rule of its own needs a form, the row that it is shown at and the fact that it states."),
        word("Write form, row and states beside the text."),
    )
