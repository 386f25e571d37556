"""Opening, extending and giving up calls; cases; the wording of a procedure stays with its call."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest

from jiju.core import periods
from jiju.core.refusals import NotNow, NotYours
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.models import Call
from jiju.spine.files import attached
from jiju.spine.models import Entry
from tests.factories import selections_calls as made
from tests.factories.selections_calls import AT, CLOSES, FILE, OPENED, WHY
from tests.rooms.selections.calls.ways import refused


@pytest.fixture(autouse=True)
def world(db: None) -> None:
    made.province_with_reserve()


def test_a_call_keeps_its_procedure_and_publishes_the_digest_of_half_a_seed() -> None:
    call = made.called(quotas={"220100": 3}, notice="请按时申报。", uploads=FILE)
    assert queries.procedure_of(call) == made.procedure()
    assert hashlib.sha256(queries.seed_of(call).encode()).hexdigest() == call.seed_digest
    assert queries.seed_of(call) not in repr(list(Call.objects.values()))
    told = json.loads(Entry.objects.get(action="selections.open_call").body)["data"]
    assert (told["seed_digest"], told["quotas"], len(told["files"])) == (call.seed_digest, {"220100": 3}, 1)
    assert [f.purpose for f in attached(call)] == ["notice"]


def test_the_period_is_the_last_that_is_over_unless_another_is_named() -> None:
    assert made.called(period=None).period == "2024Q4"
    for wrong in (periods.quarter(2025, 1), periods.year(2024)):
        refused(acts.DayDoesNotFit, acts.open_call, made.procedure(), by=made.province, at=AT, name="认定批次",
                closes_at=CLOSES, period=wrong)  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), [
    (acts.DayDoesNotFit, {"closes_at": AT}),
    (acts.DayDoesNotFit, {"quotas": {"999999": 1}}),
    (acts.DayDoesNotFit, {"quotas": {"220100": -1}}),
    (acts.ReasonIsShort, {"name": "认"}),
    (acts.TextIsLong, {"name": "认" * 121}),
    (acts.DayDoesNotFit, {"closes_at": AT + timedelta(days=733)}),
    (NotYours, {"by": made.city}),
])  # fmt: skip
def test_what_no_call_is_opened_with(kind: Any, changes: dict[str, Any]) -> None:
    given = {"by": made.province, "at": AT, "name": "认定批次", "closes_at": CLOSES} | changes
    refused(kind, acts.open_call, made.procedure(), **given)


def test_each_procedure_is_opened_in_its_own_way() -> None:
    refused(
        acts.AnotherProcedure,
        acts.open_call,
        made.procedure("entry"),
        by=made.province,
        at=AT,
        name="转正批次",
        closes_at=CLOSES,
    )
    refused(
        acts.AnotherProcedure, acts.open_case, made.procedure(), by=made.province, at=AT, name="认定批次",
        units=["R001"],
        reason=WHY,
    )  # fmt: skip


def test_time_is_given_before_the_end_to_everybody() -> None:
    call = made.called()
    later = CLOSES + timedelta(days=3)
    refused(acts.DayDoesNotFit, acts.extend_call, call, by=made.province, at=AT, closes_at=CLOSES, reason=WHY)
    refused(acts.ReasonIsShort, acts.extend_call, call, by=made.province, at=AT, closes_at=later, reason="")
    refused(acts.CallIsClosed, acts.extend_call, call, by=made.province, at=CLOSES, closes_at=later, reason=WHY)
    assert acts.extend_call(call, by=made.province, at=AT, closes_at=later, reason=WHY).closes_at == later


def test_a_call_that_is_given_up_ends_every_application_and_opens_none() -> None:
    call = made.called()
    sent, begun = made.submitted(call), made.started(call, "R002")
    refused(acts.ReasonIsShort, acts.give_up_call, call, by=made.province, at=AT, reason="")
    acts.give_up_call(call, by=made.province, at=AT, reason=WHY)
    assert {made.of(call, a.unit).state for a in (sent, begun)} == {"out"}
    assert sent.versions.get().is_sealed
    refused(NotNow, acts.give_up_call, call, by=made.province, at=AT, reason=WHY)
    refused(NotNow, acts.ask_unsealing, call, by=made.province, at=OPENED)
    assert made.started(made.called(name="重新开放的批次")).state == "draft"


def test_a_case_stands_at_its_first_stage_at_once() -> None:
    call = made.case("R001", "R003")
    assert (call.state, call.closes_at) == ("unsealed", None)
    assert {(a.unit, a.state, a.stage) for a in call.applications.all()} == {
        ("R001", "going", "city"), ("R003", "going", "city"),
    }  # fmt: skip
    assert sorted(a.code for a in call.applications.all()) == ["A-01", "A-02"]


def test_a_case_is_about_zones_that_may_take_part() -> None:
    for kind, asked in (
        (acts.NotEligible, {"units": []}), (acts.ZoneIsNotThere, {"units": ["Z999"]}),
        (acts.ReasonIsShort, {"reason": ""}), (NotYours, {"by": made.city}),
    ):  # fmt: skip
        given: dict[str, Any] = {"by": made.province, "at": AT, "name": "转正批次", "units": ["R001"], "reason": WHY}
        refused(kind, acts.open_case, made.procedure("entry"), **(given | asked))
    told = refused(acts.ZoneIsNotThere, acts.open_case, made.procedure("entry"), **given | {"units": ["Z999", "R001"]})
    assert told.what.values == {"codes": "Z999"}
    removal = made.procedure("removal")
    refused(
        acts.AnotherProcedure,
        acts.open_case,
        removal,
        by=made.province,
        at=AT,
        name="退出批次",
        units=["R001"],
        reason=WHY,
    )
    made.case("R001")
    refused(
        acts.AlreadyApplied, acts.open_case, made.procedure("entry"), by=made.province, at=AT, name="转正批次",
        units=["R001"], reason=WHY,
    )  # fmt: skip


def test_no_call_is_named_at_length_or_extended_for_years() -> None:
    refused(
        acts.TextIsLong, acts.open_case, made.procedure("entry"), by=made.province, at=AT, name="储" * 121,
        units=["R001"], reason=WHY,
    )  # fmt: skip
    assert made.called(name="认" * 120).name == "认" * 120
    far = AT + timedelta(days=733)
    refused(
        acts.DayDoesNotFit, acts.extend_call, Call.objects.get(), by=made.province, at=AT, closes_at=far, reason=WHY
    )
