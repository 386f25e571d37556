"""保存的视图: save a page under a name, name it anew, share it with the unit, keep it to oneself, delete it."""

from __future__ import annotations

from datetime import datetime

from jiju.core.words import word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.acts.refusals import AddressIsOutside, NameIsTaken, NotYourView, TooManyViews, WordsAreMissing
from jiju.rooms.oversight.models import SavedView
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.turns import alone

MOST = 50  # views of one person
LONGEST = 60  # characters of a name


@act("oversight.save_view")
def save_view(view: None, *, by: Actor, at: datetime, name: str, address: str) -> SavedView:
    """Save a page of this house with its conditions, under a name.

    Errors   AddressIsOutside for anything but a path of this house; WordsAreMissing; NameIsTaken; TooManyViews
    """
    alone("views", by.person)
    if not checks.in_house(address):
        raise AddressIsOutside(
            word("This is no page of this house."),
            why=word("A saved view opens in this house only; what leads elsewhere is not kept."),
            remedy=word("Open the page that you want, and save it from there."),
        )
    known = queries.view_names(by.person)
    if len(known) >= MOST:
        raise TooManyViews(
            word("You have {n} saved views, and no more are kept.", n=len(known)),
            remedy=word("Delete one that you do not use any more."),
        )
    made = SavedView(person=by.person, unit=by.unit, unit_name=by.unit_name, name=_name(name, known), address=address,
                     saved_at=at)  # fmt: skip
    made.save()
    record(made, name=made.name, address=address)
    return made


@act("oversight.rename_view")
def rename_view(view: SavedView, *, by: Actor, at: datetime, name: str) -> SavedView:
    """Give one's own view another name.

    Errors   NotYourView; WordsAreMissing; NameIsTaken
    """
    alone("views", by.person)
    _ask_owner(view, by)
    old, view.name = view.name, _name(name, queries.view_names(by.person) - {view.name})
    view.save()
    record(view, old=old, name=view.name)
    return view


@act("oversight.share_view")
def share_view(view: SavedView, *, by: Actor, at: datetime) -> SavedView:
    """Let everybody of the unit open one's own view; each sees in it what their own area holds.

    Errors   NotYourView
    """
    _ask_owner(view, by)
    view.is_shared, view.unit, view.unit_name = True, by.unit, by.unit_name
    view.save()
    record(view, name=view.name, unit=view.unit)
    return view


@act("oversight.keep_view")
def keep_view(view: SavedView, *, by: Actor, at: datetime) -> SavedView:
    """Keep one's own view to oneself again.

    Errors   NotYourView
    """
    _ask_owner(view, by)
    view.is_shared = False
    view.save()
    record(view, name=view.name, unit=view.unit)
    return view


@act("oversight.delete_view")
def delete_view(view: SavedView, *, by: Actor, at: datetime) -> None:
    """Delete one's own view.

    Errors   NotYourView
    """
    _ask_owner(view, by)
    record(view, name=view.name, address=view.address)
    view.delete()


def _ask_owner(view: SavedView, by: Actor) -> None:
    if view.person != by.person:
        raise NotYourView(
            word("Another person saved this view."), remedy=word("Open it, and save it under your own name.")
        )


def _name(text: str, known: frozenset[str]) -> str:
    name = " ".join(checks.cleaned(text).split())
    if not checks.letters(name) or len(name) > LONGEST:
        raise WordsAreMissing(
            word("A view needs a name of at most {n} characters.", n=LONGEST), remedy=word("Write a short name.")
        )
    if name in known:
        raise NameIsTaken(
            word("You have a view “{name}” already.", name=name),
            remedy=word("Choose another name, or delete the old one."),
        )
    return name
