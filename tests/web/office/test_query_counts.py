"""No list asks the store more often when it has more rows: each page is opened with a few and with many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.web.office import busy

FEW, MANY = 4, 12
LISTS = {
    "province": (
        "/cockpit", "/cockpit.xlsx", "/review", "/review?state=accepted", "/review?state=waivers",
        "/review?state=revisions", "/review/{accepted}", "/review/explanations", "/figures", "/figures.xlsx",
        "/figures/revenue?period=2024Q4&by=zone", "/figures/revenue?period=2024Q4&by=lead",
        "/figures/revenue?period=2024Q4&by=county&basis=now", "/figures/revenue.xlsx?period=2024Q4&by=zone",
        "/figures/revenue/province?by=province&period=2024Q4", "/rankings/six-dimensions?period=2024Q4",
        "/rankings/six-dimensions.xlsx?period=2024Q4", "/zones", "/zones.xlsx", "/zones/Z001", "/plan", "/plan.xlsx",
        "/posts", "/posts?q=Z",
    ),
    "department": ("/cockpit", "/zones", "/figures/revenue?period=2024Q4&by=zone", "/rankings/six-dimensions"),
    "city": ("/cockpit", "/review", "/zones", "/zones/Z001"),
    "county": ("/cockpit", "/review", "/review/{sent}", "/review?state=returned", "/review/explanations"),
    "zone_statistician": (
        "/desk", "/review", "/links", "/zones", "/zones/Z001", "/figures/revenue?period=2024Q4&by=zone",
    ),
    "zone_head": ("/desk", "/zones", "/rankings/six-dimensions?period=2024Q4"),
    "enterprise": ("/desk",),
    "expert": ("/home",),
    "administrator": ("/home", "/posts", "/zones"),
    "auditor": (
        "/cockpit", "/ledger", "/ledger?action=filings.raise_query", "/ledger?person=人员", "/ledger/filings/{sent}",
        "/ledger/filings/{accepted}", "/ledger/entries/3", "/rankings/six-dimensions?period=2024Q4",
    ),
}  # fmt: skip
PAGES = [(role, path) for role, paths in LISTS.items() for path in paths]
Opened = dict[tuple[str, str], tuple[int, int]]


class _Undone(Exception):
    """Takes a province back."""


def _opened(many: int, signed_in: Any, query_count: Any) -> Opened:
    """The queries and the rows of each page. What is read once a process is not a matter of rows: it is read before."""
    found = {}
    try:
        with transaction.atomic():
            made = busy.make(many)
            for role, path in PAGES:
                client, here = signed_in(role), path.format(**vars(made))
                assert client.get(here).status_code == 200, (role, here)
                with query_count() as count:
                    answer = client.get(here)
                found[role, path] = (len(count), len(answer.content.split(b"<tr")) + len(answer.content.split(b"<li")))
            raise _Undone
    except _Undone:
        cache.clear()
    return found


@pytest.fixture
def opened(db: None, signed_in: Any, query_count: Any, settings: Any, tmp_path: Path) -> tuple[Opened, Opened]:
    """Each page in a province of a few, and in one of many."""
    found = []
    for many in (FEW, MANY):
        settings.JIJU_WAREHOUSE = tmp_path / str(many)
        found.append(_opened(many, signed_in, query_count))
    return found[0], found[1]


def test_no_page_asks_more_for_more_rows(opened: tuple[Opened, Opened]) -> None:
    few, many = opened
    for p in PAGES:
        print(p, few[p], many[p])
    grown = {page: (few[page][0], many[page][0]) for page in PAGES if few[page][0] != many[page][0]}
    assert grown == {}
