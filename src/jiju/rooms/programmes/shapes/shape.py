"""The manner of every shape of a plan, and the kinds of value that it is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Id = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
Text = Annotated[str, Field(min_length=1)]
Year = Annotated[int, Field(ge=1900, le=2200)]
Number = Annotated[Decimal, Field(allow_inf_nan=False)]


def _written_as_a_day(value: Any) -> Any:
    """Only year-month-day: a bare number would be read as seconds since 1970."""
    if isinstance(value, str) and len(value) == 10 or isinstance(value, date):
        return value
    raise ValueError("not a day")


def _as_written(value: Any) -> Any:
    """A whole number is as good as its digits."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Written = Annotated[str, BeforeValidator(_as_written), Field(min_length=1)]
Day = Annotated[date, BeforeValidator(_written_as_a_day)]
Confidence = Literal["certain", "high", "medium", "low"]


class Shape(BaseModel):
    """The manner of every shape of a plan: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)
