"""Targets of the demonstration as they were handed down: each year to cities, on to zones, adjusted once in between."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from jiju.config.demo.zones import ZoneSeed
from jiju.rooms.oversight import checks, queries, tasks
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import acts
from jiju.rooms.programmes import checks as promised
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.programmes.shapes.cascades import Draft, Offered
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

ZONE = ZoneInfo("Asia/Shanghai")
ROUNDS = 8  # periods whose outlooks are kept
STILL = "未答复单位已当面沟通，按会议研究意见统一下达。（演示）"
ADJUSTED = "上半年两地项目投产进度变化较大，经会议研究在两市之间调整。（演示）"
RETURNED = "本市重点企业搬迁，请酌减营业收入目标。（演示）"
PART = Decimal("0.03")  # of the greatest share, moved within the year


class Targets:
    """What the offices of the demonstration handed down, and what their cities and zones answered."""

    def __init__(self, plan: Plan, home: ZoneSeed, zones: list[ZoneSeed], day: date) -> None:
        self.plan, self.home, self.zones, self.day = plan, home, zones, day
        self.province, self.second = self._named("province"), self._named("province-2")
        self.city = self._posted(Role.CITY, home.city)

    def make(self) -> None:
        years = sorted(t.year for t in self.plan.targets if t.year < self.day.year)
        for n, year in enumerate(years):
            self._year(year)
            if n == len(years) // 2:
                self._adjustment(year)
            if self.city is not None:
                self._to_zones(year)
        tasks.look_ahead(at=self._at(self.day.year, 1, self.day.day), most=ROUNDS)

    def _year(self, year: int) -> None:
        offered = self._offered(self.province, year, "")
        made = acts.propose_cascade(None, by=self.province, at=self._at(year, 2, 18), draft=Draft(year, "", offered))
        for to in made.recipients.order_by("position"):
            city = self._posted(Role.CITY, to.code)
            if city is None:
                continue
            if to.code == self.home.city and year == self.day.year - 1:
                acts.return_shares(to, by=city, at=self._at(year, 2, 21), reason=RETURNED)
            acts.agree_shares(to, by=city, at=self._at(year, 2, 24))
        self._approved(made, year, 3, self.second)

    def _adjustment(self, year: int) -> None:
        """In July a part of the greatest share goes to the next."""
        before = programmes.cascades(self.province, year=year, giver="")[0]
        measure = next((m.id for m in self.plan.target_measures if "收入" in m.name), self.plan.target_measures[0].id)
        able = [r for r in before.recipients if measure in r.amounts]
        order = sorted(able, key=lambda r: (-r.amounts[measure], r.code))
        if len(order) < 2:
            return
        moved = (order[0].amounts[measure] * PART).quantize(Decimal(1)) or order[0].amounts[measure]
        change = {order[0].code: -moved, order[1].code: moved}
        offered = tuple(
            Offered(r.code, r.name, r.place,
                    {m: a + (change.get(r.code, 0) if m == measure else 0) for m, a in r.amounts.items()}, r.bases)
            for r in before.recipients
        )  # fmt: skip
        made = acts.propose_adjustment(
            None, by=self.province, at=self._at(year, 7, 12), draft=Draft(year, "", offered), reason=ADJUSTED
        )
        self._approved(made, year, 7, self.second)

    def _to_zones(self, year: int) -> None:
        """The visitor's city hands its share on to its zones."""
        city = self.city
        wanted = programmes.wanted_of(year, self.home.city)
        offered = self._offered(city, year, self.home.city) if city is not None and wanted else ()
        if city is None or not any(o.amounts for o in offered):
            return
        draft = Draft(year, self.home.city, offered)
        made = acts.propose_cascade(None, by=city, at=self._at(year, 8, 5), draft=draft)
        head = self._posted(Role.ZONE_HEAD, self.home.code)
        for to in made.recipients.filter(code=self.home.code):
            if head is not None:
                acts.agree_shares(to, by=head, at=self._at(year, 8, 8))
        self._approved(made, year, 8, self.second)

    def _approved(self, made: Any, year: int, month: int, by: Actor) -> None:
        acts.approve_cascade(made, by=by, at=self._at(year, month, 20), digest=made.digest, over_reason=STILL)

    def _offered(self, by: Actor, year: int, giver: str) -> tuple[Offered, ...]:
        """Last year's figures grown as the target grows; where there are none, by the weight of the zones."""
        found = queries.offers(by, year, giver, date(year, 12, 31))
        wanted = programmes.wanted_of(year, giver)
        weights = self._weights(giver, year)
        missing = [m for m in self.plan.target_measures if m.id in wanted and not any(m.id in o.amounts for o in found)]
        more = {m.id: checks.apportioned(wanted[m.id], weights, promised.decimals_of(m)) for m in missing}
        filled = [
            Offered(o.code, o.name, o.place,
                    {**o.amounts, **{m: a[o.code] for m, a in more.items() if o.code in a}}, o.bases)
            for o in found
        ]  # fmt: skip
        return tuple(o for o in filled if o.amounts)

    def _weights(self, giver: str, year: int) -> dict[str, Decimal]:
        there = {z.code: z for z in registry.zones_on(date(year, 12, 31)) if z.status == registry.PROVINCIAL}
        out: dict[str, Decimal] = {}
        for seed in self.zones:
            if seed.code in there and (not giver or seed.city == giver):
                code = seed.code if giver else seed.city
                out[code] = out.get(code, Decimal(0)) + Decimal(str(round(seed.weight, 4)))
        return out

    def _at(self, year: int, month: int, day: int) -> datetime:
        return datetime.combine(date(year, month, day), time(9, 30), ZONE)

    def _named(self, username: str) -> Actor:
        found = people.actor_named(username, on=self.day)
        if found is None:
            raise LookupError(f"nobody signs in as {username}")
        return found

    def _posted(self, role: Role, code: str) -> Actor | None:
        return people.actor_posted(role, code, on=self.day)


def make_targets(plan: Plan, home: ZoneSeed, zones: list[ZoneSeed], day: date) -> None:
    """Targets handed down and looked ahead, as far as the plan's years have begun."""
    Targets(plan, home, zones, day).make()
