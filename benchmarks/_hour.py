"""The hour before the deadline: zones whose enterprises have reported and whose own forms are still to be saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from jiju.config import store, wiring
from jiju.config.home import ROOT
from jiju.core import periods
from jiju.core.nothing import Nothing, Value
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.queries import form_in_force, rules_in_force
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.people import acts as people
from jiju.rooms.people.shapes import Engagement, UnitFacts
from jiju.rooms.programmes import acts as programmes
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.programmes.shapes import RuleText
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine import news
from jiju.spine.actors import EVERYWHERE, Actor, Place, Scope, system
from jiju.spine.roles import Role

SINCE, DAY = date(2021, 1, 1), date(2025, 1, 20)
AT = datetime(2025, 1, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LIVE, FORM, BELOW = periods.quarter(2024, 4), "B1", "B2"
BY = system("benchmark")
PASSWORD = "a-long-password-2024"
SHAPES = (
    "[{a}] >= previous([{a}]) / 50", "abs(growth([{a}])) <= 5000%", "[{a}] / [{b}] between 0.0001 and 100000",
    "[{a}] > 0 when [{b}] > 0", "[{a}] is not previous times 1000, 10000", "[{a}] + [{b}] >= [{c}] / 100",
    "[{a}] / [{b}] inside 1% to 99% of peers times 20", "max([{a}], [{b}]) <= 1000000000",
    "abs([{a}] - [{b}]) <= 1000000000 within 1", "[{a}] is not year_ago times 1000, 10000",
)  # fmt: skip
MONEY = ("04", "05", "06", "07", "08", "09", "12")


@dataclass
class Waiting:
    """One zone whose form is still a draft: who fills it in, what is typed, and the version that was last seen."""

    username: str
    filing: int
    version: int
    typed: dict[str, str]

    @property
    def path(self) -> str:
        return f"/filings/{self.filing}/fill_in"

    def fields(self) -> dict[str, str]:
        """What is sent: all cells, one of them another than last time."""
        return self.typed | {"c13": str(31 + self.version % 2), "version": str(self.version)}


def zone(n: int) -> ZoneFacts:
    return ZoneFacts(
        f"Z{n:03d}", f"集聚区{n:03d}", "T1", "220100", "220103", "ORG-DRC", "provincial", "", None, None, SINCE
    )


def cells(scale: int) -> dict[str, Value]:
    """A form without a fault: every row answered, and the sums in accord."""
    whole = Decimal(10_000 + 100 * scale)
    return {
        "01": Decimal(120), "02": Decimal(24), "03": Decimal(2), "04": whole, "05": whole / 2, "06": whole / 2,
        "07": whole / 100, "08": whole / 50, "09": whole / 5, "10": Decimal(100 + scale),
        "11": Nothing.NOT_APPLICABLE, "12": whole / 4, "13": Decimal(30 + scale), "14": Decimal(0),
    }  # fmt: skip


def make(zones: int, enterprises: int, *, below: str = "submitted") -> list[Waiting]:
    """A store with so many waiting zones, each with so many enterprises whose filings stand in the state `below`."""
    store.prepare()
    wiring.wire()
    programmes.load(read_plan(ROOT / "plans" / "jilin-2021"), by=BY, at=AT)
    people.mark_demonstration(None, by=BY, at=AT, day=DAY)
    news.catch_up()
    there = [zone(n) for n in range(1, zones + 1)]
    people.found([UnitFacts(f"B{z.code}", z.name, z.name, "zone_body", "", "", SINCE) for z in there], by=BY, at=AT)
    people.engage([
        Engagement(z.code.lower(), PASSWORD, z.name, Role.ZONE_STATISTICIAN, f"B{z.code}", "zone", (z.code,), SINCE,
                   is_demo=True) for z in there
    ], by=BY, at=AT)  # fmt: skip
    registry.establish(there, by=BY, at=AT)
    for form in (FORM, BELOW):
        filings.open_period(None, by=BY, at=AT, form_code=form, period=LIVE)
    for back in (4, 1):
        _bring_in([_sent(FORM, z.code, z, LIVE.shift(-back), cells(n - back), "accepted") for n, z in enumerate(there)])
    _bring_in([f for n, z in enumerate(there) for f in _below(z, n, enterprises, below)])
    news.catch_up()
    return [_started(z, n) for n, z in enumerate(there)]


def _bring_in(rows: list[HistoricFiling]) -> None:
    filings.bring_in(rows, by=BY, at=AT)


def _sent(
    form: str, unit: str, z: ZoneFacts, period: periods.Period, said: dict[str, Value], state: str
) -> HistoricFiling:
    place = Place(z.city, z.county, z.code, z.zone_type, unit if form == BELOW else "")
    return HistoricFiling(form, period, unit, unit, place, said, state)


def _below(z: ZoneFacts, n: int, enterprises: int, state: str) -> list[HistoricFiling]:
    """The enterprises of a zone: together they report what the zone does."""
    part = cells(n)["04"] / enterprises  # type: ignore[operator]  # a number
    said: dict[str, Value] = {
        "01": part, "02": part / 100, "03": part / 5, "04": Decimal(5), "05": Decimal(0),
    }  # fmt: skip
    return [_sent(BELOW, f"{z.code}E{i:04d}", z, LIVE, said, state) for i in range(enterprises)]


def _started(z: ZoneFacts, n: int) -> Waiting:
    scope = Scope("zone", frozenset({z.code}))
    by = Actor(f"P{n}", z.code.lower(), z.name, Role.ZONE_STATISTICIAN, f"B{z.code}", z.name, scope)
    made = filings.start(None, by=by, at=AT, form_code=FORM, period=LIVE, unit_code=z.code)
    typed = {f"c{code}": str(v) if isinstance(v, Decimal) else "不适用" for code, v in cells(n).items()}
    return Waiting(z.code.lower(), made.pk, made.version, typed)


def with_rules(count: int) -> int:
    """Officials write rules for the form until so many are in force, each drafted by one and switched on by another."""
    form = form_in_force(FORM, LIVE)
    one, two = (Actor(f"R{n}", f"r{n}", "某人", Role.PROVINCE, "ORG-DRC", "省发改委", EVERYWHERE) for n in (1, 2))
    for n in range(count - len(rules_in_force(form).rules)):
        a, b, c = (MONEY[(n + k) % len(MONEY)] for k in (0, 2, 4))
        text = SHAPES[n % len(SHAPES)].format(a=a, b=b, c=c)
        rule = RuleText(id=f"X{n:03d}", severity="asks", text=text, states="如上", remedy="请核对。", row=a)
        drafted = filings.draft_rule(form, by=one, at=AT, rule=rule)
        filings.switch_rule_on(drafted, by=two, at=AT)
    return len(rules_in_force(form).rules)
