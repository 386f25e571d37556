"""From the call to the money and back: a title won by a batch is what an award rests on, and its loss asks it back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Grant, Payment, Recovery
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts as selections
from jiju.rooms.selections.models import Call
from jiju.spine import news
from jiju.spine.models import Entry
from tests.factories import grants as made
from tests.factories.grants import AT, BY, TODAY, WAN, WHY
from tests.rooms.evaluations import final
from tests.rooms.selections.notices import turns

BEGAN = datetime(2024, 3, 4, 9, 0, tzinfo=AT.tzinfo)
OVER = BEGAN + timedelta(days=8)  # the five working days of the notice ended the day before
WON = OVER.date()
KEY = f"Z001:{WON.isoformat()}"


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    """Zones of the reserve, one of which became provincial by a batch of the year 2024."""
    turns.prepared()
    news.catch_up()
    with monkeypatch.context() as moved:
        for name, value in (("AT", BEGAN), ("TODAY", BEGAN.date()), ("OVER", OVER)):
            moved.setattr(turns, name, value)
        notice = turns.noticed(turns.call_at(units=("Z001",)), chosen=["Z001"])
        assert notice.last_day == WON - timedelta(days=1)
        turns.issued(notice)
    news.catch_up()


def paid() -> Grant:
    """An award on the title, reviewed, countersigned, approved and paid, each by another person."""
    grant = acts.propose_grant(made.facts("Z001", "80", origin_key=KEY), by=BY.proposer, at=AT)
    acts.review_grant(grant, by=BY.reviewer, at=AT, digest=made.seen(grant), explanation=WHY)
    acts.countersign_grant(grant, by=BY.second, at=AT, digest=made.seen(grant))
    acts.approve_grant(grant, by=BY.approver, at=AT, digest=made.seen(grant))
    payment = acts.plan_payment(grant, by=BY.payer, at=AT, amount_yuan=80 * WAN, planned_on=TODAY)
    acts.pay(payment, by=BY.payer, at=AT, paid_on=TODAY, voucher="支付凭证第1号")
    return Grant.objects.get(pk=grant.pk)


def removal_decided() -> Call:
    """The zone failed twice: the case of its removal is decided, and the call with its public notice is open."""
    grades = final.rows(Z001=("50", "不合格"))
    final.final("2022", grades)
    found = final.proposed(final.final("2023", grades))["remove", "Z001"]
    evaluations.take_up_proposal(found, by=final.BY.province, at=final.AT, reason=WHY)
    case = evaluations.give_notice(found, by=final.BY.province, at=final.AT, reason=WHY)
    meeting = turns.meeting(held_on=final.day(12))
    evaluations.decide_removal(case, by=final.BY.another, at=final.later(12), meeting=meeting)
    news.catch_up()
    return Call.objects.get(procedure="removal")


def test_a_batch_of_the_plans_years_is_what_an_award_rests_on(recognised: None) -> None:
    assert registry.zone(BY.auditor, "Z001", WON).status == "provincial"
    on_titles = [o for o in queries.origins(TODAY) if o.kind == "title"]
    assert [(o.key, o.unit, o.award) for o in on_titles] == [(KEY, "Z001", "F1")]
    assert on_titles[0].facts["document"] == turns.batch().document
    grant = paid()
    assert (grant.state, grant.paid_yuan, grant.origin_key) == ("paid", 80 * WAN, KEY)
    assert queries.mismatches() == []


def test_the_removal_of_the_title_asks_the_money_back(recognised: None) -> None:
    grant = paid()
    call = removal_decided()
    assert not Recovery.objects.exists()  # decided is not published: nothing is lost yet
    p11, p12 = (turns.actor(turns.Role.PROVINCE, person=one) for one in ("P11", "P12"))
    selections.publish_notice(call, by=p11, at=final.later(13))
    news.catch_up()
    assert not Recovery.objects.exists()
    gone = final.later(30)
    selections.issue_batch(call, by=p12, at=gone, batch=turns.batch(number="", effective_on=gone.date()))
    news.catch_up()
    news.catch_up()
    one = Recovery.objects.get()
    assert (one.grant_id, one.cause, one.state, one.amount_yuan) == (grant.pk, "removal", "proposed", 80 * WAN)
    assert Entry.objects.get(action="grants.propose_recovery").person == "system:grants"
    assert Payment.objects.get().state == "paid"  # a person decides; nothing is moved by the news
    assert queries.unclaimed(Grant.objects.get()) == Decimal(0)


def test_a_title_of_the_year_after_the_plan_is_none(recognised: None) -> None:
    assert programmes.plan().last_year == 2024
    notice = turns.noticed(turns.call_at(units=("Z002",)), chosen=["Z002"])
    turns.issued(notice, number="第三批", document="吉发改服务〔2025〕30号")
    on = date(2025, 3, 1)
    assert registry.zone(BY.auditor, "Z002", on).status == "provincial"
    assert [o.key for o in queries.origins(on)] == [KEY]
    facts = made.facts("Z002", "40", origin_key=f"Z002:{turns.OVER.date().isoformat()}")
    with pytest.raises(acts.NothingToRestOn):
        acts.propose_grant(facts, by=BY.proposer, at=made.later(40))
    assert not Grant.objects.exists()
