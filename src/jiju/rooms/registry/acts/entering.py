"""Act: enter enterprises, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice

from jiju.core.codes import credit_code_fault, is_household_business
from jiju.rooms.registry import queries, words
from jiju.rooms.registry.acts.seal import Seal
from jiju.rooms.registry.models import Enterprise, Tenancy, Zone
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.acts import act, record

BATCH = 5_000
Stays = dict[tuple[str, str], list[tuple[date, date | None]]]


@act("registry.enter")
def enter(enterprises: Iterable[EnterpriseFacts], *, by: Actor, at: datetime) -> int:
    """Enter enterprises with their tenancies, in bounded memory. A known enterprise gets another tenancy.

    An enterprise may stand in two zones at once; `queries.double_tenancies` finds those that do.

    Errors   CreditCodeIsWrong, naming code and reason; ZoneIsUnknown; NotFound for a zone outside the area;
             DatesOverlap; then none is entered
    """
    zones, places = dict(Zone.objects.values_list("code", "pk")), queries.newest_places()
    seal = Seal()
    for batch in _batches(enterprises):
        for e in batch:
            refuse(e, places, by)
            seal.add(e.uscc, e.name, e.industry, e.size, e.zone, e.since, e.until)
        refuse_overlaps(batch)
        write(batch, zones)
    record(None, count=seal.count, digest=seal.digest)
    return seal.count


def _batches(rows: Iterable[EnterpriseFacts]) -> Iterator[list[EnterpriseFacts]]:
    walk = iter(rows)
    while batch := list(islice(walk, BATCH)):
        yield batch


def refuse(e: EnterpriseFacts, places: dict[str, Place], by: Actor) -> None:
    """Refuse an unknown or foreign zone, a wrong code, and days that cannot be."""
    if e.zone not in places:
        raise words.no_zone(e.zone)
    if not by.scope.covers(places[e.zone]):
        raise permissions.out_of_sight()
    fault = credit_code_fault(e.uscc)
    if fault is not None:
        raise words.wrong_code(e.name, fault)
    if e.until is not None and e.until <= e.since:
        raise words.ends_before_it_begins(e.name)


def refuse_overlaps(batch: list[EnterpriseFacts]) -> None:
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


def write(batch: list[EnterpriseFacts], zones: dict[str, int]) -> None:
    """Write the enterprises that are new, and every tenancy."""
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
