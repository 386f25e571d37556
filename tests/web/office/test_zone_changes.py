"""A zone's name changes from a day on, and one zone takes another's place: by the province, on the zone's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jiju.rooms.registry import acts as registry_acts
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.models import Succession
from jiju.spine.models import Entry
from tests.web import small

KEY = {"idempotency_key": "0123456789abcdef-zone"}


@pytest.fixture(autouse=True)
def province_of_two(province: None) -> None:
    """The small province of the pages."""


def test_a_zone_has_another_name_from_a_day_on_and_the_past_stays(signed_in: Any) -> None:
    client = signed_in("province")
    answer = client.post("/zones/Z001/revise", KEY | {"name": "长春新物流园", "since": "2025-02-01"}, follow=True)
    assert "自该日起使用新名称" in answer.content.decode()
    names = [v.name for v in registry.zone_versions(small.BY, "Z001")]
    assert names == ["测试集聚区001", "长春新物流园"]
    assert registry.zone(small.BY, "Z001", date(2025, 1, 31)).name == "测试集聚区001"
    assert registry.zone(small.BY, "Z001", date(2025, 2, 1)).status == "provincial"


def test_a_zone_takes_anothers_place_and_both_codes_are_one(signed_in: Any) -> None:
    client = signed_in("province")
    sent = {"former": "Z003", "on": "2024-12-31", "reason": "整体并入"}
    page = client.post("/zones/Z001/succeed", KEY | sent, follow=True).content.decode()
    assert "已登记承继关系" in page
    assert "Z003" in page
    assert registry.lineage("Z001") == {"Z001", "Z003"}


def test_a_second_person_carries_the_standing_over_on_the_page(signed_in: Any) -> None:
    registry_acts.establish([replace(small.zone(90), code="Z090", status="candidate")], by=small.BY, at=small.AT)
    client = signed_in("province")
    client.post("/zones/Z090/succeed", KEY | {"former": "Z003", "on": "2024-12-31", "reason": "代码变更"})
    assert "由省级另一人结转称号状态" in client.get("/zones/Z090").content.decode()
    path = f"/zones/Z090/carry_standing/{Succession.objects.get().pk}"
    assert path not in client.get("/zones/Z090").content.decode()
    own = {"on": "2025-01-10", "idempotency_key": "0123456789abcdef-own"}
    refused = client.post(path, own, follow=True).content.decode()
    assert "该集聚区承继另一集聚区是由您登记的" in refused
    registry_acts.succeed("Z090", by=small.BY, at=small.AT, former="Z004", on=date(2024, 12, 31), reason="代码变更")
    other = Succession.objects.get(former_code="Z004")
    path = f"/zones/Z090/carry_standing/{other.pk}"
    assert path in client.get("/zones/Z090").content.decode()
    sent = KEY | {"on": "2025-01-10", "idempotency_key": "0123456789abcdef-next"}
    assert "称号状态已结转至本代码" in client.post(path, sent, follow=True).content.decode()
    now = registry.zone(small.BY, "Z090", date(2025, 1, 10))
    assert (now.status, registry.zone(small.BY, "Z004", date(2025, 1, 10)).status) == ("provincial", "closed")


@pytest.mark.parametrize("sent", [
    {"former": "Z001", "on": "2024-12-31", "reason": "并入"}, {"former": "Z999", "on": "2024-12-31", "reason": "并入"},
    {"former": "Z003", "on": "2026-12-31", "reason": "并入"}, {"former": "Z003", "on": "2024-12-31", "reason": " "},
    {"former": "Z003", "on": "x", "reason": "并入"},
])  # fmt: skip
def test_what_does_not_fit_is_told_on_the_page_and_changes_nothing(signed_in: Any, sent: dict[str, str]) -> None:
    before = Entry.objects.count()
    page = signed_in("province").post("/zones/Z001/succeed", KEY | sent, follow=True)
    assert page.status_code == 200
    assert "已登记承继关系" not in page.content.decode()
    assert Entry.objects.count() == before


def test_a_day_that_does_not_follow_is_told(signed_in: Any) -> None:
    page = signed_in("province").post("/zones/Z001/revise", KEY | {"name": "新名", "since": "2020-01-01"}, follow=True)
    assert "自该日起使用新名称" not in page.content.decode()
    assert [v.name for v in registry.zone_versions(small.BY, "Z001")] == ["测试集聚区001"]


def test_nobody_else_changes_a_zone(signed_in: Any) -> None:
    for role in ("city", "zone_head", "auditor"):
        for verb in ("revise", "succeed"):
            assert signed_in(role).post(f"/zones/Z001/{verb}", KEY).status_code == 403
        assert "变更名称" not in signed_in(role).get("/zones/Z001").content.decode()
