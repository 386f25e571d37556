"""The overview: what is asked, where the targets stand, where the zones lie, and how far the reporting is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.refusals import NotFound
from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import CityProgress
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes import Cockpit, TargetLine, ZonePoint
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.spine.say import say
from jiju.web import clock, marks, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.asked import frame
from jiju.web.office.choices import choices, period_of, type_of
from jiju.web.office.cockpit_zone import own_file
from jiju.web.office.maps import area_of, map_of, source_of

WORST = 7  # zones in the list beside the map
CAP = 200  # zones in the table of the map; all of them stand in the workbook
EARLIEST = date(1949, 10, 1)
DAYS, SPANS = 14, (7, 14, 30, 90)  # that moves are told of
HUNDRED = Decimal(100)
MOVES: dict[str, Word] = {
    "target": word("Target"), "clause": word("Clause"), "alert": word("Alert"), "task": word("Task"),
    "issue": word("Issue"), "filing": word("Filings"), "title": word("Title"), "round": word("Assessment"),
}  # fmt: skip
ZONE_LIGHTS: dict[str, Word] = {**marks.LIGHTS, "none": word("nothing to compare")}


@dataclass(frozen=True)
class Target:
    """A target with the marks of its strip.

    Units    filled and tick in percent of the year's target
    Missing  None draws nothing
    """

    line: TargetLine
    filled: Decimal | None
    tick: Decimal | None

    @property
    def label(self) -> Word:
        """What the strip shows, for those who cannot see it."""
        if self.filled is None:
            return word("There is no target for this part.")
        if self.tick is None:
            return word("{filled}% of the year’s target", filled=said.number(self.filled, 1))
        return word(
            "{filled}% of the year’s target, {tick}% expected by now",
            filled=said.number(self.filled, 1), tick=said.number(self.tick, 1),
        )  # fmt: skip


@dataclass(frozen=True)
class Progress:
    """The reporting of one city with the parts of its bar."""

    city: CityProgress

    @property
    def parts(self) -> list[tuple[str, int]]:
        c = self.city
        return [
            ("g-acc", c.submitted),
            ("g-mid", c.drafting),
            ("g-watch", c.returned),
            ("g-track", c.not_started),
        ]

    @property
    def label(self) -> Word:
        c = self.city
        return word(
            "sent {sent}, being filled in {drafting}, handed back {returned}, not started {waiting}",
            sent=c.submitted, drafting=c.drafting, returned=c.returned, waiting=c.not_started,
        )  # fmt: skip


@page("oversight.see_cockpit")
def cockpit(request: HttpRequest) -> HttpResponse:
    """The overview of my area for one period; a zone has one of its own."""
    by, since = acting(request), since_of(request)
    red = queries.red(by, on=clock.today())
    shown = {**overview(request), **frame(by), "red": red, **moves(by, since)}
    if by.scope.reach == "zone":
        return render(request, "office/cockpit_zone.html", {**shown, **own_file(by, shown["period"])})
    return render(request, "office/cockpit.html", shown)


def since_of(request: HttpRequest) -> date:
    """The day in the address from which moves are told, else two weeks ago; neither a day to come nor before 1949.

    Errors   NotFound for something that is no day
    """
    today, asked = clock.today(), request.GET.get("since", "")
    try:
        return max(EARLIEST, min(date.fromisoformat(asked), today)) if asked else today - timedelta(days=DAYS)
    except ValueError:
        raise NotFound(
            word("“{day}” is not a day.", day=asked[:20]), remedy=word("Write it like 2025-01-24.")
        ) from None


def moves(by: Actor, since: date) -> dict[str, Any]:
    """What moved since a day, and other days to look from."""
    today = clock.today()
    return {
        "since": since, "moved": queries.moved(by, since, on=today), "moves": MOVES,
        "spans": [(n, today - timedelta(days=n)) for n in SPANS],
    }  # fmt: skip


def overview(request: HttpRequest) -> dict[str, Any]:
    """The numbers of the overview: the same for the page and for the wall."""
    by = acting(request)
    period, kind, plan = period_of(request), type_of(request), programmes.plan()
    shown, names = queries.cockpit(by, period, zone_type=kind), city_names()
    form = plan.zone_form
    cities = filings.progress_by_city(by, period, form.code, zone_type=kind) if form else []
    area = area_of(request, by)
    here = [z for z in shown.zones if area.holds(z)]
    return {
        "plan": plan,
        "whole": by.scope.reach == "all",
        "cockpit": shown,
        "to_issue": queries.lights_to_task(by, period),
        "targets": [_target(t) for t in shown.targets if not (by.scope.reach == "zone" and t.is_registry)],
        "has_targets": any(t.target is not None for t in shown.targets),
        "has_figures": any(t.actual is not None for t in shown.targets if not t.is_registry),
        "flow": flow_of(shown, plan),
        "lights": _lights(here),
        "no_comparison": ZONE_LIGHTS["none"],
        "map": map_of(shown.zones, plan, area),
        "area": area,
        "source": source_of(plan.province),
        "zone_count": len(here),
        "zones": [(z, names.get(z.city, z.city)) for z in here[:CAP]],
        "worst": worst_of(shown),
        "worst_count": sum(z.state in ("bad", "watch") for z in shown.zones),
        "progress": [Progress(c) for c in cities],
        "whole_progress": Progress(sum_of(cities)),
        "form": form,
        "review_number": plan.map_review_number.strip(),
        "period": period,
        "periods": choices(),
        "types": plan.types,
        "kind": kind,
    }


def _lights(zones: list[ZonePoint]) -> list[tuple[str, Word, int]]:
    """How many zones of the map have which light."""
    counts = {state: sum(z.state == state for z in zones) for state in ZONE_LIGHTS}
    return [(s, n, counts[s]) for s, n in ZONE_LIGHTS.items() if counts[s] or s != "none"]


def _target(line: TargetLine) -> Target:
    tick = line.expected / line.target * HUNDRED if line.expected is not None and line.target else None
    return Target(line, line.attainment, tick)


def flow_of(shown: Cockpit, plan: Plan) -> TargetLine | None:
    """The target that the lights of the zones follow: the first that is counted from January."""
    natures = {i.id: i.nature for i in plan.indicators}
    return next((t for t in shown.targets if natures.get(t.indicator) == "cumulative"), None)


def worst_of(shown: Cockpit) -> list[ZonePoint]:
    """The zones that need a look first: those that fell most."""
    fallen = [z for z in shown.zones if z.state in ("bad", "watch") and z.growth is not None]
    return sorted(fallen, key=lambda z: (z.growth or Decimal(0), z.code))[:WORST]


def sum_of(cities: list[CityProgress]) -> CityProgress:
    total = [
        sum(getattr(c, name) for c in cities) for name in ("owed", "submitted", "drafting", "returned", "not_started")
    ]
    return CityProgress("", say(word("All")), *total)


def city_names() -> dict[str, str]:
    return {d.code: d.short for d in registry.reporting_cities(clock.today())}
