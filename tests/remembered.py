"""Worlds that many tests begin with: made by real acts once in a process, and laid down from their rows after that."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection

P = ParamSpec("P")
FRAMES = ("django_", "auth_")  # tables that the framework fills when the store is made


@dataclass(frozen=True)
class _World:
    """The rows of each table, and the files of the warehouse."""

    rows: tuple[tuple[str, tuple[tuple[Any, ...], ...]], ...]
    files: tuple[tuple[str, bytes], ...]


def remembered(make: Callable[P, None]) -> Callable[P, None]:
    """Make a builder one whose acts run once in a process; on an empty store its rows are laid down as they were.

    Where anything stands in the store already, the acts run as written.
    """
    known: dict[Any, _World] = {}

    @functools.wraps(make)
    def lay(*args: P.args, **kwargs: P.kwargs) -> None:
        key = (connection.vendor, args, tuple(sorted(kwargs.items())))
        if _filled():
            make(*args, **kwargs)
        elif key in known:
            _lay(known[key])
        else:
            make(*args, **kwargs)
            known[key] = _World(tuple((t, _rows(t)) for t in _filled()), _files())

    return lay


def _tables() -> list[str]:
    return [t for t in sorted(connection.introspection.django_table_names()) if not t.startswith(FRAMES)]


def _filled() -> list[str]:
    """The tables that hold any row."""
    asked = " UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT 1 FROM \"{t}\")" for t in _tables())
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return sorted(name for (name,) in cursor.fetchall())


def _rows(table: str) -> tuple[tuple[Any, ...], ...]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return tuple(tuple(row) for row in cursor.fetchall())


def _files() -> tuple[tuple[str, bytes], ...]:
    home = Path(settings.JIJU_WAREHOUSE)
    return tuple((str(f.relative_to(home)), f.read_bytes()) for f in sorted(home.rglob("*")) if f.is_file())


def _lay(world: _World) -> None:
    with connection.cursor() as cursor:
        for table, rows in world.rows:
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)
        for sql in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(sql)
    for name, content in world.files:
        path = Path(settings.JIJU_WAREHOUSE) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
