"""The quarter under way: a few zones, each at another step of the road, brought there by the acts themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from jiju.config.demo.history import History, ZoneBook
from jiju.config.demo.returns import Cells
from jiju.config.demo.roles import Reading
from jiju.config.demo.zones import ZoneSeed
from jiju.core.periods import Period
from jiju.rooms.filings import acts
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import TotalFacts, VisitFacts
from jiju.rooms.people import queries as people
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

SHRUNK = Decimal("0.5")
FEW = Decimal(1)
OUTSOURCED = "用工由派遣公司统一派遣，按制度计入派遣单位，园区只留一名自有员工，派遣合同和社保名单已附。"
WHY = "本季度园区新签约项目集中投产，已与企业逐户核对，数据属实。"
Step = Callable[["Road"], None]


class Doubted:
    """What reviewers doubt and zones explain, in the rows of the plan's own form: pay, if it asks for pay."""

    def __init__(self, reading: Reading) -> None:
        row, jobs = reading.row_of("pay", "revenue"), reading.row_of("jobs", "firms")
        is_pay = any(a.figure == "pay" for a in reading.zone_rows)
        self.doubted, self.falling = row.code, reading.row_of("surcharge", "revenue").code
        self.staff = jobs.code
        self.proof = "工资汇总表" if is_pay else "明细表"
        self.mismatch = f"{row.name}与{'用工人数不匹配' if is_pay else '上期相差较大'}，请核对后重报。"
        self.answer = f"{'年终奖集中在四季度计提' if is_pay else '收入集中在四季度确认'}，已附{self.proof}。"
        self.question = (
            f"{row.name}比上年同期增加较多，{jobs.name}变动不大。请附{self.proof}，并核对计量单位是否为{row.unit}。"
        )

    def evidence(self, period: Period) -> str:
        return f"{period.year}年{period.last_month}月{self.proof}"


