"""Review stage by stage: by the offices that the procedure names, never by who wrote; lists of cities; visits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.selections import acts, queries
from jiju.spine.files import attached
from tests.factories import selections_calls as made
from tests.factories.selections_calls import FILE, OPENED, WHY, head, writer
from tests.rooms.selections.calls.ways import refused

LINES = ("所报材料与实际相符", "符合国土空间规划和产业规划", "没有重大安全、环境、信用问题")
HELD = dict.fromkeys(LINES, True)


@pytest.fixture
def call(db: None) -> Any:
    return made.going()


def test_a_stage_is_passed_by_its_own_office_with_every_line_answered(call: Any) -> None:
    found = made.of(call)
    given: dict[str, Any] = {"at": OPENED, "checklist": HELD, "said": WHY}
    refused(acts.NotYourStage, acts.pass_stage, found, by=made.city, **given)
    refused(NotFound, acts.pass_stage, found, by=made.other_county, **given)
    refused(NotYours, acts.pass_stage, found, by=head("R001"), **given)
    told = refused(acts.ChecklistIsOpen, acts.pass_stage, found, by=made.county, at=OPENED, checklist={LINES[0]: True})
    assert len(told.lines) == 2  # type: ignore[attr-defined]  # its reasons
    acts.pass_stage(found, by=made.county, **given)
    assert (found.stage, found.state) == ("city", "going")
    refused(acts.NotAtThisStage, acts.pass_stage, found, by=made.city, **given)


def test_what_does_not_hold_goes_on_with_a_reason_alone(call: Any) -> None:
    found = made.of(call)
    given = {"by": made.county, "at": OPENED, "checklist": HELD | {LINES[0]: False}}
    refused(acts.ReasonIsShort, acts.pass_stage, found, **given)
    assert acts.pass_stage(found, **given, said=WHY).deeds.filter(verb="pass_stage").get().said == WHY


def test_who_wrote_or_submitted_checks_nothing_whatever_the_post(call: Any) -> None:
    found = made.of(call)
    for person in (head("R001").person, writer("R001").person):
        by = replace(made.county, person=person, account="another-account")
        refused(acts.AnotherPerson, acts.pass_stage, found, by=by, at=OPENED, checklist=HELD, said=WHY)
        refused(acts.AnotherPerson, acts.refuse, found, by=by, at=OPENED, reason=WHY)
        refused(acts.AnotherPerson, acts.hand_back, found, by=by, at=OPENED, said=WHY)
        assert queries.application(by, found.pk, on=OPENED.date()).verbs == ()


def test_what_is_handed_back_comes_again_as_a_new_version(call: Any) -> None:
    found, text = made.of(call), queries.procedure_of(call).commitment
    refused(acts.ReasonIsShort, acts.hand_back, found, by=made.county, at=OPENED, said="改")
    acts.hand_back(found, by=made.county, at=OPENED, said=WHY)
    assert (found.state, found.due.isoformat()) == ("returned", "2025-02-18")
    refused(NotNow, acts.pass_stage, found, by=made.county, at=OPENED, checklist=HELD, said=WHY)
    late = OPENED + timedelta(days=8)
    write: dict[str, Any] = {"by": writer("R001"), "answers": {"area": "140"}, "expected": found.draft_number}
    refused(acts.CallIsClosed, acts.fill_in_application, found, at=late, **write)
    acts.fill_in_application(found, at=OPENED, uploads={"projects": FILE}, **write)
    again: dict[str, Any] = {"by": head("R001"), "agreed": text, "expected": found.draft_number}
    refused(acts.CallIsClosed, acts.complete, found, at=late, **again)
    refused(acts.NotCommitted, acts.complete, found, at=OPENED, **(again | {"agreed": ""}))
    version = acts.complete(found, at=OPENED, **again)
    assert (version.number, version.is_sealed, found.state, found.stage) == (2, False, "going", "county")
    shown = queries.application(made.county, found.pk, on=OPENED.date())
    assert {q.asked.id: (q.before, q.answer) for q in shown.questions}["area"] == ("120", "140")
    assert queries.application(made.county, found.pk, on=OPENED.date(), number=1).questions


def test_who_does_not_pass_is_out_and_is_told_why(call: Any) -> None:
    found = made.of(call)
    refused(acts.ReasonIsShort, acts.refuse, found, by=made.county, at=OPENED, reason="")
    acts.refuse(found, by=made.county, at=OPENED, reason=WHY)
    assert (found.state, found.reason, found.stage) == ("out", WHY, "county")
    assert queries.application(head("R001"), found.pk, on=OPENED.date()).line.reason == WHY


def test_a_city_waits_for_its_counties_and_keeps_its_quota(call: Any) -> None:
    asked: dict[str, Any] = {"by": made.city, "at": OPENED, "stage": "city", "city": "220100", "document": "长发改1号"}
    told = refused(acts.StillBehind, acts.recommend, call, ranked=[made.of(call, "R003").pk], **asked)
    assert len(told.lines) == 2  # type: ignore[attr-defined]  # its reasons
    made.walked(call, "county")
    r1, r2, r3, r4 = (made.of(call, u).pk for u in ("R001", "R002", "R003", "R004"))
    refused(acts.QuotaIsSpent, acts.recommend, call, ranked=[r1, r2, r3], **asked)
    refused(acts.NotAtThisStage, acts.recommend, call, ranked=[r1, r4], **asked)
    refused(acts.NotAtThisStage, acts.recommend, call, ranked=[r1, r1], **asked)
    refused(acts.NotAtThisStage, acts.recommend, call, ranked=[r1], **(asked | {"stage": "county"}))
    refused(acts.ReasonIsShort, acts.recommend, call, ranked=[r1], **(asked | {"document": ""}))
    refused(NotFound, acts.recommend, call, ranked=[r1], **(asked | {"by": made.other_city}))
    refused(NotYours, acts.recommend, call, ranked=[r1], **(asked | {"by": made.province}))
    sent = acts.recommend(call, ranked=[r3, r1], uploads=FILE, **asked)
    rows = [made.of(call, unit) for unit in ("R001", "R002", "R003")]
    assert [(a.rank, a.stage, a.state) for a in rows] == [
        (2, "formal", "going"), (None, "city", "out"), (1, "formal", "going"),
    ]  # fmt: skip
    assert (sent.quota, len(attached(sent))) == (2, 1)
    refused(acts.AlreadyRecommended, acts.recommend, call, ranked=[], **asked)
    shown = queries.city_list(made.city, call.pk, "city", "220100")
    assert shown.sent is not None
    assert shown.sent.ranked == (r3, r1)


def test_a_call_may_name_other_quotas_than_its_procedure(db: None) -> None:
    call = made.walked(made.going(quotas={"220100": 1, "220200": 0}), "county")
    assert queries.city_list(made.city, call.pk, "city", "220100").quota == 1
    asked: dict[str, Any] = {"at": OPENED, "stage": "city", "document": "吉发改1号"}
    refused(
        acts.QuotaIsSpent,
        acts.recommend,
        call,
        ranked=[made.of(call, "R004").pk],
        by=made.other_city,
        city="220200",
        **asked,
    )
    acts.recommend(call, ranked=[], by=made.other_city, city="220200", **asked)
    assert made.of(call, "R004").reason == "not-recommended"


def test_a_city_does_not_rank_what_its_own_person_wrote(call: Any) -> None:
    made.walked(call, "county")
    by = replace(made.city, person=head("R001").person)
    refused(
        acts.AnotherPerson, acts.recommend, call, by=by, at=OPENED, stage="city", city="220100", document="长发改1号",
        ranked=[made.of(call, "R001").pk],
    )  # fmt: skip


def test_all_of_them_reach_the_experts_and_none_goes_further_alone(call: Any) -> None:
    made.walked(call, "county", "city", "formal")
    assert [a.unit for a in queries.still_behind(call, "experts")] == ["R001", "R002", "R004"]
    made.walked(call, "departments")
    assert queries.still_behind(call, "experts") == []
    assert [a.unit for a in queries.standing_at(call, "experts")] == ["R001", "R002", "R004"]
    refused(acts.NotAtThisStage, acts.pass_stage, made.of(call), by=made.province, at=OPENED, checklist={}, said=WHY)


def test_a_place_is_visited_before_it_passes(db: None) -> None:
    found, later = made.at_visit(), OPENED + timedelta(hours=2)
    lines = queries.procedure_of(found.call).stage("visit").checklist
    given: dict[str, Any] = {
        "by": made.third, "at": later, "visited_on": OPENED.date(), "visitors": [("甲", "处长"), ("乙", "专家")],
        "checklist": dict.fromkeys(lines, True), "report": "现场与申报材料一致，平台正常运行，台账齐全完整。",
    }  # fmt: skip
    refused(acts.NotVisited, acts.pass_stage, found, by=made.third, at=later, checklist={}, said=WHY)
    for kind, changes in (
        (acts.DayDoesNotFit, {"visited_on": OPENED.date() - timedelta(days=1)}),
        (acts.DayDoesNotFit, {"visited_on": OPENED.date() + timedelta(days=1)}),
        (acts.ReasonIsShort, {"visitors": [("甲", "处长"), ("甲", "处长")]}),
        (acts.ReasonIsShort, {"report": "好"}), (acts.ChecklistIsOpen, {"checklist": {}}),
        (acts.NotYourStage, {"by": made.city}),
    ):  # fmt: skip
        refused(kind, acts.record_visit, found, **(given | changes))
    made_visit = acts.record_visit(found, uploads=FILE, **given)
    assert len(attached(made_visit)) == 1
    acts.pass_stage(found, by=made.third, at=later, checklist={}, said=WHY)
    assert found.stage == "decide"


def test_once_the_call_is_given_up_no_stage_is_taken(call: Any) -> None:
    acts.give_up_call(call, by=made.province, at=OPENED, reason=WHY)
    refused(NotNow, acts.pass_stage, made.of(call), by=made.county, at=OPENED, checklist=HELD, said=WHY)


def test_the_number_of_a_letter_has_a_length(db: None) -> None:
    call = made.going("R001", "R003")
    found = made.of(call)
    lines = dict.fromkeys(queries.procedure_of(call).stage("county").checklist, True)
    asked: dict[str, Any] = {"by": made.county, "at": OPENED, "document": "文" * 121}
    refused(acts.TextIsLong, acts.pass_stage, found, checklist=lines, said=WHY, **asked)
    refused(acts.TextIsLong, acts.refuse, found, reason=WHY, **asked)
    made.walked(call, "county")
    asked = asked | {"by": made.city, "stage": "city", "city": "220100", "ranked": [found.pk]}
    refused(acts.TextIsLong, acts.recommend, call, **asked)
