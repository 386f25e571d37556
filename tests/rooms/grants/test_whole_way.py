"""One grant from its proposal to its acceptance, and what stands in the books after each step."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.rooms.grants import queries
from jiju.rooms.grants.models import Budget, Grant
from jiju.spine.models import Entry
from tests.factories import grants as made
from tests.factories.grants import BY, TODAY

pytestmark = pytest.mark.django_db


def sums() -> list[int]:
    """What is promised, paid and got back of the one budget, in 10,000 yuan."""
    b = Budget.objects.get()
    return [int(x / 10_000) for x in (b.committed_yuan, b.paid_yuan, b.recovered_yuan)]


def test_each_step_is_another_persons_and_the_books_agree_after_each() -> None:
    grant = made.accepted()
    told = Entry.objects.filter(subject_kind="grants.Grant", subject_id=str(grant.pk)).order_by("seq")
    verbs = [e.action.split(".")[1] for e in told]
    assert verbs == [
        "propose_grant", "review_grant", "approve_grant", "plan_payment", "pay", "report_use", "accept_grant"
    ]  # fmt: skip
    persons = [e.person for e in told if e.action != "grants.plan_payment"]
    assert len(set(persons)) == len(persons) == 6
    assert sums() == [40, 40, 0]
    assert queries.mismatches() == []


def test_a_large_grant_is_signed_by_a_second_unit() -> None:
    grant = made.approved(wan="80")
    shown = queries.grant(BY.auditor, grant.pk, on=TODAY)
    assert [str(part) for part, *_ in shown.approvals] == ["Review", "Countersignature", "Approval"]
    assert {digest for *_, digest, _ in shown.approvals} == {shown.digest}
    assert sums() == [80, 0, 0]


def test_what_a_reader_sees_of_a_grant() -> None:
    grant = made.used("Z001", made.spent("30"), made.spent("5", "宴请", voucher="发票002"))
    shown = queries.grant(BY.city, grant.pk, on=TODAY)
    assert shown.line.state == "used"
    assert (shown.reports[0].spent_yuan, shown.reports[0].unused_yuan) == (Decimal(350_000), Decimal(50_000))
    assert [x.is_allowed for x in shown.reports[0].lines] == [True, False]
    assert shown.verbs == ("hand_back_use", "accept_grant")
    assert [s.verb for s in shown.steps][-1] == "report_use"
    assert Grant.objects.get().report_by.isoformat() == "2026-01-20"
