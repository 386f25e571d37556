"""A demonstration store in a temporary folder, and browsers that are signed in to it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

JIJU = (sys.executable, "-m", "jiju.config.cli")


@contextmanager
def demonstration(*, zones: int, enterprises: int, quarters: int) -> Iterator[Path]:
    """The home of a fresh demonstration; this process itself is awake in it."""
    with tempfile.TemporaryDirectory(prefix="jiju-bench-") as home:
        for name in [n for n in os.environ if n.startswith(("JIJU_", "DATABASE_", "DJANGO_"))]:
            del os.environ[name]
        os.environ |= {"JIJU_HOME": home, "DJANGO_SETTINGS_MODULE": "jiju.config.settings"}
        size = [f"--zones={zones}", f"--enterprises={enterprises}", f"--quarters={quarters}"]
        subprocess.run([*JIJU, "demo", *size], check=True, stdout=subprocess.DEVNULL)
        import django  # only now is it known where the store lies

        django.setup()
        yield Path(home)


def session(username: str) -> str:
    """The cookie of a browser that is signed in as this account, its sign-in already behind it."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
