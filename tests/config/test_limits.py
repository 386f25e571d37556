"""The store of limits: a cache of the framework in which adding and counting are one step for all processes."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from jiju.config import limits
from jiju.config.limits import Limits

MANY, PROCESSES = 100, 4


@pytest.fixture
def counted(tmp_path: Path) -> Limits:
    return Limits(str(tmp_path / "limits.sqlite3"), {})


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which stands still until a test moves it; terms begin at it as well."""
    now = [1_000_000.0]
    monkeypatch.setattr(limits.time, "time", lambda: now[0])
    return now


def test_what_is_there_is_not_added_again(counted: Limits) -> None:
    assert counted.add("tries", 0, 60)
    assert not counted.add("tries", 9, 60)
    assert counted.get("tries") == 0
    assert counted.get("nothing", "missing") == "missing"
    counted.set("tries", [1.5, True, "语"], 60)
    assert counted.get("tries") == [1.5, True, "语"]


def test_counting_on_keeps_the_term(counted: Limits, clock: list[float]) -> None:
    counted.add("tries", 0, 900)
    clock[0] += 899
    assert [counted.incr("tries"), counted.incr("tries", 2)] == [1, 3]
    clock[0] += 1
    assert counted.get("tries") is None
    with pytest.raises(ValueError, match="tries"):
        counted.incr("tries")
    assert counted.add("tries", 0, 900)


def test_a_term_is_set_anew_and_what_has_none_stays(counted: Limits, clock: list[float]) -> None:
    counted.set("a", 1, 10)
    counted.set("b", 1, None)
    assert (counted.touch("a", 100), counted.touch("c", 100)) == (True, False)
    clock[0] += 99
    assert (counted.get("a"), counted.get("b"), counted.has_key("a")) == (1, 1, True)
    assert (counted.delete("a"), counted.delete("a")) == (True, False)
    counted.clear()
    assert counted.get("b") is None


def test_nothing_pushes_a_count_out(counted: Limits) -> None:
    counted.add("victim", 5, 900)
    for n in range(3000):
        counted.add(f"attacker-{n}", 0, 900)
    assert counted.get("victim") == 5


def test_it_opens_again_after_each_request(counted: Limits) -> None:
    counted.add("tries", 1, 60)
    counted.close()
    counted.close()
    assert counted.get("tries") == 1


def _count(path: str) -> int:
    counted, added = Limits(path, {}), 0
    for n in range(MANY):
        added += counted.add(f"code-{n}", "y", 60)
        counted.add("tries", 0, 60)
        counted.incr("tries")
        if n % 3 == 0:
            counted.close()
    return added


def test_processes_count_together_and_one_of_them_adds(tmp_path: Path) -> None:
    path = str(tmp_path / "limits.sqlite3")
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        assert sum(pool.map(_count, [path] * PROCESSES, chunksize=1)) == MANY
    assert Limits(path, {}).get("tries") == PROCESSES * MANY
