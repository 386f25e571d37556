"""Races in oversight, on whichever database the tests run: of those who come at once one does it, others are told."""

from __future__ import annotations

from typing import Any

MODULE = "tests.web.durable.supervised_races"
TOLD = {
    "heads": "is-a-member", "judges": "judgement-waits", "proofs": "proof-waits", "closers": "not-now",
    "views": "view-name-taken", "drafts": "analysis-there",
}  # fmt: skip


def test_of_six_at_once_one_does_it_and_five_are_told(store: Any) -> None:
    told = store.ask(MODULE, "officials")
    assert {race: one["said"] for race, one in told.items()} == {
        race: sorted(["done", *[code] * 5]) for race, code in TOLD.items()
    }
    assert {race: one["kept"] for race, one in told.items()} == dict.fromkeys(TOLD, 1)
    store.verify()


def test_two_readers_raise_one_alert_and_one_that_is_killed_leaves_nothing(store: Any) -> None:
    told = store.ask(MODULE, "readers")
    assert told["said"] == ["done", "done"]
    assert told["first"][0] == 1
    assert (told["died"], told["whole"], told["again"]) == (9, True, 1)
    store.verify()
