"""Whether places fit: divisions have parents, zones and layout rules name what exists."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.shapes import DivisionFacts, LayoutRule, ZoneType


def territory_faults(draft: Draft) -> list[Malformed]:
    """What does not fit among divisions, zones and layout rules."""
    return [*_divisions(draft), *_zones(draft), *_layout(draft)]


def _divisions(draft: Draft) -> Iterator[Malformed]:
    codes = draft.ids("divisions", "code")
    for spot, one in draft.all("divisions", DivisionFacts):
        if one.parent is None and one.level != "province":
            yield spot.at("parent").fault(words.wrong_level(one.name))
        if one.parent is not None and one.parent not in codes:
            yield spot.at("parent").fault(words.unknown_reference(words.DIVISION, one.parent, codes))
        if one.until is not None and one.until <= one.since:
            yield spot.at("until").fault(words.ends_before_it_begins())
    if draft.head is not None and codes and draft.head.province not in codes:
        yield (
            Spot("plan.yaml")
            .at("province")
            .fault(words.unknown_reference(words.DIVISION, draft.head.province, codes))
        )


def _zones(draft: Draft) -> Iterator[Malformed]:
    known = {d.code: d for _, d in draft.all("divisions", DivisionFacts)}
    codes = draft.ids("divisions", "code")
    for spot, kind in draft.all("types", ZoneType):
        for i, zone in enumerate(kind.zones):
            here = spot.at("zones", i)
            for name, code, level in (("city", zone.city, "city"), ("county", zone.county, "county")):
                if code is not None and code not in codes:
                    yield here.at(name).fault(words.unknown_reference(words.DIVISION, code, codes))
                elif code in known and known[code].level != level:
                    yield here.at(name).fault(words.wrong_level(known[code].name))
            if (
                zone.county in known
                and zone.city in known
                and not _lies_in(known[zone.county], known[zone.city])
            ):
                yield here.at("county").fault(
                    words.county_elsewhere(known[zone.county].name, known[zone.city].name)
                )


def _lies_in(county: DivisionFacts, city: DivisionFacts) -> bool:
    return county.parent == city.code or county.code in city.covers


def _layout(draft: Draft) -> Iterator[Malformed]:
    divisions, types = (
        draft.ids("divisions", "code"),
        [*draft.ids("types", "code"), *draft.ids("extra_types", "code")],
    )
    for spot, rule in draft.all("layout", LayoutRule):
        for i, place in enumerate(rule.places):
            if place.code not in divisions:
                yield spot.at("places", i, "code").fault(
                    words.unknown_reference(words.DIVISION, place.code, divisions)
                )
        for i, code in enumerate(rule.types):
            if code not in types:
                yield spot.at("types", i).fault(words.unknown_reference(words.ZONE_TYPE, code, types))
