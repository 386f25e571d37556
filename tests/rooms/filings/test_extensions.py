"""Extensions: a unit asks for a later deadline of its own, the city or the province decides, and everything follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from jiju.core import periods
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts, checks, queries
from jiju.rooms.programmes.checks import read_plan
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import SIGNED, refused, walk
from tests.web import small

R = Role
REASON = "春节前财务人员返乡，十四户企业的报表尚未收齐。"
DUE, LAST = date(2025, 1, 26), date(2025, 2, 25)
ASKED = date(2025, 2, 10)


@pytest.fixture
def window(db: None) -> Any:
    small.make()
    return queries.window("B1", str(small.LIVE))


def ask(window: Any, **more: Any) -> Any:
    told = {"by": small.actor(R.ZONE_STATISTICIAN), "at": small.AT, "unit_code": small.HOME, "reason": REASON}
    return acts.ask_extension(window, **(told | {"until": ASKED} | more))


def ask_refused(kind: Any, window: Any, **more: Any) -> Any:
    told = {"by": small.actor(R.ZONE_STATISTICIAN), "unit_code": small.HOME, "reason": REASON, "until": ASKED}
    return refused(kind, acts.ask_extension, window, **(told | more))


def grant(extension: Any, **more: Any) -> Any:
    told = {"by": small.actor(R.CITY), "at": small.AT, "until": ASKED, "answer": "同意，请抓紧催收。"}
    return acts.grant_extension(extension, **(told | more))


def own(at: datetime) -> Any:
    return {o.form_code: o for o in queries.obligations(small.actor(R.ZONE_STATISTICIAN), at)}.get("B1")


def test_an_extension_is_asked_for_shown_and_granted_and_each_step_stands_in_the_ledger(window: Any) -> None:
    made = ask(window)
    shown = own(small.AT)
    assert (shown.extension.state, shown.extension.until, shown.may_ask_now) == ("asked", ASKED, False)
    assert checks.day_of(shown.due_at) == DUE
    assert [e.reason for e in queries.extensions_asked(small.actor(R.CITY))] == [REASON]
    assert queries.extensions_to_decide(small.actor(R.CITY)) == 1
    grant(made)
    shown = own(small.AT)
    assert (shown.extension.state, shown.extension.answer, shown.may_ask_now) == ("granted", "同意，请抓紧催收。", True)
    assert shown.due_at == checks.end_of(ASKED) == made.expires_at
    assert queries.extensions_asked(small.actor(R.CITY)) == []
    actions = Entry.objects.filter(action__contains="_extension").order_by("seq").values_list("action", flat=True)
    assert list(actions) == ["filings.ask_extension", "filings.grant_extension"]


def test_the_deadline_lateness_and_the_closing_of_the_unit_follow_and_those_of_others_do_not(window: Any) -> None:
    grant(ask(window))
    term, other = queries.term_of(window, small.HOME), queries.term_of(window, "Z003")
    assert (term.due_at, term.closes_at) == (checks.end_of(ASKED), checks.end_of(ASKED) + checks.GRACE)
    assert (other.due_at, other.closes_at) == (window.due_at, window.closes_at)
    assert own(term.due_at - timedelta(seconds=1)).is_late is False
    assert own(term.due_at).is_late is True
    by, last = small.actor(R.ZONE_STATISTICIAN), term.closes_at - timedelta(seconds=1)
    assert last > window.closes_at
    more = {"by": by, "form_code": "B1", "period": small.LIVE, "unit_code": small.HOME}
    refused(acts.NotInWindow, acts.start, None, at=term.closes_at, **more)
    assert acts.start(None, at=last, **more).state == "draft"


def test_a_form_sent_before_the_granted_day_is_on_time_on_every_list(draft: Any) -> None:
    window = queries.window("B1", str(small.LIVE))
    grant(ask(window))
    sent_at = checks.end_of(ASKED) - timedelta(minutes=1)
    acts.certify(draft, by=small.actor(R.ZONE_STATISTICIAN), at=sent_at)
    acts.endorse(draft, by=small.actor(R.ZONE_HEAD), at=sent_at)
    day = ASKED + timedelta(days=2)
    sheet = queries.filing(small.actor(R.COUNTY), draft.pk, on=day)
    assert (sheet.due_at, sheet.sent_late, sheet.extension.state) == (checks.end_of(ASKED), False, "granted")
    assert [s.due for s in sheet.steps if s.verb in {"certify", "endorse"}] == [ASKED, ASKED]
    line = queries.queue(small.actor(R.COUNTY), day).rows[0]
    assert (line.due, line.days_left, line.sent_late) == (ASKED, -2, False)
    waiting = queries.asks(small.actor(R.COUNTY), ASKED)[0]
    assert (waiting.count, waiting.is_late) == (1, False)
    assert queries.asks(small.actor(R.COUNTY), day)[0].is_late


def test_without_an_extension_the_same_form_is_late(draft: Any) -> None:
    sent_at = checks.end_of(ASKED) - timedelta(minutes=1)
    acts.certify(draft, by=small.actor(R.ZONE_STATISTICIAN), at=sent_at)
    acts.endorse(draft, by=small.actor(R.ZONE_HEAD), at=sent_at)
    assert queries.filing(small.actor(R.COUNTY), draft.pk, on=ASKED).sent_late
    assert queries.queue(small.actor(R.COUNTY), ASKED).rows[0].sent_late
    assert queries.asks(small.actor(R.COUNTY), ASKED)[0].is_late


def test_the_province_may_grant_another_day_than_was_asked_for(window: Any) -> None:
    grant(ask(window), by=small.actor(R.PROVINCE), until=date(2025, 2, 5))
    assert queries.extended("B1", str(small.LIVE)) == {small.HOME: date(2025, 2, 5)}


def test_a_refused_extension_leaves_the_deadline_and_keeps_the_reason(window: Any) -> None:
    made = ask(window)
    by = small.actor(R.CITY)
    refused(acts.ReasonIsMissing, acts.refuse_extension, made, by=by, answer="不行")
    acts.refuse_extension(made, by=by, at=small.AT, answer="其他集聚区均已按时报送，请按期完成。")
    shown = own(small.AT)
    assert (checks.day_of(shown.due_at), shown.extension.state) == (DUE, "refused")
    assert shown.extension.answer == "其他集聚区均已按时报送，请按期完成。"
    assert shown.may_ask_now
    assert ask(window).state == "asked"


def test_a_second_extension_is_later_than_the_first_and_the_latest_day_counts(window: Any) -> None:
    grant(ask(window))
    ask_refused(acts.NothingChanges, window, until=ASKED)
    grant(ask(window, until=LAST), until=LAST)
    assert checks.day_of(queries.term_of(window, small.HOME).due_at) == LAST


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"reason": "没来得及。"}, acts.ReasonIsMissing),
        ({"until": DUE}, acts.NothingChanges),
        ({"until": date(2025, 1, 20)}, acts.NothingChanges),
        ({"until": LAST + timedelta(days=1)}, acts.ExtensionIsTooLong),
        ({"until": date(2025, 2, 1), "at": small.AT + timedelta(days=13)}, acts.DayHasPassed),
        ({"at": small.AT + timedelta(days=200)}, acts.NotInWindow),
        ({"at": small.AT - timedelta(days=30)}, acts.NotInWindow),
        ({"unit_code": "Z003"}, NotFound),
        ({"unit_code": "Z999"}, NotFound),
    ],
    ids=["reason", "due anyway", "before it is due", "31 days", "past", "closed", "not open", "foreign", "nobody"],
)
def test_asking_is_refused_with_its_reason(window: Any, more: dict[str, Any], kind: Any) -> None:
    ask_refused(kind, window, **more)


def test_thirty_days_after_the_deadline_is_the_last_day(window: Any) -> None:
    assert ask(window, until=LAST).until == LAST


def test_asking_again_while_one_waits_is_refused(window: Any) -> None:
    ask(window)
    ask_refused(acts.AlreadyAsked, window)


def test_after_sending_nothing_is_asked_any_more(draft: Any) -> None:
    window = queries.window("B1", str(small.LIVE))
    assert "ask_extension" in queries.filing(small.actor(R.ZONE_STATISTICIAN), draft.pk, on=small.DAY).may
    walk(draft, *SIGNED)
    ask_refused(acts.AlreadyReported, window)
    assert "ask_extension" not in queries.filing(small.actor(R.ZONE_STATISTICIAN), draft.pk, on=small.DAY).may


def test_only_the_reporter_asks_and_only_for_its_own_kind_of_form(window: Any) -> None:
    for role in (R.ZONE_HEAD, R.COUNTY, R.CITY, R.PROVINCE, R.AUDITOR):
        ask_refused(NotYours, window, by=small.actor(role))
    plan = read_plan(small.PLAN)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)
    firms = queries.window("B2", str(small.LIVE))
    assert next(f for f in plan.forms if f.code == "B2").level == "enterprise"
    ask_refused(NotFound, firms, unit_code="91220103MA012HJ228")
    own_zone = replace(small.actor(R.ENTERPRISE), scope=small.actor(R.ZONE_STATISTICIAN).scope)
    ask_refused(acts.ForeignUnit, window, by=own_zone)


def test_a_period_that_was_never_opened_has_no_window(db: None) -> None:
    with pytest.raises(NotFound):
        queries.window("B1", str(periods.quarter(2030, 1)))


def test_deciding_is_for_the_city_of_the_zone_and_the_province_and_never_for_the_asker(window: Any) -> None:
    made = ask(window)
    more = {"until": ASKED, "answer": ""}
    for role in (R.COUNTY, R.DEPARTMENT, R.ZONE_STATISTICIAN, R.ZONE_HEAD, R.AUDITOR):
        refused(NotYours, acts.grant_extension, made, by=small.actor(role), **more)
    city = small.actor(R.CITY)
    far = replace(city, scope=replace(city.scope, codes=frozenset({"220200"})))
    refused(NotFound, acts.grant_extension, made, by=far, **more)
    with pytest.raises(NotFound):
        queries.extension(far, made.pk)
    twin = replace(city, person=small.actor(R.ZONE_STATISTICIAN).person)
    refused(acts.SamePerson, acts.grant_extension, made, by=twin, **more)
    refused(acts.SamePerson, acts.refuse_extension, made, by=twin, answer="请按期完成报送。")
    assert queries.extension(city, made.pk).state == "asked"


def test_a_day_that_does_not_fit_is_not_granted(window: Any) -> None:
    made, by = ask(window), small.actor(R.CITY)
    refused(acts.ExtensionIsTooLong, acts.grant_extension, made, by=by, until=LAST + timedelta(days=1), answer="")
    refused(acts.NothingChanges, acts.grant_extension, made, by=by, until=DUE, answer="")
    late = small.AT + timedelta(days=30)
    refused(acts.DayHasPassed, acts.grant_extension, made, by=by, at=late, until=ASKED, answer="")


def test_a_decided_extension_stays_decided(window: Any) -> None:
    made = ask(window)
    grant(made)
    by = small.actor(R.PROVINCE)
    refused(acts.RuleIsDecided, acts.grant_extension, made, by=by, until=LAST, answer="")
    refused(acts.RuleIsDecided, acts.refuse_extension, made, by=by, answer="请按期完成报送。")
