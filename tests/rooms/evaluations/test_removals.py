"""退出: notice, hearing, collective decision and confirmation; the zone's record changes with the last step alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jiju.core.refusals import NotNow, NotYours
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.acts.refusals import StillOpen
from jiju.rooms.evaluations.models import Removal
from jiju.rooms.evaluations.shapes import HearingHeld, Meeting
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import system
from jiju.spine.models import Entry
from tests.factories import programmes
from tests.factories import registry as places
from tests.rooms.evaluations import final
from tests.rooms.evaluations.final import AT, BY, WHY, day, later, rows, scheme, standing

HELD = HearingHeld(day(3), ("张某（听证主持人）", "李某（集聚区负责人）"), "集聚区说明了整改情况，并补交了材料。")
MEMBERS = tuple((name, "委员") for name in ("甲", "乙", "丙", "丁", "戊"))
MEETING = Meeting(
    day(12), MEMBERS, (("己", "委员"),), 4, 1, 0, "会议审议了该集聚区连续两轮不合格的情况，同意取消称号。"
)


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    programmes.loaded(programmes.jilin())
    places.established("Z001", "Z002")


@pytest.fixture
def taken() -> Any:
    """A proposal to remove that was taken up, after two rounds with the worst grade."""
    final.final("2022", rows(Z001=("50", "不合格")))
    found = final.proposed(final.final("2023", rows(Z001=("50", "不合格"))))["remove", "Z001"]
    return acts.take_up_proposal(found, by=BY.province, at=AT)


@pytest.fixture
def noticed(taken: Any) -> Removal:
    return acts.give_notice(taken, by=BY.province, at=AT, reason=WHY)


def decided(removal: Removal, **changes: Any) -> Removal:
    return acts.decide_removal(removal, by=BY.province, at=later(12), meeting=replace(MEETING, **changes))


def test_whoever_finalised_the_round_takes_up_no_removal() -> None:
    final.final("2022", rows(Z001=("50", "不合格")))
    found = final.proposed(final.final("2023", rows(Z001=("50", "不合格"))))["remove", "Z001"]
    with pytest.raises(acts.SamePersonAgain):
        acts.take_up_proposal(found, by=BY.finaliser, at=AT)


def test_a_notice_says_why_and_until_when_a_hearing_may_be_asked_for(taken: Any) -> None:
    before = Entry.objects.count()
    with pytest.raises(acts.TextIsMissing):
        acts.give_notice(taken, by=BY.province, at=AT, reason="")
    with pytest.raises(NotYours):
        acts.give_notice(taken, by=BY.city, at=AT, reason=WHY)
    assert (Entry.objects.count(), Removal.objects.count()) == (before, 0)
    made = acts.give_notice(taken, by=BY.province, at=AT, reason=WHY)
    assert made.hearing_by == date(2025, 1, 26)  # five working days, a Sunday worked for the Spring Festival
    with pytest.raises(acts.AlreadyRaised):
        acts.give_notice(taken, by=BY.province, at=AT, reason=WHY)


def test_no_notice_follows_from_another_proposal_or_one_not_taken_up() -> None:
    final.final("2022", rows(Z001=("50", "不合格")))
    found = final.proposed(final.final("2023", rows(Z001=("50", "不合格"))))
    with pytest.raises(acts.NotAsked):
        acts.give_notice(found["remove", "Z001"], by=BY.province, at=AT, reason=WHY)
    with pytest.raises(acts.AnotherKind):
        acts.give_notice(found["rectify", "Z001"], by=BY.province, at=AT, reason=WHY)


def test_a_place_that_is_no_zone_has_no_title(taken: Any) -> None:
    shape = scheme().model_copy(update={"units": "city", "id": "city"})
    made = final.final("2023", [standing("220100", "90", "优秀", 1, zone_type="", county="")], shape)
    award = acts.take_up_proposal(final.proposed(made)["award", "220100"], by=BY.province, at=AT)
    final.versioned(made, [standing("220100", "50", "不合格", 1, zone_type="", county="")])
    again = acts.take_up_proposal(final.proposed(made)["reopen", "220100"], by=BY.province, at=AT, reason=WHY)
    with pytest.raises(acts.AnotherKind):
        acts.give_notice(again, by=BY.province, at=AT, reason=WHY)
    assert award.zone_code == ""


def test_the_zone_asks_to_be_heard_in_time_and_once(noticed: Removal) -> None:
    with pytest.raises(acts.TermIsOver):
        acts.ask_hearing(noticed, by=BY.head, at=later(7), wish=WHY)
    with pytest.raises(acts.TextIsMissing):
        acts.ask_hearing(noticed, by=BY.head, at=AT, wish="不")
    acts.ask_hearing(noticed, by=BY.head, at=later(6), wish=WHY)
    with pytest.raises(acts.AlreadyRaised):
        acts.ask_hearing(noticed, by=BY.head, at=AT, wish=WHY)
    assert Removal.objects.get().state == "noticed"


def test_a_hearing_that_was_asked_for_is_held_by_another_person_before_anything_is_decided(noticed: Removal) -> None:
    with pytest.raises(acts.NotAsked):
        acts.record_hearing(noticed, by=BY.another, at=later(4), held=HELD)
    acts.ask_hearing(noticed, by=BY.head, at=AT, wish=WHY)
    with pytest.raises(acts.HearingIsOwed):
        decided(noticed)
    for wrong, by, held in (
        (acts.SamePersonAgain, BY.province, HELD),
        (acts.DayDoesNotFit, BY.another, replace(HELD, held_on=day(30))),
        (acts.TextIsMissing, BY.another, replace(HELD, attended=())),
        (acts.TextIsMissing, BY.another, replace(HELD, said="")),
    ):
        with pytest.raises(wrong):
            acts.record_hearing(noticed, by=by, at=later(4), held=held)
    assert acts.record_hearing(noticed, by=BY.another, at=later(4), held=HELD).state == "heard"
    assert decided(noticed).state == "decided"
    shown = queries.removal(BY.head, noticed.pk, on=day(12))
    assert (shown.held, shown.meeting, shown.wish) == (HELD, MEETING, WHY)


def test_without_a_hearing_it_is_decided_only_after_the_day_of_the_notice(noticed: Removal) -> None:
    with pytest.raises(acts.TermStillRuns):
        acts.decide_removal(noticed, by=BY.province, at=later(6), meeting=replace(MEETING, held_on=day(6)))
    assert decided(noticed).state == "decided"


@pytest.mark.parametrize(
    "changes",
    [
        {"present": MEMBERS[:2], "votes_for": 2, "votes_against": 0},
        {"absent": (("己", "委员"), ("庚", "委员"), ("辛", "委员"), ("壬", "委员"), ("癸", "委员"))},
        {"votes_for": 2, "votes_against": 3},
        {"votes_for": 5},
        {"votes_for": 6, "votes_against": -1},
        {"present": (*MEMBERS[:4], ("甲", "委员"))},
    ],
)
def test_too_few_members_or_votes_carry_no_removal(noticed: Removal, changes: dict[str, Any]) -> None:
    with pytest.raises(acts.NoQuorum):
        decided(noticed, **changes)
    assert Removal.objects.get().state == "noticed"


def test_a_decision_lies_between_notice_and_today_and_has_its_minutes(noticed: Removal) -> None:
    for wrong, changes in ((acts.DayDoesNotFit, {"held_on": day(-1)}), (acts.DayDoesNotFit, {"held_on": day(13)}),
                           (acts.TextIsMissing, {"minutes": ""})):  # fmt: skip
        with pytest.raises(wrong):
            decided(noticed, **changes)


def test_another_person_ends_the_title_and_the_zone_gets_its_new_version(noticed: Removal) -> None:
    decided(noticed)
    before = Entry.objects.count()
    for wrong, by, on in (
        (acts.SamePersonAgain, BY.province, day(20)),
        (acts.DayDoesNotFit, BY.another, day(-1)),
        (NotYours, BY.city, day(20)),
    ):
        with pytest.raises(wrong), final.gone_through_notice():
            acts.confirm_removal(noticed, by=by, at=later(13), effective_on=on)
    assert Entry.objects.count() == before
    with final.gone_through_notice():
        made = acts.confirm_removal(noticed, by=BY.another, at=later(13), effective_on=day(20))
    assert (made.state, made.ban_until) == ("removed", date(2027, 2, 9))
    assert [e.action for e in Entry.objects.order_by("seq")[before:]] == [
        "registry.revise",
        "evaluations.confirm_removal",
    ]
    assert registry.zone(BY.province, "Z001", day(19)).status == "provincial"
    assert registry.zone(BY.province, "Z001", day(20)).status == registry.REMOVED
    with pytest.raises(NotNow):
        acts.keep_title(noticed, by=BY.another, at=later(14), reason=WHY)


def test_without_its_public_notice_a_title_does_not_end_where_the_plan_asks_for_one(noticed: Removal) -> None:
    decided(noticed)
    before = Entry.objects.count()
    with pytest.raises(acts.NoticeIsOwed):
        acts.confirm_removal(noticed, by=BY.another, at=later(13), effective_on=day(20))
    assert (Removal.objects.get().state, Entry.objects.count()) == ("decided", before)
    assert queries.removal(BY.another, noticed.pk, on=day(13)).verbs == ("keep_title",)


@pytest.mark.parametrize(
    ("wrong", "run"),
    [
        (acts.NoticeIsOwed, {"removal": 10**6}),  # the notice of another case
        (acts.NoticeIsOwed, {"document": ""}),  # no batch has been issued
        (acts.TermStillRuns, {"last_day": day(13)}),
        (StillOpen, {"waiting": 1}),
    ],
)
def test_only_the_ended_and_settled_notice_of_this_very_case_holds(noticed: Removal, wrong: Any, run: Any) -> None:
    decided(noticed)
    before = Entry.objects.count()
    with pytest.raises(wrong), final.gone_through_notice(**run):
        acts.confirm_removal(noticed, by=BY.another, at=later(13), effective_on=day(20))
    assert (Removal.objects.get().state, Entry.objects.count()) == ("decided", before)
    assert registry.zone(BY.province, "Z001", day(20)).status == "provincial"


def test_what_the_registry_refuses_confirms_nothing(noticed: Removal) -> None:
    places.established("Z003")
    decided(noticed)
    facts = registry.zone(BY.province, "Z001", day(0))
    places.acts.revise(replace(facts, name="新名", since=day(30)), by=BY.province, at=AT)
    before = Entry.objects.count()
    with pytest.raises(Exception, match="Z001"), final.gone_through_notice():
        acts.confirm_removal(noticed, by=BY.another, at=later(13), effective_on=day(20))
    assert (Removal.objects.get().state, Entry.objects.count()) == ("decided", before)


def test_a_banned_zone_is_not_proposed_for_entry(noticed: Removal) -> None:
    decided(noticed)
    with final.gone_through_notice():
        acts.confirm_removal(noticed, by=BY.another, at=later(13), effective_on=day(20))
    back = registry.zone(BY.province, "Z001", day(20))
    places.acts.revise(replace(back, status=registry.RESERVE, since=day(40)), by=system("tests"), at=later(40))
    made = final.final("2024", rows(Z002=("70", "合格")))
    assert ("admit", "Z001") not in final.proposed(made, later(50))
    assert ("admit", "Z001") in final.proposed(made, later(1000))


@pytest.mark.parametrize("is_decided", [False, True])
def test_a_title_is_kept_by_another_person_with_a_reason(noticed: Removal, is_decided: bool) -> None:
    if is_decided:
        decided(noticed)
    with pytest.raises(acts.SamePersonAgain):
        acts.keep_title(noticed, by=BY.province, at=later(13), reason=WHY)
    with pytest.raises(acts.TextIsMissing):
        acts.keep_title(noticed, by=BY.another, at=later(13), reason="")
    assert acts.keep_title(noticed, by=BY.another, at=later(13), reason=WHY).state == "kept"
    assert queries.removal(BY.head, noticed.pk, on=day(14)).kept_because == WHY


def test_what_waits_is_told_to_whoever_may_do_it(noticed: Removal) -> None:
    assert {d.kind for d in queries.waiting_for(BY.head, on=day(0))} == {"ask_hearing"}
    acts.ask_hearing(noticed, by=BY.head, at=AT, wish=WHY)
    assert "hear" in {d.kind for d in queries.waiting_for(BY.another, on=day(1))}
    assert "hear" not in {d.kind for d in queries.waiting_for(BY.province, on=day(1))}
