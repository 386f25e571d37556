"""The quarter under way: a few zones, each at another step of the road, brought there by the acts themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from jiju.config.demo.history import History, ZoneBook
from jiju.config.demo.returns import Cells
from jiju.config.demo.zones import ZoneSeed
from jiju.rooms.filings import acts
from jiju.rooms.filings import queries as filings
from jiju.rooms.people import queries as people
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

WHY = "本季度园区新签约项目集中投产，已与企业逐户核对，数据属实。"
Step = Callable[["Road"], None]


class Road:
    """One zone's filing of the quarter under way, taken step by step by the people of its own offices."""

    def __init__(self, seed: ZoneSeed, book: ZoneBook, history: History, at: datetime) -> None:
        self.seed, self.at = seed, at
        self.period = history.course.quarters[-1]
        self.form = history.zone_form
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

    def certified(self) -> None:
        self.draft()
        by = self._as(Role.ZONE_STATISTICIAN)
        for finding in filings.open_asks(by, self._pk):
            acts.explain(filings.record(by, self._pk), by=by, at=self._later(), finding=finding, text=WHY)
        acts.certify(filings.record(by, self._pk), by=by, at=self._later())

    @property
    def _pk(self) -> int:
        if self.filing is None:
            raise LookupError("the filing has not been started")
        return self.filing

    def submitted(self) -> None:
        self.certified()
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
            reason="应付职工薪酬与用工人数不匹配，请核对后重报。",
            cells=("09",),
            due_back=(self.at + timedelta(days=3)).date(),
        )

    def half_done(self) -> None:
        self.draft({code: value for code, value in self.cells.items() if code < "08"})


def _not_started(road: Road) -> None:
    """The visitor's own zone: everything is still to be done."""


PENDING: tuple[Step, ...] = (
    _not_started,
    Road.half_done,
    Road.certified,
    Road.submitted,
    Road.county_passed,
    Road.city_passed,
    Road.returned,
    Road.submitted,
)


def make_live(zones: list[ZoneSeed], history: History, at: datetime) -> None:
    """Bring each pending zone to its step."""
    for seed, walk in zip(zones, PENDING, strict=False):
        walk(Road(seed, history.book(seed), history, at))
