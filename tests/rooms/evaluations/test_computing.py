"""A result follows from the snapshot and the judgements alone: late, whole, sealed, replayed, never quietly changed."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.acts import refusals as facts
from jiju.rooms.evaluations.models import Bound, Result, Round
from jiju.spine import news
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.evaluations.ways import refused
from tests.web import rounds, small


@pytest.fixture
def opened(db: None) -> Round:
    small.make()
    return rounds.opened_round()


def test_nothing_is_computed_while_units_may_still_assess_themselves(opened: Round) -> None:
    rounds.assessed(opened, "Z002")
    rounds.judged(opened)
    told = refused(facts.TermStillRuns, acts.compute, opened, by=rounds.province(), at=small.AT)
    assert "2025-02-10" in str(told)
    acts.assess_self(opened, by=rounds.head("Z002"), at=small.AT, unit="Z002", says=rounds.words(opened))
    assert acts.compute(opened, by=rounds.province(), at=small.AT).number == 1


def test_nothing_is_computed_while_marks_are_missing(opened: Round) -> None:
    rounds.assessed(opened)
    rounds.judged(opened, "Z003")
    told = refused(facts.MarksAreMissing, acts.compute, opened, by=rounds.province(), at=rounds.LATER)
    assert "3 marks" in str(told)
    refused(NotYours, acts.compute, opened, by=small.actor(Role.CITY), at=rounds.LATER)


def test_a_second_computation_needs_something_new(opened: Round) -> None:
    rounds.computed(opened)
    refused(facts.SameResult, acts.compute, opened, by=rounds.province(), at=rounds.LATER)
    acts.exempt(opened, by=rounds.province(), at=rounds.LATER, unit="Z004", reason=rounds.WHY)
    refused(facts.ResultIsStale, acts.deliver, opened, by=rounds.province(), at=rounds.LATER)
    assert acts.compute(opened, by=rounds.province(), at=rounds.LATER).number == 2


def test_marks_are_given_again_after_reopening_and_both_versions_stay(opened: Round) -> None:
    rounds.computed(opened)
    refused(facts.TextIsMissing, acts.reopen_marks, opened, by=rounds.province(), at=rounds.LATER, reason="")
    acts.reopen_marks(opened, by=rounds.province(), at=rounds.LATER, reason="专家甲误填，申请重评。")
    by = rounds.expert("expert")
    asked = {"at": rounds.LATER, "unit": "Z001", "item": "vitality", "reason": rounds.WHY}
    acts.give_mark(opened, by=by, points=Decimal(10), **asked)
    acts.compute(opened, by=rounds.province(), at=rounds.LATER)
    first, second = opened.results.order_by("number")
    assert first.digest != second.digest
    assert queries.replay(small.BY, opened.pk).ok


def test_the_term_of_appeals_counts_working_days(opened: Round) -> None:
    rounds.computed(opened)
    acts.deliver(opened, by=rounds.province(), at=rounds.LATER)  # Wednesday 12 February
    assert opened.appeal_by == date(2025, 2, 19)
    refused(NotNow, acts.deliver, opened, by=rounds.province(), at=rounds.LATER)


def test_a_veto_after_the_delivery_is_a_new_version_with_a_new_term(opened: Round) -> None:
    rounds.delivered(opened)
    asked = {"by": rounds.province(), "reason": "确认一票否决后重新核算。"}
    refused(facts.SameResult, acts.recompute, opened, at=rounds.LATER, **asked)
    acts.confirm_veto(rounds.vetoed(opened), by=rounds.province(), at=rounds.LATER, answer=rounds.WHY)
    refused(facts.TextIsMissing, acts.recompute, opened, at=rounds.LATER, **(asked | {"reason": ""}))
    made = acts.recompute(opened, at=rounds.LATER.replace(day=17), **asked)
    assert (made.number, made.cause, opened.appeal_by) == (2, "recomputed", date(2025, 2, 24))
    shown = queries.sheet(rounds.head("Z001"), opened.pk, "Z001", on=small.DAY)
    assert shown.sheet.row.grade == "不合格"
    assert [v.veto for v in shown.vetoes] == ["accident"]
    assert shown.vetoes[0].raised_by == ""


def test_bounds_are_proved_one_group_a_turn(opened: Round) -> None:
    rounds.assessed(opened)
    rounds.judged(opened)
    acts.compute(opened, by=rounds.province(), at=rounds.LATER)
    result = rounds.newest(opened)
    turns = []
    while news.catch_up(limit=1):
        turns.append(result.bounds.count())
    assert turns[-1] == 2
    assert sorted(set(turns)) == [0, 1, 2] or sorted(set(turns)) == [1, 2]
    for unit, (best, worst, proved) in json.loads(result.bounds.get(group="T1").body).items():
        rank = next(r.rank for r in queries.standings_in(result) if r.unit == unit)
        assert best <= rank <= worst
        assert proved
    refused(facts.NotInTheRound, acts.prove_bounds, result, by=small.BY, at=small.AT, group="T1")
    refused(NotYours, acts.prove_bounds, result, by=rounds.province(), at=small.AT, group="T1")


def test_each_version_has_its_own_bounds(opened: Round) -> None:
    rounds.delivered(opened)
    rounds.upheld(rounds.appealed(opened), Decimal(1))
    assert set(Bound.objects.order_by("pk").values_list("result__number", "group")) == {
        (1, "T1"), (1, "T2"), (2, "T1"), (2, "T2"),
    }  # fmt: skip


def test_a_peer_group_of_one_is_ranked_and_proved_alone(db: None) -> None:
    small.make(zones=3)
    round_ = rounds.final()
    row = next(r for r in queries.standings(rounds.province(), round_.pk).rows if r.unit == "Z002")
    assert (row.rank, row.peers) == (1, 1)
    shown = queries.sheet(rounds.head("Z002"), round_.pk, "Z002", on=small.DAY)
    assert shown.sheet.bounds is not None
    assert (shown.sheet.bounds.best, shown.sheet.bounds.worst) == (1, 1)
    assert queries.replay(small.BY, round_.pk).ok


def test_a_round_is_replayed_from_its_record_and_the_warehouse(opened: Round) -> None:
    rounds.final(rounds.delivered(opened))
    small.file_home()  # figures that came later change nothing
    told = queries.replay_json(small.actor(Role.AUDITOR), opened.pk)
    assert told["ok"]
    assert [v["number"] for v in told["versions"]] == [1]
    assert told["snapshot"]["equal"]
    with pytest.raises(NotFound):
        queries.replay(small.actor(Role.CITY), opened.pk)


@pytest.mark.parametrize(
    ("column", "old", "new"),
    [("judgements", '"90"', '"91"'), ("body", '"score":"', '"score":"1'), ("digest", "", "0")],
)
def test_a_version_that_was_touched_in_the_store_is_found(opened: Round, column: str, old: str, new: str) -> None:
    rounds.computed(opened)
    text = getattr(rounds.newest(opened), column)
    changed = text.replace(old, new, 1) if old else new * 64
    assert changed != text
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE evaluations_result SET {column} = %s", [changed])
    assert not queries.replay(small.BY, opened.pk).ok


def test_a_version_with_its_digest_made_anew_is_betrayed_by_the_ledger(opened: Round) -> None:
    rounds.computed(opened)
    result = rounds.newest(opened)
    judged = result.judgements.replace('"90"', '"10"', 1)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE evaluations_result SET judgements = %s", [judged])
    forged = queries.replay(small.BY, opened.pk).versions[0]
    assert not forged.equal
    with connection.cursor() as cursor:
        cursor.execute("UPDATE evaluations_result SET digest = %s", [forged.recomputed or "0" * 64])
    again = queries.replay(small.BY, opened.pk).versions[0]
    assert (again.sealed, again.equal) == (False, False)


def test_a_snapshot_that_was_touched_is_found(opened: Round) -> None:
    rounds.computed(opened)
    changed = opened.snapshot.replace("20.0000", "29.0000").replace('"20"', '"29"')
    assert changed != opened.snapshot
    with connection.cursor() as cursor:
        cursor.execute("UPDATE evaluations_round SET snapshot = %s", [changed])
    told = queries.replay_json(small.BY, opened.pk)
    assert not told["ok"]
    assert not told["snapshot"]["equal"]


def test_the_ledger_keeps_the_digest_of_every_version(opened: Round) -> None:
    rounds.computed(opened)
    told = json.loads(Entry.objects.get(action="evaluations.compute").body)["data"]
    result = Result.objects.get()
    assert (told["digest"], told["version"], told["method"]) == (result.digest, 1, result.method)


def test_what_a_version_costs_in_questions_does_not_grow_with_its_units(
    db: None, django_assert_max_num_queries: object
) -> None:
    small.make(zones=12)
    round_ = rounds.final()
    with django_assert_max_num_queries(45):  # type: ignore[operator]  # a fixture that counts
        queries.round_(rounds.province(), round_.pk, on=small.DAY)
        queries.standings(rounds.province(), round_.pk)
        queries.rounds(rounds.province())


def test_the_record_that_a_page_asks_for_can_be_acted_upon(opened: Round) -> None:
    by = rounds.province()
    rounds.assessed(queries.round_record(by, opened.pk))
    rounds.judged(queries.round_record(by, opened.pk))
    acts.compute(queries.round_record(by, opened.pk), by=by, at=rounds.LATER)
    acts.deliver(queries.round_record(by, opened.pk), by=by, at=rounds.LATER)
    rounds.appealed(queries.round_record(by, opened.pk))
    appeal = queries.appeals(by, opened.pk)[0]
    rounds.upheld(queries.appeal_record(by, appeal.id))
    veto = rounds.vetoed(opened)
    acts.drop_veto(queries.veto_record(by, veto.pk), by=by, at=rounds.LATER, answer=rounds.WHY)
    rounds.final(queries.round_record(by, opened.pk))
    made = rounds.corrected(opened)
    found = queries.correction_record(by, made.pk)
    acts.approve_correction(found, by=rounds.province(2), at=rounds.AFTER_TERM, answer=rounds.WHY)
    assert queries.replay(by, opened.pk).ok
    for role in (Role.CITY, Role.EXPERT):
        with pytest.raises(NotFound):
            queries.correction_record(small.actor(role), made.pk)
