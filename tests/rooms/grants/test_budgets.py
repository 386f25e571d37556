"""Budgets: entered with a document, raised, lowered no further than what is promised, every movement kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from jiju.core.refusals import Fault, NotFound, NotYours, Refusal
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Budget, BudgetEntry, Grant
from jiju.rooms.grants.shapes import BudgetFacts
from jiju.spine.actors import Actor, Scope
from jiju.spine.records import opened
from tests.factories import grants as made
from tests.factories.grants import AT, BY, FINANCE, WAN
from tests.rooms.grants.ways import refused

pytestmark = pytest.mark.django_db
FACTS = BudgetFacts(2024, "provincial", "专项资金", 100 * WAN, "吉财预〔2024〕1号")
CITY_OFFICER = replace(FINANCE, person="C1", scope=Scope("city", frozenset({"220100"})))


def test_a_budget_begins_with_its_appropriation() -> None:
    budget = acts.enter_budget(FACTS, by=FINANCE, at=AT)
    entry = BudgetEntry.objects.get(budget=budget)
    assert (entry.kind, entry.credit, entry.debit, entry.amount_yuan) == (
        "appropriation", "appropriated", "available", 100 * WAN,
    )  # fmt: skip
    assert queries.mismatches() == []


@pytest.mark.parametrize(("refusal", "changes"), [
    (acts.AmountDoesNotFit, {"amount_yuan": Decimal("-1")}),
    (acts.AmountDoesNotFit, {"amount_yuan": Decimal("0.001")}),
    (acts.AmountDoesNotFit, {"amount_yuan": Decimal("NaN")}),
    (acts.TextIsTooShort, {"document": "1"}),
    (acts.TextIsTooShort, {"name": ""}),
    (acts.BudgetDoesNotFit, {"source": "friends"}),
    (acts.BudgetDoesNotFit, {"year": 0}),
    (acts.BudgetDoesNotFit, {"source": "city"}),
    (acts.BudgetDoesNotFit, {"city": "220100"}),
])  # fmt: skip
def test_what_does_not_fit_is_refused(refusal: type[Refusal], changes: dict[str, Any]) -> None:
    refused(refusal, acts.enter_budget, replace(FACTS, **changes), by=FINANCE, at=AT)


def test_it_is_entered_once_by_finance_of_the_place() -> None:
    acts.enter_budget(FACTS, by=FINANCE, at=AT)
    refused(acts.BudgetDoesNotFit, acts.enter_budget, FACTS, by=FINANCE, at=AT)
    refused(NotYours, acts.enter_budget, replace(FACTS, year=2023), by=BY.approver, at=AT)
    refused(NotFound, acts.enter_budget, replace(FACTS, year=2023), by=CITY_OFFICER, at=AT)
    own = replace(FACTS, source="city", city="220100")
    acts.enter_budget(own, by=CITY_OFFICER, at=AT)
    refused(NotFound, acts.enter_budget, replace(own, city="220200"), by=CITY_OFFICER, at=AT)
    assert [b.city for b in queries.budgets(CITY_OFFICER)] == ["220100", ""]


def test_it_is_raised_and_lowered_with_a_document() -> None:
    budget = acts.enter_budget(FACTS, by=FINANCE, at=AT)
    acts.raise_budget(budget, by=FINANCE, at=AT, amount_yuan=Decimal("0.01"), paper="追加文件1号")
    acts.lower_budget(budget, by=FINANCE, at=AT, amount_yuan=Decimal("100.00"), paper="调减文件1号")
    assert Budget.objects.get().amount_yuan == Decimal("999900.01")
    told = queries.entries(FINANCE, budget.pk)
    assert [(e.kind, e.left_yuan) for e in told] == [
        ("appropriation", 100 * WAN), ("appropriation", 100 * WAN + Decimal("0.01")), ("cut", Decimal("999900.01")),
    ]  # fmt: skip
    refused(acts.TextIsTooShort, acts.raise_budget, budget, by=FINANCE, at=AT, amount_yuan=WAN, paper="")
    refused(acts.AmountDoesNotFit, acts.lower_budget, budget, by=FINANCE, at=AT, amount_yuan=-WAN, paper="文件1号")


@pytest.mark.parametrize(("by", "sees"), [
    (CITY_OFFICER, ["Z001"]), (BY.city, ["Z001"]), (BY.reviewer, ["Z001", "Z002"]), (FINANCE, ["Z001", "Z002"]),
])  # fmt: skip
def test_of_a_grant_out_of_scope_a_budget_tells_the_sums_alone(by: Actor, sees: list[str]) -> None:
    near, far = made.paid("Z001", "40"), made.paid("Z002", "20")
    with opened():
        Grant.objects.filter(pk=far.pk).update(city="220200")
    units = {near.pk: "Z001", far.pk: "Z002"}
    told, whole = queries.entries(by, near.budget_id), queries.entries(BY.auditor, near.budget_id)
    sums = [[(e.id, e.kind, e.credit, e.debit, e.amount_yuan, e.left_yuan) for e in read] for read in (told, whole)]
    assert sums[0] == sums[1]
    for mine, full in zip(told, whole, strict=True):
        is_near = full.grant is None or units[full.grant] in sees
        expected = (full.grant, full.unit_name, full.document, full.by) if is_near else (None, "", "", "")
        assert (mine.grant, mine.unit_name, mine.document, mine.by) == expected
    assert {units[e.grant] for e in told if e.grant} == set(sees)
    assert [b.grants for b in queries.budgets(by)] == [queries.budget(by, near.budget_id).grants] == [len(sees)]


def test_what_is_promised_stays_covered() -> None:
    grant = made.approved("Z001", "40")
    paper = {"by": FINANCE, "at": AT, "paper": "调减文件1号"}
    refused(acts.BudgetIsSpent, acts.lower_budget, grant.budget, amount_yuan=961 * WAN, **paper)
    acts.lower_budget(grant.budget, amount_yuan=960 * WAN, **paper)
    assert Budget.objects.get().amount_yuan == 40 * WAN


def test_the_database_itself_refuses_what_would_exceed_it() -> None:
    grant = made.approved("Z001", "40")
    for column, yuan in (("committed_yuan", 1001 * WAN), ("paid_yuan", 41 * WAN), ("recovered_yuan", WAN),
                         ("amount_yuan", 39 * WAN), ("recovered_yuan", -WAN)):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic(), opened():
            Budget.objects.filter(pk=grant.budget_id).update(**{column: yuan})


def test_an_entry_is_never_changed_not_even_inside_an_act() -> None:
    entry = made.budget_entry()
    with opened():
        for verb in (entry.save, entry.delete, BudgetEntry.objects.all().delete):
            with pytest.raises(Fault, match="reverse it"):
                verb()
        with pytest.raises(Fault, match="reverse it"):
            BudgetEntry.objects.update(amount_yuan=1)
        with pytest.raises(Fault, match="reverse it"):
            BudgetEntry.objects.bulk_update([entry], ["amount_yuan"])


def test_reconciling_finds_a_sum_that_was_changed_behind_its_entries() -> None:
    grant = made.paid("Z001", "40")
    assert queries.mismatches() == []
    with opened():
        Budget.objects.filter(pk=grant.budget_id).update(committed_yuan=41 * WAN)
        Grant.objects.filter(pk=grant.pk).update(paid_yuan=39 * WAN)
    found = [(m.where.split()[0], m.stored_yuan, m.entries_yuan) for m in queries.mismatches()]
    assert found == [("budget", 41 * WAN, 40 * WAN), ("grant", 39 * WAN, 40 * WAN)]


def test_a_citys_finance_officer_is_not_told_what_another_city_was_given() -> None:
    """A finding of likeness to a grant elsewhere tells how alike; the grant, its zone and its number stay away."""
    far, near = made.paid("Z001", "40"), made.proposed("Z002", payee=made.facts("Z001").payee)
    with opened():
        Grant.objects.filter(pk=far.pk).update(city="220200")
    told, whole = queries.finance(CITY_OFFICER, on=made.TODAY), queries.finance(FINANCE, on=made.TODAY)
    assert [(s.suspicion.code, s.suspicion.grant) for s in whole.suspected] == [("same-payee", far.pk)]
    assert [(s.suspicion.code, s.suspicion.grant) for s in told.suspected] == [("same-payee", 0)]
    assert "Z001" not in repr(told)
    shown = queries.grant(CITY_OFFICER, near.pk, on=made.TODAY)
    assert ("Z001" in repr(shown.suspicions), shown.shown) == (False, "")
    assert [s.grant for s in queries.grant(FINANCE, near.pk, on=made.TODAY).suspicions] == [far.pk]
    assert (told.owed, told.recoveries) == ((), ())
    assert [o.line.id for o in whole.owed] == [far.pk]
    assert {c.rule: c.promised_yuan for c in told.caps}["F1"] == 0
