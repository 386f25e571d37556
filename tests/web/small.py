"""A small province for the pages: made by performing the acts that a real one would perform."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from jiju.config import wiring
from jiju.core import periods
from jiju.core.nothing import Nothing, Value
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings import queries as filing_queries
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as people_queries
from jiju.rooms.people.shapes import Engagement, UnitFacts
from jiju.rooms.programmes import acts as programmes
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine import news
from jiju.spine.actors import Actor, Place, system
from jiju.spine.roles import Role
from tests.remembered import remembered

PLAN = Path(__file__).resolve().parents[2] / "plans" / "jilin-2021"
DAY = date(2025, 1, 20)
AT = datetime(2025, 1, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BY = system("tests")
PASSWORD = "a-long-password-2024"
LIVE = periods.quarter(2024, 4)
CITY, COUNTY = "220100", "220103"
HOME = "Z001"

POSTS: dict[Role, tuple[str, str, tuple[str, ...]]] = {
    Role.PROVINCE: ("ORG-DRC", "all", ()),
    Role.DEPARTMENT: ("ORG-COM", "types", ("T2",)),
    Role.CITY: ("U220100", "city", (CITY,)),
    Role.COUNTY: ("U220103", "county", (COUNTY,)),
    Role.ZONE_HEAD: ("BZ001", "zone", (HOME,)),
    Role.ZONE_STATISTICIAN: ("BZ001", "zone", (HOME,)),
    Role.ENTERPRISE: ("BZ001", "enterprise", ("91220103MA012HJ228",)),
    Role.EXPERT: ("ORG-DRC", "none", ()),
    Role.AUDITOR: ("ORG-DRC", "all", ()),
    Role.ADMINISTRATOR: ("ORG-DRC", "all", ()),
    Role.FINANCE: ("ORG-FIN", "all", ()),
}


def zone(n: int) -> ZoneFacts:
    """The n-th zone: even ones of another type, in another city."""
    odd = n % 2 == 1
    return ZoneFacts(
        code=f"Z{n:03d}",
        name=f"测试集聚区{n:03d}",
        zone_type="T1" if odd else "T2",
        city=CITY if odd else "220200",
        county=COUNTY if odd else "220202",
        lead="ORG-DRC",
        status="provincial",
        batch="第一批",
        lon=Decimal("125.3"),
        lat=Decimal("43.8"),
        since=date(2021, 6, 1),
    )


def cells(scale: int) -> dict[str, Value]:
    """A filled form: every row answered, and the sums in accord."""
    whole = Decimal(1000 * scale)
    rows: dict[str, Value] = {
        "01": Decimal(20), "02": Decimal(4), "03": Decimal(2), "04": whole, "05": whole / 2, "06": whole / 2,
        "07": whole / 100, "08": whole / 50, "09": whole / 5, "10": Decimal(100 + scale),
        "11": Nothing.NOT_APPLICABLE, "12": whole / 4, "13": Decimal(30), "14": whole,
    }  # fmt: skip
    return rows


def filed(z: ZoneFacts, period: periods.Period, scale: int) -> HistoricFiling:
    place = Place(z.city, z.county, z.code, z.zone_type)
    return HistoricFiling("B1", period, z.code, z.name, place, cells(scale), "accepted")


def found_people() -> None:
    units = [
        UnitFacts("ORG-DRC", "省发改委", "省发改委", "province", "", "", date(2021, 1, 1)),
        UnitFacts("ORG-COM", "省商务厅", "省商务厅", "department", "", "", date(2021, 1, 1)),
        UnitFacts("ORG-FIN", "省财政厅", "省财政厅", "department", "", "", date(2021, 1, 1)),
        UnitFacts("U220100", "长春市发改委", "长春市发改委", "city", "ORG-DRC", CITY, date(2021, 1, 1)),
        UnitFacts("U220103", "宽城区发改局", "宽城区发改局", "county", "U220100", COUNTY, date(2021, 1, 1)),
        UnitFacts("BZ001", "测试集聚区001管理机构", "管理机构", "zone_body", "U220103", "", date(2021, 1, 1)),
    ]
    people.found(units, by=BY, at=AT)
    people.engage(
        [
            Engagement(role.value, PASSWORD, f"人员{n}", role, unit, reach, codes, date(2021, 1, 1), is_demo=True)  # type: ignore[arg-type]  # reaches are those of the table
            for n, (role, (unit, reach, codes)) in enumerate(POSTS.items())
        ],
        by=BY,
        at=AT,
    )


@remembered
def make(zones: int = 4) -> None:
    """Plan, people, zones, last year's and this year's accepted forms, lights and a ranking; Z001 has still to file."""
    wiring.wire()
    programmes.load(read_plan(PLAN), by=BY, at=AT)
    people.mark_demonstration(None, by=BY, at=AT, day=DAY)
    news.catch_up()
    found_people()
    there = [zone(n) for n in range(1, zones + 1)]
    registry.establish(there, by=BY, at=AT)
    for period in (LIVE.year_before, LIVE.previous, LIVE):
        filings.open_period(None, by=BY, at=AT, form_code="B1", period=period)
    for scale, period in ((8, LIVE.year_before), (7, LIVE.previous), (9, LIVE)):
        batch = [filed(z, period, scale + n) for n, z in enumerate(there) if period != LIVE or z.code != HOME]
        filings.bring_in(batch, by=BY, at=AT)
    news.catch_up()
    evaluations.rank(None, by=BY, at=AT, scheme_id="six-dimensions", period=LIVE)


def actor(role: Role) -> Actor:
    """The person who holds a role in the small province."""
    from django.contrib.auth import (
        get_user_model,
    )  # the account model exists only once the framework is awake

    account = get_user_model().objects.get(username=role.value)
    found = people_queries.actor_of(account.pk, on=DAY)
    assert found is not None
    return found


def file_home() -> int:
    """Z001 files, signs, is reviewed and accepted, each step by its own person; the figures follow."""
    statistician = actor(Role.ZONE_STATISTICIAN)
    started = filings.start(None, by=statistician, at=AT, form_code="B1", period=LIVE, unit_code=HOME)
    filings.fill_in(started, by=statistician, at=AT, cells=cells(9), expected_version=started.version)
    for finding in filing_queries.open_asks(statistician, started.pk):
        filings.explain(
            filing_queries.record(statistician, started.pk), by=statistician, at=AT, finding=finding,
            text="已与企业逐户核对，数据属实，增长来自新投产项目。",
        )  # fmt: skip
    steps = (
        (filings.certify, Role.ZONE_STATISTICIAN),
        (filings.endorse, Role.ZONE_HEAD),
        (filings.pass_county, Role.COUNTY),
        (filings.pass_city, Role.CITY),
        (filings.accept, Role.PROVINCE),
    )
    for verb, role in steps:
        by = actor(role)
        verb(filing_queries.record(by, started.pk), by=by, at=AT)
    news.catch_up()
    evaluations.rank(None, by=BY, at=AT, scheme_id="six-dimensions", period=LIVE)
    return int(started.pk)
