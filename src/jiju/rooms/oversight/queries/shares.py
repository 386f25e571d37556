"""Reads: the shares of what lies below an area, as handed down or as zones lie now; and shares to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from jiju.core.periods import PER_YEAR, Period
from jiju.core.refusals import NotFound
from jiju.core.words import Word, word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.queries.tracks import track
from jiju.rooms.programmes import checks as promised
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import TargetMeasure
from jiju.rooms.programmes.shapes.cascades import Amounts, CascadeShown, Offered, RecipientShown
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place


@dataclass(frozen=True)
class Shared:
    """What is handed to those below.

    Shape    amounts: recipient → measure → share; shifted: city → measure → what moved in less what moved out
    """

    amounts: Mapping[str, Amounts] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    version: int = 0
    versions: tuple[tuple[int, int, Word], ...] = ()
    shifted: Mapping[str, Amounts] = field(default_factory=dict)
    moved: tuple[str, ...] = ()


def shared_below(by: Actor, level: str, code: str, year: int, basis: str, version: int) -> Shared:
    """The shares of those below an area; of a version that is asked for, else of the one in force.

    Errors   NotFound for a version that is not there
    """
    found = programmes.cascades(by, year=year)
    in_force = [c for c in found if c.state == "approved"]
    if level in ("province", "city"):
        mine = [c for c in found if c.giver == (code if level == "city" else "")]
        chosen = _chosen(mine, version)
        rows = list(chosen.recipients) if chosen else []
    else:
        mine, chosen = [], None
        rows = [r for c in in_force if c.giver for r in c.recipients]
    zones = [r for c in in_force if c.giver and (c.giver != code or level != "city") for r in c.recipients]
    zones += rows if level == "city" else []
    places = registry.newest_places() if basis == "now" else {}
    moved = [r for r in zones if r.place.zone and r.code in places and places[r.code].city != r.place.city]
    if level == "city":
        rows += [r for r in moved if places[r.code].city == code]
    return Shared(
        {r.code: r.amounts for r in rows}, {r.code: r.state for r in rows},
        {r.code: places.get(r.code, r.place) for r in rows if r.place.zone}, {r.code: r.name for r in rows},
        chosen.version if chosen else 0, tuple((c.version, c.id, c.state_name) for c in mine),
        _shifted(moved, places), tuple(sorted({r.name for r in moved})),
    )  # fmt: skip


def _chosen(found: list[CascadeShown], version: int) -> CascadeShown | None:
    if not version:
        return next((c for c in found if c.state == "approved"), None)
    for one in found:
        if one.version == version:
            return one
    raise NotFound(
        word("There is no version {n} of these shares.", n=version),
        remedy=word("Choose one of the versions that are listed."),
    )


def _shifted(moved: Iterable[RecipientShown], places: Mapping[str, Place]) -> dict[str, dict[str, Decimal]]:
    """What moves from city to city with the zones that moved after their shares were handed down."""
    out: dict[str, dict[str, Decimal]] = {}
    for one in moved:
        for city, sign in ((one.place.city, -1), (places[one.code].city, 1)):
            of = out.setdefault(city, {})
            for measure, amount in one.amounts.items():
                of[measure] = of.get(measure, Decimal(0)) + sign * amount
    return out


def offers(by: Actor, year: int, giver: str, on: date) -> tuple[Offered, ...]:
    """Shares to begin with: what each had at the end of last year, grown as the whole is to grow.

    Shape    recipients: the cities that report, or the zones of a city that have the title, on a day
    Missing  without a figure of last year there is no share to begin with
    """
    permissions.ask(by, "programmes.propose_cascade", Place(city=giver))
    wanted, below = programmes.wanted_of(year, giver), _below(giver, on)
    had: dict[str, dict[str, Decimal]] = {code: {} for code in below}
    shares: dict[str, dict[str, Decimal]] = {code: {} for code in below}
    for m in programmes.plan().target_measures:
        if m.id in wanted:
            bases = _had(m, year - 1, set(below), giver)
            for code, value in bases.items():
                had[code][m.id] = value
            for code, value in checks.apportioned(wanted[m.id], bases, promised.decimals_of(m)).items():
                shares[code][m.id] = value
    return tuple(Offered(c, name, place, shares[c], had[c]) for c, (name, place) in below.items())


def _below(giver: str, on: date) -> dict[str, tuple[str, Place]]:
    if not giver:
        return {d.code: (d.short, Place(city=d.code)) for d in registry.reporting_cities(on)}
    zones = [z for z in registry.zones_on(on) if z.city == giver and z.status == registry.PROVINCIAL]
    return {z.code: (z.name, z.place) for z in zones}


def _had(m: TargetMeasure, year: int, below: set[str], giver: str) -> dict[str, Decimal]:
    """What each recipient had at the year's end, where it lies now."""
    form = programmes.plan().zone_form
    kind = form.period if form is not None else "quarter"
    last = Period(year, PER_YEAR[kind], kind)
    out: dict[str, Decimal] = {}
    for zone, (place, value) in track(m, last, "now").cells.get(last, {}).items():
        code = zone if giver else place.city
        if code in below:
            out[code] = out.get(code, Decimal(0)) + value
    return out
