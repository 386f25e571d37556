"""Guarded records: they can be read by anybody and written only inside an act."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self

from django.db import models
from django.db.models.signals import class_prepared

from jiju.core.refusals import Fault
from jiju.spine.actors import Actor, Place, Scope

# The column that each reach is judged by. A reach that is not listed is a fault, never a wider view.
COLUMNS: dict[str, str] = {
    "types": "zone_type",
    "city": "city",
    "county": "county",
    "zone": "zone_code",
    "enterprise": "enterprise_code",
}

_open: ContextVar[int] = ContextVar("jiju_act_depth", default=0)
_closings = itertools.count(1)
_unwritten = 0


@contextmanager
def opened(*, by_act: bool = False) -> Iterator[None]:
    """Records may be written while this is entered. Only the act decorator enters it, and it writes an entry."""
    global _unwritten
    token = _open.set(_open.get() + 1)
    try:
        yield
    finally:
        _open.reset(token)
        if not by_act:
            _unwritten = next(_closings)


def unwritten() -> int:
    """How often this process has opened the records without an act: when it grows, what was kept is forgotten."""
    return _unwritten


def _require_act(what: str) -> None:
    if not _open.get():
        raise Fault(f"{what} outside an act: write an act for it")


class GuardedQuerySet(models.QuerySet[Any]):
    """A queryset that refuses to write outside an act.

    `create`, `get_or_create` and `update_or_create` save a record and are refused there; the asynchronous
    verbs call the ones below.
    """

    def update(self, **kwargs: Any) -> int:
        _require_act(f"{self.model.__name__}.update")
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        _require_act(f"{self.model.__name__}.delete")
        return super().delete()

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        _require_act(f"{self.model.__name__}.bulk_create")
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        _require_act(f"{self.model.__name__}.bulk_update")
        return super().bulk_update(*args, **kwargs)

    def within(self, reach: Scope | Actor) -> Self:
        """Only the rows that lie within the scope. For Placed records."""
        scope = reach.scope if isinstance(reach, Actor) else reach
        if scope.reach == "all":
            return self
        if scope.reach == "none":
            return self.none()
        return self.filter(**{f"{COLUMNS[scope.reach]}__in": sorted(scope.codes - {""})})


class Guarded(models.Model):
    """A record that changes only inside an act."""

    objects = GuardedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        _require_act(f"{type(self).__name__}.save")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _require_act(f"{type(self).__name__}.delete")
        return super().delete(*args, **kwargs)


def _close_side_doors(sender: type[models.Model], **_: Any) -> None:
    """Close the two ways round a guarded record that the framework keeps for itself.

    A related manager (`unit.postings.add(...)`) writes through the base manager, which is unguarded unless it
    is named; and the rows that join two records of a many-to-many field belong to no record at all.
    """
    if not issubclass(sender, Guarded):
        return
    if sender._meta.local_many_to_many:
        raise Fault(f"{sender.__name__} has a many-to-many field: write a guarded record in between")
    # Set here, since a child's own Meta does not inherit the parent's base manager.
    sender._meta.base_manager_name = "objects"


class_prepared.connect(_close_side_doors, dispatch_uid="jiju.spine.records")


class Placed(Guarded):
    """A guarded record that lies somewhere: its place is written down as it was when the record was made."""

    city = models.CharField(max_length=12, blank=True, default="", db_index=True)
    county = models.CharField(max_length=12, blank=True, default="", db_index=True)
    zone_code = models.CharField(max_length=20, blank=True, default="", db_index=True)
    zone_type = models.CharField(max_length=20, blank=True, default="", db_index=True)
    enterprise_code = models.CharField(max_length=18, blank=True, default="", db_index=True)

    class Meta:
        abstract = True

    @property
    def place(self) -> Place:
        return Place(self.city, self.county, self.zone_code, self.zone_type, self.enterprise_code)
