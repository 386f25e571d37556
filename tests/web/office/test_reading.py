"""Reading a page changes nothing, and the number of queries does not grow with the rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiju.rooms.registry import acts as registry
from jiju.spine.models import Entry, Receipt
from tests.web import small
from tests.web.office.pages import PAGES

pytestmark = pytest.mark.usefixtures("one_minute")

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def _reader(path: str) -> str:
    """A role that may open a page, the auditor first."""
    return next(role for role in ("auditor", "province", "zone_statistician", "administrator") if role in PAGES[path])


def test_no_page_writes_when_it_is_read(province: None, signed_in: Any) -> None:
    clients = {role: signed_in(role) for role in ("auditor", "province", "zone_statistician", "administrator")}
    before = (Entry.objects.count(), Receipt.objects.count())
    for path in PAGES:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert clients[_reader(path)].get(path).status_code == 200, path
        written = [q["sql"] for q in asked if q["sql"].lstrip().upper().startswith(WRITES)]
        assert written == [], path
    assert (Entry.objects.count(), Receipt.objects.count()) == before


def _queries(client: Any, path: str) -> int:
    client.get(path)  # what is remembered between requests is not counted
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "path",
    ["/zones", "/reporting", "/cockpit?period=2024Q4", "/figures/revenue?period=2024Q4&by=zone", "/plan", "/zones/Z001",
     "/rankings/six-dimensions?period=2024Q4&type=T2"],
)  # fmt: skip
def test_more_zones_make_no_more_queries(db: None, warehouse: Path, signed_in: Any, path: str) -> None:
    small.make(zones=3)
    client = signed_in("province")
    few = _queries(client, path)
    registry.establish([small.zone(n) for n in range(20, 45)], by=small.BY, at=small.AT)
    assert _queries(client, path) == few


def test_more_entries_make_no_more_queries(province: None, signed_in: Any) -> None:
    client = signed_in("auditor")
    few = _queries(client, "/ledger")
    for n in range(50, 60):
        registry.establish([small.zone(n)], by=small.BY, at=small.AT)
    assert _queries(client, "/ledger") == few
