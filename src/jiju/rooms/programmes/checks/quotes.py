"""What is quoted stands in the plan's text, spaces and line ends aside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.shapes import Award, LayoutRule, Measure, Procedure, Target, ZoneType

QUOTING: dict[str, Any] = {
    "targets": Target, "types": ZoneType, "layout": LayoutRule, "awards": Award, "procedures": Procedure,
}  # fmt: skip


def quotes_stand_in_the_text(draft: Draft) -> Iterator[Malformed]:
    yield from _missing(draft, _quotes(draft))


def named_zones_stand_in_the_text(draft: Draft) -> Iterator[Malformed]:
    for spot, zone_type in draft.all("types", ZoneType):
        names = ((spot.at("zones", i, "name"), zone.name) for i, zone in enumerate(zone_type.zones))
        yield from _missing(draft, names)


def _quotes(draft: Draft) -> Iterator[tuple[Spot, str]]:
    for key, kind in QUOTING.items():
        for spot, one in draft.all(key, kind):
            if one.quote is not None:
                yield spot.at("quote"), one.quote
    for spot, measure in draft.all("measures", Measure):
        for i, clause in enumerate(measure.clauses):
            yield spot.at("clauses", i, "quote"), clause.quote


def _missing(draft: Draft, quotes: Iterator[tuple[Spot, str]]) -> Iterator[Malformed]:
    if not draft.text:
        return  # the text itself is missing, which has been noted
    text = _bare(draft.text)
    for spot, quote in quotes:
        if _bare(quote) not in text:
            yield spot.fault(words.not_in_text(quote))


def _bare(text: str) -> str:
    return "".join(text.split())
