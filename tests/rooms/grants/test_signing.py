"""Signatures stand under exactly what was shown; each is another person's; large amounts are signed by two units."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.grants import acts, checks, queries
from jiju.rooms.grants.models import Approval, Budget, Grant
from jiju.spine.actors import Actor, Scope
from jiju.spine.records import opened
from jiju.spine.roles import Role
from tests.factories import grants as made
from tests.factories.grants import AT, BY, TODAY, WAN, WHY
from tests.rooms.grants.ways import refused

pytestmark = pytest.mark.django_db


DEPARTMENT = replace(BY.second, role=Role.DEPARTMENT, scope=Scope("types", frozenset({"T1"})))


def under(by: Actor, role: Role) -> Actor:
    """The same person under another account and role."""
    return replace(by, role=role, account="second-account", scope=BY.proposer.scope)


def test_a_review_signs_what_was_shown_and_nothing_else() -> None:
    grant = made.proposed()
    refused(acts.ShownHasChanged, acts.review_grant, grant, by=BY.reviewer, at=AT, digest="0" * 64, explanation=WHY)
    seen = made.seen(grant)
    acts.correct_grant(grant, by=BY.proposer, at=AT, facts=made.facts("Z001", "41"))
    refused(acts.ShownHasChanged, acts.review_grant, grant, by=BY.reviewer, at=AT, digest=seen, explanation=WHY)


@pytest.mark.parametrize("part", ["propose", "review", "countersign", "approve"])
def test_no_second_part_for_one_person_under_whatever_account_or_role(part: str) -> None:
    """A second account, a changed role and a delegation to oneself are all the same person."""
    grant = made.countersigned()
    person = {"propose": BY.proposer, "review": BY.reviewer, "countersign": BY.second}.get(part, BY.approver)
    digest = made.seen(grant)
    if part == "approve":
        acts.approve_grant(grant, by=BY.approver, at=AT, digest=digest)
        payment = acts.plan_payment(grant, by=BY.payer, at=AT, amount_yuan=WAN, planned_on=TODAY)
        again = under(BY.approver, Role.FINANCE)
        refused(acts.AlreadyHasAPart, acts.pay, payment, by=again, at=AT, paid_on=TODAY, voucher="凭证1号")
        return
    again = replace(under(person, Role.PROVINCE), unit="OTHER")
    refused(acts.AlreadyHasAPart, acts.approve_grant, grant, by=again, at=AT, digest=digest)


def test_the_roles_that_sign() -> None:
    grant = made.proposed()
    digest = made.seen(grant)
    for role in (Role.CITY, Role.FINANCE, Role.ZONE_HEAD, Role.AUDITOR):
        refused(NotYours, acts.review_grant, grant, by=under(BY.another, role), at=AT, digest=digest)
    refused(NotNow, acts.approve_grant, grant, by=BY.approver, at=AT, digest=digest)
    refused(NotNow, acts.countersign_grant, grant, by=BY.second, at=AT, digest=digest)


def test_a_large_amount_waits_for_another_unit() -> None:
    grant = made.reviewed("Z001", "50.01")
    refused(acts.SignatureIsMissing, acts.approve_grant, grant, by=BY.approver, at=AT, digest=made.seen(grant))
    same = replace(BY.second, unit=BY.approver.unit)
    acts.countersign_grant(grant, by=same, at=AT, digest=made.seen(grant))
    refused(acts.SignatureIsMissing, acts.approve_grant, grant, by=BY.approver, at=AT, digest=made.seen(grant))
    other = replace(BY.approver, unit="OTHER")
    assert acts.approve_grant(grant, by=other, at=AT, digest=made.seen(grant)).state == "approved"


def test_a_citys_finance_officer_does_not_countersign_the_provinces_money() -> None:
    grant = made.reviewed("Z001", "80")
    of_city = replace(BY.second, scope=Scope("city", frozenset({"220100"})))
    refused(NotFound, acts.countersign_grant, grant, by=of_city, at=AT, digest=made.seen(grant))
    assert "countersign_grant" not in queries.grant(of_city, grant.pk, on=TODAY).verbs
    department = replace(BY.second, role=Role.DEPARTMENT, scope=Scope("types", frozenset({"T1"})))
    assert acts.countersign_grant(grant, by=department, at=AT, digest=made.seen(grant)).state == "countersigned"


def test_an_amount_at_the_line_needs_one_approval() -> None:
    assert made.approved("Z001", "50").state == "approved"


def test_an_approval_promises_the_amount_once_and_never_more_than_there_is() -> None:
    made.budget_of(100)
    made.approved("Z001", "50")
    acts.lower_budget(Budget.objects.get(), by=BY.payer, at=AT, amount_yuan=Decimal("0.01"), paper="调减文件1号")
    grant = made.reviewed("Z002", "50")
    told = refused(acts.BudgetIsSpent, acts.approve_grant, grant, by=BY.approver, at=AT, digest=made.seen(grant))
    assert "499,999.99" in str(told.why)
    assert Budget.objects.get().committed_yuan == 50 * WAN


@pytest.mark.parametrize(("column", "value"), [
    ("amount_yuan", 39 * WAN), ("payee", '["他人","91","1"]'), ("purposes", '[["公共服务平台","1.00"]]'),
    ("reason", "另一个理由"), ("explanation", "另一个说明"), ("unit_name", "另一个名字"), ("origin", "{}"),
])  # fmt: skip
def test_any_change_behind_the_signatures_stops_the_money(column: str, value: Any) -> None:
    """Even written past every act: the digest no longer fits, and nothing is paid."""
    payment = made.planned()
    with opened():
        Grant.objects.filter(pk=payment.grant_id).update(**{column: value})
    with pytest.raises((acts.SignatureIsMissing, acts.NothingToRestOn)):
        acts.pay(payment, by=BY.payer, at=AT, paid_on=TODAY, voucher="凭证1号")
    assert Budget.objects.get().paid_yuan == 0


def test_a_void_signature_is_shown_as_void() -> None:
    grant = made.approved()
    acts.correct_grant(grant, by=BY.proposer, at=AT, facts=made.facts("Z001", "30"))
    shown = queries.grant(BY.auditor, grant.pk, on=TODAY)
    assert all(voided for *_, voided in shown.approvals)
    assert Approval.objects.count() == 2


def test_who_may_not_is_told_before_anything_is_pressed() -> None:
    grant = made.reviewed()
    shown = queries.grant(BY.proposer, grant.pk, on=TODAY)
    assert "proposed it" in str(shown.kept_from["approve_grant"])
    assert queries.grant(BY.approver, grant.pk, on=TODAY).kept_from == {}
    assert [d.verb for d in queries.waiting_for(BY.proposer, on=TODAY)] == []
    assert [d.verb for d in queries.waiting_for(BY.approver, on=TODAY)] == ["approve_grant"]


def test_whoever_signs_reads_the_whole_of_what_the_signature_binds_and_only_while_signing() -> None:
    grant = made.proposed("Z001", "80")
    reviewer = BY.reviewer
    assert queries.grant(replace(reviewer, person=BY.proposer.person), grant.pk, on=TODAY).payee.is_masked
    for verb, by in ((acts.review_grant, reviewer), (acts.countersign_grant, DEPARTMENT)):
        shown = queries.grant(by, grant.pk, on=TODAY)
        assert not shown.payee.is_masked
        assert checks.digest_of(shown.shown) == shown.digest
        assert shown.payee.account in shown.shown
        more = {"explanation": WHY} if verb is acts.review_grant else {}
        verb(grant, by=by, at=AT, digest=shown.digest, **more)
        signed = Approval.objects.order_by("-pk")[0]
        assert checks.digest_of(signed.shown) == signed.digest
        assert queries.grant(by, grant.pk, on=TODAY).payee.is_masked
    colleague = replace(DEPARTMENT, person="P-COLLEAGUE")
    assert queries.grant(colleague, grant.pk, on=TODAY).payee.is_masked
