"""No person alone makes or ends a title in the registry: its standing changes inside the acts that settle it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jiju.config import wiring
from jiju.core.refusals import Fault
from jiju.rooms.registry import acts, queries
from jiju.rooms.registry.models import ZoneVersion
from jiju.rooms.registry.words import StandingIsSettledElsewhere
from jiju.spine import acts as spine
from jiju.spine.actors import Actor, system
from jiju.spine.acts import ACTS, act, record
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, actor
from tests.factories.registry import established, zone_facts

BY = actor(Role.PROVINCE)
LATER = date(2024, 6, 1)


@pytest.fixture(autouse=True)
def zones(db: None) -> None:
    established("Z001", status="provincial", batch="第一批")
    established("Z002", status="named", batch="")


def refused(verb: Any, *args: Any) -> None:
    before = Entry.objects.count(), list(ZoneVersion.objects.order_by("pk").values())
    with pytest.raises(StandingIsSettledElsewhere) as told:
        verb(*args, by=BY, at=AT)
    assert (Entry.objects.count(), list(ZoneVersion.objects.order_by("pk").values())) == before
    assert told.value.remedy is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "removed"}, {"status": "run_out"}, {"status": "reserve"}, {"status": "named"}, {"status": "closed"},
        {"batch": "第二批"}, {"until": date(2025, 6, 1)},
    ],
)  # fmt: skip
def test_one_person_ends_no_title_by_a_new_version(changes: dict[str, Any]) -> None:
    refused(acts.revise, replace(zone_facts("Z001", status="provincial", batch="第一批", since=LATER), **changes))


@pytest.mark.parametrize("status", ["provincial", "reserve"])
def test_one_person_gives_no_title_by_a_new_version_or_a_new_zone(status: str) -> None:
    refused(acts.revise, zone_facts("Z002", status=status, batch="", since=LATER))
    refused(acts.establish, [zone_facts("Z003", status="named"), zone_facts("Z004", status=status)])


def test_a_title_that_ends_ahead_is_not_brought_back_by_a_change_of_name() -> None:
    now = zone_facts("Z001", status="provincial", batch="第一批")
    acts.revise(replace(now, status="removed", since=date(2025, 2, 1)), by=system("tests"), at=AT)
    refused(acts.revise, replace(now, name="新名", since=date(2025, 3, 1)))


def test_one_person_changes_a_name_and_enters_a_zone_without_a_standing() -> None:
    acts.revise(zone_facts("Z001", status="provincial", batch="第一批", name="新名", since=LATER), by=BY, at=AT)
    acts.establish([zone_facts("Z005", status="candidate", batch="")], by=BY, at=AT)
    assert queries.zone(BY, "Z001", LATER).name == "新名"
    assert queries.zone(BY, "Z005", LATER).status == "candidate"


def test_a_standing_changes_as_part_of_an_act_that_settles_it_and_of_no_other(monkeypatch: Any) -> None:
    monkeypatch.setattr(spine, "ACTS", {})

    def performed(name: str) -> Any:
        @act(name)
        def verb(facts: Any, *, by: Actor, at: Any) -> None:
            acts.revise(facts, by=by, at=at)
            record(None)

        return verb

    removed = zone_facts("Z001", status="removed", batch="第一批", since=LATER)
    refused(performed("registry.leave"), removed)
    assert spine.under_way() == ()
    performed("selections.end_title")(removed, by=BY, at=AT)
    assert queries.zone(BY, "Z001", LATER).status == "removed"
    with pytest.raises(Fault):
        record(None)


def test_the_acts_that_settle_standings_are_acts() -> None:
    assert set(wiring.SETTLES_STANDINGS) <= set(ACTS)
