"""Schemes: weights, grades and what is scored."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Scheme

HUNDRED = Decimal(100)


def weights_sum_to_100(draft: Draft) -> Iterator[Malformed]:
    for spot, scheme in draft.all("schemes", Scheme):
        total = sum((item.weight for item in scheme.items), Decimal(0))
        if total != HUNDRED:
            yield spot.at("items").fault(words.weights_do_not_sum(f"{total.normalize():f}"))
        reach = scheme.method.floor + scheme.method.span
        if reach != HUNDRED:
            yield spot.at("method").fault(words.method_does_not_reach_100(f"{reach.normalize():f}"))


def grades_cover_every_score(draft: Draft) -> Iterator[Malformed]:
    for spot, scheme in draft.all("schemes", Scheme):
        floors = [band.at_least for band in scheme.bands]
        if floors[-1] != 0 or any(a <= b for a, b in zip(floors, floors[1:], strict=False)):
            yield spot.at("bands").fault(words.bands_out_of_order())


def schemes_score_known_indicators(draft: Draft) -> Iterator[Malformed]:
    ids = draft.ids("indicators")
    for spot, scheme in draft.all("schemes", Scheme):
        named = ((spot.at("items", i, "indicator"), item.indicator) for i, item in enumerate(scheme.items))
        yield from known(words.INDICATOR, ids, named)
