"""By when an alert is taken up or explained, and of whom it is asked."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from jiju.core import workdays
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Alert
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import system
from tests.factories import alerts as made
from tests.factories.oversight import AT, TODAY, WHY, by, later

pytestmark = pytest.mark.django_db


@pytest.fixture
def alert() -> Alert:
    """Of a zone, for its county and city; not severe."""
    return made.raised()


def asked(who: str, days: int = 0) -> list[tuple[str, int, date | None]]:
    found = queries.alerts_asked(by(who), on=TODAY + timedelta(days=days))
    return [(a.kind, a.count, a.day) for a in found]


def listed(who: str, state: str, days: int = 0) -> list[int]:
    return [n.id for n in queries.alerts(by(who), {"state": state}, on=TODAY + timedelta(days=days))]


def after(days: int, since: date = TODAY) -> date:
    return workdays.after_working_days(since, days)


def test_the_plan_says_how_long_an_alert_may_wait_and_where_it_does_not_there_are_usual_days(alert: Alert) -> None:
    plan = programmes.plan()
    severe, serious = plan.alert_term("severe"), plan.alert_term(alert.severity)
    assert (severe.acknowledge, severe.answer, serious.acknowledge, serious.answer) == (2, 5, 5, 10)
    silent = plan.model_copy(update={"alert_terms": ()})
    assert (silent.alert_term("severe"), silent.alert_term("notice").acknowledge) == (severe, 10)


def test_an_alert_is_asked_of_the_offices_that_it_is_routed_to_by_its_day(alert: Alert) -> None:
    due = after(5)
    for who in ("county", "city"):
        assert asked(who) == [("acknowledge_alert", 1, due)], who
        assert listed(who, "to_acknowledge") == [alert.pk], who
    for who in ("province", "department", "other-city", "zone_head", "auditor", "expert"):
        assert asked(who) == [], who
    assert listed("province", "to_acknowledge") == []
    assert queries.alert(by("city"), alert.pk, on=TODAY).line.due == due


def test_what_nobody_took_up_in_time_is_asked_of_every_office_over_the_place(alert: Alert) -> None:
    due = after(5)
    late = (due - TODAY).days + 1
    assert asked("province", late - 1) == []
    assert asked("province", late) == asked("city", late) == [("acknowledge_alert", 1, due)]
    assert listed("province", "to_acknowledge", late) == [alert.pk]
    assert (asked("other-city", late), asked("zone_head", late), asked("auditor", late)) == ([], [], [])


def test_once_it_is_taken_up_nobody_is_asked_until_it_comes_back(alert: Alert) -> None:
    acts.acknowledge_alert(alert, by=by("city"), at=AT)
    assert (asked("city"), queries.alert(by("city"), alert.pk, on=TODAY).line.due) == ([], None)
    acts.snooze_alert(alert, by=by("city"), at=AT, until=TODAY + timedelta(days=9), reason=WHY)
    assert asked("city") == []
    acts.wake_alert(alert, by=system("tests"), at=later(9))
    assert asked("city", 9) == [("acknowledge_alert", 1, after(5, later(9).date()))]


def test_what_was_given_to_a_unit_is_asked_of_its_owner_until_the_unit_explains_it(alert: Alert) -> None:
    acts.assign_alert(alert, by=by("city"), at=AT, unit="U220100", owner=by("city-2").person)
    due = after(10)
    assert (asked("city-2"), asked("city"), asked("county")) == ([("answer_alert", 1, due)], [], [])
    assert listed("city-2", "to_answer") == [alert.pk]
    assert asked("city", (due - TODAY).days + 1) == [("answer_alert", 1, due)]  # late: it concerns the whole unit
    acts.answer_alert(alert, by=by("county"), at=AT, text=WHY)  # not the unit that was asked
    assert asked("city-2") == [("answer_alert", 1, due)]
    acts.answer_alert(alert, by=by("city-2"), at=AT, text=WHY)
    assert (asked("city-2"), listed("city-2", "to_answer")) == ([], [])
    acts.assign_alert(alert, by=by("province"), at=later(2), unit="U220100")
    assert asked("city") == asked("city-2") == [("answer_alert", 1, after(10, later(2).date()))]


def test_a_reading_that_raises_it_again_begins_the_term_anew(alert: Alert) -> None:
    made.corrected(**{"10": Decimal(9000)})
    tasks.read_every_alert(at=later(1))
    assert asked("city", 1) == []
    made.corrected(**made.ODD)
    tasks.read_every_alert(at=later(2))
    assert asked("city", 2) == [("acknowledge_alert", 1, after(5, later(2).date()))]
