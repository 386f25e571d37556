"""How many processes serve."""

from __future__ import annotations

import pytest

from jiju.config import processes
from jiju.core.refusals import Malformed


@pytest.mark.parametrize(("said", "cores", "number"), [
    ("", 2, 2), (None, 1, 1), (None, 64, 4), ("1", 2, 1), (" 12 ", 2, 12), ("64", 1, 64),
])  # fmt: skip
def test_one_a_core_unless_another_number_is_said(
    monkeypatch: pytest.MonkeyPatch, said: str | None, cores: int, number: int
) -> None:
    monkeypatch.setattr(processes, "_cores", lambda: cores)
    assert processes.number(said) == number


@pytest.mark.parametrize("said", ["0", "-1", "65", "two", "1.5", "²"])
def test_what_is_no_number_of_processes_is_told(said: str) -> None:
    with pytest.raises(Malformed) as told:
        processes.number(said)
    assert told.value.where == "JIJU_PROCESSES"
