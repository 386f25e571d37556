"""The ladder: T−3, T−1, T, T+1, T+3, T+5, each rung once, to whom it belongs, and only while something is owed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotYours
from jiju.rooms.filings import acts, checks, queries
from jiju.rooms.filings.models import Message, Reminder
from jiju.rooms.registry import acts as registry
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings import reminding
from tests.rooms.filings.reminding import DUE, FIRM, FIRM_DUE, OTHER, evening, morning, remind, rungs, told, window
from tests.rooms.filings.ways import SIGNED, WHY, refused, walk
from tests.web import small

R = Role
DAY = timedelta(days=1)
END = evening(DUE)

LADDER = [
    (END - 4 * DAY, ()),
    (morning(DUE - 4 * DAY), ()),
    (morning(DUE - 3 * DAY), ("T-3",)),
    (morning(DUE - 2 * DAY), ("T-3",)),
    (morning(DUE - DAY), ("T-1",)),
    (morning(DUE), ("T-1",)),
    (END - timedelta(microseconds=1), ("T-1",)),
    (END, ("T",)),
    (morning(DUE + DAY), ("T", "T+1")),
    (morning(DUE + 2 * DAY), ("T", "T+1")),
    (morning(DUE + 3 * DAY), ("T", "T+1", "T+3")),
    (morning(DUE + 5 * DAY), ("T", "T+1", "T+3", "T+5")),
    (morning(DUE + 50 * DAY), ("T", "T+1", "T+3", "T+5")),
]


@pytest.mark.parametrize(("moment", "reached"), LADDER)
def test_the_rungs_that_are_reached_at_a_moment(moment: datetime, reached: tuple[str, ...]) -> None:
    assert checks.rungs_reached(END, moment) == reached


@pytest.fixture
def province(db: None) -> None:
    small.make()


def test_each_rung_is_made_once_and_tells_those_to_whom_it_belongs(province: None) -> None:
    days = [remind(DUE + n * DAY) for n in range(-4, 7)]
    assert days == [{}, {"T-3": 1}, {}, {"T-1": 1}, {}, {"T": 1, "T+1": 1}, {}, {"T+3": 1}, {}, {"T+5": 1}, {}]
    assert rungs() == list(checks.RUNGS)
    assert told() == [
        ("T+1", "zone_head", "Z001"), ("T+1", "zone_statistician", "Z001"),
        ("T+3", "city", small.CITY), ("T+3", "county", small.COUNTY),
        ("T+5", "zone_head", "Z001"), ("T+5", "zone_statistician", "Z001"),
        ("T-1", "zone_statistician", "Z001"), ("T-3", "zone_statistician", "Z001"),
    ]  # fmt: skip
    assert Entry.objects.filter(action="filings.remind").count() == 5


def test_the_same_day_a_second_time_reminds_nobody(province: None) -> None:
    assert remind(DUE - 3 * DAY) == {"T-3": 1}
    entries, messages = Entry.objects.count(), Message.objects.count()
    assert remind(DUE - 3 * DAY) == {}
    assert remind(DUE - 3 * DAY, evening(DUE - 3 * DAY)) == {}
    assert (Entry.objects.count(), Message.objects.count()) == (entries, messages)


def test_the_deadline_is_flagged_from_its_moment_on(province: None) -> None:
    assert remind(DUE, END - timedelta(seconds=1)) == {"T-1": 1}
    assert remind(DUE, END) == {"T": 1}
    assert [kind for kind, _, _ in told()] == ["T-1"]
    line = next(p for p in queries.periods_open(small.actor(R.COUNTY), END) if p.form_code == "B1")
    assert (line.overdue, dict(line.rungs)) == (1, {"T-1": 1, "T": 1})


def test_missed_days_are_made_up_for_in_the_order_of_the_ladder(province: None) -> None:
    assert remind(DUE + 5 * DAY) == {"T": 1, "T+1": 1, "T+3": 1, "T+5": 1}
    assert rungs() == ["T", "T+1", "T+3", "T+5"]
    day_before = remind(DUE - 3 * DAY, morning(DUE + 5 * DAY))
    assert day_before == {"T-3": 1}  # a day that is judged afterwards is judged as it was


def test_a_day_that_has_not_come_is_refused(province: None) -> None:
    refused(acts.DayHasNotCome, acts.remind, window(), by=reminding.SYSTEM, at=morning(DUE), on=DUE + DAY)
    assert rungs() == []


def test_when_nobody_is_to_be_reminded_the_act_refuses(province: None) -> None:
    refused(acts.NothingChanges, acts.remind, window(), by=reminding.SYSTEM, at=small.AT, on=small.DAY)


def test_no_person_reminds_by_hand(province: None) -> None:
    for role in (R.PROVINCE, R.CITY, R.ADMINISTRATOR):
        refused(NotYours, acts.remind, window(), by=small.actor(role), at=morning(DUE), on=DUE)


def test_whoever_has_sent_is_left_alone(draft: Any) -> None:
    walk(draft, *SIGNED)
    assert remind(DUE + 5 * DAY) == {}
    assert told() == []


def test_a_form_that_waits_for_the_head_reminds_the_head(draft: Any) -> None:
    walk(draft, SIGNED[0])
    remind(DUE - DAY)
    assert told() == [("T-1", "zone_head", "Z001")]
    assert "signature" in str(queries.unread_messages(small.actor(R.ZONE_HEAD), 5)[0].body)


def test_a_form_handed_back_is_reminded_by_the_day_that_the_reviewer_set(draft: Any) -> None:
    walk(draft, *SIGNED)
    back = DUE + 4 * DAY
    acts.hand_back(draft, by=small.actor(R.COUNTY), at=small.AT, reason="请核对薪酬。", cells=(), due_back=back)
    assert remind(DUE + DAY) == {"T-3": 1}
    assert remind(back + DAY) == {"T": 1, "T+1": 1}


def test_an_extension_moves_the_ladder_and_one_that_only_waits_does_not(province: None) -> None:
    until = DUE + 10 * DAY
    made = acts.ask_extension(
        window(), by=small.actor(R.ZONE_STATISTICIAN), at=small.AT, unit_code=small.HOME, reason=WHY, until=until
    )
    assert remind(DUE - 3 * DAY) == {"T-3": 1}
    acts.grant_extension(made, by=small.actor(R.CITY), at=small.AT, until=until, answer="")
    for n in range(-1, 9):
        assert remind(DUE + n * DAY) == {}, n
    assert remind(until - DAY) == {"T-1": 1}
    assert remind(until + DAY) == {"T": 1, "T+1": 1}
    overdue = Reminder.objects.get(unit_code=small.HOME, rung="T+1")
    assert overdue.due_at == evening(until)


def test_after_the_window_has_closed_nobody_is_reminded_any_more(province: None) -> None:
    assert remind(checks.day_of(window().closes_at) + DAY) == {}
    acts.close_period(window(), by=small.actor(R.PROVINCE), at=morning(DUE + DAY))
    assert remind(DUE + 2 * DAY) == {}


def test_enterprises_are_reminded_one_by_one_and_listed_to_their_zone_county_and_city(province: None) -> None:
    reminding.firms()
    assert remind(FIRM_DUE - DAY) == {"T-1": 2}
    assert told() == [("T-1", "enterprise", OTHER), ("T-1", "enterprise", FIRM)]
    remind(FIRM_DUE + DAY)
    first = [(role, code) for kind, role, code in told() if kind == "T+1"]
    assert first == [("enterprise", OTHER), ("enterprise", FIRM), ("zone_head", "Z001"), ("zone_statistician", "Z001")]
    remind(FIRM_DUE + 3 * DAY)
    for role in (R.ZONE_STATISTICIAN, R.COUNTY, R.CITY):
        shown = next(m for m in queries.unread_messages(small.actor(role), 9) if m.form_code == "B2")
        assert [code for code, _ in shown.units] == [OTHER, FIRM], role
    remind(FIRM_DUE + 5 * DAY)
    notices = [(role, code) for kind, role, code in told() if kind == "T+5"]
    assert notices == [("enterprise", OTHER), ("enterprise", FIRM)]


def test_an_enterprise_asks_for_its_own_extension_and_is_spared(province: None) -> None:
    reminding.firms()
    until = FIRM_DUE + 8 * DAY
    more = {"at": small.AT, "reason": WHY, "until": until}
    made = acts.ask_extension(window("B2"), by=small.actor(R.ENTERPRISE), unit_code=FIRM, **more)
    acts.grant_extension(made, by=small.actor(R.CITY), at=small.AT, until=until, answer="")
    refused(acts.ForeignUnit, acts.ask_extension, window("B2"), by=small.actor(R.ZONE_STATISTICIAN),
            unit_code=OTHER, **more)  # fmt: skip
    assert remind(FIRM_DUE + DAY) == {"T": 1, "T+1": 1}
    assert rungs(FIRM) == []


def test_a_form_asked_of_large_enterprises_reminds_no_small_one(province: None) -> None:
    reminding.firms()
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2L", period=small.LIVE)
    remind(FIRM_DUE - DAY)
    assert set(Reminder.objects.order_by("pk").values_list("form_code", flat=True)) == {"B2"}


def test_the_notice_names_the_form_the_deadline_and_the_earlier_reminders(province: None) -> None:
    for n in (-3, -1, 1, 3, 5):
        remind(DUE + n * DAY)
    told_ = next(m for m in queries.unread_messages(small.actor(R.ZONE_HEAD), 9) if m.kind == "T+5")
    assert told_.notice is not None
    for role in (R.ZONE_HEAD, R.ZONE_STATISTICIAN, R.COUNTY, R.CITY, R.PROVINCE):
        shown = queries.notice(small.actor(role), told_.notice)
        assert (shown.form_code, shown.unit_code, shown.due_at, shown.days_over) == ("B1", small.HOME, END, 5)
    assert [rung for rung, _ in shown.reminded] == ["T-3", "T-1", "T", "T+1", "T+3"]
    assert shown.issuer == "省发改委"
    assert "统计法" in shown.basis


def test_more_units_do_not_take_more_questions(province: None, query_count: Any) -> None:
    counts, reached = [], []
    for first, on in ((0, DUE - 3 * DAY), (5, DUE - DAY)):
        if first:
            registry.establish([small.zone(n) for n in range(first, 65)], by=small.BY, at=small.AT)
        with query_count() as count:
            reached.append(remind(on))
        counts.append(len(count))
    assert reached == [{"T-3": 1}, {"T-1": 61}]
    assert counts[1] <= counts[0]


def test_what_was_made_is_in_the_ledger_with_its_numbers(province: None) -> None:
    remind(DUE + DAY)
    entry = Entry.objects.filter(action="filings.remind").get()
    assert '"rungs":{"T":1,"T+1":1}' in entry.body
    assert (entry.role, entry.subject_kind) == ("system", "filings.Window")
    assert date.fromisoformat("2025-01-27") == Reminder.objects.get(rung="T+1").made_on
