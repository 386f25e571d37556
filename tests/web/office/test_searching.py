"""Search finds what lies in one's area by name, pinyin or code, and nothing that lies outside it."""

from __future__ import annotations

import io
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.rooms.oversight import queries
from jiju.rooms.registry import acts
from jiju.rooms.registry import queries as registry
from jiju.spine.roles import Role
from tests.factories import oversight as made
from tests.factories.registry import enterprise_facts, uscc
from tests.web import small

MINE, THEIRS = uscc(1), uscc(2)


def _text(client: Any, path: str, **asked: str) -> str:
    response = client.get(path, asked)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


@pytest.fixture
def firms(province: None) -> None:
    facts = [
        enterprise_facts(1, name="长春启瑞宏咨询有限公司"), enterprise_facts(2, "Z002", name="吉林启瑞丰物流有限公司"),
    ]  # fmt: skip
    acts.enter(facts, by=small.BY, at=small.AT)


def _keys(role: Role, question: str) -> list[str]:
    return [f.key for f in queries.search(small.actor(role), question, on=small.DAY).found]


def test_ways_to_ask_for_one_enterprise(firms: None) -> None:
    for question in ("启瑞", "qirui", "QRH", MINE, MINE.lower(), "啟瑞", "长春 咨询", " 启　瑞 ", MINE[:9]):
        assert MINE in _keys(Role.ZONE_STATISTICIAN, question), question


def test_an_enterprise_of_another_area_is_not_found(firms: None) -> None:
    for role in (Role.ZONE_STATISTICIAN, Role.ZONE_HEAD, Role.COUNTY, Role.CITY):
        for question in ("启瑞丰", "qiruifeng", THEIRS, "吉林", "物流", "测试集聚区002", "z002"):
            found = queries.search(small.actor(role), question, on=small.DAY).found
            assert not [f for f in found if f.key in (THEIRS, "Z002")], (role, question)


def test_whoever_it_left_still_finds_it_and_the_province_finds_all(firms: None) -> None:
    assert set(_keys(Role.PROVINCE, "启瑞")) == {MINE, THEIRS}
    assert _keys(Role.DEPARTMENT, "启瑞") == [THEIRS]


def test_who_may_not_open_enterprises_is_told_of_none(firms: None) -> None:
    assert _keys(Role.ADMINISTRATOR, "启瑞") == []
    assert "Z001" in _keys(Role.ADMINISTRATOR, "测试集聚区001")


def test_a_zone_is_found_by_a_former_name_and_a_new_entry_at_once(firms: None, signed_in: Any) -> None:
    assert _keys(Role.PROVINCE, "更名园区") == []
    known = registry.zone(small.actor(Role.PROVINCE), "Z003", small.DAY)
    acts.revise(type(known)(**{**vars(known), "name": "更名园区", "since": small.DAY}), by=small.BY, at=small.AT)
    asked = {
        q: queries.search(small.actor(Role.PROVINCE), q, on=small.DAY).of("zone") for q in (known.name, "更名园区")
    }
    assert [(f.name, f.was) for f in asked[known.name] if f.key == known.code] == [("更名园区", known.name)]
    assert [(f.name, f.was) for f in asked["更名园区"]] == [("更名园区", "")], "not where the present name is met"
    assert f"曾用名：{known.name}" in _text(signed_in("province"), "/search", q=known.name)
    assert _keys(Role.PROVINCE, "更名园区") == ["Z003"]
    assert "Z003" in _keys(Role.PROVINCE, "测试集聚区003")
    acts.enter([enterprise_facts(9, name="新来的企业")], by=small.BY, at=small.AT)
    assert _keys(Role.PROVINCE, "xinlai") == [uscc(9)]


def test_one_kind_leaves_room_to_the_other(firms: None) -> None:
    acts.enter([enterprise_facts(200 + n, name=f"测试{n}") for n in range(9)], by=small.BY, at=small.AT)
    answer = queries.search(small.actor(Role.PROVINCE), "测试", on=small.DAY, most=3)
    assert (len(answer.of("zone")), len(answer.of("enterprise"))) == (3, 3)


def test_tasks_and_clauses_are_found_as_far_as_they_are_seen(province: None) -> None:
    made.found()
    task = made.issued()
    assert str(task.pk) in [
        f.key for f in queries.search(small.actor(Role.PROVINCE), task.title, on=small.DAY).of("task")
    ]
    assert not queries.search(small.actor(Role.FINANCE), task.title, on=small.DAY).of("task")
    clauses = queries.search(small.actor(Role.FINANCE), "S01.2", on=small.DAY).of("clause")
    assert [c.beside for c in clauses] == ["S01.2"]


def test_a_clause_opens_on_the_board_and_tasks_stand_under_their_own_name(province: None, signed_in: Any) -> None:
    made.found()
    task = made.issued()
    shown = _text(signed_in("province"), "/search", q="S01.2")
    assert 'href="/clauses/S01.2"' in shown
    assert "measure=S01" in _text(signed_in("administrator"), "/search", q="S01.2"), "who sees no board reads the plan"
    assert 'href="/clauses/M02.3"' in _text(signed_in("province"), "/search", q="四（二）"), "as the document counts"
    assert "督办事项" in _text(signed_in("province"), "/search", q=task.title)


def test_the_page_the_suggestions_and_the_workbook_say_the_same(firms: None, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    for path in ("/search", "/search/suggest"):
        text = _text(client, path, q="qirui")
        assert f'href="/enterprises/{MINE}"' in text, path
        assert THEIRS not in text, path
    book = load_workbook(io.BytesIO(client.get("/search.xlsx", {"q": "qirui"}).content))
    said = {cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row}
    assert "长春启瑞宏咨询有限公司" in said
    assert "吉林启瑞丰物流有限公司" not in said


def test_nothing_that_is_typed_breaks_the_page(firms: None, signed_in: Any) -> None:
    client = signed_in("zone_head")
    typed = ("", " ", "'", '"><script>alert(1)</script>', "%", "_", "\\", "长" * 10_000, "' or '1'='1", "（）", "🙂")
    for question in typed:
        for path in ("/search", "/search/suggest", "/search.xlsx"):
            response = client.get(path, {"q": question})
            assert response.status_code == 200, (path, question)
            assert b"<script>alert" not in response.content
    assert client.get("/search", {"q": "a\x00b"}).status_code == 400


def test_a_long_question_says_that_it_was_cut(firms: None, signed_in: Any) -> None:
    assert "仅检索前 100 个字符" in _text(signed_in("province"), "/search", q="长" * 101)


def test_the_field_stands_on_the_pages_of_whoever_may_search(province: None, signed_in: Any) -> None:
    assert "data-find" in _text(signed_in("zone_head"), "/zones")
    assert "data-find" not in _text(signed_in("expert"), "/home")
    for role in ("expert", "enterprise"):
        assert signed_in(role).get("/search?q=a").status_code == 403, role


def test_a_question_costs_the_same_however_many_names_there_are(firms: None, signed_in: Any, query_count: Any) -> None:
    client, counts = signed_in("province"), []
    for more in (0, 30):
        acts.enter([enterprise_facts(100 + n, name=f"启瑞第{n}公司") for n in range(more)], by=small.BY, at=small.AT)
        client.get("/search?q=启瑞")
        with query_count() as count:
            client.get("/search?q=启瑞")
        counts.append(len(count))
    assert counts[0] == counts[1]
