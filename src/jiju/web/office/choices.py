"""What a page is asked to show: the period and the other conditions in its address."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.refusals import Malformed, NotFound, Refusal
from jiju.core.words import word
from jiju.rooms.programmes import queries as programmes
from jiju.web import clock


def choices() -> list[Period]:
    """The quarters of the plan's target years that have ended, newest first."""
    today, plan = clock.today(), programmes.plan()
    first = periods.quarter(min(t.year for t in plan.targets), 1)
    last = periods.quarter(today.year, (today.month - 1) // 3 + 1).previous
    end = min(last, periods.quarter(plan.last_year, 4))
    return list(reversed(periods.between(first, end))) or [first]


def period_of(request: HttpRequest) -> Period:
    """The period in the address, else the newest that has ended.

    Errors   NotFound when the address names something that is no period
    """
    asked = request.GET.get("period", "")
    return period_named(asked) if asked else choices()[0]


def period_named(text: str) -> Period:
    """The period that an address or a field names.

    Errors   NotFound when it names something that is no period
    """
    try:
        return periods.parse(text)
    except Malformed as malformed:
        raise NotFound(malformed.what, remedy=malformed.remedy) from malformed


def page_of(request: HttpRequest) -> int:
    """The page of a list that the address names, the first unless it is a number."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 8 else 1


class DayIsUnreadable(Refusal):
    """A day that was typed cannot be read."""

    code = "day-unreadable"


def day_of(text: str) -> date | None:
    """A day as it was typed, nothing when it was left empty.

    Errors   DayIsUnreadable
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DayIsUnreadable(
            word("“{day}” is not a day.", day=text[:20]), remedy=word("Write it like 2025-01-24.")
        ) from None


def type_of(request: HttpRequest) -> str:
    """The zone type in the address, empty for all.

    Errors   NotFound when the plan has no such type
    """
    asked = request.GET.get("type", "")
    if asked and asked not in {t.code for t in programmes.plan().types}:
        raise NotFound(
            word("The plan has no zone type “{code}”.", code=asked[:40]),
            remedy=word("Choose a type from the list."),
        )
    return asked
