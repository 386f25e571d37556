"""The demonstration province, made by performing the acts that a real province would perform."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from jiju.config.demo.assessments import make_rounds
from jiju.config.demo.clauses import make_clauses
from jiju.config.demo.deadlines import make_deadlines
from jiju.config.demo.economy import Economy
from jiju.config.demo.events import Events, events_of
from jiju.config.demo.grants import make_grants
from jiju.config.demo.history import History, ZoneBook, groups, quarter_end
from jiju.config.demo.live import NEAR, PENDING, make_live, make_projects, make_totals, make_visits
from jiju.config.demo.mistakes import Mistakes
from jiju.config.demo.people import Cast
from jiju.config.demo.points import Ground
from jiju.config.demo.projects import ProjectForm
from jiju.config.demo.returns import Returns
from jiju.config.demo.roles import Reading
from jiju.config.demo.scale import Course, Scale
from jiju.config.demo.selecting import make_selections
from jiju.config.demo.supervision import make_supervision
from jiju.config.demo.targets import make_targets
from jiju.config.demo.topics import make_topics
from jiju.config.demo.waiting import Reserve
from jiju.config.demo.zones import ZoneSeed, plan_name, zones_of
from jiju.config.printing import step, tell
from jiju.core import periods
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.filings import acts as filings
from jiju.rooms.oversight import tasks as oversight
from jiju.rooms.people import acts as people
from jiju.rooms.programmes import acts as programmes
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.rooms.selections import tasks as selections
from jiju.spine import news
from jiju.spine.actors import system

ENOUGH_TO_APPLY = 3  # quarters of figures; with fewer no application is whole, so nobody applies
COUNTED = 20_000  # enterprises up to which earlier quarters are counted at once
BY = system("demonstration")


class Province:
    """One demonstration: what it is made from, and the steps that make it."""

    def __init__(self, plan: Plan, scale: Scale, ground: Ground, truth: Path) -> None:
        self.plan, self.scale, self.truth = plan, scale, truth
        self.reading = Reading(plan)
        self.course = Course(plan, scale)
        self.day = demonstration_day(plan)
        self.at = datetime.combine(self.day, time(8, 30), ZoneInfo("Asia/Shanghai"))
        self.zones = zones_of(plan, self.course, ground)
        self.home = next((z for z in self.zones if z.county and z.index == 1), self.zones[0])
        self.pending = self._pending()
        self.events = events_of(self.course, self.zones, [self.home, *self.pending], asks=self.reading.form_codes)

    def _pending(self) -> list[ZoneSeed]:
        """The zones whose last quarter is under way: the visitor's own, light ones of its city, then of elsewhere."""
        light = sorted(
            (z for z in self.zones if z is not self.home and z.county and z.first < len(self.course.quarters) - 4),
            key=lambda z: z.weight,
        )
        home = self.home
        near = sorted((z for z in light if z.city == home.city), key=lambda z: (z.county != home.county, z.weight))
        far = [z for z in light if z not in near[:NEAR]]
        return [self.home, *near[:NEAR], *far[3 : 3 + len(PENDING) - 1 - len(near[:NEAR])]]

    def make(self) -> None:
        with step("plan"):
            programmes.load(self.plan, by=BY, at=self.at)
            people.mark_demonstration(None, by=BY, at=self.at, day=self.day)
            news.catch_up()
        with step(f"{len(self.zones)} zones"):
            cast = Cast(self.plan, self.scale, self.zones)
            reserve = Reserve(cast, self.scale, self.zones, self.home)
            people.found([*cast.units(), *reserve.units], by=BY, at=self.at)
            registry.establish([*(_facts(z) for z in self.zones), *reserve.facts], by=BY, at=self.at)
            selections.adopt_titles(on=self.day, at=self.at)
        with step("reporting periods"):
            self._open_periods()
        with Mistakes(self.truth) as mistakes:
            self.events.write(mistakes, self.zones, self.course, self.reading.form_codes)
            history = self._history(mistakes)
            home = self._enterprises_and_history(history)
            if reserve.zones:
                with step(f"{len(reserve.zones)} zones of the reserve"):
                    reserve.report(self._history(mistakes, reserve), self.at)
            firm = home.enterprises[0]
            with step("people"):
                engaged = [*cast.engagements(self.home, (firm.uscc, firm.name)), *reserve.engagements()]
                people.engage(engaged, by=BY, at=self.at)
            with step("the quarter under way"):
                make_live(self.pending, history, self.at)
                make_projects(self.pending, history, self.at)
                make_visits(self.pending, history, self.at)
                make_totals(self.pending, history, self.at)
                make_deadlines(self.pending, history, self.plan.forms, self.at)
            self._count_violations()
            tell(f"  mistakes written to {self.truth}: {mistakes.count}")
        with step("totals, lights and ranking"):
            news.catch_up(limit=1_000_000)
            self._rank()
        with step("targets handed down"):
            make_targets(self.plan, self.home, self.zones, self.day)
        with step("rounds of evaluation"):
            make_rounds(self.plan, len(self.zones), self.course.quarters[-1], self.day, self.scale.seed)
        if len(self.course.quarters) >= ENOUGH_TO_APPLY:
            with step("calls, experts and titles"):
                make_selections(self.plan, self.heard, reserve.zones, self.day, self.scale.seed)
            with step("budgets and grants"):
                make_grants(self.plan, self.heard, self.home, self.day)
                news.catch_up(limit=1_000_000)
        with step("alerts"):
            oversight.read_every_alert(at=self.at)
        with step("supervision"):
            make_supervision(self.plan, self.home, self.zones, self.course.quarters[-1], self.day)
        with step("clauses"):
            make_clauses(self.plan, self.day)
        with step("topics and issues"):
            make_topics(self.plan, self.home, self.course.quarters[-1], self.day)

    @property
    def heard(self) -> list[ZoneSeed]:
        """The zones that still report: one that fell silent applies for nothing, since its figures are not there."""
        return [z for z in self.zones if z.index not in self.events.silent]

    def _count_violations(self) -> None:
        """What the rules say of the zones' filings of earlier years; in a large province it is left to be asked for."""
        if self.scale.enterprises > COUNTED:
            return tell("  violations of earlier quarters are counted by “jiju filings count --period …”")
        with step("violations of rules"):
            for period in self.course.quarters:
                filings.count_violations(None, by=BY, at=self.at, form_code=self.reading.zone_form.code, period=period)
        return None

    def _open_periods(self) -> None:
        for form in self.reading.form_codes:
            for period in self.course.quarters:
                filings.open_period(None, by=BY, at=self.at, form_code=form, period=period)
        last, projects = self.course.quarters[-1], ProjectForm.of(self.plan, self.course.quarters)
        for q, period in enumerate(self.course.quarters[:-1]):
            if projects is not None and projects.is_asked(q):
                filings.open_period(None, by=BY, at=self.at, form_code=projects.form.code, period=period)
        under_way = {"quarter": last, "year": periods.year(last.year)}
        for other in self.plan.newest_forms:
            if other.code not in self.reading.form_codes and other.period in under_way:
                filings.open_period(None, by=BY, at=self.at, form_code=other.code, period=under_way[other.period])

    def _history(self, mistakes: Mistakes, reserve: Reserve | None = None) -> History:
        returns = Returns(self.reading)
        labels = {d.code: plan_name(self.plan, d.code) for d in self.plan.divisions}
        due_days = {f.code: f.due_days["report"] for f in self.plan.newest_forms}
        course = reserve.course if reserve else self.course
        events = Events() if reserve else self.events
        economy = reserve.economy if reserve else Economy(self.course, self.zones, events.falls)
        codes_from = reserve.codes_from if reserve else 0
        return History(course, economy, returns, mistakes, labels, due_days, self.at, codes_from, events)

    def _enterprises_and_history(self, history: History) -> ZoneBook:
        home: ZoneBook | None = None
        done = 0
        for group in groups(history.books()):
            with step(f"enterprises and filings of zones {done + 1}–{done + len(group)} of {len(self.zones)}"):
                registry.enter([e for b in group for e in b.enterprises], by=BY, at=self.at)
                for q in range(len(self.course.quarters)):
                    self._bring_in(history, group, q)
                news.catch_up(limit=1_000_000)
            home = next((b for b in group if b.seed is self.home), home)
            done += len(group)
        if home is None:
            raise RuntimeError("the visitor's zone is not among the zones")
        return home

    def _bring_in(self, history: History, group: list[ZoneBook], q: int) -> None:
        """Everything accepted of one quarter; the last quarter of the pending zones is left to `live`."""
        last = q == len(self.course.quarters) - 1
        at = quarter_end(self.course, q, self.at)
        there = [b for b in group if b.seed.first <= q]
        closed = [b for b in there if not (last and b.seed in self.pending)]
        firms = [f for b in closed for f in history.dated(history.firm_filings(b, q, "accepted"), b.seed, q)]
        firms += [f for b in there if b not in closed for f in self._unfinished(history, b, q)]
        heard = [b for b in closed if not self.events.is_silent(b.seed, q, self.course)]
        zones = [history.zone_filing(b, q, "accepted") for b in heard]
        projects = [f for b in heard for f in history.project_filings(b, q)]
        for batch in (firms, zones, projects):
            if batch:
                filings.bring_in(batch, by=BY, at=at)

    def _unfinished(self, history: History, book: ZoneBook, q: int) -> list[object]:
        """In a pending zone most enterprises have reported; the visitor's own enterprise has not."""
        own = frozenset({book.enterprises[0].uscc}) if book.seed is self.home else frozenset()
        return list(history.dated(history.firm_filings(book, q, "submitted", skip=own), book.seed, q))

    def _rank(self) -> None:
        """A trial ranking by each scheme that figures alone decide; the others are run as rounds."""
        for scheme in (s for s in self.plan.schemes if all(item.source == "figure" for item in s.items)):
            period = self.course.quarters[-1]
            evaluations.rank(None, by=BY, at=self.at, scheme_id=scheme.id, period=period)


def demonstration_day(plan: Plan) -> date:
    """The day on which the demonstration stands: the last quarter is over and its window is open."""
    return date(plan.last_year + 1, 1, 20)


def _facts(zone: ZoneSeed) -> ZoneFacts:
    lon, lat = zone.point or (None, None)
    return ZoneFacts(
        code=zone.code,
        name=zone.name,
        zone_type=zone.zone_type,
        city=zone.city,
        county=zone.county,
        lead=zone.lead,
        status="provincial",
        batch=zone.batch,
        lon=lon,
        lat=lat,
        since=zone.since,
        until=None,
    )
