"""Targets on their pages: read by each in its area, handed down, answered, approved, and what is refused."""

from __future__ import annotations

import io
import uuid
from html import unescape
from typing import Any

import openpyxl
import pytest

from jiju.core.periods import quarter
from jiju.rooms.oversight import queries as watched
from jiju.rooms.people import acts as people
from jiju.rooms.programmes import queries
from jiju.rooms.programmes.models import Cascade
from jiju.spine.models import Entry
from tests.factories import cascades, targets
from tests.web import small

pytestmark = pytest.mark.django_db
SHARES = {f"s-{city}-{m}": str(a) for city, of in cascades.CITIES.items() for m, a in of.items()}


@pytest.fixture
def in_march(db: None) -> None:
    """Zones with years of figures, on a day on which the year is not over."""
    targets.watched(quarter(2022, 1), quarter(2023, 4))
    people.move_demonstration(None, by=small.BY, at=small.AT, day=cascades.AT.date())


def text(response: Any) -> str:
    return unescape(response.content.decode())


def post(client: Any, path: str, **fields: str) -> Any:
    return client.post(path, {"idempotency_key": uuid.uuid4().hex, **fields})


def test_targets_are_handed_down_from_page_to_page(in_march: None, signed_in: Any) -> None:
    province = signed_in("province", "en")
    page = text(province.get("/cascades/new?year=2024"))
    assert 'name="s-220100-revenue" value="200"' in page, "last year's figures grown as the target grows"
    made = post(province, "/cascades/propose_cascade", year="2024", **SHARES)
    found = Cascade.objects.get()
    assert made["Location"] == f"/cascades/{found.pk}"
    assert "You proposed these shares yourself" in text(province.get(f"/cascades/{found.pk}"))
    theirs = {r.code: r.pk for r in found.recipients.order_by("pk")}
    city = signed_in("city", "en")
    assert "your answer is asked for" in text(city.get(f"/cascades/{found.pk}"))
    assert post(city, f"/recipients/{theirs[small.CITY]}/agree_shares").status_code == 302
    assert post(city, f"/recipients/{theirs['220200']}/agree_shares").status_code == 404
    refused = post(province, f"/cascades/{found.pk}/approve_cascade", digest=found.digest, over_reason=cascades.LESS)
    assert refused.status_code == 403
    second = signed_in("province-2", "en")
    silent = post(second, f"/cascades/{found.pk}/approve_cascade", digest=found.digest)
    assert (silent.status_code, "have not agreed" in text(silent)) == (409, True)
    post(second, f"/cascades/{found.pk}/approve_cascade", digest=found.digest, over_reason=cascades.LESS)
    assert queries.shares_of(2024, "")[small.CITY]["revenue"] == 300
    shown = text(province.get("/targets?period=2024Q1"))
    assert "shares by version 1" in shown
    assert "300.0" in shown
    assert 'name="s-Z001-revenue"' in text(city.get("/cascades/new?year=2024"))


def test_an_adjustment_begins_with_what_is_in_force_and_shows_what_it_was(in_march: None, signed_in: Any) -> None:
    cascades.approved()
    province = signed_in("province", "en")
    assert 'value="300"' in text(province.get("/cascades/new?year=2024"))
    fields = SHARES | {"s-220100-revenue": "290", "s-220200-revenue": "210"}
    assert post(province, "/cascades/propose_adjustment", year="2024", reason="涝", **fields).status_code == 409
    post(province, "/cascades/propose_adjustment", year="2024", reason=cascades.WHY, **fields)
    made = Cascade.objects.get(version=2)
    assert "was 300.0" in text(province.get(f"/cascades/{made.pk}"))
    withdrawn = post(province, f"/cascades/{made.pk}/withdraw_cascade", reason=cascades.WHY)
    assert withdrawn.status_code == 302
    assert Cascade.objects.get(version=2).state == "withdrawn"


