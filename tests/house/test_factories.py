"""Every record of the rooms has a factory: a function that takes nothing and hands out a stored one, made by acts."""

from __future__ import annotations

import ast
import importlib
import inspect
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from jiju.spine.models import Entry

FOLDER = Path(__file__).resolve().parents[1] / "factories"
WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "get_or_create", "update_or_create", "opened"}
RECORDS = [m for a in apps.get_app_configs() if a.name.startswith("jiju.rooms.") for m in a.get_models()]


def _makers() -> dict[type[models.Model], Callable[[], models.Model]]:
    """The factories by what they hand out."""
    out: dict[type[models.Model], Callable[[], models.Model]] = {}
    for path in sorted(FOLDER.glob("*.py")):
        module = importlib.import_module(f"tests.factories.{path.stem}")
        for _, verb in inspect.getmembers(module, inspect.isfunction):
            made: Any = typing.get_type_hints(verb).get("return")
            alone = verb.__module__ == module.__name__ and not inspect.signature(verb).parameters
            if alone and isinstance(made, type) and issubclass(made, models.Model):
                out[made] = verb
    return out


def test_every_record_has_a_factory() -> None:
    assert {m.__name__ for m in RECORDS} - {m.__name__ for m in _makers()} == set()


@pytest.mark.parametrize("record", RECORDS, ids=lambda m: m._meta.label)
def test_a_factory_makes_a_stored_record_by_acts(db: None, record: type[models.Model]) -> None:
    made = _makers()[record]()
    assert isinstance(made, record)
    assert type(made)._default_manager.filter(pk=made.pk).exists()
    assert Entry.objects.exists()


def test_factories_write_by_acts_alone() -> None:
    named = [
        (path.name, node.lineno, name)
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if (name := getattr(node, "attr", getattr(node, "id", ""))) in WRITES
    ]
    assert named == []
