"""Draws: nobody out is drawn, nobody's ticket depends on others, everybody has the same chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiju.engines.draws import (
    Applicant,
    Candidate,
    Departure,
    Draw,
    Frame,
    NoReserveLeft,
    Place,
    Pool,
    Sample,
    Stratum,
    TooFewCandidates,
    allocation,
    draw,
    panel,
    redraw,
    simple_sample,
    systematic_sample,
)

FIELDS, EMPLOYERS = ("物流", "文旅", "金融"), ("", "甲", "乙", "丙", "丁")
SEEDS = st.text(min_size=1, max_size=12).filter(lambda s: bool(s.strip()))
CODES = st.lists(st.integers(0, 99), min_size=1, max_size=25, unique=True)


@st.composite
def pools(draws: st.DrawFn) -> Pool:
    """Libraries of up to 25, where the employer 丁 is under review; minima low enough to be met often."""
    candidates = tuple(
        Candidate(
            f"E{n:02}",
            "",
            tuple(draws(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=3))),
            draws(st.sampled_from(EMPLOYERS)),
            holdings=draws(st.sampled_from([(), ("A1",)])),
        )
        for n in draws(CODES)
    )
    wanted = draws(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=3, unique=True))
    strata = tuple(Stratum(f, draws(st.integers(1, 4)), draws(st.integers(0, 4)), 1) for f in wanted)
    cap = draws(st.sampled_from([None, 1, 2]))
    return Pool(candidates, (Applicant("A1", "Z1", ("丁",)),), strata, date(2024, 7, 3), per_employer=cap)


def made(pool: Pool, seed: str) -> Draw | None:
    """The draw, or nothing where there are too few."""
    try:
        return draw(pool, seed)
    except TooFewCandidates:
        return None


def tickets(drawn: Draw) -> dict[tuple[str, str], str]:
    return {(s.stratum, t.code): t.ticket for s in drawn.strata for t in s.tickets}


@given(pools(), SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_decides_nothing(pool: Pool, seed: str, chance: Random) -> None:
    turned = list(pool.candidates)
    chance.shuffle(turned)
    one, other = made(pool, seed), made(replace(pool, candidates=tuple(turned)), seed)
    assert (one and one.text) == (other and other.text)


@given(pools(), SEEDS)
def test_a_ticket_does_not_depend_on_others(pool: Pool, seed: str) -> None:
    """Strike anybody from the library: the tickets of those who stay are the same."""
    whole, less = made(pool, seed), made(replace(pool, candidates=pool.candidates[1:]), seed)
    if whole and less:
        assert tickets(less).items() <= tickets(whole).items()


@given(pools(), SEEDS)
def test_nobody_out_is_drawn_nobody_twice_and_limits_are_kept(pool: Pool, seed: str) -> None:
    drawn = made(pool, seed)
    if drawn is None:
        return
    out = {c.code for c in pool.candidates if c.employer == "丁" or "A1" in c.holdings}
    assert {e.code for e in drawn.excluded} == out
    assert not out & {code for s in drawn.strata for code in (*s.chosen, *s.reserves, *(t.code for t in s.tickets))}
    assert len(set(drawn.chosen)) == len(drawn.chosen)
    assert not {c for s in drawn.strata for c in s.reserves} & set(drawn.chosen)
    employer = {c.code: c.employer for c in pool.candidates}
    counted = Counter(employer[c] for c in drawn.chosen if employer[c])
    assert all(n <= (pool.per_employer or n) for n in counted.values())


@given(pools(), SEEDS)
def test_what_was_left_out_adds_up(pool: Pool, seed: str) -> None:
    """More of one field than there are: who is listed is either there or taken by a reason that is counted."""
    with pytest.raises(TooFewCandidates) as refused:
        draw(replace(pool, strata=(Stratum("物流", 26),)), seed)
    found = refused.value
    assert found.listed == sum("物流" in c.fields for c in pool.candidates) == found.have + sum(found.taken.values())
    assert found.missing == 26 - found.have


@given(pools(), SEEDS)
def test_the_record_repeats_the_draw(pool: Pool, seed: str) -> None:
    drawn = made(pool, seed)
    if drawn is not None:
        assert redraw(drawn.text).drawn == drawn
        assert redraw(drawn.text).holds


@given(pools(), SEEDS, st.integers(0, 99))
def test_a_replacement_is_the_next_of_the_same_draw(pool: Pool, seed: str, which: int) -> None:
    """Without a limit on employers: whoever leaves, the first reserve of the field who does not sit comes."""
    drawn = made(replace(pool, per_employer=None), seed)
    if drawn is None:
        return
    left = drawn.chosen[which % len(drawn.chosen)]
    (stratum,) = (s for s in drawn.strata if left in s.chosen)
    try:
        seats = panel(drawn, [Departure(left, "")])
    except NoReserveLeft:
        assert (stratum.reserves, stratum.chosen) == ((), (left,))
        return
    came = tuple(s.code for s in seats if s.instead_of == left)
    assert came == stratum.reserves[:1]
    order = [t.code for t in stratum.tickets if t.code not in drawn.chosen]
    assert came == () or came[0] == order[0]


def test_everybody_is_chosen_equally_often() -> None:
    """Three of ten over 4,000 seeds: each within four and a half binomial standard deviations of 1,200."""
    people = tuple(Candidate(f"E{n}", "", ("物流",), "") for n in range(10))
    pool = Pool(people, (), (Stratum("物流", 3, 1),), date(2024, 7, 3))
    drawn = [draw(pool, f"seed {k}").strata[0] for k in range(4000)]
    chosen, reserve = Counter(c for s in drawn for c in s.chosen), Counter(c for s in drawn for c in s.reserves)
    assert all(within(chosen[p.code], 4000, 0.3) and within(reserve[p.code], 4000, 0.1) for p in people)


@pytest.mark.parametrize("sample", [simple_sample, systematic_sample])
def test_every_place_is_sampled_equally_often(sample: Callable[[Frame, str], Sample]) -> None:
    """Three of seven, some of equal size: each within the bounds of 4,000 × 3 ÷ 7."""
    frame = Frame(tuple(Place(f"P{n}", "长春") for n in range(7)), 3)
    counted = Counter(c for k in range(4000) for c in sample(frame, f"seed {k}").chosen)
    assert all(within(counted[p.code], 4000, 3 / 7) for p in frame.places)


def within(count: int, trials: int, chance: float) -> bool:
    return abs(count - trials * chance) < 4.5 * sqrt(trials * chance * (1 - chance))


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 40), min_size=1, max_size=8), st.data())
def test_shares_stay_within_one_of_the_quota_and_add_up(sizes: dict[str, int], data: st.DataObject) -> None:
    total = sum(sizes.values())
    wanted = data.draw(st.integers(1, total))
    shares = allocation(sizes, wanted)
    assert sum(shares.values()) == wanted
    assert all(abs(shares[k] * total - wanted * n) < total and shares[k] <= n for k, n in sizes.items())


@settings(max_examples=50)
@given(CODES, SEEDS, st.data())
def test_a_systematic_sample_has_nobody_twice_and_so_many_as_wanted(
    codes: list[int], seed: str, data: st.DataObject
) -> None:  # fmt: skip
    places = tuple(Place(f"P{n}", data.draw(st.sampled_from("ab"))) for n in codes)
    wanted = data.draw(st.integers(1, len(places)))
    chosen = systematic_sample(Frame(places, wanted), seed).chosen
    assert len(chosen) == len(set(chosen)) == wanted
