"""A real server over a small demonstration, and a real browser in front of it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.hands import Hands

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PASSWORD = "jiju-demo-2024"


class House:
    """A demonstration behind its own server."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._server: subprocess.Popen[bytes] | None = None
        self._hands: Hands | None = None

    @property
    def hands(self) -> Hands:
        """Who does what is not clicked; started when a story first asks for them."""
        if self._hands is None:
            self._hands = Hands(self.home, clean())
        return self._hands

    def open(self) -> None:
        """Start the server and wait until it answers."""
        words = [sys.executable, "-m", "jiju.config.cli", "--home", str(self.home), "serve", "--port", str(self.port)]
        with (self.home / "serve.log").open("a") as log:
            self._server = subprocess.Popen(words, stdout=log, stderr=log, env=clean())
        _wait_for(self.address, self._server, self.home / "serve.log")

    def close(self) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(timeout=20)

    def stand_on(self, day: str) -> None:
        """Move the calendar of the demonstration. The server starts anew, so that it attends to the new day at once."""
        self.close()
        self.hands.do("stand_on", day)
        self.open()

    def leave(self) -> None:
        """Close the server, and let the hands go."""
        self.close()
        if self._hands is not None:
            self._hands.let_go()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demonstration province of three years, in which nobody has acted yet."""
    folder = tmp_path_factory.mktemp("demonstration")
    jiju(folder, "demo", "--zones", "14", "--enterprises", "280", "--quarters", "12")
    return folder


@pytest.fixture(scope="module")
def house(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration as it was made, and its server: one story leaves nothing behind for the next."""
    opened = House(tmp_path_factory.mktemp("journey") / "home")
    shutil.copytree(demonstration, opened.home)
    opened.open()
    yield opened
    opened.leave()


@pytest.fixture(scope="module")
def home(house: House) -> Path:
    """The folder in which the demonstration of the story lies."""
    return house.home


@pytest.fixture(scope="module")
def address(house: House) -> str:
    """The address of the running product."""
    return house.address


def jiju(home: Path, *words: str, code: int = 0) -> str:
    """Run the jiju command and give back what it printed."""
    done = subprocess.run([sys.executable, "-m", "jiju.config.cli", "--home", str(home), *words], env=clean(),
                          capture_output=True, text=True, timeout=300, check=False)  # fmt: skip
    assert done.returncode == code, done.stderr[-3000:]
    return done.stdout


def clean() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("JIJU_", "DATABASE_", "DJANGO_"))}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the server did not come up:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.fail("no Chromium: apt-get install -y chromium")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """`visit("province")`: a fresh browser, signed in as that account. Faults of a page fail the test."""
    contexts, faults = [], []

    def sign_in(username: str, width: int = 1440) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
        page.goto(f"{address}/accounts/login/")
        page.fill("#id_login", username)
        page.fill("#id_password", PASSWORD)
        page.press("#id_password", "Enter")
        page.wait_for_url(lambda url: "login" not in url)
        return page

    yield sign_in
    for context in contexts:
        context.close()
    assert not faults, faults
