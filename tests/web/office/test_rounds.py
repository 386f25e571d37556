"""The pages of a round: who opens which, what each sees of whom, what stands in the way said in its place."""

from __future__ import annotations

import io
import re
import uuid
from decimal import Decimal
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jiju.core.refusals import NotYours
from jiju.engines.workbooks.score_books import WORDS
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Appeal, Mark, Round
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.web import rounds, small
from tests.web.office.pages import OFFICE, ROLES, ZONE

pytestmark = pytest.mark.usefixtures("one_minute")

OWN = {"province", "auditor", "city", "county", *ZONE}  # who has Z001 in the own area
PANEL = {"province", "department", "city", "expert"}
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# Path → the roles that open it; others of a round's roles are told that there is no such record, the rest may not.
PAGES: dict[str, tuple[set[str], set[str]]] = {
    "/rounds": (OFFICE | ZONE | {"auditor", "expert"}, set()),
    "/rounds/{final}": (OFFICE | ZONE | {"auditor"}, set()),
    "/rounds/{final}/ranking": (OFFICE | ZONE | {"auditor"}, {"expert"}),
    "/rounds/{final}/ranking.xlsx": (OFFICE | ZONE | {"auditor"}, {"expert"}),
    "/rounds/{final}/book.xlsx": ({"province", "auditor"}, {"expert"}),
    "/rounds/{final}/decision": (OFFICE | ZONE | {"auditor"}, {"expert"}),
    "/rounds/{final}/units/Z001": (OWN, {"department", "expert"}),
    "/rounds/{final}/units/Z001.xlsx": (OWN, {"department", "expert"}),
    "/rounds/{final}/appeals/{appeal}": (OWN, {"department", "expert"}),
    "/rounds/{open}/assess": (ZONE, set()),
    "/panel": (PANEL, set()),
    "/panel/{open}": (PANEL, set()),
    "/panel/{open}/Z001": (PANEL - {"department"}, {"department"}),
}


def send(client: Any, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(response.content.decode())))


def both() -> dict[str, int]:
    """A final round with an upheld appeal, and an open one in which the expert scores Z001."""
    rounds.walked("final")
    final = Round.objects.get()
    fresh = rounds.opened_round(final.scheme, period=small.LIVE.previous, name="2024年三季度评估")
    acts.assign(fresh, by=rounds.province(), at=small.AT, unit="Z001", person=rounds.expert("expert").person)
    return {"final": final.pk, "open": fresh.pk, "appeal": Appeal.objects.get().pk}


def test_each_page_opens_for_its_roles_and_writes_nothing(province: None, signed_in: Any) -> None:
    there = both()
    entries = Entry.objects.count()
    for role in ROLES:
        client = signed_in(role)
        for path, (allowed, blind) in PAGES.items():
            at = path.format(**there)
            with CaptureQueriesContext(connection) as asked:
                status = client.get(at).status_code
            led = role == "expert" and path == "/rounds/{final}"
            wanted = 200 if role in allowed else 302 if led else 404 if role in blind else 403
            assert status == wanted, f"{role} {at}"
            assert [q["sql"] for q in asked if q["sql"].lstrip().upper().startswith(WRITES)] == [], at
    assert Entry.objects.count() == entries
    for path in PAGES:
        assert Client().get(path.format(**there)).status_code == 302, path


def test_an_expert_is_led_to_the_panel(province: None, signed_in: Any) -> None:
    there = both()
    client = signed_in("expert")
    assert client.get("/")["Location"] == "/panel"
    assert client.get(f"/rounds/{there['open']}")["Location"] == f"/panel/{there['open']}"


def test_sheets_wait_for_the_delivery_and_ranks_for_the_end(province: None, signed_in: Any) -> None:
    made = rounds.computed()
    at = f"/rounds/{made.pk}"
    assert signed_in("zone_head").get(f"{at}/units/Z001").status_code == 409
    assert signed_in("province").get(f"{at}/units/Z001").status_code == 200
    acts.deliver(made, by=rounds.province(), at=rounds.LATER)
    assert signed_in("zone_head").get(f"{at}/units/Z001").status_code == 200
    for role in ("city", "zone_head", "county", "department"):
        for page in ("ranking", "ranking.xlsx", "decision"):
            assert signed_in(role).get(f"{at}/{page}").status_code == 409, (role, page)


