"""The form of one enterprise is opened for a purpose by whom it does not lie with, on every page that shows it."""

from __future__ import annotations

import uuid
from html import unescape
from typing import Any

import pytest

from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.oversight import acts as oversight
from jiju.rooms.oversight.models import Alert
from jiju.rooms.oversight.tasks import read_every_alert
from jiju.rooms.registry import acts
from jiju.spine import news
from jiju.spine.actors import Place
from jiju.spine.models import Entry
from jiju.spine.records import opened
from tests.factories import alerts as made
from tests.factories import projects
from tests.factories.oversight import by
from tests.factories.registry import enterprise_facts, uscc
from tests.web import small

FIRM = uscc(1)


@pytest.fixture
def filed(province: None) -> Filing:
    """An accepted form of an enterprise of the first zone; its figures do not go together."""
    acts.enter([enterprise_facts(1)], by=small.BY, at=small.AT)
    filings.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)
    cells = dict(zip(("01", "02", "03", "04", "05"), map(projects.D, (4321, 9000, 9, 7, 0)), strict=True))
    z = small.zone(1)
    place = Place(z.city, z.county, z.code, z.zone_type, FIRM)
    row = HistoricFiling("B2", small.LIVE, FIRM, "测试企业一", place, cells, "accepted")
    filings.bring_in([row], by=small.BY, at=small.AT)
    news.catch_up()
    return Filing.objects.get(unit_code=FIRM, form_code="B2")


def seen(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def consult(client: Any, back: str, purpose: str = "statistics") -> Any:
    sent = {"idempotency_key": str(uuid.uuid4()), "purpose": purpose, "next": back}
    return client.post(f"/enterprises/{FIRM}/consult", sent)


def entries() -> int:
    return Entry.objects.filter(action="filings.consult").count()


def test_an_accepted_form_is_opened_for_a_purpose_on_its_page_and_on_the_review_desk(
    filed: Filing, signed_in: Any
) -> None:
    pages = (f"/filings/{filed.pk}", f"/review/{filed.pk}")
    client = signed_in("county")
    for path in pages:
        text = seen(client, path)
        assert "4,321" not in text, path
        assert "尚未打开" in text, path
    for book in ("template.xlsx", "marked.xlsx"):
        assert client.get(f"/filings/{filed.pk}/{book}").headers["Location"] == pages[0]
    assert entries() == 0, "a GET writes nothing"
    assert consult(client, pages[1]).headers["Location"] == pages[1]
    assert entries() == 1
    for path in pages:
        assert "4,321" in seen(client, path), path
    assert client.get(f"/filings/{filed.pk}/marked.xlsx").status_code == 200
    assert "尚未打开" in seen(signed_in("city"), pages[0]), "another person opens it anew"


def test_the_way_back_never_leads_elsewhere(filed: Filing, signed_in: Any) -> None:
    client = signed_in("county")
    for back in ("https://example.org/", "//example.org", "/filings/1/../..", "/signout", "/filings/一", ""):
        assert consult(client, back).headers["Location"] == f"/enterprises/{FIRM}", back


def test_who_reviews_it_now_and_the_enterprise_read_it_without_a_purpose(filed: Filing, signed_in: Any) -> None:
    with opened():
        Filing.objects.filter(pk=filed.pk).update(state="submitted", accepted_at=None)
    assert "4,321" in seen(signed_in("zone_statistician"), f"/filings/{filed.pk}")
    assert "尚未打开" in seen(signed_in("city"), f"/filings/{filed.pk}"), "it does not lie with the city"
    assert entries() == 0


def test_whose_post_reads_no_such_figures_is_told_what_to_do(filed: Filing, signed_in: Any) -> None:
    text = seen(signed_in("auditor"), f"/filings/{filed.pk}")
    assert "4,321" not in text
    assert "三家以上单位的合计数" in text
    zone = Filing.objects.filter(form_code="B1", state="accepted").order_by("pk")[0]
    assert "尚未打开" not in seen(signed_in("auditor"), f"/filings/{zone.pk}"), "a zone's form has no door"


def test_an_alert_about_an_enterprise_shows_its_figure_to_whom_it_lies_with_and_to_others_for_a_purpose(
    filed: Filing, signed_in: Any
) -> None:
    made.people.found()
    read_every_alert(at=small.AT)
    alert = Alert.objects.filter(over="enterprise").exclude(severity="severe").order_by("pk")[0]
    path = f"/alerts/{alert.pk}"
    assert "province" not in alert.to
    assert "4,321" in seen(signed_in("county"), path)
    client = signed_in("province")
    for page in (path, "/alerts", "/zones/Z001"):
        assert "4,321" not in seen(client, page), page
    assert "企业各项之间不相称；具体数字" in seen(client, "/alerts"), "the rule says what it is about"
    assert "尚未打开" in seen(client, path)
    assert consult(client, path).headers["Location"] == path
    assert "4,321" in seen(client, path)
    assert entries() == 1
    oversight.assign_alert(alert, by=by("province"), at=small.AT, unit="ORG-DRC", owner=by("province-2").person)
    assert "4,321" in seen(client, "/alerts"), "given to the unit, it is its duty"
