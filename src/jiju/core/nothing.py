"""What a cell may hold: a number, words, or one of the kinds of nothing. Zero is a number, and nothing of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Nothing(StrEnum):
    """An absent value that says why it is absent. Never added up as zero."""

    BLANK = "blank"  # not yet answered: 待填
    NOT_APPLICABLE = "na"  # 不适用
    WITHHELD = "withheld"  # 不予公布


@dataclass(frozen=True)
class Text:
    """What a cell of words, a date or a choice holds. Never empty: an empty cell is blank."""

    words: str

    def __str__(self) -> str:
        return self.words


Value = Decimal | Nothing  # what rules, sums and figures work with
Answer = Value | Text  # what a cell of a form may hold


def is_number(value: Answer) -> bool:
    return isinstance(value, Decimal)


def to_data(value: Answer) -> str | dict[str, str]:
    """An answer as canonical data: a decimal string, {"nothing": kind} or {"text": words}."""
    if isinstance(value, Text):
        return {"text": value.words}
    return {"nothing": value.value} if isinstance(value, Nothing) else format(value, "f")


def from_data(data: str | dict[str, str]) -> Answer:
    if isinstance(data, str):
        return Decimal(data)
    return Text(data["text"]) if "text" in data else Nothing(data["nothing"])


def numbers_of(cells: Mapping[str, Answer]) -> dict[str, Value]:
    """The cells that hold numbers or a kind of nothing, without those of words."""
    return {code: value for code, value in cells.items() if not isinstance(value, Text)}