def test_a_city_sees_no_part_of_a_foreign_unit(province: None, signed_in: Any) -> None:
    """The foreign unit is given a reason, a comment and a mark that nobody of the city may read."""
    made = rounds.opened_round()
    rounds.assessed(made)
    rounds.judged(made)
    acts.comment(made, by=small.actor(Role.DEPARTMENT), at=small.AT, unit="Z002", text="外市单位的意见不得外泄")
    by = rounds.province(2)
    acts.give_mark(made, by=by, at=small.AT, unit="Z002", item="platform", ticked={"built": "外市单位的证明"},
                   reason="外市单位的理由")  # fmt: skip
    acts.compute(made, by=rounds.province(), at=rounds.LATER)
    acts.deliver(made, by=rounds.province(), at=rounds.LATER)
    acts.decide_round(made, by=rounds.province(), at=rounds.AFTER_TERM, meeting=rounds.meeting(),
                      borderline=rounds.reasons(made) | {"Z002": "外市单位的评定理由在此"})  # fmt: skip
    acts.finalise_round(made, by=by, at=rounds.AFTER_TERM)
    client, at = signed_in("city"), f"/rounds/{made.pk}"
    for path in (at, f"{at}/ranking", f"{at}/decision", f"{at}/units/Z001", f"/panel/{made.pk}"):
        assert "外市单位" not in text(client.get(path)), path
    assert client.get(f"{at}/units/Z002").status_code == 404
    assert client.get(f"/panel/{made.pk}/Z002").status_code == 404
    ranking = client.get(f"{at}/ranking?group=T2").content.decode()
    assert "测试集聚区002" in ranking
    assert f"{at}/units/Z002" not in ranking
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{at}/ranking.xlsx").content)).active
    foreign = next(row for row in book.iter_rows(values_only=True) if "Z002" in row)
    assert set(foreign[7:13]) <= {None, "", "—"}


def test_the_book_is_for_those_who_see_all_figures(province: None, signed_in: Any) -> None:
    made = rounds.walked("final")
    words = dict.fromkeys(WORDS, "x")
    book = queries.result_book(rounds.province(), made.pk, words=words, names={"T1": "物流"})
    shown = queries.standings(rounds.province(), made.pk)
    assert {u.code: u.score for g in book.groups for u in g.units} == {
        r.unit: r.score for r in shown.rows if r.score is not None
    }
    first = queries.result_book(rounds.province(), made.pk, 1, words=words, names={})
    assert first.title != book.title
    for role in (Role.CITY, Role.COUNTY, Role.DEPARTMENT, Role.ZONE_HEAD):
        with pytest.raises(NotYours):
            queries.result_book(small.actor(role), made.pk, words=words, names={})
    assert "book.xlsx" in signed_in("province").get(f"/rounds/{made.pk}/ranking").content.decode()
    assert "book.xlsx" not in signed_in("city").get(f"/rounds/{made.pk}/ranking").content.decode()


def test_the_panel_shows_no_score_of_another(province: None, signed_in: Any) -> None:
    made = rounds.opened_round()
    for name in rounds.EXPERTS:
        acts.assign(made, by=rounds.province(), at=small.AT, unit="Z001", person=rounds.expert(name).person)
    acts.give_mark(made, by=rounds.expert("expert2"), at=small.AT, unit="Z001", item="vitality", points=Decimal(37),
                   reason="另一位专家的理由")  # fmt: skip
    for path in ("/panel", f"/panel/{made.pk}", f"/panel/{made.pk}/Z001"):
        page = signed_in("expert").get(path).content.decode()
        assert "另一位专家的理由" not in page
        assert "37" not in re.sub(r'(name="idempotency_key"|csrfmiddlewaretoken)[^>]*', "", page), path
        assert f"/rounds/{made.pk}/units" not in page


