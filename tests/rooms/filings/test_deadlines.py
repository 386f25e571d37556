"""Windows at the second: when a period opens, what is on time, what is late, and when nothing is taken any more."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jiju.core import periods
from jiju.core.periods import Period
from jiju.rooms.filings import acts, checks, queries
from jiju.rooms.programmes.checks import read_plan
from jiju.spine.roles import Role
from tests.rooms.filings.ways import SIGNED, refused, walk
from tests.web import small

R = Role
TICK = timedelta(microseconds=100_000)
DUE = datetime(2025, 1, 26, 18, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # 25 January is a Saturday, the 26th is worked
CLOSES = DUE + timedelta(days=60)

# The period, days after its end, and the day that is due; what stands in the way is named.
DUE_DAYS = [
    (periods.month(2024, 9), 7, date(2024, 10, 8), "the last day of the National Day holidays"),
    (periods.month(2024, 9), 12, date(2024, 10, 12), "a Saturday that is worked for the holidays"),
    (periods.month(2025, 2), 1, date(2025, 3, 3), "a plain Saturday"),
    (periods.quarter(2024, 4), 25, date(2025, 1, 26), "a Saturday before a Sunday that is worked"),
    (periods.quarter(2024, 4), 28, date(2025, 2, 5), "the whole Spring Festival"),
    (periods.quarter(2025, 1), 18, date(2025, 4, 18), "nothing"),
    (periods.half(2024, 1), 6, date(2024, 7, 8), "a weekend"),
    (periods.half(2024, 2), 20, date(2025, 1, 20), "nothing"),
    (periods.year(2024), 31, date(2025, 2, 5), "the third day of the Spring Festival"),
    (periods.year(2024), 90, date(2025, 3, 31), "nothing"),
    (periods.year(2039), 1, date(2040, 1, 2), "a Sunday of a year whose holidays nobody has announced"),
]


@pytest.mark.parametrize(("period", "days", "due", "_in_the_way"), DUE_DAYS)
def test_a_period_is_due_on_a_working_day(period: Period, days: int, due: date, _in_the_way: str) -> None:
    assert checks.due_day(period, days) == due
    assert checks.is_working_day(due)


def test_a_day_is_that_of_shanghai_and_not_of_greenwich() -> None:
    assert checks.day_of(datetime(2025, 1, 25, 15, 59, 59, tzinfo=ZoneInfo("UTC"))) == date(2025, 1, 25)
    assert checks.day_of(datetime(2025, 1, 25, 16, 0, tzinfo=ZoneInfo("UTC"))) == date(2025, 1, 26)
    assert checks.end_of(date(2025, 1, 26)) == datetime(2025, 1, 26, 10, 0, tzinfo=ZoneInfo("UTC"))
    assert checks.start_of(date(2025, 1, 26)) == datetime(2025, 1, 25, 16, 0, tzinfo=ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("sent", "late"),
    [(DUE - TICK, False), (DUE - timedelta(microseconds=1), False), (DUE, True), (DUE + TICK, True)],
    ids=["17:59:59.9", "17:59:59.999999", "18:00:00", "18:00:00.1"],
)
def test_at_six_exactly_it_is_late(sent: datetime, late: bool) -> None:
    assert checks.is_late(DUE, sent) is late
    assert checks.is_late(DUE, sent.astimezone(ZoneInfo("UTC"))) is late


def _own(at: datetime) -> Any:
    return {o.form_code: o for o in queries.obligations(small.actor(R.ZONE_STATISTICIAN), at)}.get("B1")


def test_what_is_owed_is_late_from_six_on(db: None) -> None:
    small.make()
    before, after = _own(DUE - TICK), _own(DUE)
    assert (before.due_at, before.days_left, before.is_late) == (DUE, 0, False)
    assert (after.days_left, after.is_late) == (0, True)
    assert _own(DUE + timedelta(days=2)).days_left == -2


def test_what_is_owed_appears_at_midnight_and_goes_when_the_window_closes(db: None) -> None:
    small.make()
    opens = datetime(2024, 12, 31, 0, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert _own(opens - TICK) is None
    assert _own(opens).period == small.LIVE
    assert _own(CLOSES - TICK).is_late
    assert _own(CLOSES) is None


def test_a_form_sent_on_time_stays_on_time(draft: Any) -> None:
    walk(draft, SIGNED[0])
    acts.endorse(draft, by=small.actor(R.ZONE_HEAD), at=DUE - TICK)
    shown = _own(DUE + timedelta(days=3))
    assert (shown.sent_at, shown.is_late) == (DUE - TICK, False)


def test_a_form_sent_at_six_is_late(draft: Any) -> None:
    walk(draft, SIGNED[0])
    acts.endorse(draft, by=small.actor(R.ZONE_HEAD), at=DUE)
    assert _own(DUE + timedelta(days=3)).is_late


def test_a_reviewer_is_told_the_day_of_the_review_and_not_that_of_the_report(draft: Any) -> None:
    """Report by 26 January; county and city review within 28 days, which the Spring Festival moves to 5 February."""
    head, county, city = small.actor(R.ZONE_HEAD), small.actor(R.COUNTY), small.actor(R.CITY)
    after = date(2025, 1, 27)
    walk(draft, SIGNED[0])
    assert queries.queue(head, after).rows[0].days_left == -1, "the signature is due with the report"
    assert queries.asks(head, after)[0].is_late
    walk(draft, SIGNED[1])
    assert queries.queue(county, after).rows[0].days_left == 9
    assert not queries.asks(county, date(2025, 2, 5))[0].is_late
    assert queries.asks(county, date(2025, 2, 6))[0].is_late
    walk(draft, (acts.pass_county, R.COUNTY))
    assert [s.due for s in queries.filing(city, draft.pk, on=after).steps if s.status == "now"] == [date(2025, 2, 5)]
    assert queries.queue(city, after).rows[0].days_left == 9


def test_until_the_moment_of_closing_the_reporter_writes_and_signs(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    acts.fill_in(draft, by=by, at=CLOSES - TICK, cells=small.cells(9), expected_version=draft.version)
    more = {"cells": small.cells(9), "expected_version": draft.version}
    refused(acts.NotInWindow, acts.fill_in, draft, by=by, at=CLOSES, **more)
    refused(acts.NotInWindow, acts.certify, draft, by=by, at=CLOSES)
    acts.certify(draft, by=by, at=CLOSES - TICK)
    refused(acts.NotInWindow, acts.endorse, draft, by=small.actor(R.ZONE_HEAD), at=CLOSES)
    acts.endorse(draft, by=small.actor(R.ZONE_HEAD), at=CLOSES - TICK)
    assert draft.state == "submitted"


def test_a_window_opens_at_the_moment_and_not_before(db: None) -> None:
    small.make()
    by, opens = small.actor(R.ZONE_STATISTICIAN), datetime(2024, 12, 31, tzinfo=ZoneInfo("Asia/Shanghai"))
    more = {"by": by, "form_code": "B1", "period": small.LIVE, "unit_code": small.HOME}
    says = refused(acts.NotInWindow, acts.start, None, at=opens - TICK, **more)
    assert "2024-12-31 00:00" in str(says)
    assert acts.start(None, at=opens, **more).state == "draft"


@pytest.mark.parametrize(
    ("kind", "period", "printed", "opens", "due"),
    [
        ("month", periods.month(2024, 12), "2024年12月", date(2024, 12, 31), date(2025, 1, 20)),
        ("quarter", periods.quarter(2024, 4), "2024年四季度（1—本季累计）", date(2024, 12, 31), date(2025, 1, 20)),
        ("half", periods.half(2024, 1), "2024年上半年", date(2024, 6, 30), date(2024, 7, 22)),
        ("half", periods.half(2024, 2), "2024年下半年", date(2024, 12, 31), date(2025, 1, 20)),
        ("year", periods.year(2024), "2024年", date(2024, 12, 31), date(2025, 1, 20)),
    ],
)
def test_a_form_of_each_kind_of_period_is_opened_owed_and_filed(
    db: None, kind: str, period: Period, printed: str, opens: date, due: date
) -> None:
    small.make()
    plan = read_plan(small.PLAN)
    of_kind = next(f for f in plan.forms if f.code == "B1").model_copy(
        update={"code": "X1", "period": kind, "due_days": {"report": 20}}
    )
    acts.adopt_forms(plan.model_copy(update={"forms": (of_kind,)}), by=small.BY, at=small.AT)
    window = acts.open_period(None, by=small.BY, at=small.AT, form_code="X1", period=period)
    assert (window.opens_at, window.due_at) == (checks.start_of(opens), checks.end_of(due))
    at, by = checks.end_of(due) - TICK, small.actor(R.ZONE_STATISTICIAN)
    owed = {(o.form_code, o.period): o for o in queries.obligations(by, at)}[("X1", period)]
    assert (owed.due_at, owed.is_late) == (checks.end_of(due), False)
    made = acts.start(None, by=by, at=at, form_code="X1", period=period, unit_code=small.HOME)
    assert periods.parse(made.period) == period
    assert queries.template_of(by, made.pk).period_label == printed


def test_a_form_is_not_opened_for_another_kind_of_period(db: None) -> None:
    small.make()
    refused(acts.WrongPeriod, acts.open_period, None, by=small.BY, form_code="B1", period=periods.half(2024, 1))
