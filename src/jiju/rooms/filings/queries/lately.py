"""Reads: how many forms of zones were accepted on each day since a day."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db.models import Count
from django.db.models.functions import TruncDate

from jiju.core import workdays
from jiju.rooms.filings.models import Filing
from jiju.rooms.programmes import queries as programmes
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept


@kept
def accepted_lately(by: Actor, since: date) -> tuple[tuple[date, str, int], ...]:
    """The accepted forms of zones in somebody's area by day and form, the newest first; nothing for who sees none.

    Forms of enterprises are not counted: a province has tens of thousands, and no list of moves tells them apart.
    """
    if not permissions.may(by, "filings.see_filings"):
        return ()
    forms = {f.code for f in programmes.plan().forms if f.level == "zone"}
    start = datetime.combine(since, time.min, workdays.ZONE)
    rows = Filing.objects.within(by).filter(form_code__in=forms, state="accepted", accepted_at__gte=start).order_by()
    counted = rows.annotate(on=TruncDate("accepted_at", tzinfo=workdays.ZONE)).values_list("on", "form_code")
    found: list[tuple[date, str, int]] = list(counted.annotate(n=Count("pk")))
    return tuple(sorted(found, key=lambda row: (-row[0].toordinal(), row[1])))