class Road:
    """One zone's filing of the quarter under way, taken step by step by the people of its own offices."""

    def __init__(self, seed: ZoneSeed, book: ZoneBook, history: History, at: datetime) -> None:
        self.seed, self.at = seed, at
        self.period = history.course.quarters[-1]
        self.form, self.rows = history.zone_form, Doubted(history.reading)
        self.cells: Cells = history.zone_cells(book, len(history.course.quarters) - 1)
        self.filing: int | None = None

    def _as(self, role: Role) -> Actor:
        code = {Role.CITY: self.seed.city, Role.COUNTY: self.seed.county}.get(role, self.seed.code)
        actor = people.actor_posted(role, code, on=self.at.date())
        if actor is None:
            raise LookupError(f"nobody is posted as {role} of {code}")
        return actor

    def _later(self) -> datetime:
        self.at += timedelta(minutes=20)
        return self.at

    def draft(self, cells: Cells | None = None) -> None:
        by = self._as(Role.ZONE_STATISTICIAN)
        filing = acts.start(
            None, by=by, at=self._later(), form_code=self.form, period=self.period, unit_code=self.seed.code
        )
        self.filing = filing.pk
        acts.fill_in(filing, by=by, at=self._later(), cells=cells or self.cells, expected_version=filing.version)

    def certified(self, why: str = WHY) -> None:
        self.draft()
        by = self._as(Role.ZONE_STATISTICIAN)
        for finding in filings.open_asks(by, self._pk):
            acts.explain(filings.record(by, self._pk), by=by, at=self._later(), finding=finding, text=why)
        acts.certify(filings.record(by, self._pk), by=by, at=self._later())

    @property
    def _pk(self) -> int:
        if self.filing is None:
            raise LookupError("the filing has not been started")
        return self.filing

    def submitted(self, why: str = WHY) -> None:
        self.certified(why)
        by = self._as(Role.ZONE_HEAD)
        acts.endorse(filings.record(by, self._pk), by=by, at=self._later())

    def county_passed(self) -> None:
        self.submitted()
        by = self._as(Role.COUNTY)
        acts.pass_county(filings.record(by, self._pk), by=by, at=self._later())

    def city_passed(self) -> None:
        self.county_passed()
        by = self._as(Role.CITY)
        acts.pass_city(filings.record(by, self._pk), by=by, at=self._later())

    def returned(self) -> None:
        self.submitted()
        by = self._as(Role.COUNTY)
        acts.hand_back(
            filings.record(by, self._pk),
            by=by,
            at=self._later(),
            reason=self.rows.mismatch,
            cells=(self.rows.doubted,),
            due_back=(self.at + timedelta(days=3)).date(),
        )

    def in_doubt(self) -> None:
        """Pay doubled, explained and sent; the county has a query on it."""
        pay = self.cells[self.rows.doubted]
        self.cells = self.cells | ({self.rows.doubted: pay * 2} if isinstance(pay, Decimal) else {})
        self.submitted()
        self._ask(Role.COUNTY)

    def outsourced(self) -> None:
        """One employee beside millions of revenue: true, odd, and explained; rules of alerts speak of it still."""
        if isinstance(self.cells.get(self.rows.staff), Decimal):
            self.cells = self.cells | {self.rows.staff: FEW}
        self.submitted(OUTSOURCED)

    def in_doubt_at_the_city(self) -> None:
        """Passed by the county; the city asks, and the zone has answered."""
        self.county_passed()
        asked = self._ask(Role.CITY)
        by = self._as(Role.ZONE_STATISTICIAN)
        acts.answer_query(
            filings.record(by, self._pk), by=by, at=self._later(), query=asked,
            answer=self.rows.answer, evidence=self.rows.evidence(self.period),
        )  # fmt: skip

    def _ask(self, role: Role) -> int:
        by = self._as(role)
        due = (self.at + timedelta(days=3)).date()
        return int(acts.raise_query(
            filings.record(by, self._pk), by=by, at=self._later(), field=self.rows.doubted, due=due,
            question=self.rows.question,
        ).pk)  # fmt: skip

    def waiver_asked(self) -> None:
        """A total that fell because a large enterprise left: it blocks, and the zone asks for a waiver."""
        fallen = self.cells[self.rows.falling]
        self.draft(self.cells | ({self.rows.falling: fallen * SHRUNK} if isinstance(fallen, Decimal) else {}))
        by = self._as(Role.ZONE_STATISTICIAN)
        blocking = filings.blocking(by, self._pk)
        if blocking:
            acts.ask_waiver(
                filings.record(by, self._pk), by=by, at=self._later(), finding=blocking[0],
                reason="一家大型企业本季迁出，按制度冲减上期已报累计数，附迁出登记和企业确认书。",
            )  # fmt: skip

    def half_done(self) -> None:
        self.draft(dict(list(self.cells.items())[: len(self.cells) // 2]))


def _not_started(road: Road) -> None:
    """The visitor's own zone: everything is still to be done."""


NEAR = 7  # zones of the visitor's own city, so that its county and city have something to review
PENDING: tuple[Step, ...] = (
    _not_started,
    Road.in_doubt,
    Road.outsourced,
    Road.county_passed,
    Road.in_doubt_at_the_city,
    Road.returned,
    Road.county_passed,
    Road.county_passed,
    Road.half_done,
    Road.certified,
    Road.waiver_asked,
    Road.submitted,
    Road.city_passed,
    Road.city_passed,
)


def make_live(zones: list[ZoneSeed], history: History, at: datetime) -> None:
    """Bring each pending zone to its step."""
    for seed, walk in zip(zones, PENDING, strict=False):
        walk(Road(seed, history.book(seed), history, at))


def make_projects(zones: list[ZoneSeed], history: History, at: datetime) -> None:
    """One zone has sent its projects, so that its county has a list to review; none in a tiny province."""
    asked, last = history.projects, len(history.course.quarters) - 1
    if asked is None or not asked.is_asked(last) or len(zones) < 3:
        return
    book = history.book(zones[2])
    road = Road(zones[2], book, history, at)
    road.form, road.cells = asked.form.code, history.project_cells(asked, book, last)
    road.submitted()


def make_visits(zones: list[ZoneSeed], history: History, at: datetime) -> None:
    """A visit of the county that found something, and one of the city that found nothing; none in a tiny province."""
    if len(zones) < 3 or len(history.course.quarters) < 2:
        return
    period, day = history.course.quarters[-2], (at - timedelta(days=12)).date()
    checked = tuple((form, period) for form in (history.zone_form, history.firm_form) if form)
    found = VisitFacts(
        zones[1].code, day, ("检查员甲", "检查员乙"), checked,
        "抽查六户企业：一户应付职工薪酬未含年终奖，两户没有统计台账。", "更正该企业报表，补齐两户统计台账。",
        (at - timedelta(days=2)).date(),
    )  # fmt: skip
    plain = VisitFacts(
        zones[2].code, day, ("检查员丙", "检查员丁"), ((history.zone_form, period),), "原始记录、台账与报表一致。"
    )
    for facts, role, code in ((found, Role.COUNTY, zones[1].county), (plain, Role.CITY, zones[2].city)):
        by = people.actor_posted(role, code, on=at.date())
        if by is not None:
            acts.record_visit(facts, by=by, at=at)


WHOLE = 4  # times what the zones of a county made: the rest of its services


def make_totals(zones: list[ZoneSeed], history: History, at: datetime) -> None:
    """The county of the visitor's zone states what all its services made in the quarter before, if rules ask for it."""
    references = history.reading.plan.references
    reference = next((r for r in references if r.nature == "total" and r.form == history.zone_form), None)
    by = people.actor_posted(Role.COUNTY, zones[0].county, on=at.date()) if zones[0].county else None
    if reference is None or by is None or len(history.course.quarters) < 2:
        return
    period = history.course.quarters[-2]
    line = next((one for one in filings.totals(by, reference.id, period).lines if one.sent), None)
    if line is not None and line.sent is not None:
        source, day = f"{period.year}年{period.last_month}月服务业统计月报", (at - timedelta(days=40)).date()
        facts = TotalFacts(reference.id, line.place, period, line.sent * WHOLE, source, day)
        acts.state_total(None, by=by, at=at, facts=facts)
