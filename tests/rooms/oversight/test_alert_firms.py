"""Alerts about enterprises: two rules of one cause, an investment out of proportion, five alike."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.utils import translation

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import Alert, AlertSign
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine import news
from jiju.spine.actors import Place
from jiju.spine.say import say
from tests.factories import alerts as made
from tests.factories.alerts import AT, read, shown
from tests.factories.oversight import TODAY, by
from tests.factories.registry import uscc
from tests.web import small

pytestmark = pytest.mark.django_db
FIRMS = tuple(uscc(n) for n in range(1, 6))


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


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


@pytest.mark.parametrize(("revenue", "invested", "is_noticed"), [
    ("50", "251", True), ("50", "250", False), ("0", "900", False), ("0.1", "39.0", True),
])  # fmt: skip
def test_an_investment_of_many_times_the_revenue_is_noticed(revenue: str, invested: str, is_noticed: bool) -> None:
    """A slipped unit of what was invested; an enterprise that is being built has no revenue yet and is left alone."""
    firms_report("Z001", 1, (small.LIVE, cells(revenue, "0", "9", "1", invested)))
    read()
    signs = {s.rule for a in Alert.objects.filter(over="enterprise") for s in a.signs.all()}
    assert ("AL-E09" in signs) is is_noticed


def test_a_running_total_that_falls_later_in_the_year_is_told_of_the_earlier_report() -> None:
    firms_report("Z001", 1, (small.LIVE.previous, cells("500", "2", "9", "7", "300")),
                 (small.LIVE, cells("700", "3", "14", "7", "45")))  # fmt: skip
    read()
    sign = AlertSign.objects.get(rule="AL-E10")
    assert (sign.subject, sign.period, sign.row, sign.value) == (FIRMS[0], "2024Q3", "05", 300)
    assert (sign.alert.period, sign.read_in) == ("2024Q3", "2024Q4")
    with translation.override("zh-hans"):
        said = say(Word.from_data(json.loads(sign.says)))
    assert said == ("05 固定资产投资完成额：2024年三季度为 300.0 万元，2024年四季度为 45.0 万元；累计数不应下降。")
    before = Alert.objects.count()
    read()
    assert Alert.objects.count() == before


def test_a_running_total_begins_anew_with_the_year() -> None:
    year_end, first = small.LIVE.year_before, small.LIVE.year_before.next
    firms_report("Z001", 1, (year_end, cells("500", "2", "9", "7", "300")), (first, cells("120", "1", "3", "7", "0")))
    read()
    assert not AlertSign.objects.filter(rule="AL-E10").exists()


def test_of_five_enterprises_a_department_reads_how_many_and_no_single_one() -> None:
    firms_report("Z004", 5, (small.LIVE, cells("50", "60", "9", "7", "0")))
    read()
    alert = Alert.objects.get(key__startswith="shared/")
    assert (alert.over, alert.subject, alert.key.split("/")[0]) == ("zone", "Z004", "shared")
    assert shown(alert).hidden >= len(FIRMS), "the province, to which it is not told, opens the enterprises themselves"
    acts.assign_alert(alert, by=by("province"), at=AT, unit="ORG-DRC")
    whole, seen = shown(alert), shown(alert, "department")
    assert {s.subject_name for s in whole.signs} >= {f"测试企业{u[-1]}" for u in FIRMS}
    assert seen.signs == ()
    for found in (whole, seen):
        assert str(found.line.says).startswith("Of 5 enterprises of the zone it does not hold: ")
        assert "60" not in str(found.line.says)
