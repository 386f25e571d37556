"""Zones have versions: each question is asked as of a day, and within somebody's area."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.registry import acts, queries
from jiju.rooms.registry.models import Zone, ZoneVersion
from jiju.rooms.registry.words import DatesOverlap, PlaceIsUnknown, ZoneExists, ZoneIsUnknown
from jiju.spine.actors import Actor, Place, system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, ON, actor, engaged
from tests.factories.registry import FOUNDED, adopted, entered, enterprise_facts, established, uscc, zone_facts

SYSTEM = system("tests")
CHANGE = date(2023, 1, 1)
THREE = [
    zone_facts("Z001"),
    zone_facts("Z002", zone_type="T2", county="220184"),
    zone_facts("Z003", zone_type="T2", city="220300", county=""),
]


@pytest.fixture
def three(db: None) -> None:
    acts.establish(THREE, by=SYSTEM, at=AT)
    entered(enterprise_facts(1, "Z003"))


AREAS: list[tuple[Actor, list[str]]] = [
    (actor(Role.PROVINCE), ["Z001", "Z002", "Z003"]),
    (actor(Role.AUDITOR), ["Z001", "Z002", "Z003"]),
    (actor(Role.DEPARTMENT, "T2"), ["Z002", "Z003"]),
    (actor(Role.DEPARTMENT, "T9"), []),
    (actor(Role.CITY, "220100"), ["Z001", "Z002"]),
    (actor(Role.CITY, "220300"), ["Z003"]),
    (actor(Role.COUNTY, "220184"), ["Z002"]),
    (actor(Role.ZONE_HEAD, "Z001"), ["Z001"]),
    (actor(Role.ZONE_STATISTICIAN, "Z003"), ["Z003"]),
    (actor(Role.ENTERPRISE, uscc(1)), ["Z003"]),
    (actor(Role.ENTERPRISE, uscc(2)), []),
    (actor(Role.EXPERT), []),
]


@pytest.mark.parametrize(("by", "seen"), AREAS)
def test_each_sees_the_zones_of_its_area(three: None, by: Actor, seen: list[str]) -> None:
    assert [z.code for z in queries.zones(by, ON)] == seen
    for code in ("Z001", "Z002", "Z003"):
        if code in seen:
            assert queries.zone(by, code, ON).code == code
            assert queries.zone_versions(by, code)
            continue
        assert queries.zone_versions(by, code) == []
        for asked in (queries.zone, queries.tenancies, queries.four_tier_chain):
            with pytest.raises(NotFound):
                asked(by, code, ON)


def test_the_number_of_questions_does_not_grow_with_the_zones(db: None, query_count: Any) -> None:
    established("Z001")
    counts = []
    for more in (["Z002"], [f"Z{n:03d}" for n in range(10, 60)]):
        established(*more)
        with query_count() as count:
            queries.zones(actor(Role.CITY), ON)
            queries.enterprise_counts(actor(Role.CITY), ON)
            queries.places_on(ON)
        counts.append(len(count))
    assert counts[0] == counts[1]


def test_zones_are_found_by_name_or_code(three: None) -> None:
    province = actor(Role.PROVINCE)
    assert [z.code for z in queries.zones(province, ON, search="区Z002")] == ["Z002"]
    assert [z.code for z in queries.zones(province, ON, search="z00")] == ["Z001", "Z002", "Z003"]
    assert queries.zones(actor(Role.CITY, "220300"), ON, search="Z001") == []


def test_a_revision_leaves_the_past_as_it_was(three: None) -> None:
    acts.revise(zone_facts("Z001", name="新名", city="220300", since=CHANGE), by=actor(Role.PROVINCE), at=AT)
    day_before = CHANGE - timedelta(days=1)
    province = actor(Role.PROVINCE)
    assert queries.zone(province, "Z001", day_before).name == "集聚区Z001"
    assert queries.zone(province, "Z001", CHANGE).name == "新名"
    assert [z.code for z in queries.zones(actor(Role.CITY, "220100"), day_before)] == ["Z001", "Z002"]
    assert [z.code for z in queries.zones(actor(Role.CITY, "220100"), CHANGE)] == ["Z002"]
    assert queries.place_of("Z001", day_before) == Place("220100", "220103", "Z001", "T1")
    assert (
        queries.places_on(CHANGE)["Z001"] == queries.newest_places()["Z001"] == Place("220300", "220103", "Z001", "T1")
    )
    assert [z.since for z in queries.zone_versions(province, "Z001")] == [FOUNDED, CHANGE]
    assert Entry.objects.latest("seq").action == "registry.revise"


def test_before_it_was_founded_a_zone_is_not_there(three: None) -> None:
    day = FOUNDED - timedelta(days=1)
    assert queries.zones_on(day) == []
    assert queries.place_of("Z001", day) is None
    assert queries.zone_count(day).total == 0


def test_a_zone_that_ended_is_not_there(db: None) -> None:
    established("Z001", until=CHANGE)
    assert [z.code for z in queries.zones_on(CHANGE - timedelta(days=1))] == ["Z001"]
    assert queries.zones_on(CHANGE) == []


def test_the_count_of_zones_is_parted_by_city_and_type_and_counts_the_title(three: None) -> None:
    acts.establish([zone_facts("Z004", status="reserve")], by=SYSTEM, at=AT)
    count = queries.zone_count(ON)
    assert (count.total, count.by_city, count.by_type) == (3, {"220100": 2, "220300": 1}, {"T1": 1, "T2": 2})
    assert queries.zone_count(ON, "reserve").by_city == {"220100": 1}
    acts.revise(zone_facts("Z001", status="revoked", since=CHANGE), by=SYSTEM, at=AT)
    assert (queries.zone_count(ON).total, queries.zone_count(FOUNDED).total) == (2, 3)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"code": "Z001"}, ZoneExists),
        ({"city": "999999"}, PlaceIsUnknown),
        ({"county": "220381"}, PlaceIsUnknown),  # 公主岭's old code does not hold in 2021
        ({"until": FOUNDED}, DatesOverlap),
    ],
)
def test_one_that_cannot_be_stops_the_whole_batch(db: None, change: dict[str, Any], refusal: type[Refusal]) -> None:
    adopted()
    established("Z001")
    with pytest.raises(refusal):
        acts.establish([zone_facts("Z005"), zone_facts(**{"code": "Z006", **change})], by=SYSTEM, at=AT)
    assert list(Zone.objects.values_list("code", flat=True)) == ["Z001"]


def test_the_same_code_twice_in_one_list_is_refused(db: None) -> None:
    with pytest.raises(ZoneExists):
        established("Z001", "Z001")


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (zone_facts("Z404", since=CHANGE), ZoneIsUnknown),
        (zone_facts("Z001"), DatesOverlap),
        (zone_facts("Z001", since=date(2020, 6, 1)), DatesOverlap),
    ],
    ids=["no such zone", "the same day", "an earlier day"],
)
def test_a_revision_that_cannot_be(three: None, facts: Any, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        acts.revise(facts, by=SYSTEM, at=AT)
    assert ZoneVersion.objects.filter(until__isnull=False).count() == 0


@pytest.mark.parametrize("role", [Role.CITY, Role.COUNTY, Role.ZONE_HEAD, Role.DEPARTMENT, Role.ADMINISTRATOR])
def test_only_the_province_establishes(db: None, role: Role) -> None:
    with pytest.raises(NotYours):
        acts.establish(THREE, by=actor(role), at=AT)
    with pytest.raises(NotYours):
        acts.revise(THREE[0], by=actor(role), at=AT)
    assert not Zone.objects.exists()


def test_the_four_tiers_and_who_answers_in_each(db: None) -> None:
    adopted()
    established("Z001")
    engaged("city", Role.CITY, "220100")
    engaged("office", Role.PROVINCE)
    engaged("head", Role.ZONE_HEAD, "Z001")
    chain = queries.four_tier_chain(actor(Role.PROVINCE), "Z001", ON)
    assert [(link.tier, link.name, link.holder.name if link.holder else None) for link in chain] == [
        ("province", "单位U1", "office某"),
        ("city", "长春市", "city某"),
        ("county", "宽城区", None),
        ("zone", "集聚区Z001", "head某"),
    ]
