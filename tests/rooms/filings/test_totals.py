"""Totals of counties: stated with a source by the county's office, compared with its zones, corrected and refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.periods import quarter, year
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing, ReferenceTotal
from jiju.rooms.filings.shapes import Reporter, TotalFacts
from jiju.rooms.programmes import queries as programmes
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import refused
from tests.web import small

R, D = Role, Decimal
FACTS = TotalFacts(
    "county_services", small.COUNTY, small.LIVE, D("52000.5"), "区统计局2024年四季度服务业统计表", small.DAY
)  # fmt: skip


@pytest.fixture
def province(db: None) -> None:
    small.make()


def state(role: Role = R.COUNTY, **changed: Any) -> ReferenceTotal:
    return acts.state_total(None, by=small.actor(role), at=small.AT, facts=replace(FACTS, **changed))


def home() -> Filing:
    """The home zone's form, filled in: 9,000 of revenue; the other zone of the county has sent 11,000."""
    by = small.actor(R.ZONE_STATISTICIAN)
    made = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    acts.fill_in(made, by=by, at=small.AT, cells=small.cells(9), expected_version=made.version)
    return made


def spoken(filing: Filing) -> dict[str, str]:
    return {f.rule: str(f.says) for f in queries.findings_now(Filing.objects.get(pk=filing.pk))}


def test_a_county_states_its_total_and_it_stands_beside_the_zones(province: None) -> None:
    made = state()
    (line,) = queries.totals(small.actor(R.COUNTY), "county_services", small.LIVE).lines
    assert (line.name, line.zones, line.reported, line.sent) == ("宽城区", 2, 1, D(11_000))
    assert line.total is not None
    assert (line.total.amount, line.total.source, line.total.source_day) == (D("52000.5"), FACTS.source, small.DAY)
    assert line.total.stated_name == small.actor(R.COUNTY).name
    assert (line.is_exceeded, line.may_state, made.number) == (False, True, 1)
    body = Entry.objects.get(action="filings.state_total").body
    assert "52000.5" in body
    assert FACTS.source in body


def test_a_later_statement_corrects_an_earlier_one_that_stays(province: None) -> None:
    state()
    assert state(amount=D(9000), source="区统计局更正函").number == 2
    (line,) = queries.totals(small.actor(R.PROVINCE), "", small.LIVE).lines[:1]
    assert [one.amount for one in line.stated] == [D(9000), D("52000.5")]
    assert (line.is_exceeded, line.may_state) == (True, False)


def test_the_rule_speaks_only_once_a_total_is_known_and_names_it(province: None) -> None:
    filing = home()
    assert "B1-H18" not in spoken(filing)
    state(amount=D(19_999))
    told = spoken(filing)["B1-H18"]
    assert "9,000.0 万元 here, and one other zone of the county comes on top (2024Q4)" in told
    assert "全县（市、区）服务业营业收入 is 19,999.0 万元 (宽城区，2024Q4)" in told
    assert "11,000" not in told, "what the other zone reported is not told"
    state(amount=D(20_000))
    assert "B1-H18" not in spoken(filing)


def test_a_total_of_another_period_is_not_taken(province: None) -> None:
    filing = home()
    state(amount=D(1), period=small.LIVE.previous)
    assert "B1-H18" not in spoken(filing)


def test_a_whole_period_is_screened_as_each_filing_is(province: None) -> None:
    state(amount=D(10_999))
    doubts = {
        d.unit: str(d.finding.says) for d in queries.Screen().doubts("B1", small.LIVE) if d.finding.rule == "B1-H18"
    }
    assert doubts.keys() == {"Z003"}
    assert "10,999.0" in doubts["Z003"]


