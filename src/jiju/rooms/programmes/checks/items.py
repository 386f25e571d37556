"""Items of schemes: each has what its source needs, and nothing that its source cannot use."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Item, Scheme

HUNDRED = Decimal(100)
USES: dict[str, frozenset[str]] = {  # source → the keys that it may use, beside those of every item
    "figure": frozenset({"indicator", "formula", "unit", "measure", "direction"}),
    "expert": frozenset({"guidance", "scorers", "drop_extremes_from"}),
    "document": frozenset({"guidance", "scorers", "drop_extremes_from", "checklist"}),
    "reporting": frozenset(),
    "results": frozenset({"results_of", "grade"}),
}
ALL = frozenset().union(*USES.values())
LEVELS = ("zone", "county", "city")


def items_have_what_their_source_needs(draft: Draft) -> Iterator[Malformed]:
    for spot, scheme in draft.all("schemes", Scheme):
        for i, item in enumerate(scheme.items):
            here = spot.at("items", i)
            yield from _unused(here, item)
            yield from NEEDS[item.source](here, item)


def _unused(spot: Spot, item: Item) -> Iterator[Malformed]:
    """A key that a source does not look at would be believed to do something."""
    plain = Item.model_fields
    for key in sorted(ALL - USES[item.source]):
        if getattr(item, key) != plain[key].default:
            yield spot.at(key).fault(words.key_of_another_source(key, item.source, sorted(USES[item.source])))


def _figure(spot: Spot, item: Item) -> Iterator[Malformed]:
    if (item.indicator is None) == (item.formula is None):
        yield spot.fault(words.figure_without_source())
    if item.indicator is not None and item.unit is not None:
        yield spot.at("unit").fault(words.unit_is_known())


def _expert(spot: Spot, item: Item) -> Iterator[Malformed]:
    if item.guidance is None:
        yield spot.fault(words.no_guidance())


def _document(spot: Spot, item: Item) -> Iterator[Malformed]:
    if not item.checklist:
        yield spot.fault(words.no_checklist())
    elif (total := sum((proof.points for proof in item.checklist), Decimal(0))) != HUNDRED:
        yield spot.at("checklist").fault(words.checklist_does_not_sum(f"{total.normalize():f}"))


def _reporting(spot: Spot, item: Item) -> Iterator[Malformed]:
    return iter(())


def _results(spot: Spot, item: Item) -> Iterator[Malformed]:
    if item.results_of is None:
        yield spot.fault(words.missing_key("results_of"))


NEEDS = {"figure": _figure, "expert": _expert, "document": _document, "reporting": _reporting, "results": _results}


def steps_rise(draft: Draft) -> Iterator[Malformed]:
    for spot, scheme in draft.all("schemes", Scheme):
        for i, item in enumerate(scheme.items):
            sign = 1 if item.direction == "up" else -1
            pairs = list(pairwise(item.steps))
            if any(a.at_least >= b.at_least or (b.points - a.points) * sign < 0 for a, b in pairs):
                yield spot.at("items", i, "steps").fault(words.steps_do_not_rise(item.direction))


def results_come_from_below(draft: Draft) -> Iterator[Malformed]:
    """What another scheme gave units of a lower level; nobody is scored by what a scheme gives the same units."""
    levels = {s.id: s.units for _, s in draft.all("schemes", Scheme)}
    for spot, scheme in draft.all("schemes", Scheme):
        for i, item in enumerate(scheme.items):
            if item.results_of is None:
                continue
            here = spot.at("items", i, "results_of")
            yield from known(words.SCHEME, draft.ids("schemes"), [(here, item.results_of)])
            below = levels.get(item.results_of)
            if below is not None and LEVELS.index(below) >= LEVELS.index(scheme.units):
                yield here.fault(words.results_not_from_below(item.results_of, below, scheme.units))


def grades_of_results_exist(draft: Draft) -> Iterator[Malformed]:
    grades = {s.id: [b.grade for b in s.bands] for _, s in draft.all("schemes", Scheme)}
    for spot, scheme in draft.all("schemes", Scheme):
        for i, item in enumerate(scheme.items):
            there = grades.get(item.results_of or "")
            if item.grade is not None and there is not None:
                yield from known(words.GRADE, there, [(spot.at("items", i, "grade"), item.grade)])
