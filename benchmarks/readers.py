"""Two thousand readers in a minute, each signed in with a session of its own: no error, and how long they wait.

Every account of the province, its cities, counties, departments and zones reads; some save in the meantime,
so that what was kept is let go of again and again.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from dataclasses import dataclass

from _demo import FORM, demonstration, form, serving, session
from _ratio import ratio

READERS, MINUTE, PATIENCE = 2_000, 60.0, 1.0
SAVE, PAGE = "/views/save_view", {"name": "Zones", "address": "/zones"}
PAGES = {
    "province": ("/cockpit", "/tasks", "/figures", "/zones"),
    "city": ("/cockpit", "/review", "/tasks"),
    "county": ("/cockpit", "/review"),
    "department": ("/cockpit", "/figures", "/clauses"),
    "zone_head": ("/desk", "/cockpit", "/tasks"),
    "zone_statistician": ("/desk", "/messages"),
}
WRITES = 60  # heads of zones who save a page for themselves, each an act with its entry


@dataclass(frozen=True)
class Read:
    """One page as it came: when it was wanted is where its time begins."""

    path: str
    status: str
    seconds: float


def main() -> None:
    with demonstration(zones=100, enterprises=10_000, quarters=12) as folder:
        draw, known = random.Random(7), accounts()
        readers = [_reader(draw, known) for _ in range(READERS)]
        wanted = sorted(draw.uniform(0, MINUTE) for _ in readers)
        writers = [session(name) for name in draw.sample(known["zone_head"], WRITES)]
        with serving(folder) as port:
            reads, writes = asyncio.run(_minute(port, readers, wanted, writers))
    told(reads, writes)


def accounts() -> dict[str, list[str]]:
    """The accounts of each role that reads."""
    from jiju.rooms.people.models import Posting

    held = Posting.objects.filter(role__in=PAGES).order_by("pk").values_list("role", "person__accounts__username")
    found: dict[str, list[str]] = {}
    for role, username in held:
        found.setdefault(role, []).append(username)
    return found


def _reader(draw: random.Random, known: dict[str, list[str]]) -> tuple[str, str]:
    """A browser of its own, and the page that it opens."""
    role = draw.choice(list(PAGES))
    return session(draw.choice(known[role])), draw.choice(PAGES[role])


async def _minute(
    port: int, readers: list[tuple[str, str]], wanted: list[float], writers: list[str]
) -> tuple[list[Read], list[Read]]:
    start, pause = time.monotonic(), MINUTE / len(writers)
    reads = (_ask(port, *who, start + at) for who, at in zip(readers, wanted, strict=True))
    writes = (_ask(port, who, SAVE, start + n * pause, PAGE) for n, who in enumerate(writers))
    told = await asyncio.gather(*reads, *writes)
    return list(told[: len(readers)]), list(told[len(readers) :])


async def _ask(port: int, cookie: str, path: str, at: float, sent: dict[str, str] | None = None) -> Read:
    await asyncio.sleep(max(0.0, at - time.monotonic()))
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = form(sent) if sent else b""
    head = f"{'POST' if sent else 'GET'} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n"
    kind = f"Content-Type: {FORM}\r\nContent-Length: {len(body)}\r\n" if sent else ""
    writer.write(f"{head}{kind}Connection: close\r\n\r\n".encode() + body)
    await writer.drain()
    answer = await reader.read()
    writer.close()
    return Read(path, answer[9:12].decode(), time.monotonic() - at)


def told(reads: list[Read], writes: list[Read]) -> None:
    errors = Counter((r.path, r.status) for r in reads if r.status != "200")
    errors += Counter((r.path, r.status) for r in writes if r.status not in ("302", "303"))
    waits = sorted(r.seconds for r in reads)
    p50, p95, p99 = (waits[int(len(waits) * share)] * 1000 for share in (0.50, 0.95, 0.99))
    load = os.getloadavg()[0]
    print(f"{len(reads)} readers at random moments of a minute, open loop, at a load of {load:.1f}", flush=True)
    print(f"p50 {p50:.0f} ms; p95 {p95:.0f} ms; p99 {p99:.0f} ms; slowest {waits[-1] * 1000:.0f} ms", flush=True)
    saved = sorted(r.seconds * 1000 for r in writes)
    print(f"{len(writes)} saves meanwhile: p50 {saved[len(saved) // 2]:.0f} ms; slowest {saved[-1]:.0f} ms", flush=True)
    print(f"answers that were no page: {sum(errors.values())} {dict(errors) or ''}", flush=True)
    ratio("2,000 readers in a minute, p95", p95 / 1000, "limit", PATIENCE, "≤ 1")
    if errors:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
