"""One call of the demonstration from its opening on: stage by stage, whatever stages its procedure has."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from jiju.core import workdays
from jiju.rooms.evaluations.shapes import Meeting
from jiju.rooms.programmes.shapes import Procedure, Stage
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.shapes import Batch, Discussion, Tie
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

ENTER = 3  # chosen, of those who stood before the meeting
DAYS = 6  # from one stage to the next
SAID = "材料齐全，情况属实，同意。（演示）"
REPORT = "现场情况与申报材料一致，台账齐全。（演示）"
MINUTES = "会议听取了评审和核查情况汇报，按评审得分从高到低审定，一致同意。（演示）"
TALKED = "评审组逐件讨论，对评分依据没有异议。（演示）"
MEMBERS = [(f"委员{n}（演示）", "省发改委") for n in "甲乙丙丁戊"]
ZONE = ZoneInfo("Asia/Shanghai")


class Cast(Protocol):
    """Who acts, and by chance which points are given."""

    rng: Random

    def province(self, n: int) -> Actor: ...
    def posted(self, role: Role, code: str) -> Actor: ...
    def expert(self, person: str) -> Actor: ...


class Review:
    """The stages of one call after the applications were opened."""

    def __init__(self, cast: Cast, call: Any, procedure: Procedure) -> None:
        self.cast, self.call, self.procedure = cast, call, procedure
        self.chosen: list[str] = []

    def walk(self, day: date) -> None:
        """Each stage some days after the one before."""
        for stage in self.procedure.stages:
            if stage.kind != "apply":
                day = _workday(day + timedelta(days=DAYS))
                getattr(self, f"_{stage.kind}")(stage, day)

    def _rows(self, stage: Stage) -> list[Any]:
        return queries.standing_at(self.call, stage.id)

    def _check(self, stage: Stage, day: date) -> None:
        for row in self._rows(stage):
            lines = dict.fromkeys(stage.checklist, True)
            acts.pass_stage(row, by=self._officer(stage, row), at=_at(day), checklist=lines, said=SAID)

    def _officer(self, stage: Stage, row: Any) -> Actor:
        """Who takes a stage for a zone: its county or its city, else somebody of the province."""
        if "county" in stage.by and row.county:
            return self.cast.posted(Role.COUNTY, row.county)
        return self.cast.posted(Role.CITY, row.city) if "city" in stage.by else self.cast.province(2)

    def _recommend(self, stage: Stage, day: date) -> None:
        rows = self._rows(stage)
        for n, city in enumerate(sorted({row.city for row in rows}), 1):
            acts.recommend(
                self.call, by=self.cast.posted(Role.CITY, city), at=_at(day), stage=stage.id, city=city,
                ranked=[row.pk for row in rows if row.city == city], document=f"演示函〔{day.year}〕{n}号",
            )  # fmt: skip

    def _experts(self, stage: Stage, day: date) -> None:
        for panel in acts.prepare_draw(self.call, by=self.cast.province(0), at=_at(day)):
            acts.draw_panel(panel, by=self.cast.province(1), at=_at(day, 14))
            for person in panel.seats.order_by("number").values_list("person", flat=True):
                self._score(panel, self.cast.expert(person), stage, day + timedelta(days=1))
            talked = Discussion(day + timedelta(days=2), ("评审组全体成员（演示）",), TALKED)
            acts.record_discussion(panel, by=self.cast.province(0), at=_at(day + timedelta(days=2)), discussion=talked)
            acts.close_panel(panel, by=self.cast.province(0), at=_at(day + timedelta(days=2), 15))

    def _score(self, panel: Any, by: Actor, stage: Stage, day: date) -> None:
        """One expert declares that there is no tie, gives points by chance and signs each sheet."""
        rows = queries.reviewed(panel)
        acts.declare(panel, by=by, at=_at(day), ties={row.unit: Tie("none") for row in rows})
        for row in rows:
            points = {c.id: c.points * self.cast.rng.randint(65, 95) / 100 for c in stage.review.criteria}
            made = acts.score(panel, by=by, at=_at(day), code=row.code, points=points, remark=SAID)
            acts.sign_sheet(panel, by=by, at=_at(day), code=row.code, seen=made.version)

    def _visit(self, stage: Stage, day: date) -> None:
        for row in self._rows(stage):
            acts.record_visit(
                row, by=self.cast.province(2), at=_at(day), visited_on=day, visitors=MEMBERS[:2],
                checklist=dict.fromkeys(stage.checklist, True), report=REPORT,
            )  # fmt: skip
            acts.pass_stage(row, by=self.cast.province(2), at=_at(day, 15), checklist={}, said=SAID)

    def _decide(self, stage: Stage, day: date) -> None:
        scores, rows = queries.panel_scores(self.call), self._rows(stage)
        rows.sort(key=lambda row: (-scores.get(row.pk, Decimal(0)), row.unit))
        meeting = Meeting(day, MEMBERS[:4], MEMBERS[4:], 4, 0, 0, MINUTES)
        self.chosen = [row.unit for row in rows[:ENTER]]
        acts.decide_call(self.call, by=self.cast.province(0), at=_at(day), meeting=meeting, chosen=self.chosen)

    def _notice(self, stage: Stage, day: date) -> None:
        acts.publish_notice(self.call, by=self.cast.province(1), at=_at(day))

    def _issue(self, stage: Stage, day: date) -> None:
        day = _workday(day + timedelta(days=DAYS))
        batch = Batch(f"{day.year}年演示批", f"演示发〔{day.year}〕9号", day)
        acts.issue_batch(self.call, by=self.cast.province(2), at=_at(day), batch=batch)

    def _plaque(self, stage: Stage, day: date) -> None:
        day = _workday(day + timedelta(days=2 * DAYS))
        plaques = {unit: f"演示{day.year}-{n:02d}" for n, unit in enumerate(self.chosen, 1)}
        acts.hang_plaque(self.call, by=self.cast.province(2), at=_at(day), hung_on=day, plaques=plaques)


def _workday(day: date) -> date:
    return workdays.after_working_days(day - timedelta(days=1), 1)


def _at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), ZONE)
