"""Reads: how many forms of zones were accepted on each day since a day."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time

from jiju.core import workdays
from jiju.rooms.filings.models import Filing
from jiju.rooms.programmes import queries as programmes
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.looks import kept


@kept
def accepted_lately(by: Actor, since: date) -> tuple[tuple[date, str, int], ...]:
    """The accepted forms of zones in somebody's area by day and form, the newest first; nothing for who sees none.

    Forms of enterprises are not counted: a province has tens of thousands, and no list of moves tells them apart.
    """
    if not permissions.may(by, "filings.see_filings"):
        return ()
    seen: Counter[tuple[date, str]] = Counter()
    for place, on, form, n in _accepted(since):
        if by.scope.covers(place):
            seen[on, form] += n
    found = [(on, form, n) for (on, form), n in seen.items()]
    return tuple(sorted(found, key=lambda row: (-row[0].toordinal(), row[1])))


@kept
def _accepted(since: date) -> tuple[tuple[Place, date, str, int], ...]:
    """The accepted forms of zones: where, on which day, which form, how many."""
    forms = {f.code for f in programmes.plan().forms if f.level == "zone"}
    start = datetime.combine(since, time.min, workdays.ZONE)
    rows = Filing.objects.filter(form_code__in=forms, state="accepted", accepted_at__gte=start).order_by()
    told = rows.values_list("city", "county", "zone_code", "zone_type", "form_code", "accepted_at")
    counted = Counter((*where, workdays.day_of(at)) for *where, at in told)
    return tuple((Place(*key[:4]), key[5], key[4], n) for key, n in counted.items())
