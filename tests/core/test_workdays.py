"""Terms are counted in working days: festivals are skipped, and the weekends worked for them count."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from jiju.core import workdays


@pytest.mark.parametrize(("day", "days", "last"), [
    ("2025-02-12", 5, "2025-02-19"),  # a weekend between
    ("2025-01-27", 1, "2025-02-05"),  # the whole festival between
    ("2025-01-24", 2, "2025-01-27"),  # Sunday 26 January is worked
    ("2025-02-07", 1, "2025-02-08"),  # and so is Saturday 8 February
    ("2025-02-12", 0, "2025-02-12"),
    ("2150-01-01", 1, "2150-01-02"),  # a year whose holidays nobody knows: a Friday after a Thursday
])  # fmt: skip
def test_the_last_day_of_a_term(day: str, days: int, last: str) -> None:
    assert workdays.after_working_days(date.fromisoformat(day), days) == date.fromisoformat(last)


def test_a_day_ends_and_begins_in_the_province() -> None:
    late = datetime(2025, 2, 19, 16, 30, tzinfo=ZoneInfo("UTC"))
    assert workdays.day_of(late) == date(2025, 2, 20)
    assert workdays.days_left(late, date(2025, 2, 19)) == 1
    assert workdays.days_left(date(2025, 2, 18), date(2025, 2, 19)) == -1
    assert (workdays.end_of(date(2025, 2, 19)) - workdays.start_of(date(2025, 2, 19))).total_seconds() == 18 * 3600
