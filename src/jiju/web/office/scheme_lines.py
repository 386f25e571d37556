"""A scheme as an official reads it: every code said by its name, every rule in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from jiju.core.words import Word, word
from jiju.engines.checks import Teller, read_condition, read_formula
from jiju.rooms.evaluations.states import SCHEMES
from jiju.rooms.programmes.checks import enterprise_facts, measured_facts
from jiju.rooms.programmes.shapes import Condition, Item, Plan, Scheme

Said = Word | str
SOURCES: dict[str, Word] = {
    "figure": word("figures"),
    "expert": word("experts"),
    "document": word("documents"),
    "reporting": word("quality of reporting"),
    "results": word("results of the units below"),
}
LEVELS: dict[str, Word] = {"zone": word("zones"), "county": word("counties"), "city": word("cities")}
MISSING: dict[str, Word] = {
    "floor": word("an absent figure counts as the lowest score"),
    "rescale": word("the weight of an absent figure goes to the other items"),
    "refuse": word("with an absent figure there is no score"),
}
TIES: dict[str, Word] = {
    "shared": word("equal scores share a place"),
    "name": word("equal scores are ordered by the code"),
}
SMALL: dict[str, Word] = {
    "pooled": word("groups of fewer than {n} are one group together"),
    "all": word("units in groups of fewer than {n} are scored among all and ranked in their group"),
    "alone": word("groups of fewer than {n} are marked as too small to compare"),
}
COUNTS: dict[str, Word] = {
    "cases": word("each case, judged with evidence"),
    "late_reports": word("each report that was late or not sent, counted by the system"),
    "hand_backs": word("each report that was handed back, counted by the system"),
}
STATES = {"drafted": "none", "approved": "ok", "withdrawn": "none"}


@dataclass(frozen=True)
class ItemLine:
    """One item: from what it is scored, and how."""

    item: Item
    source: Word
    from_what: Said
    code: str
    how: Said


@dataclass(frozen=True)
class DimensionLines:
    """One dimension with its items and the sum of their weights."""

    name: str
    weight: Decimal
    items: tuple[ItemLine, ...]


@dataclass(frozen=True)
class ConditionLine:
    """One condition in words and as it is written, and of which types it is asked."""

    condition: Condition
    text: Said
    types: str


def state_of(state: str, *, is_in_force: bool) -> tuple[str, Word]:
    """The mark and the words of a wording's state."""
    return ("ok", word("in force")) if is_in_force else (STATES[state], SCHEMES.states[state])


def dimensions(scheme: Scheme, plan: Plan) -> list[DimensionLines]:
    """The items by dimension, in the scheme's order."""
    out = []
    for name, found in groupby(scheme.items, key=lambda item: item.dimension):
        items = list(found)
        lines = tuple(_item(item, scheme, plan) for item in items)
        out.append(DimensionLines(name, sum((i.weight for i in items), Decimal(0)), lines))
    return out


def _item(item: Item, scheme: Scheme, plan: Plan) -> ItemLine:
    return ItemLine(item, SOURCES[item.source], _from_what(item, plan), item.formula or item.indicator or "",
                    _how(item, scheme))  # fmt: skip


def _from_what(item: Item, plan: Plan) -> Said:
    match item.source:
        case "figure":
            return _measure(item, _figure(item, plan))
        case "results":
            name = next((s.name for s in plan.schemes if s.id == item.results_of), item.results_of or "")
            told = word("share of units with {grade} by “{name}”", grade=item.grade or "", name=name)
            return told if item.grade else word("mean score of the units by “{name}”", name=name)
        case "reporting":
            return word("timely, complete and first-pass reports since January")
    return item.guidance or ""


def _figure(item: Item, plan: Plan) -> Said:
    if item.formula is None:
        one = next((i for i in plan.indicators if i.id == item.indicator), None)
        return f"{one.name}（{one.unit}）" if one else item.indicator or ""
    facts = measured_facts(plan.indicators)
    formula = read_formula(item.formula, facts, item.id)
    return word("{formula} ({unit})", formula=Teller(facts, {}).number(formula.node), unit=item.unit or formula.unit)


def _measure(item: Item, figure: Said) -> Said:
    if item.measure == "growth":
        return word("growth of {name} against the same period last year (%)", name=figure)
    if item.measure == "share":
        return word("share of {name} in the unit's city or province (%)", name=figure)
    return figure


def _how(item: Item, scheme: Scheme) -> Said:
    if item.steps:
        told = [word("from {n} on {p} points", n=_plain(s.at_least), p=_plain(s.points)) for s in item.steps]
        return _listed(told)
    if item.source == "expert" or item.source == "document":
        return _by_persons(item)
    if item.source == "reporting":
        return word("its score, 0 to 100")
    floor, span = _plain(scheme.method.floor), _plain(scheme.method.span)
    if item.direction == "down":
        return word("efficacy {floor}+{span} among the peers, the smaller the better", floor=floor, span=span)
    return word("efficacy {floor}+{span} among the peers", floor=floor, span=span)


def _by_persons(item: Item) -> Word:
    if item.drop_extremes_from is None:
        return word("mean of the points of {n} or more scorers", n=item.scorers)
    return word("mean of the points of {n} or more scorers; from {m} on without the highest and lowest",
                n=item.scorers, m=item.drop_extremes_from)  # fmt: skip


def _listed(words: list[Word]) -> Said:
    out: Said = words[0]
    for one in words[1:]:
        out = word("{first}; {rest}", first=out, rest=one)
    return out


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def conditions(scheme: Scheme, plan: Plan) -> list[ConditionLine]:
    """The conditions in words."""
    facts, below = measured_facts(plan.indicators), enterprise_facts(plan.forms)
    teller = Teller(facts, below)
    names = {t.code: t.name for t in plan.types}
    return [
        ConditionLine(c, teller.condition(read_condition(c.text, facts, below, c.id).node),
                      "、".join(names.get(t, t) for t in c.types))
        for c in scheme.conditions
    ]  # fmt: skip


def small_groups(scheme: Scheme) -> Word:
    """What becomes of small groups."""
    return Word(SMALL[scheme.small_group.rule].text, {"n": scheme.small_group.least})
