"""Alerts when the world goes on: a zone is renamed, leaves or gives way, a figure is revised, an owner's post ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.core.refusals import NotYours
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.models import Filing, Message
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Alert
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as persons
from jiju.rooms.people.models import Posting, Unit
from jiju.rooms.people.shapes import Successor
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.models import Tenancy, ZoneVersion
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine import news
from jiju.spine.actors import Place, system
from jiju.spine.models import Entry
from jiju.spine.records import opened
from jiju.spine.roles import Role
from jiju.spine.say import say
from tests.factories import alerts as made
from tests.factories.alerts import AT, ODD, WHY
from tests.factories.oversight import TODAY, by, later
from tests.factories.registry import uscc
from tests.web import small

pytestmark = pytest.mark.django_db
FIRMS = tuple(uscc(n) for n in range(1, 6))
NEW = "长春数字服务集聚区"


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def shown(alert: Alert, who: str = "province", days: int = 0) -> Any:
    return queries.alert(by(who), alert.pk, on=TODAY + timedelta(days=days))


def read(days: int = 0) -> None:
    tasks.read_every_alert(at=AT + timedelta(days=days))


def state(alert: Alert) -> tuple[str, str]:
    alert.refresh_from_db()
    return alert.state, alert.reason


def zone(n: int, **changed: Any) -> None:
    """The n-th zone has a new version from today on."""
    registry.revise(replace(small.zone(n), since=TODAY, **changed), by=small.BY, at=AT)


# --- a zone that is called otherwise, left, or gave way ---------------------------------------------------------------


def test_an_alert_keeps_the_name_of_then_says_that_of_now_and_is_found_by_both() -> None:
    alert = made.raised()
    zone(5, name=NEW)
    found = shown(alert)
    assert (found.line.subject_name, found.line.zone_name, found.was) == ("测试集聚区005", NEW, NEW)
    for words in ("集聚区005", "数字服务", "Z005"):
        assert [a.id for a in queries.alerts(by("city"), {"q": words}, on=TODAY)] == [alert.pk], words
    assert queries.alerts(by("city"), {"q": "不存在"}, on=TODAY) == []
    read()
    assert Alert.objects.count() == 1
    assert state(alert) == ("raised", "")


def test_an_alert_about_a_zone_that_left_says_so_stays_with_its_offices_and_is_closed_by_them() -> None:
    alert = made.raised()
    zone(5, status="left", until=TODAY + timedelta(days=1))
    for who in ("province", "city", "county"):
        found = shown(alert, who, days=1)
        assert (found.is_gone_unit, found.taken_by) == (True, ""), who
    tasks.attend_alerts(on=later(1).date(), at=later(1))
    assert state(alert) == ("raised", "")
    acts.close_alert(alert, by=by("city"), at=later(1), reason="registry", words=WHY)
    assert state(alert) == ("closed", "registry")


def test_an_alert_about_a_zone_that_gave_way_names_who_took_its_place() -> None:
    alert = made.raised()
    zone(5, until=TODAY + timedelta(days=1))
    registry.succeed("Z003", by=by("province"), at=AT, former="Z005", on=TODAY, reason="撤并")
    found = shown(alert, days=1)
    assert (found.is_gone_unit, found.taken_by) == (True, small.zone(3).name)


def test_a_zone_that_moved_to_another_city_is_said() -> None:
    alert = made.raised()
    zone(5, city="220200", county="220202")
    assert shown(alert).moved
    assert not shown(alert).is_gone_unit


# --- why an alert settled itself --------------------------------------------------------------------------------------


def test_a_revised_figure_settles_its_alert_with_that_reason_and_counts_as_confirmed() -> None:
    alert = made.raised()
    made.corrected(5, **{"10": Decimal(109)})
    assert [(e.field, e.text) for e in shown(alert).explained] == [("10", made.PROOF)]
    read()
    assert state(alert) == ("gone", "revised")
    with translation.override("zh-hans"):
        assert say(shown(alert).reason) == "报表已修订"
    assert [r.alarms for r in queries.alert_rules(by("city")) if r.id == "AL-Z02"] == [0]
    assert queries.alerts(by("city"), {}, on=TODAY) == []


def test_raised_again_it_gives_no_reason_any_more() -> None:
    alert = made.raised()
    made.corrected(5, **{"10": Decimal(109)})
    read()
    made.corrected(5, **{"10": Decimal(1)})
    read()
    assert state(alert) == ("raised", "")
    assert [s.verb for s in shown(alert).steps] == ["raised", "gone", "reopened"]


def test_an_alert_that_an_office_closed_and_that_is_raised_again_shows_no_reason_while_it_is_open() -> None:
    alert = made.raised()
    acts.close_alert(alert, by=by("province"), at=AT, reason="corrected", words=WHY)
    assert (str(shown(alert).reason), shown(alert).closing) == ("The figure was wrong and was corrected", WHY)
    made.corrected(5, **{"04": Decimal(9100), "14": Decimal(9100)})
    read()
    assert (shown(alert).line.state, shown(alert).reason, shown(alert).closing) == ("raised", None, "")


def test_a_report_that_was_handed_back_settles_its_alert() -> None:
    alert = made.explained()
    filing = Filing.objects.get(unit_code=small.HOME, period=str(small.LIVE))
    filings.hand_back(
        filing, by=by("county"), at=AT, reason="用工人数请核实后重报。", cells=("10",), due_back=TODAY + timedelta(9)
    )
    read()
    assert state(alert) == ("gone", "handed_back")


def test_a_zone_that_reports_again_settles_its_silence() -> None:
    made.reported(5, small.LIVE.year_before)
    read(60)
    alert = Alert.objects.get(kind="silent")
    made.reported(5)
    read(60)
    assert state(alert) == ("gone", "came_in")


def test_a_silent_zone_that_had_left_is_silent_no_more() -> None:
    made.reported(5, small.LIVE.year_before)
    read(60)
    alert = Alert.objects.get(kind="silent")
    with opened():
        registry_left("Z005")
    read(60)
    assert state(alert) == ("gone", "left")


def registry_left(code: str) -> None:
    """A zone whose leaving was entered late, for a day before the period's last."""
    ZoneVersion.objects.filter(zone_code=code).update(until=small.LIVE.last_day)


