"""Rules of a form change by themselves: an earlier store takes them over, and what was begun keeps those it had."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing, Form, Window
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan, RuleText
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import refused
from tests.web import small

NEXT = small.LIVE.shift(1)
LATER = small.AT + timedelta(days=90)
RULE = RuleText(
    id="B1-X01", severity="blocks", text="[13] >= 31", row="13", states="服务不少于31户次", remedy="请核对。"
)


@pytest.fixture
def province(db: None) -> None:
    small.make()


def changed(**form: Any) -> Plan:
    """The plan in force with something else in B1."""
    plan = programmes.plan()
    forms = tuple(f.model_copy(update=form) if f.code == "B1" else f for f in plan.forms)
    return plan.model_copy(update={"forms": forms})


def ruled() -> Plan:
    return changed(rules=(*queries.newest_form("B1").rules, RULE))


def adopt(plan: Plan) -> int:
    return acts.adopt_forms(plan, by=small.BY, at=small.AT)


def editions() -> list[int]:
    return list(Form.objects.filter(code="B1").order_by("pk").values_list("edition", flat=True))


def test_rules_alone_come_in_as_the_next_edition_of_the_version(province: None) -> None:
    plan = ruled()
    assert adopt(plan) == 1
    assert editions() == [1, 2]
    assert adopt(plan) == 0, "the same once more is nothing new"
    assert RULE in queries.newest_form("B1").rules
    assert "edition 2" in Entry.objects.filter(action="filings.adopt_forms").order_by("-seq")[1].body
    adopt(programmes.plan())
    assert editions() == [1, 2, 3], "and back again is a change like any other"
    assert RULE not in queries.newest_form("B1").rules


def test_what_was_begun_keeps_its_rules_and_new_windows_open_under_the_new_ones(province: None) -> None:
    by = small.actor(Role.ZONE_STATISTICIAN)
    begun = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    adopt(ruled())
    acts.fill_in(begun, by=by, at=small.AT, cells=small.cells(9), expected_version=begun.version)
    assert RULE.id not in {f.rule for f in queries.findings_now(Filing.objects.get(pk=begun.pk))}
    acts.open_period(None, by=small.BY, at=LATER, form_code="B1", period=NEXT)
    assert Window.objects.get(form_code="B1", period=str(small.LIVE)).form.edition == 1
    made = acts.start(None, by=by, at=LATER, form_code="B1", period=NEXT, unit_code=small.HOME)
    assert made.form.edition == 2
    acts.fill_in(made, by=by, at=LATER, cells=small.cells(3), expected_version=made.version)
    assert RULE.id in {f.rule for f in queries.findings_now(made)}


@pytest.mark.parametrize(
    "form",
    [{"name": "别的名称"}, {"notes": ()}, {"due_days": {"report": 26}}, {"rows": ()}],
    ids=["name", "notes", "days", "rows"],
)
def test_what_else_changes_without_a_version_is_refused_with_the_way_out(province: None, form: dict[str, Any]) -> None:
    refusal = refused(acts.FormHasExpired, acts.adopt_forms, changed(**form), by=small.BY)
    assert "rules alone may be changed in place" in str(refusal.remedy)
    assert editions() == [1]


def test_a_plan_that_could_not_be_adopted_is_refused_before_it_is_in_force(province: None) -> None:
    with pytest.raises(acts.FormHasExpired):
        acts.refuse_changed_forms(changed(name="别的名称"))
    acts.refuse_changed_forms(ruled())
    assert editions() == [1]
