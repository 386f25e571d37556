"""Targets, owners and types: what the plan promises refers only to what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiju.core.quantities import UNITS
from jiju.core.refusals import Malformed
from jiju.core.words import Word
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.shapes import (
    ExtraType,
    Indicator,
    LayoutRule,
    Measure,
    Target,
    TargetMeasure,
    ZoneType,
)


def years_are_in_order(draft: Draft) -> Iterator[Malformed]:
    head = draft.head
    if head is None:
        return
    if head.last_year < head.first_year:
        yield Spot("plan.yaml", ("last_year",)).fault(words.years_reversed(head.first_year, head.last_year))
        return
    if head.last_day is not None and head.last_day.year != head.last_year:
        yield Spot("plan.yaml", ("last_day",)).fault(words.last_day_outside(head.last_day, head.last_year))
    for spot, target in draft.all("targets", Target):
        if not head.first_year <= target.year <= head.last_year:
            yield spot.at("year").fault(words.year_outside(target.year, head.first_year, head.last_year))


def every_year_has_every_figure(draft: Draft) -> Iterator[Malformed]:
    wanted = draft.ids("target_measures")
    for spot, target in draft.all("targets", Target):
        here = spot.at("figures")
        for measure in wanted:
            if measure not in target.figures:
                yield here.fault(words.year_without_figure(target.year, measure))
        yield from known(words.TARGET_MEASURE, wanted, ((here.at(m), m) for m in target.figures))


def targets_are_measured(draft: Draft) -> Iterator[Malformed]:
    indicators = {i.id: i for _, i in draft.all("indicators", Indicator)}
    ids = draft.ids("indicators")
    for spot, measure in draft.all("target_measures", TargetMeasure):
        yield from known(words.INDICATOR, ids, [(spot.at("indicator"), measure.indicator)])
        indicator = indicators.get(measure.indicator)
        if measure.unit not in UNITS:
            yield spot.at("unit").fault(words.unknown_unit(measure.unit, list(UNITS)))
        elif indicator and indicator.unit in UNITS and not _convertible(measure.unit, indicator.unit):
            yield spot.at("unit").fault(words.units_differ(measure.unit, indicator.unit))


def _convertible(one: str, other: str) -> bool:
    return UNITS[one].dimension == UNITS[other].dimension


def organisations_exist(draft: Draft) -> Iterator[Malformed]:
    ids = draft.ids("organisations")
    yield from known(words.ORGANISATION, ids, _organisations_named(draft))


def _organisations_named(draft: Draft) -> Iterator[tuple[Spot, str]]:
    for spot, zone_type in draft.all("types", ZoneType):
        yield from _each(spot.at("leads"), zone_type.leads)
    for spot, measure in draft.all("measures", Measure):
        yield from _each(spot.at("responsible"), measure.responsible)
        for i, clause in enumerate(measure.clauses):
            yield from _each(spot.at("clauses", i, "owners"), clause.owners)


def types_exist(draft: Draft) -> Iterator[Malformed]:
    codes = draft.ids("types", "code")
    for spot, extra in draft.all("extra_types", ExtraType):
        yield from known(words.ZONE_TYPE, codes, [(spot.at("nearest"), extra.nearest)])
    codes += draft.ids("extra_types", "code")
    for spot, rule in draft.all("layout", LayoutRule):
        yield from known(words.ZONE_TYPE, codes, _each(spot.at("types"), rule.types))


def _each(spot: Spot, idents: Iterable[str]) -> Iterator[tuple[Spot, str]]:
    for i, ident in enumerate(idents):
        yield spot.at(i), ident


def known(noun: Word, ids: list[str], named: Iterable[tuple[Spot, str]]) -> Iterator[Malformed]:
    """A fault for each code that is named and not there."""
    there = set(ids)
    for spot, ident in named:
        if ident not in there:
            yield spot.fault(words.unknown_reference(noun, ident, ids))
