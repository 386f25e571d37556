"""Whether what is reported fits: rows, roles of the chain, rules, and where indicators come from."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.quantities import UNITS
from jiju.core.refusals import Malformed
from jiju.engines.checks import RowFacts, compile_rules
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.shapes import Form, Indicator, Row
from jiju.spine.roles import Role


def reporting_faults(draft: Draft) -> list[Malformed]:
    """What does not fit among forms and indicators."""
    forms = {f.code: f for _, f in draft.all("forms", Form)}
    out = [fault for spot, form in draft.all("forms", Form) for fault in _form(spot, form, forms)]
    return out + [
        fault
        for spot, one in draft.all("indicators", Indicator)
        for fault in _indicator(spot, one, forms, draft)
    ]


def _form(spot: Spot, form: Form, forms: dict[str, Form]) -> Iterator[Malformed]:
    codes = [r.code for r in form.rows]
    for i, row in enumerate(form.rows):
        here = spot.at("rows", i)
        if codes.index(row.code) < i:
            yield here.at("code").fault(words.same_id(row.code, f"rows[{codes.index(row.code) + 1}]"))
        if row.of is not None and (row.of not in codes or row.of == row.code):
            yield here.at("of").fault(words.unknown_reference(words.ROW, row.of, codes))
        if row.unit not in UNITS:
            yield here.at("unit").fault(words.unknown_unit(row.unit, list(UNITS)))
        if row.kind == "integer" and row.decimals:
            yield here.at("decimals").fault(words.whole_decimals())
    roles = [r.value for r in Role]
    for i, step in enumerate(form.chain):
        if step.role not in roles:
            yield spot.at("chain", i, "role").fault(words.unknown_role(step.role, roles))
    if form.valid_until is not None and form.valid_until <= form.valid_from:
        yield spot.at("valid_until").fault(words.ends_before_it_begins())
    yield from _rules(spot, form, forms)


def _rules(spot: Spot, form: Form, forms: dict[str, Form]) -> Iterator[Malformed]:
    rows = [_facts(r) for r in form.rows if r.unit in UNITS]
    foreign = {
        c: [_facts(r) for r in f.rows if r.unit in UNITS]
        for c, f in forms.items()
        if f.level == "enterprise" and c != form.code
    }
    for i, rule in enumerate(form.rules):
        try:
            compile_rules([rule], rows, foreign)
        except Malformed as unreadable:
            what, _ = words.rule_unreadable(unreadable.what)
            yield Malformed(
                spot.at("rules", i, "text").fault((what, unreadable.remedy)).where, what, unreadable.remedy
            )
    seen: set[str] = set()
    for i, rule in enumerate(form.rules):
        if rule.id in seen:
            yield spot.at("rules", i, "id").fault(words.same_id(rule.id, form.code))
        seen.add(rule.id)


def _facts(row: Row) -> RowFacts:
    return RowFacts(row.code, row.name, row.unit, row.kind, row.cumulative, row.decimals, row.of)


def _indicator(spot: Spot, one: Indicator, forms: dict[str, Form], draft: Draft) -> Iterator[Malformed]:
    known, codes = draft.ids("indicators"), draft.ids("forms", "code")
    made_of = [
        ("numerator", one.numerator),
        ("denominator", one.denominator),
        *(("sum_of", i) for i in one.sum_of),
    ]
    for name, ident in made_of:
        if ident is not None and ident not in known:
            yield spot.at(name).fault(words.unknown_reference(words.INDICATOR, ident, known))
        elif ident == one.id:
            yield spot.at(name).fault(words.goes_in_a_circle(one.id))
    if one.nature == "ratio":
        if one.numerator is None or one.denominator is None:
            yield spot.fault(words.indicator_without_source())
        return
    if one.source == "registry" or one.sum_of:
        return
    if one.form is None or one.row is None:
        yield spot.fault(words.indicator_without_source())
    elif one.form not in codes:
        yield spot.at("form").fault(words.unknown_reference(words.FORM, one.form, codes))
    elif one.form in forms:
        yield from _row(spot, one, forms[one.form])


def _row(spot: Spot, one: Indicator, form: Form) -> Iterator[Malformed]:
    row = next((r for r in form.rows if r.code == one.row), None)
    if row is None:
        yield spot.at("row").fault(
            words.unknown_reference(words.ROW, str(one.row), [r.code for r in form.rows])
        )
    elif row.unit != one.unit:
        yield spot.at("unit").fault(words.units_differ(one.unit, row.unit))
    elif row.cumulative != (one.nature == "cumulative"):
        yield spot.at("nature").fault(words.nature_differs(one.nature))
