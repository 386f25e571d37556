"""Rules that officials write: drafted by one person, switched on by another, switched off with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import Malformed, NotFound, NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import RuleVersion
from jiju.rooms.programmes.checks import read_rules, written_rules
from jiju.rooms.programmes.shapes import RuleText
from jiju.spine.models import Entry
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


def test_rules_taken_out_are_the_rules_taken_in(form: Any) -> None:
    force = queries.texts_in_force(form)
    assert read_rules(written_rules(force).encode()) == force
    by = small.actor(R.PROVINCE)
    refused(acts.NothingChanges, acts.draft_rules, form, by=by, rules=force)


def test_a_set_is_drafted_whole_or_not_at_all(form: Any) -> None:
    by = small.actor(R.DEPARTMENT)
    wrong = LIMIT.model_copy(update={"id": "B1-X02", "text": "[99] > 0"})
    refused(Malformed, acts.draft_rules, form, by=by, rules=(LIMIT, wrong))
    assert not RuleVersion.objects.exists()
    assert acts.draft_rules(form, by=by, at=small.AT, rules=(LIMIT, *queries.texts_in_force(form))) == 1
    assert [v.state for v in RuleVersion.objects.all()] == ["drafted"]


@pytest.mark.parametrize(
    "content", [b"", b"rules: []", b"- a\n- b", b"rules:\n  - {id: X}", "规则：[".encode("gbk"), b"{rules: [1]}"]
)
def test_a_file_that_is_no_set_of_rules_is_refused_with_how_to_write_it(content: bytes) -> None:
    with pytest.raises(Malformed) as caught:
        read_rules(content)
    assert str(caught.value.what)
    assert str(caught.value.remedy)


def test_a_rule_is_tried_on_past_periods_and_nothing_is_kept(form: Any) -> None:
    entries = Entry.objects.count()
    tight = LIMIT.model_copy(update={"text": "[10] / [01] <= 5.4"})
    trials = queries.try_rules(form, (tight,))
    assert [str(t.period) for t in trials] == ["2024Q4", "2024Q3", "2023Q4"]
    assert [(t.asked, t.spoke) for t in trials] == [(3, 3), (4, 2), (4, 3)]
    for trial in trials:
        assert trial.spoke == len({d.unit for d in trial.doubts})
    assert Entry.objects.count() == entries
