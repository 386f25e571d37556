"""Experts score what was assigned to them, offices prove documents and cases; nobody sees what others gave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.acts import refusals as facts
from jiju.rooms.evaluations.models import Round
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as known_people
from jiju.rooms.people.shapes import Engagement
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from tests.rooms.evaluations.ways import refused
from tests.web import rounds, small


@pytest.fixture
def opened(db: None) -> Round:
    small.make()
    return rounds.opened_round()


def assigned(opened: Round, unit: str = "Z001", username: str = "expert") -> Actor:
    by = rounds.expert(username)
    acts.assign(opened, by=rounds.province(), at=small.AT, unit=unit, person=by.person)
    return by


def test_an_expert_holds_a_post_and_belongs_to_no_body_of_the_zone(opened: Round) -> None:
    asked = {"by": rounds.province(), "at": small.AT, "unit": "Z001"}
    statistician = small.actor(Role.ZONE_STATISTICIAN)
    refused(facts.NotAnExpert, acts.assign, opened, person=statistician.person, **asked)
    own = Engagement("insider", small.PASSWORD, "管委会专家", Role.EXPERT, "BZ001", "none", (), date(2021, 1, 1))
    people.engage([own], by=small.BY, at=small.AT)
    insider = next(p.person for p in known_people.posted_as(Role.EXPERT, on=small.DAY) if p.name == "管委会专家")
    refused(facts.ConflictOfInterest, acts.assign, opened, person=insider, **asked)
    acts.assign(opened, person=insider, **(asked | {"unit": "Z002"}))
    refused(facts.AlreadyRaised, acts.assign, opened, person=insider, **(asked | {"unit": "Z002"}))
    refused(NotYours, acts.assign, opened, person=insider, **(asked | {"by": small.actor(Role.CITY)}))
    refused(NotFound, acts.assign, opened, person=insider, **(asked | {"unit": "Z077"}))


def test_an_expert_scores_what_was_assigned_and_nothing_else(opened: Round) -> None:
    by = assigned(opened)
    asked = {"by": by, "at": small.AT, "reason": rounds.WHY}
    mark = {"item": "vitality", "points": Decimal(80)}
    acts.give_mark(opened, unit="Z001", **mark, **asked)
    refused(facts.NotAssigned, acts.give_mark, opened, unit="Z003", **mark, **asked)
    ticked = {"item": "platform", "ticked": {"built": rounds.PROOF}}
    refused(facts.NotInTheRound, acts.give_mark, opened, unit="Z001", **ticked, **asked)
    refused(facts.NotInTheRound, acts.give_mark, opened, unit="Z001", **(mark | {"item": "revenue"}), **asked)
    other = asked | {"by": rounds.expert("expert2")}
    refused(facts.NotAssigned, acts.give_mark, opened, unit="Z001", **mark, **other)
    refused(NotYours, acts.give_mark, opened, unit="Z001", **mark, **(asked | {"by": rounds.head("Z001")}))


@pytest.mark.parametrize("points", ["-0.01", "100.01", "NaN", "Infinity"])
def test_points_lie_between_none_and_a_hundred(opened: Round, points: str) -> None:
    asked = {"by": assigned(opened), "at": small.AT, "unit": "Z001", "item": "vitality", "reason": rounds.WHY}
    refused(facts.PointsDoNotFit, acts.give_mark, opened, points=Decimal(points), **asked)


def test_points_that_are_not_given_are_refused_and_a_reason_is_asked_for(opened: Round) -> None:
    asked = {"by": assigned(opened), "at": small.AT, "unit": "Z001", "item": "vitality"}
    refused(facts.PointsDoNotFit, acts.give_mark, opened, reason=rounds.WHY, **asked)
    refused(facts.TextIsMissing, acts.give_mark, opened, points=Decimal(80), reason=" 好 ", **asked)


def test_a_mark_is_replaced_by_its_giver_until_the_round_is_computed(opened: Round) -> None:
    rounds.assessed(opened)
    rounds.judged(opened)
    by = rounds.expert("expert")
    asked = {"by": by, "at": small.AT, "unit": "Z001", "item": "vitality", "reason": rounds.WHY}
    acts.give_mark(opened, points=Decimal(61), **asked)
    assert opened.marks.filter(unit="Z001", item="vitality").count() == 2
    acts.compute(opened, by=rounds.province(), at=rounds.LATER)
    part = next(r for r in queries.standings_in(rounds.newest(opened)) if r.unit == "Z001").parts[-2]
    assert (part.item, part.value) == ("vitality", Decimal("74.5"))  # the mean of 61 and 88
    refused(NotNow, acts.give_mark, opened, points=Decimal(99), **asked)


def test_offices_tick_what_is_proved_in_their_own_area(opened: Round) -> None:
    asked = {"at": small.AT, "item": "platform", "reason": rounds.WHY}
    city = small.actor(Role.CITY)
    made = acts.give_mark(opened, by=city, unit="Z001", ticked={"built": rounds.PROOF}, **asked)
    assert made.points == Decimal(60)
    refused(NotFound, acts.give_mark, opened, by=city, unit="Z002", ticked={"built": rounds.PROOF}, **asked)
    refused(facts.PointsDoNotFit, acts.give_mark, opened, by=city, unit="Z001", ticked={"other": "有"}, **asked)
    refused(facts.PointsDoNotFit, acts.give_mark, opened, by=city, unit="Z001", points=Decimal(80), **asked)
    refused(facts.TextIsMissing, acts.give_mark, opened, by=city, unit="Z001", ticked={"built": ""}, **asked)
    department = small.actor(Role.DEPARTMENT)
    refused(NotFound, acts.give_mark, opened, by=department, unit="Z001", ticked={}, **asked)
    assert acts.give_mark(opened, by=department, unit="Z002", ticked={}, **asked).points == 0


def test_cases_are_whole_proved_and_recorded_once(opened: Round) -> None:
    asked = {"at": small.AT, "unit": "Z001", "item": "title", "reason": rounds.WHY}
    city = small.actor(Role.CITY)
    refused(facts.TextIsMissing, acts.give_mark, opened, by=city, cases=Decimal(1), **asked)
    refused(facts.PointsDoNotFit, acts.give_mark, opened, by=city, cases=Decimal("0.5"), **asked)
    acts.give_mark(opened, by=city, cases=Decimal(1), evidence=rounds.PROOF, **asked)
    again = {"cases": Decimal(1), "evidence": rounds.PROOF}
    refused(facts.JudgedByAnother, acts.give_mark, opened, by=rounds.province(), **again, **asked)
    rounds.assessed(opened)
    rounds.judged(opened)
    acts.compute(opened, by=rounds.province(), at=rounds.LATER)
    row = next(r for r in queries.standings_in(rounds.newest(opened)) if r.unit == "Z001")
    assert [(a.id, a.cases, a.points) for a in row.adjusted] == [("title", Decimal(1), Decimal(2))]
    shown = queries.sheet(rounds.province(), opened.pk, "Z001", on=small.DAY)
    assert [(c.item, c.points, c.evidence) for c in shown.cases] == [("title", Decimal(1), rounds.PROOF)]


def test_nobody_sees_the_mark_of_another_before_computing(opened: Round) -> None:
    first, second = assigned(opened), assigned(opened, username="expert2")
    secret = Decimal("13.57")
    acts.give_mark(
        opened, by=first, at=small.AT, unit="Z001", item="vitality", points=secret, reason="独有的评分理由在此"
    )
    assert [m.points for m in queries.task(first, opened.pk, "Z001").given] == [secret]
    readers = [second, *(small.actor(r) for r in Role if r not in {Role.SYSTEM, Role.EXPERT}), rounds.head("Z001")]
    for by in readers:
        for ask in (_overview, _tasks, _sheet, _standings):
            told = ask(by, opened)
            assert "13.57" not in told
            assert "独有的评分理由" not in told


def _overview(by: Actor, opened: Round) -> str:
    return _asked(lambda: queries.round_(by, opened.pk, on=small.DAY))


def _tasks(by: Actor, opened: Round) -> str:
    return _asked(lambda: queries.tasks(by, opened.pk))


def _sheet(by: Actor, opened: Round) -> str:
    return _asked(lambda: queries.sheet(by, opened.pk, "Z001", on=small.DAY))


def _standings(by: Actor, opened: Round) -> str:
    return _asked(lambda: queries.standings(by, opened.pk))


def _asked(ask: Callable[[], object]) -> str:
    try:
        return str(ask())
    except (NotFound, NotNow, NotYours) as refusal:
        return str(refusal)


def test_an_expert_sees_the_material_of_assigned_units_and_never_a_score(opened: Round) -> None:
    by = assigned(opened)
    assert [t.unit for t in queries.tasks(by, opened.pk)] == ["Z001"]
    assert [p.unit for p in queries.round_(by, opened.pk, on=small.DAY).participants] == ["Z001"]
    with pytest.raises(NotFound):
        queries.task(by, opened.pk, "Z002")
    done = rounds.final(rounds.delivered(opened))
    for ask in (lambda: queries.sheet(by, done.pk, "Z001", on=small.DAY), lambda: queries.standings(by, done.pk)):
        with pytest.raises(NotFound):
            ask()


def test_an_office_comments_on_its_own_area_once(opened: Round) -> None:
    city, county = small.actor(Role.CITY), small.actor(Role.COUNTY)
    acts.comment(opened, by=city, at=small.AT, unit="Z001", text="平台建设进度较快，建议予以支持。")
    acts.comment(opened, by=city, at=small.AT, unit="Z001", text="平台建设进度一般，建议督促。")
    acts.comment(opened, by=county, at=small.AT, unit="Z001", text="县级初审意见：同意。材料齐全。")
    refused(NotFound, acts.comment, opened, by=city, at=small.AT, unit="Z002", text=rounds.WHY)
    refused(facts.TextIsMissing, acts.comment, opened, by=city, at=small.AT, unit="Z001", text="好")
    refused(NotYours, acts.comment, opened, by=rounds.head("Z001"), at=small.AT, unit="Z001", text=rounds.WHY)
    told = queries.comments(rounds.province(), opened.pk)["Z001"]
    assert [c.text for c in told] == ["平台建设进度一般，建议督促。", "县级初审意见：同意。材料齐全。"]
    assert queries.comments(rounds.head("Z001"), opened.pk) == {}


def test_a_veto_needs_evidence_and_another_person(opened: Round) -> None:
    by, colleague = rounds.province(), rounds.province(2)
    asked = {"by": by, "at": small.AT, "unit": "Z001"}
    words = {"reason": "2024年8月发生较大生产安全事故。", "evidence": "事故调查报告（演示文号）"}
    refused(facts.NotInTheRound, acts.raise_veto, opened, veto="nonsense", **words, **asked)
    refused(facts.TextIsMissing, acts.raise_veto, opened, veto="accident", **(words | {"evidence": ""}), **asked)
    made = acts.raise_veto(opened, veto="accident", **words, **asked)
    refused(facts.AlreadyRaised, acts.raise_veto, opened, veto="accident", **words, **asked)
    refused(facts.SamePersonAgain, acts.confirm_veto, made, by=by, at=small.AT, answer=rounds.WHY)
    refused(facts.SamePersonAgain, acts.drop_veto, made, by=by, at=small.AT, answer=rounds.WHY)
    refused(NotYours, acts.confirm_veto, made, by=small.actor(Role.CITY), at=small.AT, answer=rounds.WHY)
    acts.confirm_veto(made, by=colleague, at=small.AT, answer=rounds.WHY)
    refused(NotNow, acts.drop_veto, made, by=colleague, at=small.AT, answer=rounds.WHY)
    assert queries.vetoes(rounds.head("Z001"), opened.pk) == ()
    rounds.computed(opened)
    row = next(r for r in queries.standings_in(rounds.newest(opened)) if r.unit == "Z001")
    assert (row.grade, row.because) == ("不合格", ("accident",))


def test_a_dropped_veto_decides_nothing_and_may_be_raised_again(opened: Round) -> None:
    made = rounds.vetoed(opened)
    acts.drop_veto(made, by=rounds.province(), at=small.AT, answer="经核查不属于本集聚区责任。")
    assert rounds.vetoed(opened).pk != made.pk
    assert queries.judgements(opened).vetoes == {}


def test_another_account_of_the_same_person_is_not_another_person(opened: Round) -> None:
    by = rounds.province()
    made = acts.raise_veto(
        opened, by=by, at=small.AT, unit="Z001", veto="accident", reason=rounds.WHY, evidence=rounds.PROOF
    )
    second_account = replace(by, account="another-account")
    refused(facts.SamePersonAgain, acts.confirm_veto, made, by=second_account, at=small.AT, answer=rounds.WHY)
