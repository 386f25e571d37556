"""A plan of another province runs through the whole house: divisions, form, figures, cockpit and ranking follow it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jiju.core.nothing import Nothing, Value
from jiju.core.periods import quarter
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations import queries as rankings
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.oversight import queries as oversight
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as registered
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine import news
from jiju.spine.actors import EVERYWHERE, Actor, system
from jiju.spine.roles import Role
from tests.factories.programmes import AT, jilin, loaded, qinghe

pytestmark = pytest.mark.django_db

PERIOD = quarter(2024, 4)
ON = PERIOD.last_day
PROVINCE = Actor("P1", "province", "n", Role.PROVINCE, "COMM", "省商务局", EVERYWHERE)
SALES = {"H01": "500000.0", "H02": "180000.0", "H03": "90000.0", "H04": "10000.0"}


def reported() -> None:
    """The four named zones of the plan, each with one accepted filing for the last quarter of 2024."""
    plan = loaded(qinghe())
    news.catch_up()
    by = system("tests")
    zones = [
        ZoneFacts(
            z.id,
            z.name,
            t.code,
            z.city or "",
            z.county or "",
            t.leads[0],
            registered.PROVINCIAL,
            "",
            None,
            None,
            date(2023, 1, 1),
        )
        for t in plan.types
        for z in t.zones
    ]
    registry.establish(zones, by=by, at=AT)
    filings.bring_in(
        [HistoricFiling("Z1", PERIOD, z.code, z.name, z.place, cells(z.code), "accepted") for z in zones],
        by=by,
        at=AT,
    )
    news.catch_up()


def cells(zone: str) -> dict[str, Value]:
    return {
        "11": Decimal(SALES[zone]), "12": Nothing.NOT_APPLICABLE, "21": Decimal(4000), "22": Decimal(200),
        "23": Decimal(10),
    }  # fmt: skip


def test_the_cockpit_shows_the_targets_of_that_plan() -> None:
    reported()
    lines = oversight.cockpit(PROVINCE, PERIOD).targets
    assert [(line.name, line.unit, line.actual, line.target) for line in lines] == [
        ("枢纽区数", "个", 4, 16),
        ("商品销售额", "亿元", 78, 78),
        ("带动就业", "万人", Decimal("1.6"), 2),
    ]


def test_zones_are_ranked_by_the_scheme_of_that_plan() -> None:
    reported()
    evaluations.rank(None, by=system("tests"), at=AT, scheme_id="yearly", period=PERIOD)
    ranked = rankings.ranking(PROVINCE, "yearly", PERIOD).rows
    assert [(r.unit, r.rank) for r in sorted(ranked, key=lambda r: r.rank)][0] == ("H01", 1)
    assert {r.grade for r in ranked} <= {"A", "B", "C"}


def test_divisions_follow_the_plan_in_force() -> None:
    loaded(jilin())
    loaded(qinghe())
    news.catch_up()
    assert [c.name for c in registered.reporting_cities(ON)] == ["临川市", "玉泉市", "石门市"]
    loaded(jilin())
    news.catch_up()
    assert [c.short for c in registered.reporting_cities(ON)][-3:] == ["延边", "长白山", "梅河口"]


def test_the_second_plan_follows_topics_of_its_own_number() -> None:
    """Two topics instead of five, told by another form; no code changes."""
    plan = qinghe()
    assert [(t.name, t.forms) for t in plan.topics] == [("招商", ("Z3", "Z1")), ("市场秩序", ("Z3",))]
