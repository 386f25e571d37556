"""A few zones with years of accepted quarters, and outlooks kept of them, made by the acts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from jiju.core.periods import Period, between, quarter
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.oversight import tasks
from jiju.rooms.oversight.models import Outlook
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine import news
from jiju.spine.actors import Place
from jiju.spine.roles import Role
from tests.factories import filings as filed_by
from tests.factories import oversight
from tests.web import small

FIRST, LAST = quarter(2022, 1), quarter(2024, 3)
SEASON = (2, 3, 4, 3)  # what each quarter adds, of twelve


def filed(z: ZoneFacts, period: Period, base: int) -> HistoricFiling:
    """A zone's accepted form: revenue from January by the season, growing by a tenth of the base each year."""
    yearly = base * (10 + period.year - 2022) // 10
    revenue = Decimal(1000 * yearly * sum(SEASON[: period.number]))
    cells = small.cells(8) | {
        "01": Decimal(20 + period.year - 2022), "04": revenue, "05": revenue / 2, "06": revenue / 2,
        "10": Decimal(100 + base + period.number), "14": revenue,
    }  # fmt: skip
    place = Place(z.city, z.county, z.code, z.zone_type)
    return HistoricFiling("B1", period, z.code, z.name, place, cells, "accepted")


def report(zones: list[ZoneFacts], first: Period, last: Period, base: int = 10) -> None:
    """The zones' accepted quarters from one to another."""
    for period in between(first, last):
        filings.open_period(None, by=small.BY, at=small.AT, form_code="B1", period=period)
        filings.bring_in([filed(z, period, base * (n + 1)) for n, z in enumerate(zones)], by=small.BY, at=small.AT)
    news.catch_up(limit=10_000)


def watched(first: Period = FIRST, last: Period = LAST, zones: int = 4) -> list[ZoneFacts]:
    """Zones with the quarters from one to another; nothing is looked ahead yet."""
    oversight.base()
    there = [small.zone(n) for n in range(1, zones + 1)]
    report(there, first, last)
    return there


def looked_ahead(first: Period = FIRST, last: Period = LAST) -> list[ZoneFacts]:
    """The same, looked ahead until nothing is due."""
    there = watched(first, last)
    while tasks.look_ahead(at=small.AT):
        pass
    return there


def revised(z: ZoneFacts, period: Period, factor: int) -> None:
    """A zone's accepted revenue of a quarter, revised by so many times."""
    accepted = Filing.objects.get(unit_code=z.code, form_code="B1", period=str(period))
    revenue = Decimal(str(filed(z, period, 10).cells["04"]))
    cells = {"04": revenue * factor, "05": revenue * factor / 2, "06": revenue * factor / 2, "14": revenue * factor}
    order = filings.order_revision(
        accepted, by=filed_by.statistician(z), at=small.AT, cells=cells, reason=filed_by.WHY, proof=filed_by.PROOF
    )
    filings.approve_revision(
        accepted, by=small.actor(Role.PROVINCE), at=small.AT, number=order.number, answer="已核对决算报告。"
    )
    news.catch_up(limit=10_000)


def moved(z: ZoneFacts, **changes: Any) -> ZoneFacts:
    """A zone as it is from another day on."""
    return replace(z, **changes)


# --- one stored record of each kind -----------------------------------------------------------------------------


def outlook() -> Outlook:
    looked_ahead(quarter(2024, 2))
    return Outlook.objects.order_by("pk")[0]
