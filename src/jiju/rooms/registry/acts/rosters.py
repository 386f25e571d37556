"""Act: take in a zone's own list of enterprises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from jiju.engines.workbooks import FIELDS
from jiju.rooms.registry import queries, words
from jiju.rooms.registry.acts.entering import write
from jiju.rooms.registry.acts.seal import Seal
from jiju.rooms.registry.models import ColumnMap, Zone
from jiju.rooms.registry.shapes import EnterpriseFacts, RosterVerdict
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("registry.take_roster")
def take_roster(
    zone_code: str, *, by: Actor, at: datetime, listed: Sequence[EnterpriseFacts], heads: Mapping[str, str],
    file_digest: str,
) -> RosterVerdict:  # fmt: skip
    """Enter those of a zone's own list who are new to the zone, and remember what its heads mean.

    Shape    heads: the field of each head, "" for a column that is not asked for; a tenancy is never ended here
    Errors   ZoneIsUnknown; NotFound for a zone outside the area; NothingIsNew; then nothing is written
    """
    place = queries.newest_place(zone_code)
    if place is None:
        raise words.no_zone(zone_code)
    permissions.ask(by, "registry.take_roster", place)
    own = [e for e in listed if e.zone == zone_code]
    if len(own) != len(listed):
        raise permissions.out_of_sight()
    verdict = queries.judged(zone_code, own, timezone.localdate(at))
    if not verdict.fresh:
        raise words.nothing_new(len(verdict.known), len(verdict.refused))
    zone = Zone.objects.get(code=zone_code)
    write(list(verdict.fresh), {zone_code: zone.pk})
    _remember(zone, heads)
    seal = Seal()
    for e in verdict.fresh:
        seal.add(e.uscc, e.name, e.industry, e.size, e.zone, e.since, e.until)
    record(
        None, zones=zone_code, count=seal.count, digest=seal.digest, file=file_digest, known=len(verdict.known),
        refused=len(verdict.refused), missing=len(verdict.missing),
    )  # fmt: skip
    return verdict


def _remember(zone: Zone, heads: Mapping[str, str]) -> None:
    """Keep the choice of columns for the next list with these heads."""
    known = {head: field for head, field in heads.items() if head and field in {"", *FIELDS}}
    ColumnMap.objects.filter(zone=zone, head__in=known).delete()
    ColumnMap.objects.bulk_create([ColumnMap(zone=zone, head=h[:200], field=f) for h, f in known.items()])