def test_an_enterprise_that_stands_in_one_zone_again_settles_its_alert() -> None:
    firm = EnterpriseFacts(FIRMS[0], "测试企业一", "", "small", "Z001", small.date(2021, 6, 1))
    registry.enter([firm, replace(firm, zone="Z003")], by=small.BY, at=AT)
    read()
    alert = Alert.objects.get(kind="double")
    tenancy = Tenancy.objects.get(zone__code="Z003")
    registry.leave(tenancy, by=by("province"), at=AT, on=small.LIVE.last_day, reason="重复登记")
    read()
    assert state(alert) == ("gone", "one_zone")


def test_where_only_what_it_was_compared_with_changed_that_is_the_reason() -> None:
    """The decline leans on last year's figure, which was revised; this year's is as it was."""
    made.reported(5, small.LIVE.year_before, **small.cells(20))
    made.reported(5, small.LIVE, **small.cells(9))
    read()
    alert = Alert.objects.get(kind="decline")
    revised(5, small.LIVE.year_before, **small.cells(9))
    read()
    assert state(alert) == ("gone", "elsewhere")


def test_a_figure_that_a_sign_names_is_told_then_and_now() -> None:
    alert = made.raised()
    made.corrected(5, **{"04": Decimal(9100), "14": Decimal(9100)})
    sign = next(s for s in shown(alert).signs if s.row == "04")
    assert (sign.is_revised, sign.then, sign.now) == (True, 9000, 9100)


def revised(n: int, period: Period, **cells: Value) -> None:
    filing = Filing.objects.get(unit_code=f"Z{n:03d}", form_code="B1", period=str(period))
    order = filings.order_revision(
        filing, by=made.statistician(n), at=AT, cells=cells, reason=made.PROOF, proof=made.PROOF
    )
    filings.approve_revision(filing, by=small.actor(Role.PROVINCE), at=AT, number=order.number, answer=WHY)
    news.catch_up()


# --- two rules, one cause ---------------------------------------------------------------------------------------------


def firms_report(home: str, many: int, *reports: tuple[Period, dict[str, Decimal]]) -> None:
    """So many enterprises of a zone, each with the same reports."""
    z = small.zone(int(home[1:]))
    facts = [EnterpriseFacts(u, f"测试企业{u[-1]}", "", "small", home, small.date(2021, 6, 1)) for u in FIRMS[:many]]
    registry.enter(facts, by=small.BY, at=AT)
    for period, cells in reports:
        filings.open_period(None, by=small.BY, at=AT, form_code="B2", period=period)
        rows = [HistoricFiling("B2", period, f.uscc, f.name, Place(z.city, z.county, home, z.zone_type, f.uscc), cells,
                               "accepted") for f in facts]  # fmt: skip
        filings.bring_in(rows, by=small.BY, at=AT)
    news.catch_up()


def cells(*values: str) -> dict[str, Decimal]:
    return {f"{n:02d}": Decimal(v) for n, v in enumerate(values, 1)}


def test_two_rules_that_fire_on_one_cause_are_one_alert_with_both_signs() -> None:
    """A slipped unit is ten times the figure before it, and more than the enterprise turned over."""
    firms_report("Z001", 1, (small.LIVE.previous, cells("50", "2", "9", "7", "0")),
                 (small.LIVE, cells("500", "600", "15", "7", "0")))  # fmt: skip
    read()
    alert = Alert.objects.get(over="enterprise")
    assert {s.rule for s in alert.signs.all()} >= {"AL-E01", "AL-E03"}
    assert (alert.subject, alert.over, alert.zone_code) == (FIRMS[0], "enterprise", "Z001")
    told = queries.alerts(by("county"), {}, on=TODAY)
    assert [(a.id, a.signs >= 2) for a in told if a.subject == FIRMS[0]] == [(alert.pk, True)]
    read()
    assert Alert.objects.filter(over="enterprise").count() == 1


def test_of_five_enterprises_a_department_reads_how_many_and_no_single_one() -> None:
    firms_report("Z004", 5, (small.LIVE, cells("50", "60", "9", "7", "0")))
    read()
    alert = Alert.objects.get(key__startswith="shared/")
    assert (alert.over, alert.subject, alert.key.split("/")[0]) == ("zone", "Z004", "shared")
    whole, seen = shown(alert), shown(alert, "department")
    assert {s.subject_name for s in whole.signs} >= {f"测试企业{u[-1]}" for u in FIRMS}
    assert seen.signs == ()
    for found in (whole, seen):
        assert str(found.line.says).startswith("Of 5 enterprises of the zone it does not hold: ")
        assert "60" not in str(found.line.says)


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
