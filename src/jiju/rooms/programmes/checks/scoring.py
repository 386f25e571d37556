"""Whether schemes fit: weights make a hundred, bands descend, indicators exist."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.shapes import Scheme


def scheme_faults(draft: Draft) -> list[Malformed]:
    """What does not fit in the schemes."""
    known = draft.ids("indicators")
    return [fault for spot, scheme in draft.all("schemes", Scheme) for fault in _scheme(spot, scheme, known)]


def _scheme(spot: Spot, scheme: Scheme, known: list[str]) -> Iterator[Malformed]:
    total = sum((i.weight for i in scheme.items), Decimal(0))
    if total != 100:
        yield spot.at("items").fault(words.weights_do_not_sum(f"{total:f}"))
    seen: set[str] = set()
    for i, item in enumerate(scheme.items):
        if item.id in seen:
            yield spot.at("items", i, "id").fault(words.same_id(item.id, "items"))
        seen.add(item.id)
        if item.indicator not in known:
            yield spot.at("items", i, "indicator").fault(
                words.unknown_reference(words.INDICATOR, item.indicator, known)
            )
    if scheme.method.floor + scheme.method.span != 100:
        yield spot.at("method").fault(
            words.method_does_not_reach_100(f"{scheme.method.floor + scheme.method.span:f}")
        )
    steps = [b.at_least for b in scheme.bands]
    if steps != sorted(steps, reverse=True) or len(set(steps)) < len(steps) or steps[-1] != 0:
        yield spot.at("bands").fault(words.bands_out_of_order())
