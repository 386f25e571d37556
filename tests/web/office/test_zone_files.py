"""One zone on one page and one enterprise on one page: what stands there, who sees it, and what is kept back."""

from __future__ import annotations

import io
import re
import uuid
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.core.nothing import Text
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings import queries as filing_queries
from jiju.rooms.filings.queries import newest
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.oversight import queries as oversight
from jiju.rooms.registry import acts, queries
from jiju.spine import news
from jiju.spine.actors import Place
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import oversight as made
from tests.factories import projects
from tests.factories.registry import enterprise_facts, uscc
from tests.web import small

FIRM, OTHER = uscc(1), uscc(2)
OWN = "91220103MA012HJ228"


def _text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


@pytest.fixture
def firms(province: None) -> None:
    acts.enter([enterprise_facts(1), enterprise_facts(2, "Z002")], by=small.BY, at=small.AT)
    filings.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)
    cells = dict.fromkeys(("01", "02", "03", "04", "05"), projects.D(4321))
    for code, z in ((FIRM, small.zone(1)), (OTHER, small.zone(2))):
        place = Place(z.city, z.county, z.code, z.zone_type, code)
        row = HistoricFiling("B2", small.LIVE, code, f"企业{code}", place, cells, "accepted")
        filings.bring_in([row], by=small.BY, at=small.AT)
    news.catch_up()


def test_a_zone_shows_its_figures_growth_light_and_reporting(province: None, signed_in: Any) -> None:
    text = _text(signed_in("province"), "/zones/Z003?period=2024Q4")
    for said in ("营业收入", "企业同口径", "2024年四季度", "11,000.0", "+10.0", "正常", "报送情况", "及时率", "时间线"):
        assert said in text, said
    assert 'href="/figures/revenue?period=2024Q4&by=zone"' in text


def test_without_a_period_the_newest_accepted_one_is_shown(province: None, signed_in: Any) -> None:
    late = _text(signed_in("province"), f"/zones/{small.HOME}")
    assert '<option value="2024Q3" selected>' in late
    assert '<option value="2024Q4" selected>' in _text(signed_in("province"), "/zones/Z003")


def test_what_is_not_there_yet_says_so(province: None, signed_in: Any) -> None:
    text = _text(signed_in("province"), "/zones/Z003")
    for said in (
        "没有涉及本集聚区的督办事项",
        "没有整改和退出事项",
        "尚无奖补资金",
        "其他报表尚未验收",
        "没有符合条件的企业",
    ):
        assert said in text, said


def test_names_and_tasks_stand_on_the_timeline_in_order(province: None, signed_in: Any) -> None:
    changed = date(2024, 3, 1)
    known = queries.zone(small.actor(Role.PROVINCE), "Z001", small.DAY)
    acts.revise(replace(known, name="改名后的集聚区", since=changed), by=small.BY, at=small.AT)
    made.found()
    made.issued()
    found = oversight.timeline(small.actor(Role.PROVINCE), "Z001", on=small.DAY)
    assert [d.day for d in found] == sorted(d.day for d in found)
    said = [str(d.what) for d in found]
    assert "renamed from 测试集聚区001 to 改名后的集聚区" in said
    assert any(s.startswith("task issued") for s in said)
    text = _text(signed_in("province"), "/zones/Z001")
    assert "由“测试集聚区001”更名为“改名后的集聚区”" in text
    assert re.search(r'href="/tasks/\d+"', text)


def test_projects_of_the_newest_accepted_form_are_listed(province: None, signed_in: Any) -> None:
    filings.open_period(None, by=small.BY, at=small.AT, form_code="B3", period=small.LIVE)
    cells = projects.fixed(count=1, done=300, year=100) | projects.line(1, "冷链仓储项目", 300, 100)
    z = small.zone(3)
    row = HistoricFiling("B3", small.LIVE, z.code, z.name, Place(z.city, z.county, z.code, z.zone_type), cells,
                         "accepted")  # fmt: skip
    filings.bring_in([row], by=small.BY, at=small.AT)
    assert "冷链仓储项目" in _text(signed_in("province"), "/zones/Z003")
    (told,) = [t for t in filing_queries.newest_told(small.actor(Role.PROVINCE), "Z003") if t.code == "B3"]
    assert told.lists[0].lines[0][0] == "冷链仓储项目"
    assert Text("已开工") in told.lists[0].lines[0][1]


