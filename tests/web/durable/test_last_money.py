"""Fifty threads reach for the last money of a budget, and for one award: the sums hold to the cent."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.durable.purse import CROWD, EACH, FUNDED, WHOLE


@pytest.mark.parametrize(
    ("step", "fit"), [("make", WHOLE // EACH), ("make_city", WHOLE // EACH), ("make_fund", FUNDED)]
)
def test_fifty_approvals_at_once_never_promise_more_than_there_is(store: Any, step: str, fit: Any) -> None:
    """Out of the provincial fund, out of a city's, and out of one that its city's register says is smaller still."""
    assert store.purse(step) == CROWD
    told = store.purse("approve")
    fit = int(fit)
    assert told["met"] == {"done": fit, "BudgetIsSpent": CROWD - fit}
    assert (told["promised"], told["whole"]) == (str(EACH * fit), str(WHOLE))
    assert store.reconcile()["mismatches"] == []
    assert store.verify()["first_bad"] is None


def test_fifty_proposals_of_one_award_at_once_leave_one(store: Any) -> None:
    store.purse("make")
    told = store.purse("propose")
    assert told == {"met": {"done": 1, "AwardedBefore": CROWD - 1}, "stored": 1}
    assert store.verify()["first_bad"] is None
