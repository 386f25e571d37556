"""Lists of filings of any length: everything can be reached, and no page asks more questions for more rows."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from jiju.rooms.filings import acts as filings
from jiju.rooms.filings import queries
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.roles import Role
from tests.web import small

FIRST, LAST = 5, 124
BELOW = "/figures/revenue/province?by=province&period=2024Q4"
REVIEW = "/review?state=accepted"


def more(first: int, last: int) -> None:
    """More zones, each with an accepted form of the quarter."""
    there = [small.zone(n) for n in range(first, last + 1)]
    registry.establish(there, by=small.BY, at=small.AT)
    filings.bring_in([small.filed(z, small.LIVE, 9) for z in there], by=small.BY, at=small.AT)
    news.catch_up()


def _text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def _walk(client: Any, path: str, row: str) -> list[str]:
    """What every page shows, from the first to the last by the links of the pages themselves."""
    found: list[str] = []
    base = path.split("?")[0]
    while path:
        text = _text(client, path)
        found += re.findall(row, text)
        link = re.search(r'<a href="(\?[^"]*)" rel="next"', text)
        path = base + link[1] if link else ""
    return found


def test_every_filing_below_a_number_can_be_reached_once(province: None, signed_in: Any) -> None:
    more(FIRST, LAST)
    found = _walk(signed_in("province"), BELOW, r'class="faint xs n">(Z\d+)</span>')
    assert found == [f"Z{n:03d}" for n in range(2, LAST + 1)]  # the first zone has still to file


def test_every_filing_in_a_state_can_be_reached_once(province: None, signed_in: Any) -> None:
    more(FIRST, LAST)
    found = _walk(signed_in("province"), REVIEW, r'<li><a href="/review/(\d+)')
    assert len(found) == len(set(found)) == 2 * 4 + LAST - 1


def test_the_count_is_that_of_all_and_not_of_the_page(province: None, signed_in: Any) -> None:
    more(FIRST, LAST)
    assert "123 filings" in _text(signed_in("province", "en"), BELOW)
    assert '<span class="n">131</span>' in _text(signed_in("province"), REVIEW)


def test_a_filing_opened_from_a_page_keeps_the_page_and_the_conditions(province: None, signed_in: Any) -> None:
    more(FIRST, LAST)
    client = signed_in("province")
    text = _text(client, "/review?state=accepted&q=测试&page=2")
    link = re.search(r'<li><a href="(/review/\d+\?[^"]*)"', text)
    assert link
    again = _text(client, link[1])
    assert re.findall(r"/review/(\d+)\?", again) == re.findall(r"/review/(\d+)\?", text)
    assert 'value="测试"' in again


def test_a_page_that_is_not_there_is_the_nearest_one(province: None, signed_in: Any) -> None:
    more(FIRST, 60)
    client = signed_in("province")
    for number, shown in (("0", 1), ("-1", 1), ("99", 2), ("x", 1), ("²", 1), ("9" * 40, 1)):
        assert f'<span class="n">{shown}／2</span>' in _text(client, f"{BELOW}&page={number}"), number


def test_more_rows_do_not_cost_more_questions(province: None, signed_in: Any, query_count: Any) -> None:
    client = signed_in("province")
    counts = []
    for first, last in ((5, 60), (61, LAST)):
        more(first, last)
        for path in (BELOW, REVIEW, "/cockpit"):
            client.get(path)
            with query_count() as count:
                client.get(path)
            counts.append((path, len(count)))
    assert counts[:3] == counts[3:]


def test_the_filings_below_a_lead_department_are_those_of_its_zones(province: None) -> None:
    by = small.actor(Role.PROVINCE)
    assert queries.below(by, "B1", small.LIVE, zones=set()).total == 0
    found = queries.below(by, "B1", small.LIVE, zones={"Z002", "Z004"})
    assert [f.unit_code for f in found.rows] == ["Z002", "Z004"]


def test_links_to_other_pages_hold_without_conditions(province: None, signed_in: Any) -> None:
    client = signed_in("province")
    for path in ("/cockpit", "/figures/revenue", "/zones", "/plan"):
        for link in set(re.findall(r'href="(/[^"#]*\.xlsx[^"]*)"', _text(client, path))):
            assert client.get(link).status_code == 200, link
    line = re.search(r'href="(/figures/revenue/[^"]+)"', _text(client, "/figures/revenue"))
    assert line
    assert client.get(line[1]).status_code == 200