def test_a_reader_of_another_area_finds_no_zone(province: None, signed_in: Any) -> None:
    for role in ("city", "county", "zone_head", "zone_statistician"):
        client = signed_in(role)
        assert client.get("/zones/Z001").status_code == 200, role
        for path in ("/zones/Z002", "/zones/Z002.xlsx", "/zones/Z999"):
            assert client.get(path).status_code == 404, (role, path)


def test_the_file_of_a_zone_is_exported_a_sheet_a_table(firms: None, signed_in: Any) -> None:
    book = load_workbook(io.BytesIO(signed_in("province").get("/zones/Z003.xlsx?period=2024Q4").content))
    assert " ".join(book.sheetnames) == "基本情况 数据 历次评估等次 报送 称号名册 督办事项 奖补 入驻企业 时间线"
    rows = list(book["数据"].iter_rows(min_row=3, max_row=3, values_only=True))
    assert rows[0][0] == "营业收入"
    assert rows[0][6] == 11000


def test_an_enterprise_is_shown_with_its_figures_for_the_purpose_of_statistics(firms: None, signed_in: Any) -> None:
    for role in ("province", "city", "county", "zone_statistician", "zone_head"):
        client = signed_in(role)
        assert "4,321" not in _text(client, f"/enterprises/{FIRM}"), "not before it is said for what"
        _consult(client, FIRM, "statistics")
        text = _text(client, f"/enterprises/{FIRM}")
        assert "4,321" in text, role
        assert "统计" in text, role


def _consult(client: Any, code: str, purpose: str) -> Any:
    return client.post(f"/enterprises/{code}/consult", {"idempotency_key": str(uuid.uuid4()), "purpose": purpose})


def test_the_workbook_holds_what_was_opened_and_nothing_before(firms: None, signed_in: Any) -> None:
    client = signed_in("county")

    def figures() -> list[Any]:
        book = load_workbook(io.BytesIO(client.get(f"/enterprises/{FIRM}.xlsx").content))
        return [v for row in book["数据"].iter_rows(values_only=True) for v in row]

    assert 4321 not in figures()
    assert _consult(client, FIRM, "statistics").status_code == 302
    assert 4321 in figures()


def test_opening_twice_is_written_down_once_and_a_get_never(firms: None, signed_in: Any) -> None:
    client = signed_in("county")
    for _ in range(2):
        _text(client, f"/enterprises/{FIRM}")
        _consult(client, FIRM, "statistics")
    assert Entry.objects.filter(action="filings.consult").count() == 1


def test_a_purpose_that_is_not_held_is_refused_on_the_page(firms: None, signed_in: Any) -> None:
    client = signed_in("auditor")
    refused = _consult(client, FIRM, "statistics")
    assert refused.status_code == 409
    assert "不能以此用途查阅" in unescape(refused.content.decode())
    assert not Entry.objects.filter(action="filings.consult").exists()
    assert _consult(signed_in("finance"), FIRM, "award").status_code == 403
    assert _consult(signed_in("city"), OTHER, "statistics").status_code == 404


def test_the_enterprise_and_the_auditor_see_who_opened_its_figures(firms: None, signed_in: Any) -> None:
    acts.enter([enterprise_facts(1, uscc=OWN, name="本企业")], by=small.BY, at=small.AT)
    _consult(signed_in("county"), OWN, "statistics")
    for role in ("enterprise", "auditor"):
        seen = _text(signed_in(role), f"/enterprises/{OWN}").split('id="consultations"')[1].split("</section>")[0]
        assert seen.count("<li>") == 1
        assert "县（区）级" in seen
        assert "统计" in seen
        book = load_workbook(io.BytesIO(signed_in(role).get(f"/enterprises/{OWN}/consultations.xlsx").content))
        assert "统计" in [v for row in book.active.iter_rows(values_only=True) for v in row]
    for role in ("county", "province", "zone_head"):
        assert signed_in(role).get(f"/enterprises/{OWN}/consultations.xlsx").status_code == 403
    assert signed_in("enterprise").get(f"/enterprises/{FIRM}/consultations.xlsx").status_code == 404
    assert 'id="consultations"' not in _text(signed_in("county"), f"/enterprises/{OWN}")
    assert f'href="/enterprises/{OWN}"' in _text(signed_in("enterprise"), "/desk")


