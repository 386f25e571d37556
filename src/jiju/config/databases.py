"""The store: embedded SQLite by default, PostgreSQL where DATABASE_URL says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from jiju.core.refusals import Malformed
from jiju.core.words import word

# FULL, not NORMAL: an acknowledged filing must survive a power cut.
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"


def database(url: str | None, home: Path) -> dict[str, Any]:
    """Django's settings of the one database.

    Errors   Malformed when the address is neither postgresql:// nor sqlite://
    """
    if not url:
        return _sqlite(home / "jiju.sqlite3")
    parts = urlsplit(url)
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    raise Malformed(
        "DATABASE_URL",
        word("“{scheme}” is not a kind of database that is built in.", scheme=parts.scheme),
        word("Write postgresql://user:password@host:port/name, or leave it empty for the embedded store."),
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _PRAGMAS},
        "CONN_MAX_AGE": None,  # the last connection that closes rewrites the whole log into the store
    }
