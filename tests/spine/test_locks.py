"""Locks between processes: two threads are strangers to one another as two processes are."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from django.core.files import locks as system

from jiju.core.refusals import Fault
from jiju.spine import locks


def test_one_holds_it_and_the_next_waits(tmp_path: Path) -> None:
    order, path = [], tmp_path / "lock"

    def next_one() -> None:
        with locks.held(path):
            order.append("next")

    waiting = threading.Thread(target=next_one)
    with locks.held(path):
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "next"]


def test_it_is_free_again_after_a_fault(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), locks.held(tmp_path / "lock"):
            raise ZeroDivisionError
    with locks.held(tmp_path / "lock"):
        pass


def test_a_system_without_locks_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "lock", lambda file, flags: False)
    with pytest.raises(Fault), locks.held(tmp_path / "lock"):
        pytest.fail("nothing was held")
