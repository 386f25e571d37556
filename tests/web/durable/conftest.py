"""A store of its own for each test, on whichever database the tests run: processes come and go before it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[3]
URL = os.environ.get("DATABASE_URL", "")
PATIENCE = 60.0


@dataclass
class Store:
    """Where the state lies, and the server that runs before it, if one does."""

    home: Path
    url: str
    servers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        own = {k: v for k, v in os.environ.items() if not k.startswith(("JIJU_", "DATABASE_", "DJANGO_"))}
        own |= {"JIJU_HOME": str(self.home), "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
        return own | ({"DATABASE_URL": self.url} if self.url else {})

    def run(self, *words: str) -> Any:
        """What a step of `store.py` prints."""
        return self._told("tests.web.durable.store", *words)

    def ask(self, module: str, *words: str) -> Any:
        """What a step of another module prints."""
        return self._told(module, *words)

    def purse(self, *words: str) -> Any:
        """What a step of `purse.py` prints."""
        return self._told("tests.web.durable.purse", *words)

    def reconcile(self) -> Any:
        """What `jiju grants reconcile` prints; the books must agree."""
        return self._told("jiju.config.cli", "grants", "reconcile", "--json")

    def verify(self) -> Any:
        """What `jiju ledger verify` prints; it must hold."""
        return self._told("jiju.config.cli", "ledger", "verify", "--json")

    def _told(self, module: str, *words: str) -> Any:
        return json.loads(self.tell(module, *words))

    def tell(self, module: str, *words: str) -> str:
        """What a module prints, word by word."""
        done = subprocess.run([sys.executable, "-m", module, *words], cwd=ROOT, env=self.environment,
                              capture_output=True, text=True, timeout=120, check=False)  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
        return done.stdout

    def serve(self, *more: str) -> int:
        """Start the server as an installation runs it; its port."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        words = [sys.executable, "-m", "jiju.config.cli", "serve", "--port", str(port), *more]
        with (self.home / "serve.log").open("ab") as log:
            server = subprocess.Popen(
                words, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.servers.append(server)
        self._await(port, server)
        return port

    def _await(self, port: int, server: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and server.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail(f"the server did not come up:\n{(self.home / 'serve.log').read_text()[-3000:]}")

    def kill(self) -> None:
        """SIGKILL for the server and every process that it has started: nothing is said, nothing is closed."""
        for server in self.servers:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait(timeout=30)
        self.servers.clear()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store: a file, or a database beside the one that the other tests use."""
    if not URL.startswith("postgres"):
        made = Store(tmp_path, "")
        yield made
        made.kill()
        return
    name = f"jiju_{uuid4().hex}"
    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        made = Store(tmp_path, urlunsplit(urlsplit(URL)._replace(path=f"/{name}")))
        yield made
        made.kill()
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
