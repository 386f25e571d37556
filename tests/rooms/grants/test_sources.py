"""Awards out of a city's fund and out of national money: the plan names the source, and no other money will do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jiju.core.refusals import NotFound
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Budget, Grant
from jiju.rooms.grants.shapes import BudgetFacts, CityFundFacts, Payee, ProposalFacts, Purpose
from jiju.spine import news
from jiju.spine.actors import Scope
from tests.factories import grants as made
from tests.factories import programmes
from tests.factories import registry as zones
from tests.factories.grants import AT, BY, FINANCE, TODAY, WAN, WHY
from tests.rooms.grants.ways import refused

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "990100", "990200"
WON = date(2024, 3, 1)
OURS = replace(made.at_unit(FINANCE.role, "C1", "CF1"), scope=Scope("city", frozenset({HERE})))
SECOND = replace(OURS, person="C2")
THEIRS = replace(OURS, person="C3", unit="CF2", scope=Scope("city", frozenset({ELSEWHERE})))


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    """Another plan, which names the city and the nation as sources, and newly recognised hubs in two cities."""
    programmes.loaded(programmes.qinghe())
    news.catch_up()
    for code, city, county in (("H01", HERE, "990102"), ("H02", HERE, "990103"), ("H03", ELSEWHERE, "990221")):
        zones.established(code, city=city, county=county, since=WON, zone_type=programmes.qinghe().types[0].code)


def city_budget(wan: int = 30, city: str = HERE, by: Any = None) -> Budget:
    facts = BudgetFacts(2024, "city", "枢纽区引导资金", wan * WAN, "临财预〔2024〕3号（测试）", city)
    return acts.enter_budget(facts, by=by or FINANCE, at=AT)


def facts(unit: str, wan: str, budget: Budget, rule: str = "G2") -> Any:
    yuan = int(wan) * WAN
    payee = Payee(f"{unit}运营公司", zones.uscc(int(unit[1:])), "6222000012345678")
    key = f"{unit}:{WON.isoformat()}"
    return ProposalFacts(rule, "title", key, yuan, budget.pk, (Purpose("公共服务平台", yuan),), payee, WHY)


def approved(unit: str, wan: str, budget: Budget, rule: str = "G2") -> Grant:
    """A grant that its persons have brought to its promise; a large one is countersigned by the city's own treasury."""
    one = acts.propose_grant(facts(unit, wan, budget, rule), by=BY.proposer, at=AT)
    acts.review_grant(one, by=BY.another, at=AT, digest=made.seen(one), explanation=WHY)
    if queries.needs_countersign(queries.rule_named(rule), one.amount_yuan):
        acts.countersign_grant(one, by=SECOND, at=AT, digest=made.seen(one))
    return acts.approve_grant(one, by=BY.approver, at=AT, digest=made.seen(one))


def test_a_citys_award_takes_the_own_citys_fund_and_nothing_else() -> None:
    provincial, national = made.budget_of(100), made.budget_of(100, source="national")
    other = city_budget(city=ELSEWHERE)
    for wrong in (provincial, national, other):
        refused(acts.BudgetDoesNotFit, acts.propose_grant, facts("H01", "10", wrong), by=BY.proposer, at=AT)
    assert acts.propose_grant(facts("H01", "10", city_budget()), by=BY.proposer, at=AT).budget.city == HERE


def test_a_national_award_takes_national_money_and_nothing_else() -> None:
    national = made.budget_of(100, source="national")
    refused(acts.BudgetDoesNotFit, acts.propose_grant, facts("H01", "40", city_budget(), "G3"), by=BY.proposer, at=AT)
    refused(acts.CapIsExceeded, acts.propose_grant, facts("H01", "41", national, "G3"), by=BY.proposer, at=AT)
    assert approved("H01", "40", national, "G3").state == "approved"
    assert Budget.objects.get(source="national").committed_yuan == 40 * WAN


def test_one_zone_may_have_both_and_each_once() -> None:
    city, national = city_budget(60), made.budget_of(100, source="national")
    approved("H01", "10", city)
    approved("H01", "10", national, "G3")
    for rule, budget in (("G2", city), ("G3", national)):
        refused(acts.AwardedBefore, acts.propose_grant, facts("H01", "5", budget, rule), by=BY.proposer, at=AT)


