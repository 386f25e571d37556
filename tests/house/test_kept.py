"""Questions whose answers are kept: what they are asked with says all that the answer hangs on beside the records."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import typing
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps

import jiju.rooms
import jiju.web
from jiju.core.words import Word
from jiju.spine import looks, tables

BY_THE_MINUTE = {"jiju.rooms.oversight.queries.zone_topics.topics_asked"}  # its caller cuts the seconds off
CHANGING = (list, dict, set)  # beside the values of a Word, which nobody writes after it is said


def _kept() -> Iterator[Callable[..., Any]]:
    rooms = pkgutil.walk_packages(jiju.rooms.__path__, "jiju.rooms.")
    pages = pkgutil.walk_packages(jiju.web.__path__, "jiju.web.")
    for found in (*rooms, *pages):
        if ".migrations" not in found.name:
            importlib.import_module(found.name)
    return (one for one in looks.KEPT if one.__module__.startswith(("jiju.rooms.", "jiju.web.")))


KEPT = {f"{one.__module__}.{one.__qualname__}": one for one in _kept()}


def test_there_are_questions_whose_answers_are_kept() -> None:
    assert "jiju.rooms.oversight.queries.cockpits.cockpit" in KEPT


def test_every_table_of_a_room_is_known_when_sql_names_it() -> None:
    rooms = [m for m in apps.get_models() if m.__module__.startswith("jiju.rooms.")]
    assert rooms
    for table in (model._meta.db_table for model in rooms):
        assert tables.READS.findall(f'SELECT 1 FROM "{table}" WHERE') == [table]
        assert tables.WRITES.findall(f'UPDATE "{table}" SET') == [table]


@pytest.mark.parametrize("name", sorted(KEPT))
def test_it_is_not_asked_with_a_moment(name: str) -> None:
    """Its answer would never be met again."""
    hints = typing.get_type_hints(KEPT[name])
    assert datetime not in hints.values() or name in BY_THE_MINUTE


@pytest.mark.parametrize("name", sorted(KEPT))
def test_nobody_can_change_its_answer_all_the_way_down(name: str) -> None:
    assert list(_changing(typing.get_type_hints(KEPT[name])["return"], name, set())) == []


def _changing(kind: Any, where: str, seen: set[Any]) -> Iterator[str]:
    """The parts of an answer that a reader could change under the next one's eyes."""
    if kind in CHANGING or typing.get_origin(kind) in CHANGING:
        yield where
    for part in typing.get_args(kind):
        yield from _changing(part, where, seen)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind not in seen | {Word}:
        seen.add(kind)
        if not vars(kind)["__dataclass_params__"].frozen:
            yield f"{where}: {kind.__name__}"
        for name, part in typing.get_type_hints(kind).items():
            yield from _changing(part, f"{where}: {kind.__name__}.{name}", seen)
