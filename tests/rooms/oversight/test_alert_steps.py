"""The steps of an alert: acknowledged, assigned, put off, explained, closed, each by whom and with what words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotNow, NotYours
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Alert
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as persons
from jiju.rooms.people.shapes import Successor
from jiju.spine.actors import system
from jiju.spine.models import Entry
from tests.factories import alerts as made
from tests.factories.alerts import AT, ODD, WHY
from tests.factories.oversight import TODAY, by, later
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def shown(alert: Alert, who: str = "province", days: int = 0) -> Any:
    return queries.alert(by(who), alert.pk, on=TODAY + timedelta(days=days))


# --- steps -------------------------------------------------------------------------------------------------------


def test_an_alert_is_acknowledged_assigned_explained_and_closed_by_another() -> None:
    alert = made.raised()
    acts.acknowledge_alert(alert, by=by("city"), at=AT)
    acts.assign_alert(alert, by=by("city"), at=AT, unit="U220103", owner=by("county").person, said="请核对用工人数")
    found = shown(alert, "county")
    assert (found.line.state, found.line.unit_name, found.owner_left) == ("assigned", "宽城区发改局", False)
    acts.answer_alert(alert, by=by("county"), at=AT, text=WHY)
    with pytest.raises(acts.ReportedUnitsDoNotClose):
        acts.close_alert(alert, by=by("county"), at=AT, reason="explained", words=WHY)
    acts.close_alert(alert, by=by("city"), at=AT, reason="explained", words=WHY)
    alert.refresh_from_db()
    assert (alert.state, alert.reason, alert.closing) == ("closed", "explained", WHY)
    verbs = [s.verb for s in shown(alert).steps]
    assert verbs == ["raised", "acknowledge_alert", "assign_alert", "answer_alert", "close_alert"]


def test_a_zone_sees_its_alert_explains_it_and_cannot_close_it() -> None:
    made.reported(1, **ODD)
    tasks.read_every_alert(at=AT)
    alert = Alert.objects.get()
    assert queries.alerts(by("zone_head"), {}, on=TODAY)[0].id == alert.pk
    assert shown(alert, "zone_head").verbs == ("answer_alert",)
    acts.answer_alert(alert, by=by("zone_head"), at=AT, text=WHY)
    before = Entry.objects.count()
    deeds: tuple[Callable[..., Any], ...] = (acts.acknowledge_alert, acts.snooze_alert, acts.close_alert)
    for deed in deeds:
        with pytest.raises(NotYours):
            deed(alert, by=by("zone_head"), at=AT)  # refused before anything is looked at
    assert Entry.objects.count() == before
    alert.refresh_from_db()
    assert alert.state == "raised"


WRONG: list[tuple[type[Exception], str, dict[str, Any]]] = [
    (acts.UnitIsGone, "assign_alert", {"unit": "U999999"}),
    (acts.HoldsNoPost, "assign_alert", {"unit": "U220103", "owner": "P-NOBODY"}),
    (acts.TermDoesNotFit, "snooze_alert", {"until": TODAY, "reason": WHY}),
    (acts.TermDoesNotFit, "snooze_alert", {"until": TODAY + timedelta(days=61), "reason": WHY}),
    (acts.WordsAreMissing, "snooze_alert", {"until": TODAY + timedelta(days=9), "reason": "忙"}),
    (acts.WordsAreMissing, "answer_alert", {"text": "没事"}),
    (acts.WordsAreMissing, "close_alert", {"reason": "explained", "words": "属实"}),
    (acts.NoSuchReason, "close_alert", {"reason": "tired", "words": WHY}),
]


@pytest.mark.parametrize(("refused", "verb", "how"), WRONG)
def test_a_step_that_lacks_something_is_refused_and_nothing_changes(
    refused: type[Exception], verb: str, how: dict[str, Any]
) -> None:
    alert = made.raised()
    before = (Entry.objects.count(), Alert.objects.values_list("state", "unit", "closing").get())
    with pytest.raises(refused):
        getattr(acts, verb)(alert, by=by("city"), at=AT, **how)
    assert (Entry.objects.count(), Alert.objects.values_list("state", "unit", "closing").get()) == before
    assert not alert.steps.exists()


def test_a_city_assigns_within_its_area_alone() -> None:
    alert = made.raised()
    with pytest.raises(acts.UnitIsOutOfReach):
        acts.assign_alert(alert, by=by("city"), at=AT, unit="U220200")


def test_what_was_put_off_comes_back_on_its_day_and_not_before() -> None:
    alert = made.raised()
    acts.snooze_alert(alert, by=by("city"), at=AT, until=TODAY + timedelta(days=9), reason=WHY)
    with pytest.raises(NotNow):
        acts.acknowledge_alert(alert, by=by("city"), at=AT)
    with pytest.raises(acts.StillPutOff):
        acts.wake_alert(alert, by=system("tests"), at=later(8))
    with pytest.raises(NotYours):
        acts.wake_alert(alert, by=by("city"), at=later(9))
    tasks.attend_alerts(on=later(8).date(), at=later(8))
    alert.refresh_from_db()
    assert alert.state == "snoozed"
    tasks.attend_alerts(on=later(9).date(), at=later(9))
    alert.refresh_from_db()
    assert (alert.state, alert.snoozed_until) == ("raised", None)


def test_an_owner_whose_post_ended_is_said() -> None:
    alert, owner = made.raised(), by("city").person
    acts.assign_alert(alert, by=by("province"), at=AT, unit="U220100", owner=owner)
    assert not shown(alert).owner_left
    holding = persons.posting(small.BY, "city", on=TODAY)
    to = Successor("city-new", "新同志", "quite a long password", "")
    people.hand_over(holding, by=small.BY, at=AT, to=to, on=TODAY, document="调令1号")
    assert shown(alert).owner_left
