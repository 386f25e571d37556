"""The overview: what is asked, where the targets stand, where the zones lie, and how far the reporting is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse

from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import Ask, CityProgress
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes import Cockpit, TargetLine, ZonePoint
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.registry import queries as registry
from jiju.spine.say import say
from jiju.web import clock, marks, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import choices, period_of, type_of
from jiju.web.office.supervision import with_tasks

WORST = 7  # zones in the list beside the map
HUNDRED = Decimal(100)
ZONE_LIGHTS: dict[str, Word] = {**marks.LIGHTS, "none": word("nothing to compare")}


@dataclass(frozen=True)
class AskLine:
    """One thing that is asked, with the address where it is done."""

    count: int
    what: Word
    when: Word
    is_late: bool
    url: str


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
    """The overview of my area for one period."""
    by = acting(request)
    period, kind, plan = period_of(request), type_of(request), programmes.plan()
    shown, names = queries.cockpit(by, period, zone_type=kind), city_names()
    form = plan.zone_form
    cities = filings.progress_by_city(by, period, form.code, zone_type=kind) if form else []
    return render(request, "office/cockpit.html", {
        "plan": plan,
        "whole": by.scope.reach == "all",
        "asks": with_tasks(by, _asks(filings.asks(by, clock.today()))),
        "next": word("The next reports come after the quarter’s end."),
        "cockpit": shown,
        "to_issue": queries.lights_to_task(by, period),
        "targets": [_target(t) for t in shown.targets],
        "has_targets": any(t.target is not None for t in shown.targets),
        "flow": flow_of(shown, plan),
        "lights": [(s, n, shown.count(s)) for s, n in ZONE_LIGHTS.items() if shown.count(s) or s != "none"],
        "no_comparison": ZONE_LIGHTS["none"],
        "map": _map(shown, plan, names),
        "zones": [(z, names.get(z.city, z.city)) for z in shown.zones],
        "worst": worst_of(shown),
        "progress": [Progress(c) for c in cities],
        "whole_progress": Progress(sum_of(cities)),
        "form": form,
        "review_number": plan.map_review_number.strip(),
        "period": period,
        "periods": choices(),
        "types": plan.types,
        "kind": kind,
    })  # fmt: skip


def _asks(found: list[Ask]) -> list[AskLine]:
    return [AskLine(a.count, a.what, a.by_when, a.is_late, _address(a.url_name)) for a in found if a.count]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return "/"


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


@lru_cache(maxsize=8)
def _boundaries(province: str) -> str:
    """The address of a province's boundaries, or nothing when the data set is not there."""
    name = f"geo/{province}.geojson"
    return static(name) if finders.find(name) else ""


def _map(shown: Cockpit, plan: Plan, names: dict[str, str]) -> dict[str, Any]:
    """What the map draws: boundaries by the plan's province, and zones as points with their light."""
    return {
        "boundaries": _boundaries(plan.province),
        "cities": [{"code": code, "name": name} for code, name in names.items()],
        "zones": [
            {
                "code": z.code,
                "name": z.name,
                "city": z.city,
                "at": [z.lon, z.lat],
                "state": marks.shape(z.state),
                "growth": said.signed(z.growth, 1) if z.growth is not None else said.NO_ANSWER,
            }
            for z in shown.zones
            if z.lon is not None and z.lat is not None
        ],
    }
