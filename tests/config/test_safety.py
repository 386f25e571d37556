"""A production start refuses what is unsafe, and says which line to change."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from jiju.config import safety

GOOD_KEY = "kV3_zq0XyT7mA9rLw2Bn5Dc8Ef1Gh4Jk6Mp-Qs_UvWx-ZaYbXcRd"
GOOD = {"JIJU_PRODUCTION": "1", "JIJU_SECRET_KEY": GOOD_KEY, "JIJU_HOSTS": "jiju.example.gov.cn"}


def start(home: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of their own, as a server would."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("JIJU_", "DJANGO_", "DATABASE_"))}
    code = "from django.conf import settings; settings.configured or settings.DEBUG; print('started')"
    return subprocess.run(
        [sys.executable, "-c", code],
        env=clean | {"JIJU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "jiju.config.settings"} | settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_well_set_production_starts(tmp_path: Path) -> None:
    done = start(tmp_path, **GOOD)
    assert (done.returncode, done.stdout.strip()) == (0, "started"), done.stderr


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"JIJU_DEBUG": "1"}, "Remove the line JIJU_DEBUG"),
        ({"JIJU_SECRET_KEY": ""}, "Set JIJU_SECRET_KEY"),
        ({"JIJU_SECRET_KEY": "short"}, "Set JIJU_SECRET_KEY"),
        ({"JIJU_SECRET_KEY": "a" * 80}, "Set JIJU_SECRET_KEY"),
        ({"JIJU_SECRET_KEY": "django-insecure-" + GOOD_KEY}, "Set JIJU_SECRET_KEY"),
        ({"JIJU_HOSTS": ""}, "Set JIJU_HOSTS"),
        ({"JIJU_HOSTS": "*"}, "Set JIJU_HOSTS"),
        ({"JIJU_HOSTS": ".gov.cn"}, "Set JIJU_HOSTS"),
    ],
)
def test_an_unsafe_production_does_not_start(tmp_path: Path, change: dict[str, str], line: str) -> None:
    done = start(tmp_path, **(GOOD | change))
    assert done.returncode != 0
    assert "JIJU_PRODUCTION=1 does not start" in done.stderr
    assert line in done.stderr


def test_a_local_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    assert start(tmp_path).returncode == 0
    key = tmp_path / "secret.key"
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("said", "count"), [(None, 0), ("", 0), ("0", 0), (" 1 ", 1), ("9", 9)])
def test_the_servers_before_this_one_are_counted(said: str | None, count: int) -> None:
    assert safety.proxies(said) == count


@pytest.mark.parametrize("said", ["-1", "10", "one", "1.5", "²"])
def test_what_is_no_count_of_servers_does_not_start(said: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="JIJU_PROXIES"):
        safety.proxies(said)


def test_production_never_makes_up_a_key(tmp_path: Path) -> None:
    start(tmp_path, **(GOOD | {"JIJU_SECRET_KEY": ""}))
    assert not (tmp_path / "secret.key").exists()
