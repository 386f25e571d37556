"""Proposing: on a ground that stands, within the cap, for allowed purposes; a correction voids every signature."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours, Refusal
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations.shapes import FalsehoodFacts
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Approval, Budget, Grant
from jiju.rooms.grants.shapes import Payee, Purpose
from jiju.rooms.registry import acts as registry
from jiju.spine.actors import system
from jiju.spine.roles import Role
from tests.factories import grants as made
from tests.factories import registry as zones
from tests.factories.grants import AT, BY, PLATFORM, TODAY, WAN, WHY, WORKS
from tests.factories.people import actor
from tests.rooms.grants.ways import refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    made.province()


def propose(**changes: Any) -> Grant:
    return acts.propose_grant(made.facts(**changes), by=BY.proposer, at=AT)


def test_a_proposal_says_what_it_rests_on_and_promises_nothing() -> None:
    grant = propose()
    assert (grant.origin_kind, grant.origin_key, grant.once_key) == ("title", "Z001:2021-06-01", "F1 zone Z001")
    assert (grant.city, grant.zone_code, grant.state) == ("220100", "Z001", "proposed")
    assert Budget.objects.get().committed_yuan == 0


@pytest.mark.parametrize(("refusal", "changes"), [
    (acts.CapIsExceeded, {"amount_yuan": Decimal("1000000.01"), "purposes": (Purpose(WORKS, Decimal("1000000.01")),)}),
    (acts.AmountDoesNotFit, {"amount_yuan": Decimal("-400000")}),
    (acts.AmountDoesNotFit, {"amount_yuan": Decimal("1E-3")}),
    (acts.AmountDoesNotFit, {"amount_yuan": Decimal("Infinity")}),
    (acts.PurposesDoNotFit, {"purposes": ()}),
    (acts.PurposesDoNotFit, {"purposes": (Purpose("宴请", 40 * WAN),)}),
    (acts.PurposesDoNotFit, {"purposes": (Purpose(WORKS, 39 * WAN),)}),
    (acts.PurposesDoNotFit, {"purposes": (Purpose(WORKS, 20 * WAN), Purpose(WORKS, 20 * WAN))}),
    (acts.PurposesDoNotFit, {"purposes": (Purpose(WORKS, 50 * WAN), Purpose(PLATFORM, -10 * WAN))}),
    (acts.PayeeDoesNotFit, {"payee": Payee("公司", "91220103MA012HJ229", "12345678")}),
    (acts.PayeeDoesNotFit, {"payee": Payee("", zones.uscc(1), "12345678")}),
    (acts.PayeeDoesNotFit, {"payee": Payee("公司", zones.uscc(1), "1234567x")}),
    (acts.BudgetDoesNotFit, {"budget": 999}),
    (acts.TextIsTooShort, {"reason": "好"}),
    (acts.NothingToRestOn, {"origin_key": "Z001:2021-06-02"}),
    (acts.NothingToRestOn, {"origin_kind": "round", "origin_key": "1"}),
    (acts.NothingToRestOn, {"origin_kind": "round", "origin_key": "9" * 40}),
    (NotFound, {"rule": "F3"}),
    (NotFound, {"rule": "F9"}),
])  # fmt: skip
def test_what_does_not_fit_is_refused(refusal: type[Refusal], changes: dict[str, Any]) -> None:
    made.budget()
    refused(refusal, acts.propose_grant, made.facts(**changes), by=BY.proposer, at=AT)


def test_money_of_another_source_or_city_is_not_for_this_award() -> None:
    other = made.budget_of(source="national", name="国家资金")
    refused(acts.BudgetDoesNotFit, acts.propose_grant, made.facts(budget=other.pk), by=BY.proposer, at=AT)


def test_only_the_province_and_the_city_of_the_zone_propose() -> None:
    facts = made.facts()
    for role in (Role.FINANCE, Role.DEPARTMENT, Role.ZONE_HEAD, Role.AUDITOR):
        refused(NotYours, acts.propose_grant, facts, by=actor(role), at=AT)
    refused(acts.NothingToRestOn, acts.propose_grant, facts, by=actor(Role.CITY, "220200"), at=AT)
    assert acts.propose_grant(facts, by=BY.city, at=AT).pk


def test_a_zone_with_an_open_finding_or_without_its_title_gets_nothing() -> None:
    facts = made.facts()
    accused = FalsehoodFacts("Z001", "2023", "税收多报三成，约一百万元", "完税证明与报表不符，见附件")
    found = evaluations.raise_falsehood(accused, by=BY.another, at=AT)
    refused(acts.MoneyIsHeld, acts.propose_grant, facts, by=BY.proposer, at=AT)
    evaluations.drop_falsehood(found, by=BY.approver, at=AT, reason=WHY)
    registry.revise(zones.zone_facts("Z001", status="removed", since=date(2025, 1, 1)), by=system("tests"), at=AT)
    refused(acts.MoneyIsHeld, acts.propose_grant, facts, by=BY.proposer, at=AT)


def test_a_title_older_than_the_plan_is_not_newly_recognised() -> None:
    zones.established("Z009", since=date(2019, 1, 1))
    assert [o.unit for o in queries.titles(TODAY)] == ["Z001", "Z002", "Z003"]
    facts = made.facts(origin_key="Z009:2019-01-01")
    refused(acts.NothingToRestOn, acts.propose_grant, facts, by=BY.proposer, at=AT)


def test_a_correction_releases_the_money_and_voids_every_signature() -> None:
    grant = made.approved("Z001", "40")
    assert Budget.objects.get().committed_yuan == 40 * WAN
    acts.correct_grant(grant, by=BY.proposer, at=AT, facts=made.facts("Z001", "30"))
    assert (Grant.objects.get().state, Budget.objects.get().committed_yuan) == ("proposed", 0)
    assert not Approval.objects.filter(voided_at__isnull=True).exists()
    assert queries.mismatches() == []


def test_who_has_signed_does_not_correct_and_a_correction_keeps_its_ground() -> None:
    grant = made.approved("Z001", "40")
    refused(acts.AlreadyHasAPart, acts.correct_grant, grant, by=BY.approver, at=AT, facts=made.facts())
    other = made.facts("Z002")
    refused(acts.NothingToRestOn, acts.correct_grant, grant, by=BY.proposer, at=AT, facts=other)
    refused(acts.CapIsExceeded, acts.correct_grant, grant, by=BY.proposer, at=AT, facts=made.facts("Z001", "101"))
    acts.plan_payment(grant, by=BY.payer, at=AT, amount_yuan=WAN, planned_on=TODAY)
    refused(acts.MoneyStandsOut, acts.correct_grant, grant, by=BY.proposer, at=AT, facts=made.facts())
    refused(acts.MoneyStandsOut, acts.decline_grant, grant, by=BY.another, at=AT, reason=WHY)


def test_a_declined_grant_gives_its_money_and_its_turn_back() -> None:
    grant = made.approved("Z001", "40")
    refused(acts.TextIsTooShort, acts.decline_grant, grant, by=BY.another, at=AT, reason="不")
    acts.decline_grant(grant, by=BY.another, at=AT, reason=WHY)
    assert Budget.objects.get().committed_yuan == 0
    refused(NotNow, acts.decline_grant, grant, by=BY.another, at=AT, reason=WHY)
    assert propose().pk != grant.pk
    assert queries.mismatches() == []


def test_nothing_is_changed_once_money_is_paid() -> None:
    grant = made.paid()
    refused(NotNow, acts.correct_grant, grant, by=BY.proposer, at=AT, facts=made.facts())
    refused(NotNow, acts.decline_grant, grant, by=BY.another, at=AT, reason=WHY)
