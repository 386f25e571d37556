"""Attacks on alerts: putting off for ever, judging oneself, reading single enterprises, a reader that dies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.acts import alert_reading
from jiju.rooms.oversight.models import Alert, AlertReading, AlertSign, AlertStep
from jiju.rooms.oversight.shapes import Cause, ReadPeriod, SignFound
from jiju.spine.actors import Actor, Place, Scope, system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import alerts as made
from tests.factories.alerts import AT, ODD, WHY
from tests.factories.oversight import TODAY, by
from tests.web import small

pytestmark = pytest.mark.django_db
ONE = "91220202MA0000000A"  # an enterprise of the zone Z002


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def stored() -> Any:
    return Entry.objects.count(), list(Alert.objects.order_by("pk").values_list()), AlertStep.objects.count()


def refused(refusal: type[Exception], deed: Callable[..., Any], *about: Any, **said: Any) -> None:
    """The refusal is raised, and nothing was stored."""
    before = stored()
    with pytest.raises(refusal):
        deed(*about, **said)
    assert stored() == before


def put_off(alert: Alert, days: int, who: str = "city") -> Any:
    """Put off on a day for two months; the worker brings it back."""
    at, until = AT + timedelta(days=days), TODAY + timedelta(days=days + 60)
    acts.snooze_alert(alert, by=by(who), at=at, until=until, reason=WHY)
    tasks.attend_alerts(on=until, at=datetime.combine(until, AT.timetz()))
    alert.refresh_from_db()
    return alert.state


class Told:
    """A reader that finds what it is told to find."""

    def __init__(self, *causes: Cause) -> None:
        self.causes = causes

    def read(self, period: Any, **_: Any) -> ReadPeriod:
        place = Place("220200", "220202", "Z002", "T2", ONE)
        zone = Place("220200", "220202", "Z002", "T2")
        names = {f"{ONE[:-1]}{n}": f"某企业{n}" for n in "ABCDE"} | {"Z002": "测试集聚区002"}
        places = dict.fromkeys(names, place) | {"Z002": zone, "220100": Place("220100")}
        return ReadPeriod(small.LIVE, 1, self.causes, places, names)

    def judged(self, *_: Any) -> int:
        return 0


def sign(unit: str, over: str = "enterprise") -> SignFound:
    says = word("{unit} reports {n} employees.", unit=unit, n="7654321")
    return SignFound("A2-R9", "ratio", "severe", over, "A2", str(small.LIVE), unit, "Z002", "10", word("a ratio"), says,
                     word("Look into it."), Decimal(7654321), "从业人员", "人", to=("department",))  # fmt: skip


def read(*causes: Cause) -> None:
    acts.read_alerts(None, by=system("tests"), at=AT, period=small.LIVE, reader=Told(*causes))


# --- putting off and closing -----------------------------------------------------------------------------------------


def test_an_alert_is_not_put_off_for_ever() -> None:
    alert = made.raised()
    assert [put_off(alert, 0), put_off(alert, 61)] == ["raised", "raised"]
    said: dict[str, Any] = {"at": AT + timedelta(days=122), "until": TODAY + timedelta(days=130), "reason": WHY}
    refused(acts.PutOffEnough, acts.snooze_alert, alert, by=by("city"), **said)
    refused(acts.PutOffEnough, acts.snooze_alert, alert, by=by("province"), **said)
    assert "snooze_alert" not in queries.alert(by("city"), alert.pk, on=TODAY).verbs


def test_a_figure_that_is_revised_wakes_an_alert_that_was_put_off() -> None:
    alert = made.raised()
    acts.snooze_alert(alert, by=by("city"), at=AT, until=TODAY + timedelta(days=60), reason=WHY)
    made.corrected(**{"04": Decimal(9100), "14": Decimal(9100)})  # as wrong as before
    tasks.read_every_alert(at=AT)
    alert.refresh_from_db()
    assert (alert.state, alert.snoozed_until) == ("raised", None)
    assert alert.steps.order_by("pk").last().verb == "reopened"


def test_a_figure_that_is_said_to_be_corrected_and_is_not_is_spoken_of_again_after_a_month() -> None:
    alert = made.raised()
    acts.close_alert(alert, by=by("city"), at=AT, reason="corrected", words=WHY)
    for days, state in ((29, "closed"), (30, "raised")):
        tasks.read_every_alert(at=AT + timedelta(days=days))
        alert.refresh_from_db()
        assert alert.state == state
    acts.close_alert(alert, by=by("city"), at=AT + timedelta(days=30), reason="explained", words=WHY)
    tasks.read_every_alert(at=AT + timedelta(days=90))
    alert.refresh_from_db()
    assert alert.state == "closed"


def test_an_alert_that_is_put_off_is_still_counted_and_red() -> None:
    alert = made.raised()
    before = queries.counts_of_alerts(by("province"))["all"]
    acts.snooze_alert(alert, by=by("city"), at=AT, until=TODAY + timedelta(days=60), reason=WHY)
    assert queries.counts_of_alerts(by("province"))["all"] == before


def test_a_city_neither_closes_nor_puts_off_what_is_said_about_itself() -> None:
    city = about_city()
    said: dict[str, Any] = {"by": by("city"), "at": AT}
    until = TODAY + timedelta(days=9)
    refused(acts.ReportedUnitsDoNotClose, acts.close_alert, city, reason="explained", words=WHY, **said)
    refused(acts.ReportedUnitsDoNotClose, acts.snooze_alert, city, until=until, reason=WHY, **said)
    own = replace(by("city"), account="city-up", role=Role.PROVINCE, unit="ORG-DRC", scope=Scope("all"))
    refused(acts.ReportedUnitsDoNotClose, acts.close_alert, city, by=own, at=AT, reason="explained", words=WHY)
    acts.close_alert(city, by=by("province"), at=AT, reason="explained", words=WHY)


def about_city() -> Alert:
    """An alert about the reports of the city, as a reading makes one."""
    cause = Cause("figures/B1/2024Q4/220100", (replace(sign("220100", "city"), zone=""),))
    read(cause)
    return Alert.objects.get(over="city")


def test_whoever_holds_a_post_at_the_zone_closes_nothing_about_it_from_an_office() -> None:
    made.reported(1, **ODD)
    tasks.read_every_alert(at=AT)
    alert = Alert.objects.get(subject="Z001")
    for name in ("zone_head", "zone_statistician"):
        own = replace(by(name), account=f"{name}-2", role=Role.COUNTY, unit="U220103",
                      scope=Scope("county", frozenset({"220103"})))  # fmt: skip
        refused(acts.ReportedUnitsDoNotClose, acts.close_alert, alert, by=own, at=AT, reason="explained", words=WHY)
        refused(acts.ReportedUnitsDoNotClose, acts.snooze_alert, alert, by=own, at=AT,
                until=TODAY + timedelta(days=9), reason=WHY)  # fmt: skip
    acts.close_alert(alert, by=by("county"), at=AT, reason="explained", words=WHY)


def test_out_of_sight_is_like_missing_to_every_verb() -> None:
    alert = made.raised()
    deeds: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (acts.acknowledge_alert, {}), (acts.answer_alert, {"text": WHY}),
        (acts.assign_alert, {"unit": "U220200"}), (acts.close_alert, {"reason": "explained", "words": WHY}),
        (acts.snooze_alert, {"until": TODAY + timedelta(days=9), "reason": WHY}),
    ]  # fmt: skip
    for deed, said in deeds:
        refused(NotFound, deed, alert, by=by("other-city"), at=AT, **said)


# --- single enterprises ----------------------------------------------------------------------------------------------


def department() -> Actor:
    """The department of the type of Z002."""
    return by("department")


def everything(who: Actor, alert: Alert) -> str:
    """All that a reader is told of an alert, in one text."""
    listed = queries.alerts(who, {"state": "all"}, on=TODAY)
    return f"{queries.alert(who, alert.pk, on=TODAY)}{listed}{queries.red(who, on=TODAY)}"


def test_what_many_enterprises_share_is_told_without_the_figure_of_one_of_them() -> None:
    key = "/".join(("shared", "A2-R9", str(small.LIVE), "Z002", "10"))
    read(Cause(key, tuple(sign(f"{ONE[:-1]}{n}") for n in "ABCDE")))
    alert = Alert.objects.get(over="zone")
    shown = queries.alert(department(), alert.pk, on=TODAY)
    assert (shown.signs, shown.hidden, shown.line.signs) == ((), 5, 5)
    for who in (department(), by("auditor")):
        told = everything(who, alert)
        assert "7654321" not in told
        assert "某企业" not in told
    full = queries.alert(by("province"), alert.pk, on=TODAY)
    assert (len(full.signs), full.hidden) == (5, 0)
    assert full.line.says.text == "Of {n} enterprises of the zone it does not hold: {states}."


def test_who_does_not_read_an_enterprise_as_statistics_sees_no_alert_about_it() -> None:
    """As on the page of an enterprise: what was collected for statistics is not shown to departments and auditors."""
    read(Cause("figures/A2/2024Q4/one", (sign(ONE),)))
    alert = Alert.objects.get(over="enterprise")
    for who in (department(), by("auditor")):
        with pytest.raises(NotFound):
            queries.alert(who, alert.pk, on=TODAY)
        assert queries.alerts(who, {"state": "all"}, on=TODAY) == []
        assert queries.counts_of_alerts(who)["all"] == 0
        with pytest.raises(NotFound):
            queries.origin(who, "alert", str(alert.pk), TODAY)
    assert [n.id for n in queries.alerts(by("other-city"), {}, on=TODAY)] == [alert.pk]


# --- readers ---------------------------------------------------------------------------------------------------------


def test_a_second_reading_of_the_same_figures_changes_nothing_but_the_list_of_readings() -> None:
    made.raised()
    rows = [list(m.objects.order_by("pk").values_list()) for m in (Alert, AlertStep)]
    signs = list(AlertSign.objects.order_by("pk").values_list())
    tasks.read_every_alert(at=AT)
    assert [list(m.objects.order_by("pk").values_list()) for m in (Alert, AlertStep)] == rows
    assert list(AlertSign.objects.order_by("pk").values_list()) == signs
    newest = AlertReading.objects.order_by("-pk")[0]
    assert (newest.raised, newest.reopened, newest.gone) == (0, 0, 0)


def test_a_reader_that_dies_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made.reported(5, **ODD)

    def dies(*_: Any) -> None:
        raise RuntimeError("the machine is gone")

    before = (AlertReading.objects.count(), *stored())
    monkeypatch.setattr(alert_reading, "_settled", dies)
    with pytest.raises(RuntimeError, match="gone"):
        tasks.read_every_alert(at=AT)
    assert (AlertReading.objects.count(), *stored()) == before
    monkeypatch.undo()
    tasks.read_every_alert(at=AT)
    assert Alert.objects.filter(subject="Z005").count() == 1
