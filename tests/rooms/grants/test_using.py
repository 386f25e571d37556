"""Use: reported line by line, handed back, accepted; what is left over or misused is to come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Acceptance, Budget, Grant, Recovery, UseLine, UseReport
from jiju.spine.roles import Role
from tests.factories import grants as made
from tests.factories.grants import AT, BY, PLATFORM, TODAY, WAN, WHY, WORKS, later, spent
from tests.factories.people import actor
from tests.rooms.grants.ways import refused

pytestmark = pytest.mark.django_db


def asked(**changes: Any) -> dict[str, Any]:
    return {"by": BY.head, "at": later(30), "lines": (spent(),), "result": WHY, **changes}


def test_a_report_is_held_against_the_money_and_its_days() -> None:
    grant = made.paid()
    for lines in (
        (spent("40.01"),),
        (spent("20"), spent("20")),  # the same voucher twice
        (spent(day=TODAY - timedelta(days=1)),),
        (spent(day=TODAY + timedelta(days=31)),),
        (replace(spent(), amount_yuan=Decimal("-1")),),
        (replace(spent(), amount_yuan=Decimal("NaN")),),
        (replace(spent(), payee=""),),
    ):
        told = refused(acts.PurposesDoNotFit, acts.report_use, grant, **asked(lines=lines))
        assert told.lines
    refused(acts.TextIsTooShort, acts.report_use, grant, **asked(result="好"))
    refused(NotYours, acts.report_use, grant, **asked(by=BY.city))
    refused(NotFound, acts.report_use, grant, **asked(by=actor(Role.ZONE_HEAD, "Z002")))
    acts.report_use(grant, **asked())
    assert (Grant.objects.get().state, UseReport.objects.get().is_late) == ("used", False)


def test_a_report_after_its_day_is_late_and_stands_on_the_list_until_then() -> None:
    grant = made.paid()
    owed = queries.finance(BY.payer, on=TODAY + timedelta(days=366)).owed
    assert [(o.line.id, o.days_left) for o in owed] == [(grant.pk, -1)]
    acts.report_use(grant, **asked(at=later(366)))
    assert UseReport.objects.get().is_late
    assert queries.finance(BY.payer, on=TODAY + timedelta(days=366)).owed == ()


def test_a_report_is_handed_back_and_replaced() -> None:
    grant = made.used()
    refused(acts.TextIsTooShort, acts.hand_back_use, grant, by=BY.city, at=later(31), reason="缺")
    acts.hand_back_use(grant, by=BY.city, at=later(31), reason="第三张发票没有验收单，请补齐。")
    refused(NotNow, acts.accept_grant, grant, by=BY.city, at=later(32), misused=(), opinion=WHY)
    acts.report_use(grant, **asked(lines=(spent("30"), spent("10", voucher="发票002")), at=later(33)))
    shown = queries.grant(BY.city, grant.pk, on=TODAY)
    assert [(r.number, bool(r.handed_back_because)) for r in shown.reports] == [(2, False), (1, True)]
    acts.accept_grant(grant, by=BY.city, at=later(34), misused=(), opinion=WHY)
    assert Acceptance.objects.get().report.number == 2


def test_acceptance_counts_what_is_in_order_misused_and_left_over() -> None:
    lines = (spent("20"), spent("6", "宴请", voucher="发票2"), spent("4", PLATFORM, voucher="发票3"))
    grant = made.used("Z001", *lines)
    made_ = acts.accept_grant(grant, by=BY.city, at=later(40), misused={3}, opinion=WHY)
    assert (made_.used_yuan, made_.misused_yuan, made_.unused_yuan) == (20 * WAN, 10 * WAN, 10 * WAN)
    assert [x.is_misused for x in UseLine.objects.order_by("number")] == [False, True, True]
    back = Recovery.objects.order_by("cause")
    assert [(r.cause, r.state, r.amount_yuan) for r in back] == [
        ("misused", "proposed", 10 * WAN), ("unused", "proposed", 10 * WAN),
    ]  # fmt: skip
    assert WORKS not in {x.purpose for x in UseLine.objects.order_by("number")}


def test_who_reported_or_signed_does_not_accept() -> None:
    grant = made.used()
    for person in (BY.head, BY.approver, BY.proposer, BY.payer):
        again = replace(person, role=Role.PROVINCE, scope=BY.proposer.scope)
        refused(acts.AlreadyHasAPart, acts.accept_grant, grant, by=again, at=later(31), misused=(), opinion=WHY)
        refused(acts.AlreadyHasAPart, acts.hand_back_use, grant, by=again, at=later(31), reason=WHY)
    refused(acts.TextIsTooShort, acts.accept_grant, grant, by=BY.city, at=later(31), misused=(), opinion="好")
    refused(NotYours, acts.accept_grant, grant, by=actor(Role.COUNTY), at=later(31), misused=(), opinion=WHY)


def test_what_was_never_paid_goes_back_to_the_budget_at_the_acceptance() -> None:
    grant = made.approved("Z001", "40")
    one = acts.plan_payment(grant, by=BY.payer, at=AT, amount_yuan=25 * WAN, planned_on=TODAY)
    acts.pay(one, by=BY.payer, at=AT, paid_on=TODAY, voucher="支付凭证1号")
    grant.refresh_from_db()
    rest = acts.plan_payment(grant, by=BY.payer, at=AT, amount_yuan=15 * WAN, planned_on=TODAY)
    acts.report_use(grant, **asked(lines=(spent("25"),)))
    refused(acts.MoneyStandsOut, acts.accept_grant, grant, by=BY.city, at=later(31), misused=(), opinion=WHY)
    acts.drop_payment(rest, by=BY.payer, at=AT, reason=WHY)
    acts.accept_grant(grant, by=BY.city, at=later(31), misused=(), opinion=WHY)
    assert Budget.objects.get().committed_yuan == 25 * WAN
    assert not Recovery.objects.exists()
    assert queries.mismatches() == []
