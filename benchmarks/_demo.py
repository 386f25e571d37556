"""A demonstration store in a temporary folder, browsers signed in to it, and a server before it."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

JIJU = (sys.executable, "-m", "jiju.config.cli")
FORM = "application/x-www-form-urlencoded"
TOKEN = "benchmark" * 3 + "token"  # of the forms: any 32 letters that the cookie says too


@contextmanager
def home() -> Iterator[Path]:
    """An empty home; this process itself is awake in it, and so are those that it starts."""
    with tempfile.TemporaryDirectory(prefix="jiju-bench-") as folder:
        for name in [n for n in os.environ if n.startswith(("JIJU_", "DATABASE_", "DJANGO_"))]:
            del os.environ[name]
        os.environ |= {"JIJU_HOME": folder, "DJANGO_SETTINGS_MODULE": "jiju.config.settings"}
        import django  # only now is it known where the store lies

        django.setup()
        yield Path(folder)


@contextmanager
def demonstration(*, zones: int, enterprises: int, quarters: int) -> Iterator[Path]:
    """The home of a fresh demonstration."""
    with home() as folder:
        size = [f"--zones={zones}", f"--enterprises={enterprises}", f"--quarters={quarters}"]
        subprocess.run([*JIJU, "demo", *size], check=True, stdout=subprocess.DEVNULL)
        yield folder


def session(username: str) -> str:
    """The cookies of a browser that is signed in as this account, its sign-in already behind it."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}; {settings.CSRF_COOKIE_NAME}={TOKEN}"


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """The port of a server as an installation runs it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with (folder / "serve.log").open("wb") as log:
        server = subprocess.Popen([*JIJU, "serve", f"--port={port}"], stdout=log, stderr=log)
        try:
            _await(f"http://127.0.0.1:{port}/readyz", server)
            yield port
        finally:
            server.terminate()
            server.wait(timeout=30)


def _await(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not come up")


@dataclass(frozen=True)
class Answer:
    """What came back, how long it took, and how much of the processor."""

    status: str
    body: bytes
    seconds: float
    processor: float


class Browser:
    """Sends requests straight into the application of this process, through every middleware, as a server does."""

    def __init__(self, cookies: str) -> None:
        from jiju.config.wsgi import application  # its import is the start-up

        self.application, self.cookies = application, cookies

    def ask(self, path: str, sent: dict[str, str] | None = None) -> Answer:
        """GET, or POST when something is sent."""
        body = form(sent) if sent is not None else b""
        request = {
            "REQUEST_METHOD": "GET" if sent is None else "POST", "PATH_INFO": path, "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": self.cookies, "CONTENT_TYPE": FORM, "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }  # fmt: skip
        setup_testing_defaults(request)
        status: list[str] = []
        begun, used = time.perf_counter(), time.process_time()
        response = self.application(request, lambda line, _: status.append(line))
        text = b"".join(response)
        response.close()  # type: ignore[attr-defined]  # it ends the request: connections are kept or given back
        return Answer(status[0], text, time.perf_counter() - begun, time.process_time() - used)


def form(fields: dict[str, str]) -> bytes:
    """A form as a browser sends it, with a fresh key."""
    return urlencode(fields | {"csrfmiddlewaretoken": TOKEN, "idempotency_key": uuid.uuid4().hex}).encode()
