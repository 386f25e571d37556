"""Acts: adopt the plan's divisions, establish and revise zones, enter enterprises."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from jiju.core.codes import credit_code_fault, is_household_business
from jiju.rooms.programmes.shapes import DivisionFacts
from jiju.rooms.registry import queries, words
from jiju.rooms.registry.models import Division, Enterprise, Tenancy, Zone, ZoneVersion
from jiju.rooms.registry.shapes import EnterpriseFacts, ZoneFacts
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

BATCH = 5_000
Stays = dict[tuple[str, str], list[tuple[date, date | None]]]


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
    seal = _Seal()
    for d in divisions:
        seal.add(d.code, d.name, d.level, d.parent, d.since, d.until, d.kind)
    record(None, count=seal.count, digest=seal.digest)
    return len(divisions)


@act("registry.establish")
def establish(zones: list[ZoneFacts], *, by: Actor, at: datetime) -> int:
    """Establish zones with their first version.

    Errors   ZoneExists, PlaceIsUnknown, DatesOverlap; then none is established
    """
    codes = [z.code for z in zones]
    taken = set(Zone.objects.filter(code__in=codes).values_list("code", flat=True))
    seal, known = _Seal(), _Known()
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


@act("registry.revise")
def revise(zone: ZoneFacts, *, by: Actor, at: datetime) -> None:
    """Give a zone a new version from a day on; the version before ends there. The past stays as it was.

    Errors   ZoneIsUnknown, PlaceIsUnknown, DatesOverlap
    """
    key = Zone.objects.filter(code=zone.code).values_list("pk", flat=True).first()
    if key is None:
        raise words.no_zone(zone.code)
    _Known().refuse(zone)
    last = ZoneVersion.objects.filter(zone_id=key).order_by("-since").first()
    if last is not None:
        if last.since >= zone.since:
            raise words.versions_overlap(zone.code, last.since)
        if last.until is None or last.until > zone.since:
            last.until = zone.since
            last.save()
    version = _version(zone, key)
    version.save()
    record(version, code=zone.code, since=zone.since, now=list(_said(zone)))


@act("registry.enter")
def enter(enterprises: Iterable[EnterpriseFacts], *, by: Actor, at: datetime) -> int:
    """Enter enterprises with their tenancies, in bounded memory. A known enterprise gets another tenancy.

    An enterprise may stand in two zones at once; `queries.double_tenancies` finds those that do.

    Errors   CreditCodeIsWrong, naming code and reason; ZoneIsUnknown; NotFound for a zone outside the area;
             DatesOverlap; then none is entered
    """
    zones, places = dict(Zone.objects.values_list("code", "pk")), queries.newest_places()
    seal = _Seal()
    for batch in _batches(enterprises):
        for e in batch:
            _refuse(e, places, by)
            seal.add(e.uscc, e.name, e.industry, e.size, e.zone, e.since, e.until)
        _refuse_overlaps(batch)
        _write(batch, zones)
    record(None, count=seal.count, digest=seal.digest)
    return seal.count


def _batches(rows: Iterable[EnterpriseFacts]) -> Iterator[list[EnterpriseFacts]]:
    walk = iter(rows)
    while batch := list(islice(walk, BATCH)):
        yield batch


def _refuse(e: EnterpriseFacts, places: dict[str, Place], by: Actor) -> None:
    if e.zone not in places:
        raise words.no_zone(e.zone)
    if not by.scope.covers(places[e.zone]):
        raise permissions.out_of_sight()
    fault = credit_code_fault(e.uscc)
    if fault is not None:
        raise words.wrong_code(e.name, fault)
    if e.until is not None and e.until <= e.since:
        raise words.ends_before_it_begins(e.name)


def _refuse_overlaps(batch: list[EnterpriseFacts]) -> None:
    """An enterprise may leave a zone and come back, but not be in it twice on one day."""
    stays: Stays = defaultdict(list)
    stored = Tenancy.objects.filter(enterprise__uscc__in=[e.uscc for e in batch]).order_by()
    for uscc, zone, since, until in stored.values_list("enterprise__uscc", "zone__code", "since", "until"):
        stays[uscc, zone].append((since, until))
    for e in batch:
        for since, until in stays[e.uscc, e.zone]:
            if (until is None or e.since < until) and (e.until is None or since < e.until):
                raise words.already_there(e.uscc, e.zone)
        stays[e.uscc, e.zone].append((e.since, e.until))


def _write(batch: list[EnterpriseFacts], zones: dict[str, int]) -> None:
    codes = [e.uscc for e in batch]
    known = set(Enterprise.objects.filter(uscc__in=codes).values_list("uscc", flat=True))
    # The first to name an enterprise says what it is.
    fresh = {e.uscc: e for e in reversed(batch) if e.uscc not in known}
    Enterprise.objects.bulk_create([_enterprise(e) for e in fresh.values()])
    keys = dict(Enterprise.objects.filter(uscc__in=codes).values_list("uscc", "pk"))
    Tenancy.objects.bulk_create([
        Tenancy(enterprise_id=keys[e.uscc], zone_id=zones[e.zone], since=e.since, until=e.until)
        for e in batch
    ])  # fmt: skip


def _enterprise(e: EnterpriseFacts) -> Enterprise:
    household = is_household_business(e.uscc)
    return Enterprise(uscc=e.uscc, name=e.name, industry=e.industry, size=e.size, is_household=household)


class _Seal:
    """The digest over many rows, in their order: what one ledger entry says of a whole batch."""

    def __init__(self) -> None:
        self._hash, self.count = hashlib.sha256(), 0

    def add(self, *values: Any) -> None:
        self._hash.update(canonical(list(values)).encode() + b"\n")
        self.count += 1

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()
