"""Reads: the actor that an account stands for."""

from __future__ import annotations

import json
from datetime import date

from django.db.models import F

from jiju.rooms.people.models import Posting
from jiju.rooms.people.queries.demonstrations import demonstrates
from jiju.rooms.people.queries.holding import over, valid
from jiju.spine.actors import Actor, Scope
from jiju.spine.roles import Role


def actor_of(account_pk: int, *, on: date) -> Actor | None:
    """The actor that an account stands for on a day, from its earliest valid posting.

    Missing  None when the account is closed, holds no posting on that day, or is a demonstration account
             outside a demonstration
    """
    held = valid(on).filter(person__accounts__pk=account_pk, person__accounts__is_active=True)
    posting = held.annotate(username=F("person__accounts__username"), is_demo=F("person__accounts__is_demo")).first()
    if posting is None or (posting.is_demo and not demonstrates()):
        return None
    return _actor(posting, posting.username, is_demo=posting.is_demo)


def actor_posted(role: Role, code: str, *, on: date) -> Actor | None:
    """The actor who holds a role for a city, county, zone or enterprise. For the program itself."""
    for posting in over(role, code, on).prefetch_related("person__accounts"):
        account = next((a for a in posting.person.accounts.all() if a.is_active), None)
        if account is not None:
            return _actor(posting, account.username, is_demo=account.is_demo)
    return None


def _actor(posting: Posting, username: str, *, is_demo: bool) -> Actor:
    scope = Scope(posting.reach, frozenset(json.loads(posting.codes)))  # type: ignore[arg-type]  # reach is checked on writing
    return Actor(
        person=posting.person.code, account=username, name=posting.person.name, role=Role(posting.role),
        unit=posting.unit.code, unit_name=posting.unit.name, scope=scope, is_demo=is_demo, is_deputy=posting.deputy,
    )  # fmt: skip
