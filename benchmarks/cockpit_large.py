"""The overview of 3,000 zones and 1,000,000 enterprises over 12 quarters: its first answer and later ones, and one
roll-up over the enterprises' own figures.

The zones report by acts as in a real store. The figures of the enterprises are written into the warehouse as they would
lie there; their 12 million filings are not made one by one.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from _demo import Browser, home, session
from _ratio import best, ratio

ZONES, ENTERPRISES, QUARTERS = 3_000, 1_000_000, 12
PAGE, PATIENCE, TURNS = "/cockpit", 1.0, 7
SINCE, DAY = date(2021, 1, 1), date(2025, 1, 20)
AT = datetime(2025, 1, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
CITIES = ("220100", "220200", "220300", "220400", "220500", "220600", "220700", "220800", "222400")
TYPES = tuple(f"T{n}" for n in range(1, 10))
PASSWORD = "a-long-password-2024"
FIRMS = """
COPY (
  SELECT 'E' || lpad(e::VARCHAR, 7, '0') AS unit, 'Z' || lpad((e % {zones})::VARCHAR, 4, '0') AS zone,
         'T' || (e % {zones} % 9 + 1)::VARCHAR AS zone_type, ({cities})[e % {zones} % 9 + 1] AS city, '' AS county,
         code, CAST(1000 + (e * 37 + {n} * 11) % 900 AS DECIMAL(24, 4)) AS value, '' AS nothing,
         CAST(e AS BIGINT) AS filing, CAST({vintage} AS BIGINT) AS vintage
  FROM range({enterprises}) r(e), (VALUES ('01'), ('02'), ('03'), ('04'), ('05')) c(code)
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""


def main() -> None:
    with home() as folder:
        make(folder)
        cookie = session("province")
        told = [_fresh_process(cookie) for _ in range(3)]
        rolled = best(_by_city, 3)
    cold, warm = (median(one[name] for one in told) for name in ("cold", "warm"))
    print(f"{ZONES:,} zones, {ENTERPRISES:,} enterprises, {QUARTERS} quarters: {told[0]['bytes']:,} bytes", flush=True)
    ratio("large overview, first answer of a process", cold, "limit", PATIENCE, "≤ 1")
    ratio(f"large overview, median of {TURNS} later ones", warm, "limit", PATIENCE, "≤ 1")
    ratio("enterprises' revenue by city, two quarters, rolled up afresh", rolled, "limit", PATIENCE, "≤ 1")


def make(folder: Path) -> None:
    """The store: plan, one official, zones with their forms, and the warehouse of the enterprises."""
    from jiju.config import store, wiring
    from jiju.config.home import ROOT
    from jiju.core import periods
    from jiju.rooms.filings import acts as filings
    from jiju.rooms.oversight import tasks as oversight
    from jiju.rooms.people import acts as people
    from jiju.rooms.people.shapes import Engagement, UnitFacts
    from jiju.rooms.programmes import acts as programmes
    from jiju.rooms.programmes.checks import read_plan
    from jiju.rooms.registry import acts as registry
    from jiju.rooms.registry.shapes import ZoneFacts
    from jiju.spine import news
    from jiju.spine.actors import system
    from jiju.spine.roles import Role

    by = system("benchmark")
    store.prepare()
    wiring.wire()
    programmes.load(read_plan(ROOT / "plans" / "jilin-2021"), by=by, at=AT)
    people.mark_demonstration(None, by=by, at=AT, day=DAY)
    news.catch_up()
    people.found([UnitFacts("ORG-DRC", "省发改委", "省发改委", "province", "", "", SINCE)], by=by, at=AT)
    official = Engagement("province", PASSWORD, "某人", Role.PROVINCE, "ORG-DRC", "all", (), SINCE, is_demo=True)
    people.engage([official], by=by, at=AT)
    zones = [
        ZoneFacts(f"Z{n:04d}", f"集聚区{n:04d}", TYPES[n % 9], CITIES[n % 9], "", "ORG-DRC", "provincial", "",
                  Decimal(124) + Decimal(n % 60) / 10, Decimal(42) + Decimal(n % 40) / 10, SINCE)
        for n in range(ZONES)
    ]  # fmt: skip
    registry.establish(zones, by=by, at=AT)
    live = periods.quarter(2024, 4)
    for back in range(QUARTERS - 1, -1, -1):
        period = live.shift(-back)
        filings.bring_in([_zone_form(z, n, period) for n, z in enumerate(zones)], by=by, at=AT)
    news.catch_up(limit=1_000_000)
    oversight.look_ahead(at=AT)
    for back in range(QUARTERS):
        _firms(folder, back, str(live.shift(-back)))


def _zone_form(z: Any, n: int, period: Any) -> Any:
    from _hour import cells

    from jiju.rooms.filings.shapes import HistoricFiling
    from jiju.spine.actors import Place

    said = cells(n % 50 + period.number + period.year - 2020)
    return HistoricFiling("B1", period, z.code, z.name, Place(z.city, "", z.code, z.zone_type), said, "accepted")


def _firms(folder: Path, n: int, period: str) -> None:
    """One quarter of the enterprises as a part of the warehouse, with the record that lets it count."""
    import duckdb
    from django.conf import settings

    from jiju.rooms.figures import queries
    from jiju.rooms.figures.models import Intake
    from jiju.spine.records import opened

    vintage = queries.vintage() + 1
    name = f"form=B2/period={period}/{vintage:012d}.parquet"
    path = Path(settings.JIJU_WAREHOUSE) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    cities = "[" + ", ".join(f"'{c}'" for c in CITIES) + "]"
    duckdb.sql(FIRMS.format(zones=ZONES, cities=cities, n=n, enterprises=ENTERPRISES, path=path, vintage=vintage))
    with opened():
        Intake(form_code="B2", period=period, vintage=vintage, file=name, rows=5 * ENTERPRISES, filings=ENTERPRISES,
               digest=hashlib.sha256(name.encode()).hexdigest(), at=AT).save()  # fmt: skip


def _by_city() -> None:
    from jiju.core import periods
    from jiju.rooms.figures import queries
    from jiju.rooms.figures.queries import tables
    from jiju.spine.actors import system

    tables.rolled.cache_clear()
    table = queries.show(system("benchmark"), "ent_revenue", periods.quarter(2024, 4), "city")
    assert len(table.rows) == len(CITIES), table.rows


def _fresh_process(cookie: str) -> dict[str, float]:
    words = [sys.executable, __file__, cookie]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def measure(cookie: str) -> None:
    """In a process of its own: the first answer, then others."""
    browser, times, size = Browser(cookie), [], 0
    for _ in range(TURNS + 1):
        answer = browser.ask(PAGE)
        assert answer.status == "200 OK", answer.status
        times.append(answer.seconds)
        size = len(answer.body)
    print(json.dumps({"cold": times[0], "warm": median(times[1:]), "bytes": size}))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        main()
