"""追缴: proposed by news of false data or a lost title, ordered by free hands, entered by finance to the cent."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotNow, NotYours
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations.shapes import FalsehoodFacts, Meeting
from jiju.rooms.grants import acts, queries, tasks
from jiju.rooms.grants.models import Budget, BudgetEntry, Grant, Payment, Recovery
from jiju.rooms.grants.shapes import Purpose
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import grants as made
from tests.factories.grants import AT, BY, TODAY, WAN, WHY, later, spent
from tests.rooms.evaluations import final
from tests.rooms.grants.ways import refused

pytestmark = pytest.mark.django_db
FREE = made.at_unit(Role.PROVINCE, "P11", "DRC")  # no part in any grant


def proposed() -> Recovery:
    """Ten of forty ten-thousands were left over."""
    made.accepted("Z001", spent("30"))
    return Recovery.objects.get()


def ordered(**changes: Any) -> dict[str, Any]:
    due = TODAY + timedelta(days=60)
    return {"by": BY.another, "at": later(41), "amount_yuan": 10 * WAN, "due": due, "reason": WHY, **changes}


def came(wan: str, **changes: Any) -> dict[str, Any]:
    return {"by": BY.cashier, "at": later(50), "amount_yuan": Decimal(wan) * WAN, "voucher": "银行回单1号", **changes}


def test_whoever_let_the_money_go_does_not_order_it_back() -> None:
    one = proposed()
    for refusal, changes in (
        (acts.AlreadyHasAPart, {"by": BY.approver}),
        (acts.MoreThanIsOwed, {"amount_yuan": 11 * WAN}),
        (acts.AmountDoesNotFit, {"amount_yuan": Decimal(-1)}),
        (acts.DayIsWrong, {"due": TODAY}),
        (acts.TextIsTooShort, {"reason": "退"}),
        (NotYours, {"by": BY.payer}),
    ):
        refused(refusal, acts.order_recovery, one, **ordered(**changes))
    assert acts.order_recovery(one, **ordered(by=BY.proposer)).state == "ordered"
    refused(NotNow, acts.order_recovery, one, **ordered())


def test_nobody_with_a_part_leaves_the_money() -> None:
    one = proposed()
    for who in (BY.proposer, BY.approver):
        refused(acts.AlreadyHasAPart, acts.drop_recovery, one, by=who, at=later(41), reason=WHY)
    refused(acts.TextIsTooShort, acts.drop_recovery, one, by=BY.another, at=later(41), reason="理由不足二十字")
    assert acts.drop_recovery(one, by=BY.another, at=later(41), reason=WHY).state == "dropped"


def test_less_is_ordered_without_a_part_and_the_rest_waits_for_a_second_person() -> None:
    one, cent = proposed(), Decimal("0.01")
    refused(acts.AlreadyHasAPart, acts.order_recovery, one, **ordered(by=BY.proposer, amount_yuan=cent))
    acts.order_recovery(one, **ordered(amount_yuan=cent))
    rest = Recovery.objects.get(state="proposed")
    assert (rest.amount_yuan, rest.number, rest.cause, rest.cause_key) == (10 * WAN - cent, 2, one.cause, one.cause_key)
    told = json.loads(Entry.objects.get(action="grants.order_recovery").body)["data"]
    assert (told["rest"], told["rest_yuan"]) == (rest.pk, "99999.99")
    assert queries.unclaimed(rest.grant) == 30 * WAN  # no news asks for it a second time
    why = {"at": later(42), "reason": WHY}
    refused(acts.AlreadyHasAPart, acts.order_recovery, rest, **ordered(amount_yuan=rest.amount_yuan))
    refused(acts.AlreadyHasAPart, acts.drop_recovery, rest, by=BY.another, **why)
    shown = {who: queries.grant(who, rest.grant_id, on=TODAY).recoveries[1] for who in (BY.another, FREE)}
    assert set(shown[BY.another].kept_from) == {"order_recovery", "drop_recovery"}
    assert shown[FREE].kept_from == {}
    acts.order_recovery(rest, **ordered(by=FREE, amount_yuan=cent))
    last = Recovery.objects.get(state="proposed")
    for who in (BY.another, FREE):  # nor do two take turns
        refused(acts.AlreadyHasAPart, acts.drop_recovery, last, by=who, **why)
    whole = ordered(by=BY.proposer, amount_yuan=last.amount_yuan)
    assert acts.order_recovery(last, **whole).state == "ordered"  # all of it: a part that let no money go is no bar
    assert sum(r.amount_yuan for r in Recovery.objects.all()) == 10 * WAN


def test_money_comes_in_parts_and_never_more_than_is_owed() -> None:
    one = acts.order_recovery(proposed(), **ordered())
    refused(NotYours, acts.receive_recovery, one, **came("1", by=BY.another))
    acts.receive_recovery(one, **came("9.999999"))
    refused(acts.MoreThanIsOwed, acts.receive_recovery, one, **came("0.000002"))
    acts.receive_recovery(one, **came("0.000001"))
    assert (Recovery.objects.get().state, Grant.objects.get().recovered_yuan) == ("received", 10 * WAN)
    budget = Budget.objects.get()
    assert (budget.committed_yuan, budget.paid_yuan, budget.recovered_yuan) == (40 * WAN, 40 * WAN, 10 * WAN)
    assert queries.mismatches() == []
    refused(NotNow, acts.receive_recovery, one, **came("1"))


def test_a_wrong_receipt_is_reversed_by_another_officer() -> None:
    one = acts.order_recovery(proposed(), **ordered())
    acts.receive_recovery(one, **came("10"))
    entry = BudgetEntry.objects.get(kind="receipt")
    asked = {"at": later(51), "entry": entry.pk, "reason": "回单属于另一集聚区，冲销。"}
    refused(acts.AlreadyHasAPart, acts.reverse_receipt, one, by=BY.cashier, **asked)
    refused(acts.NothingToRecover, acts.reverse_receipt, one, by=BY.payer, **(asked | {"entry": 0}))
    refused(acts.TextIsTooShort, acts.reverse_receipt, one, by=BY.payer, **(asked | {"reason": "错"}))
    acts.reverse_receipt(one, by=BY.payer, **asked)
    assert (Recovery.objects.get().state, Budget.objects.get().recovered_yuan) == ("ordered", 0)
    refused(acts.NothingToRecover, acts.reverse_receipt, one, by=BY.payer, **asked)
    assert queries.mismatches() == []


def test_whoever_ordered_it_does_not_enter_the_money() -> None:
    one = acts.order_recovery(proposed(), **ordered())
    again = made.replace(BY.another, role=BY.cashier.role)
    refused(acts.AlreadyHasAPart, acts.receive_recovery, one, **came("1", by=again))


# --- news -----------------------------------------------------------------------------------------------------------


def paid_on_a_place() -> tuple[Any, Grant]:
    """An award paid on a place in a final round."""
    made.province()
    round_ = final.final("2023", final.rows(Z001=("90", "优秀"), Z002=("88", "优秀")))
    proposal = final.proposed(round_)["award", "Z001"]
    evaluations.take_up_proposal(proposal, by=BY.another, at=final.AT)
    facts = made.facts("Z001", "20", rule="F2", origin_kind="round", origin_key=str(proposal.pk),
                       purposes=(Purpose("运营补助", 20 * WAN),))  # fmt: skip
    grant = acts.propose_grant(facts, by=BY.proposer, at=AT)
    acts.review_grant(grant, by=BY.reviewer, at=AT, digest=made.seen(grant), explanation=WHY)
    acts.approve_grant(grant, by=BY.approver, at=AT, digest=made.seen(grant))
    payment = acts.plan_payment(grant, by=BY.payer, at=AT, amount_yuan=20 * WAN, planned_on=TODAY)
    acts.pay(payment, by=BY.payer, at=AT, paid_on=TODAY, voucher="支付凭证1号")
    return proposal, grant


def test_false_figures_ask_back_what_was_paid_on_them_once() -> None:
    _, grant = paid_on_a_place()
    other = made.paid("Z002", "40")  # on its title: no figure stands behind it
    accused = FalsehoodFacts("Z001", "2023", "税收多报三成，约一百万元", "完税证明与报表不符，见附件")
    found = evaluations.raise_falsehood(accused, by=BY.another, at=AT)
    evaluations.confirm_falsehood(found, by=BY.approver, at=AT, answer=WHY)
    news.catch_up()
    news.catch_up()
    assert [(r.grant_id, r.cause, r.state, r.amount_yuan) for r in Recovery.objects.order_by("pk")] == [
        (grant.pk, "falsehood", "proposed", 20 * WAN)
    ]
    entry = Entry.objects.get(action="grants.propose_recovery")
    assert entry.person == "system:grants"
    assert queries.unclaimed(other) == 40 * WAN
    asked = {"by": system("tests"), "at": AT, "cause": "removal", "cause_key": "1"}
    refused(acts.NothingToRecover, acts.propose_recovery, grant, **asked)


def test_a_removed_title_asks_back_what_was_paid_to_the_zone() -> None:
    made.province()
    grant = made.paid("Z001", "40")
    final.final("2022", final.rows(Z001=("50", "不合格")))
    found = final.proposed(final.final("2023", final.rows(Z001=("50", "不合格"))))["remove", "Z001"]
    evaluations.take_up_proposal(found, by=final.BY.province, at=final.AT)
    case = evaluations.give_notice(found, by=final.BY.province, at=final.AT, reason=WHY)
    meeting = Meeting(final.day(12), tuple((n, "委员") for n in "甲乙丙丁戊"), (), 4, 1, 0, WHY)
    evaluations.decide_removal(case, by=final.BY.province, at=final.later(12), meeting=meeting)
    with final.gone_through_notice():
        evaluations.confirm_removal(case, by=final.BY.another, at=final.later(13), effective_on=final.day(13))
    news.catch_up()
    one = Recovery.objects.get()
    assert (one.grant_id, one.cause, one.amount_yuan) == (grant.pk, "removal", 40 * WAN)
    assert Payment.objects.get().state == "paid"  # a person decides; nothing is moved by the news


@pytest.mark.parametrize(("libraries", "asked_back"), [(["formal", "key"], 1), (["key"], 0)])
def test_a_title_that_ends_otherwise_asks_back_what_rested_on_it(libraries: list[str], asked_back: int) -> None:
    grant = made.paid("Z001", "40")
    body = json.dumps({"data": {"unit": "Z001", "libraries": libraries}})
    entry = Entry(action="selections.end_title", body=body, at=AT, subject_id="7")
    tasks.recover_after_title(entry)
    assert [r.grant_id for r in Recovery.objects.all()] == [grant.pk] * asked_back


@pytest.mark.parametrize(("library", "asked_back"), [("formal", 1), ("key", 0)])
def test_a_title_that_rests_on_false_figures_asks_its_award_back_once(library: str, asked_back: int) -> None:
    grant = made.paid("Z001", "40")
    made.paid("Z002", "40")
    body = json.dumps({"data": {"unit": "Z001", "library": library, "falsehood": 7}})
    entry = Entry(action="selections.propose_question", body=body, at=AT, subject_id="3")
    tasks.recover_after_question(entry)
    tasks.recover_after_question(entry)
    found = [(r.grant_id, r.cause, r.cause_key, r.state) for r in Recovery.objects.order_by("pk")]
    assert found == [(grant.pk, "falsehood", "7", "proposed")] * asked_back
    assert set(Payment.objects.order_by("pk").values_list("state", flat=True)) == {"paid"}  # a person decides