@pytest.mark.parametrize("role", ["department", "auditor", "finance"])
def test_who_does_not_hold_the_purpose_sees_no_figure(firms: None, signed_in: Any, role: str) -> None:
    code = OTHER if role == "department" else FIRM  # the department leads the type of the second zone
    client = signed_in(role)
    if role != "finance":
        _consult(client, code, "supervision")
    text = _text(client, f"/enterprises/{code}")
    assert "4,321" not in text
    assert role == "finance" or "与您的查阅用途不符" in text
    book = load_workbook(io.BytesIO(client.get(f"/enterprises/{code}.xlsx").content))
    assert not any(4321 in row for row in book["数据"].iter_rows(values_only=True))


def test_a_row_that_names_another_purpose_is_shown_to_its_holder(
    firms: None, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = newest.form_shape

    def tagged(record: Any) -> Any:
        form = known(record)
        rows = tuple(r.model_copy(update={"purposes": ("supervision",)}) if r.code == "04" else r for r in form.rows)
        return form.model_copy(update={"rows": rows})

    monkeypatch.setattr(newest, "form_shape", tagged)
    (told,) = filing_queries.unit_told(small.actor(Role.AUDITOR), FIRM, filing_queries.purposes_held(Role.AUDITOR))
    assert [(row.code, value) for row, value, _ in told.rows] == [("04", projects.D(4321))]
    assert told.shut == 4


def test_every_purpose_is_held_by_the_province_alone_of_those_who_pay() -> None:
    assert filing_queries.purposes_held(Role.FINANCE) == {"award"}
    assert filing_queries.purposes_held(Role.EXPERT) == frozenset()
    assert "statistics" not in filing_queries.purposes_held(Role.DEPARTMENT)
    assert "statistics" in filing_queries.purposes_held(Role.PROVINCE)


def test_an_enterprise_of_another_zone_is_like_none(firms: None, signed_in: Any) -> None:
    for role in ("zone_statistician", "zone_head", "county", "city", "enterprise"):
        client = signed_in(role)
        for path in (f"/enterprises/{OTHER}", f"/enterprises/{OTHER}.xlsx", f"/enterprises/{uscc(88)}"):
            assert client.get(path).status_code == 404, (role, path)


def test_who_left_stays_in_the_history_of_its_zone_and_of_no_other(firms: None, signed_in: Any) -> None:
    by = small.actor(Role.PROVINCE)
    (stay,) = queries.tenancies(by, "Z001", small.DAY, search=FIRM).rows
    acts.leave(queries.tenancy_record(by, stay.id, small.DAY), by=by, at=small.AT,
               on=small.DAY, reason="迁往外市")  # fmt: skip
    acts.enter([enterprise_facts(1, "Z002", since=small.DAY)], by=small.BY, at=small.AT)
    text = _text(signed_in("zone_head"), f"/enterprises/{FIRM}")
    assert "已迁出" in text
    assert "迁出测试集聚区001：迁往外市" in text
    assert "测试集聚区002" not in text
    assert "测试集聚区002" in _text(signed_in("province"), f"/enterprises/{FIRM}")


def test_an_enterprise_opens_its_own_page(province: None, signed_in: Any) -> None:
    acts.enter([enterprise_facts(1)], by=small.BY, at=small.AT)
    acts.enter([enterprise_facts(1, uscc=OWN, name="本企业")], by=small.BY, at=small.AT)
    client = signed_in("enterprise")
    assert "本企业" in _text(client, f"/enterprises/{OWN}")
    assert client.get(f"/enterprises/{FIRM}").status_code == 404


def test_each_role_opens_what_lies_in_its_area(firms: None, signed_in: Any) -> None:
    for role in ("province", "city", "county", "zone_head", "zone_statistician", "finance", "auditor", "administrator"):
        assert signed_in(role).get("/zones/Z001").status_code == 200, role
    assert signed_in("department").get("/zones/Z002").status_code == 200
    for role in ("expert", "enterprise"):
        assert signed_in(role).get("/zones/Z001").status_code == 403, role
    for role in ("expert", "administrator"):
        assert signed_in(role).get(f"/enterprises/{FIRM}").status_code == 403, role
