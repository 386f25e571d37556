"""Calls of the demonstration: one of last year from call to plaque, and one that takes applications."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model

from jiju.config.demo.names import enterprise_code
from jiju.config.demo.papers import paper
from jiju.config.demo.people import EXPERTS, PROVINCE
from jiju.config.demo.reviewing import Review
from jiju.config.demo.zones import ZoneSeed
from jiju.core import periods
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Asked, Plan, Procedure
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.shapes import Body, ExpertFacts
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

MOST_ZONES = 200  # as for the rounds of evaluation
MOST, A_CITY = 6, 2  # who apply, in all and from one city
FIRST = (9, 2)  # month and day on which last year's call was opened
NOTICE = "请符合条件的集聚区按时申报，逾期不予受理。（演示）"
TEXT, NUMBER = "本项按实际情况填写，内容为演示。", "1200"
OPERATORS = 900_000_000  # from which number on credit codes of operators are made
EMPLOYERS = (
    "经济研究院",
    "社会科学院",
    "北方大学",
    "松江大学",
    "长白学院",
    "东方会计师事务所",
    "正信审计所",
    "规划设计研究院",
)
NOON, EVENING = time(10, 0), time(18, 0)
ZONE = ZoneInfo("Asia/Shanghai")


def make_selections(plan: Plan, zones: list[ZoneSeed], reserve: list[ZoneSeed], day: date, seed: int) -> None:
    """The pool of experts, a call that ended with plaques, and one that takes applications.

    Missing  a plan without such procedures has none; in a very large province they are left to be opened
    """
    calls = [p for p in plan.procedures if p.opens == "call"]
    if len(zones) > MOST_ZONES or not calls:
        return
    walk = Walk(day, Random(f"selections {seed}"))
    walk.enlist(plan)
    entered = {library.id: library.status for library in plan.libraries}
    for procedure in calls:
        if entered[procedure.enters or ""] is None:
            walk.whole(procedure, zones)
        else:
            walk.open(procedure, reserve)


class Walk:
    """The steps of calls, each taken by the persons whose step it is."""

    def __init__(self, day: date, rng: Random) -> None:
        self.day, self.rng = day, rng
        self.since = date(day.year - 1, *FIRST)

    def enlist(self, plan: Plan) -> None:
        """A pool in which every field of every procedure has several experts.

        Missing  a plan without panels has none
        """
        reviews = [stage.review for p in plan.procedures for stage in p.stages if stage.review]
        fields = sorted({seats.field for review in reviews for seats in review.seats})
        if not fields:
            return
        for n, (username, employer) in enumerate(zip(EXPERTS, EMPLOYERS, strict=True)):
            one = self.signed_in(username)
            own = tuple(dict.fromkeys(fields[(n + k) % len(fields)] for k in range(2)))
            facts = ExpertFacts(one.person, one.name, "研究员（演示）", own, Body("", f"{employer}（演示）"))
            made = acts.enlist_expert(facts, by=self.province(0), at=moment(self.since))
            acts.confirm_expert(made, by=self.province(1), at=moment(self.since))

    def open(self, procedure: Procedure, zones: list[ZoneSeed]) -> None:
        """A call that still takes applications: two are sealed, one is being written."""
        day, closes = self.day - timedelta(days=12), self.day + timedelta(days=9)
        call = acts.open_call(
            procedure, by=self.province(0), at=moment(day), name=f"{day.year}年度{procedure.name}",
            closes_at=moment(closes, EVENING), notice=NOTICE, period=periods.quarter(day.year - 1, 3),
        )  # fmt: skip
        for n, zone in enumerate(zones[:3]):
            self._apply(call, procedure, zone, day + timedelta(days=3 + n), submits=n < 2)

    def whole(self, procedure: Procedure, zones: list[ZoneSeed]) -> None:
        """A call from its opening to the plaques."""
        closes = self.since + timedelta(days=18)
        call = acts.open_call(
            procedure, by=self.province(0), at=moment(self.since), name=f"{self.since.year}年度{procedure.name}",
            closes_at=moment(closes, EVENING), notice=NOTICE, period=periods.quarter(self.since.year, 2),
        )  # fmt: skip
        chosen = self._eligible(call, zones)
        for zone in chosen:
            self._apply(call, procedure, zone, self.since + timedelta(days=7), submits=True)
        if chosen:
            day = closes + timedelta(days=3)
            acts.ask_unsealing(call, by=self.province(0), at=moment(day))
            acts.unseal(call, by=self.province(1), at=moment(day))
            Review(self, call, procedure).walk(day)

    def _eligible(self, call: Any, zones: list[ZoneSeed]) -> list[ZoneSeed]:
        """The first that no rule keeps out, few of one city."""
        out: dict[str, list[ZoneSeed]] = {}
        for zone in zones:
            lines = queries.eligibility(call, zone.code, self.since)
            if len(out.get(zone.city, ())) < A_CITY and all(line.state != "fails" for line in lines):
                out.setdefault(zone.city, []).append(zone)
        return [zone for found in out.values() for zone in found][:MOST]

    def _apply(self, call: Any, procedure: Procedure, zone: ZoneSeed, day: date, *, submits: bool) -> None:
        writer, head = self.posted(Role.ZONE_STATISTICIAN, zone.code), self.posted(Role.ZONE_HEAD, zone.code)
        made = acts.start_application(call, by=writer, at=moment(day), unit=zone.code)
        known = {
            "operator": f"{zone.name}运营管理公司", "legal_person": head.name, "shareholders": "无", "authors": "无",
            "operator_code": enterprise_code(OPERATORS + zone.index, zone.county or zone.city, prefix="91"),
        }  # fmt: skip
        asked = [q for q in procedure.questions if not q.prefill]
        made = acts.fill_in_application(
            made, by=writer, at=moment(day), expected=made.draft_number,
            answers={q.id: known.get(q.id) or _answer(q) for q in asked},
            uploads={m.id: (paper(m.name),) for m in procedure.materials},
        )  # fmt: skip
        if submits:
            acts.submit(made, by=head, at=moment(day), agreed=procedure.commitment, expected=made.draft_number)

    def province(self, n: int) -> Actor:
        """One of the persons of the provincial office."""
        return self.signed_in(PROVINCE[n])

    def expert(self, person: str) -> Actor:
        """Whoever of the pool is that person."""
        return next(one for one in map(self.signed_in, EXPERTS) if one.person == person)

    def signed_in(self, username: str) -> Actor:
        account = get_user_model().objects.get(username=username)
        return _found(people.actor_of(account.pk, on=self.since), username)

    def posted(self, role: Role, code: str) -> Actor:
        return _found(people.actor_posted(role, code, on=self.since), f"{role} of {code}")


def _found(actor: Actor | None, wanted: str) -> Actor:
    if actor is None:
        raise LookupError(f"nobody acts as {wanted}")
    return actor


def _answer(asked: Asked) -> str:
    return asked.choices[0] if asked.kind == "choice" else NUMBER if asked.kind == "number" else TEXT


def moment(day: date, hour: time = NOON) -> datetime:
    """An hour of a day in the province's time."""
    return datetime.combine(day, hour, ZONE)
