"""Acts: adopt the plan's divisions, establish and revise zones."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jiju.rooms.programmes.shapes import DivisionFacts
from jiju.rooms.registry import queries, words
from jiju.rooms.registry.acts import standing
from jiju.rooms.registry.acts.seal import Seal
from jiju.rooms.registry.models import Division, Zone, ZoneVersion
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

BATCH = 5_000


@act("registry.adopt_divisions")
def adopt_divisions(divisions: list[DivisionFacts], *, by: Actor, at: datetime) -> int:
    """Take over the divisions of a plan, in its order; those of an earlier plan are replaced."""
    Division.objects.all().delete()
    Division.objects.bulk_create([
        Division(
            code=d.code, name=d.name, short=d.short, level=d.level, parent_code=d.parent or "", kind=d.kind,
            position=n, since=date(d.since, 1, 1), until=date(d.until, 1, 1) if d.until else None,
        )
        for n, d in enumerate(divisions)
    ])  # fmt: skip
    seal = Seal()
    for d in divisions:
        seal.add(d.code, d.name, d.level, d.parent, d.since, d.until, d.kind)
    record(None, count=seal.count, digest=seal.digest)
    return len(divisions)


@act("registry.establish")
def establish(zones: list[ZoneFacts], *, by: Actor, at: datetime) -> int:
    """Establish zones with their first version. A person establishes none that has a standing or had one.

    Errors   ZoneExists, PlaceIsUnknown, DatesOverlap, StandingIsSettledElsewhere; then none is established
    """
    for z in zones:
        if z.status in queries.STANDINGS and not standing.may_settle(by):
            raise words.standing_settled_elsewhere(z.code)
    codes = [z.code for z in zones]
    taken = set(Zone.objects.filter(code__in=codes).values_list("code", flat=True))
    seal, known = Seal(), _Known()
    for z in zones:
        if z.code in taken:
            raise words.zone_exists(z.code)
        taken.add(z.code)
        known.refuse(z)
        seal.add(*_said(z))
    Zone.objects.bulk_create([Zone(code=code) for code in codes], batch_size=BATCH)
    keys = dict(Zone.objects.filter(code__in=codes).values_list("code", "pk"))
    ZoneVersion.objects.bulk_create([_version(z, keys[z.code]) for z in zones], batch_size=BATCH)
    record(None, count=seal.count, digest=seal.digest)
    return len(zones)


def _version(z: ZoneFacts, key: int) -> ZoneVersion:
    return ZoneVersion(
        zone_id=key, zone_code=z.code, name=z.name, zone_type=z.zone_type, city=z.city, county=z.county,
        lead=z.lead, status=z.status, batch=z.batch, lon=z.lon, lat=z.lat, since=z.since, until=z.until,
    )  # fmt: skip


def _said(z: ZoneFacts) -> tuple[Any, ...]:
    return z.code, z.name, z.zone_type, z.city, z.county, z.lead, z.status, z.batch, z.since, z.until


class _Known:
    """The divisions, asked once for each day on which a zone begins."""

    def __init__(self) -> None:
        self._on: dict[date, set[str]] = {}

    def refuse(self, z: ZoneFacts) -> None:
        """Refuse a zone whose days or place cannot be. Before any division is adopted, no place is judged."""
        if z.until is not None and z.until <= z.since:
            raise words.ends_before_it_begins(z.name)
        if z.since not in self._on:
            self._on[z.since] = set(queries.division_names(z.since))
        known = self._on[z.since]
        for place in (z.city, z.county):
            if known and place and place not in known:
                raise words.no_place(z.code, place, z.since)


def _standing(version: ZoneVersion | ZoneFacts) -> tuple[str, str, date | None]:
    return version.status, version.batch, version.until


@act("registry.revise")
def revise(zone: ZoneFacts, *, by: Actor, at: datetime) -> None:
    """Give a zone a new version from a day on; the version before ends there. The past stays as it was.

    Status, batch and a last day change only as part of an act that settles a standing (`acts/standing.py`).

    Errors   ZoneIsUnknown, PlaceIsUnknown, DatesOverlap, StandingIsSettledElsewhere
    """
    key = Zone.objects.filter(code=zone.code).values_list("pk", flat=True).first()
    if key is None:
        raise words.no_zone(zone.code)
    _Known().refuse(zone)
    last = ZoneVersion.objects.filter(zone_id=key).order_by("-since").first()
    if (last is None or _standing(last) != _standing(zone)) and not standing.may_settle(by):
        raise words.standing_settled_elsewhere(zone.code)
    if last is not None:
        if last.since >= zone.since:
            raise words.versions_overlap(zone.code, last.since)
        if last.until is None or last.until > zone.since:
            last.until = zone.since
            last.save()
    version = _version(zone, key)
    version.save()
    record(version, code=zone.code, since=zone.since, now=list(_said(zone)))
