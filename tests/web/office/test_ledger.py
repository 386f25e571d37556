"""The auditor follows a figure from the filing to the ranking, and proves that nobody touched the ledger."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.db import connection

from jiju.spine.models import Entry
from tests.web import small

WAY = (
    "filings.start",
    "filings.fill_in",
    "filings.certify",
    "filings.endorse",
    "filings.pass_county",
    "filings.pass_city",
    "filings.accept",
    "figures.take_in",
    "oversight.read_lights",
    "evaluations.rank",
)


def _text(response: Any) -> str:
    return unescape(response.content.decode())


def test_a_figure_has_one_way_from_the_filing_to_the_ranking(province: None, signed_in: Any) -> None:
    filing = small.file_home()
    text = _text(signed_in("auditor").get(f"/ledger/filings/{filing}"))
    found = [text.index(action) for action in WAY]
    assert found == sorted(found)


def test_a_filing_of_earlier_years_came_in_with_others(province: None, signed_in: Any) -> None:
    client = signed_in("auditor")
    page = _text(client.get("/figures/revenue/T2?period=2023Q4&by=type"))
    link = re.search(r'href="(/ledger/filings/\d+)"', page)
    assert link
    text = _text(client.get(link[1]))
    found = [text.index(action) for action in ("filings.bring_in", "figures.take_in", "oversight.read_lights")]
    assert found == sorted(found)


def test_before_acceptance_nothing_follows(province: None, signed_in: Any) -> None:
    from jiju.rooms.filings import acts
    from jiju.spine.roles import Role

    by = small.actor(Role.ZONE_STATISTICIAN)
    started = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    text = _text(signed_in("auditor").get(f"/ledger/filings/{started.pk}"))
    assert "报表尚未验收" in text
    assert "figures.take_in" not in text


def test_an_entry_shows_its_text_its_hash_and_a_proof_that_holds(province: None, signed_in: Any) -> None:
    entry = Entry.objects.get(seq=3)
    text = _text(signed_in("auditor").get("/ledger/entries/3"))
    assert entry.body in text
    assert entry.leaf_hash in text
    assert Entry.objects.order_by("-seq")[0].root in text
    assert "成立" in text
    assert "不成立" not in text


def test_an_entry_that_is_not_there_is_refused(province: None, signed_in: Any) -> None:
    assert signed_in("auditor").get("/ledger/entries/999999").status_code == 404


def test_the_ledger_is_narrowed_by_action_person_and_record(province: None, signed_in: Any) -> None:
    filing = small.file_home()
    client = signed_in("auditor")

    def actions(query: str) -> set[str]:
        body = re.search(r"<tbody>(.*)</tbody>", client.get(f"/ledger?{query}").content.decode(), re.S)
        return set(re.findall(r"n\">(\w+\.\w+)</span>", body[1])) if body else set()

    assert actions("action=filings.accept") == {"filings.accept"}
    assert actions(f"kind=filings.Filing&ident={filing}") <= {a for a in WAY if a.startswith("filings.")} | {
        "filings.explain"
    }
    head = small.actor(small.Role.ZONE_HEAD)
    assert actions(f"person={head.person}") == {"filings.endorse"}


def test_each_line_names_the_person_the_unit_and_the_role(province: None, signed_in: Any) -> None:
    small.file_home()
    head = small.actor(small.Role.ZONE_HEAD)
    client = signed_in("auditor")
    row = re.search(r"<tbody><tr>(.*?)</tr>", _text(client.get("/ledger?action=filings.endorse")), re.S)
    assert row
    assert head.name in row[1]
    assert head.unit_name in row[1]
    assert "集聚区负责人" in row[1]
    assert head.unit not in re.sub(r'href="[^"]*"', "", row[1])
    system = re.search(r"<tbody><tr>(.*?)</tr>", _text(client.get("/ledger?action=figures.take_in")), re.S)
    assert system
    assert "系统" in system[1]
    link = re.search(r'href="(/ledger/entries/\d+)"', row[1])
    assert link
    entry = _text(client.get(link[1]))
    assert f"<b>{head.name}</b>" in entry
    assert f"{head.person}　{head.account}　{head.unit}" in entry


def test_a_person_is_found_by_name_too(province: None, signed_in: Any) -> None:
    small.file_home()
    head = small.actor(small.Role.ZONE_HEAD)
    client = signed_in("auditor")
    shown = _text(client.get(f"/ledger?person={head.name}"))
    assert set(re.findall(r"n\">(\w+\.\w+)</span>", shown)) == {"filings.endorse"}
    assert "没有符合条件的条目" in _text(client.get("/ledger?person=没有这个人"))
    assert "filings.bring_in" in _text(client.get("/ledger?person=system:tests"))


def test_more_lines_do_not_cost_more_questions(province: None, signed_in: Any, query_count: Any) -> None:
    client = signed_in("auditor")
    counts = []
    for grow in (lambda: 0, small.file_home):
        grow()
        with query_count() as count:
            client.get("/ledger")
        counts.append(len(count))
    assert counts[1] <= counts[0], "what was kept from the first look is not asked again"


def test_the_verdict_holds_and_names_the_first_bad_entry(province: None, signed_in: Any) -> None:
    client = signed_in("auditor")
    assert "不成立" not in _text(client.get("/ledger/verify"))
    with connection.cursor() as cursor:  # somebody past the program, with the triggers taken away
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'" if connection.vendor == "sqlite" else "SELECT 1"
        )
        if connection.vendor == "sqlite":
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            cursor.execute("ALTER TABLE spine_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE spine_entry SET body = body || ' ' WHERE seq = 2")
    text = _text(client.get("/ledger/verify"))
    assert "不成立" in text
    assert "第一处不成立：第 2 条。" in text
