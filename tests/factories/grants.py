"""Grants for tests, each brought to its state by the acts of the persons whose step it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import (
    Acceptance,
    Approval,
    Budget,
    BudgetEntry,
    CityFund,
    Grant,
    NationalApplication,
    Payment,
    Recovery,
    UseLine,
    UseReport,
)
from jiju.rooms.grants.shapes import (
    ApplicationFacts,
    BudgetFacts,
    CityFundFacts,
    Payee,
    ProposalFacts,
    Purpose,
    Spent,
)
from jiju.rooms.registry import queries as zones
from jiju.spine import news
from jiju.spine.actors import Actor, Scope
from jiju.spine.roles import Role
from tests.factories import programmes, registry
from tests.factories.people import AT, actor

TODAY = AT.date()
WHY = "经核对认定文件和预算安排，金额适当，同意。"
PLATFORM, WORKS = "公共服务平台", "基础设施建设"
WAN = Decimal(10_000)


def at_unit(role: Role, person: str, unit: str, *codes: str) -> Actor:
    """Somebody posted at a unit."""
    return replace(actor(role, *codes, person=person), unit=unit, unit_name=unit)


def treasurer(person: str) -> Actor:
    """A finance officer of the province."""
    return replace(at_unit(Role.FINANCE, person, "FIN"), scope=Scope("all"))


@dataclass(frozen=True)
class Persons:
    """Everybody who has a part in a grant, each another person."""

    proposer: Actor = at_unit(Role.PROVINCE, "P1", "DRC")
    reviewer: Actor = at_unit(Role.DEPARTMENT, "P2", "COM", "T1", "T2")
    second: Actor = treasurer("P3")
    approver: Actor = at_unit(Role.PROVINCE, "P4", "DRC")
    payer: Actor = treasurer("P5")
    head: Actor = at_unit(Role.ZONE_HEAD, "P6", "BZ001", "Z001")
    city: Actor = at_unit(Role.CITY, "P7", "U220100", "220100")
    another: Actor = at_unit(Role.PROVINCE, "P8", "DRC")
    cashier: Actor = treasurer("P9")
    auditor: Actor = at_unit(Role.AUDITOR, "P10", "AUD")


BY = Persons()
FINANCE = BY.payer


def province() -> None:
    """The plan in force and a few zones newly recognised in its first year."""
    if not zones.zones_on(TODAY):
        programmes.loaded(programmes.jilin())
        news.catch_up()
        registry.established("Z001", "Z002", "Z003")


def budget_of(wan: int = 1000, year: int = 2024, source: str = "provincial", city: str = "", name: str = "") -> Budget:
    """A budget of so many ten thousand yuan."""
    facts = BudgetFacts(
        year, source, name or "服务业发展专项资金", Decimal(wan) * WAN, "吉财预〔2024〕1号（测试）", city
    )
    return acts.enter_budget(facts, by=FINANCE, at=AT)


def budget() -> Budget:
    found = Budget.objects.filter(source="provincial").order_by("pk").first()
    return found or budget_of()


def facts(unit: str = "Z001", wan: str = "40", **changes: Any) -> ProposalFacts:
    """A proposal on the title of a zone, all of it for one purpose; another amount goes for both."""
    yuan = Decimal(wan) * WAN
    plain = ProposalFacts(
        "F1", "title", f"{unit}:{registry.FOUNDED.isoformat()}", yuan, budget().pk, (Purpose(PLATFORM, yuan),),
        Payee(f"{unit}运营公司", registry.uscc(int(unit[1:])), "6222 0000 1234 5678"), WHY,
    )  # fmt: skip
    return replace(plain, **changes)


def proposed(unit: str = "Z001", wan: str = "40", **changes: Any) -> Grant:
    """A grant that nobody has reviewed."""
    province()
    return acts.propose_grant(facts(unit, wan, **changes), by=BY.proposer, at=AT)


def seen(grant: Grant) -> str:
    """The digest of what the page of the grant shows now."""
    return queries.grant(BY.auditor, grant.pk, on=TODAY).digest


def reviewed(unit: str = "Z001", wan: str = "40") -> Grant:
    """A grant that was found in order."""
    made = proposed(unit, wan)
    return acts.review_grant(made, by=BY.reviewer, at=AT, digest=seen(made), explanation=WHY)


def countersigned(unit: str = "Z001", wan: str = "80") -> Grant:
    """A large grant that a second unit has signed."""
    made = reviewed(unit, wan)
    return acts.countersign_grant(made, by=BY.second, at=AT, digest=seen(made))


def approved(unit: str = "Z001", wan: str = "40") -> Grant:
    """A grant whose money is promised; a large one was countersigned."""
    made = countersigned(unit, wan) if Decimal(wan) > 50 else reviewed(unit, wan)
    return acts.approve_grant(made, by=BY.approver, at=AT, digest=seen(made))


def planned(unit: str = "Z001", wan: str = "40") -> Payment:
    """The one instalment of a grant, in the plan of payments."""
    made = approved(unit, wan)
    return acts.plan_payment(made, by=BY.payer, at=AT, amount_yuan=made.amount_yuan, planned_on=TODAY)


def paid(unit: str = "Z001", wan: str = "40") -> Grant:
    """A grant paid in full."""
    one = planned(unit, wan)
    acts.pay(one, by=BY.payer, at=AT, paid_on=TODAY, voucher="支付凭证第1号")
    return Grant.objects.get(pk=one.grant_id)


def spent(wan: str = "40", purpose: str = PLATFORM, day: date = TODAY, voucher: str = "发票001") -> Spent:
    """One expense."""
    return Spent(purpose, "某建设公司", Decimal(wan) * WAN, day, voucher)


def head_of(grant: Grant) -> Actor:
    """The head of the zone of a grant."""
    return replace(BY.head, scope=Scope("zone", frozenset({grant.unit})))


def used(unit: str = "Z001", *lines: Spent) -> Grant:
    """A grant on whose use the zone has reported."""
    made = paid(unit)
    acts.report_use(made, by=head_of(made), at=later(30), lines=lines or (spent(),), result=WHY)
    return Grant.objects.get(pk=made.pk)


def use_report_of(grant: int) -> UseReport:
    """A report on a paid grant that leaves a quarter of the money over."""
    found = Grant.objects.get(pk=grant)
    return acts.report_use(found, by=head_of(found), at=later(30), lines=(spent("30"),), result=WHY)


def accepted(unit: str = "Z001", *lines: Spent) -> Grant:
    """A grant whose use was accepted."""
    made = used(unit, *lines)
    acts.accept_grant(made, by=BY.city, at=later(40), misused=(), opinion=WHY)
    return Grant.objects.get(pk=made.pk)


def later(days: int) -> datetime:
    """So many days after the first."""
    return AT + timedelta(days=days)


# --- one stored record of each kind -----------------------------------------------------------------------------


def stored_budget() -> Budget:
    return budget()


def budget_entry() -> BudgetEntry:
    return BudgetEntry.objects.get(budget=budget())


def grant() -> Grant:
    return proposed()


def approval() -> Approval:
    return Approval.objects.get(grant=reviewed())


def payment() -> Payment:
    return planned()


def use_report() -> UseReport:
    return UseReport.objects.get(grant=used())


def use_line() -> UseLine:
    return UseLine.objects.get(report=use_report())


def acceptance() -> Acceptance:
    return Acceptance.objects.get(grant=accepted())


def recovery() -> Recovery:
    """What was left over of a grant is to come back."""
    return Recovery.objects.get(grant=accepted("Z001", spent("30")))


def national_application() -> NationalApplication:
    province()
    facts_ = ApplicationFacts("Z001", "冷链枢纽项目", "国家服务业资金", 200 * WAN, TODAY, "发改投〔2024〕9号（测试）")
    return acts.enter_application(facts_, by=BY.city, at=AT)


def city_fund() -> CityFund:
    province()
    facts_ = CityFundFacts("220100", 2024, "市服务业引导资金", 3000 * WAN, "长财预〔2024〕2号（测试）")
    return acts.enter_city_fund(facts_, by=BY.city, at=AT)
