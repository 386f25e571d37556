"""公示: what everybody reads, for how long, and that another person publishes it than who recorded the decision."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.evaluations.acts import SamePersonAgain
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.models import Application, Notice
from jiju.spine.models import Entry
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, BY, LAST, TODAY
from tests.rooms.selections.notices.ways import refused


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    turns.prepared()


def test_a_notice_names_the_chosen_and_until_when_objections_are_taken() -> None:
    decision = turns.decided()
    before = Entry.objects.count()
    made = acts.publish_notice(decision.call, by=BY.publisher, at=AT)
    assert Entry.objects.count() == before + 1
    assert (made.days, made.first_day, made.last_day) == (5, TODAY, LAST)
    shown = queries.public_notice(made.pk, on=TODAY)
    assert [(n.unit, n.name, n.place, n.operator) for n in shown.lines] == [
        ("Z001", "集聚区Z001", "长春市宽城区", "Z001运营公司"), ("Z002", "集聚区Z002", "长春市宽城区", "Z002运营公司"),
    ]  # fmt: skip
    assert (shown.state, shown.days_left, shown.channel, shown.enters) == (
        "runs", 6, "吉林省发展和改革委员会服务业处", "省级现代服务业集聚区名单",
    )  # fmt: skip
    assert {r.due for r in Application.objects.filter(state="chosen").order_by("pk")} == {LAST}


def test_a_notice_says_no_more_than_everybody_may_know() -> None:
    made = turns.noticed()
    assert {frozenset(line) for line in json.loads(made.lines)} == {
        frozenset({"unit", "name", "type", "place", "operator", "is_struck"})
    }
    text = str(queries.public_notice(made.pk, on=TODAY))
    for secret in ("委员1", "P1", "P2", "会议听取", "Z003"):
        assert secret not in text


def test_another_person_publishes_it() -> None:
    call = turns.decided().call
    refused(SamePersonAgain, acts.publish_notice, call, by=BY.recorder, at=AT)
    refused(SamePersonAgain, acts.publish_notice, call, by=replace(BY.recorder, account="second"), at=AT)
    refused(acts.NotYourStage, acts.publish_notice, call, by=BY.department, at=AT)
    refused(NotYours, acts.publish_notice, call, by=BY.head, at=AT)
    assert "publish_notice" in queries.outcome(BY.recorder, call.pk, on=TODAY).kept_from
    assert "publish_notice" in queries.outcome(BY.publisher, call.pk, on=TODAY).verbs
    acts.publish_notice(call, by=BY.publisher, at=AT)
    refused(NotNow, acts.publish_notice, call, by=BY.publisher, at=AT)


def test_nothing_is_published_before_it_is_decided() -> None:
    refused(NotNow, acts.publish_notice, turns.call_at(), by=BY.publisher, at=AT)


def test_a_notice_runs_is_held_and_ends_with_its_call() -> None:
    made = turns.noticed()
    assert [n.state for n in queries.public_notices(on=LAST)] == ["runs"]
    assert [n.state for n in queries.public_notices(on=LAST + timedelta(days=1))] == ["held"]
    assert queries.public_notices(on=TODAY - timedelta(days=1)) == []
    turns.issued(made)
    assert queries.public_notice(made.pk, on=LAST + timedelta(days=9)).state == "issued"
    with pytest.raises(NotFound):
        queries.public_notice(99_999, on=TODAY)
    assert Notice.objects.count() == 1


def test_who_wrote_an_application_publishes_nothing() -> None:
    wrote = replace(BY.publisher, person="W-Z003")
    call = turns.decided().call
    refused(acts.AnotherPerson, acts.publish_notice, call, by=wrote, at=AT)
    assert "publish_notice" in queries.outcome(wrote, call.pk, on=TODAY).kept_from
    acts.publish_notice(call, by=BY.publisher, at=AT)
    refused(acts.AnotherPerson, acts.issue_batch, call, by=wrote, at=turns.OVER, batch=turns.batch())
    assert "issue_batch" in queries.outcome(wrote, call.pk, on=TODAY).kept_from
