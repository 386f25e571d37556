"""The register of titles, one title with its checks and support, and the libraries, on the screen."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.core.cache import cache
from django.test import Client

from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations.shapes import FalsehoodFacts
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.rooms.selections import acts, queries, tasks
from jiju.rooms.selections.models import LibraryCheck, ReserveCandidate, SupportRecord, Title
from jiju.spine.roles import Role
from tests.rooms.selections.notices import turns
from tests.web import small
from tests.web.office.lately import lead, noticed, send, stand, text

pytestmark = pytest.mark.django_db
AT, TODAY, OVER, WHY = turns.AT, turns.TODAY, turns.OVER, turns.WHY


@pytest.fixture(autouse=True)
def calendar(monkeypatch: pytest.MonkeyPatch, province: None) -> None:
    """The clock stands on the first day; titles are taken over."""
    stand(monkeypatch, AT)
    cache.clear()
    tasks.adopt_titles(on=TODAY, at=AT)


@pytest.fixture
def as_province(signed_in: Any) -> Any:
    """A browser of the n-th person of the province."""
    return lambda number: lead(signed_in, number)


def test_the_register_is_filtered_and_exported_as_it_is_seen(signed_in: Any) -> None:
    leader = signed_in("province")
    assert "测试集聚区001" in text(leader, "/titles")
    assert "测试集聚区002" not in text(leader, "/titles?q=Z001")
    assert "没有符合条件的称号" in text(leader, "/titles?state=lost")
    assert "没有符合条件的称号" in text(leader, "/titles?on=2020-01-01")
    assert leader.get("/titles?on=yesterday").status_code == 409
    sheet = openpyxl.load_workbook(io.BytesIO(leader.get("/titles.xlsx?q=Z001").content)).active
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    assert any("Z001" in row for row in rows)
    assert not any("Z002" in row for row in rows)
    city = signed_in("city")
    assert "测试集聚区002" not in text(city, "/titles")
    other = Title.objects.get(unit="Z002")
    assert city.get(f"/titles/{other.pk}").status_code == 404


def test_a_title_is_checked_supported_and_its_history_read(signed_in: Any) -> None:
    found, city, leader = Title.objects.get(unit="Z001"), signed_in("city"), signed_in("province")
    path = f"/titles/{found.pk}"
    lines = {f"held{n}": "yes" for n in range(3)} | {f"found{n}": "" for n in range(3)}
    assert send(city, f"{path}/check_title", **lines | {"held1": "no"}, outcome="warn", said=WHY).status_code == 409
    send(city, f"{path}/check_title", **lines | {"held1": "no", "found1": "平台停运两月"}, outcome="warn", said=WHY)
    assert LibraryCheck.objects.get().outcome == "warn"
    assert "平台停运两月" in text(leader, path)
    support = {
        "what": "公共服务平台补助",
        "given_on": TODAY.isoformat(),
        "clause": "M10.2",
        "document": "吉财建〔2025〕3号",
    }
    assert send(leader, f"{path}/record_support", **support, amount_wan="1.005").status_code == 409
    assert send(leader, f"{path}/record_support", **support, amount_wan="十万").status_code == 409
    send(leader, f"{path}/record_support", **support, amount_wan="1,120.50")
    assert str(SupportRecord.objects.get().amount_wan) == "1120.50"
    assert "1,120.50" in text(leader, path)
    assert send(leader, f"{path}/end_title", effective_on=TODAY.isoformat(), reason=WHY, document="吉发改1号",
                ban_years="1").status_code == 409  # the plan has a way out  # fmt: skip


def test_a_title_of_the_key_library_ends_by_another_person_than_who_checked(as_province: Any) -> None:
    notice = noticed()
    turns.issued(notice)
    found = Title.objects.get(library="key", unit="Z001")
    checker, leader = as_province(1), as_province(2)
    path, day = f"/titles/{found.pk}", OVER.date().isoformat()
    clock_at = pytest.MonkeyPatch()
    try:
        stand(clock_at, OVER)
        lines = {f"held{n}": "yes" for n in range(3)}
        send(checker, f"{path}/check_title", **lines, outcome="out", said=WHY)
        assert "取消称号由另一人办理" in text(checker, path)
        asked = {"effective_on": day, "reason": WHY, "document": "吉发改〔2025〕9号", "ban_years": "2"}
        assert send(checker, f"{path}/end_title", **asked).status_code == 409
        send(leader, f"{path}/end_title", **asked)
        assert "不得重新申报" in text(leader, path)
    finally:
        clock_at.undo()
    found.refresh_from_db()
    assert found.lost_on == OVER.date()


def test_a_city_proposes_for_the_reserve_and_the_province_answers(signed_in: Any, as_province: Any) -> None:
    home = small.zone(1)
    facts = ZoneFacts("Z901", "新建集聚区", home.zone_type, home.city, home.county, home.lead, "proposed", "", home.lon,
                      home.lat, home.since)  # fmt: skip
    registry.establish([facts], by=small.BY, at=AT - timedelta(days=1))
    city, leader = signed_in("city"), as_province(1)
    assert "新建集聚区" in text(city, "/libraries")
    asked = {"unit": "Z901", "library": "reserve", "document": "长发改〔2025〕2号", "reason": WHY}
    assert send(city, "/libraries/propose_reserve", **asked | {"document": ""}).status_code == 409
    send(city, "/libraries/propose_reserve", **asked)
    made = ReserveCandidate.objects.get()
    assert send(city, f"/libraries/{made.pk}/enter_reserve", answer=WHY).status_code == 403
    assert send(leader, f"/libraries/{made.pk}/enter_reserve", answer="准").status_code == 409
    send(leader, f"/libraries/{made.pk}/enter_reserve", answer=WHY)
    assert zones.zone(small.actor(Role.PROVINCE), "Z901", TODAY).status == "reserve"
    assert "储备库" in text(signed_in("department"), "/libraries")


def test_a_proposal_may_be_declined(as_province: Any, signed_in: Any) -> None:
    home = small.zone(1)
    facts = ZoneFacts("Z901", "新建集聚区", home.zone_type, home.city, home.county, home.lead, "proposed", "", home.lon,
                      home.lat, home.since)  # fmt: skip
    registry.establish([facts], by=small.BY, at=AT - timedelta(days=1))
    made = acts.propose_reserve("Z901", by=small.actor(Role.CITY), at=AT, library="reserve", document="长发改2号",
                                reason=WHY)  # fmt: skip
    send(as_province(1), f"/libraries/{made.pk}/decline_reserve", answer=WHY)
    assert WHY in text(signed_in("city"), "/libraries")
    assert queries.candidates_shown(small.actor(Role.CITY))[0].state == "declined"


def test_no_list_asks_the_store_more_often_for_more_rows(signed_in: Any, query_count: Any) -> None:
    notice, leader, anybody = noticed(), signed_in("province"), Client()
    pages = [(leader, "/titles?state=all"), (leader, "/libraries"), (leader, "/objections"), (leader, "/titles.xlsx"),
             (leader, f"/calls/{notice.call_id}/notice"), (anybody, "/public/notices"),
             (anybody, f"/public/notices/{notice.pk}")]  # fmt: skip
    counts = []
    for more in (1, 6):
        facts = [replace(small.zone(1), code=f"Z{more}{n:02d}", status=("proposed", "provincial")[n % 2])
                 for n in range(2 * more)]  # fmt: skip
        registry.establish(facts, by=small.BY, at=AT - timedelta(days=1))
        tasks.adopt_titles(on=TODAY, at=AT)
        for one in facts:
            turns.objected(notice, text=f"{WHY}{one.code}")
            if one.status == "proposed":
                city = small.actor(Role.CITY)
                acts.propose_reserve(one.code, by=city, at=AT, library="reserve", document="长发改2号", reason=WHY)
        found = []
        for client, path in pages:
            client.get(path)
            with query_count() as count:
                assert client.get(path).status_code == 200
            found.append((path, len(count)))
        counts.append(found)
    assert counts[0] == counts[1]


def test_a_title_in_question_is_kept_by_another_person_on_its_page(signed_in: Any, as_province: Any) -> None:
    facts = FalsehoodFacts(small.HOME, str(small.LIVE), "税收多报三成，约120万元", "税务机关完税证明与报表不符")
    found = evaluations.raise_falsehood(facts, by=small.actor(Role.PROVINCE), at=AT)
    title = Title.objects.get(unit=small.HOME)
    made = acts.propose_question(title, by=small.BY, at=AT, falsehood=found.pk, period=str(small.LIVE))
    path = f"/titles/{made.title_id}"
    assert "所依据数据造假" not in text(signed_in("zone_head"), path)  # nobody has looked at it yet
    opener, keeper = as_province(11), as_province(12)
    assert "列为存疑" in text(opener, path)
    assert send(opener, f"/questions/{made.pk}/question_title", reason="疑").status_code == 409
    assert send(signed_in("city"), f"/questions/{made.pk}/question_title", reason=WHY).status_code == 403
    send(opener, f"/questions/{made.pk}/question_title", reason=WHY)
    assert "称号存疑" in text(signed_in("zone_head"), path)
    assert "由省级另一人办理" in text(opener, path)
    assert send(opener, f"/questions/{made.pk}/keep_title", reason=WHY).status_code == 409
    assert "称号存疑" in text(keeper, "/titles")
    send(keeper, f"/questions/{made.pk}/keep_title", reason=WHY)
    assert "称号保留" in text(keeper, path)
    made.refresh_from_db()
    assert made.state == "kept"
