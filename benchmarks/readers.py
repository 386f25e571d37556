"""Two thousand readers in a minute, each signed in with a session of its own: no error, and how long they wait."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from dataclasses import dataclass

from _demo import demonstration, serving, session
from _ratio import ratio

READERS, MINUTE, PATIENCE = 2_000, 60.0, 1.0
PAGES = {
    "province": ("/cockpit", "/tasks", "/figures", "/zones"),
    "city": ("/cockpit", "/review", "/tasks"),
    "county": ("/cockpit", "/review"),
    "department": ("/cockpit", "/figures/revenue?by=zone"),
    "head": ("/desk", "/tasks"),
    "statistician": ("/desk",),
}


@dataclass(frozen=True)
class Read:
    """One page as it came: when it was wanted is where its time begins."""

    path: str
    status: str
    seconds: float


def main() -> None:
    with demonstration(zones=100, enterprises=10_000, quarters=12) as folder:
        draw = random.Random(7)
        readers = [_reader(draw) for _ in range(READERS)]
        wanted = sorted(draw.uniform(0, MINUTE) for _ in readers)
        with serving(folder) as port:
            reads = asyncio.run(_minute(port, readers, wanted))
    told(reads)


def _reader(draw: random.Random) -> tuple[str, str]:
    """A browser of its own, and the page that it opens."""
    username = draw.choice(list(PAGES))
    return session(username), draw.choice(PAGES[username])


async def _minute(port: int, readers: list[tuple[str, str]], wanted: list[float]) -> list[Read]:
    start = time.monotonic()
    return list(await asyncio.gather(*(_read(port, *who, start + at) for who, at in zip(readers, wanted, strict=True))))


async def _read(port: int, cookie: str, path: str, at: float) -> Read:
    await asyncio.sleep(max(0.0, at - time.monotonic()))
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n".encode())
    await writer.drain()
    answer = await reader.read()
    writer.close()
    return Read(path, answer[9:12].decode(), time.monotonic() - at)


def told(reads: list[Read]) -> None:
    errors = Counter((r.path, r.status) for r in reads if r.status != "200")
    waits = sorted(r.seconds for r in reads)
    p50, p95, p99 = (waits[int(len(waits) * share)] * 1000 for share in (0.50, 0.95, 0.99))
    load = os.getloadavg()[0]
    print(f"{len(reads)} readers at random moments of a minute, open loop, at a load of {load:.1f}", flush=True)
    print(f"p50 {p50:.0f} ms; p95 {p95:.0f} ms; p99 {p99:.0f} ms; slowest {waits[-1] * 1000:.0f} ms", flush=True)
    print(f"answers that were no page: {sum(errors.values())} {dict(errors) or ''}", flush=True)
    ratio("2,000 readers in a minute, p95", p95 / 1000, "limit", PATIENCE, "≤ 1")
    if errors:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
