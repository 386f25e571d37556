"""Drawing experts (抽取专家).

Conflicts first; then each candidate's ticket in each field, SHA-256 of `seed|field|code`; the lowest are chosen.

Source: FIPS 180-4
"""

from __future__ import annotations

import hashlib

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.draws import (
    CodeStandsTwice,
    Draw,
    NoSeed,
    NothingWanted,
    Stratum,
    TooFewCandidates,
    draw,
    ticket,
)
from tests.spec.draws.drawn import SEED, WANTED, library, pool, rows


def order(drawn: Draw, stratum: str) -> list[list[str]]:
    (found,) = (s for s in drawn.strata if s.stratum == stratum)
    return [[t.code, t.ticket[:8], t.outcome] for t in found.tickets]


def test_a_ticket_is_a_digest_that_anybody_can_compute() -> None:
    """`printf '%s' 'abc|现代物流|E01' | sha256sum` prints the ticket of E01 in 现代物流 by the seed abc."""
    assert ticket("abc", "现代物流", "E01") == hashlib.sha256("abc|现代物流|E01".encode()).hexdigest()
    assert ticket("abc", "x", "E01") == "2270a7071103f78651e2b81121903a65e6e4a46cfb76bfc7bce1de40c5e07401"


def test_the_lowest_tickets_are_chosen_and_a_third_from_one_employer_is_passed_over() -> None:
    """E06, E04 and E01 are first, all of one university; two may come, so E03 is the third. E08 is out and has none."""
    assert order(draw(pool(), SEED), "现代物流") == rows("""
        code | ticket   | what came of it
        E06  | 4b065e68 | chosen
        E04  | 4c0bed14 | chosen
        E01  | 6f1a7ca1 | employer-cap
        E03  | 77695eea | chosen
        E07  | a6ca15f6 | not-reached
        E02  | ac1e9e2f | not-reached
    """)


def test_nobody_is_drawn_for_two_fields() -> None:
    """E03 has the lowest ticket in 文化旅游 too, but sits for 现代物流 already: fields are filled as written."""
    assert order(draw(pool(), SEED), "文化旅游") == rows("""
        code | ticket   | what came of it
        E03  | 180dda6f | elsewhere
        E07  | 94e4e00e | chosen
        E05  | fe3e51bf | not-reached
    """)


def test_reserves_are_the_next_of_the_same_draw() -> None:
    """E01 stands first: passed over for the employer only, which is asked again when called. E07 sits for 文化旅游."""
    logistics, culture = draw(pool(), SEED).strata
    assert (logistics.chosen, logistics.reserves) == (("E06", "E04", "E03"), ("E01", "E02"))
    assert (culture.chosen, culture.reserves) == (("E07",), ("E05",))


def test_without_a_limit_the_three_lowest_are_chosen() -> None:
    """And who works for nobody is nobody's colleague, whatever the limit."""
    assert draw(pool(per_employer=None), SEED).strata[0].chosen == ("E06", "E04", "E01")
    alone = tuple(c.__class__(c.code, "", c.fields, "" if c.employer == "吉林大学" else c.employer) for c in library())
    assert draw(pool(candidates=alone, per_employer=1), SEED).strata[0].chosen == ("E06", "E04", "E01")


def test_another_seed_draws_others() -> None:
    """The seed decides everything that the list does not."""
    assert draw(pool(), SEED + "x").chosen != draw(pool(), SEED).chosen


def test_too_few_are_refused_with_how_many_are_missing_and_what_took_them() -> None:
    """Of seven in the field one works for the applicant and one is a third from one university: five remain, six are wanted."""
    with pytest.raises(TooFewCandidates) as refused:
        draw(pool(strata=(Stratum("现代物流", wanted=6),)), SEED)
    assert (refused.value.missing, refused.value.listed, refused.value.have) == (1, 7, 5)
    assert refused.value.taken == {"employer": 1, "employer-cap": 1}
    assert refused.value.code == "draw-too-few-candidates"
    assert str(refused.value) == (
        "现代物流 needs 6 and has 5: 1 are missing. "
        "7 are listed in the field; of these were left out: employer: 1; too many from one employer: 1. "
        "Add candidates of this field, write it before the others, or ask for fewer; then draw by a new seed."
    )


def test_who_sits_for_another_field_is_missing_in_this_one() -> None:
    """文化旅游 has three; one sits for 现代物流 already. Written first, it would have its three."""
    three = Stratum("文化旅游", wanted=3)
    with pytest.raises(TooFewCandidates, match="already drawn for another field: 1"):
        draw(pool(strata=(WANTED[0], three)), SEED)
    assert draw(pool(strata=(three, WANTED[0])), SEED).strata[0].chosen == ("E03", "E07", "E05")


def test_down_to_the_minimum_a_draw_goes_on_with_fewer() -> None:
    """Six are wanted and five will do: five are drawn. A field that nobody is listed in has nobody left out."""
    assert len(draw(pool(strata=(Stratum("现代物流", wanted=6, least=5),)), SEED).chosen) == 5
    with pytest.raises(TooFewCandidates, match="0 are listed in the field; nobody was left out"):
        draw(pool(strata=(Stratum("金融", wanted=1),)), SEED)


@pytest.mark.parametrize("seed", ["", "  "])
def test_a_draw_without_a_seed_is_refused(seed: str) -> None:
    """Nobody could repeat it."""
    with pytest.raises(NoSeed, match="has no seed"):
        draw(pool(), seed)


def test_a_code_that_stands_twice_is_refused() -> None:
    """Among candidates, among applicants, among fields: each has one ticket."""
    for twice in (
        {"candidates": (*library(), library()[0])},
        {"applicants": pool().applicants * 2},
        {"strata": WANTED * 2},
    ):
        with pytest.raises(CodeStandsTwice, match="more than once"):
            draw(pool(**twice), SEED)


def test_less_than_one_wanted_is_refused() -> None:
    """Of a field, or of all."""
    with pytest.raises(NothingWanted, match="0 are asked for of 现代物流"):
        draw(pool(strata=(Stratum("现代物流", wanted=0),)), SEED)
    with pytest.raises(NothingWanted, match="all fields"):
        draw(pool(strata=()), SEED)


def test_what_must_be_written_properly() -> None:
    """A bar in a code would make two tickets one; limits must be such that can be kept."""
    for wrong, says in (
        ({"candidates": (library()[0].__class__("E|1", "", (), ""),)}, "holds a bar"),
        ({"strata": (Stratum("a|b", 1),)}, "holds a bar"),
        ({"strata": (Stratum(" ", 1),)}, "is empty"),
        ({"strata": (Stratum("现代物流", 1, reserves=-1),)}, "-1 is below 0"),
        ({"strata": (Stratum("现代物流", 1, least=0),)}, "0 is below 1"),
        ({"strata": (Stratum("现代物流", 1, least=2),)}, "more than is wanted"),
        ({"per_employer": 0}, "0 is below 1"),
        ({"years": -1}, "-1 is below 0"),
        ({"years": 5000}, "5000 is above 100"),
    ):
        with pytest.raises(Malformed, match=says):
            draw(pool(**wrong), SEED)
