"""Near the designated size: four quarters beside the plan's line of the industry, for statistics and nothing else."""

from __future__ import annotations

import importlib
import io
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.core.nothing import Nothing
from jiju.core.periods import Period
from jiju.core.refusals import NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Threshold, threshold_of
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine.actors import Place
from jiju.spine.roles import Role
from tests.factories.programmes import jilin
from tests.factories.registry import uscc
from tests.web import small
from tests.web.office.conftest import signed_in

__all__ = ["signed_in"]  # the fixture
R, LIVE = Role, small.LIVE
SINCE = date(2021, 6, 1)


def firm(n: int, industry: str, *, zone: int = 1, size: str = "small") -> str:
    """An enterprise of a zone."""
    facts = EnterpriseFacts(uscc(n), f"企业{n}", industry, size, small.zone(zone).code, SINCE)
    registry.enter([facts], by=small.BY, at=small.AT)
    return facts.uscc


def told(code: str, revenue: str | Nothing, period: Period = LIVE, *, zone: int = 1, state: str = "accepted") -> None:
    """What an enterprise had accepted: revenue from January, in 万元."""
    z = small.zone(zone)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=period)
    cells: Any = {"01": revenue if isinstance(revenue, Nothing) else Decimal(revenue)}
    cells |= dict.fromkeys(("02", "03", "04", "05"), Decimal(1))
    place = Place(z.city, z.county, z.code, z.zone_type, code)
    one = HistoricFiling("B2", period, code, code, place, cells, state)
    acts.bring_in([one], by=small.BY, at=small.AT)


def found(role: Role = R.PROVINCE, period: Period = LIVE) -> dict[str, Decimal]:
    return {c.code: c.ratio for c in queries.candidates(small.actor(role), period).rows}


@pytest.fixture
def province(db: None) -> None:
    small.make(zones=2)


@pytest.mark.parametrize(
    ("industry", "amount"),
    [("I65", 2000), ("G54", 2000), ("Q84", 2000), ("L72", 1000), ("K702", 1000), ("K70", None), ("R87", 500),
     ("Q85", 500), ("F51", 2000), ("F52", 500), ("H62", 200), ("C13", None), ("", None)],
)  # fmt: skip
def test_the_line_of_an_industry_is_the_plans(industry: str, amount: int | None) -> None:
    line = threshold_of(industry, jilin().thresholds, small.DAY)
    assert (line.amount if line else None) == amount


def test_a_line_is_dated_and_the_narrowest_industry_counts() -> None:
    wide = Threshold(id="a", name="a", industries=("I",), indicator="x", amount=Decimal(9), unit="万元",
                     valid_from=date(2020, 1, 1), valid_until=date(2024, 12, 31), source="s")  # fmt: skip
    narrow = wide.model_copy(update={"id": "b", "industries": ("I65",)})
    later = wide.model_copy(update={"id": "c", "valid_from": date(2025, 1, 1), "valid_until": None})
    lines = (wide, narrow, later)
    assert threshold_of("I651", lines, date(2024, 12, 31)) == narrow
    assert threshold_of("I64", lines, date(2024, 12, 31)) == wide
    assert threshold_of("I651", lines, date(2025, 1, 1)) == later
    assert threshold_of("I65", lines, date(2019, 12, 31)) is None


def test_every_line_of_the_first_plan_says_where_it_comes_from() -> None:
    assert all(t.source and t.valid_from == date(2020, 1, 1) for t in jilin().thresholds)
    assert {t.id for t in jilin().thresholds if not t.verified} == {"S4", "S5", "S6", "S7"}


def test_who_is_at_ninety_percent_or_past_it_is_listed_highest_first(province: None) -> None:
    near, past, below = firm(1, "I65"), firm(2, "R87"), firm(3, "I65")
    for code, revenue in ((near, "1800"), (past, "750"), (below, "1799.9")):
        told(code, revenue)
    shown = queries.candidates(small.actor(R.PROVINCE), LIVE)
    assert [(c.code, c.ratio, c.is_past) for c in shown.rows] == [
        (past, Decimal("150.0"), True), (near, Decimal("90.0"), False)
    ]  # fmt: skip
    one = shown.rows[1]
    assert (one.revenue, one.threshold.amount, one.zone_name) == (Decimal(1800), 2000, "测试集聚区001")
    assert (shown.judged, shown.without_industry, shown.without_figures) == (3, 0, 0)


def test_four_quarters_end_with_the_period_whatever_its_number(province: None) -> None:
    code, third = firm(1, "L72"), LIVE.previous
    told(code, "800", third)
    assert found(period=third) == {}
    told(code, "500", third.year_before)
    told(code, "900", LIVE.year_before)
    assert found(period=third) == {code: Decimal("120.0")}  # 800 + 900 − 500
    assert queries.candidates(small.actor(R.PROVINCE), third).judged == 1


