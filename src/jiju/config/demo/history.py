"""What was reported and accepted in the quarters gone by, brought in zone group by zone group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from jiju.config.demo.economy import Economy, Firms, alone, firms_of
from jiju.config.demo.events import Events
from jiju.config.demo.mistakes import SHARE, SHARE_DOUBLE, SHARE_LINE, SHARE_SUM, Mistake, Mistakes
from jiju.config.demo.names import enterprise_code, enterprise_name, industry_of
from jiju.config.demo.projects import ProjectForm, projects_of
from jiju.config.demo.returns import Cells, Returns, TrueZone, true_zone
from jiju.config.demo.scale import Course
from jiju.config.demo.zones import ZoneSeed
from jiju.rooms.filings.checks import due_day, end_of
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine.actors import Place

BACK = 0.12  # of the filings were handed back once
MOST = 40_000  # enterprise filings held at once
CODES_A_ZONE = 1_000_000


@dataclass
class ZoneBook:
    """One zone with its enterprises and its true figures."""

    seed: ZoneSeed
    firms: Firms
    true: TrueZone
    enterprises: list[EnterpriseFacts]
    cells: dict[int, Cells] = field(default_factory=dict)


class History:
    """Makes each zone's book once, in order, and turns it into filings."""

    def __init__(
        self,
        course: Course,
        economy: Economy,
        returns: Returns,
        mistakes: Mistakes,
        labels: dict[str, str],
        due_days: dict[str, int],
        at: datetime,
        codes_from: int = 0,
        events: Events | None = None,
    ) -> None:
        """due_days: the days in which each form is due; at: now; codes_from: how many zones have used up codes."""
        self.at, self.codes_from, self.events = at, codes_from, events or Events()
        self.course, self.economy, self.returns, self.mistakes = course, economy, returns, mistakes
        self.labels, self.reading, self.due_days = labels, returns.reading, due_days
        self.projects = ProjectForm.of(self.reading.plan, course.quarters)
        self.zone_form = self.reading.zone_form.code
        self.firm_form = self.reading.firm_form.code if self.reading.firm_form else ""
        self.revenue_row = self.reading.row_of("revenue").code

    def books(self) -> Iterator[ZoneBook]:
        for seed in self.economy.zones:
            yield self.book(seed)

    def book(self, seed: ZoneSeed) -> ZoneBook:
        rng = self.course.scale.rng(4, seed.index)
        course = self.economy.course_of(seed.index)
        firms = self.events.hidden(seed, firms_of(course, rng), self.course)
        return ZoneBook(
            seed, firms, true_zone(course, firms, self.course.quarters, rng), self._enterprises(seed, firms)
        )

    def _enterprises(self, seed: ZoneSeed, firms: Firms) -> list[EnterpriseFacts]:
        rng = self.course.scale.rng(5, seed.index)
        label = self.labels.get(seed.county) or self.labels.get(seed.city, "")
        place = seed.county if seed.county.isdigit() and len(seed.county) == 6 else self.reading.plan.province
        quarters = self.course.quarters
        out = []
        for i in range(len(firms.entered)):
            household, number = bool(firms.household[i]), (self.codes_from + seed.index) * CODES_A_ZONE + i
            left = int(firms.left[i])
            name = enterprise_name(rng, label, "商行" if household else "有限公司")
            out.append(EnterpriseFacts(
                uscc=enterprise_code(number, place, prefix="92" if household else "91"),
                name=name, industry=industry_of(name),
                size="above" if firms.revenue[i].max() * 4 > 20_000 else "small", zone=seed.code,
                since=seed.since if firms.entered[i] == seed.first else quarters[int(firms.entered[i])].first_day,
                until=quarters[left].first_day if left < len(quarters) else None,
            ))  # fmt: skip
        return out + self._doubles(seed, rng)

    def _doubles(self, seed: ZoneSeed, rng: np.random.Generator) -> list[EnterpriseFacts]:
        """Now and then a zone also lists the first enterprise of the zone before it."""
        if not seed.index or rng.random() >= SHARE_DOUBLE:
            return []
        other = self.economy.zones[seed.index - 1]
        twin = self.book(other).enterprises[0] if other.first <= seed.first else None
        if twin is None or twin.zone != other.code:
            return []
        self.mistakes.write(Mistake("double_zone", "", "", twin.uscc, "zone", other.code, seed.code))
        return [replace(twin, zone=seed.code, since=seed.since, until=None)]

    def zone_filing(self, book: ZoneBook, q: int, state: str) -> HistoricFiling:
        cells, rng = self.zone_cells(book, q), self.course.scale.rng(7, book.seed.index, q)
        if rng.random() < SHARE_SUM:
            where = (self.zone_form, str(self.course.quarters[q]), book.seed.code)
            cells = self.mistakes.summed_wrong(cells, self.revenue_row, rng, where)
        made = self._filing(self.zone_form, q, book.seed.code, book.seed.name, book.seed, "", cells, state)
        return next(self.dated([made], book.seed, q))

    def project_filings(self, book: ZoneBook, q: int) -> Iterator[HistoricFiling]:
        """The zone's projects line by line, now and then with a line in the wrong unit.

        Missing  a plan without such a form, or a quarter before it holds, has none
        """
        asked, seed = self.projects, book.seed
        if asked is None or not asked.is_asked(q):
            return
        cells = self.project_cells(asked, book, q)
        rng = self.course.scale.rng(11, seed.index, q)
        if rng.random() < SHARE_LINE:
            where = (asked.form.code, str(self.course.quarters[q]), seed.code)
            cells = self.mistakes.line_slipped(cells, asked.total.code, rng, where)
        made = self._filing(asked.form.code, q, seed.code, seed.name, seed, "", cells, "accepted")
        yield from self.dated([made], seed, q)

    def project_cells(self, asked: ProjectForm, book: ZoneBook, q: int) -> Cells:
        numbers = [p.number for p in self.course.quarters]
        label = self.labels.get(book.seed.county) or self.labels.get(book.seed.city, "")
        rng = self.course.scale.rng(10, book.seed.index)
        return asked.cells(projects_of(alone(book.true.money["investment"], numbers), rng, label), q)

    def dated(self, filings: Iterable[HistoricFiling], seed: ZoneSeed, q: int) -> Iterator[HistoricFiling]:
        """The filings with the moment at which each was first sent, a stated share late, and how often it went back.

        Zones differ: one that is often late is so in most quarters.
        """
        habit, rng = self.course.scale.rng(8, seed.index).beta(1, 11), self.course.scale.rng(9, seed.index, q)
        for one in filings:
            due = end_of(due_day(one.period, self.due_days[one.form_code]))
            days = rng.uniform(0.2, 9) if rng.random() < habit else -rng.uniform(0.1, 6)
            back = int(rng.random() < BACK)
            latest = self.at - timedelta(hours=rng.uniform(1, 90))
            yield replace(one, sent_at=min(due + timedelta(days=days), latest), handed_back=back)

    def zone_cells(self, book: ZoneBook, q: int) -> Cells:
        return self.events.invented(book.seed, self.returns.of_zone(book.true, book.seed.zone_type, q))

    def firm_filings(
        self, book: ZoneBook, q: int, state: str, *, skip: frozenset[str] = frozenset()
    ) -> Iterator[HistoricFiling]:
        """The enterprises' filings of one quarter, a stated share of them with a mistake.

        Missing  a plan that asks nothing of enterprises has none
        """
        if not self.firm_form:
            return
        rng = self.course.scale.rng(6, book.seed.index, q)
        share = SHARE if state == "accepted" else 0.0  # what is under way is right, so that its zone can sign
        before = dict(self.returns.of_firms(book.true, q - 1)) if q else {}
        for i, cells in self.returns.of_firms(book.true, q):
            enterprise = book.enterprises[i]
            if rng.random() < share:
                where = (self.firm_form, str(self.course.quarters[q]), enterprise.uscc)
                cells = self.mistakes.into(cells, before.get(i), rng, where)
            if enterprise.uscc not in skip:
                yield self._filing(
                    self.firm_form,
                    q,
                    enterprise.uscc,
                    enterprise.name,
                    book.seed,
                    enterprise.uscc,
                    cells,
                    state,
                )

    def _filing(
        self,
        form: str,
        q: int,
        code: str,
        name: str,
        seed: ZoneSeed,
        enterprise: str,
        cells: Cells,
        state: str,
    ) -> HistoricFiling:
        return HistoricFiling(
            form_code=form, period=self.course.quarters[q], unit_code=code, unit_name=name,
            place=Place(seed.city, seed.county, seed.code, seed.zone_type, enterprise), cells=cells, state=state,
        )  # fmt: skip


def groups(books: Iterator[ZoneBook]) -> Iterator[list[ZoneBook]]:
    """Books in groups small enough to be held: bounded memory for a million enterprises."""
    group: list[ZoneBook] = []
    held = 0
    for book in books:
        group.append(book)
        held += len(book.enterprises)
        if held >= MOST:
            yield group
            group, held = [], 0
    if group:
        yield group


def by_quarter(filings: Iterator[tuple[int, Any]]) -> dict[int, list[Any]]:
    out: dict[int, list[Any]] = defaultdict(list)
    for q, filing in filings:
        out[q].append(filing)
    return out


def quarter_end(course: Course, q: int, at: datetime) -> datetime:
    """When a quarter's figures were accepted: 36 days after it ended, but never after the demonstration's day."""
    end = datetime.combine(course.quarters[q].last_day, at.timetz())
    due = end.fromtimestamp(end.timestamp() + 36 * 86400, tz=at.tzinfo)
    return min(due, at)
