"""Appeals: by the unit itself, in time, on an item; ruled by somebody without a part; a new version for each upheld."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.acts import refusals as facts
from jiju.rooms.evaluations.models import Round
from jiju.spine.roles import Role
from tests.rooms.evaluations.ways import refused
from tests.web import rounds, small


@pytest.fixture
def delivered(db: None) -> Round:
    small.make()
    return rounds.delivered()


WORDS = {"reason": rounds.WHY, "evidence": rounds.PROOF}


def test_the_head_appeals_for_the_own_zone_on_the_last_day_and_not_after_it(delivered: Round) -> None:
    asked = {"unit": "Z001", "item": "platform", **WORDS}
    last, after = rounds.LATER.replace(day=19, hour=23), rounds.LATER.replace(day=20, hour=0)
    told = refused(facts.TermIsOver, acts.raise_appeal, delivered, by=rounds.head("Z001"), at=after, **asked)
    assert "2025-02-19" in str(told)
    refused(NotFound, acts.raise_appeal, delivered, by=rounds.head("Z003"), at=last, **asked)
    refused(NotYours, acts.raise_appeal, delivered, by=small.actor(Role.ZONE_STATISTICIAN), at=last, **asked)
    refused(facts.NotAsked, acts.raise_appeal, delivered, by=small.actor(Role.CITY), at=last, **asked)
    assert acts.raise_appeal(delivered, by=rounds.head("Z001"), at=last, **asked).state == "raised"
    refused(facts.AlreadyRaised, acts.raise_appeal, delivered, by=rounds.head("Z001"), at=last, **asked)


def test_an_appeal_names_an_item_with_reason_and_evidence(delivered: Round) -> None:
    asked = {"by": rounds.head("Z001"), "at": rounds.LATER, "unit": "Z001"}
    refused(facts.NotInTheRound, acts.raise_appeal, delivered, item="nonsense", **WORDS, **asked)
    for missing in ("reason", "evidence"):
        refused(facts.TextIsMissing, acts.raise_appeal, delivered, item="tax", **(WORDS | {missing: "无"}), **asked)


def test_nobody_appeals_before_the_delivery(db: None) -> None:
    small.make()
    round_ = rounds.computed()
    asked = {"by": rounds.head("Z001"), "at": rounds.LATER, "unit": "Z001", "item": "tax"}
    refused(NotNow, acts.raise_appeal, round_, **WORDS, **asked)


def test_an_upheld_appeal_is_a_new_version_that_names_it(delivered: Round) -> None:
    before = {r.unit: r.score for r in queries.standings_in(rounds.newest(delivered))}
    appeal = rounds.upheld(rounds.appealed(delivered), Decimal(10))
    newest = rounds.newest(delivered)
    assert (newest.number, newest.cause, appeal.result) == (2, "appeal", newest)
    after = {r.unit: r.score for r in queries.standings_in(newest)}
    assert after["Z001"] < before["Z001"]
    assert after["Z002"] == before["Z002"]
    shown = queries.sheet(rounds.head("Z001"), delivered.pk, "Z001", on=small.DAY)
    assert [(a.state, a.version, a.value) for a in shown.appeals] == [("upheld", 2, Decimal(10))]
    item = next(i for i in shown.items if i.part.item == "platform")
    assert (item.ruled, item.part.value) == (Decimal(10), Decimal(10))
    assert shown.versions == (2, 1)
    assert queries.replay(small.BY, delivered.pk).ok


def test_who_scored_computed_or_decided_does_not_rule(delivered: Round) -> None:
    appeal = rounds.appealed(delivered)
    asked = {"at": rounds.LATER, "ruling": rounds.WHY}
    for by in (rounds.province(1), rounds.province(2)):  # the first computed, the second ticked the check-list
        refused(facts.ConflictOfInterest, acts.uphold_appeal, appeal, by=by, value=Decimal(95), **asked)
        refused(facts.ConflictOfInterest, acts.dismiss_appeal, appeal, by=by, **asked)
    refused(NotYours, acts.dismiss_appeal, appeal, by=small.actor(Role.CITY), **asked)
    acts.dismiss_appeal(appeal, by=rounds.province(3), **asked)
    rounds.decided(delivered)
    acts.take_decision_back(delivered, by=rounds.province(4), at=rounds.AFTER_TERM, reason="材料有遗漏，退回补充。")


def test_who_recorded_a_decision_that_was_taken_back_does_not_rule(delivered: Round) -> None:
    appeal = rounds.appealed(delivered)
    acts.dismiss_appeal(appeal, by=rounds.province(3), at=rounds.LATER, ruling=rounds.WHY)
    other = acts.raise_appeal(delivered, by=rounds.head("Z003"), at=rounds.LATER, unit="Z003", item="platform", **WORDS)
    acts.dismiss_appeal(other, by=rounds.province(3), at=rounds.LATER, ruling=rounds.WHY)
    acts.decide_round(
        delivered, by=rounds.province(5), at=rounds.AFTER_TERM, meeting=rounds.meeting(),
        borderline=rounds.reasons(delivered),
    )  # fmt: skip
    acts.take_decision_back(delivered, by=rounds.province(4), at=rounds.AFTER_TERM, reason="材料有遗漏，退回补充。")
    acts.confirm_veto(rounds.vetoed(delivered), by=rounds.province(6), at=rounds.AFTER_TERM, answer=rounds.WHY)
    acts.recompute(delivered, by=rounds.province(1), at=rounds.AFTER_TERM, reason=rounds.WHY)
    late = acts.raise_appeal(
        delivered, by=rounds.head("Z001"), at=rounds.AFTER_TERM, unit="Z001", item="accident", **WORDS
    )
    asked = {"at": rounds.AFTER_TERM, "value": Decimal(0), "ruling": rounds.WHY}
    refused(facts.ConflictOfInterest, acts.uphold_appeal, late, by=rounds.province(5), **asked)
    acts.uphold_appeal(late, by=rounds.province(3), **asked)
    row = next(r for r in queries.standings_in(rounds.newest(delivered)) if r.unit == "Z001")
    assert row.because == ()  # the veto was taken away by the ruling


def test_who_ruled_neither_computes_nor_decides(delivered: Round) -> None:
    rounds.upheld(rounds.appealed(delivered))
    asked = {"by": rounds.province(3), "at": rounds.AFTER_TERM}
    refused(facts.ConflictOfInterest, acts.recompute, delivered, reason=rounds.WHY, **asked)
    reasons = rounds.reasons(delivered)
    refused(
        facts.ConflictOfInterest, acts.decide_round, delivered, meeting=rounds.meeting(), borderline=reasons, **asked
    )


def test_one_person_may_rule_on_several_appeals(delivered: Round) -> None:
    first = rounds.appealed(delivered)
    second = acts.raise_appeal(
        delivered, by=rounds.head("Z003"), at=rounds.LATER, unit="Z003", item="platform", **WORDS
    )
    rounds.upheld(first, Decimal(90))
    rounds.upheld(second, Decimal(80))
    assert rounds.newest(delivered).number == 3


@pytest.mark.parametrize(("item", "value"), [("platform", "101"), ("platform", "-1"), ("title", "0.5"), ("tax", "NaN"),
                                             ("accident", "2")])  # fmt: skip
def test_a_ruling_gives_a_value_that_the_item_can_have(delivered: Round, item: str, value: str) -> None:
    appeal = rounds.appealed(delivered, item=item)
    asked = {"by": rounds.province(3), "at": rounds.LATER, "ruling": rounds.WHY}
    refused(facts.PointsDoNotFit, acts.uphold_appeal, appeal, value=Decimal(value), **asked)


def test_a_ruling_changes_something_says_why_and_is_given_once(delivered: Round) -> None:
    appeal = rounds.appealed(delivered)
    asked = {"by": rounds.province(3), "at": rounds.LATER, "ruling": rounds.WHY}
    refused(facts.SameResult, acts.uphold_appeal, appeal, value=Decimal(100), **asked)
    refused(facts.TextIsMissing, acts.uphold_appeal, appeal, value=Decimal(9), **(asked | {"ruling": "同意"}))
    refused(facts.TextIsMissing, acts.dismiss_appeal, appeal, **(asked | {"ruling": "不同意"}))
    acts.dismiss_appeal(appeal, **asked)
    refused(NotNow, acts.uphold_appeal, appeal, value=Decimal(9), **asked)
    assert rounds.newest(delivered).number == 1


def test_a_value_that_was_absent_comes_in_by_a_ruling(delivered: Round) -> None:
    appeal = rounds.appealed(delivered, item="revenue")  # Z001 had not filed
    rounds.upheld(appeal, Decimal("9000.5"))
    row = next(r for r in queries.standings_in(rounds.newest(delivered)) if r.unit == "Z001")
    assert next(p.value for p in row.parts if p.item == "revenue") == Decimal("9000.5")
