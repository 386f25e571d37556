"""Targets adjusted within the year: the old version stays, one proposal at a time, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jiju.rooms.programmes import acts, queries
from jiju.rooms.programmes.models import Cascade
from tests.factories import cascades as make
from tests.factories import oversight
from tests.rooms.programmes.refusing import refused

pytestmark = pytest.mark.django_db
LATER = make.AT + timedelta(days=120)


def adjusted(**more: Any) -> Cascade:
    """A hundred of revenue moved from one city to the other, proposed in summer."""
    shares = {
        make.CITY: make.CITIES[make.CITY] | {"revenue": 200},
        make.OTHER: make.CITIES[make.OTHER] | {"revenue": 300},
    }
    asked = {"by": make.by("province"), "at": LATER, "draft": make.of_cities(shares), "reason": make.WHY}
    return acts.propose_adjustment(None, **(asked | more))


def test_an_adjustment_holds_once_it_is_approved_and_the_old_version_stays() -> None:
    make.approved()
    made = adjusted()
    assert queries.shares_of(2024, "")[make.CITY]["revenue"] == 300, "proposed is not in force"
    acts.approve_cascade(made, by=make.by("province-2"), at=LATER, digest=made.digest, over_reason=make.LESS)
    assert queries.shares_of(2024, "")[make.CITY]["revenue"] == 200
    told = queries.cascades(make.by("province"), year=2024, giver="")
    assert [(c.version, c.state, c.share(make.CITY, "revenue")) for c in told] == [
        (2, "approved", 200), (1, "replaced", 300),
    ]  # fmt: skip


def test_adjusting_is_refused_without_a_base_a_change_or_a_reason_and_twice_at_once() -> None:
    oversight.base()
    refused(acts.NothingToHandDown, adjusted)
    make.approved()
    refused(acts.NothingIsAdjusted, lambda: adjusted(draft=make.of_cities()))
    refused(acts.ReasonIsMissing, lambda: adjusted(reason="灾"))
    made = adjusted()
    refused(acts.ProposalIsOpen, adjusted)
    refused(
        acts.ProposersDoNotApprove,
        lambda: acts.approve_cascade(made, by=make.by("province"), at=LATER, digest=made.digest, over_reason=make.LESS),
    )
    acts.approve_cascade(made, by=make.by("province-2"), at=LATER, digest=made.digest, over_reason=make.LESS)
    again = adjusted(draft=make.of_cities())
    assert again.version == 3, "a second adjustment of the year is a third version"


def test_a_citys_proposal_does_not_outlive_the_share_it_rests_on() -> None:
    below = make.handed_on()
    above = adjusted()
    acts.approve_cascade(above, by=make.by("province-2"), at=LATER, digest=above.digest, over_reason=make.LESS)
    refused(
        acts.IsNotAsShown,
        lambda: acts.approve_cascade(below, by=make.by("city-2"), at=LATER, digest=below.digest, over_reason=make.LESS),
    )


def test_many_versions_cost_no_more_questions(query_count: Any) -> None:
    make.approved()
    by, counts = make.by("province"), []
    for more in (adjusted, int):
        with query_count() as count:
            queries.cascades(by, year=2024)
        counts.append(len(count))
        more()
    assert counts[0] == counts[1]
