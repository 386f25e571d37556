"""No list asks the store more often when it has more rows: each page is opened with a few and with many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from jiju.rooms.programmes import checks as programmes
from jiju.rooms.programmes.queries import wordings as queries
from tests.web import small
from tests.web.office import busy, overseen

FEW, MANY = 4, 12
LISTS = {
    "province": (
        "/targets", "/targets?area=220100&period=2024Q4", "/targets.xlsx?area=220100", "/cascades",
        "/targets/revenue/gap?period=2024Q4",
        "/cockpit", "/cockpit.xlsx", "/todo", "/wall", "/review", "/review?state=accepted", "/review?state=waivers",
        "/review?state=revisions", "/review/{accepted}", "/review/explanations", "/figures", "/figures.xlsx",
        "/figures/revenue?period=2024Q4&by=zone", "/figures/revenue?period=2024Q4&by=lead",
        "/figures/revenue?period=2024Q4&by=county&basis=now", "/figures/revenue.xlsx?period=2024Q4&by=zone",
        "/figures/revenue/province?by=province&period=2024Q4", "/rankings/six-dimensions?period=2024Q4",
        "/rankings/six-dimensions.xlsx?period=2024Q4", "/zones", "/zones.xlsx", "/zones/Z001", "/plan", "/plan.xlsx",
        "/clauses", "/clauses.xlsx", "/clauses/M01.3", "/clauses/M03.2",
        "/zones/Z001.xlsx", "/enterprises/91220103MA012HJ228", "/search?q=企业", "/compare?zone=Z001",
        "/rules", "/rules/B1", "/posts", "/posts?q=Z", "/analysis?period=2024Q4&by=zone",
        "/analysis/concentration?period=2024Q4", "/analysis?period=2024Q4", "/analysis/specialisation?period=2024Q4",
        "/analysis/specialisation?period=2024Q4&parts=section", "/analysis/spread?period=2024Q4",
        "/schemes", "/schemes/annual/1", "/schemes/annual/1/trial?period=2024Q4", "/quarterly", "/quarterly/{analysis}",
        "/tasks", "/tasks?light=open", "/tasks.xlsx", "/tasks/load", "/meetings", "/meetings/plan", "/task-force",
        "/topics?period=2024Q3", "/topics.xlsx?period=2024Q3", "/topics/Z001", "/issues", "/issues.xlsx",
        "/alerts", "/alerts/rules",
    ),
    "department": (
        "/cockpit", "/targets", "/zones", "/figures/revenue?period=2024Q4&by=zone", "/rankings/six-dimensions",
    ),  # fmt: skip
    "city": (
        "/cockpit", "/cockpit?since=2024-01-01", "/todo", "/review", "/zones", "/zones/Z001", "/tasks",
        "/topics?period=2024Q3", "/issues",
    ),  # fmt: skip
    "county": ("/cockpit", "/review", "/review/{sent}", "/review?state=returned", "/review/explanations",
               "/topics?period=2024Q3", "/issues"),
    "zone_statistician": (
        "/cockpit", "/desk", "/review", "/links", "/zones", "/zones/Z001", "/figures/revenue?period=2024Q4&by=zone",
    ),  # fmt: skip
    "zone_head": (
        "/cockpit", "/todo", "/desk", "/zones", "/rankings/six-dimensions?period=2024Q4", "/tasks", "/topics/Z001",
        "/issues",
    ),  # fmt: skip
    "enterprise": ("/desk",),
    "expert": ("/home",),
    "administrator": ("/home", "/posts", "/zones"),
    "auditor": (
        "/cockpit", "/ledger", "/ledger?action=filings.raise_query", "/ledger?person=人员", "/ledger/filings/{sent}",
        "/ledger/filings/{accepted}", "/ledger/entries/3", "/rankings/six-dimensions?period=2024Q4",
    ),
}  # fmt: skip
PAGES = [(role, path) for role, paths in LISTS.items() for path in paths]
# Pages whose rows are the plan's, the role's own or the last fifty, or stand in a workbook: as many in any province.
# Cascades and gaps have rows where shares were handed down; tests/rooms count their questions with more of them.
SAME = {
    "/cascades", "/targets.xlsx?area=220100", "/targets/revenue/gap?period=2024Q4",
    "/cockpit.xlsx", "/figures", "/figures.xlsx", "/figures/revenue.xlsx?period=2024Q4&by=zone",
    "/figures/revenue?period=2024Q4&by=lead", "/figures/revenue?period=2024Q4&by=county&basis=now", "/home", "/ledger",
    "/ledger/filings/{sent}", "/ledger/filings/{accepted}", "/plan", "/plan.xlsx",
    "/clauses", "/clauses.xlsx",
    "/rankings/six-dimensions.xlsx?period=2024Q4", "/review?state=returned", "/rules", "/zones.xlsx",
    "/zones/Z001.xlsx", "/analysis?period=2024Q4", "/analysis/specialisation?period=2024Q4",
    "/analysis/specialisation?period=2024Q4&parts=section", "/analysis/spread?period=2024Q4",
    "/schemes", "/schemes/annual/1", "/quarterly", "/tasks.xlsx", "/tasks/load", "/meetings/plan", "/task-force",
    "/topics.xlsx?period=2024Q3", "/issues.xlsx", "/alerts/rules", "/compare?zone=Z001", "/wall", "/todo",
}  # fmt: skip
INDICATORS = "/figures?period=2024Q4"
Opened = dict[tuple[str, str], tuple[int, int]]


class _Undone(Exception):
    """Takes a province back."""


def _opened(many: int, signed_in: Any, query_count: Any) -> Opened:
    """The queries and the rows of each page. What is read once a process is not a matter of rows: it is read before."""
    found = {}
    try:
        with transaction.atomic():
            made = busy.make(many)
            overseen.make(many)
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


def test_no_list_asks_more_for_more_rows(opened: tuple[Opened, Opened]) -> None:
    few, many = opened
    assert {page: (few[page][0], many[page][0]) for page in PAGES if few[page][0] != many[page][0]} == {}
    longer = {path for role, path in PAGES if few[role, path][1] < many[role, path][1]}
    assert {path for _, path in PAGES} - longer == SAME, "the other pages were to be opened with more rows"


def test_more_indicators_cost_no_more_questions(
    db: None, signed_in: Any, query_count: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.make()
    client, counts = signed_in("province"), []
    for more in (0, 7):
        plan = programmes.read_plan(small.PLAN)
        again = [one.model_copy(update={"id": f"{one.id}_{n}"}) for n in range(more) for one in plan.indicators[1:4]]
        monkeypatch.setattr(queries, "_shape", lambda _, p=plan, a=again: p.model_copy(
            update={"indicators": (*p.indicators, *a)}))  # fmt: skip
        client.get(INDICATORS)
        with query_count() as count:
            text = client.get(INDICATORS).content.decode()
        counts.append((len(count), text.count("<tr")))
    assert counts[0][0] == counts[1][0]
    assert counts[1][1] == counts[0][1] + 21