def test_what_is_promised_never_exceeds_the_citys_fund() -> None:
    budget = city_budget(30)
    approved("H01", "20", budget)
    with pytest.raises(acts.BudgetIsSpent):
        approved("H02", "11", budget)
    paper = {"by": OURS, "at": AT, "paper": "临财预〔2024〕9号"}
    refused(acts.BudgetIsSpent, acts.lower_budget, budget, amount_yuan=11 * WAN, **paper)
    assert Budget.objects.get().committed_yuan == 20 * WAN
    acts.raise_budget(budget, amount_yuan=1 * WAN, **paper)
    waiting = Grant.objects.get(unit="H02")
    acts.approve_grant(waiting, by=BY.approver, at=AT, digest=made.seen(waiting))
    assert (Budget.objects.get().committed_yuan, Budget.objects.get().amount_yuan) == (31 * WAN, 31 * WAN)
    assert queries.mismatches() == []


def test_the_citys_own_treasury_pays_and_no_other_city_sees_it() -> None:
    grant = approved("H01", "20", city_budget(30, by=OURS))
    plan: dict[str, Any] = {"at": AT, "amount_yuan": 20 * WAN, "planned_on": TODAY}
    refused(NotFound, acts.plan_payment, grant, by=THEIRS, **plan)
    one = acts.plan_payment(grant, by=OURS, **plan)
    refused(NotFound, acts.pay, one, by=THEIRS, at=AT, paid_on=TODAY, voucher="凭证1号")
    acts.pay(one, by=OURS, at=AT, paid_on=TODAY, voucher="凭证1号")
    assert [(b.source, b.paid_yuan) for b in queries.budgets(OURS)] == [("city", 20 * WAN)]
    assert (queries.budgets(THEIRS), queries.by_source(THEIRS)) == ([], [])
    assert queries.finance(THEIRS, on=TODAY).owed == ()
    with pytest.raises(NotFound):
        queries.budget(THEIRS, grant.budget_id)


def test_promised_and_paid_are_told_by_source_and_beside_the_register() -> None:
    """Two cities' budgets are one line for the province, and each its own for its city."""
    approved("H01", "20", city_budget(30))
    approved("H03", "10", city_budget(40, ELSEWHERE))
    approved("H02", "40", made.budget_of(100, source="national"), "G3")
    told = {(s.year, s.source): (s.budgets, s.amount_yuan, s.committed_yuan) for s in queries.by_source(FINANCE)}
    assert told == {(2024, "city"): (2, 70 * WAN, 30 * WAN), (2024, "national"): (1, 100 * WAN, 40 * WAN)}
    ours = {s.source: s.committed_yuan for s in queries.by_source(OURS)}
    assert ours == {"city": 20 * WAN, "national": 40 * WAN}
    assert [s.source for s in queries.by_source(FINANCE, source="national")] == ["national"]
    city = replace(BY.city, scope=Scope("city", frozenset({HERE})))
    for name in ("枢纽区引导资金", "另一项资金"):
        acts.enter_city_fund(CityFundFacts(HERE, 2024, name, 50 * WAN, "临财预〔2024〕1号"), by=city, at=AT)
    found = {f.name: (f.promised_yuan, f.paid_yuan) for f in queries.city_funds(city)}
    assert found == {"枢纽区引导资金": (20 * WAN, 0), "另一项资金": (None, None)}


def test_no_more_is_promised_than_the_city_entered_as_the_size_of_its_fund() -> None:
    """A budget that bears the name of a fund in the register of its city and year is held to that size as well."""
    city = replace(BY.city, scope=Scope("city", frozenset({HERE})))
    budget = city_budget(60)
    facts_ = CityFundFacts(HERE, 2024, "枢纽区引导资金", 25 * WAN, "临财预〔2024〕1号")
    acts.enter_city_fund(replace(facts_, year=2023, amount_yuan=1 * WAN), by=city, at=AT)  # of another year
    approved("H01", "20", budget)
    refused(acts.BudgetIsSpent, acts.enter_city_fund, replace(facts_, amount_yuan=19 * WAN), by=city, at=AT)
    fund = acts.enter_city_fund(facts_, by=city, at=AT)
    with pytest.raises(acts.BudgetIsSpent):
        approved("H02", "6", budget)
    assert Budget.objects.get().committed_yuan == 20 * WAN
    less: dict[str, Any] = {"by": city, "at": AT, "paper": "临财预〔2024〕7号", "reason": WHY}
    refused(acts.BudgetIsSpent, acts.correct_city_fund, fund, amount_yuan=19 * WAN, **less)
    acts.correct_city_fund(fund, amount_yuan=26 * WAN, **less)
    waiting = Grant.objects.get(unit="H02")
    acts.approve_grant(waiting, by=BY.approver, at=AT, digest=made.seen(waiting))
    assert Budget.objects.get().committed_yuan == 26 * WAN
    assert queries.mismatches() == []
