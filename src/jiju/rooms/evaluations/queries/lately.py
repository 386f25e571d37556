"""Reads: which rounds delivered their sheets, or became final, since a day."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db.models import Q

from jiju.core import workdays
from jiju.rooms.evaluations.queries.finding import reachable
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept


@kept
def rounds_lately(by: Actor, since: date) -> tuple[tuple[int, str, date, bool], ...]:
    """Number, name and day of each round in which somebody has a part that delivered its sheets or became final (true).

    Missing  nothing for who sees no rounds
    """
    if not permissions.may(by, "evaluations.see_rounds"):
        return ()
    start = datetime.combine(since, time.min, workdays.ZONE)
    rows = reachable(by).filter(Q(delivered_at__gte=start) | Q(finalised_at__gte=start))
    found = rows.values_list("pk", "name", "delivered_at", "finalised_at")
    return tuple(
        (pk, name, workdays.day_of(moment), is_final)
        for pk, name, delivered, final in found
        for moment, is_final in ((delivered, False), (final, True))
        if moment is not None and moment >= start
    )
