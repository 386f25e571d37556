"""Thresholds: measured by a sum of money that enterprises report, one for each industry and day."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.quantities import UNITS
from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Form, Indicator, Threshold


def thresholds_are_measured(draft: Draft) -> Iterator[Malformed]:
    indicators = {i.id: i for _, i in draft.all("indicators", Indicator)}
    levels = {f.code: f.level for _, f in draft.all("forms", Form)}
    for spot, one in draft.all("thresholds", Threshold):
        yield from known(words.INDICATOR, draft.ids("indicators"), [(spot.at("indicator"), one.indicator)])
        found = indicators.get(one.indicator)
        if found and (levels.get(found.form or "", "enterprise") != "enterprise" or found.nature != "cumulative"):
            yield spot.at("indicator").fault(words.not_an_enterprises_total(one.indicator))
        if one.unit not in UNITS:
            yield spot.at("unit").fault(words.unknown_unit(one.unit, list(UNITS)))
        elif found and found.unit in UNITS and UNITS[found.unit].dimension != UNITS[one.unit].dimension:
            yield spot.at("unit").fault(words.units_differ(one.unit, found.unit))


def thresholds_follow_one_another(draft: Draft) -> Iterator[Malformed]:
    """No industry has two thresholds on one day, and none ends before it begins."""
    before: list[tuple[str, Threshold]] = []
    for spot, one in draft.all("thresholds", Threshold):
        if one.valid_until is not None and one.valid_until < one.valid_from:
            yield spot.at("valid_until").fault(words.ends_before_it_begins())
        for i, code in enumerate(one.industries):
            yield from _twice(spot.at("industries", i), code, one, before)
        before += [(code, one) for code in one.industries]


def _twice(spot: Spot, code: str, one: Threshold, before: list[tuple[str, Threshold]]) -> Iterator[Malformed]:
    for other, earlier in before:
        if other == code and (earlier.holds(one.valid_from) or one.holds(earlier.valid_from)):
            yield spot.fault(words.industry_twice(code, earlier.id))
