"""Repeating a draw from its record (复核抽取).

The record is one canonical text with inputs, their digest, seed, algorithm, exclusions, tickets, chosen and reserves.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.draws import (
    AnotherAlgorithm,
    Applicant,
    Draw,
    Former,
    Frame,
    Place,
    draw,
    pool_digest,
    redraw,
    simple_sample,
    systematic_sample,
)
from tests.spec.draws.drawn import LIBRARY, SEED, library, pool

DRAWN = draw(pool(), SEED)


def changed(change: Callable[[Any], object]) -> str:
    """The record with something changed in it, in canonical form."""
    record = json.loads(DRAWN.text)
    change(record)
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parts(text: str) -> list[str]:
    return [d.part for d in redraw(text).differences]


def test_a_record_holds_everything() -> None:
    """Who reads it in ten years needs nothing else."""
    record = json.loads(DRAWN.text)
    assert sorted(record) == ["algorithm", "excluded", "inputs", "inputs_digest", "kind", "seed", "strata"]
    assert (record["algorithm"], record["kind"], record["seed"]) == ("jiju-draw-1", "experts", SEED)
    assert record["excluded"] == [
        {"code": "E08", "conflicts": [{"reason": "employer", "applicant": "A1", "through": "运营公司甲", "years": 0}]}
    ]


def test_the_same_comes_out() -> None:
    """Of experts, and of both kinds of samples."""
    frame = Frame(tuple(Place(f"P{n}", "长春", Decimal(n) / 3 if n else None) for n in range(9)), 3)
    former = tuple(replace(c, former=(Former("吉林大学", None), Former("吉林大学", pool().on))) for c in library())
    for drawn in (
        DRAWN,
        draw(pool(candidates=former), SEED),
        simple_sample(frame, SEED),
        systematic_sample(frame, SEED),
    ):
        again = redraw(drawn.text)
        assert (again.holds, again.drawn) == (True, drawn)


def test_the_order_of_the_lists_decides_nothing() -> None:
    """Turned around, the same record comes out to the letter."""
    two = (*pool().applicants, Applicant("A2", "Z2", bodies=("外省公司", "外省院校")))
    turned = (replace(two[1], bodies=two[1].bodies[::-1]), two[0])
    there = draw(pool(applicants=two), SEED)
    assert draw(pool(candidates=library()[::-1], applicants=turned), SEED).text == there.text


def test_the_digest_can_be_published_before_the_seed_is_known() -> None:
    """It binds candidates, applicants and what is wanted; the seed is no part of it."""
    assert pool_digest(pool()) == DRAWN.inputs_digest == draw(pool(), "another").inputs_digest
    assert pool_digest(pool(candidates=library(LIBRARY.replace("E07", "E17")))) != DRAWN.inputs_digest


def test_a_changed_input_is_told_by_the_digest() -> None:
    """E02 is given another employer afterwards: nothing drawn changes, but the digest does."""
    found = redraw(changed(lambda r: r["inputs"]["candidates"][1].update(employer="外省大学")))
    assert [d.part for d in found.differences] == ["inputs"]
    assert str(found.differences[0].says).startswith("The inputs were changed: their digest is ")
    assert DRAWN.inputs_digest in str(found.differences[0].says)
    assert parts(changed(lambda r: r["inputs"].update(remark="x"))) == ["inputs"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda r: r.update(seed="x"), ["tickets", "chosen", "reserves"]),
        (lambda r: r.update(excluded=[]), ["excluded"]),
        (lambda r: r["strata"][0]["tickets"].reverse(), ["tickets"]),
        (lambda r: r["strata"][0]["chosen"].reverse(), ["chosen"]),
        (lambda r: r["strata"][0]["reserves"].pop(), ["reserves"]),
        (lambda r: r.update(remark="x"), ["record"]),
    ],
)
def test_what_was_changed_is_told(change: Callable[[Any], object], told: list[str]) -> None:
    """The seed, who was out, a ticket, who was chosen, who stands by, anything else."""
    assert parts(changed(change)) == told


def test_inputs_from_which_nothing_can_be_drawn() -> None:
    """A candidate is struck out afterwards, and too few remain: told as such, beside the digest."""
    found = redraw(changed(lambda r: r["inputs"].update(candidates=r["inputs"]["candidates"][:2])))
    assert ([d.part for d in found.differences], found.drawn) == (["inputs", "inputs"], None)
    assert "现代物流 needs 3 and has 2" in str(found.differences[1].says)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"kind":"experts"}',
        DRAWN.text[:-1],
        "[" * 100_000,
        DRAWN.text.replace('"inputs":{', '"inputs":{"x":"\\ud800",'),
    ],
)
def test_what_is_no_record(text: str) -> None:
    """Cut off, empty, nested without end, with half a character in it, or something else."""
    with pytest.raises(Malformed, match="not the record of a draw"):
        redraw(text)


def test_a_record_of_another_algorithm_is_not_repeated() -> None:
    """It would give other tickets and prove nothing."""
    with pytest.raises(AnotherAlgorithm, match="jiju-draw-2.*repeats “jiju-draw-1”"):
        redraw('{"algorithm":"jiju-draw-2","panels":[]}')


def test_a_draw_is_told_from_a_sample() -> None:
    """By its kind, which is written in it."""
    assert isinstance(redraw(DRAWN.text).drawn, Draw)
