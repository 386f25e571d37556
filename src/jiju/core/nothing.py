"""Four kinds of nothing: zero is a number; blank, not applicable and withheld are these."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum


class Nothing(StrEnum):
    """An absent value that says why it is absent. Never added up as zero."""

    BLANK = "blank"  # not yet answered: 待填
    NOT_APPLICABLE = "na"  # 不适用
    WITHHELD = "withheld"  # 不予公布


Value = Decimal | Nothing


def is_number(value: Value) -> bool:
    return isinstance(value, Decimal)


def to_data(value: Value) -> str | dict[str, str]:
    """A value as canonical data: a decimal string, or {"nothing": kind}."""
    return {"nothing": value.value} if isinstance(value, Nothing) else format(value, "f")


def from_data(data: str | dict[str, str]) -> Value:
    return Nothing(data["nothing"]) if isinstance(data, dict) else Decimal(data)
