"""Rules that officials write: drafted by one person, switched on by another, switched off with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import Malformed, NotFound, NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.programmes.shapes import RuleText
from jiju.spine.roles import Role
from tests.rooms.filings.ways import refused
from tests.web import small

R = Role
LIMIT = RuleText(
    id="B1-X01", severity="blocks", text="[10] / [01] <= 500", row="10",
    states="户均用工不超过500人", remedy="请核对用工人数。",
)  # fmt: skip


@pytest.fixture
def form(draft: Any) -> Any:
    return queries.form_shape(draft.form)


def drafted(form: Any, rule: RuleText = LIMIT) -> Any:
    return acts.draft_rule(form, by=small.actor(R.DEPARTMENT), at=small.AT, rule=rule)


def test_a_draft_is_asked_of_nobody_until_another_person_switches_it_on(form: Any, draft: Any) -> None:
    tight = LIMIT.model_copy(update={"text": "[10] / [01] <= 1"})
    version = drafted(form, tight)
    assert "B1-X01" not in {f.rule for f in queries.findings_now(draft)}
    acts.switch_rule_on(version, by=small.actor(R.PROVINCE), at=small.AT)
    assert "B1-X01" in {f.rule for f in queries.findings_now(draft)}


def test_a_changed_rule_takes_the_place_of_the_plans(form: Any, draft: Any) -> None:
    wider = RuleText(
        id="B1-H03", severity="notes", text="abs(growth([10])) <= 900%", row="10", states="用工变动", remedy="请核对。"
    )
    acts.switch_rule_on(drafted(form, wider), by=small.actor(R.PROVINCE), at=small.AT)
    assert [r.text for r in queries.texts_in_force(form) if r.id == "B1-H03"] == ["abs(growth([10])) <= 900%"]
    assert [r.id for r in queries.texts_in_force(form)] == [r.id for r in form.rules], "it keeps its place"


@pytest.mark.parametrize("text", ["[10] <= ", "[99] > 0", "__import__('os')", "[10] <= [04"])
def test_a_text_that_cannot_be_read_is_refused_with_how_to_write_it(form: Any, text: str) -> None:
    wrong = LIMIT.model_copy(update={"text": text})
    refusal = refused(Malformed, acts.draft_rule, form, by=small.actor(R.PROVINCE), rule=wrong)
    assert str(refusal)


def test_the_drafter_does_not_switch_his_own_rule_on_and_nobody_twice(form: Any) -> None:
    version = drafted(form)
    twin = replace(small.actor(R.PROVINCE), person=small.actor(R.DEPARTMENT).person)
    refused(acts.SamePerson, acts.switch_rule_on, version, by=twin)
    refused(NotYours, acts.switch_rule_on, version, by=small.actor(R.CITY))
    acts.switch_rule_on(version, by=small.actor(R.PROVINCE), at=small.AT)
    refused(acts.RuleIsDecided, acts.switch_rule_on, version, by=small.actor(R.PROVINCE))


def test_switching_off_takes_a_reason_and_stops_the_asking(form: Any, draft: Any) -> None:
    by = small.actor(R.PROVINCE)
    refused(acts.ReasonIsMissing, acts.switch_rule_off, form, by=by, rule="B1-K06", reason="")
    refused(NotFound, acts.switch_rule_off, form, by=by, rule="B1-X99", reason="不再适用于本表。")
    acts.switch_rule_off(form, by=by, at=small.AT, rule="B1-K06", reason="由新规则替代。")
    assert "B1-K06" not in {r.id for r in queries.texts_in_force(form)}
    line = next(r for r in queries.rules(form) if r.rule.id == "B1-K06")
    assert line.state == "off"
    later = small.AT + timedelta(minutes=1)
    again = acts.draft_rule(form, by=small.actor(R.DEPARTMENT), at=later, rule=line.rule)
    acts.switch_rule_on(again, by=by, at=later)
    assert "B1-K06" in {r.id for r in queries.texts_in_force(form)}, "a draft of the old text brings it back"


def test_a_rule_on_a_row_that_the_form_dropped_is_shown_as_such_and_stops_no_other(form: Any) -> None:
    acts.switch_rule_on(drafted(form), by=small.actor(R.PROVINCE), at=small.AT)
    newer = form.model_copy(update={"rows": tuple(r for r in form.rows if r.code != "01"), "rules": ()})
    line = next(r for r in queries.rules(newer) if r.rule.id == "B1-X01")
    assert line.misfit is not None
    assert "B1-X01" not in {r.id for r in queries.rules_in_force(newer).rules}
