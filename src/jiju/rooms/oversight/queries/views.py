"""Reads: saved views, one's own and those that the own unit shares."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Q, QuerySet

from jiju.rooms.oversight.models import SavedView
from jiju.rooms.oversight.shapes import ViewShown
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept


def views(by: Actor) -> list[ViewShown]:
    """The views that somebody saved, then those that others of the unit share, by name.

    Errors   NotYours
    """
    permissions.ask(by, "oversight.see_views")
    return list(_shown(by))


@kept
def _shown(by: Actor) -> tuple[ViewShown, ...]:
    rows = list(_seen(by).order_by("name", "pk"))
    names = people.names_of([v.person for v in rows])
    found = [
        ViewShown(
            v.pk, v.name, v.address, names.get(v.person, v.person), v.person == by.person, v.is_shared, v.saved_at
        )
        for v in rows
    ]
    return tuple(sorted(found, key=lambda v: not v.is_mine))


def _seen(by: Actor) -> QuerySet[Any]:
    """A view that is shared is seen under the unit in which it was saved; whoever leaves the unit leaves it there."""
    mine = Q(person=by.person)
    shared = Q(is_shared=True, unit=by.unit) if by.unit else Q(pk__in=[])
    return cast("QuerySet[Any]", SavedView.objects.filter(mine | shared))


def view(by: Actor, pk: int) -> ViewShown:
    """One view, to be opened.

    Errors   NotFound when it is missing, or another's and not shared with the unit
    """
    found = next((v for v in views(by) if v.id == pk), None)
    if found is None:
        raise permissions.out_of_sight()
    return found


def view_record(by: Actor, pk: int) -> SavedView:
    """The view to change: one's own.

    Errors   NotFound when it is missing, or another's
    """
    permissions.ask(by, "oversight.see_views")
    found: SavedView | None = SavedView.objects.filter(pk=pk, person=by.person).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def view_names(person: str) -> frozenset[str]:
    """The names of somebody's views. For the program itself."""
    return frozenset(SavedView.objects.filter(person=person).order_by("pk").values_list("name", flat=True))
