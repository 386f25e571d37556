"""What is wrong with the topics of a plan."""

from __future__ import annotations

from jiju.core.words import word
from jiju.rooms.programmes.words.telling import Pair, listed


def row_of_another_kind(code: str, kind: str, wanted: str) -> Pair:
    return (
        word("Row {code} is of the kind “{kind}” and cannot tell this; a row of the kind “{wanted}” can.", code=code,
             kind=kind, wanted=wanted),
        word("Name another row, or change the form."),
    )  # fmt: skip


def not_for_supervision(code: str) -> Pair:
    return (
        word("Row {code} was not collected for supervision.", code=code),
        word("Name a row whose purposes hold “supervision”."),
    )


def choices_without_light(choices: list[str]) -> Pair:
    return (
        word("The lights do not name exactly the choices of the row."),
        word("Write a light for each of: {choices}.", choices=listed(choices)),
    )


def fact_without_one_source() -> Pair:
    return (
        word("A fact comes from exactly one place."),
        word("Write form and row, or form and late, or counts alone."),
    )
