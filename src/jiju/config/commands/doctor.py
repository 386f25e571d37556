"""`jiju doctor`: settings, versions, clock, attached files, and how fast the disk keeps what it is told to keep."""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sqlite3
import sys
import tempfile
import time
from dataclasses import asdict
from importlib.metadata import version

from django.conf import settings
from django.db import connection
from django.utils import timezone

import jiju
from jiju.config import store
from jiju.config.home import home
from jiju.config.printing import print_json
from jiju.spine import files
from jiju.spine.models import Entry

WRITES, SIZE = 200, 4096


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    doctor = commands.add_parser("doctor", help="settings, disk, clock, versions and attached files")
    doctor.add_argument("--json", action="store_true")
    doctor.set_defaults(run=_doctor)


def _doctor(asked: argparse.Namespace) -> int:
    kept = None if store.is_behind() else files.verify()
    report = {
        "versions": _versions(), "settings": _settings(), "disk": _disk(), "clock": _clock(),
        "files": asdict(kept) if kept else {"count": 0},
    }  # fmt: skip
    if asked.json:
        print_json(report)
    else:
        for part, lines in report.items():
            print(part)
            for name, value in lines.items():
                print(f"  {name}: {value}")
    sound = kept is None or kept.holds
    return 0 if report["clock"]["behind_ledger"] is False and sound else 1


def _versions() -> dict[str, str]:
    packages = ("django", "duckdb", "narwhals", "pyarrow", "granian", "python-calamine", "xlsxwriter")
    return {
        "jiju": jiju.__version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{name: version(name) for name in packages},
    }


def _settings() -> dict[str, str | bool]:
    return {
        "home": str(home()),
        "database": connection.vendor,
        "production": settings.JIJU_PRODUCTION,
        "debug": settings.DEBUG,
        "hosts": ", ".join(settings.ALLOWED_HOSTS),
        "scanner": shlex.join(settings.JIJU_SCANNER) or "none",
        "time_zone": settings.TIME_ZONE,
        "platform": sys.platform,
    }


def _disk() -> dict[str, float | int]:
    """How many small writes a second the disk of the home confirms as kept."""
    with tempfile.TemporaryFile(dir=home()) as file:
        began = time.perf_counter()
        for _ in range(WRITES):
            file.write(b"\0" * SIZE)
            file.flush()
            os.fdatasync(file.fileno())
        took = time.perf_counter() - began
    stat = os.statvfs(home())
    return {
        "synced_writes_per_second": round(WRITES / took),
        "free_percent": round(100 * stat.f_bavail / stat.f_blocks, 1),
    }


def _clock() -> dict[str, str | bool]:
    """The clock must not stand before the ledger's last entry; a demonstration's ledger has its own calendar."""
    now = timezone.now()
    last = None if store.is_behind() else Entry.objects.order_by("-seq").values_list("at", flat=True).first()
    return {"now": now.isoformat(), "behind_ledger": bool(last and last > now)}
