"""A round becomes final by a collective decision and a second person; after that only by a correction of two."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotNow, NotYours
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


def asked(round_: Round, **changed: Any) -> dict[str, Any]:
    plain = {
        "by": rounds.province(), "at": rounds.AFTER_TERM, "meeting": rounds.meeting(),
        "borderline": rounds.reasons(round_),
    }  # fmt: skip
    return plain | changed


def test_nothing_is_decided_before_the_term_is_over(delivered: Round) -> None:
    early = rounds.LATER.replace(day=19)
    refused(facts.TermStillRuns, acts.decide_round, delivered, **asked(delivered, at=early))
    for held_on in (early.date(), rounds.AFTER_TERM.date() + timedelta(days=1)):
        wrong = asked(delivered, meeting=rounds.meeting(held_on=held_on))
        refused(facts.DayDoesNotFit, acts.decide_round, delivered, **wrong)


def test_nothing_is_decided_while_an_appeal_or_a_veto_is_open(delivered: Round) -> None:
    appeal, veto = rounds.appealed(delivered), rounds.vetoed(delivered)
    told = refused(facts.StillOpen, acts.decide_round, delivered, **asked(delivered))
    assert "1 appeals and 1 vetoes" in str(told)
    acts.dismiss_appeal(appeal, by=rounds.province(3), at=rounds.LATER, ruling=rounds.WHY)
    refused(facts.StillOpen, acts.decide_round, delivered, **asked(delivered))
    acts.confirm_veto(veto, by=rounds.province(3), at=rounds.LATER, answer=rounds.WHY)
    refused(facts.ResultIsStale, acts.decide_round, delivered, **asked(delivered))


MEMBERS = [(f"委员{n}", "省发改委") for n in range(1, 8)]


@pytest.mark.parametrize("changed", [
    {"present": MEMBERS[:2], "absent": [], "votes_for": 2},  # two are too few
    {"present": MEMBERS[:3], "absent": MEMBERS[3:6], "votes_for": 3},  # half is no majority
    {"present": [*MEMBERS[:3], MEMBERS[0]], "votes_for": 4},  # one named twice
    {"present": [*MEMBERS[:3], ("", "省发改委")], "votes_for": 4},
    {"votes_for": 3},  # one vote is missing
    {"votes_for": 2, "votes_against": 2},  # not carried
    {"votes_for": 5, "votes_against": -1},
], ids=["few", "half", "twice", "nameless", "uncounted", "tied", "negative"])  # fmt: skip
def test_a_meeting_has_a_quorum_and_carries_the_decision(delivered: Round, changed: dict[str, Any]) -> None:
    refused(facts.NoQuorum, acts.decide_round, delivered, **asked(delivered, meeting=rounds.meeting(**changed)))


def test_a_decision_has_minutes_and_belongs_to_the_province(delivered: Round) -> None:
    short = rounds.meeting(minutes="同意。")
    refused(facts.TextIsMissing, acts.decide_round, delivered, **asked(delivered, meeting=short))
    refused(NotYours, acts.decide_round, delivered, **asked(delivered, by=small.actor(Role.CITY)))


def test_a_unit_close_to_a_line_needs_a_written_reason(db: None) -> None:
    small.make()
    round_ = rounds.tied()
    rows = {r.unit: r for r in queries.standings_in(rounds.newest(round_))}
    assert rows["Z002"].rank == rows["Z004"].rank == 1  # tied on the line of the award
    shown = queries.standings(rounds.province(), round_.pk)
    assert {"Z002", "Z004"} <= shown.borderline.keys()
    told = refused(facts.BorderlineWithoutReason, acts.decide_round, round_, **asked(round_, borderline={}))
    assert rows["Z002"].name in str(told)
    some = rounds.reasons(round_) | {"Z004": "  "}
    refused(facts.BorderlineWithoutReason, acts.decide_round, round_, **asked(round_, borderline=some))
    short = rounds.reasons(round_) | {"Z004": "可以"}
    refused(facts.TextIsMissing, acts.decide_round, round_, **asked(round_, borderline=short))
    made = acts.decide_round(round_, **asked(round_))
    assert "Z004" in made.borderline
    assert queries.sheet(rounds.head("Z002"), round_.pk, "Z002", on=small.DAY).borderline == shown.borderline["Z002"]


def test_the_round_is_made_final_by_another_person_and_is_then_closed(delivered: Round) -> None:
    rounds.decided(delivered)
    refused(facts.SamePersonAgain, acts.finalise_round, delivered, by=rounds.province(), at=rounds.AFTER_TERM)
    acts.finalise_round(delivered, by=rounds.province(2), at=rounds.AFTER_TERM)
    assert delivered.state == "final"
    later = {"by": rounds.province(3), "at": rounds.AFTER_TERM}
    for verb, more in (
        (acts.recompute, {"reason": rounds.WHY}), (acts.compute, {}), (acts.deliver, {}),
        (acts.take_decision_back, {"reason": rounds.WHY}), (acts.finalise_round, {}),
        (acts.give_up_round, {"reason": rounds.WHY}), (acts.reopen_marks, {"reason": rounds.WHY}),
        (acts.exempt, {"unit": "Z001", "reason": rounds.WHY}),
        (acts.raise_veto, {"unit": "Z001", "veto": "accident", "reason": rounds.WHY, "evidence": rounds.PROOF}),
    ):  # fmt: skip
        refused(NotNow, verb, delivered, **later, **more)


def test_a_decision_taken_back_stays_on_record(delivered: Round) -> None:
    rounds.decided(delivered)
    back = {"by": rounds.province(3), "at": rounds.AFTER_TERM}
    refused(facts.TextIsMissing, acts.take_decision_back, delivered, reason="", **back)
    acts.take_decision_back(delivered, reason="会议纪要漏列一名成员，重新记录。", **back)
    rounds.final(delivered)
    shown = queries.round_(small.actor(Role.AUDITOR), delivered.pk, on=small.DAY).decisions
    assert [bool(d.taken_back_because) for d in shown] == [False, True]
    assert shown[0].finalised_by


def test_a_correction_takes_two_persons_and_leaves_the_version_before(delivered: Round) -> None:
    rounds.final(delivered)
    first = rounds.newest(delivered)
    asked_ = {"at": rounds.AFTER_TERM, "unit": "Z001", "item": "platform", "reason": rounds.WHY}
    proof = {"evidence": rounds.PROOF}
    by = rounds.province()
    refused(facts.PointsDoNotFit, acts.ask_correction, delivered, by=by, value=Decimal(101), **asked_, **proof)
    refused(facts.SameResult, acts.ask_correction, delivered, by=by, value=Decimal(100), **asked_, **proof)
    refused(facts.TextIsMissing, acts.ask_correction, delivered, by=by, value=Decimal(70), **asked_, evidence="")
    made = rounds.corrected(delivered)
    refused(facts.AlreadyRaised, acts.ask_correction, delivered, by=by, value=Decimal(60), **asked_, **proof)
    answer = {"at": rounds.AFTER_TERM, "answer": rounds.WHY}
    refused(facts.SamePersonAgain, acts.approve_correction, made, by=by, **answer)
    refused(facts.SamePersonAgain, acts.refuse_correction, made, by=by, **answer)
    refused(facts.TextIsMissing, acts.approve_correction, made, by=rounds.province(2), **(answer | {"answer": ""}))
    acts.approve_correction(made, by=rounds.province(2), **answer)
    newest = rounds.newest(delivered)
    assert (newest.number, newest.cause, newest.made_by, newest.approved_by) == (
        2, "correction", by.person, rounds.province(2).person,
    )  # fmt: skip
    first.refresh_from_db()
    assert first.digest != newest.digest
    refused(NotNow, acts.refuse_correction, made, by=rounds.province(2), **answer)
    delivered.refresh_from_db()
    assert delivered.state == "final"
    assert [c.version for c in queries.corrections(by, delivered.pk)] == [2]
    assert queries.replay(small.BY, delivered.pk).ok


def test_a_refused_correction_changes_nothing(delivered: Round) -> None:
    rounds.final(delivered)
    made = rounds.corrected(delivered)
    acts.refuse_correction(made, by=rounds.province(2), at=rounds.AFTER_TERM, answer="原评分材料经复核无误。")
    assert rounds.newest(delivered).number == 1


def test_nothing_is_corrected_before_the_round_is_final(delivered: Round) -> None:
    words = {"unit": "Z001", "item": "platform", "value": Decimal(70), "reason": rounds.WHY, "evidence": rounds.PROOF}
    refused(NotNow, acts.ask_correction, delivered, by=rounds.province(), at=rounds.LATER, **words)
