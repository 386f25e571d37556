"""整改: ordered with tasks and days, reported with proof, judged by somebody who did not order it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jiju.config import wiring
from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.evaluations import acts, queries, tasks
from jiju.rooms.evaluations.models import Rectification
from jiju.rooms.evaluations.shapes import TaskDone, TaskOrdered
from jiju.spine.actors import Scope
from jiju.spine.models import Entry
from tests.factories import programmes
from tests.factories import registry as places
from tests.rooms.evaluations import final
from tests.rooms.evaluations.final import AT, BY, WHY, day, later, rows

TASKS = (TaskOrdered("补齐公共服务平台运行记录", day(60)), TaskOrdered("清退名存实亡的入驻企业", day(120)))
DONE = (TaskDone("已补齐三个季度的运行记录", "平台日志汇编一册"), TaskDone("清退十二户", "注销登记回执十二份"))


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    wiring.wire()
    programmes.loaded(programmes.jilin())
    places.established("Z001", "Z002")
    final.follow()


@pytest.fixture
def taken() -> Any:
    """A proposal to rectify that was taken up."""
    found = final.proposed(final.final("2023", rows(Z001=("50", "不合格"))))["rectify", "Z001"]
    return acts.take_up_proposal(found, by=BY.province, at=AT)


@pytest.fixture
def ordered(taken: Any) -> Rectification:
    return acts.order_rectification(taken, by=BY.province, at=AT, tasks=TASKS, due=day(150))


def test_an_order_names_tasks_with_days_within_the_term_of_the_scheme(taken: Any) -> None:
    before = Entry.objects.count()
    for wrong, tasks_, due in (
        (acts.DayDoesNotFit, TASKS, day(200)),  # six months end before
        (acts.DayDoesNotFit, TASKS, day(90)),  # a task is due after the whole
        (acts.DayDoesNotFit, TASKS, day(-1)),
        (acts.TextIsMissing, (), day(150)),
        (acts.TextIsMissing, (TaskOrdered("补", day(9)),), day(150)),
    ):
        with pytest.raises(wrong):
            acts.order_rectification(taken, by=BY.province, at=AT, tasks=tasks_, due=due)
    with pytest.raises(NotYours):
        acts.order_rectification(taken, by=BY.city, at=AT, tasks=TASKS, due=day(150))
    assert (Entry.objects.count(), Rectification.objects.count()) == (before, 0)
    made = acts.order_rectification(taken, by=BY.province, at=AT, tasks=TASKS, due=day(150))
    assert (made.state, made.zone_code, queries.tasks_of(made)) == ("ordered", "Z001", list(TASKS))
    with pytest.raises(acts.AlreadyRaised):
        acts.order_rectification(taken, by=BY.province, at=AT, tasks=TASKS, due=day(150))


def test_nothing_is_ordered_on_a_proposal_of_another_kind_or_one_not_taken_up() -> None:
    found = final.proposed(final.final("2023", rows(Z001=("50", "不合格"), Z002=("90", "优秀"))))
    with pytest.raises(acts.NotAsked):
        acts.order_rectification(found["rectify", "Z001"], by=BY.province, at=AT, tasks=TASKS, due=day(150))
    award = acts.take_up_proposal(found["award", "Z002"], by=BY.province, at=AT)
    with pytest.raises(acts.AnotherKind):
        acts.order_rectification(award, by=BY.province, at=AT, tasks=TASKS, due=day(150))


def test_the_head_of_the_zone_reports_each_task_with_its_proof(ordered: Rectification) -> None:
    for wrong, done in ((acts.NotAsked, DONE[:1]), (acts.TextIsMissing, (DONE[0], TaskDone("清退十二户", "")))):
        with pytest.raises(wrong):
            acts.report_rectification(ordered, by=BY.head, at=later(100), done=done)
    stranger = replace(BY.head, scope=Scope("zone", frozenset({"Z002"})))
    with pytest.raises(NotFound):
        acts.report_rectification(ordered, by=stranger, at=later(100), done=DONE)
    acts.report_rectification(ordered, by=BY.head, at=later(100), done=DONE)
    shown = queries.rectification(BY.head, ordered.pk, on=day(100))
    assert [(t.done, t.proof) for t in shown.tasks] == [(d.done, d.proof) for d in DONE]
    assert acts.report_rectification(ordered, by=BY.head, at=later(101), done=DONE).state == "reported"


def test_somebody_who_did_not_order_it_passes_it_once_it_was_reported(ordered: Rectification) -> None:
    with pytest.raises(acts.TermStillRuns):
        acts.pass_rectification(ordered, by=BY.city, at=later(10), outcome=WHY)
    acts.report_rectification(ordered, by=BY.head, at=later(100), done=DONE)
    with pytest.raises(acts.SamePersonAgain):
        acts.pass_rectification(ordered, by=BY.province, at=later(101), outcome=WHY)
    with pytest.raises(acts.TextIsMissing):
        acts.pass_rectification(ordered, by=BY.city, at=later(101), outcome="")
    assert Rectification.objects.get().state == "reported"
    assert acts.pass_rectification(ordered, by=BY.city, at=later(101), outcome=WHY).state == "passed"
    with pytest.raises(NotNow):
        acts.report_rectification(ordered, by=BY.head, at=later(102), done=DONE)


def test_failing_at_the_end_of_the_term_proposes_the_removal(ordered: Rectification) -> None:
    acts.report_rectification(ordered, by=BY.head, at=later(100), done=DONE)
    with pytest.raises(acts.TermStillRuns):
        acts.fail_rectification(ordered, by=BY.city, at=later(150), outcome=WHY)
    with pytest.raises(acts.SamePersonAgain):
        acts.fail_rectification(ordered, by=BY.province, at=later(151), outcome=WHY)
    acts.fail_rectification(ordered, by=BY.city, at=later(151), outcome=WHY)
    final.follow()
    found = final.held(ordered.proposal.round)["remove", "Z001"]
    assert found.about == f"rectification:{ordered.pk}"


def test_a_term_that_passes_proposes_the_removal_once_and_a_late_pass_takes_it_back(ordered: Rectification) -> None:
    assert tasks.propose_overdue(on=day(150), at=later(150)) == 0
    assert tasks.propose_overdue(on=day(151), at=later(151)) == 1
    assert tasks.propose_overdue(on=day(152), at=later(152)) == 0
    assert ("remove", "Z001") in final.held(ordered.proposal.round)
    acts.pass_rectification(ordered, by=BY.another, at=later(155), outcome=WHY)
    final.follow()
    assert ("remove", "Z001") not in final.held(ordered.proposal.round)


def test_the_list_begins_with_what_is_overdue_and_each_sees_its_own(ordered: Rectification) -> None:
    shown = queries.rectifications(BY.city, on=day(160))
    assert [(r.unit, r.is_overdue, r.tasks[0].is_late) for r in shown] == [("Z001", True, True)]
    assert shown[0].verbs == ("pass_rectification", "fail_rectification")
    assert queries.rectifications(BY.province, on=day(160))[0].refused is not None
    assert queries.rectifications(replace(BY.city, scope=Scope("city", frozenset({"220200"}))), on=day(160)) == []
    due = {d.kind: d.day for d in queries.waiting_for(BY.head, on=day(1))}
    assert due == {"report": day(150)}
