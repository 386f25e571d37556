"""What schemes score is collected: indicators are there, their rows stand in a form, formulas can be worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jiju.core.quantities import UNITS
from jiju.core.refusals import Malformed
from jiju.engines.checks import Formula, RowFacts, read_condition, read_formula
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.checks.rules import facts_of
from jiju.rooms.programmes.shapes import Form, Indicator, Item, Scheme

PLAIN = "—"


def schemes_score_known_indicators(draft: Draft) -> Iterator[Malformed]:
    ids = draft.ids("indicators")
    for spot, scheme in draft.all("schemes", Scheme):
        named = ((spot.at("items", i, "indicator"), item.indicator) for i, item in enumerate(scheme.items))
        yield from known(words.INDICATOR, ids, ((here, one) for here, one in named if one is not None))


def what_is_scored_is_collected(draft: Draft) -> Iterator[Malformed]:
    """Each indicator leads to rows that a form holds. Inside a plan this is a matter of its indicators."""
    forms = {f.code: f for _, f in draft.all("forms", Form)}
    for here, _, one in _scored(draft):
        form = forms.get(one.form or "")
        if form is None or one.row not in {r.code for r in form.rows}:
            yield here.fault(words.not_collected(one.name, one.form or "—", one.row or "—"))


def what_is_scored_is_reported_in_its_periods(draft: Draft) -> Iterator[Malformed]:
    """Each indicator is reported by zones, for periods as long as the scheme's."""
    forms = {f.code: f for _, f in draft.all("forms", Form)}
    for here, scheme, one in _scored(draft):
        form = forms.get(one.form or "")
        if form is not None and form.level != "zone":
            yield here.fault(words.enterprises_alone(one.name, form.code))
        elif form is not None and form.period != scheme.period:
            yield here.fault(words.other_periods(one.name, form.code, form.period, scheme.period))


def _scored(draft: Draft) -> Iterator[tuple[Spot, Scheme, Indicator]]:
    """What schemes score, down to the indicators that are read from rows, each with the place where it is named."""
    indicators = {i.id: i for _, i in draft.all("indicators", Indicator)}
    for spot, scheme in draft.all("schemes", Scheme):
        for here, ident in _named(spot, scheme, indicators):
            for leaf in leaves_of(ident, indicators):
                if leaf.source != "registry":
                    yield here, scheme, leaf


def _named(spot: Spot, scheme: Scheme, indicators: Mapping[str, Indicator]) -> Iterator[tuple[Spot, str]]:
    for i, item in enumerate(scheme.items):
        here = spot.at("items", i)
        if item.indicator is not None:
            yield here.at("indicator"), item.indicator
        elif item.formula is not None:
            for ident in figures_in(item.formula, indicators.values()):
                yield here.at("formula"), ident


def leaves_of(ident: str, indicators: Mapping[str, Indicator]) -> list[Indicator]:
    """The indicators read from rows of forms that one is made of.

    Missing  an unknown one, and one that is made of itself, has its own fault and leads nowhere
    """
    out, ahead, reached = [], [ident], set()
    while ahead:
        here = ahead.pop()
        one = indicators.get(here)
        if one is None or here in reached:
            continue
        reached.add(here)
        parts = [p for p in (*one.sum_of, one.numerator, one.denominator) if p is not None]
        ahead += parts
        out += [] if parts else [one]
    return out


def formulas_can_be_worked_out(draft: Draft) -> Iterator[Malformed]:
    facts = measured_facts(i for _, i in draft.all("indicators", Indicator))
    for spot, scheme in draft.all("schemes", Scheme):
        for i, item in enumerate(scheme.items):
            if item.formula is not None:
                yield from _formula(spot.at("items", i), item, facts)


def _formula(spot: Spot, item: Item, facts: list[RowFacts]) -> Iterator[Malformed]:
    try:
        formula = read_formula(item.formula or "", facts, "formula")
    except Malformed as unreadable:
        yield spot.at("formula").fault(words.formula_unreadable(unreadable.what, unreadable.remedy))
        return
    if item.unit is not None and not _fits(item.unit, formula):
        yield spot.at("unit").fault(words.formula_has_its_unit(item.unit, formula.unit))
    elif item.unit is not None and any(part not in UNITS for part in item.unit.split("/")):
        yield spot.at("unit").fault(words.unknown_unit(item.unit, list(UNITS)))


def _fits(unit: str, formula: Formula) -> bool:
    return formula.unit in {PLAIN, unit}


def conditions_can_be_judged(draft: Draft) -> Iterator[Malformed]:
    facts = measured_facts(i for _, i in draft.all("indicators", Indicator))
    below = enterprise_facts(f for _, f in draft.all("forms", Form))
    types = draft.ids("types", "code")
    for spot, scheme in draft.all("schemes", Scheme):
        for i, condition in enumerate(scheme.conditions):
            here = spot.at("conditions", i)
            yield from known(words.ZONE_TYPE, types, ((here.at("types", n), t) for n, t in enumerate(condition.types)))
            try:
                read_condition(condition.text, facts, below, "condition")
            except Malformed as unreadable:
                yield here.at("text").fault(words.condition_unreadable(unreadable.what, unreadable.remedy))


def measured_facts(indicators: Iterable[Indicator]) -> list[RowFacts]:
    """Indicators as the language knows them, by their codes."""
    return [RowFacts(i.id, i.name, i.unit, "decimal", i.nature == "cumulative", i.decimals) for i in indicators]


def enterprise_facts(forms: Iterable[Form]) -> dict[str, list[RowFacts]]:
    """The rows of the enterprises' forms, by form: what a condition may count."""
    return {f.code: facts_of(f) for f in forms if f.level == "enterprise"}


def figures_in(text: str, indicators: Iterable[Indicator]) -> list[str]:
    """The indicators that a formula names. Missing: of a text that cannot be read none; it has its own fault."""
    try:
        formula = read_formula(text, measured_facts(indicators), "formula")
    except Malformed:
        return []
    return [leaf.code for leaf in formula.figures if hasattr(leaf, "code")]
