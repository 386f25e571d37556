"""Races around a batch, on whichever database the tests run: it is published once, and never over an open objection."""

from __future__ import annotations

from typing import Any

MODULE = "tests.web.durable.late_races"


def test_eight_issuers_publish_one_batch(store: Any) -> None:
    told = store.ask(MODULE, "issuers")
    assert told["said"] == ["done", *["not-now"] * 7]
    assert (told["titles"], told["state"]) == (2, "issued")
    store.verify()


def test_a_batch_waits_for_objections_or_ends_their_coming(store: Any) -> None:
    told = store.ask(MODULE, "objections")
    published, came = told["titles"] > 0, told["waiting"]
    assert not (published and came)
    assert came == 4 or published
    assert set(told["said"]) <= {"done", "not-now", "objections-open"}
    store.verify()