def test_who_is_entered_or_has_nothing_accepted_or_no_industry_is_not_listed_and_is_counted(province: None) -> None:
    above, plain, blank, waiting = firm(1, "R87", size="above"), firm(2, ""), firm(3, "R87"), firm(4, "R87")
    told(above, "9000")
    told(plain, "9000")
    told(blank, Nothing.BLANK)
    told(waiting, "9000", state="submitted")
    shown = queries.candidates(small.actor(R.PROVINCE), LIVE)
    assert (shown.rows, shown.judged, shown.without_industry, shown.without_figures) == ((), 0, 1, 2)


def test_each_sees_its_own_area(province: None) -> None:
    here, there = firm(1, "R87"), firm(2, "R87", zone=2)
    told(here, "600")
    told(there, "700", zone=2)
    assert set(found(R.PROVINCE)) == {here, there}
    for role in (R.CITY, R.COUNTY, R.ZONE_HEAD, R.ZONE_STATISTICIAN):
        assert set(found(role)) == {here}, role
    for role in (R.DEPARTMENT, R.ENTERPRISE, R.EXPERT, R.AUDITOR, R.ADMINISTRATOR):
        with pytest.raises(NotYours):
            found(role)


def test_a_form_that_does_not_let_its_figures_be_used_for_statistics_is_not_read(
    province: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(firm(1, "R87"), "600")
    form = next(f for f in jilin().forms if f.code == "B2")
    rows = tuple(r.model_copy(update={"purposes": ("supervision",)}) for r in form.rows)
    inner = importlib.import_module("jiju.rooms.filings.queries.candidates")
    monkeypatch.setattr(inner, "form_shape", lambda _: form.model_copy(update={"rows": rows}))
    with pytest.raises(queries.NotForThisPurpose) as caught:
        found()
    assert "statistics" in str(caught.value.what)


def test_the_zones_list_of_tenants_has_the_count_filled_in(province: None) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="A2", period=LIVE)
    told(firm(1, "R87"), "600")
    told(firm(2, "R87"), "100")
    told(firm(3, "R87", zone=2), "900", zone=2)
    made = acts.start(None, by=by, at=small.AT, form_code="A2", period=LIVE, unit_code=small.HOME)
    assert queries.cells_of(made)["06"] == Decimal(1)


def test_while_nothing_is_accepted_nobody_knows_and_the_row_stays_blank(province: None) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="A2", period=LIVE)
    told(firm(1, "R87"), "600", state="submitted")
    made = acts.start(None, by=by, at=small.AT, form_code="A2", period=LIVE, unit_code=small.HOME)
    assert queries.cells_of(made).get("06", Nothing.BLANK) is Nothing.BLANK


def test_a_plan_without_lines_lists_nobody(province: None, monkeypatch: pytest.MonkeyPatch) -> None:
    told(firm(1, "R87"), "600")
    bare = programmes.plan().model_copy(update={"thresholds": ()})
    monkeypatch.setattr(programmes, "plan", lambda *_: bare)
    assert found() == {}
    assert queries.candidate_periods(small.actor(R.PROVINCE)) == []


def test_more_enterprises_do_not_take_more_questions(province: None, query_count: Any) -> None:
    counts = []
    for n in range(1, 40):
        told(firm(n, "R87"), "600")
        if n in (1, 39):
            with query_count() as count:
                assert len(found()) == n
            counts.append(len(count))
    assert counts[0] == counts[1]


def test_the_page_says_that_this_is_statistics_work_and_shows_line_date_and_source(
    province: None, signed_in: Any
) -> None:
    told(firm(1, "R87"), "612.3")
    told(firm(2, "F52"), "480")
    for role in ("province", "city", "county", "zone_head", "zone_statistician"):
        page = unescape(signed_in(role).get("/candidates").content.decode())
        for said in ("统计工作", "不用于招商、奖补或者处罚", "企业1", "612.3", "122.5", "达到标准未入库", "接近标准",
                     "国家统计局《规模以上服务业统计报表制度》", "2020-01-01 起", "待核"):  # fmt: skip
            assert said in page, (role, said)
    english = unescape(signed_in("county", "en").get("/candidates").content.decode())
    assert "Statistics work." in english
    assert "past the line, not entered" in english


def test_the_list_goes_out_whole_with_line_date_and_source_in_each_row(province: None, signed_in: Any) -> None:
    told(firm(1, "R87"), "612.3")
    response = signed_in("zone_statistician").get(f"/candidates.xlsx?period={LIVE}")
    rows = [r for r in load_workbook(io.BytesIO(response.content)).active.values if r[0] == uscc(1)]
    assert len(rows) == 1
    assert rows[0][3] == "R87"
    assert [float(rows[0][n]) for n in (5, 6, 7)] == [612.3, 500, 122.46]
    assert rows[0][8:10] == ("达到标准未入库", "2020-01-01")


def test_without_candidates_the_page_says_what_it_takes(province: None, signed_in: Any) -> None:
    page = unescape(signed_in("county").get("/candidates").content.decode())
    assert "没有接近标准的企业" in page