@pytest.mark.parametrize("typed", ["-5", "1e5", "1E+5", "NaN", "五百", "1.2.3", "0x10", "9" * 20])
def test_what_is_no_plain_number_is_refused_and_what_was_typed_stays(
    in_march: None, signed_in: Any, typed: str
) -> None:
    before = Entry.objects.count()
    answer = post(
        signed_in("province"), "/cascades/propose_cascade", year="2024", **(SHARES | {"s-220100-jobs": typed})
    )
    assert answer.status_code == 409
    assert "不是有效数值" in text(answer)
    assert f'value="{typed}"' in text(answer)
    assert (Cascade.objects.count(), Entry.objects.count()) == (0, before)


def test_a_sum_that_falls_short_is_said_with_both_numbers_and_passes_with_its_reason(
    in_march: None, signed_in: Any
) -> None:
    province, less = signed_in("province"), SHARES | {"s-220100-revenue": "250"}
    answer = post(province, "/cascades/propose_cascade", year="2024", **less)
    assert answer.status_code == 409
    assert "分解之和为450亿元，总目标为500亿元" in text(answer)
    assert post(province, "/cascades/propose_cascade", year="2024", gap_reason=cascades.LESS, **less).status_code == 302


def test_a_city_cannot_name_anothers_zones_nor_the_provinces_shares(in_march: None, signed_in: Any) -> None:
    cascades.approved()
    city = signed_in("city")
    foreign = {"s-Z002-revenue": "300", "s-220200-revenue": "5"}
    answer = post(city, "/cascades/propose_cascade", year="2024", gap_reason=cascades.LESS, **foreign)
    assert answer.status_code == 409, "what is not below is not read, so nothing is handed down"
    assert Cascade.objects.count() == 1
    assert signed_in("county").get("/cascades/new").status_code == 403


def test_what_the_address_names_wrongly_is_not_there(in_march: None, signed_in: Any) -> None:
    province = signed_in("province")
    for path in ("/targets?basis=never", "/targets?measure=profit", "/targets?area=999999", "/targets?version=99",
                 "/targets/profit/gap", "/targets/zones/gap", "/targets/revenue/gap?held=luck", "/cascades/999",
                 "/cascades/new?year=2031", "/cascades/new?year=x", "/targets?period=2024Q9"):  # fmt: skip
        assert province.get(path).status_code == 404, path
    assert signed_in("city").get("/targets?area=220200").status_code == 404
    assert signed_in("zone_head").get("/targets?area=220100").status_code == 404


def test_a_year_that_is_over_has_no_form(in_march: None, signed_in: Any) -> None:
    page = text(signed_in("province").get("/cascades/new?year=2023"))
    assert "2023年已经结束" in page
    assert "propose_cascade" not in page


def test_the_workbooks_hold_what_is_seen(in_march: None, signed_in: Any) -> None:
    cascades.approved()
    client = signed_in("province")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/targets.xlsx?period=2023Q4").content))
    assert book.sheetnames == ["目标", "走势", "历年", "分解目标", "逐级分解"]
    cells = [c.value for row in book["目标"].iter_rows() for c in row]
    assert 450 in cells
    assert 132 in cells
    assert "2023年1—12月" in [row[0].value for row in book["走势"].iter_rows()]
    gap = openpyxl.load_workbook(io.BytesIO(client.get("/targets/revenue/gap.xlsx?period=2023Q4").content))
    assert "可补缺口" in str(gap.active["A1"].value)


def test_the_overview_says_how_likely_a_target_is(in_march: None, signed_in: Any) -> None:
    targets.tasks.look_ahead(at=small.AT)
    line = next(t for t in watched.cockpit(cascades.by("province"), quarter(2023, 4)).targets if t.measure == "revenue")
    page = text(signed_in("province", "en").get("/cockpit?period=2023Q4"))
    assert 'href="/targets?period=2023Q4&measure=revenue"' in page
    assert (line.chance is not None) == ("very unlikely" in page)
