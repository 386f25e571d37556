"""The same key by a hundred threads at once: one row, one entry of the ledger, a hundred equal answers."""

from __future__ import annotations

from typing import Any

from tests.web.durable.store import CROWD, new_key


def test_a_hundred_threads_with_one_key_do_one_thing(store: Any) -> None:
    made, key = store.run("make"), new_key()
    answers = store.run("crowd", made["cookies"], key)
    assert len(answers) == CROWD
    first, *others = {tuple(answer[:3]) for answer in answers}
    assert others == []
    assert first[0] == "302 Found"
    assert sorted(answer[3] for answer in answers) == ["", *["true"] * (CROWD - 1)]
    stored = store.run("look")
    assert (stored["started"], stored["entries"], stored["receipts"]) == (1, 1, {key: 302})
    assert store.verify()["first_bad"] is None
