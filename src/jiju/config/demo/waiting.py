"""Zones of the reserve: they report as the others do, and wait for the title."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from jiju.config.demo.economy import Economy
from jiju.config.demo.history import History, ZoneBook, quarter_end
from jiju.config.demo.names import zone_name
from jiju.config.demo.people import Cast
from jiju.config.demo.scale import Course, Scale
from jiju.config.demo.zones import ZoneSeed, plan_name
from jiju.rooms.filings import acts as filings
from jiju.rooms.people.shapes import Engagement, UnitFacts
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.queries import RESERVE
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine.actors import system
from jiju.spine.roles import Role

WAITING = 5
FROM_HOME = 3  # from the visitor's own city: one more than it may recommend
ANOTHER = 7_919  # added to the seed: an economy of its own, beside that of the programme
BY = system("demonstration")


def _of_many_types(zones: list[ZoneSeed]) -> list[ZoneSeed]:
    """The first of each type, then the second of each, and so on."""
    seen: dict[str, int] = {}
    turns = []
    for z in zones:
        turns.append((seen.setdefault(z.zone_type, 0), z.index, z))
        seen[z.zone_type] += 1
    return [z for _, _, z in sorted(turns, key=lambda turn: turn[:2])]


class Reserve:
    """Zones that cities have put forward, with an economy of their own: the programme's sums do not hold them.

    Missing  a plan without a library of the reserve has none
    """

    def __init__(self, cast: Cast, scale: Scale, zones: list[ZoneSeed], home: ZoneSeed) -> None:
        self.cast, self.home = cast, home
        firms = max(WAITING * 3, round(scale.enterprises / scale.zones * WAITING))
        self.course = Course(cast.plan, Scale(scale.seed + ANOTHER, WAITING, firms, scale.quarters))
        self.codes_from = scale.zones
        has_one = any(library.status == RESERVE for library in cast.plan.libraries)
        self.zones = self._zones(zones) if has_one else []

    def _zones(self, known: list[ZoneSeed]) -> list[ZoneSeed]:
        """Each lies where a zone of the programme lies and is of its type: the visitor's city first."""
        rng, plan, taken = self.course.scale.rng(1), self.cast.plan, {z.name for z in known}
        placed = [z for z in known if z.county]
        here = [z for z in placed if z.city == self.home.city]
        there = [z for z in placed if z.city != self.home.city]
        near = [*_of_many_types(here)[:FROM_HOME], *_of_many_types(there)]
        out = []
        for index, like in enumerate(near[:WAITING]):
            kind = next(t.name for t in plan.types if t.code == like.zone_type)
            label = plan_name(plan, like.county) or plan_name(plan, like.city)
            out.append(ZoneSeed(
                index=index, code=f"R{index + 1:03d}", name=zone_name(rng, label, kind, taken),
                zone_type=like.zone_type, lead=like.lead, city=like.city, county=like.county,
                since=date(plan.first_year, 6, 1), first=0, batch="", point=None,
                weight=float(rng.lognormal(0, 0.5)), drift=float(rng.normal(0.05, 0.03)),
            ))  # fmt: skip
        return out

    @property
    def economy(self) -> Economy:
        return Economy(self.course, self.zones)

    @property
    def facts(self) -> list[ZoneFacts]:
        """The zones as the registry has them."""
        return [
            ZoneFacts(code=z.code, name=z.name, zone_type=z.zone_type, city=z.city, county=z.county, lead=z.lead,
                      status=RESERVE, batch="", lon=None, lat=None, since=z.since)
            for z in self.zones
        ]  # fmt: skip

    @property
    def units(self) -> list[UnitFacts]:
        """Their management bodies."""
        return [self.cast.unit(f"B{z.code}", f"{z.name}管理机构", "zone_body", f"U{z.county}") for z in self.zones]

    def engagements(self) -> Iterator[Engagement]:
        """A head and a statistician for each."""
        for z in self.zones:
            yield self.cast.someone(f"{z.code.lower()}-head", Role.ZONE_HEAD, f"B{z.code}", "zone", z.code)
            yield self.cast.someone(f"{z.code.lower()}-stat", Role.ZONE_STATISTICIAN, f"B{z.code}", "zone", z.code)

    def report(self, history: History, at: datetime) -> None:
        """Their enterprises, and what was reported and accepted in every quarter."""
        books = list(history.books())
        registry.enter([e for b in books for e in b.enterprises], by=BY, at=at)
        for q in range(len(self.course.quarters)):
            then = quarter_end(self.course, q, at)
            for batch in (self._of_firms(history, books, q), [history.zone_filing(b, q, "accepted") for b in books]):
                if batch:
                    filings.bring_in(batch, by=BY, at=then)

    def _of_firms(self, history: History, books: list[ZoneBook], q: int) -> list[object]:
        return [f for b in books for f in history.dated(history.firm_filings(b, q, "accepted"), b.seed, q)]
