"""Payments: planned within the grant, entered with their voucher, reversed by another entry and another person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours, Refusal
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations.shapes import FalsehoodFacts
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Budget, BudgetEntry, Grant, Payment
from jiju.spine.actors import Scope
from jiju.spine.files import Upload, attached
from tests.factories import grants as made
from tests.factories.grants import AT, BY, TODAY, WAN, WHY, later
from tests.rooms.grants.ways import refused

pytestmark = pytest.mark.django_db
PAID: dict[str, Any] = {"by": BY.payer, "at": AT, "paid_on": TODAY, "voucher": "支付凭证1号"}
CITY_OFFICER = replace(BY.cashier, scope=Scope("city", frozenset({"220100"})))


def plan(grant: Grant, wan: str, days: int = 0) -> Payment:
    on = TODAY + timedelta(days=days)
    return acts.plan_payment(grant, by=BY.payer, at=AT, amount_yuan=Decimal(wan) * WAN, planned_on=on)


def test_instalments_add_up_to_the_grant_and_no_further() -> None:
    grant = made.approved("Z001", "40")
    first = plan(grant, "25")
    for wan, refusal in (("15.000001", acts.MoneyStandsOut), ("-5", acts.AmountDoesNotFit)):
        yuan = Decimal(wan) * WAN
        refused(refusal, acts.plan_payment, grant, by=BY.payer, at=AT, amount_yuan=yuan, planned_on=TODAY)
    acts.drop_payment(first, by=BY.payer, at=AT, reason=WHY)
    plan(grant, "40")
    assert [p.state for p in Payment.objects.order_by("pk")] == ["dropped", "planned"]


def test_a_payment_needs_its_voucher_its_day_and_free_hands() -> None:
    one = made.planned()
    refusals: list[tuple[type[Refusal], dict[str, Any]]] = [
        (acts.TextIsTooShort, {"voucher": "1"}),
        (acts.DayIsWrong, {"paid_on": TODAY + timedelta(days=1)}),
        (acts.DayIsWrong, {"paid_on": TODAY - timedelta(days=1)}),
        (NotYours, {"by": BY.approver}),
        (NotFound, {"by": CITY_OFFICER}),
        (acts.AlreadyHasAPart, {"by": replace(BY.approver, role=BY.payer.role)}),
    ]
    for refusal, changes in refusals:
        refused(refusal, acts.pay, one, **(PAID | changes))
    acts.pay(one, **PAID)
    grant = Grant.objects.get()
    assert (grant.state, grant.paid_yuan, grant.report_by.isoformat()) == ("paid", 40 * WAN, "2026-01-20")
    refused(NotNow, acts.pay, one, **PAID)
    assert BudgetEntry.objects.filter(kind="payment").count() == 1


def test_the_voucher_may_come_as_a_file() -> None:
    one = made.planned()
    before = BudgetEntry.objects.count()
    with pytest.raises(Refusal):
        acts.pay(one, **PAID, uploads=(Upload("voucher.exe", b"MZ"),))
    assert (BudgetEntry.objects.count(), Payment.objects.get().state) == (before, "planned")
    assert attached(one) == ()


def test_a_finding_raised_after_the_approval_holds_the_payment() -> None:
    one = made.planned()
    accused = FalsehoodFacts("Z001", "2023", "税收多报三成，约一百万元", "完税证明与报表不符，见附件")
    found = evaluations.raise_falsehood(accused, by=BY.another, at=AT)
    told = refused(acts.MoneyIsHeld, acts.pay, one, **PAID)
    assert "false figures" in str(told.what)
    evaluations.drop_falsehood(found, by=BY.approver, at=AT, reason=WHY)
    assert acts.pay(one, **PAID).state == "paid"


def test_a_payment_is_reversed_by_another_officer_and_planned_anew() -> None:
    grant = made.paid()
    one = Payment.objects.get()
    refused(acts.AlreadyHasAPart, acts.reverse_payment, one, by=BY.payer, at=AT, reason=WHY)
    offered = {by.person: queries.grant(by, grant.pk, on=AT.date()).payments[0].verbs for by in (BY.payer, BY.cashier)}
    assert offered == {BY.payer.person: (), BY.cashier.person: ("reverse_payment",)}
    refused(acts.TextIsTooShort, acts.reverse_payment, one, by=BY.cashier, at=AT, reason="错")
    acts.reverse_payment(one, by=BY.cashier, at=AT, reason="账号有误，款项被银行退回。")
    grant.refresh_from_db()
    assert (grant.state, grant.paid_yuan, grant.first_paid_on) == ("approved", 0, None)
    back = BudgetEntry.objects.get(kind="payment_back")
    assert (back.reverses.kind, back.amount_yuan) == ("payment", 40 * WAN)
    assert Budget.objects.get().paid_yuan == 0
    again = plan(grant, "40")
    acts.pay(again, **PAID)
    assert queries.mismatches() == []


def test_what_was_reported_on_is_not_reversed() -> None:
    made.used()
    one = Payment.objects.get()
    refused(acts.MoneyStandsOut, acts.reverse_payment, one, by=BY.cashier, at=later(31), reason=WHY)
    refused(NotNow, acts.drop_payment, one, by=BY.payer, at=AT, reason=WHY)


def test_nothing_is_planned_before_the_approval_or_beyond_two_years() -> None:
    asked: dict[str, Any] = {"by": BY.payer, "at": AT, "amount_yuan": WAN, "planned_on": TODAY}
    refused(NotNow, acts.plan_payment, made.reviewed("Z002"), **asked)
    grant = made.approved("Z001")
    refused(acts.DayIsWrong, acts.plan_payment, grant, **(asked | {"planned_on": TODAY + timedelta(days=999)}))
    refused(NotFound, acts.plan_payment, grant, **(asked | {"by": CITY_OFFICER}))
