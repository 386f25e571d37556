"""Rounds of the yearly evaluation: one of the year before last, final; one of last year, its sheets just delivered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model

from jiju.core import periods
from jiju.core.periods import Period
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import Meeting, RoundOverview, Said
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.programmes.shapes import Scheme as SchemeShape
from jiju.spine import news
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

MOST_ZONES = 200  # in a larger province every person would act thousands of times; its rounds are left to be opened
EXPERTS = ("expert", "expert-2", "expert-3")
PROVINCE = ("province", "province-2", "province-3")
WHY = "经核对申报材料和现场情况，评分依据充分。"
PROOF = "平台管理制度、服务台账和现场照片（演示）"
SAYS = "本项工作按年度计划完成，数据与季报一致。"
MINUTES = "会议听取了评估情况汇报，逐项审议临界单位，一致同意评估结果，按程序公布。（演示）"
MOVED = "园区整体搬迁改造，本年未正常运营。（演示）"
RULING = "补充材料属实，按全部达到计分。（演示）"
NOON = time(10, 0)
ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Days:
    """When the steps of one round were taken. Missing: decided None is not decided yet."""

    opened: date
    computed: date
    delivered: date
    decided: date | None = None


def make_rounds(plan: Plan, zones: int, last: Period, day: date, seed: int) -> None:
    """Approve the plan's scheme of zones that persons judge, and walk its rounds of the two years before the last.

    Shape    last: the quarter under way; zones: how many there are
    """
    shape = next((s for s in plan.schemes if s.units == "zone" and any(i.source == "expert" for i in s.items)), None)
    if shape is None or zones > MOST_ZONES:
        return
    walk = Walk(shape, day, Random(f"rounds {seed}"))
    walk.approve()
    for back, days in ((2, _earlier(day)), (1, _under_way(day))):
        period = periods.quarter(last.year - back, 4)
        if any(unit.values for unit in queries.measure(shape, period).units):
            walk.round(period, days)


def _earlier(day: date) -> Days:
    """The round of the year before last: over a year ago."""
    year = day.year - 1
    return Days(date(year, 2, 20), date(year, 3, 12), date(year, 3, 13), date(year, 3, 25))


def _under_way(day: date) -> Days:
    """The round of last year: its sheets were delivered some days ago, so that units may still appeal."""
    return Days(day - timedelta(days=49), day - timedelta(days=6), day - timedelta(days=4))


class Walk:
    """The steps of a round, each taken by the persons whose step it is."""

    def __init__(self, shape: SchemeShape, day: date, rng: Random) -> None:
        self.shape, self.day, self.rng = shape, day, rng
        self.lacking: list[str] = []  # the units whose check-list was not proved whole

    def approve(self) -> None:
        """The proposed scheme, put in force by a person of the province for the rounds of the demonstration."""
        by, begins = self._province(1), date(self.day.year - 1, 1, 1)
        acts.approve_scheme(self._wording(), by=by, at=_at(begins), effective_from=begins)

    def _wording(self) -> Any:
        """The newest wording of the scheme, to act on."""
        by = self._province(0)
        newest = max(line.number for line in queries.schemes(by, on=self.day) if line.code == self.shape.id)
        return queries.scheme_record(by, self.shape.id, newest)

    def round(self, period: Period, days: Days) -> None:
        """One round, as far as its days go."""
        record = acts.open_round(
            self._wording(), by=self._province(0), at=_at(days.opened), period=period,
            name=f"{period.year}年年度综合评估", assess_self_by=days.computed - timedelta(days=1),
        )  # fmt: skip
        shown = queries.round_(self._province(0), record.pk, on=days.opened)
        absent, exempted = self._left_out(shown)
        self._assess(record, shown, {absent, exempted}, days)
        if exempted:
            acts.exempt(record, by=self._province(0), at=_at(days.opened), unit=exempted, reason=MOVED)
        self._judge(record, shown, {absent, exempted}, days)
        acts.compute(record, by=self._province(0), at=_at(days.computed))
        news.catch_up(limit=1_000_000)
        acts.deliver(record, by=self._province(0), at=_at(days.delivered))
        self._appeal(record, shown, {absent, exempted}, days)
        if days.decided is not None:
            self._decide(record.pk, days.decided)

    def _left_out(self, shown: RoundOverview) -> tuple[str, str]:
        """Who does not take part, and who is exempted: the last two, where there are enough for both."""
        codes = sorted(p.unit for p in shown.participants)
        return (codes[-1], codes[-2]) if len(codes) > 8 else ("", "")

    def _assess(self, record: Any, shown: RoundOverview, without: set[str], days: Days) -> None:
        says = {item.id: Said(SAYS, PROOF if item.source == "document" else "") for item in self.shape.items}
        for p in shown.participants:
            if p.unit not in without:
                head = self._posted(Role.ZONE_HEAD, p.unit, days.opened)
                acts.assess_self(record, by=head, at=_at(days.opened), unit=p.unit, says=says)

    def _judge(self, record: Any, shown: RoundOverview, without: set[str], days: Days) -> None:
        experts, self.lacking = [self._signed_in(name, days.opened) for name in EXPERTS], []
        for p in shown.participants:
            if p.unit in without:
                continue
            level = self.rng.randint(62, 90)
            for item in self.shape.items:
                if item.source == "expert":
                    self._points(record, p.unit, item.id, experts[: item.scorers], level, days)
                elif item.source == "document":
                    self.lacking += [p.unit] if level <= 70 and len(item.checklist) > 2 else []
                    lines = {line.id: PROOF for n, line in enumerate(item.checklist) if n < 2 or level > 70}
                    acts.give_mark(
                        record, by=self._province(1), at=_at(days.opened), unit=p.unit, item=item.id, ticked=lines,
                        reason=WHY,
                    )  # fmt: skip

    def _points(self, record: Any, unit: str, item: str, experts: list[Actor], level: int, days: Days) -> None:
        for by in experts:
            acts.assign(record, by=self._province(0), at=_at(days.opened), unit=unit, person=by.person)
            points = Decimal(min(max(level + self.rng.randint(-5, 5), 0), 100))
            acts.give_mark(record, by=by, at=_at(days.opened), unit=unit, item=item, points=points, reason=WHY)

    def _appeal(self, record: Any, shown: RoundOverview, without: set[str], days: Days) -> None:
        """One zone appeals against its check-list; in the round that is decided, it is right."""
        item = next((i for i in self.shape.items if i.source == "document"), None)
        unit = next((p.unit for p in shown.participants if p.unit in self.lacking and p.unit not in without), None)
        if item is None or unit is None:
            return
        head, at = self._posted(Role.ZONE_HEAD, unit, days.delivered), _at(days.delivered + timedelta(days=1))
        appeal = acts.raise_appeal(
            record, by=head, at=at, unit=unit, item=item.id, evidence=PROOF,
            reason="平台服务企业的记录已于年末补齐，评分时未计入，请复核。（演示）",
        )  # fmt: skip
        if days.decided is not None:
            ruled = _at(days.delivered + timedelta(days=5))
            acts.uphold_appeal(appeal, by=self._province(2), at=ruled, value=Decimal(100), ruling=RULING)
            news.catch_up(limit=1_000_000)

    def _decide(self, pk: int, day: date) -> None:
        by, second = self._province(0), self._province(1)
        shown = queries.standings(by, pk)
        members = [(f"委员{n}（演示）", "省发改委") for n in "甲乙丙丁戊"]
        meeting = Meeting(day, members[:4], members[4:], 4, 0, 0, MINUTES)
        reasons = dict.fromkeys(shown.borderline, "得分与相邻单位接近，已复核原始材料，按得分排序确定。（演示）")
        acts.decide_round(queries.round_record(by, pk), by=by, at=_at(day), meeting=meeting, borderline=reasons)
        acts.finalise_round(queries.round_record(second, pk), by=second, at=_at(day + timedelta(days=1)))
        news.catch_up(limit=1_000_000)

    def _province(self, n: int) -> Actor:
        return self._signed_in(PROVINCE[n], self.day)

    def _signed_in(self, username: str, on: date) -> Actor:
        account = get_user_model().objects.get(username=username)
        found = people.actor_of(account.pk, on=on)
        if found is None:
            raise LookupError(f"nobody signs in as {username}")
        return found

    def _posted(self, role: Role, code: str, on: date) -> Actor:
        found = people.actor_posted(role, code, on=on)
        if found is None:
            raise LookupError(f"nobody is posted as {role} of {code}")
        return found


def _at(day: date) -> datetime:
    return datetime.combine(day, NOON, ZONE)
