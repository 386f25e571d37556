"""Who is overdue: by the unit's own deadline, with the last reminder, and no question more for more units."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jiju.core import periods
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.registry import acts as registry
from jiju.spine.roles import Role
from tests.rooms.filings import reminding
from tests.rooms.filings.reminding import DUE, FIRM, FIRM_DUE, OTHER, evening, morning, remind
from tests.rooms.filings.ways import SIGNED, WHY, walk
from tests.web import small

DAY = timedelta(days=1)


def codes(role: Role, at: Any, form: str = "B1") -> list[str]:
    return [line.code for line in queries.overdue(small.actor(role), form, small.LIVE, at).rows]


def test_a_unit_is_overdue_from_the_very_moment_of_its_deadline(draft: Any) -> None:
    assert codes(Role.PROVINCE, evening(DUE) - timedelta(microseconds=1)) == []
    assert codes(Role.PROVINCE, evening(DUE)) == [small.HOME]
    walk(draft, *SIGNED)
    assert codes(Role.PROVINCE, evening(DUE) + 9 * DAY) == []


def test_a_form_handed_back_is_overdue_by_the_day_that_the_reviewer_set(draft: Any) -> None:
    walk(draft, *SIGNED)
    back, by = DUE + 4 * DAY, small.actor(Role.COUNTY)
    acts.hand_back(draft, by=by, at=small.AT, reason="请核对薪酬。", cells=(), due_back=back)
    assert codes(Role.COUNTY, morning(back)) == []
    line = queries.overdue(by, "B1", small.LIVE, morning(back + DAY)).rows[0]
    assert (line.code, line.days_over, line.days_left, line.rung, line.notice) == (small.HOME, 1, -1, "", None)


def test_an_extension_keeps_a_unit_out_of_the_list_until_it_has_passed(draft: Any) -> None:
    until, by = DUE + 8 * DAY, small.actor(Role.ZONE_STATISTICIAN)
    made = acts.ask_extension(
        reminding.window(), by=by, at=small.AT, unit_code=small.HOME, reason=WHY, until=until
    )  # fmt: skip
    assert codes(Role.CITY, morning(DUE + DAY)) == [small.HOME]
    acts.grant_extension(made, by=small.actor(Role.CITY), at=small.AT, until=until, answer="")
    assert codes(Role.CITY, morning(DUE + DAY)) == []
    assert codes(Role.CITY, morning(until + DAY)) == [small.HOME]


def test_enterprises_are_listed_to_their_zone_with_the_last_rung(draft: Any) -> None:
    reminding.firms()
    remind(FIRM_DUE + 3 * DAY)
    shown = queries.overdue(small.actor(Role.ZONE_HEAD), "B2", small.LIVE, morning(FIRM_DUE + 4 * DAY))
    assert [(r.code, r.rung, r.notice) for r in shown.rows] == [(OTHER, "T+3", None), (FIRM, "T+3", None)]
    remind(FIRM_DUE + 5 * DAY)
    whole = queries.overdue_whole(small.actor(Role.ZONE_HEAD), "B2", small.LIVE, morning(FIRM_DUE + 5 * DAY))
    assert all(r.notice and r.rung == "T+5" for r in whole)


def test_nobody_sees_it_who_sees_no_reporting_and_no_form_is_made_up(draft: Any) -> None:
    for role in (Role.ENTERPRISE, Role.EXPERT):
        with pytest.raises(NotYours):
            codes(role, morning(DUE))
    with pytest.raises(NotFound):
        queries.overdue(small.actor(Role.PROVINCE), "B9", small.LIVE, morning(DUE))
    with pytest.raises(NotFound):
        queries.overdue_whole(small.actor(Role.PROVINCE), "B1", periods.quarter(2030, 1), morning(DUE))


def test_more_units_do_not_take_more_questions(draft: Any, query_count: Any) -> None:
    counts = []
    for n in (0, 60):
        if n:
            registry.establish([small.zone(k) for k in range(5, 5 + n)], by=small.BY, at=small.AT)
        with query_count() as count:
            shown = queries.overdue(small.actor(Role.PROVINCE), "B1", small.LIVE, morning(DUE + DAY))
        counts.append((len(count), len(shown.rows)))
    assert counts[0][0] == counts[1][0]
    assert (counts[1][1], shown.total, shown.pages) == (50, 61, 2)
