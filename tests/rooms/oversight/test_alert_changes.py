"""Alerts when the world goes on: a zone is renamed, leaves or gives way, a figure is revised, an owner's post ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.models import Filing
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Alert
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.models import Tenancy, ZoneVersion
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine import news
from jiju.spine.records import opened
from jiju.spine.roles import Role
from jiju.spine.say import say
from tests.factories import alerts as made
from tests.factories.alerts import AT, WHY, read, shown, state
from tests.factories.oversight import TODAY, by, later
from tests.factories.registry import uscc
from tests.web import small

pytestmark = pytest.mark.django_db
FIRMS = tuple(uscc(n) for n in range(1, 6))
NEW = "长春数字服务集聚区"


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


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
