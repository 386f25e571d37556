"""集体决策: who is chosen by which votes, why the experts' order is departed from, and taking it back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.evaluations.acts import DayDoesNotFit, NoQuorum, SamePersonAgain, TextIsMissing
from jiju.rooms.selections import acts, checks, queries
from jiju.rooms.selections.models import Application, CallDecision, Deed
from jiju.rooms.selections.queries import choosing, eligible
from jiju.spine.actors import Scope
from jiju.spine.files import FilesAreRefused, Upload
from jiju.spine.models import Entry
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, BY, MEMBERS, TODAY, UNITS, WHY
from tests.rooms.selections.notices.ways import refused

SCORES = {"Z001": "70", "Z002": "90", "Z003": "80"}


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    turns.prepared()


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> None:
    """The experts put the second first and the first last."""

    def scores(call: Any) -> dict[int, Decimal]:
        return {r.pk: Decimal(SCORES[r.unit]) for r in call.applications.order_by("unit")}

    monkeypatch.setattr(choosing, "panel_scores", scores)


def states() -> dict[str, tuple[str, str]]:
    return {r.unit: (r.state, r.stage) for r in Application.objects.order_by("unit")}


def test_a_decision_moves_the_chosen_on_and_the_others_out() -> None:
    call = turns.call_at()
    before = Entry.objects.count()
    made = turns.decided(call)
    assert Entry.objects.count() == before + 1
    assert states() == {"Z001": ("chosen", "notice"), "Z002": ("chosen", "notice"), "Z003": ("out", "decide")}
    assert (call.state, made.recorded_by, json.loads(made.chosen)) == ("decided", "P1", ["Z001", "Z002"])
    entry = Entry.objects.order_by("-seq")[0]
    told = json.loads(entry.body)["data"]
    assert (entry.action, told["passed_over"], told["votes"]) == ("selections.decide_call", ["Z003"], [4, 0, 0])
    assert Deed.objects.filter(verb="decide_call").count() == 3


def test_all_that_go_on_come_to_the_meeting_together() -> None:
    call = turns.call_at()
    row = Application.objects.get(unit="Z003")
    with turns.opened():
        row.stage = "visit"
        row.save()
    told = refused(acts.StillBehind, turns.decided, call)
    assert [str(line) for line in told.lines] == ["集聚区Z003: 现场核查"]  # type: ignore[attr-defined]
    with turns.opened():
        row.stage, row.state = "decide", "returned"
        row.save()
    refused(acts.StillBehind, turns.decided, call)
    with turns.opened():
        row.state = "out"
        row.save()
    assert turns.decided(call).call.state == "decided"


@pytest.mark.parametrize(
    ("wrong", "changes"),
    [
        (acts.NothingIsChosen, {"chosen": ()}),
        (acts.NotInTheCall, {"chosen": ("Z001", "Z999")}),
        (acts.NotInTheCall, {"chosen": ("Z001", "Z001")}),
        (NoQuorum, {"meeting": turns.meeting(present=MEMBERS[:2], absent=(), votes_for=2)}),
        (NoQuorum, {"meeting": turns.meeting(present=MEMBERS[:3], absent=(*MEMBERS[3:], ("甲", ""), ("乙", "")))}),
        (NoQuorum, {"meeting": turns.meeting(votes_for=2, votes_against=2)}),
        (NoQuorum, {"meeting": turns.meeting(votes_for=5)}),
        (NoQuorum, {"meeting": turns.meeting(votes_for=5, votes_against=-1)}),
        (NoQuorum, {"meeting": turns.meeting(absent=MEMBERS[:1])}),
        (DayDoesNotFit, {"meeting": turns.meeting(held_on=TODAY + timedelta(days=1))}),
        (DayDoesNotFit, {"meeting": turns.meeting(held_on=TODAY - timedelta(days=1))}),
        (TextIsMissing, {"meeting": turns.meeting(minutes="同意。")}),
        (TextIsMissing, {"reasons": {"Z003": "不"}}),
        (NotYours, {"by": BY.auditor}),
        (acts.NotYourStage, {"by": BY.city}),
        (FilesAreRefused, {"uploads": [Upload("纪要.exe", b"MZ\x90")]}),
    ],
)
def test_what_no_meeting_can_decide(wrong: Any, changes: dict[str, Any]) -> None:
    call = turns.call_at()
    refused(wrong, turns.decided, call, **changes)
    assert call.decisions.count() == 0


def test_the_votes_follow_the_rule_of_the_procedure() -> None:
    shape = turns.procedure()
    stages = [s.model_dump(mode="json") for s in shape.stages]
    for s in stages:
        if s["kind"] == "decide":
            s["vote"] = {"least": 4, "share": "two_thirds", "at_most": 1}
    call = turns.call_at(shape=turns.procedure(stages=stages))
    refused(acts.MoreThanAllowed, turns.decided, call)
    few = turns.meeting(present=MEMBERS[:3], votes_for=3, absent=MEMBERS[3:])
    refused(NoQuorum, turns.decided, call, chosen=["Z001"], meeting=few)
    short = turns.meeting(present=MEMBERS, absent=(), votes_for=3, votes_against=2)
    refused(NoQuorum, turns.decided, call, chosen=["Z001"], meeting=short)
    assert turns.decided(call, chosen=["Z001"], meeting=turns.meeting(votes_for=3, abstained=1)).pk


@pytest.mark.usefixtures("scored")
def test_the_order_of_the_scores_is_departed_from_with_a_reason_alone() -> None:
    call = turns.call_at()
    told = refused(acts.OrderWithoutReason, turns.decided, call, chosen=["Z001", "Z002"])
    assert "Z001" in str(told)
    assert "Z003" in str(told)
    assert "Z002" not in str(told)
    made = turns.decided(call, chosen=["Z001", "Z002"], reasons={"Z003": WHY})
    assert (json.loads(made.reasons), json.loads(made.scores)) == ({"Z003": WHY}, SCORES)
    assert Application.objects.get(unit="Z003").reason == WHY
    shown = queries.outcome(BY.recorder, call.pk, on=TODAY)
    assert [(c.unit, c.place, c.is_chosen) for c in shown.decisions[0].lines] == [
        ("Z002", 1, True), ("Z003", 2, False), ("Z001", 3, True),
    ]  # fmt: skip


@pytest.mark.usefixtures("scored")
def test_the_order_itself_needs_no_reason() -> None:
    assert turns.decided(chosen=["Z002", "Z003"]).reasons == "{}"


def test_every_departure_is_covered_by_one_of_the_two() -> None:
    scores = {"a": Decimal(90), "b": Decimal(80), "c": Decimal(70)}
    units = ("a", "b", "c", "d")
    assert checks.unexplained({}, ["c"], units, {}) == ()
    assert checks.unexplained(scores, ["a", "b"], units, {}) == ()
    assert checks.unexplained(scores, ["c"], units, {}) == ("a", "b", "c")
    assert checks.unexplained(scores, ["c"], units, {"c": "why"}) == ()
    assert checks.unexplained(scores, ["c"], units, {"a": "why"}) == ("b", "c")
    assert checks.unexplained(scores, ["a", "d"], units, {"c": "why"}) == ("b", "d")  # d has no score: the lowest
    assert checks.unexplained({"a": Decimal(1), "b": Decimal(1)}, ["b"], ("a", "b"), {}) == ()


def test_who_wrote_an_application_decides_on_none() -> None:
    call = turns.call_at()
    by = replace(BY.recorder, person="W-Z001")
    refused(acts.AnotherPerson, turns.decided, call, by=by)
    assert "decide_call" in queries.outcome(by, call.pk, on=TODAY).kept_from


def test_a_decision_is_taken_once() -> None:
    call = turns.call_at()
    turns.decided(call)
    refused(NotNow, turns.decided, call)


def test_an_office_of_the_stage_decides_only_over_its_own_area() -> None:
    stages = [s.model_dump(mode="json") | {"by": ["city"]} for s in turns.procedure().stages]
    call = turns.call_at(shape=turns.procedure(stages=stages))
    refused(NotFound, turns.decided, call, by=replace(BY.city, scope=Scope("city", frozenset({"220200"}))))
    assert turns.decided(call, by=BY.city).recorded_by == "P5"


def test_a_decision_is_taken_back_and_stays_beside_the_next() -> None:
    call = turns.call_at()
    turns.decided(call)
    refused(TextIsMissing, acts.take_decision_back, call, by=BY.publisher, at=AT, reason="误")
    refused(acts.NotYourStage, acts.take_decision_back, call, by=BY.city, at=AT, reason=WHY)
    acts.take_decision_back(call, by=BY.publisher, at=AT, reason=WHY)
    assert set(states().values()) == {("going", "decide")}
    assert call.state == "unsealed"
    again = turns.decided(call, chosen=["Z003"])
    assert [d.taken_back_by for d in CallDecision.objects.order_by("pk")] == ["P2", ""]
    shown = queries.outcome(BY.recorder, call.pk, on=TODAY)
    assert shown.decision is not None
    assert shown.decision.id == again.pk
    acts.publish_notice(call, by=BY.publisher, at=AT)
    refused(NotNow, acts.take_decision_back, call, by=BY.publisher, at=AT, reason=WHY)


def test_minutes_come_as_files_that_only_the_deciding_offices_open() -> None:
    made = turns.decided(uploads=[Upload("纪要.pdf", PDF)])
    assert len(queries.outcome(BY.recorder, made.call_id, on=TODAY).decisions[0].files) == 1
    assert queries.may_see_decision(BY.auditor, str(made.pk))
    assert not queries.may_see_decision(BY.city, str(made.pk))
    assert not queries.may_see_decision(BY.head, str(made.pk))


def test_a_call_out_of_reach_is_like_one_that_is_not_there() -> None:
    call = turns.call_at()
    for by in (BY.city, BY.department):
        with pytest.raises(NotFound):
            queries.outcome(by, call.pk, on=TODAY)
    with pytest.raises(NotFound):
        queries.outcome(BY.recorder, 99_999, on=TODAY)
    with pytest.raises(NotYours):
        queries.outcome(BY.head, call.pk, on=TODAY)
    assert set(UNITS) == {c.unit for c in queries.outcome(BY.auditor, call.pk, on=TODAY).candidates}


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" \
      b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"  # fmt: skip


def test_who_wrote_recorded_or_published_does_not_give_the_call_up() -> None:
    call = turns.call_at()
    wrote = replace(BY.issuer, person="W-Z002")
    asked: dict[str, Any] = {"at": AT, "reason": WHY}
    refused(acts.AnotherPerson, acts.give_up_call, call, by=wrote, **asked)
    turns.decided(call)
    refused(SamePersonAgain, acts.give_up_call, call, by=BY.recorder, **asked)
    acts.publish_notice(call, by=BY.publisher, at=AT)
    for by in (BY.recorder, BY.publisher):
        refused(SamePersonAgain, acts.give_up_call, call, by=by, **asked)
        assert "give_up_call" not in queries.call(by, call.pk, at=AT).verbs
    assert "give_up_call" in queries.call(BY.issuer, call.pk, at=AT).verbs
    acts.give_up_call(call, by=BY.issuer, **asked)
    assert call.state == "given_up"


def test_what_stands_against_a_zone_by_now_keeps_it_from_being_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    call = turns.call_at()
    monkeypatch.setattr(eligible.evaluations, "barred", lambda: frozenset({"Z002"}))
    told = refused(acts.NotEligible, turns.decided, call)
    assert "集聚区Z002" in str(told.what)
    assert turns.decided(call, chosen=["Z001"]).chosen == '["Z001"]'
    other = turns.call_at()
    monkeypatch.setattr(eligible, "banned_until", lambda unit, on: TODAY if unit == "Z003" else None)
    assert "集聚区Z003" in str(refused(acts.NotEligible, turns.decided, other, chosen=["Z001", "Z003"]).what)
    monkeypatch.setattr(eligible, "libraries_of", lambda *_: {})
    assert "集聚区Z001" in str(refused(acts.NotEligible, turns.decided, other, chosen=["Z001"]).what)
