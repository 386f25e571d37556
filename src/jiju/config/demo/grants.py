"""Money of the demonstration: budgets of three years, and a few grants, each step taken by its own person."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from jiju.config.demo.people import LEAD_SIGN_IN, SECOND_SIGN_IN
from jiju.config.demo.zones import ZoneSeed
from jiju.core.codes import credit_code
from jiju.core.refusals import Refusal
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations import queries as judged
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.shapes import (
    ApplicationFacts,
    BudgetFacts,
    CityFundFacts,
    Origin,
    Payee,
    ProposalFacts,
    Purpose,
    Spent,
)
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Plan
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

ZONE = ZoneInfo("Asia/Shanghai")
WAN = Decimal(10_000)
MOST_ZONES, LEAST_ZONES = 200, 8
FUND, PAPER = "省级服务业发展专项资金", "吉财预〔{year}〕演示号"
WHY = "经核对认定文件和建设内容，金额适当，同意。（演示）"
RESULT = "公共服务平台已投入运行，服务企业一百余户。（演示）"
APPLIED = (("公共冷链中心", "国家物流枢纽补助（演示）", 800), ("智慧园区平台", "服务业专项（演示）", 300))
WAY = ("review", "countersign", "approve", "plan", "pay", "report", "accept", "order")


def make_grants(plan: Plan, zones: list[ZoneSeed], home: ZoneSeed, day: date) -> None:
    """Budgets, grants on titles and places, and the two registers; nothing in a tiny province or a very large one."""
    if not LEAST_ZONES <= len(zones) <= MOST_ZONES:
        return
    purse = Purse(plan, day)
    purse.enter_budgets()
    near = [z for z in zones if z.city == home.city and z is not home] or zones[1:]
    far = [z for z in zones if z.city != home.city]
    for zone, steps, back, wan in (
        (near[0], 8, 760, "60"), (home, 5, 440, "40"), (far[0], 6, 300, "80"), (far[1], 6, 200, "30"),
        (near[-1], 3, 60, "100"), (far[2], 1, 20, "70"), (far[3], 0, 6, "35"),
    ):  # fmt: skip
        purse.walk(zone, steps, back, wan)
    purse.double(far[4], far[0])
    purse.place_won()
    purse.registers(home)


class Purse:
    """The persons with a part in money, and the steps that they take."""

    def __init__(self, plan: Plan, day: date) -> None:
        self.plan, self.day = plan, day
        self.budgets: dict[int, int] = {}

    def _named(self, username: str) -> Actor:
        found = people.actor_named(username, on=self.day)
        if found is None:
            raise LookupError(f"nobody signs in as {username}")
        return found

    def _posted(self, role: Role, code: str) -> Actor | None:
        return people.actor_posted(role, code, on=self.day)

    def _at(self, back: int) -> datetime:
        return datetime.combine(self.day - timedelta(days=back), time(10, 0), ZONE)

    def enter_budgets(self) -> None:
        for n, year in enumerate(range(self.plan.last_year - 2, self.plan.last_year + 1)):
            at = datetime(year, 1, 15, 10, 0, tzinfo=ZONE)
            facts = BudgetFacts(year, "provincial", FUND, (600 + 200 * n) * WAN, PAPER.format(year=year))
            self.budgets[year] = acts.enter_budget(facts, by=self._named("finance"), at=at).pk

    def walk(self, zone: ZoneSeed, steps: int, back: int, wan: str) -> None:
        """A grant on the title of a zone, so many steps on its way; the first of them so many days ago."""
        on = self.day - timedelta(days=back)
        found = next((o for o in self._titles(on) if o.unit == zone.code), None)
        if found is not None:
            self._brought(self._proposed(found, wan, back), steps, back)

    def double(self, zone: ZoneSeed, other: ZoneSeed) -> None:
        """A grant to the credit code that another zone was paid to: it looks like a second award."""
        known = {o.unit: o for o in self._titles(self.day)}
        if zone.code in known and other.code in known:
            self._proposed(known[zone.code], "40", 2, _payee(known[other.code]))

    def _titles(self, on: date) -> list[Origin]:
        """Titles that money of the province rewards: what a plan has cities or the state pay goes another way."""
        return [o for o in queries.titles(on) if queries.rule_named(o.award).source == "provincial"]

    def _proposed(self, origin: Origin, wan: str, back: int, payee: Payee | None = None) -> Any:
        yuan, rule = min(Decimal(wan), origin.cap_wan) * WAN, queries.rule_named(origin.award)
        names = rule.use[:2] or ("运营服务能力提升",)
        shares = (Decimal("0.7"), Decimal("0.3")) if len(names) > 1 else (Decimal(1),)
        lines = tuple(Purpose(name, yuan * share) for name, share in zip(names, shares, strict=True))
        year = min(max((self.day - timedelta(days=back)).year, min(self.budgets)), max(self.budgets))
        facts = ProposalFacts(
            rule.id, origin.kind, origin.key, yuan, self.budgets[year], lines, payee or _payee(origin), WHY
        )  # fmt: skip
        return acts.propose_grant(facts, by=self._named(LEAD_SIGN_IN), at=self._at(back))

    def _brought(self, grant: Any, steps: int, back: int) -> None:
        for n, verb in enumerate(WAY[:steps], 1):
            if verb == "countersign" and not queries.needs_countersign(
                queries.rule_named(grant.rule), grant.amount_yuan
            ):
                continue
            getattr(self, f"_{verb}")(grant, self._at(max(back - 4 * n, 0)))
            grant = queries.grant_record(self._named(LEAD_SIGN_IN), grant.pk)

    def _review(self, g: Any, at: datetime) -> None:
        by = self._named(SECOND_SIGN_IN)
        acts.review_grant(g, by=by, at=at, digest=queries.digest_now(g), explanation=WHY)

    def _countersign(self, g: Any, at: datetime) -> None:
        acts.countersign_grant(g, by=self._named("finance-2"), at=at, digest=queries.digest_now(g))

    def _approve(self, g: Any, at: datetime) -> None:
        acts.approve_grant(g, by=self._named("province-3"), at=at, digest=queries.digest_now(g))

    def _plan(self, g: Any, at: datetime) -> None:
        by = self._named("finance")
        acts.plan_payment(g, by=by, at=at, amount_yuan=g.amount_yuan, planned_on=at.date() + timedelta(days=4))

    def _pay(self, g: Any, at: datetime) -> None:
        by = self._named("finance")
        for one in queries.grant(by, g.pk, on=self.day).payments:
            paper = f"支付凭证{one.id:04d}（演示）"
            acts.pay(queries.payment_record(by, one.id), by=by, at=at, paid_on=at.date(), voucher=paper)

    def _report(self, g: Any, at: datetime) -> None:
        head = self._posted(Role.ZONE_HEAD, g.unit)
        if head is not None:
            half = (g.amount_yuan * 9 / 20).quantize(Decimal("0.01"))
            names = [p.purpose for p in queries.grant(head, g.pk, on=self.day).purposes]
            lines = [
                Spent(names[n % len(names)], "某建设公司（演示）", half, at.date(), f"发票{n + 1:03d}（演示）")
                for n in range(2)
            ]
            acts.report_use(g, by=head, at=at, lines=lines, result=RESULT)

    def _accept(self, g: Any, at: datetime) -> None:
        by = self._posted(Role.CITY, g.city)
        if by is not None and g.state == "used":
            acts.accept_grant(g, by=by, at=at, misused=(), opinion=WHY)

    def _order(self, g: Any, at: datetime) -> None:
        by, cashier = self._named(LEAD_SIGN_IN), self._named("finance-2")
        for shown in queries.grant(by, g.pk, on=self.day).recoveries:
            one, due, later = queries.recovery_record(by, shown.id), at.date() + timedelta(days=30), timedelta(days=20)
            acts.order_recovery(one, by=by, at=at, amount_yuan=shown.amount_yuan, due=due, reason=WHY)
            half = shown.amount_yuan / 2
            acts.receive_recovery(one, by=cashier, at=at + later, amount_yuan=half, voucher="银行回单（演示）")

    def place_won(self) -> None:
        """One place of the final round is taken up by somebody who did not make it final, and a grant is proposed."""
        by = self._named(LEAD_SIGN_IN)
        for round_ in judged.followed_rounds(by):
            open_ = [p for p in judged.proposals(by, round_.id) if p.kind == "award" and p.state == "proposed"]
            awards = [p for p in open_ if p.zone]
            for shown in awards[:2]:
                self._take_up(shown.id)
        for origin in queries.origins(self.day):
            if origin.kind == "round":
                self._proposed(origin, "20", 3)
                return

    def _take_up(self, pk: int) -> None:
        for name in (LEAD_SIGN_IN, SECOND_SIGN_IN, "province-3"):
            by = self._named(name)
            try:
                evaluations.take_up_proposal(judged.proposal_record(by, pk), by=by, at=self._at(5), reason=WHY)
            except Refusal:
                continue
            return

    def registers(self, home: ZoneSeed) -> None:
        """Two applications for national money, and the city's own fund of two years."""
        by, year = self._posted(Role.CITY, home.city), self.plan.last_year
        if by is None:
            return
        on = date(year, 4, 20)
        paper, made = f"发改投资〔{year}〕演示号", []
        for project, fund, wan in APPLIED:
            facts_ = ApplicationFacts(home.code, project, fund, wan * WAN, on, paper)
            made.append(acts.enter_application(facts_, by=by, at=self._at(90)))
        answer = f"国家批复〔{year}〕演示号"
        decided = date(year, 9, 10)
        acts.win_application(made[0], by=by, at=self._at(60), granted_yuan=650 * WAN, decided_on=decided, answer=answer)
        for n, fund_year in enumerate((year - 1, year)):
            facts = CityFundFacts(
                home.city, fund_year, "市级服务业发展引导资金", (3000 + 400 * n) * WAN, f"市财预〔{fund_year}〕演示号"
            )
            acts.enter_city_fund(facts, by=by, at=self._at(30 - n))


def _payee(origin: Origin) -> Payee:
    """An invented operator of the zone."""
    number = int("".join(c for c in origin.unit if c.isdecimal()) or "1")
    code = credit_code("91220100", f"MA{number % 97:06d}")
    return Payee(f"{origin.unit_name[:60]}运营有限公司（演示）", code, f"6222{number:012d}")
