"""Reads: the actor that an account stands for."""

from __future__ import annotations

import json
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import QuerySet

from jiju.rooms.people.models import Account, Posting
from jiju.rooms.people.queries.demonstrations import demonstrates
from jiju.rooms.people.queries.holding import over, valid
from jiju.spine.actors import Actor, Reach, Scope
from jiju.spine.prepared import prepared
from jiju.spine.roles import Role

ASKED = ("person__code", "person__name", "role", "unit__code", "unit__name", "reach", "codes", "deputy")


class _Post(NamedTuple):
    """What makes an actor of a posting, in the order of `ASKED`."""

    person: str
    name: str
    role: str
    unit: str
    unit_name: str
    reach: Reach
    codes: str
    deputy: bool


def actor_of(account_pk: int, *, on: date) -> Actor | None:
    """The actor that an account stands for on a day, from its earliest valid posting.

    Missing  None when the account is closed, holds no posting on that day, or is a demonstration account
             outside a demonstration
    """
    for username, is_demo, *post in _first_held(account_pk, on):
        return None if is_demo and not demonstrates() else _actor(username, _Post(*post), is_demo=is_demo)
    return None


@prepared
def _first_held(account_pk: int, on: date) -> QuerySet[Posting, Any]:
    held = valid(on).filter(person__accounts__pk=account_pk, person__accounts__is_active=True)
    return held.values_list("person__accounts__username", "person__accounts__is_demo", *ASKED)[:1]


def actor_named(username: str, *, on: date) -> Actor | None:
    """The actor that a sign-in stands for on a day. For the program itself."""
    found = Account.objects.filter(username=username).first()
    return actor_of(found.pk, on=on) if found else None


def actor_posted(role: Role, code: str, *, on: date) -> Actor | None:
    """The actor who holds a role for a city, county, zone or enterprise. For the program itself."""
    for posting in over(role, code, on).prefetch_related("person__accounts"):
        account = next((a for a in posting.person.accounts.all() if a.is_active), None)
        if account is not None:
            post = attrgetter(*(name.replace("__", ".") for name in ASKED))(posting)
            return _actor(account.username, _Post(*post), is_demo=account.is_demo)
    return None


def _actor(username: str, post: _Post, *, is_demo: bool) -> Actor:
    return Actor(
        person=post.person, account=username, name=post.name, role=Role(post.role), unit=post.unit,
        unit_name=post.unit_name, scope=Scope(post.reach, frozenset(json.loads(post.codes))), is_demo=is_demo,
        is_deputy=post.deputy,
    )  # fmt: skip