def test_the_minimum_wage_is_that_of_the_place_and_the_day(province: None) -> None:
    def wage(city: str, county: str, period: Any) -> Decimal:
        unit = Reporter("Z", "Z", "T1", city, county)
        return queries.given_to(["minimum_wage"], unit, period)["minimum_wage"].amount

    assert wage("220100", "220103", small.LIVE) == 1880  # a district of Changchun
    assert wage("220100", "220122", small.LIVE) == 1540  # a county of it
    assert wage("220100", "220103", quarter(2021, 3)) == 1780
    assert wage("222400", "222401", small.LIVE) == 1760
    assert wage("MHK", "", small.LIVE) == 1540
    assert queries.given_to(["minimum_wage"], Reporter("Z", "Z", "T1", "110000"), small.LIVE) == {}
    assert queries.given_to(["minimum_wage"], Reporter("Z", "Z", "T1", "220100"), quarter(2015, 1)) == {}


def test_every_place_of_the_plan_has_a_minimum_wage_in_every_quarter(province: None) -> None:
    for division in (d for d in programmes.plan().divisions if d.level != "province"):
        city, county = (division.code, "") if division.level == "city" else (division.parent or "", division.code)
        for when in (quarter(2021, 1), quarter(2021, 4), quarter(2024, 4)):
            if division.since <= when.year < (division.until or 9999):
                assert queries.given_to(["minimum_wage"], Reporter("Z", "Z", "T1", city, county), when), division.name


@pytest.mark.parametrize(
    ("changed", "refusal", "sentence"),
    [
        ({"reference": "gdp"}, NotFound, "no total “gdp”"),
        ({"reference": "minimum_wage"}, NotFound, "no total"),
        ({"place": "220999"}, NotFound, "no such record"),
        ({"place": "220202"}, NotFound, "no such record"),
        ({"period": year(2024)}, acts.WrongPeriod, "not reported for"),
        ({"period": quarter(2025, 1)}, acts.DayHasNotCome, "not over"),
        ({"source_day": small.DAY + timedelta(days=1)}, acts.DayHasNotCome, "dated after today"),
        ({"amount": D(0)}, acts.AmountIsImpossible, "above zero"),
        ({"amount": D("NaN")}, acts.AmountIsImpossible, "above zero"),
        ({"amount": D("1.234")}, acts.AmountIsImpossible, "two decimals"),
        ({"amount": D(10) ** 15}, acts.AmountIsImpossible, "above zero"),
        ({"source": " 表 "}, acts.ReasonIsMissing, "source needs"),
    ],
)
def test_what_stands_in_the_way(province: None, changed: dict[str, Any], refusal: Any, sentence: str) -> None:
    facts = replace(FACTS, **changed)
    assert sentence in str(refused(refusal, acts.state_total, None, by=small.actor(R.COUNTY), facts=facts))
    assert ReferenceTotal.objects.count() == 0


def test_the_same_statement_twice_changes_nothing(province: None) -> None:
    state()
    refused(acts.NothingChanges, acts.state_total, None, by=small.actor(R.COUNTY), facts=FACTS)
    assert ReferenceTotal.objects.count() == 1


def test_a_city_states_for_its_counties(province: None) -> None:
    assert state(R.CITY).office == small.actor(R.CITY).unit


@pytest.mark.parametrize("role", [R.PROVINCE, R.DEPARTMENT, R.ZONE_HEAD, R.ZONE_STATISTICIAN, R.ENTERPRISE, R.AUDITOR])
def test_nobody_else_states(province: None, role: Role) -> None:
    refused(NotYours, acts.state_total, None, by=small.actor(role), facts=FACTS)


@pytest.mark.parametrize("role", [R.DEPARTMENT, R.ZONE_HEAD, R.ZONE_STATISTICIAN, R.ENTERPRISE, R.EXPERT])
def test_who_may_not_see_every_zone_does_not_see_sums(province: None, role: Role) -> None:
    with pytest.raises(NotYours):
        queries.totals(small.actor(role), "", small.LIVE)


def test_each_sees_the_counties_of_its_area(province: None) -> None:
    state()
    seen = {role: [one.place for one in queries.totals(small.actor(role), "", small.LIVE).lines] for role in
            (R.COUNTY, R.CITY, R.PROVINCE, R.AUDITOR)}  # fmt: skip
    both = [small.COUNTY, "220202"]
    assert seen == {R.COUNTY: [small.COUNTY], R.CITY: [small.COUNTY], R.PROVINCE: both, R.AUDITOR: both}
