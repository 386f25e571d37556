"""Eligibility, rule by rule, each with the value that it was judged by and where it stands; frozen with the version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations.shapes import FalsehoodFacts, Meeting
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.checks import lines_of
from jiju.rooms.selections.shapes import RuleLine
from jiju.spine import news
from jiju.spine.actors import system
from tests.factories import selections_calls as made
from tests.factories.registry import established
from tests.factories.selections_calls import AT, OPENED, PERIOD, WHY, head
from tests.rooms.evaluations import final
from tests.rooms.selections.calls.ways import refused
from tests.web import small

BY = system("tests")
ON = AT.date()


@pytest.fixture(autouse=True)
def world(db: None) -> None:
    made.province_with_reserve()


def rules(call: Any, unit: str = "R001", on: date = ON) -> dict[str, RuleLine]:
    return {n.rule: n for n in queries.eligibility(call, unit, on)}


def titled(*units: str) -> None:
    """Zones that got the title on the first of June 2023."""
    for unit in units:
        zone = zones.zone(BY, unit, ON)
        registry.revise(replace(zone, status=zones.PROVINCIAL, since=date(2023, 6, 1)), by=BY, at=AT)


def reported(scale: int, unit: str = "R001") -> None:
    """Accepted figures of a zone for the period."""
    zone = zones.zone(BY, unit, ON)
    filings.open_period(None, by=BY, at=AT, form_code="B1", period=PERIOD)
    filed = HistoricFiling("B1", PERIOD, unit, zone.name, zone.place, small.cells(scale), "accepted")
    filings.bring_in([filed], by=BY, at=AT)
    news.catch_up()


def test_the_library_is_told_by_the_registry_on_the_day() -> None:
    call = made.called()
    assert (rules(call)["library"].state, str(rules(call)["library"].value)) == ("holds", "储备库")
    titled("R001")
    assert rules(call)["library"].state == "fails"
    assert rules(call, on=date(2023, 5, 31))["library"].state == "holds"


def test_how_long_a_title_has_been_held_and_the_last_grade() -> None:
    titled("R001", "R002")
    call = made.called(procedure=made.procedure("demonstration", held_years="1.7", scheme="follow"), name="示范区评选")
    found = rules(call)
    assert (found["held_years"].state, found["held_years"].value, found["held_years"].unit) == ("fails", "1.6", "年")
    assert rules(call, on=date(2025, 3, 1))["held_years"].state == "holds"
    assert found["grade"].state == "unknown"
    final.final("2022", final.rows(R001=("80", "良好"), R002=("90", "优秀")))
    final.final("2023", final.rows(R001=("65", "合格"), R002=("90", "优秀")))
    assert (rules(call)["grade"].state, rules(call)["grade"].value) == ("fails", "合格")
    assert str(rules(call)["grade"].source) == "2023年评估"
    assert rules(call, "R002")["grade"].state == "holds"


def test_a_ban_keeps_out_until_its_day() -> None:
    titled("R001")
    final.final("2022", final.rows(R001=("50", "不合格")))
    proposal = final.proposed(final.final("2023", final.rows(R001=("50", "不合格"))))["remove", "R001"]
    evaluations.take_up_proposal(proposal, by=final.BY.province, at=AT)
    case = evaluations.give_notice(proposal, by=final.BY.province, at=AT, reason=WHY)
    later = final.later(12)
    members = tuple((name, "委员") for name in "甲乙丙丁戊")
    meeting = final_meeting(members, later.date())
    evaluations.decide_removal(case, by=final.BY.province, at=later, meeting=meeting)
    with final.gone_through_notice():
        evaluations.confirm_removal(case, by=final.BY.another, at=later, effective_on=later.date())
    call = made.called()
    day = later.date()
    assert rules(call, on=day)["ban"].state == "fails"
    assert rules(call, on=day.replace(year=day.year + 2))["ban"].state == "holds"
    refused(acts.NotEligible, acts.start_application, call, by=head("R001"), at=later, unit="R001")


def final_meeting(members: Any, on: date) -> Any:
    return Meeting(on, members, (), 5, 0, 0, "会议审议了该集聚区连续两轮不合格的情况，同意取消称号。")


def test_a_finding_of_false_figures_is_shown_and_judged_by_persons() -> None:
    call = made.called()
    facts = FalsehoodFacts("R001", str(PERIOD), "税收总额多报三成，约 120 万元", "税务机关完税证明与报表不符")
    reported(50)
    found = evaluations.raise_falsehood(facts, by=made.province, at=AT)
    assert rules(call)["falsehood"].state == "fails"
    assert made.started(call).state == "draft"  # it keeps nobody out before it is decided
    evaluations.drop_falsehood(found, by=made.second, at=AT, reason=WHY)
    assert rules(call)["falsehood"].state == "holds"


def test_conditions_are_judged_over_accepted_figures_with_the_values_they_looked_at() -> None:
    procedure = made.procedure(conditions=[
        {"id": "big", "name": "营业收入", "text": "[revenue] >= 20000"},
        {"id": "both", "name": "企业和就业", "text": "[enterprises] >= 10 and [jobs] >= 100"},
        {"id": "seen", "name": "实地看过", "text": 'judged("实地看过")'},
        {"id": "other", "name": "另一类", "types": ["T2"], "text": "[revenue] > 0"},
    ])  # fmt: skip
    call = made.called(procedure=procedure)
    assert rules(call)["condition:big"].state == "unknown"
    reported(50)
    found = rules(call)
    assert (found["condition:big"].state, found["condition:big"].value, found["condition:big"].unit) == (
        "holds", "50,000.0", "万元",
    )  # fmt: skip
    assert str(found["condition:big"].source) == "accepted figures of 2024Q4"
    assert found["condition:both"].state == "holds"
    assert found["condition:seen"].state == "to_judge"
    assert "condition:other" not in found
    assert "condition:other" in rules(call, "R002")


def test_what_was_computed_is_frozen_with_the_version_and_computed_anew_at_the_unsealing() -> None:
    procedure = made.procedure(conditions=[{"id": "big", "name": "营业收入", "text": "[revenue] >= 20000"}])
    call = made.called(procedure=procedure)
    sent = made.submitted(call)
    before = {n.rule: n.state for n in lines_of(sent.versions.get().eligibility)}
    assert before["condition:big"] == "unknown"
    reported(50)
    assert {n.rule: n.state for n in lines_of(sent.versions.get().eligibility)} == before
    made.unsealed(call)
    assert {n.rule: n.state for n in queries.newest_lines(made.of(call))}["condition:big"] == "holds"
    shown = queries.application(head("R001"), sent.pk, on=OPENED.date())
    assert {n.rule: n.value for n in shown.eligibility}["condition:big"] == "50,000.0"


def test_what_is_accepted_already_is_filled_in_beforehand() -> None:
    reported(50)
    found = made.started(made.called())
    said = queries.draft_of(found)
    assert (said["revenue"], said["enterprises"], said["name"]) == ("50000", "20", "集聚区R001")


BIG = [{"id": "big", "name": "营业收入", "text": "[revenue] >= 20000"},
       {"id": "grows", "name": "增长", "text": "year_ago(revenue) > 0"}]  # fmt: skip


def succeeded(unit: str, *formers: str, on: date = date(2025, 1, 2)) -> None:
    """A zone that took the place of others, after the period of the call was over."""
    established(unit, status="reserve", batch="", since=on)
    for former in formers:
        registry.succeed(unit, by=made.province, at=AT, former=former, on=on, reason="代码变更批复")


def test_figures_that_were_reported_under_a_former_code_are_the_zones_figures() -> None:
    call = made.called(procedure=made.procedure(conditions=BIG))
    reported(50)
    succeeded("R101", "R001")
    found = rules(call, "R101")["condition:big"]
    assert (found.state, found.value) == ("holds", "50,000.0")
    assert str(found.source) == "accepted figures of 2024Q4, also under R001"
    assert rules(call, "R101")["condition:grows"].state == "unknown"  # nothing of the year before under any code


def test_of_zones_that_were_joined_part_of_a_sum_is_no_sum() -> None:
    call = made.called(procedure=made.procedure(conditions=BIG))
    reported(15)
    succeeded("R101", "R001", "R002")
    assert rules(call, "R101")["condition:big"].state == "unknown"
    reported(10, "R002")
    assert (rules(call, "R101")["condition:big"].state, rules(call, "R101")["condition:big"].value) == (
        "holds", "25,000.0",
    )  # fmt: skip


def test_the_figures_of_a_zone_that_was_split_are_nobodys() -> None:
    call = made.called(procedure=made.procedure(conditions=BIG))
    reported(50)
    for unit in ("R101", "R102"):
        succeeded(unit, "R001")
        assert unit == "R101" or rules(call, unit)["condition:big"].state == "unknown"
    assert rules(call, "R101")["condition:big"].state == "unknown"
