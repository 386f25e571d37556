"""Divisions hold from one year to another: the same day asked twice gives the same map."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jiju.core.refusals import NotYours
from jiju.rooms.programmes import acts as programmes
from jiju.rooms.programmes import checks
from jiju.rooms.registry import acts, queries
from jiju.rooms.registry.models import Division
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, ON, actor
from tests.factories.registry import adopted, division, jilin

BEFORE, AFTER = date(2019, 12, 31), date(2020, 1, 1)


@pytest.mark.parametrize(
    ("code", "on", "parent"),
    [
        ("220381", BEFORE, "220300"),  # 公主岭 belonged to 四平
        ("220381", AFTER, None),
        ("220184", BEFORE, None),
        ("220184", AFTER, "220100"),  # and belongs to 长春 since 2020
    ],
)
def test_gongzhuling_moves(db: None, code: str, on: date, parent: str | None) -> None:
    adopted()
    found = queries.division(code, on)
    assert (found.parent if found else None) == parent
    assert (code in queries.division_names(on)) is (parent is not None)


def test_a_county_is_never_there_twice(db: None) -> None:
    adopted()
    for on in (BEFORE, AFTER, ON):
        assert [d.name for d in queries.divisions("county", on)].count("公主岭市") == 1


def test_the_reporting_units_stand_in_the_plans_order(db: None) -> None:
    adopted()
    assert [d.code for d in queries.reporting_cities(ON)] == ["220100", "220300", "CBS"]
    assert [d.code for d in queries.reporting_cities(date(2004, 1, 1))] == ["220100", "220300"]
    special = queries.division("CBS", ON)
    assert special is not None
    assert special.kind == "special"


def test_a_newer_plan_replaces_the_divisions(db: None) -> None:
    adopted()
    acts.adopt_divisions([division("330000", "浙江省", "province", None)], by=system("tests"), at=AT)
    assert list(Division.objects.values_list("code", flat=True)) == ["330000"]


def test_one_entry_seals_them_all(db: None) -> None:
    adopted()
    first = Entry.objects.latest("seq")
    assert f'"count":{len(jilin())}' in first.body
    acts.adopt_divisions(list(reversed(jilin())), by=system("tests"), at=AT)
    assert Entry.objects.latest("seq").body.split('"digest"')[1] != first.body.split('"digest"')[1]


def test_the_same_list_takes_the_same_questions(db: None, query_count: Any) -> None:
    adopted()
    with query_count() as count:
        queries.divisions("county", ON)
        queries.reporting_cities(ON)
        queries.division_names(ON)
    assert len(count) == 3


def test_a_city_adopts_nothing(db: None) -> None:
    with pytest.raises(NotYours):
        acts.adopt_divisions(jilin(), by=actor(Role.CITY), at=AT)
    assert not Division.objects.exists()


def test_a_loaded_plan_brings_its_divisions(db: None) -> None:
    plan = checks.read_plan(Path(__file__).parents[3] / "plans" / "jilin-2021")
    programmes.load(plan, by=system("tests"), at=AT)
    news.catch_up()
    assert [d.short for d in queries.reporting_cities(ON)] == [
        "长春", "吉林", "四平", "辽源", "通化", "白山", "松原", "白城", "延边", "长白山", "梅河口",
    ]  # fmt: skip
    assert queries.division("220381", ON) is None
