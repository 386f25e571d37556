"""Acts: keep what the figures tell of the year's end."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from jiju.core.periods import Period
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.models import Outlook
from jiju.rooms.oversight.shapes.targets import OutlookTold
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.turns import alone

Found = Sequence[tuple[str, str, OutlookTold]]


@act("oversight.look_ahead")
def look_ahead(outlook: None, *, by: Actor, at: datetime, period: Period, vintage: int, found: Found) -> list[Outlook]:
    """Keep the outlooks of a period in the place of those that rested on older figures.

    The ledger keeps, of the whole, the middle and the interval, and of everything a digest.
    """
    alone("look_ahead", period)
    kept = {(o.measure, o.area): o for o in Outlook.objects.filter(period=str(period)).order_by("pk")}
    seal, out = hashlib.sha256(), []
    for measure, area, told in found:
        text = canonical(queries.to_data(told))
        seal.update(f"{measure} {area} {text}\n".encode())
        row = kept.pop((measure, area), None) or Outlook(period=str(period), measure=measure, area=area)
        row.told, row.vintage, row.at = text, vintage, at
        row.save()
        out.append(row)
    Outlook.objects.filter(pk__in=[o.pk for o in kept.values()]).delete()
    whole = [_in_short(measure, told) for measure, area, told in found if not area]
    record(None, period=str(period), vintage=vintage, digest=seal.hexdigest(), told=whole)
    return out


def _in_short(measure: str, told: OutlookTold) -> dict[str, Any]:
    why_not = str(told.reasons[0]) if told.reasons else ""
    return {"measure": measure, "middle": told.middle, "within80": list(told.within80 or ()), "why_not": why_not}
