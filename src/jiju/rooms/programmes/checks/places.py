"""Divisions and the places of zones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import DivisionFacts, LayoutRule, NamedZone, ZoneType

PARENT_LEVEL = {"province": None, "city": "province", "county": "city"}


def divisions_have_parents(draft: Draft) -> Iterator[Malformed]:
    codes = draft.ids("divisions", "code")
    levels = {d.code: d.level for _, d in draft.all("divisions", DivisionFacts)}
    if draft.head:
        yield from known(words.DIVISION, codes, [(Spot("plan.yaml", ("province",)), draft.head.province)])
        if levels.get(draft.head.province, "province") != "province":
            yield Spot("plan.yaml", ("province",)).fault(words.wrong_level(draft.head.province))
    for spot, division in draft.all("divisions", DivisionFacts):
        yield from _parent(spot, division, levels, codes)
        yield from known(words.DIVISION, codes, ((spot.at("covers", i), c) for i, c in enumerate(division.covers)))
        if division.until is not None and division.until <= division.since:
            yield spot.at("until").fault(words.ends_before_it_begins())


def _parent(spot: Spot, division: DivisionFacts, levels: Mapping[str, str], codes: list[str]) -> Iterator[Malformed]:
    wanted = PARENT_LEVEL[division.level]
    if division.parent is None:
        if wanted is not None:
            yield spot.fault(words.missing_key("parent"))
        return
    yield from known(words.DIVISION, codes, [(spot.at("parent"), division.parent)])
    if division.parent in levels and levels[division.parent] != wanted:
        yield spot.at("parent").fault(words.wrong_level(division.parent))


def zones_lie_in_known_places(draft: Draft) -> Iterator[Malformed]:
    codes = draft.ids("divisions", "code")
    divisions = {d.code: d for _, d in draft.all("divisions", DivisionFacts)}
    for spot, zone_type in draft.all("types", ZoneType):
        for i, zone in enumerate(zone_type.zones):
            yield from _zone(spot.at("zones", i), zone, divisions, codes)


def _zone(spot: Spot, zone: NamedZone, divisions: dict[str, DivisionFacts], codes: list[str]) -> Iterator[Malformed]:
    for level, code in (("city", zone.city), ("county", zone.county)):
        if code is None:
            continue
        yield from known(words.DIVISION, codes, [(spot.at(level), code)])
        if code in divisions and divisions[code].level != level:
            yield spot.at(level).fault(words.wrong_level(code))
    city, county = divisions.get(zone.city or ""), divisions.get(zone.county or "")
    if city and county and county.parent != city.code and county.code not in city.covers:
        yield spot.at("county").fault(words.county_elsewhere(county.code, city.code))


def layout_places_exist(draft: Draft) -> Iterator[Malformed]:
    codes = draft.ids("divisions", "code")
    for spot, rule in draft.all("layout", LayoutRule):
        named = ((spot.at("places", i, "code"), p.code) for i, p in enumerate(rule.places))
        yield from known(words.DIVISION, codes, named)
