"""A period closed by the province stays as it is; two persons open it again, and each step is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotYours
from jiju.rooms.filings import acts, checks, queries
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import REVIEWED, SIGNED, WHY, refused, walk
from tests.web import small

R = Role
AFTER = datetime(2025, 2, 10, 9, 0, tzinfo=checks.ZONE)
UNTIL = date(2025, 2, 14)
REASON = "统计局反馈薪酬口径有误，须更正后重新汇总。"


def window() -> Any:
    return queries.window("B1", str(small.LIVE))


def second(role: Role = R.PROVINCE) -> Any:
    """Another person of the same office."""
    return replace(small.actor(role), person="P999999", account="second", name="另一人")


def close(**more: Any) -> Any:
    return acts.close_period(window(), **({"by": small.actor(R.PROVINCE), "at": AFTER} | more))


def reopen(**more: Any) -> Any:
    ask = {"by": small.actor(R.PROVINCE), "at": AFTER, "reason": REASON, "until": UNTIL}
    acts.ask_reopening(window(), **ask)
    return acts.reopen_period(window(), **({"by": second(), "at": AFTER} | more))


@pytest.fixture
def province(db: None) -> None:
    small.make()


def test_a_period_is_closed_and_says_by_whom_and_when(province: None) -> None:
    close()
    shown = queries.closure_of(window())
    assert shown is not None
    assert (shown.closed_at, shown.closed_by) == (AFTER, small.actor(R.PROVINCE).name)
    assert shown.reopened_at is None
    assert queries.is_locked(window(), AFTER)
    entry = Entry.objects.filter(action="filings.close_period").get()
    assert entry.person == small.actor(R.PROVINCE).person


def test_nothing_of_a_closed_period_is_started(province: None) -> None:
    close()
    by = small.actor(R.ZONE_STATISTICIAN)
    more = {"by": by, "form_code": "B1", "period": small.LIVE, "unit_code": small.HOME}
    says = refused(acts.PeriodIsClosed, acts.start, None, at=AFTER, **more)
    assert small.actor(R.PROVINCE).name in str(says)
    assert "2025-02-10 09:00" in str(says)
    extension = {"unit_code": small.HOME, "reason": WHY, "until": UNTIL}
    refused(acts.PeriodIsClosed, acts.ask_extension, window(), by=by, at=AFTER, **extension)


def test_nothing_of_a_closed_period_is_filled_in_or_signed(draft: Any) -> None:
    close()
    by = small.actor(R.ZONE_STATISTICIAN)
    cells = {"cells": small.cells(9), "expected_version": draft.version}
    refused(acts.PeriodIsClosed, acts.fill_in, draft, by=by, at=AFTER, **cells)
    refused(acts.PeriodIsClosed, acts.explain, draft, by=by, at=AFTER, finding=1, text=WHY)
    refused(acts.PeriodIsClosed, acts.certify, draft, by=by, at=AFTER)
    refused(acts.PeriodIsClosed, acts.ask_waiver, draft, by=by, at=AFTER, finding=1, reason=WHY)
    refused(acts.PeriodIsClosed, acts.take_workbook, draft, by=by, at=AFTER, reading=None, file_digest="")


def test_the_second_signature_comes_too_late_in_a_closed_period(draft: Any) -> None:
    walk(draft, SIGNED[0])
    close()
    refused(acts.PeriodIsClosed, acts.endorse, draft, by=small.actor(R.ZONE_HEAD), at=AFTER)


@pytest.mark.parametrize("steps", [2, 3, 4])
def test_nothing_of_a_closed_period_is_reviewed(draft: Any, steps: int) -> None:
    walk(draft, *REVIEWED[:steps])
    verb, role = [*REVIEWED, (acts.accept, R.PROVINCE)][steps]
    by = small.actor(role)
    asked = acts.raise_query(draft, by=by, at=small.AT, field="09", question="请核对薪酬与人数。", due=small.DAY)
    close()
    refused(acts.PeriodIsClosed, verb, draft, by=by, at=AFTER)
    refused(acts.PeriodIsClosed, acts.hand_back, draft, by=by, at=AFTER, reason=REASON, cells=(), due_back=None)
    refused(acts.PeriodIsClosed, acts.raise_query, draft, by=by, at=AFTER, field="09", question=WHY, due=UNTIL)
    refused(acts.PeriodIsClosed, acts.close_query, draft, by=by, at=AFTER, query=asked.pk)
    reporter = small.actor(R.ZONE_STATISTICIAN)
    answer = {"query": asked.pk, "answer": WHY, "evidence": ""}
    refused(acts.PeriodIsClosed, acts.answer_query, draft, by=reporter, at=AFTER, **answer)
    refused(acts.PeriodIsClosed, acts.grant_waiver, draft, by=small.actor(R.PROVINCE), at=AFTER,
            waiver=1, answer=WHY, expires_on=UNTIL)  # fmt: skip


def test_clean_filings_of_a_closed_period_do_not_pass(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    grown = small.cells(8)  # as a year ago: nothing to explain
    acts.fill_in(draft, by=by, at=small.AT, cells=grown, expected_version=draft.version)
    for finding in queries.open_asks(by, draft.pk):
        pytest.fail(f"not clean: {finding}")
    walk(draft, *SIGNED)
    county = small.actor(R.COUNTY)
    assert queries.clean_numbers(county) == [draft.pk]
    close()
    refused(acts.PeriodIsClosed, acts.pass_clean, [draft.pk], by=county, at=AFTER)
    draft.refresh_from_db()
    assert draft.state == "submitted"
    reopen()
    assert acts.pass_clean([draft.pk], by=county, at=AFTER) == 1


def test_the_page_of_a_filing_says_that_it_is_closed_and_offers_only_a_revision(accepted: Any) -> None:
    close()
    sheet = queries.filing(small.actor(R.ZONE_STATISTICIAN), accepted.pk, on=AFTER.date())
    assert sheet.closed.closed_by == small.actor(R.PROVINCE).name
    assert sheet.may == {"order_revision"}


def test_a_window_that_closed_by_itself_is_no_longer_filled_in_and_still_reviewed(draft: Any) -> None:
    walk(draft, *SIGNED)
    late = window().closes_at + timedelta(days=1)
    sheet = queries.filing(small.actor(R.COUNTY), draft.pk, on=late.date())
    assert sheet.closed is None
    assert "pass_county" in sheet.may
    acts.pass_county(draft, by=small.actor(R.COUNTY), at=late)
    assert draft.state == "county_passed"
    home = queries.filing(small.actor(R.ZONE_STATISTICIAN), draft.pk, on=late.date())
    assert home.may & {"fill_in", "certify"} == set()


def test_a_period_is_not_closed_before_its_deadline_or_twice(province: None) -> None:
    by = small.actor(R.PROVINCE)
    refused(acts.PeriodStillRuns, acts.close_period, window(), by=by, at=window().due_at - timedelta(seconds=1))
    close(at=window().due_at)
    refused(acts.PeriodIsClosed, acts.close_period, window(), by=by, at=AFTER)


def test_a_period_is_not_closed_while_an_extension_waits_or_holds(province: None) -> None:
    by = small.actor(R.PROVINCE)
    made = acts.ask_extension(
        window(), by=small.actor(R.ZONE_STATISTICIAN), at=small.AT, unit_code=small.HOME, reason=WHY, until=UNTIL
    )
    refused(acts.PeriodStillRuns, acts.close_period, window(), by=by, at=AFTER)
    acts.grant_extension(made, by=small.actor(R.CITY), at=small.AT, until=UNTIL, answer="")
    refused(acts.PeriodStillRuns, acts.close_period, window(), by=by, at=AFTER)
    acts.close_period(window(), by=by, at=checks.end_of(UNTIL))
    assert queries.is_locked(window(), checks.end_of(UNTIL))


def test_only_the_province_closes_asks_and_opens(province: None) -> None:
    for role in (R.CITY, R.COUNTY, R.DEPARTMENT, R.ZONE_STATISTICIAN, R.AUDITOR, R.ADMINISTRATOR):
        refused(NotYours, acts.close_period, window(), by=small.actor(role), at=AFTER)
        refused(NotYours, acts.ask_reopening, window(), by=small.actor(role), at=AFTER, reason=REASON, until=UNTIL)
        refused(NotYours, acts.reopen_period, window(), by=small.actor(role), at=AFTER)


def test_two_persons_open_it_again_and_it_locks_by_itself_after_the_day(draft: Any) -> None:
    close()
    reopen()
    shown = queries.closure_of(window())
    assert shown is not None
    assert (shown.closed_at, shown.reopened_at, shown.reopened_until) == (AFTER, AFTER, UNTIL)
    actions = Entry.objects.filter(subject_kind="filings.Window", seq__gt=0).order_by("seq")
    assert [e.action for e in actions][-3:] == [
        "filings.close_period", "filings.ask_reopening", "filings.reopen_period",
    ]  # fmt: skip
    by = small.actor(R.ZONE_STATISTICIAN)
    last = checks.end_of(UNTIL)
    acts.fill_in(draft, by=by, at=last - timedelta(seconds=1), cells=small.cells(9), expected_version=draft.version)
    more = {"cells": small.cells(9), "expected_version": draft.version}
    refused(acts.PeriodIsClosed, acts.fill_in, draft, by=by, at=last, **more)


def test_a_reopened_period_can_be_closed_again_at_once(draft: Any) -> None:
    close()
    reopen()
    close(at=AFTER + timedelta(hours=1))
    shown = queries.closure_of(window())
    assert shown is not None
    assert shown.reopened_at is None
    refused(acts.PeriodIsClosed, acts.certify, draft, by=small.actor(R.ZONE_STATISTICIAN), at=AFTER)


def test_a_window_that_closed_by_itself_is_opened_again_too(province: None) -> None:
    late = window().closes_at + timedelta(days=3)
    until = late.date() + timedelta(days=2)
    more = {"form_code": "B1", "period": small.LIVE, "unit_code": small.HOME, "by": small.actor(R.ZONE_STATISTICIAN)}
    refused(acts.NotInWindow, acts.start, None, at=late, **more)
    acts.ask_reopening(window(), by=small.actor(R.PROVINCE), at=late, reason=REASON, until=until)
    acts.reopen_period(window(), by=second(), at=late)
    assert acts.start(None, at=late, **more).state == "draft"
    refused(acts.NotInWindow, acts.start, None, at=checks.end_of(until), **more)


def test_the_same_person_does_not_open_what_they_asked_for(province: None) -> None:
    close()
    by = small.actor(R.PROVINCE)
    acts.ask_reopening(window(), by=by, at=AFTER, reason=REASON, until=UNTIL)
    refused(acts.SamePerson, acts.reopen_period, window(), by=by, at=AFTER)
    assert queries.is_locked(window(), AFTER)
    refused(acts.AlreadyAsked, acts.ask_reopening, window(), by=second(), at=AFTER, reason=REASON, until=UNTIL)


def test_what_nobody_asked_for_is_not_opened_and_a_request_lapses_with_its_day(province: None) -> None:
    close()
    refused(acts.NothingChanges, acts.reopen_period, window(), by=second(), at=AFTER)
    acts.ask_reopening(window(), by=small.actor(R.PROVINCE), at=AFTER, reason=REASON, until=UNTIL)
    later = checks.start_of(UNTIL + timedelta(days=1))
    refused(acts.NothingChanges, acts.reopen_period, window(), by=second(), at=later)
    acts.ask_reopening(window(), by=second(), at=later, reason=REASON, until=later.date())
    acts.reopen_period(window(), by=small.actor(R.PROVINCE), at=later)
    assert not queries.is_locked(window(), later)


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"reason": "有误"}, acts.ReasonIsMissing),
        ({"until": AFTER.date() - timedelta(days=1)}, acts.DayHasPassed),
        ({"until": AFTER.date() + timedelta(days=31)}, acts.ExtensionIsTooLong),
    ],
)
def test_asking_to_open_it_again_needs_a_reason_and_a_near_day(province: None, more: dict[str, Any], kind: Any) -> None:
    close()
    told = {"by": small.actor(R.PROVINCE), "at": AFTER, "reason": REASON, "until": UNTIL} | more
    refused(kind, acts.ask_reopening, window(), **told)


def test_an_open_period_is_not_opened_again(province: None) -> None:
    told = {"by": small.actor(R.PROVINCE), "at": AFTER, "reason": REASON, "until": UNTIL}
    refused(acts.NothingChanges, acts.ask_reopening, window(), **told)
