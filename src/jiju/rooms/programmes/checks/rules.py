"""Rules of forms can be read by the rule language."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.quantities import UNITS
from jiju.core.refusals import Malformed
from jiju.engines.checks import RowFacts, compile_rules
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Form

Rows = dict[str, list[RowFacts]]


def rules_can_be_read(draft: Draft) -> Iterator[Malformed]:
    """Each rule is compiled alone, so that one that cannot be read does not hide the next."""
    forms = [form for _, form in draft.all("forms", Form)]
    for spot, form in draft.all("forms", Form):
        levels = {"zone", "enterprise"} if form.level == "zone" else {"enterprise"}
        others = {f.code: facts_of(f) for f in forms if f.level in levels and f.code != form.code}
        yield from _form(spot, form, others)


def _form(spot: Spot, form: Form, others: Rows) -> Iterator[Malformed]:
    facts, codes = facts_of(form), [r.code for r in form.rows]
    for i, rule in enumerate(form.rules):
        here = spot.at("rules", i)
        yield from known(words.ROW, codes, [(here.at("row"), rule.row)])
        if rule.row in codes:
            try:
                compile_rules([rule], facts, others)
            except Malformed as unreadable:
                yield here.at("text").fault(words.rule_unreadable(unreadable.what, unreadable.remedy))


def facts_of(form: Form) -> list[RowFacts]:
    """The rows as the rule language knows them. A row of an unknown unit has its own fault already."""
    return [
        RowFacts(r.code, r.name, r.unit if r.unit in UNITS else "个", r.kind, r.cumulative, r.decimals, r.of)
        for r in form.numbers
    ]
