"""The store is embedded SQLite unless DATABASE_URL names a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from jiju.config.databases import database
from jiju.core.refusals import Malformed


def test_without_an_address_the_store_lies_in_the_home(tmp_path: Path) -> None:
    told = database(None, tmp_path)
    assert told["NAME"] == str(tmp_path / "jiju.sqlite3")
    assert told["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert pragma in told["OPTIONS"]["init_command"]


def test_a_postgresql_address_is_taken_apart(tmp_path: Path) -> None:
    told = database("postgresql://jiju:p%40ss@db.local:5433/zones?sslmode=require", tmp_path)
    assert (told["ENGINE"], told["NAME"], told["USER"]) == ("django.db.backends.postgresql", "zones", "jiju")
    assert (told["PASSWORD"], told["HOST"], told["PORT"]) == ("p@ss", "db.local", "5433")
    assert told["OPTIONS"] == {"sslmode": "require"}


def test_another_kind_of_database_is_refused_with_the_way_to_write_it(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="postgresql://"):
        database("mysql://localhost/jiju", tmp_path)


@pytest.mark.django_db
def test_the_tables_of_the_second_factor_are_still_those_of_its_library() -> None:
    """They are written in our own tree, so a change over there must be followed here."""
    call_command("makemigrations", "mfa", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_no_table_asks_what_an_untrusted_schema_may_not() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("of the embedded store alone")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA trusted_schema")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        assert [name for name, sql in cursor.fetchall() if "JSON_VALID" in sql.upper()] == []
