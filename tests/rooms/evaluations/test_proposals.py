"""Proposals: what a final result proposes by the scheme, and what is decided on them by whom."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from jiju.core.refusals import NotNow, NotYours
from jiju.rooms.evaluations import acts, checks, queries
from jiju.rooms.evaluations.models import Proposal
from jiju.rooms.evaluations.shapes import Grounds, Past
from jiju.rooms.programmes.shapes import Scheme
from jiju.spine.actors import system
from jiju.spine.models import Entry
from tests.factories import programmes
from tests.factories import registry as places
from tests.rooms.evaluations import final
from tests.rooms.evaluations.final import AT, BY, WHY, rows, scheme, standing


def kinds(shape: Scheme, standings: list[object], grounds: Grounds | None = None) -> set[tuple[str, str]]:
    found = checks.proposals(shape, standings, grounds or Grounds(1))  # type: ignore[arg-type]  # standings
    return {(w.kind, w.unit) for w in found}


def awards(shape: Scheme, standings: list[object], **grounds: object) -> dict[str, dict[str, object]]:
    found = checks.proposals(shape, standings, Grounds(1, **grounds))  # type: ignore[arg-type]  # as in Grounds
    return {w.unit: w.because for w in found if w.kind == "award"}


def test_the_first_of_each_group_with_the_grade_are_proposed_for_an_award_within_the_lower_cap() -> None:
    standings = rows(Z1=("90", "优秀"), Z2=("80", "良好"), Z3=("79", "良好"))
    found = awards(scheme(), standings, caps={"F2": Decimal(50)})
    assert set(found) == {"Z1", "Z2"}
    assert found["Z1"]["cap_wan"] == Decimal(40)
    assert awards(scheme(), standings, caps={"F2": Decimal(30)})["Z1"]["cap_wan"] == Decimal(30)
    assert not found["Z2"]["tied"]


def test_a_place_without_the_grade_gives_no_award_and_the_next_does_not_move_up() -> None:
    standings = rows(Z1=("90", "优秀"), Z2=("70", "合格"), Z3=("69", "合格"))
    assert set(awards(scheme(), standings)) == {"Z1"}


def test_units_tied_on_the_line_are_all_listed_and_marked() -> None:
    standings = rows(Z1=("90", "优秀"), Z2=("80", "良好"), Z3=("80", "良好"), Z4=("78", "良好"))
    found = awards(scheme(), standings)
    assert set(found) == {"Z1", "Z2", "Z3"}
    assert [found[u]["tied"] for u in ("Z1", "Z2", "Z3")] == [False, True, True]


def test_units_tied_above_the_line_are_not_marked() -> None:
    standings = rows(Z1=("90", "优秀"), Z2=("90", "优秀"), Z3=("80", "良好"))
    assert {u: b["tied"] for u, b in awards(scheme(), standings).items()} == {"Z1": False, "Z2": False}


def test_among_all_counts_over_the_groups() -> None:
    line = {"awards": [{"award": "F2", "top": 1, "among": "all", "grade": "良好"}]}
    standings = [standing("Z1", "90", "优秀", 1), standing("Z2", "95", "优秀", 1, group="T2", zone_type="T2")]
    assert set(awards(scheme(**line), standings)) == {"Z2"}


def test_whoever_was_absent_exempted_or_without_a_score_gets_no_award() -> None:
    standings = [standing("Z1", None, "不合格", because=("absent",)), standing("Z2", None, "", because=("exempted",))]
    assert awards(scheme(), standings) == {}
    assert kinds(scheme(), standings) == {("rectify", "Z1")}


def past(*grades: str) -> tuple[Past, ...]:
    return tuple(
        Past(n, f"第{n}轮", str(2024 - n), g, 0, 0, None, g == "不合格", g == "") for n, g in enumerate(grades)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("grades", "is_removed"),
    [
        (("不合格",), False),
        (("不合格", "不合格"), True),
        (("不合格", "合格", "不合格"), False),
        (("不合格", "", "不合格"), True),
        (("合格", "不合格", "不合格"), False),
    ],
)
def test_removal_counts_the_worst_grades_in_a_row_and_passes_over_exemptions(
    grades: tuple[str, ...], is_removed: bool
) -> None:
    standings = [standing("Z1", "50", grades[0], 1)]
    found = kinds(scheme(), standings, Grounds(1, past={"Z1": past(*grades)}))
    assert (("remove", "Z1") in found) is is_removed


def test_a_veto_that_removes_at_once_needs_no_second_round() -> None:
    standings = [standing("Z1", "90", "不合格", 1, because=("accident",))]
    found = [w for w in checks.proposals(scheme(), standings, Grounds(1)) if w.kind == "remove"]
    assert found[0].because["vetoes"] == ["重大安全事故"]


def test_the_library_takes_in_by_grade_and_lets_go_by_any_other() -> None:
    standings = rows(Z1=("90", "优秀"), Z2=("80", "良好"), Z3=("95", "优秀"))
    found = kinds(scheme(), standings, Grounds(1, library=frozenset({"Z2", "Z3"})))
    assert {k for k in found if k[0] in {"promote", "demote"}} == {("promote", "Z1"), ("demote", "Z2")}


def test_units_of_another_level_are_proposed_for_awards_alone() -> None:
    shape = scheme().model_copy(update={"units": "city"})
    standings = [standing("220100", "90", "优秀", 1, county=""), standing("220200", "10", "不合格", 2, county="")]
    assert kinds(shape, standings) == {("award", "220100")}


@pytest.fixture
def plan(db: None) -> None:
    programmes.loaded(programmes.jilin())
    places.established("Z001", "Z002", "Z003")


@pytest.mark.usefixtures("plan")
class TestDeciding:
    def test_proposals_are_made_by_the_program_and_say_why(self) -> None:
        made = final.final("2023", rows(Z001=("90", "优秀"), Z002=("50", "不合格")))
        found = final.proposed(made)
        assert set(found) == {("award", "Z001"), ("promote", "Z001"), ("rectify", "Z002")}
        assert {p.state for p in found.values()} == {"proposed"}
        said = json.loads(found["rectify", "Z002"].because)
        assert said["lost"] == [["税收总额", "50"]]
        with pytest.raises(NotYours):
            acts.propose(made, by=BY.province, at=AT)

    def test_nothing_is_proposed_before_a_round_is_final(self) -> None:
        made = final.final("2023", rows(Z001=("90", "优秀")))
        with final.opened():
            made.state = "decided"
            made.save()
        with pytest.raises(NotNow):
            acts.propose(made, by=system("tests"), at=AT)
        assert not Proposal.objects.exists()

    def test_a_zone_keeps_its_rounds_under_another_name(self) -> None:
        final.final("2022", [standing("Z001", "50", "不合格", 1, name="旧名")])
        made = final.final("2023", [standing("Z001", "50", "不合格", 1, name="新名")])
        found = final.proposed(made)["remove", "Z001"]
        assert found.unit_name == "新名"
        assert len(json.loads(found.because)["rounds"]) == 2

    def test_a_zone_of_the_reserve_is_listed_where_its_figures_leave_the_condition_open(self) -> None:
        places.established("Z009", status="reserve")
        made = final.final("2023", rows(Z001=("70", "合格")))
        assert json.loads(final.proposed(made)["admit", "Z009"].because)["judged"] == ""

    def test_a_proposal_is_taken_up_by_another_person_than_the_one_who_finalised(self) -> None:
        found = final.proposed(final.final("2023", rows(Z001=("90", "优秀"))))["award", "Z001"]
        before = Entry.objects.count()
        with pytest.raises(acts.SamePersonAgain):
            acts.take_up_proposal(found, by=BY.finaliser, at=AT)
        with pytest.raises(NotYours):
            acts.take_up_proposal(found, by=BY.city, at=AT)
        assert Entry.objects.count() == before
        acts.take_up_proposal(found, by=BY.province, at=AT)
        assert Proposal.objects.get(pk=found.pk).state == "taken_up"
        with pytest.raises(NotNow):
            acts.decline_proposal(found, by=BY.province, at=AT, reason=WHY)

    def test_whoever_finalised_may_take_up_a_rectification(self) -> None:
        found = final.proposed(final.final("2023", rows(Z001=("50", "不合格"))))["rectify", "Z001"]
        assert acts.take_up_proposal(found, by=BY.finaliser, at=AT).state == "taken_up"

    def test_units_tied_on_the_line_need_a_reason(self) -> None:
        made = final.final("2023", rows(Z001=("90", "优秀"), Z002=("80", "良好"), Z003=("80", "良好")))
        found = final.proposed(made)["award", "Z002"]
        with pytest.raises(acts.TextIsMissing):
            acts.take_up_proposal(found, by=BY.province, at=AT)
        assert acts.take_up_proposal(found, by=BY.province, at=AT, reason=WHY).reason == WHY

    def test_declining_needs_a_reason_and_another_person(self) -> None:
        found = final.proposed(final.final("2023", rows(Z001=("90", "优秀"))))["award", "Z001"]
        with pytest.raises(acts.TextIsMissing):
            acts.decline_proposal(found, by=BY.province, at=AT, reason=" ")
        with pytest.raises(acts.SamePersonAgain):
            acts.decline_proposal(found, by=BY.finaliser, at=AT, reason=WHY)
        assert acts.decline_proposal(found, by=BY.province, at=AT, reason=WHY).state == "declined"

    def test_a_correction_moves_what_is_open_and_opens_again_what_is_decided(self) -> None:
        made = final.final("2023", rows(Z001=("90", "优秀"), Z002=("80", "良好"), Z003=("50", "不合格")))
        acts.take_up_proposal(final.proposed(made)["award", "Z001"], by=BY.province, at=AT)
        final.versioned(made, rows(Z002=("80", "良好"), Z001=("70", "合格"), Z003=("65", "合格")))
        found = final.proposed(made)
        assert ("rectify", "Z003") not in found
        assert ("promote", "Z001") not in found
        assert found["award", "Z001"].state == "taken_up"
        said = json.loads(found["reopen", "Z001"].because)
        assert (said["cause"], said["was"], said["now"]) == ("result", "award", None)
        assert json.loads(found["award", "Z002"].because)["place"] == 1

    def test_a_declined_proposal_that_is_no_longer_made_stays_closed(self) -> None:
        made = final.final("2023", rows(Z001=("90", "优秀")))
        acts.decline_proposal(final.proposed(made)["award", "Z001"], by=BY.province, at=AT, reason=WHY)
        final.versioned(made, rows(Z001=("70", "合格")))
        assert ("reopen", "Z001") not in final.proposed(made)

    def test_proposing_again_without_news_changes_nothing(self) -> None:
        made = final.final("2023", rows(Z001=("90", "优秀"), Z002=("50", "不合格")))
        before = {p.pk: p.because for p in final.proposed(made).values()}
        acts.take_up_proposal(final.held(made)["promote", "Z001"], by=BY.province, at=AT)
        assert acts.propose(made, by=system("tests"), at=AT) == 0
        assert {p.pk: p.because for p in final.held(made).values()} == before
        assert queries.proposal_moves(made, final.TODAY) == ((), (), ())

    def test_whoever_was_taken_into_the_library_is_let_go_by_a_later_round(self) -> None:
        first = final.final("2022", rows(Z001=("90", "优秀")))
        acts.take_up_proposal(final.proposed(first)["promote", "Z001"], by=BY.province, at=AT)
        found = final.proposed(final.final("2023", rows(Z001=("80", "良好"))))
        assert ("demote", "Z001") in found
