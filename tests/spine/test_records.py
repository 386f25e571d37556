"""Guarded records can be read by anybody and written only inside an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import models
from django.test.utils import isolate_apps

from jiju.core.refusals import Fault
from jiju.rooms.people.models import Person, Posting, Unit
from jiju.spine.acts import act, record
from jiju.spine.records import Guarded
from jiju.spine.roles import Role
from tests.factories.people import AT, SINCE, actor, engaged

FIELDS: dict[str, Any] = {"name": "新", "short_name": "新", "kind": "city", "since": SINCE}


@async_to_sync
async def rename_later() -> None:
    await Unit.objects.aupdate(name="新")


WRITES: dict[str, Callable[[], Any]] = {
    "save": lambda: Unit.objects.get().save(),
    "save a new one": lambda: Unit(code="N", **FIELDS).save(),
    "delete": lambda: Posting.objects.get().delete(),
    "create": lambda: Unit.objects.create(code="N", **FIELDS),
    "get_or_create": lambda: Unit.objects.get_or_create(code="N", defaults=FIELDS),
    "update_or_create a new one": lambda: Unit.objects.update_or_create(code="N", defaults=FIELDS),
    "update_or_create an old one": lambda: Unit.objects.update_or_create(code="U1", defaults=FIELDS),
    "bulk_create": lambda: Unit.objects.bulk_create([Unit(code="N", **FIELDS)]),
    "bulk_create over conflicts": lambda: Unit.objects.bulk_create(
        [Unit(code="U1", **FIELDS)], update_conflicts=True, unique_fields=["code"], update_fields=["name"]
    ),
    "bulk_update": lambda: Unit.objects.bulk_update([Unit.objects.get()], ["name"]),
    "update": lambda: Unit.objects.update(name="新"),
    "filtered update": lambda: Unit.objects.filter(code="U1").update(name="新"),
    "queryset delete": lambda: Posting.objects.all().delete(),
    "related create": lambda: Person.objects.get().postings.create(unit=Unit.objects.get(), role="x", reach="all"),
    "related update": lambda: Unit.objects.get().postings.update(role="province"),
    "related add": lambda: Unit.objects.get().postings.add(Posting.objects.get()),
    "related set": lambda: Unit.objects.get().postings.set([Posting.objects.get()], clear=True),
    "default manager": lambda: Unit._default_manager.update(name="新"),
    "base manager": lambda: Unit._base_manager.update(name="新"),
    "asynchronous": lambda: rename_later(),
}


@pytest.fixture
def somebody(db: None) -> None:
    engaged("somebody", Role.PROVINCE)


def picture() -> list[Any]:
    return [list(m.objects.order_by("pk").values_list()) for m in (Unit, Person, Posting)]


@pytest.mark.parametrize("write", WRITES)
def test_nothing_is_written_outside_an_act(somebody: None, write: str) -> None:
    before = picture()
    with pytest.raises(Fault, match="outside an act"):
        WRITES[write]()
    assert picture() == before


@pytest.mark.parametrize("write", [w for w in WRITES if w != "asynchronous"])
def test_the_same_is_written_inside_an_act(somebody: None, verb: str, write: str) -> None:
    """So the test above cannot pass because its calls are wrong."""

    @act(verb)
    def write_it(nothing: None, *, by: Any, at: Any) -> None:
        if write == "related create":
            Person.objects.get().postings.create(unit=Unit.objects.get(), role="x", reach="all", since=SINCE)
        elif write not in {"related set"}:
            WRITES[write]()
        record(None)

    write_it(None, by=actor(Role.PROVINCE), at=AT)


def test_anybody_reads(somebody: None) -> None:
    assert Unit.objects.filter(code="U1").exists()
    assert Unit.objects.get().postings.count() == 1


def test_a_failed_act_closes_the_door_again(somebody: None, verb: str) -> None:
    @act(verb)
    def fails(nothing: None, *, by: Any, at: Any) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fails(None, by=actor(Role.PROVINCE), at=AT)
    with pytest.raises(Fault):
        Unit.objects.update(name="新")


@isolate_apps("jiju.rooms.people")
def test_a_guarded_record_has_no_rows_that_belong_to_nobody() -> None:
    with pytest.raises(Fault, match="many-to-many"):

        class Club(Guarded):
            members = models.ManyToManyField("people.Person")

            class Meta:
                app_label = "people"
