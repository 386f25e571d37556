"""Rules of forms can be read by the rule language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from jiju.core.quantities import UNITS
from jiju.core.refusals import Malformed
from jiju.engines.checks import ListFacts, RowFacts, compile_rules
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.checks.references import reference_facts
from jiju.rooms.programmes.shapes import Form, FormList, Reference, Row

Rows = dict[str, list[RowFacts]]


def rules_can_be_read(draft: Draft) -> Iterator[Malformed]:
    """Each rule is compiled alone, so that one that cannot be read does not hide the next."""
    forms = sorted((form for _, form in draft.all("forms", Form)), key=lambda f: f.valid_from)
    for spot, form in draft.all("forms", Form):
        levels = {"zone", "enterprise"} if form.level == "zone" else {"enterprise"}
        others = {f.code: facts_of(f) for f in forms if f.level in levels and f.code != form.code}
        yield from _form(spot, form, others, reference_facts(tuple(r for _, r in draft.all("references", Reference))))


def _form(spot: Spot, form: Form, others: Rows, given: list[RowFacts]) -> Iterator[Malformed]:
    facts, lists = facts_of(form), [list_facts(one) for one in form.lists]
    codes = [r.code for r in form.rows] + [f"{one.code}.{c.code}" for one in form.lists for c in one.columns]
    for i, rule in enumerate(form.rules):
        here = spot.at("rules", i)
        yield from known(words.ROW, codes, [(here.at("row"), rule.row)])
        if rule.row in codes:
            try:
                compile_rules([rule], facts, others, lists, given)
            except Malformed as unreadable:
                yield here.at("text").fault(words.rule_unreadable(unreadable.what, unreadable.remedy))


def facts_of(form: Form) -> list[RowFacts]:
    """The rows as the rule language knows them."""
    return [_facts(r) for r in form.rows]


def list_facts(one: FormList) -> ListFacts:
    """A list as the rule language knows it."""
    return ListFacts(one.code, one.name, one.title, tuple(_facts(c) for c in one.columns))


def _facts(r: Row) -> RowFacts:
    """A row of an unknown unit has its own fault already."""
    kind: Literal["integer", "decimal", "choice", "text"] = "text"
    if r.kind == "integer" or r.kind == "decimal" or r.kind == "choice":
        kind = r.kind
    unit = r.unit if r.unit in UNITS else "个"
    return RowFacts(r.code, r.name, unit, kind, r.cumulative, r.decimals, r.of, r.choices)
