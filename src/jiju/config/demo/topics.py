"""The topics in the demonstration: what zones told of them in three quarters, and issues in several states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from jiju.config.demo.zones import ZoneSeed
from jiju.core.nothing import Answer, Nothing, Text
from jiju.core.periods import Period
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.shapes import IssueFacts
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Form, Plan, Row, Topic
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine import news
from jiju.spine.actors import Actor, system
from jiju.spine.roles import Role

BY = system("demonstration")
SHANGHAI = ZoneInfo("Asia/Shanghai")
QUARTERS = 3  # before the one under way
DONE = (
    "本季召开调度会2次，逐项落实年度任务，总体进展符合安排。（演示）",
    "按月推进，完成年度任务的四分之三，下季重点补齐短板。（演示）",
    "已完成前期工作，正在组织实施，下季形成阶段成果。（演示）",
)
PROBLEMS = ("建设用地指标尚未落实，影响二期开工。（演示）", "专业人才不足，平台服务能力有待提高。（演示）")
WISHES = "请市发改委协调用地指标，下季度末前落实。（演示）"
ANSWER = "已会同自然资源部门核定指标，下月批复。（演示）"
FOUND = "经核实批复文件，问题已经解决。（演示）"


def make_topics(plan: Plan, home: ZoneSeed, last: Period, day: date) -> None:
    """Forms of the topics for the quarters before the last, and issues, where the plan follows topics by quarters."""
    forms = {f.code: f for f in plan.newest_forms if f.level == "zone" and f.period == "quarter"}
    told = [f for code in dict.fromkeys(t.form for t in plan.topics) if (f := forms.get(code)) is not None]
    for form in told:
        for back in range(QUARTERS, 0, -1):
            _bring_in(plan, form, last.shift(-back), back)
    if told:
        news.catch_up(limit=1_000_000)
        _Issues(plan.topics[0], home, day).make()
        news.catch_up(limit=1_000_000)


def _bring_in(plan: Plan, form: Form, period: Period, back: int) -> None:
    at = datetime.combine(period.last_day + timedelta(days=form.due_days["report"] - 2), time(10), SHANGHAI)
    filings.open_period(None, by=BY, at=at, form_code=form.code, period=period)
    topics = [t for t in plan.topics if t.form == form.code]
    rows = [
        HistoricFiling(
            form.code, period, z.code, z.name, z.place, dict(_cells(form, topics, z, n, period, back)), "accepted", at
        )
        for n, z in enumerate(registry.zones_on(period.last_day))
        if z.status != registry.REMOVED
    ]
    filings.bring_in(rows, by=BY, at=at)


def _cells(
    form: Form, topics: list[Topic], zone: ZoneFacts, n: int, period: Period, back: int
) -> Iterator[tuple[str, Answer]]:
    """Most topics are on plan; here and there one is slow or held up, and one is left without words."""
    said: dict[str, Answer] = {}
    for i, topic in enumerate(topics):
        turn = n * 3 + i * 5 + back
        choices = list(topic.lights)
        state = choices[{0: min(2, len(choices) - 1), 4: min(1, len(choices) - 1)}.get(turn % 11, 0)]
        silent = back == 1 and n % 9 == 6 and i == 1
        said[topic.state] = Text(state)
        said[topic.words] = Nothing.BLANK if silent else Text(DONE[(n + i + back) % len(DONE)])
        if topic.problems:
            held_up = topic.lights[state] != "ok"
            said[topic.problems] = Text(PROBLEMS[turn % len(PROBLEMS)]) if held_up else Nothing.BLANK
        if topic.wishes:
            said[topic.wishes] = Text(WISHES) if topic.lights[state] == "bad" else Nothing.BLANK
    for row in form.rows:
        yield row.code, said.get(row.code) or _number(row, n, period)


def _number(row: Row, n: int, period: Period) -> Answer:
    """A small cumulative number for rows that no topic reads. Missing: words that no topic reads stay blank"""
    if not row.is_number:
        return Nothing.BLANK
    return Decimal((n % 3 + 1) * period.number * (1 if row.kind == "integer" else 45))


class _Issues:
    """One issue nobody answers for, one in hand and overdue, one answered, one settled; about the visitor's zone."""

    def __init__(self, topic: Topic, home: ZoneSeed, day: date) -> None:
        self.home, self.day = home, day
        self.county = self._posted(Role.COUNTY, home.county)
        self.city = self._posted(Role.CITY, home.city)
        self.head = self._posted(Role.ZONE_HEAD, home.code)
        self.topics = [t.id for t in queries.topics_in()] or [topic.id]

    def make(self) -> None:
        self._raise(self.head, 0, "园区至高速出口道路改造进度慢，影响货运车辆通行。（演示）", -2)
        late = self._raise(self.county, 2, PROBLEMS[0], -30)
        self._own(late, -28, -3)
        answered = self._raise(self.county, 3, PROBLEMS[1], -20)
        self._own(answered, -18, 10)
        acts.answer_issue(self._now(answered), by=self.city, at=self._at(-4), text=ANSWER)
        settled = self._raise(self.head, 4, "签约项目落地缺少标准厂房，需要协调闲置载体。（演示）", -60)
        self._own(settled, -58, -20)
        acts.answer_issue(self._now(settled), by=self.city, at=self._at(-25), text=ANSWER)
        acts.close_issue(self._now(settled), by=self.county, at=self._at(-22), reason=FOUND)

    def _raise(self, by: Actor, topic: int, what: str, days: int) -> Any:
        facts = IssueFacts(self.topics[topic % len(self.topics)], self.home.code, what)
        return acts.raise_issue(None, by=by, at=self._at(days), facts=facts)

    def _own(self, issue: Any, days: int, due: int) -> None:
        acts.own_issue(
            self._now(issue), by=self.city, at=self._at(days), unit=self.city.unit, person=self.city.person,
            due=self.day + timedelta(days=due),
        )  # fmt: skip

    def _now(self, issue: Any) -> Any:
        return queries.issue_record(self.city, issue.pk, self.day)

    def _at(self, days: int) -> datetime:
        return datetime.combine(self.day + timedelta(days=days), time(10, 15), SHANGHAI)

    def _posted(self, role: Role, code: str) -> Actor:
        found = people.actor_posted(role, code, on=self.day)
        if found is None:
            raise LookupError(f"nobody is posted as {role} of {code}")
        return found
