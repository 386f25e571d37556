"""Saving one form: the processor time beyond a bare page, and how long fifty people wait with a hundred rules."""

from __future__ import annotations

import asyncio
import os
import random
import time
from typing import TYPE_CHECKING

from _demo import FORM, Browser, form, home, serving, session
from _ratio import ratio

if TYPE_CHECKING:
    from _hour import Waiting

ENTERPRISES, PEOPLE, RULES = 100, 50, 100
BEYOND, PATIENCE = 0.005, 0.300
TURNS, EACH = 10, 50
SECONDS, EVERY = 20.0, (2.0, 1.0)  # how long people save, and every how many seconds each of them on average


def main() -> None:
    with home() as folder:
        import _hour  # records exist only after the framework is awake

        waiting = _hour.make(PEOPLE, ENTERPRISES)
        beyond_a_bare_page(waiting[0])
        rules = _hour.with_rules(RULES)
        people = [Person(w, session(w.username)) for w in waiting]
        with serving(folder) as port:
            for every in EVERY:
                waits = asyncio.run(hour(port, people, every))
                told(waits, rules, every)


def told(waits: list[float], rules: int, every: float) -> None:
    p50, p95, p99 = (sorted(waits)[int(len(waits) * share)] * 1000 for share in (0.50, 0.95, 0.99))
    what = f"{PEOPLE} people who each save every {every:g} s, {rules} rules, open loop"
    offered = f"{PEOPLE / every:g} saves a second at random moments, each counted from when it was wanted"
    print(f"{what}: {offered}, for {SECONDS:g} s at a load of {os.getloadavg()[0]:.1f}", flush=True)
    print(f"{len(waits)} saves; p50 {p50:.0f} ms; p95 {p95:.0f} ms; p99 {p99:.0f} ms", flush=True)
    ratio(f"{what}, p95", p95 / 1000, "limit", PATIENCE, "≤ 1")


def beyond_a_bare_page(one: Waiting) -> None:
    """Saves and bare requests by turns, in this process, through every middleware; the best turn of several."""
    from django.conf import settings

    settings.ROOT_URLCONF = "_bare"
    browser = Browser(session(one.username))
    turns = [_turn(browser, one) for _ in range(TURNS + 1)][1:]
    theirs, ours = (min(turn[n] for turn in turns) for n in (0, 1))
    print(f"one save: {ours * 1000:.1f} ms of processor; a bare page with one row: {theirs * 1000:.1f} ms", flush=True)
    ratio("save and validate one form, beyond the bare page", ours - theirs, "limit", BEYOND, "≤ 1")


def _turn(browser: Browser, one: Waiting) -> tuple[float, float]:
    """The processor time of a bare request and of a save, each on average."""
    spent = [0.0, 0.0]
    for _ in range(EACH):
        for n, path in enumerate(("/bare", one.path)):
            answer = browser.ask(path, one.fields())
            assert answer.status == "302 Found", answer
            spent[n] += answer.processor
        one.version += 1
    return spent[0] / EACH, spent[1] / EACH


class Person:
    """One of those who save, with a form, a session and a connection of their own."""

    def __init__(self, waiting: Waiting, cookies: str) -> None:
        self.waiting, self.cookies = waiting, cookies

    async def save_now_and_then(self, port: int, seconds: float, every: float, draw: random.Random) -> list[float]:
        """How long each save took from the moment at which it was wanted, however long the one before it took."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        begun, wanted, waits = time.perf_counter(), 0.0, []
        while (wanted := wanted + draw.expovariate(1 / every)) < seconds:
            await asyncio.sleep(max(0.0, begun + wanted - time.perf_counter()))
            writer.write(self._request())
            status = await _status(reader)
            assert status == b"302", status
            self.waiting.version += 1
            waits.append(time.perf_counter() - begun - wanted)
        writer.close()
        return waits

    def _request(self) -> bytes:
        body = form(self.waiting.fields())
        head = (
            f"POST {self.waiting.path} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {self.cookies}",
            f"Content-Type: {FORM}", f"Content-Length: {len(body)}", "", "",
        )  # fmt: skip
        return "\r\n".join(head).encode() + body


async def _status(reader: asyncio.StreamReader) -> bytes:
    """The status of the next answer, which is read to its end."""
    head = await reader.readuntil(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if line)
    await reader.readexactly(int(fields.get(b"content-length", b"0")))
    return head.split(b" ", 2)[1]


async def hour(port: int, people: list[Person], every: float) -> list[float]:
    """Everybody saves at once: first a little, so that nothing is new to the server, then for the count."""
    draw = random.Random(1)
    for seconds in (5.0, SECONDS):
        each = await asyncio.gather(*(p.save_now_and_then(port, seconds, every, draw) for p in people))
    return [wait for waits in each for wait in waits]


if __name__ == "__main__":
    main()
