"""Supervision in the demonstration: a task force, two meetings, and tasks in several states, brought there by acts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from jiju.config.demo.zones import ZoneSeed
from jiju.core.periods import Period
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.shapes import MeetingHeld, NodeWanted, Resolved, TaskFacts
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan
from jiju.spine import news
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

ZONE = ZoneInfo("Asia/Shanghai")
DOCUMENT = "工作专班组建文件（演示）"
MINUTES = "会议听取了各市（州）和省直部门工作汇报，分析了滞后指标，研究了下一步督办事项。（演示）"
DONE = "已按要求完成全部工作，形成书面报告并报送。（演示）"
PROOF = "工作报告及台账（演示）"
FOUND = "经核对报告和台账，任务已经完成，同意办结。（演示）"
WHY = "部分企业负责人外出，资料汇总需要延后。（演示）"
AHEAD = "下一步，逐户走访营业收入下降的集聚区，年内新增规模以上服务业企业20户。（演示）"
REASON = "20户为年度工作安排，不是报表数据。（演示）"
LEAST = 2  # cities


class Supervision:
    """What the persons of the demonstration did with tasks and meetings up to its day."""

    def __init__(self, plan: Plan, home: ZoneSeed, zones: list[ZoneSeed], last: Period, day: date) -> None:
        self.plan, self.home, self.last, self.day = plan, home, last, day
        self.far = next(z for z in zones if z.city != home.city)
        self.province, self.second = self._named("province"), self._named("province-2")
        self.city, self.other = self._posted(Role.CITY, home.city), self._posted(Role.CITY, self.far.city)

    def make(self) -> None:
        self._task_force()
        self._first_meeting()
        self._closed_late()
        self._from_a_figure()
        self._from_a_clause()
        self._delivered()
        self._of_the_city()
        for back in (4, 2, 0):
            tasks.raise_overdue(on=self._day(-back), at=self._at(-back))
        self._next_meeting()
        news.catch_up(limit=1_000_000)

    def _task_force(self) -> None:
        for name, part in (("province-3", "head"), ("province-2", "office"), ("department", "member")):
            who = self._named(name)
            acts.enter_roster(
                None, by=self.second, at=self._at(-60), person=who.person, unit=who.unit, part=part,
                since=self._day(-60), document=DOCUMENT,
            )  # fmt: skip

    def _first_meeting(self) -> None:
        """Held some weeks ago: one decision was carried out in time, one is overdue, one needed no task."""
        meeting = acts.plan_meeting(
            None, by=self.second, at=self._at(-42), held_on=self._day(-40), chosen=[],
            title=f"{self._day(-40).year}年第四次专班会议",
            own=("听取各市（州）三季度进展汇报", "研究公共服务平台建设"),
        )  # fmt: skip
        resolved = (
            Resolved("各市（州）核查公共服务平台运行情况并建立台账", self.city.unit, self._day(-10)),
            Resolved("梳理停滞项目，逐一提出处置意见", self.other.unit, self._day(-5)),
            Resolved("会议肯定了前期工作", is_word=True),
        )
        there = (self._named("province-3").person, self._named("department").person)
        held = MeetingHeld(there, MINUTES, resolved)
        acts.record_meeting(meeting, by=self.second, at=self._at(-39), held=held)
        first, late = (r.task for r in meeting.resolutions.filter(task__isnull=False).order_by("number"))
        self._done(first, self.city, -38, -12)
        acts.close_task(first, by=self.province, at=self._at(-9), outcome=FOUND)
        acts.accept_task(late, by=self.other, at=self._at(-37))

    def _closed_late(self) -> None:
        task = self._issue(-50, "报送三季度运行分析", self.other.unit, -30)
        self._done(task, self.other, -48, -26)
        acts.close_task(task, by=self.second, at=self._at(-25), outcome=FOUND)

    def _from_a_figure(self) -> None:
        """Out of a target's figure: in hand, one step of two is reported."""
        measure = next((m for m in self.plan.target_measures if "收入" in m.name), self.plan.target_measures[0])
        steps = (NodeWanted("逐户核实下降企业", self._day(-3)), NodeWanted("形成分析报告", self._day(12)))
        origin = ("figure", f"{measure.indicator}:{self.last.previous}")
        task = self._issue(-14, "分析增速放缓原因", self.city.unit, 15, origin=origin, nodes=steps)
        acts.accept_task(task, by=self.city, at=self._at(-13))
        acts.report_node(task, by=self.city, at=self._at(-4), number=1, text=DONE, proof=PROOF)
        acts.ask_longer(task, by=self.city, at=self._at(-1), to_day=self._day(29), reason=WHY)

    def _from_a_clause(self) -> None:
        """Out of a clause of the plan: a department has still to accept it, and it is due soon."""
        clause = next((c for m in self.plan.measures for c in m.clauses), None)
        if clause is not None:
            lead = self._named("department").unit
            self._issue(-6, f"落实“{clause.name}”", lead, 2, origin=("clause", clause.id))

    def _delivered(self) -> None:
        """Delivered, and waits for the province."""
        task = self._issue(-20, "摸底入驻企业联系方式", self.city.unit, 4, supervising=self.second.unit)
        self._done(task, self.city, -18, -1)

    def _of_the_city(self) -> None:
        """The city's own task to the visitor's zone."""
        facts = self._facts(
            "补正平台服务台账", f"B{self.home.code}", 9, origin=("instruction", "市级调度会要求（演示）")
        )
        acts.issue_task(None, by=self.city, at=self._at(-2), facts=facts)

    def _next_meeting(self) -> None:
        """Planned for the day after tomorrow, out of everything that is red now."""
        chosen = [item.ident for item in queries.proposed_agenda(self.second, on=self.day)]
        acts.plan_meeting(
            None, by=self.second, at=self._at(0), held_on=self._day(2), title=f"{self.day.year}年第一次专班会议",
            chosen=chosen, own=("部署年度综合评估工作",),
        )  # fmt: skip

    def _done(self, task: Any, by: Actor, accepted: int, delivered: int) -> None:
        acts.accept_task(task, by=by, at=self._at(accepted))
        acts.deliver_task(task, by=by, at=self._at(delivered), text=DONE, proof=PROOF)

    def _issue(self, days: int, title: str, lead: str, due: int, **others: Any) -> Any:
        return acts.issue_task(None, by=self.province, at=self._at(days), facts=self._facts(title, lead, due, **others))

    def _facts(self, title: str, lead: str, due: int, **others: Any) -> TaskFacts:
        origin = others.pop("origin", ("instruction", "省领导调研要求（演示）"))
        wanted = f"{title}，逐项列明情况、原因和措施，按期书面报送。（演示）"
        return TaskFacts(title, wanted, origin, lead, self._day(due), **others)

    def _day(self, days: int) -> date:
        return self.day + timedelta(days=days)

    def _at(self, days: int) -> datetime:
        return datetime.combine(self._day(days), time(9, 30), ZONE)

    def _named(self, username: str) -> Actor:
        found = people.actor_named(username, on=self.day)
        if found is None:
            raise LookupError(f"nobody signs in as {username}")
        return found

    def _posted(self, role: Role, code: str) -> Actor:
        found = people.actor_posted(role, code, on=self.day)
        if found is None:
            raise LookupError(f"nobody is posted as {role} of {code}")
        return found


def make_supervision(plan: Plan, home: ZoneSeed, zones: list[ZoneSeed], last: Period, day: date) -> None:
    """Tasks and meetings, where there is more than one city to task."""
    if len({z.city for z in zones}) >= LEAST:
        Supervision(plan, home, zones, last, day).make()
        make_analyses(last, day)


def make_analyses(last: Period, day: date) -> None:
    """The analysis of the quarter before the last, settled by a second person; and a draft of the last.

    Missing  a demonstration of one quarter has nothing to tell of the one before
    """
    first, second = (people.actor_named(name, on=day) for name in ("province", "province-2"))
    if first is None or second is None or last.kind != "quarter":
        return
    at, plan = datetime.combine(day, time(9, 30), ZONE), programmes.plan()
    if queries.coverage(first, plan, last)[0]:
        acts.draft_analysis(None, by=first, at=at, period=last)
    if not queries.coverage(first, plan, last.previous)[0]:
        return
    done = acts.draft_analysis(None, by=first, at=at, period=last.previous)
    acts.write_passage(done, by=first, at=at, key="ahead", text=AHEAD, read=1)
    digest = queries.digest_of(queries.newest_texts(done))
    acts.settle_analysis(done, by=second, at=at, digest=digest, reason=REASON)
