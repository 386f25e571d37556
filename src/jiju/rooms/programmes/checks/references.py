"""Reference figures: counted in a known unit, one for each place and day, and totals that a form measures."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.quantities import UNITS
from jiju.core.refusals import Malformed
from jiju.engines.checks import RowFacts
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import DivisionFacts, Form, Reference, ReferenceValue


def reference_facts(references: tuple[Reference, ...]) -> list[RowFacts]:
    """Reference figures as the rule language knows them. One of an unknown unit has its own fault already."""
    return [RowFacts(r.id, r.name, r.unit if r.unit in UNITS else "个", decimals=r.decimals) for r in references]


def references_are_counted(draft: Draft) -> Iterator[Malformed]:
    forms = {f.code: f for _, f in draft.all("forms", Form)}
    for spot, one in draft.all("references", Reference):
        if one.unit not in UNITS:
            yield spot.at("unit").fault(words.unknown_unit(one.unit, list(UNITS)))
        if one.nature == "standard":
            if not one.values:
                yield spot.at("values").fault(words.standard_without_values(one.id))
            continue
        if one.values:
            yield spot.at("values").fault(words.total_with_values(one.id))
        yield from _measured(spot, one, forms)


def _measured(spot: Spot, one: Reference, forms: dict[str, Form]) -> Iterator[Malformed]:
    """A total is that of which a row of the zones' form is a part, in the same unit."""
    form = forms.get(one.form or "")
    if form is None or form.level != "zone":
        zone_forms = [f.code for f in forms.values() if f.level == "zone"]
        yield spot.at("form").fault(words.unknown_reference(words.FORM, one.form or "", zone_forms))
        return
    rows = {r.code: r for r in form.numbers}
    yield from known(words.ROW, list(rows), [(spot.at("row"), one.row or "")])
    if one.row in rows and rows[one.row].unit != one.unit:
        yield spot.at("unit").fault(words.units_differ(one.unit, rows[one.row].unit))


def standards_follow_one_another(draft: Draft) -> Iterator[Malformed]:
    """No place has two values of one standard on one day, and each place is a division."""
    divisions = [d.code for _, d in draft.all("divisions", DivisionFacts)]
    for spot, one in draft.all("references", Reference):
        before: list[tuple[str, ReferenceValue]] = []
        for i, value in enumerate(one.values):
            here = spot.at("values", i)
            if value.valid_until is not None and value.valid_until < value.valid_from:
                yield here.at("valid_until").fault(words.ends_before_it_begins())
            for n, place in enumerate(value.places):
                at = here.at("places", n)
                yield from known(words.DIVISION, divisions, [(at, place)])
                if any(p == place and (v.holds(value.valid_from) or value.holds(v.valid_from)) for p, v in before):
                    yield at.fault(words.place_twice(place, one.id))
            before += [(place, value) for place in value.places]
