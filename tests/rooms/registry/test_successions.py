"""A zone that took another one's place keeps its history: every code under which it was known is one zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotYours, Refusal
from jiju.rooms.registry import acts, queries
from jiju.rooms.registry.models import Succession
from jiju.rooms.registry.words import (
    DatesOverlap,
    DayLiesAhead,
    FactsAreMissing,
    NotByTheSamePerson,
    NothingToCarry,
    ZoneIsUnknown,
)
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, ON, actor
from tests.factories.registry import FOUNDED, entered, enterprise_facts, established, zone_facts

BY = actor(Role.PROVINCE)
WHY = {"on": ON, "reason": "省发改委批复，代码变更"}


@pytest.fixture(autouse=True)
def zones(db: None) -> None:
    established("Z001", "Z002", "Z003", "Z004")


def test_a_lineage_holds_every_code_in_both_directions() -> None:
    acts.succeed("Z002", by=BY, at=AT, former="Z001", **WHY)
    acts.succeed("Z003", by=BY, at=AT, former="Z002", **WHY)
    assert [queries.lineage(z) for z in ("Z001", "Z003")] == [frozenset({"Z001", "Z002", "Z003"})] * 2
    assert queries.lineages(["Z004", "Z001"]) == {"Z004": {"Z004"}, "Z001": queries.lineage("Z003")}
    assert Entry.objects.order_by("-seq")[0].action == "registry.succeed"


def test_a_zone_keeps_every_name_it_had() -> None:
    acts.revise(zone_facts("Z001", name="新名称园区", since=ON), by=BY, at=AT)
    assert queries.names_ever({"Z001", "Z002"}) == {"Z001": {"集聚区Z001", "新名称园区"}, "Z002": {"集聚区Z002"}}


def test_who_stood_in_a_zone_is_told_with_the_days() -> None:
    entered(enterprise_facts(1, "Z001"), enterprise_facts(2, "Z001", until=ON))
    stays = queries.stood_in({"Z001", "Z002"})
    assert [len(stays[z]) for z in ("Z001", "Z002")] == [2, 0]
    assert [s.there_on(ON) for s in stays["Z001"]] == [True, False]
    assert [s.there_on(FOUNDED) for s in stays["Z001"]] == [True, True]


@pytest.mark.parametrize(("refusal", "zone", "changes"), [
    (ZoneIsUnknown, "Z009", {}),
    (ZoneIsUnknown, "Z002", {"former": "Z009"}),
    (DatesOverlap, "Z001", {}),
    (DayLiesAhead, "Z002", {"on": ON + timedelta(days=1)}),
    (FactsAreMissing, "Z002", {"reason": "  "}),
])  # fmt: skip
def test_what_cannot_be_is_refused_and_changes_nothing(
    refusal: type[Refusal], zone: str, changes: dict[str, Any]
) -> None:
    before = Entry.objects.count()
    with pytest.raises(refusal):
        acts.succeed(zone, by=BY, at=AT, **{"former": "Z001", **WHY, **changes})
    assert (Entry.objects.count(), Succession.objects.count()) == (before, 0)


def test_it_is_said_once_and_by_the_province() -> None:
    acts.succeed("Z002", by=BY, at=AT, former="Z001", **WHY)
    with pytest.raises(DatesOverlap):
        acts.succeed("Z002", by=BY, at=AT, former="Z001", **WHY)
    with pytest.raises(NotYours):
        acts.succeed("Z004", by=actor(Role.CITY), at=AT, former="Z003", **WHY)
    assert Succession.objects.count() == 1


OTHER = actor(Role.PROVINCE, person="P2")


def recoded(status: str = "candidate") -> Succession:
    established("Z101", status=status, batch="")
    return acts.succeed("Z101", by=BY, at=AT, former="Z001", **WHY)


def test_a_standing_goes_on_under_another_code_by_the_hands_of_two() -> None:
    made = recoded()
    assert queries.carriable(OTHER, "Z101", ON) == [queries.Carriable(made.pk, "Z001", "provincial", False)]
    assert queries.carriable(BY, "Z101", ON)[0].is_own
    assert queries.carriable(actor(Role.CITY, "220100"), "Z101", ON) == []
    before = Entry.objects.count()
    acts.carry_standing(made, by=OTHER, at=AT, on=ON)
    actions = list(Entry.objects.order_by("seq").values_list("action", flat=True))[before:]
    assert actions == ["registry.revise", "registry.revise", "registry.carry_standing"]
    was, now = (queries.zone(BY, code, ON) for code in ("Z001", "Z101"))
    assert (was.status, now.status, now.batch) == ("closed", "provincial", was.batch)
    assert queries.carriable(OTHER, "Z101", ON) == []


@pytest.mark.parametrize(("refusal", "by", "on", "status"), [
    (NotByTheSamePerson, BY, ON, "candidate"),
    (NotByTheSamePerson, replace(BY, account="another account"), ON, "candidate"),
    (NotYours, actor(Role.CITY, "220100", person="P3"), ON, "candidate"),
    (DayLiesAhead, OTHER, ON + timedelta(days=400), "candidate"),
    (NothingToCarry, OTHER, FOUNDED - timedelta(days=1), "candidate"),
    (NothingToCarry, OTHER, ON, "reserve"),
])  # fmt: skip
def test_what_carries_no_standing_changes_nothing(refusal: Any, by: Any, on: Any, status: str) -> None:
    made = recoded(status)
    before = Entry.objects.count()
    with pytest.raises(refusal):
        acts.carry_standing(made, by=by, at=AT, on=on)
    assert Entry.objects.count() == before
    assert queries.zone(BY, "Z001", ON).status == "provincial"


def test_under_which_codes_a_zone_stood_on_a_day() -> None:
    """Looking back only: a successor is not part of what a zone was, and of a zone that was split nobody says how."""
    before, after = ON - timedelta(days=1), ON
    acts.succeed("Z003", by=BY, at=AT, former="Z001", **WHY)
    acts.succeed("Z003", by=BY, at=AT, former="Z002", **WHY)
    assert queries.stood_as("Z003", before) == {"Z001", "Z002", "Z003"}
    assert queries.stood_as("Z003", after) == {"Z003"}
    assert queries.stood_as("Z001", before) == {"Z001"}
    acts.succeed("Z004", by=BY, at=AT, former="Z001", **WHY)
    assert queries.stood_as("Z003", before) == {"Z003"}
