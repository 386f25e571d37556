"""The strict environment: no network, no naive times, no order that nobody asked for, no unknown template variable."""

from __future__ import annotations

import os
import pkgutil
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models.query import QuerySet
from django.test.utils import CaptureQueriesContext

from jiju import rooms
from jiju.config import wiring
from jiju.spine import acts
from jiju.spine.records import opened
from jiju.web.office import asked

ONE_CASE = "JIJU_ONE_CASE"  # where the second database is asked: the question is the same for each case of a test
WRITES = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(?P<room>[a-z]+)_')
OF_THE_TESTS = "spine."  # acts that the spine's own tests make up, on any record
ROOMS = {one.name for one in pkgutil.iter_modules(rooms.__path__)}
LOCAL = ("127.0.0.1", "::1", "localhost")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the first case of each test where one is enough; what is left out is told as deselected."""
    if os.environ.get(ONE_CASE) != "1":
        return
    first: dict[tuple[str, str], pytest.Item] = {}
    for item in items:
        first.setdefault((str(item.path), item.nodeid.partition("[")[0]), item)
    kept = set(first.values())
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Only this machine can be reached."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOCAL:
            raise RuntimeError(f"a test reached for the network: {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(autouse=True)
def unordered_rows_come_in_random_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that is not ordered may come in any order, so that nobody relies on the one it happens to have."""
    fetch = QuerySet._fetch_all

    def shuffled(self: QuerySet[Any]) -> None:
        query = self.query
        plain = not (self.ordered or query.is_sliced or query.group_by or query.combinator or query.distinct)
        if self._result_cache is None and plain and not query.values_select:
            query.add_ordering("?")
        fetch(self)

    monkeypatch.setattr(QuerySet, "_fetch_all", shuffled)


@pytest.fixture(autouse=True)
def warehouse(settings: Any, tmp_path: Path) -> Path:
    """A warehouse of its own for each test."""
    settings.JIJU_WAREHOUSE = tmp_path / "warehouse"
    return tmp_path / "warehouse"


@pytest.fixture(autouse=True)
def files_folder(settings: Any, tmp_path: Path) -> Path:
    """A folder of attached files of its own for each test."""
    settings.JIJU_FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture(autouse=True)
def wired() -> None:
    """News are followed and files are seen as in the product, whatever the test before has changed."""
    wiring.wire()


@pytest.fixture(autouse=True)
def nothing_is_kept_from_another_test() -> None:
    """What was rolled back is not remembered."""
    with opened():
        pass


@pytest.fixture(autouse=True)
def an_act_writes_in_its_own_room() -> Iterator[None]:
    """What is kept of a room's records ends with an entry of that room, so no other room's act may change them."""

    def watched(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        written = WRITES.match(sql)
        within = acts.under_way()
        if written and within and written["room"] in ROOMS and not within[-1].startswith(OF_THE_TESTS):
            assert within[-1].partition(".")[0] == written["room"], f"{within[-1]} writes: {sql[:80]}"
        return execute(sql, *rest)

    with connection.execute_wrapper(watched):
        yield


@pytest.fixture
def one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked of somebody is asked anew each minute: none ends between two looks whose questions are counted."""
    monkeypatch.setattr(asked, "minute", lambda: 0)


@pytest.fixture
def query_count(one_minute: None) -> Any:
    """`with query_count() as count: ...; len(count)`: how many queries a page or query takes."""

    @contextmanager
    def counted() -> Iterator[CaptureQueriesContext]:
        with CaptureQueriesContext(connection) as context:
            yield context

    return counted
