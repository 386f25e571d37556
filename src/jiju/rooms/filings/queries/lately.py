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
    seen = Counter((on, form) for place, on, form in _accepted(since) if by.scope.covers(place))
    found = [(on, form, n) for (on, form), n in seen.items()]
    return tuple(sorted(found, key=lambda row: (-row[0].toordinal(), row[1])))


@kept
def _accepted(since: date) -> tuple[tuple[Place, date, str], ...]:
    """Each accepted form of a zone: where it lies, the day, the form."""
    forms = {f.code for f in programmes.plan().forms if f.level == "zone"}
    start = datetime.combine(since, time.min, workdays.ZONE)
    rows = Filing.objects.filter(form_code__in=forms, state="accepted", accepted_at__gte=start).order_by()
    told = rows.values_list("city", "county", "zone_code", "zone_type", "accepted_at", "form_code")
    return tuple((Place(*where), workdays.day_of(at), form) for *where, at, form in told)
