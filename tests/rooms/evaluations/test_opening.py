"""A round opens on frozen figures of a scheme in force, asks every unit, and lists who is no longer there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jiju.core import periods
from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.evaluations import acts, checks, queries
from jiju.rooms.evaluations.acts import refusals as facts
from jiju.rooms.evaluations.shapes import Said
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.roles import Role
from tests.rooms.evaluations.ways import refused
from tests.web import rounds, small


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    small.make()


def test_a_round_freezes_the_figures_and_asks_every_zone() -> None:
    opened = rounds.opened_round()
    assert opened.state == "open"
    assert rounds.units(opened) == ["Z001", "Z002", "Z003", "Z004"]
    assert checks.digest_of(opened.snapshot) == opened.snapshot_digest
    small.file_home()
    assert "Z001" not in {u.unit for u in queries.snapshot_of(opened).units if u.values}


def test_without_a_day_the_scheme_gives_the_working_days() -> None:
    made = rounds.scheme()
    opened = acts.open_round(made, by=rounds.province(), at=small.AT, period=small.LIVE, name="2024年四季度评估")
    assert opened.assess_self_by == date(2025, 2, 8)  # ten working days; 26 January and 8 February are worked, 28–4 not


def test_a_scheme_that_is_not_in_force_opens_nothing() -> None:
    draft = rounds.Scheme.objects.get(code="six-dimensions")
    asked = {"by": rounds.province(), "period": small.LIVE, "name": "试"}
    refused(facts.SchemeIsNotInForce, acts.open_round, draft, at=small.AT, **asked)
    made = rounds.scheme()
    early = small.AT.replace(year=2024)
    refused(facts.SchemeIsNotInForce, acts.open_round, made, at=early, **asked)


def test_a_period_must_be_over_of_the_kind_and_accepted() -> None:
    made = rounds.scheme()
    asked = {"by": rounds.province(), "at": small.AT, "name": "2025年评估"}
    refused(facts.PeriodDoesNotFit, acts.open_round, made, period=periods.year(2024), **asked)
    refused(facts.PeriodDoesNotFit, acts.open_round, made, period=small.LIVE.next, **asked)
    refused(facts.NothingIsAccepted, acts.open_round, made, period=periods.quarter(2022, 4), **asked)
    late = {"period": small.LIVE, "assess_self_by": small.DAY - timedelta(days=1)}
    refused(facts.DayDoesNotFit, acts.open_round, made, **asked, **late)
    refused(facts.TextIsMissing, acts.open_round, made, **(asked | {"name": " "}), period=small.LIVE)
    refused(NotYours, acts.open_round, made, **(asked | {"by": small.actor(Role.CITY)}), period=small.LIVE)


def test_one_round_a_scheme_and_period_unless_it_was_given_up() -> None:
    made = rounds.scheme()
    first = rounds.opened_round(made)
    refused(facts.RoundIsThere, rounds.opened_round, made)
    refused(facts.TextIsMissing, acts.give_up_round, first, by=rounds.province(), at=small.AT, reason="")
    acts.give_up_round(first, by=rounds.province(), at=small.AT, reason="方案有误，终止本轮，另行启动。")
    assert rounds.opened_round(made).pk != first.pk
    refused(NotNow, acts.comment, first, by=small.actor(Role.CITY), at=small.AT, unit="Z001", text=rounds.WHY)


def test_a_cycle_of_two_years_has_no_round_in_the_year_between() -> None:
    made = rounds.scheme(cycle_years=2)
    first = rounds.opened_round(made, period=small.LIVE.year_before)
    refused(facts.RoundIsThere, rounds.opened_round, made)
    acts.give_up_round(first, by=rounds.province(), at=small.AT, reason="方案有误，终止本轮，另行启动。")
    assert rounds.opened_round(made).pk != first.pk


def test_a_renamed_zone_stands_under_its_code_and_one_that_ended_is_listed() -> None:
    renamed = replace(small.zone(1), name="新名称集聚区", since=date(2024, 7, 1))
    removed = replace(small.zone(4), status="removed", since=date(2024, 9, 1))
    late = replace(small.zone(2), name="期后更名", since=date(2025, 1, 5))
    for facts_ in (renamed, removed, late):
        registry.revise(facts_, by=small.BY, at=small.AT)
    opened = rounds.opened_round()
    names = dict(opened.participants.order_by("unit").values_list("unit", "unit_name"))
    assert names == {"Z001": "新名称集聚区", "Z002": "测试集聚区002", "Z003": "测试集聚区003"}
    told = queries.round_(rounds.province(), opened.pk, on=small.DAY).changes
    assert [(c.unit, c.what, c.on) for c in told] == [
        ("Z001", "renamed", date(2024, 7, 1)), ("Z004", "untitled", date(2024, 9, 1)),
    ]  # fmt: skip


def test_a_zone_that_ended_in_the_cycle_is_listed_and_one_that_ended_before_is_not() -> None:
    for n, end in ((2, date(2024, 3, 1)), (4, date(2023, 3, 1))):
        registry.revise(replace(small.zone(n), since=date(2022, 1, 1), until=end), by=small.BY, at=small.AT)
    changes = queries.changes_during(rounds.shape(), small.LIVE)
    assert [(c.unit, c.what, c.on) for c in changes] == [("Z002", "ended", date(2024, 3, 1))]


def test_a_cycle_of_two_years_that_ends_on_a_leap_day_begins_on_the_first_of_march() -> None:
    for n, end in ((2, date(2022, 3, 1)), (4, date(2022, 3, 2))):
        registry.revise(replace(small.zone(n), since=date(2022, 1, 1), until=end), by=small.BY, at=small.AT)
    changes = queries.changes_during(rounds.shape(cycle_years=2), periods.month(2024, 2))
    assert [c.unit for c in changes] == ["Z004"]


def test_a_zone_saves_a_draft_as_often_as_it_likes_and_no_figure_changes() -> None:
    opened = rounds.opened_round()
    by = rounds.head("Z001")
    held = acts.assess_self(opened, by=by, at=small.AT, unit="Z001", says={"revenue": Said("增长较快", "年报")})
    assert held.state == "drafted"
    held = acts.assess_self(opened, by=by, at=small.AT, unit="Z001", says=rounds.words(opened))
    assert held.state == "assessed"
    opened.refresh_from_db()
    assert checks.digest_of(opened.snapshot) == opened.snapshot_digest
    shown = queries.task(small.actor(Role.CITY), opened.pk, "Z001")
    assert shown.said["revenue"].says == "本项完成情况良好"


def test_a_self_assessment_is_refused_elsewhere_after_the_day_and_for_foreign_items() -> None:
    opened = rounds.opened_round()
    says = rounds.words(opened)
    asked = {"unit": "Z001", "says": says, "at": small.AT}
    refused(NotFound, acts.assess_self, opened, by=rounds.head("Z002"), **asked)
    refused(NotYours, acts.assess_self, opened, by=rounds.province(), **asked)
    refused(facts.TermIsOver, acts.assess_self, opened, by=rounds.head("Z001"), **(asked | {"at": rounds.LATER}))
    foreign = asked | {"says": {"nonsense": Said("有")}}
    told = refused(facts.NotInTheRound, acts.assess_self, opened, by=rounds.head("Z001"), **foreign)
    assert "nonsense" in str(told)
    refused(NotFound, acts.assess_self, opened, by=rounds.head("Z009"), **(asked | {"unit": "Z009"}))


def test_who_is_absent_is_graded_worst_and_who_is_exempted_not_at_all() -> None:
    opened = rounds.opened_round()
    refused(facts.TextIsMissing, acts.exempt, opened, by=rounds.province(), at=small.AT, unit="Z004", reason="因故")
    acts.exempt(opened, by=rounds.province(), at=small.AT, unit="Z004", reason="2024年12月新认定，不足一个完整年度。")
    refused(facts.NotAsked, acts.exempt, opened, by=rounds.province(), at=small.AT, unit="Z004", reason=rounds.WHY)
    says = rounds.words(opened)
    refused(facts.NotAsked, acts.assess_self, opened, by=rounds.head("Z004"), at=small.AT, unit="Z004", says=says)
    rounds.assessed(opened, "Z002", "Z004")
    rounds.judged(opened, "Z002", "Z004")
    acts.compute(opened, by=rounds.province(), at=rounds.LATER)
    rows = {r.unit: r for r in queries.standings_in(rounds.newest(opened))}
    assert (rows["Z002"].grade, rows["Z002"].because, rows["Z002"].score) == ("不合格", ("absent",), None)
    assert (rows["Z004"].grade, rows["Z004"].because) == ("", ("exempted",))
    assert rows["Z001"].peers == 2


def test_cities_are_not_asked_for_a_self_assessment() -> None:
    made = rounds.scheme(
        id="cities", units="city", peer="all", items=rounds.shape().model_dump(mode="json")["items"][:16]
    )
    opened = rounds.opened_round(made)
    assert set(opened.participants.order_by("unit").values_list("unit", "state")) == {
        ("220100", "not_asked"), ("220200", "not_asked"),
    }  # fmt: skip
    acts.compute(opened, by=rounds.province(), at=small.AT)
    assert all(r.score is not None for r in queries.standings_in(rounds.newest(opened)))
    acts.deliver(opened, by=rounds.province(), at=small.AT)
    assert queries.sheet(small.actor(Role.CITY), opened.pk, "220100", on=small.DAY).sheet.row.unit == "220100"
    by = small.actor(Role.CITY)
    words = {"at": small.AT, "item": "revenue", "reason": rounds.WHY, "evidence": rounds.PROOF}
    refused(NotFound, acts.raise_appeal, opened, by=by, unit="220200", **words)
    assert acts.raise_appeal(opened, by=by, unit="220100", **words).state == "raised"


def test_a_round_in_which_nobody_takes_part_grades_everybody_worst() -> None:
    opened = rounds.opened_round()
    acts.compute(opened, by=rounds.province(), at=rounds.LATER)
    news.catch_up()
    rows = queries.standings_in(rounds.newest(opened))
    assert {(r.grade, r.rank, r.because) for r in rows} == {("不合格", 0, ("absent",))}
    acts.deliver(opened, by=rounds.province(), at=rounds.LATER)
    assert queries.sheet(rounds.head("Z001"), opened.pk, "Z001", on=small.DAY).sheet.row.score is None
    assert queries.replay(small.BY, opened.pk).ok
