"""Queries, waivers, clean ones in bulk and revisions, from the pages of those who ask, answer and decide."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing, Query, Revision, Waiver
from jiju.spine.roles import Role
from tests.rooms.filings.ways import REVIEWED, SIGNED, explained, walk
from tests.web import small

SOON = str(small.DAY + timedelta(days=3))
WHY = "财务决算后应付职工薪酬调增，原报数少计年终奖。"
GONE = "一家大型企业本季迁出，冲减上期累计数。"
PROOF = "2024年度财务决算报告，演示文号，第12页。"


def send(client: Any, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def began(**changed: Any) -> Filing:
    """The home zone's form, filled in and explained."""
    by = small.actor(Role.ZONE_STATISTICIAN)
    filing = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    acts.fill_in(filing, by=by, at=small.AT, cells=small.cells(9) | changed, expected_version=filing.version)
    return explained(filing)  # type: ignore[no-any-return]  # the same record


@pytest.mark.usefixtures("province")
class TestQueries:
    def test_the_county_asks_the_zone_answers_the_county_closes(self, signed_in: Any) -> None:
        filing = walk(began(), *SIGNED)
        county, zone = signed_in("county"), signed_in("zone_statistician")
        send(county, f"/review/{filing.pk}/raise_query", field="09", question="请附工资汇总表。", due=SOON)
        asked = Query.objects.get()
        desk = text(zone, f"/filings/{filing.pk}")
        assert "请附工资汇总表。" in desk
        send(
            zone, f"/filings/{filing.pk}/answer_query", query=asked.pk, answer="已附，见附件一。", evidence="工资汇总表"
        )
        page = text(county, f"/review/{filing.pk}")
        assert "已附，见附件一。" in page
        assert re.search(r'value="pass_county"[^>]*><button class="btn btn-primary" disabled', page)
        send(county, f"/review/{filing.pk}/close_query", query=asked.pk)
        assert Query.objects.get().state == "closed"
        assert "disabled" not in text(county, f"/review/{filing.pk}").split('value="pass_county"')[1][:80]

    def test_every_row_of_the_form_offers_its_query(self, signed_in: Any) -> None:
        filing = walk(began(), *SIGNED)
        page = text(signed_in("county"), f"/review/{filing.pk}")
        assert set(re.findall(r"\?cell=(\d\d)", page)) == {row.code for row in queries.form_shape(filing.form).rows}


@pytest.mark.usefixtures("province")
class TestClean:
    def test_the_list_offers_what_is_clean_and_passes_it(self, signed_in: Any) -> None:
        filing = walk(began(), *SIGNED)
        county = signed_in("county")
        page = text(county, "/review")
        chosen = re.search(r'name="chosen" value="([\d,]+)"', page)
        assert chosen is not None
        send(county, "/review/pass_clean", chosen=chosen[1])
        assert Filing.objects.get(pk=filing.pk).state == "county_passed"

    def test_without_anything_clean_there_is_no_button(self, signed_in: Any) -> None:
        double = {"09": small.cells(9)["09"] * 2}  # type: ignore[operator]  # a number
        walk(began(**double), *SIGNED)
        assert "pass_clean" not in text(signed_in("county"), "/review")


@pytest.mark.usefixtures("province")
class TestWaivers:
    def test_asked_at_the_finding_granted_by_the_province_shown_to_both(self, signed_in: Any) -> None:
        lower = {code: small.cells(6)[code] for code in ("04", "05", "06", "14")}
        filing = began(**lower)
        zone, province = signed_in("zone_statistician"), signed_in("province")
        found = re.search(
            r'name="finding" value="(\d+)"><label class="xs faint" for="w', text(zone, f"/filings/{filing.pk}")
        )
        assert found is not None
        send(
            zone, f"/filings/{filing.pk}/ask_waiver", finding=found[1], reason="一家大型企业本季迁出，冲减上期累计数。"
        )
        assert f"/review/{filing.pk}" in text(province, "/review?state=waivers")
        asked = Waiver.objects.get()
        send(province, f"/review/{filing.pk}/decide_waiver", waiver=asked.pk, verb="grant_waiver",
             answer="已核对迁出登记，情况属实，同意。", expires_on=SOON)  # fmt: skip
        assert Waiver.objects.get().state == "granted"
        assert "已核对迁出登记，情况属实，同意。" in text(zone, f"/filings/{filing.pk}")


@pytest.mark.usefixtures("province")
class TestRevisions:
    def test_ordered_by_the_zone_approved_by_the_province_both_vintages_shown(self, signed_in: Any) -> None:
        filing = walk(began(), *REVIEWED, (acts.accept, Role.PROVINCE))
        zone, province = signed_in("zone_statistician"), signed_in("province")
        assert "/order_revision" in text(zone, f"/filings/{filing.pk}")
        assert len(re.findall(r'name="c\d\d"', text(zone, f"/filings/{filing.pk}/order_revision"))) == 14
        send(zone, f"/filings/{filing.pk}/order_revision", c09="1,900", reason=WHY, proof=PROOF)
        assert f"/review/{filing.pk}" in text(province, "/review?state=revisions")
        send(province, f"/review/{filing.pk}/decide_revision", number="1", verb="approve_revision", answer="同意。")
        assert Revision.objects.get().state == "approved"
        for client, path in ((zone, f"/filings/{filing.pk}"), (province, f"/review/{filing.pk}")):
            assert re.search(r"1,800\.0 → <b>1,900\.0</b>", text(client, path)), path

    def test_figures_that_block_are_said_at_the_form_and_nothing_is_ordered(self, signed_in: Any) -> None:
        filing = walk(began(), *REVIEWED, (acts.accept, Role.PROVINCE))
        zone = signed_in("zone_statistician")
        response = send(zone, f"/filings/{filing.pk}/order_revision", c10="-5", reason=WHY, proof=PROOF)
        assert response.status_code == 422
        assert WHY in unescape(response.content.decode())
        assert not Revision.objects.exists()


@pytest.mark.usefixtures("province")
def test_explanations_are_searched_by_words_unit_and_rule(signed_in: Any) -> None:
    double = {"09": small.cells(9)["09"] * 2}  # type: ignore[operator]  # a number
    walk(began(**double), *SIGNED)
    county = signed_in("county")
    for asked in ("新投产", "B1-H02", "测试集聚区001"):
        assert "测试集聚区001" in text(county, f"/review/explanations?q={asked}"), asked
    assert "没有符合条件的说明" in text(county, "/review/explanations?q=不存在的词")
