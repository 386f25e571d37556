"""Zones side by side: up to six of them, one indicator, like periods; a chart, and a table that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.engines.workbooks import Shown
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.shapes import Compared
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Indicator
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.spine.say import say
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import choices, period_named
from jiju.web.office.exports import Column, table_response

EVERY: dict[str, Word] = {"quarter": word("each quarter"), "year": word("the same quarter of each year")}
LONGEST_LABEL = 14  # characters beside the chart
BACK = 7  # quarters before the newest, where the address names no first one


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    zones: list[str]
    indicator: Indicator
    first: Period
    last: Period
    every: str

    @property
    def periods(self) -> tuple[Period, ...]:
        return queries.like_periods(self.first, self.last, every=4 if self.every == "year" else 1)


def _indicators() -> list[Indicator]:
    """The indicators that zones report."""
    plan = programmes.plan()
    forms = {f.code for f in plan.forms if f.level == "zone"}
    made = {i.id for i in plan.indicators if i.form in forms or i.sum_of}
    return [i for i in plan.indicators if i.id in made or i.numerator in made]


def _asked(request: HttpRequest) -> Asked:
    """The conditions in the address. Errors: NotFound for a period or an indicator that is none."""
    get = request.GET
    known, chosen = _indicators(), get.get("indicator", "") or queries.main_indicators()[0].id
    codes = list(dict.fromkeys(z for z in (c.strip()[:20] for c in get.getlist("zone")) if z))
    one = next((i for i in known if i.id == chosen), None) or figures.indicator(chosen)
    until = period_named(get["to"]) if get.get("to") else _newest(acting(request), one, codes)
    since = period_named(get["from"]) if get.get("from") else until.shift(-BACK)
    first, until = (since, until) if since.first_day <= until.first_day else (until, since)
    every = get.get("every", "quarter")
    return Asked(codes, one, first, until, every if every in EVERY else "quarter")


def _newest(by: Actor, one: Indicator, codes: list[str]) -> Period:
    """The newest period that has ended in which one of the zones has an accepted figure, else the newest of all."""
    ended = choices()
    return queries.newest_told(by, one.id, ended[:6], codes) or ended[0]


def _compared(by: Actor, asked: Asked) -> Compared:
    return queries.compared(by, asked.zones, asked.indicator.id, asked.periods, on=clock.today())


def _chart(found: Compared) -> dict[str, Any]:
    """What the chart draws; the table beside holds the same values exactly."""
    return {
        "unit": found.unit,
        "periods": [say(said.period_name(p)) for p in found.periods],
        "lines": [
            {
                "name": z.zone.name,
                "short": _short(z.zone.name, z.zone.code),
                "values": [float(v) if isinstance(v, Decimal) else None for v in z.values],
            }
            for z in found.zones
        ],
    }


@page("figures.see_figures")
def compare(request: HttpRequest) -> HttpResponse:
    """Some zones of my area side by side."""
    by, on = acting(request), clock.today()
    asked = _asked(request)
    found = _compared(by, asked)
    near = queries.peers(by, asked.zones[0], asked.last, on=on, most=8) if asked.zones else []
    zones = registry.zones(by, on)
    return render(request, "office/compare.html", {
        "asked": asked, "found": found, "chart": _chart(found), "every": EVERY, "indicators": _indicators(),
        "periods": choices(), "most": queries.MOST, "is_full": len(asked.zones) >= queries.MOST,
        "peers": [p for p in near if p.code not in asked.zones][:5],
        "others": [z for z in zones if z.code not in asked.zones],
        "has_figures": any(v is not None for z in found.zones for v in z.values),
        "label": _label(found),
        "without": {z: _without(request, z) for z in asked.zones},
    })  # fmt: skip


def _without(request: HttpRequest, code: str) -> str:
    """The conditions of the address with one zone left out."""
    query = request.GET.copy()
    query.setlist("zone", [z for z in query.getlist("zone") if z.strip() != code])
    return query.urlencode()


def _short(name: str, code: str) -> str:
    """The name at the end of a line: a long one is cut and told from others by its code."""
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 5]}… {code}"


def _label(found: Compared) -> Word:
    """What the chart shows, for those who cannot see it: the newest value of each zone."""
    said_of = "、".join(f"{z.zone.name} {_told(z.values[-1], found.decimals)}" for z in found.zones)
    return word("{name} ({unit}), newest period: {values}", name=found.name, unit=found.unit, values=said_of)


def _told(value: Any, decimals: int) -> str:
    return said.number(value, decimals) if isinstance(value, Decimal) else said.NO_ANSWER


@page("figures.see_figures")
def compare_workbook(request: HttpRequest) -> HttpResponse:
    """The table as it is shown, with exact values, as a workbook."""
    found = _compared(acting(request), _asked(request))
    columns = (
        Column(word("Code")), Column(word("Zone"), width=30),
        *(Column(word("{period}", period=say(said.period_name(p)))) for p in found.periods),
        Column(word("Growth (%)"), 2),
    )  # fmt: skip
    rows = [(z.zone.code, z.zone.name, *(Shown(v, found.decimals) for v in z.values), z.growth) for z in found.zones]
    return table_response(word("{name} ({unit}), zones compared", name=found.name, unit=found.unit), columns, rows)
