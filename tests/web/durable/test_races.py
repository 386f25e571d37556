"""Races in selections, on whichever database the tests run: for the last place of a quota, and around the unsealing."""

from __future__ import annotations

from typing import Any

MODULE = "tests.web.durable.races"


def test_eight_lists_for_a_quota_of_one_leave_one(store: Any) -> None:
    told = store.ask(MODULE, "quota")
    assert sorted(told["said"]) == ["already-recommended"] * 7 + ["done"]
    assert (told["lists"], told["formal"]) == (1, 1)


def test_what_is_done_around_the_unsealing_is_whole(store: Any) -> None:
    told = store.ask(MODULE, "unsealing")
    asked, submitted, taken_back, opened, again = told["said"]
    assert asked == "done"
    assert sorted((opened, again)) == ["done", "not-now"]
    assert {submitted, taken_back} <= {"done", "call-closed"}
    assert told["sealed_and_going"] == 0
    assert told["states"] == {
        "R001": "out" if taken_back == "done" else "going", "R002": "going" if submitted == "done" else "out",
    }  # fmt: skip
