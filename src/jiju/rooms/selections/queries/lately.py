"""Reads: which titles began or ended since a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from jiju.rooms.selections.models import Title
from jiju.rooms.selections.queries.wording import library_names
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept


@kept
def titles_lately(by: Actor, since: date, on: date) -> tuple[tuple[int, str, str, date, bool], ...]:
    """Number, zone, library and day of each title of somebody's area that began or was lost (true) between two days.

    Missing  nothing for who sees no titles
    """
    if not permissions.may(by, "selections.see_titles"):
        return ()
    began, lost = Q(since__gte=since, since__lte=on), Q(lost_on__gte=since, lost_on__lte=on)
    rows = list(Title.objects.within(by).filter(began | lost).order_by("-since", "unit"))
    names = library_names() if rows else {}
    return tuple(
        (t.pk, t.unit_name, names.get(t.library, t.library), day, is_lost)
        for t in rows
        for day, is_lost in ((t.since, False), (t.lost_on, True))
        if day is not None and since <= day <= on
    )
