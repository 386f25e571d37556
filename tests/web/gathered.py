"""A province for the analysis, small enough to be worked out by hand: three cities, three types, twelve zones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from jiju.config import wiring
from jiju.core import periods
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.people import acts as people
from jiju.rooms.programmes import acts as programmes
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts, ZoneFacts
from jiju.spine import news
from jiju.spine.actors import Place
from tests.factories.registry import uscc
from tests.web import small

NOW = small.LIVE
AGO = NOW.year_before
A, B, C = ("220100", "220103"), ("220200", "220202"), ("220300", "220302")
NEW, REDRAWN = date(2024, 4, 1), date(2024, 7, 1)

# zone → city now, type, revenue a year ago and now (None: not reported), enterprises now
ZONES: dict[str, tuple[tuple[str, str], str, int | None, int | None, int]] = {
    "Z001": (A, "T1", 100, 110, 30),
    "Z002": (A, "T1", 200, 180, 30),
    "Z003": (A, "T2", 300, 330, 30),
    "Z004": (A, "T3", None, 70, 10),  # new in 2024
    "Z005": (B, "T1", 150, 160, 20),
    "Z006": (B, "T2", 50, 50, 30),
    "Z007": (B, "T2", 100, 120, 30),
    "Z008": (B, "T3", 40, 44, 20),  # in A until the middle of 2024
    "Z009": (C, "T1", 80, 84, 20),
    "Z010": (C, "T2", 90, 90, 20),
    "Z011": (C, "T3", 60, 66, 10),
    "Z012": (C, "T3", 70, None, 10),  # has not reported
}

# enterprise → zone, industry, revenue a year ago and now; None: not there
FIRMS: dict[int, tuple[str, str, int | None, int | None]] = {
    1: ("Z001", "F51", 20, 30), 2: ("Z001", "F51", 20, 20), 3: ("Z001", "F51", 15, 15), 4: ("Z001", "F51", 10, 10),
    5: ("Z001", "F52", 10, 10), 6: ("Z001", "F52", 5, 5), 7: ("Z001", "F52", None, 5), 8: ("Z001", "F", None, 5),
    9: ("Z001", "F51", 12, None),
    11: ("Z002", "I65", 80, 80), 12: ("Z002", "I65", 4, 4), 13: ("Z002", "I65", 4, 4), 14: ("Z002", "I65", 4, 4),
    15: ("Z002", "I64", 4, 4), 16: ("Z002", "I64", 4, 4),
    21: ("Z003", "I65", 10, 10), 22: ("Z003", "I65", 10, 20), 23: ("Z003", "I65", 10, 30), 24: ("Z003", "I65", 10, 40),
    31: ("Z005", "F51", 50, 50), 32: ("Z005", "F52", 50, 60),
}  # fmt: skip
LEFT = date(2024, 1, 1)


def zone(code: str, city: tuple[str, str] | None = None) -> ZoneFacts:
    """A zone as it is now, or in another city."""
    (of, county), kind, ago, _, _ = (city or ZONES[code][0], *ZONES[code][1:])
    return replace(
        small.zone(int(code[1:])),
        zone_type=kind,
        city=of,
        county=county,
        since=NEW if ago is None else date(2021, 6, 1),
    )


def _of_zone(code: str, period: periods.Period, revenue: int, firms: int, city: tuple[str, str]) -> HistoricFiling:
    facts = zone(code, city)
    cells = small.cells(1) | {
        "01": Decimal(firms), "02": Decimal(0), "03": Decimal(0), "04": Decimal(revenue), "05": Decimal(0),
        "06": Decimal(0), "10": Decimal(2 * revenue), "14": Decimal(0),
    }  # fmt: skip
    place = Place(facts.city, facts.county, code, facts.zone_type)
    return HistoricFiling("B1", period, code, facts.name, place, cells, "accepted")


def _of_firm(number: int, period: periods.Period, revenue: int) -> HistoricFiling:
    facts = zone(FIRMS[number][0])
    place = Place(facts.city, facts.county, facts.code, facts.zone_type, uscc(number))
    cells = {"01": Decimal(revenue), "02": Decimal(1), "03": Decimal(1), "04": Decimal(revenue), "05": Decimal(0)}
    return HistoricFiling("B2", period, uscc(number), f"企业{number}", place, cells, "accepted")


def make(slips: Mapping[int, int] = MappingProxyType({})) -> None:
    """The plan, its people, the zones with their redrawn one, the enterprises, and two years' accepted figures.

    Shape    slips: enterprises whose figures of now are another than in the table
    """
    wiring.wire()
    programmes.load(read_plan(small.PLAN), by=small.BY, at=small.AT)
    people.mark_demonstration(None, by=small.BY, at=small.AT, day=small.DAY)
    news.catch_up()
    small.found_people()
    registry.establish([zone(c, A if c == "Z008" else None) for c in ZONES], by=small.BY, at=small.AT)
    registry.revise(replace(zone("Z008"), since=REDRAWN), by=small.BY, at=small.AT)
    registry.enter([firm(n) for n in FIRMS], by=small.BY, at=small.AT)
    for period in (AGO, NOW):
        for form in ("B1", "B2"):
            filings.open_period(None, by=small.BY, at=small.AT, form_code=form, period=period)
    _bring_in(slips)


def firm(number: int) -> EnterpriseFacts:
    """An enterprise in its zone."""
    code, industry, ago, now = FIRMS[number]
    since = date(2021, 6, 1) if ago is not None else NEW
    return EnterpriseFacts(uscc(number), f"企业{number}", industry, "small", code, since, LEFT if now is None else None)


def _bring_in(slips: Mapping[int, int]) -> None:
    for period, at in ((AGO, 2), (NOW, 3)):
        batch = []
        for code, row in ZONES.items():
            revenue, city = row[at], A if code == "Z008" and period == AGO else row[0]
            if isinstance(revenue, int):
                batch.append(_of_zone(code, period, revenue, row[4], city))
        filings.bring_in(batch, by=small.BY, at=small.AT)
        firms = [(n, slips.get(n, row[at]) if period == NOW else row[at]) for n, row in FIRMS.items()]
        filings.bring_in([_of_firm(n, period, v) for n, v in firms if isinstance(v, int)], by=small.BY, at=small.AT)
    news.catch_up()
