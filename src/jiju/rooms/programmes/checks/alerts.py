"""Rules of alerts: each says one thing, over forms, rows and rules that exist, in words that can be read."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.refusals import Malformed
from jiju.engines.checks import compile_rules
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.checks.references import reference_facts
from jiju.rooms.programmes.checks.rules import facts_of, list_facts
from jiju.rooms.programmes.shapes import AlertRule, Form, Reference

TESTED = "TEST-UNUSUAL"  # the outlier test that every form has beside its rules
NEEDS_ROWS = {
    "beside_zone",
    "in_hindsight",
    "beside_type",
    "beside_size",
    "beside_season",
    "falls_after",
    "digits",
    "crowding",
}


def alert_rules_say_one_thing(draft: Draft) -> Iterator[Malformed]:
    for spot, rule in draft.all("alerts", AlertRule):
        said = [bool(rule.findings), bool(rule.text), rule.test is not None]
        if sum(said) != 1:
            yield spot.fault(words.one_of_three())
        if rule.test in NEEDS_ROWS and not (rule.form and rule.rows):
            yield spot.at("rows").fault(words.rows_are_missing(rule.test or ""))
        if rule.test == "crowding" and rule.amount is None:
            yield spot.at("amount").fault(words.crowding_without_amount())
        if rule.text and not (rule.form and rule.row and rule.states):
            yield spot.at("text").fault(words.rule_without_form())


def alert_rules_name_what_exists(draft: Draft) -> Iterator[Malformed]:
    forms = {f.code: f for f in sorted((f for _, f in draft.all("forms", Form)), key=lambda f: f.valid_from)}
    ruled = [TESTED, *(rule.id for _, form in draft.all("forms", Form) for rule in form.rules)]
    for spot, rule in draft.all("alerts", AlertRule):
        yield from known(words.RULE, ruled, ((spot.at("findings", i), one) for i, one in enumerate(rule.findings)))
        if rule.form is not None:
            yield from known(words.FORM, draft.ids("forms", "code"), [(spot.at("form"), rule.form)])
        form = forms.get(rule.form or "")
        if form is not None:
            codes = [r.code for r in form.rows]
            yield from known(words.ROW, codes, ((spot.at("rows", i), one) for i, one in enumerate(rule.rows)))


def alert_rules_can_be_read(draft: Draft) -> Iterator[Malformed]:
    """Each rule of its own is compiled as a rule of its form would be."""
    forms = sorted((f for _, f in draft.all("forms", Form)), key=lambda f: f.valid_from)
    given = reference_facts(tuple(r for _, r in draft.all("references", Reference)))
    for spot, rule in draft.all("alerts", AlertRule):
        form = next((f for f in reversed(forms) if f.code == rule.form), None)
        if form is not None and rule.text and rule.row and rule.states:
            levels = {"zone", "enterprise"} if form.level == "zone" else {"enterprise"}
            others = {f.code: facts_of(f) for f in forms if f.level in levels and f.code != form.code}
            yield from _unreadable(spot, rule, form, others, given)


def _unreadable(spot: Spot, rule: AlertRule, form: Form, others: dict[str, list], given: list) -> Iterator[Malformed]:
    try:
        compile_rules([rule.written()], facts_of(form), others, [list_facts(one) for one in form.lists], given)
    except Malformed as unreadable:
        yield spot.at("text").fault(words.rule_unreadable(unreadable.what, unreadable.remedy))
