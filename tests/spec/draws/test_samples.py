"""Samples for checks on the spot (现场核查抽样).

Simple: the lowest tickets of all. Stratified systematic: each stratum by its share, spread from the largest down.

Source: Cochran (1977), Sampling Techniques, ch. 5 and 8; Balinski & Young (2001)
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.draws import (
    CodeStandsTwice,
    Frame,
    NoSeed,
    NothingWanted,
    Place,
    TooFewToSample,
    allocation,
    simple_sample,
    systematic_sample,
)
from tests.spec.draws.drawn import SEED, rows

PROJECTS = """
    code | stratum | 万元
    P01  | 长春    | 900
    P02  | 长春    | 800
    P03  | 长春    | 500
    P04  | 长春    | 500
    P05  | 长春    | 20
    P06  | 长春    |
    P07  | 吉林    | 70
    P08  | 吉林    | 60
    P09  | 吉林    | 50
    P10  | 吉林    | 40
"""
PLACES = tuple(Place(c, s, Decimal(size) if size else None) for c, s, size in rows(PROJECTS))


def test_a_simple_sample_is_the_lowest_tickets() -> None:
    """P08 0a3670ab, P09 3f3b4582, P07 4495dc33, then P04 4e4880f5: of ten three, all of 吉林 by chance."""
    (drawn,) = simple_sample(Frame(PLACES, 3), SEED).strata
    assert drawn.chosen == ("P08", "P09", "P07")
    assert [(t.code, t.ticket[:8], t.outcome) for t in drawn.tickets[2:4]] == [
        ("P07", "4495dc33", "chosen"),
        ("P04", "4e4880f5", "not-reached"),
    ]


def test_shares_by_the_largest_remainders() -> None:
    """Five of ten: 长春 5 × 6 ÷ 10 = 3, 吉林 2. Of 7: 4.2 and 2.8, so that the odd one goes to 吉林."""
    assert allocation({"长春": 6, "吉林": 4}, 5) == {"吉林": 2, "长春": 3}
    assert allocation({"长春": 6, "吉林": 4}, 7) == {"吉林": 3, "长春": 4}


def test_equal_remainders_go_to_the_larger_and_a_small_stratum_may_get_none() -> None:
    """Two of 1 + 1 + 1: by name. Of 5 + 3: 2.5 and 1.5, to the larger. One visit of 9 + 1 does not reach the small."""
    assert allocation({"c": 1, "b": 1, "a": 1}, 2) == {"a": 1, "b": 1, "c": 0}
    assert allocation({"a": 3, "b": 5}, 4) == {"a": 1, "b": 3}
    assert allocation({"a": 9, "b": 1}, 1) == {"a": 1, "b": 0}


def test_a_systematic_sample_walks_the_circle_from_the_lowest_ticket() -> None:
    """长春 by size: P01 P02 P03 P04 P05 P06, the unknown last. The lowest ticket is P02 (1682adbd); 6 ÷ 3 = 2 steps:
    P02, P04, P06. 吉林 begins at P10 (2efd7297), the last; 4 ÷ 2 = 2 steps on, past the end: P08."""
    found = {s.stratum: s.chosen for s in systematic_sample(Frame(PLACES, 5), SEED).strata}
    assert found == {"长春": ("P02", "P04", "P06"), "吉林": ("P10", "P08")}


def test_steps_need_not_be_whole() -> None:
    """Four of six: from P02 on by 0, 1.5, 3, 4.5, the fraction cut: P02 P03 P05 P06. All ten: everything once."""
    of_seven = {s.stratum: s.chosen for s in systematic_sample(Frame(PLACES, 7), SEED).strata}
    assert of_seven["长春"] == ("P02", "P03", "P05", "P06")
    assert sorted(systematic_sample(Frame(PLACES, 10), SEED).chosen) == [p.code for p in PLACES]


def test_what_is_refused() -> None:
    """No seed, less than one, more than there are, a code twice, a size that is none, a bar in a code."""
    for sample in (simple_sample, systematic_sample):
        with pytest.raises(NoSeed):
            sample(Frame(PLACES, 1), "")
        with pytest.raises(NothingWanted, match="0 are asked for of the list"):
            sample(Frame(PLACES, 0), SEED)
        with pytest.raises(TooFewToSample, match="11 are to be sampled of 10"):
            sample(Frame(PLACES, 11), SEED)
        with pytest.raises(CodeStandsTwice, match="P01"):
            sample(Frame((*PLACES, PLACES[0]), 1), SEED)
        with pytest.raises(Malformed, match="not a number"):
            sample(Frame((Place("P1", "长春", Decimal("NaN")),), 1), SEED)
        with pytest.raises(Malformed, match="holds a bar"):
            sample(Frame((Place("P1", "长|春"),), 1), SEED)
    with pytest.raises(NothingWanted):
        allocation({"a": 1}, 0)
    with pytest.raises(TooFewToSample):
        allocation({"a": 1}, 2)