def test_an_office_proves_a_list_and_records_cases(province: None, signed_in: Any) -> None:
    made = rounds.opened_round()
    client, at = signed_in("city"), f"/panel/{made.pk}/Z001"
    fields = {"item": "platform", "kind": "checklist", "line": ["built"], "proof-built": "房屋租赁合同第2页"}
    assert send(client, f"{at}/give_mark", reason="逐项核验", **fields).status_code == 302
    cases = {"item": "title", "kind": "cases", "points": "1", "evidence": "国家级文件第1页"}
    assert send(client, f"{at}/give_mark", reason="称号一项", **cases).status_code == 302
    assert {m.item: m.points for m in Mark.objects.all()} == {"platform": 60, "title": 1}
    page = client.get(at).content.decode()
    assert "房屋租赁合同第2页" in page
    assert 'value="built" checked' in page


def test_values_open_to_the_filing_behind_them(province: None, signed_in: Any) -> None:
    filing = small.file_home()
    made = rounds.walked("delivered")
    at = f"/rounds/{made.pk}/units/Z001?dimension=产业"
    assert f'href="/review/{filing}"' in signed_in("county").get(at).content.decode()
    assert f'href="/filings/{filing}"' in signed_in("auditor").get(at).content.decode()


def test_a_record_of_another_round_is_not_there(province: None, signed_in: Any) -> None:
    there = both()
    other, client = there["open"], signed_in("province")
    final = Round.objects.get(pk=there["final"])
    correction, veto = rounds.corrected(final), rounds.vetoed(Round.objects.get(pk=other))
    paths = (
        f"/rounds/{other}/appeals/{there['appeal']}/dismiss_appeal", f"/rounds/{final.pk}/vetoes/{veto.pk}/drop_veto",
        f"/rounds/{other}/corrections/{correction.pk}/refuse_correction",
    )  # fmt: skip
    for path in paths:
        assert send(client, path, answer=rounds.WHY, ruling=rounds.WHY).status_code == 404, path
    veto.refresh_from_db()
    correction.refresh_from_db()
    assert (veto.state, correction.state) == ("raised", "asked")


def test_a_city_appeals_in_a_round_over_cities(province: None, signed_in: Any) -> None:
    firms = {"id": "firms", "dimension": "企业情况", "name": "入驻企业数", "weight": "100", "indicator": "enterprises"}
    made = rounds.opened_round(rounds.scheme(units="city", peer="all", items=[firms]))
    client, at = signed_in("city"), f"/rounds/{made.pk}"
    assert "参评单位" in text(client.get(at))
    assert signed_in("zone_head").get(at).status_code == 404
    acts.compute(made, by=rounds.province(), at=small.AT)
    acts.deliver(made, by=rounds.province(), at=small.AT)
    sheet = f"{at}/units/{small.CITY}"
    assert f"{sheet}/raise_appeal" in client.get(sheet).content.decode()
    assert f"{sheet}/raise_appeal" not in signed_in("province").get(sheet).content.decode()
    fields = {"item": "firms", "reason": rounds.WHY, "evidence": rounds.PROOF}
    assert send(client, f"{sheet}/raise_appeal", **fields).status_code == 302
    assert made.appeals.get().unit == small.CITY


FEW, MANY = 4, 9
LISTS = {
    "province": ("/rounds", "/rounds/{pk}", "/rounds/{pk}/ranking", "/rounds/{pk}/ranking.xlsx",
                 "/rounds/{pk}/decision", "/rounds/{pk}/units/Z001", "/panel"),
    "city": ("/rounds/{pk}", "/panel/{pk}"),
}  # fmt: skip


class _Undone(Exception):
    """Takes a province back."""


def _asked(many: int, signed_in: Any, query_count: Any) -> dict[str, int]:
    found = {}
    try:
        with transaction.atomic():
            small.make(zones=many)
            made = rounds.delivered()
            for role, paths in LISTS.items():
                for path in paths:
                    client, at = signed_in(role), path.format(pk=made.pk)
                    assert client.get(at).status_code == 200, at
                    with query_count() as count:
                        client.get(at)
                    found[f"{role} {path}"] = len(count)
            raise _Undone
    except _Undone:
        cache.clear()
    return found


def test_more_units_make_no_more_queries(
    db: None, signed_in: Any, query_count: Any, settings: Any, tmp_path: Any
) -> None:
    counts = []
    for many in (FEW, MANY):
        settings.JIJU_WAREHOUSE = tmp_path / str(many)
        counts.append(_asked(many, signed_in, query_count))
    assert counts[0] == counts[1]
