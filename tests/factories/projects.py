"""The form of projects (B3) with its list, filled in and brought in for tests."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jiju.core.nothing import Answer, Nothing, Text
from jiju.core.periods import Period
from jiju.rooms.filings import acts
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.spine.actors import Place
from jiju.spine.roles import Role
from tests.web import small

Cells = dict[str, Answer]
D, BLANK = Decimal, Nothing.BLANK
STOPPED, BUILDING = Text("停工"), Text("已开工")


def line(number: int, name: str, done: int, year: int, *, state: Text = BUILDING, code: str = "") -> Cells:
    """One project, its total 9,000 and as much paid as done this year."""
    said: Cells = {
        "01": Text(code) if code else BLANK, "02": Text(name), "03": Text("36 汽车制造业"), "04": Text("新建"),
        "05": Text("2023-05"), "06": Text("2025-12"), "07": D(9000), "08": D(done), "09": D(year), "10": D(year),
        "11": state, "12": BLANK, "13": BLANK,
    }  # fmt: skip
    return {f"P/{number}/{column}": value for column, value in said.items()}


def fixed(*, count: int, done: int, year: int, stopped: int = 0) -> Cells:
    """The rows that add up so many projects."""
    return {
        "01": D(count), "02": D(0), "03": D(0), "04": D(stopped), "05": D(9000 * count), "06": D(done), "07": D(year),
        "08": D(year),
    }  # fmt: skip


def before() -> Cells:
    """Three projects of the quarter before: the second stopped, the third at its end."""
    lines = (
        line(1, "甲厂", 1000, 300, code="2201-1") | line(2, "乙库", 500, 100, state=STOPPED) | line(3, "丙楼", 50, 50)
    )
    return fixed(count=2, done=1500, year=400, stopped=1) | lines | {"P/3/13": Text("终止建设")}


def now() -> Cells:
    """The two that go on, in accord with the rows."""
    lines = line(1, "甲厂", 1400, 700, code="2201-1") | line(2, "乙库", 500, 100, state=STOPPED)
    return fixed(count=2, done=1900, year=800, stopped=1) | lines


def bring_in(period: Period, cells: Cells, *zones: str) -> None:
    """Accepted filings of the form, of some zones."""
    there = [small.zone(int(code[1:])) for code in zones or (small.HOME,)]
    acts.bring_in(
        [HistoricFiling("B3", period, z.code, z.name, Place(z.city, z.county, z.code, z.zone_type), cells, "accepted")
         for z in there],
        by=small.BY, at=small.AT,
    )  # fmt: skip


def begun() -> Any:
    """The home zone's form of the quarter, just opened, after the quarter before was accepted."""
    bring_in(small.LIVE.previous, before())
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B3", period=small.LIVE)
    by = small.actor(Role.ZONE_STATISTICIAN)
    return acts.start(None, by=by, at=small.AT, form_code="B3", period=small.LIVE, unit_code=small.HOME)


def fill(filing: Any, cells: Cells) -> Any:
    by = small.actor(Role.ZONE_STATISTICIAN)
    return acts.fill_in(filing, by=by, at=small.AT, cells=cells, expected_version=filing.version)
