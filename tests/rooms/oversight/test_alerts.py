"""预警: raised once for one cause, read again after a revision, told to whom it concerns, and what its rules cost."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core import periods
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings.models import Message
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Alert, AlertRate, AlertReading, AlertSign
from jiju.rooms.registry import queries as registry
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.models import Entry
from tests.factories import alerts as made
from tests.factories.alerts import AT, ODD, WHY
from tests.factories.oversight import TODAY, by, facts, later
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def shown(alert: Alert, who: str = "province", days: int = 0) -> Any:
    return queries.alert(by(who), alert.pk, on=TODAY + timedelta(days=days))


def read() -> list[str]:
    return tasks.read_every_alert(at=AT)


# --- raised --------------------------------------------------------------------------------------------------------


def test_without_a_figure_that_stands_out_nothing_is_raised_and_every_period_is_read() -> None:
    assert read() == ["2023Q4", "2024Q3", "2024Q4"]
    assert not Alert.objects.exists()
    assert AlertReading.objects.count() == 3


def test_an_alert_names_its_unit_its_place_and_both_numbers_and_is_raised_once() -> None:
    alert = made.raised()
    assert (alert.kind, alert.over, alert.subject, alert.period) == ("ratio", "zone", "Z005", "2024Q4")
    assert (alert.city, alert.zone_type, alert.state) == ("220100", "T1", "raised")
    assert {s.rule for s in alert.signs.all()} == {"AL-Z02"}
    found = shown(alert)
    assert "9,000" in str(found.line.says)
    assert "2024Q4" in str(found.line.says)
    before = AlertSign.objects.count()
    read()
    assert (Alert.objects.count(), AlertSign.objects.count()) == (1, before)


def test_a_reading_is_one_entry_with_the_digest_of_what_it_raised() -> None:
    made.reported(5, **ODD)
    before = Entry.objects.count()
    acts.read_alerts(
        None, by=small.BY, at=AT, period=small.LIVE, reader=queries.Reader(*queries.rules_of_alerts())
    )  # fmt: skip
    assert Entry.objects.count() == before + 1
    one = AlertReading.objects.get()
    assert (one.raised, one.reopened, one.gone, len(one.digest)) == (1, 0, 0, 64)


def test_only_the_program_reads() -> None:
    reader, before = queries.Reader(*queries.rules_of_alerts()), Entry.objects.count()
    for deed in (
        lambda: acts.read_alerts(None, by=by("province"), at=AT, period=small.LIVE, reader=reader),
        lambda: acts.replay_alerts(None, by=by("province"), at=AT, until=small.LIVE, reader=reader),
        lambda: acts.tell_alerts(None, by=by("province"), at=AT, on=TODAY),
    ):
        with pytest.raises(NotYours):
            deed()
    assert (Entry.objects.count(), AlertReading.objects.count()) == (before, 0)


def test_without_any_data_nothing_is_read(db: None) -> None:
    assert queries.rules_of_alerts()[0]
    reader = queries.Reader(*queries.rules_of_alerts())
    empty = reader.read(periods.quarter(2031, 1), at=AT)
    assert empty.causes == ()


def test_a_period_is_read_when_figures_came_in_and_not_twice_in_ten_minutes() -> None:
    assert tasks.read_alerts(at=AT) == ["2023Q4", "2024Q3", "2024Q4"]
    assert tasks.read_alerts(at=AT + timedelta(hours=1)) == []
    made.reported(5, **ODD)
    assert tasks.read_alerts(at=AT + timedelta(minutes=5)) == []
    assert tasks.read_alerts(at=AT + timedelta(hours=1)) == ["2024Q4"]
    assert Alert.objects.count() == 1


def test_a_reading_of_later_than_now_holds_nothing_up() -> None:
    """A demonstration lives through the same day again: what was read in the evening is no reason to wait at dawn."""
    tasks.read_alerts(at=AT)
    made.reported(5, **ODD)
    assert tasks.read_alerts(at=AT - timedelta(hours=3)) == ["2024Q4"]
    assert Alert.objects.count() == 1


def test_a_zone_that_stopped_reporting_is_told_once_and_one_that_left_is_not() -> None:
    late = AT + timedelta(days=60)
    made.reported(5, small.LIVE.year_before)
    made.reported(7, small.LIVE.year_before)
    read_at = tasks.read_every_alert(at=late)
    assert read_at
    silent = Alert.objects.filter(kind="silent").order_by("subject")
    assert [(a.subject, a.period, a.severity) for a in silent] == [
        ("Z005", "2024Q1", "severe"), ("Z007", "2024Q1", "severe"),
    ]  # fmt: skip
    tasks.read_every_alert(at=late)
    assert silent.count() == 2


# --- read again ------------------------------------------------------------------------------------------------------


def test_a_revised_figure_settles_its_alert_and_its_signs() -> None:
    alert = made.raised()
    made.corrected(5, **{"10": Decimal(109)})
    read()
    alert.refresh_from_db()
    assert (alert.state, alert.ended_at is not None) == ("gone", True)
    found = shown(alert)
    assert [s.verb for s in found.steps] == ["raised", "gone"]
    assert all(s.is_gone for s in found.signs)
    assert found.verbs == ()


def test_an_alert_that_was_closed_is_raised_again_when_another_wrong_figure_follows() -> None:
    alert = made.raised()
    acts.close_alert(alert, by=by("province"), at=AT, reason="corrected", words=WHY)
    read()
    alert.refresh_from_db()
    assert alert.state == "closed"
    made.corrected(5, **{"04": Decimal(9100), "14": Decimal(9100)})
    read()
    alert.refresh_from_db()
    assert alert.state == "raised"
    assert [s.verb for s in shown(alert).steps] == ["raised", "close_alert", "reopened"]


# --- who sees, who is told -----------------------------------------------------------------------------------------


def test_each_office_sees_its_own_area_and_out_of_sight_is_like_missing() -> None:
    alert = made.raised()
    assert {w: len(queries.alerts(by(w), {}, on=TODAY)) for w in ("province", "city", "county", "auditor")} == {
        "province": 1, "city": 1, "county": 1, "auditor": 1,
    }  # fmt: skip
    assert queries.alerts(by("other-city"), {}, on=TODAY) == []
    assert queries.alerts(by("department"), {}, on=TODAY) == []
    for who in ("other-city", "department", "zone_head"):
        with pytest.raises(NotFound):
            queries.alert(by(who), alert.pk, on=TODAY)
        with pytest.raises(NotFound):
            acts.answer_alert(alert, by=by(who), at=AT, text=WHY)
    with pytest.raises(NotYours):
        queries.alerts(by("expert"), {}, on=TODAY)


def test_offices_are_told_once_a_day() -> None:
    made.raised()
    tasks.attend_alerts(on=TODAY, at=AT)
    news.catch_up()
    told = Message.objects.filter(kind="alerts").order_by("pk").values_list("to_role", "to_code")
    assert list(told) == [("county", "220103"), ("city", "220100")]
    made.reported(7, **ODD)
    tasks.attend_alerts(on=TODAY, at=AT + timedelta(hours=1))
    news.catch_up()
    assert told.all().count() == 2
    with pytest.raises(acts.NothingIsTold):
        acts.tell_alerts(None, by=system("tests"), at=AT, on=TODAY)
    tasks.attend_alerts(on=later(1).date(), at=later(1))
    news.catch_up()
    assert told.all().count() == 4


def test_a_task_comes_from_an_alert() -> None:
    alert = made.raised()
    task = acts.issue_task(None, by=by("province"), at=AT, facts=facts(origin=("alert", str(alert.pk))))
    assert (task.origin_kind, task.origin_path) == ("alert", f"/alerts/{alert.pk}")
    assert [t.id for t in queries.tasks_from(by("province"), "alert", str(alert.pk), on=TODAY)] == [task.pk]
    with pytest.raises(NotFound):
        acts.issue_task(None, by=by("province"), at=AT, facts=facts(origin=("alert", "999999")))


# --- what rules cost -----------------------------------------------------------------------------------------------


def test_a_rule_tells_what_it_cost_and_a_confirmed_alarm_is_no_false_one() -> None:
    alert = made.raised()
    rule = next(r for r in queries.alert_rules(by("city")) if r.id == "AL-Z02")
    assert (rule.judged, rule.alarms, rule.quarters) == (12, 1, 3)
    assert rule.rate == Decimal("83.33")
    assert (rule.low or 0) < rule.rate < (rule.high or 0)
    acts.close_alert(alert, by=by("province"), at=AT, reason="corrected", words=WHY)
    read()
    assert [r.alarms for r in queries.alert_rules(by("city")) if r.id == "AL-Z02"] == [0]
    assert AlertRate.objects.filter(rule="AL-Z02").count() == 2


def test_names_and_places_of_a_day_stay_with_the_alert() -> None:
    alert = made.raised()
    found = shown(alert)
    assert (found.was, found.is_gone_unit, found.lay_in) == ("", False, "")
    assert registry.place_of(alert.subject, TODAY) == alert.place
