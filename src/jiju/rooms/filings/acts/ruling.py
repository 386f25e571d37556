"""Rules beside the plan's: drafted by one person, switched on by another, switched off with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import NothingChanges, ReasonIsMissing, RuleIsDecided, SamePerson
from jiju.rooms.filings.models import RuleVersion
from jiju.rooms.programmes.shapes import Form, RuleText
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

SHORTEST = 5


@act("filings.draft_rule")
def draft_rule(form: Form, *, by: Actor, at: datetime, rule: RuleText) -> RuleVersion:
    """Write a rule for a form, new or in place of one that has its id. It is asked of nobody until switched on.

    Errors   Malformed when the text cannot be read or does not fit the form: what is wrong and how to write it
    """
    checks.rules_of(form, (rule,), queries.other_forms(form), queries.references())
    made = _drafted(form, rule, by, at)
    record(made, form=form.code, rule=rule.id, number=made.number, severity=rule.severity, text=rule.text, row=rule.row)
    return made


@act("filings.draft_rules")
def draft_rules(form: Form, *, by: Actor, at: datetime, rules: Sequence[RuleText]) -> int:
    """Draft every rule of a set that differs from the one in force, all or none.

    Errors   Malformed for the first text that cannot be read; NothingChanges when the set is the one in force
    """
    force = {rule.id: rule for rule in queries.texts_in_force(form)}
    fresh = [rule for rule in rules if force.get(rule.id) != rule]
    if not fresh:
        raise NothingChanges(word("These rules are the ones in force."))
    checks.rules_of(form, tuple(fresh), queries.other_forms(form), queries.references())
    made = [_drafted(form, rule, by, at) for rule in fresh]
    record(None, form=form.code, rules=[[v.rule, v.number, v.text] for v in made])
    return len(made)


def _drafted(form: Form, rule: RuleText, by: Actor, at: datetime) -> RuleVersion:
    last = RuleVersion.objects.filter(form_code=form.code, rule=rule.id).order_by("-number").first()
    made = RuleVersion(
        form_code=form.code, rule=rule.id, number=last.number + 1 if last else 1, severity=rule.severity,
        text=rule.text, states=rule.states, remedy=rule.remedy, row=rule.row, drafted_by=by.person, drafted_at=at,
    )  # fmt: skip
    made.save()
    return made


@act("filings.switch_rule_on")
def switch_rule_on(version: RuleVersion, *, by: Actor, at: datetime) -> RuleVersion:
    """Put a drafted rule in force. Filings are checked by it from their next saving on.

    Errors   SamePerson when the drafter switches it on; RuleIsDecided when it was decided before
    """
    if version.state != "drafted":
        raise RuleIsDecided(word("This version of the rule was decided before."), remedy=word("Draft it anew."))
    if by.person == version.drafted_by:
        raise SamePerson(
            word("You drafted this rule; another person switches it on."),
            why=word("A rule binds everybody who reports, so two persons answer for it."),
        )
    _decide(version, "on", by, at, "")
    record(version, form=version.form_code, rule=version.rule, number=version.number, text=version.text)
    return version


@act("filings.switch_rule_off")
def switch_rule_off(form: Form, *, by: Actor, at: datetime, rule: str, reason: str) -> RuleVersion:
    """Ask a rule no longer, with the reason. What it found before stays on the filings.

    Errors   NotFound for a rule that is not in force; ReasonIsMissing
    """
    text = next((r for r in queries.texts_in_force(form) if r.id == rule), None)
    if text is None:
        raise NotFound(word("The rule {rule} is not in force.", rule=rule))
    if len(reason.strip()) < SHORTEST:
        raise ReasonIsMissing(
            word("Switching a rule off needs a reason of {least} characters or more.", least=SHORTEST),
            remedy=word("Say what it gets wrong, and what takes its place."),
        )
    last = RuleVersion.objects.filter(form_code=form.code, rule=rule).order_by("-number").first()
    version = RuleVersion(
        form_code=form.code, rule=rule, number=last.number + 1 if last else 1, severity=text.severity, text=text.text,
        states=text.states, remedy=text.remedy, row=text.row, drafted_by=by.person, drafted_at=at,
    )  # fmt: skip
    _decide(version, "off", by, at, reason.strip())
    record(version, form=form.code, rule=rule, number=version.number, reason=version.reason)
    return version


def _decide(version: RuleVersion, state: str, by: Actor, at: datetime, reason: str) -> None:
    version.state, version.decided_by, version.decided_at, version.reason = state, by.person, at, reason
    version.save()
