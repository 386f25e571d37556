"""An alert whose owner is there no more is routed anew and told; it is given to nobody who does not see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotYours
from jiju.rooms.filings.models import Message
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Alert
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as persons
from jiju.rooms.people.models import Posting, Unit
from jiju.rooms.people.shapes import Successor
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.records import opened
from tests.factories import alerts as made
from tests.factories.alerts import AT, ODD, WHY, read, shown, state
from tests.factories.oversight import TODAY, by, later
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


# --- an owner who is there no more ------------------------------------------------------------------------------------


def given(owner: str = "city", unit: str = "U220100") -> Alert:
    alert = made.raised()
    acts.assign_alert(alert, by=by("province"), at=AT, unit=unit, owner=by(owner).person if owner else "")
    return alert


def attend(days: int = 0) -> None:
    tasks.attend_alerts(on=later(days).date(), at=later(days))
    news.catch_up()


def told(subject: str = "An alert for you: {name}") -> list[tuple[str, str, str]]:
    rows = Message.objects.filter(kind="alerts", subject__contains=subject).order_by("pk")
    return list(rows.values_list("to_person", "to_role", "to_code"))


def handed_over(username: str, to: str) -> None:
    holding = persons.posting(small.BY, username, on=TODAY)
    heir = Successor(to, "新同志", "quite a long password", "")
    people.hand_over(holding, by=small.BY, at=AT, to=heir, on=TODAY, document="调令1号")


def test_who_is_given_an_alert_is_told() -> None:
    given()
    news.catch_up()
    assert [t[0] for t in told()] == [by("city").person]


def test_a_unit_without_a_person_is_told_by_its_people() -> None:
    given(owner="")
    news.catch_up()
    assert {t[0] for t in told()} == {by("city").person, by("city-2").person}


def test_an_alert_goes_to_who_took_the_post_over_and_they_are_told() -> None:
    alert, left = given(), by("city").person
    handed_over("city", "city-new")
    attend()
    alert.refresh_from_db()
    heir = by("city-new").person
    assert (alert.owner, alert.unit, alert.state) == (heir, "U220100", "assigned")
    found = shown(alert)
    assert (found.owner_left, found.line.owner, found.steps[-1].verb) == (False, "新同志", "release_alert")
    assert heir in [t[0] for t in told()]
    assert left != heir
    before = Entry.objects.filter(action="oversight.release_alert").count()
    attend()
    assert Entry.objects.filter(action="oversight.release_alert").count() == before == 1


def test_through_two_handovers_it_reaches_whoever_holds_the_post_now() -> None:
    alert = given()
    handed_over("city", "city-new")
    with opened():
        Posting.objects.filter(person__code=by("city-new").person).update(since=TODAY - timedelta(days=1))
    handed_over("city-new", "city-newer")
    attend()
    alert.refresh_from_db()
    assert alert.owner == by("city-newer").person


def test_without_an_heir_it_stays_with_the_unit_and_everybody_there_is_told() -> None:
    alert = given()
    with opened():
        Posting.objects.filter(person__code=by("city").person).update(until=TODAY)
    attend()
    alert.refresh_from_db()
    assert (alert.owner, alert.unit, alert.state) == ("", "U220100", "assigned")
    assert by("city-2").person in [t[0] for t in told()]


def test_where_the_unit_is_gone_it_is_raised_again_and_the_offices_of_the_place_are_told() -> None:
    alert = given(owner="")
    with opened():
        Unit.objects.filter(code="U220100").update(until=TODAY)
    attend()
    alert.refresh_from_db()
    assert (alert.owner, alert.unit, alert.unit_name, alert.state) == ("", "", "", "raised")
    assert {t[1:] for t in told()} >= {("county", "220103")}


def test_an_alert_that_was_put_off_is_routed_anew_and_stays_put_off() -> None:
    alert = given()
    acts.snooze_alert(alert, by=by("province"), at=AT, until=TODAY + timedelta(days=9), reason=WHY)
    handed_over("city", "city-new")
    attend()
    alert.refresh_from_db()
    assert (alert.owner, alert.state) == (by("city-new").person, "snoozed")


WRONG: tuple[tuple[type[Exception], Callable[[], Any], str], ...] = (
    (acts.OwnerIsThere, lambda: system("tests"), "U220100"),
    (NotYours, lambda: by("province"), "U220100"),
)


@pytest.mark.parametrize(("refused", "who", "unit"), WRONG)
def test_an_alert_whose_owner_is_there_is_not_taken_away(
    refused: type[Exception], who: Callable[[], Any], unit: str
) -> None:
    alert = given(unit=unit)
    before = (Entry.objects.count(), alert.owner, alert.steps.count())
    with pytest.raises(refused):
        acts.release_alert(alert, by=who(), at=AT)
    alert.refresh_from_db()
    assert (Entry.objects.count(), alert.owner, alert.steps.count()) == before


def test_an_alert_that_nobody_was_given_is_not_taken_away() -> None:
    alert = made.raised()
    with pytest.raises(acts.OwnerIsThere):
        acts.release_alert(alert, by=system("tests"), at=AT)
    assert alert.steps.count() == 0


@pytest.mark.parametrize("unit", ["U220200", "ORG-COM"])
def test_it_is_given_to_nobody_who_does_not_see_it(unit: str) -> None:
    """The office of another city; a department of other types."""
    alert, before = made.raised(), Entry.objects.count()
    with pytest.raises(acts.UnitIsOutOfReach):
        acts.assign_alert(alert, by=by("province"), at=AT, unit=unit)
    assert (Entry.objects.count(), state(alert)) == (before, ("raised", ""))
    assert unit not in {u.code for u in queries.units_to_give(by("province"), alert.pk, TODAY)}


def test_an_alert_about_a_zone_may_be_given_to_the_department_of_its_type() -> None:
    made.reported(6, **ODD)
    read()
    alert = Alert.objects.get()
    acts.assign_alert(alert, by=by("province"), at=AT, unit="ORG-COM", owner=by("department").person)
    assert shown(alert, "department").line.state == "assigned"
