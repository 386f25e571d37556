"""A decision that may be taken back is nobody's result: what is read of it before the notice, and by whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiju.core.refusals import NotFound
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.models import Application, Call
from jiju.rooms.selections.queries.announcing import TELLING, announcements
from jiju.spine.actors import Actor, Scope
from jiju.spine.models import Entry
from jiju.spine.records import opened
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, BY, TODAY, WHY

THIRD = replace(BY.head, person="P11", unit="Z003", scope=Scope("zone", frozenset({"Z003"})))
ELSEWHERE = replace(BY.city, person="P12", unit="220200", scope=Scope("city", frozenset({"220200"})))


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    turns.prepared()


def seen(by: Actor, call: Call, unit: str) -> tuple[object, ...]:
    """What somebody reads of one application: in the list, on its page, on the desk, of its call."""
    found = Application.objects.get(call=call, unit=unit)
    line = next(n for n in queries.applications(by, call.pk) if n.unit == unit)
    shown, of = queries.application(by, found.pk, on=TODAY), queries.call(by, call.pk, at=AT)
    told = {(n.state, n.stage, n.reason) for n in (line, shown.line)}
    verbs = tuple(d.verb for d in shown.deeds if d.verb != "submit")
    return told, shown.call_state, of.line.state, of.line.living, verbs, {c.state for c in queries.calls(by)}


def test_nobody_outside_reads_a_draft_and_everybody_reads_the_notice() -> None:
    call = turns.call_at()
    turns.decided(call)
    plain = ({("going", "decide", "")}, "unsealed", "unsealed", 1, (), {"unsealed"})
    assert (seen(BY.head, call, "Z001"), seen(THIRD, call, "Z003")) == (plain, plain)  # one chosen, one not
    assert {n.state for n in queries.applications(BY.city, call.pk)} == {"going"}
    assert len(queries.applications(BY.city, call.pk, state="going")) == 3
    assert queries.applications(BY.city, call.pk, state="chosen") == ()
    assert seen(BY.publisher, call, "Z001")[1:3] == ("decided", "decided")
    assert [n.state for n in queries.applications(BY.auditor, call.pk)] == ["chosen", "chosen", "out"]
    acts.take_decision_back(call, by=BY.recorder, at=AT, reason=WHY)
    assert seen(BY.head, call, "Z001") == plain
    turns.decided(call)
    acts.publish_notice(call, by=BY.publisher, at=AT)
    assert [next(n.state for n in queries.mine(by)) for by in (BY.head, THIRD)] == ["chosen", "out"]
    assert seen(THIRD, call, "Z003")[1:3] == ("noticed", "noticed")


def test_of_a_call_given_up_before_its_notice_nobody_outside_reads_whom_the_members_chose() -> None:
    call = turns.call_at()
    said = "评分虽高，但近一年发生过安全生产事故。"
    turns.decided(call, reasons={"Z003": said})
    acts.give_up_call(call, by=BY.publisher, at=AT, reason=WHY)
    ended = ({("out", "decide", WHY)}, "given_up", "given_up", 0, (), {"given_up"})
    assert (seen(BY.head, call, "Z001"), seen(THIRD, call, "Z003")) == (ended, ended)  # one was chosen, one not
    assert {(n.state, n.stage, str(n.reason)) for n in queries.applications(BY.city, call.pk)} == {
        ("out", "decide", WHY)
    }
    assert said in {str(n.reason) for n in queries.applications(BY.auditor, call.pk)}
    assert said in {str(n.reason) for n in queries.applications(BY.issuer, call.pk)}
    assert "give_up_call" in seen(BY.issuer, call, "Z001")[4]


def test_who_was_out_before_the_meeting_reads_its_own_reason() -> None:
    call = turns.call_at()
    row = Application.objects.get(call=call, unit="Z003")
    with opened():
        row.state, row.stage, row.reason = "out", "formal", "材料不全，逾期未补正。"
        row.save()
    turns.decided(call, chosen=["Z001"])
    acts.give_up_call(call, by=BY.publisher, at=AT, reason=WHY)
    assert seen(THIRD, call, "Z003")[0] == {("out", "formal", "材料不全，逾期未补正。")}


def test_a_call_that_names_its_zone_is_not_listed_elsewhere_before_the_notice() -> None:
    call = turns.call_at(units=("Z001",))
    strangers = (THIRD, ELSEWHERE)
    for by in strangers:
        assert queries.calls(by) == ()
        assert not queries.may_see_call(by, str(call.pk))
        with pytest.raises(NotFound):
            queries.call(by, call.pk, at=AT)
    for by in (BY.head, BY.city, BY.issuer, BY.auditor):
        assert [c.id for c in queries.calls(by)] == [call.pk]
    turns.noticed(call, chosen=["Z001"])
    assert {len(queries.calls(by)) for by in strangers} == {1}


def test_a_call_by_a_day_binds_everybody() -> None:
    call = turns.call_at(units=("Z001",))
    with opened():
        call.closes_at = AT
        call.save()
    assert len(queries.calls(ELSEWHERE)) == 1


def test_who_was_not_chosen_is_told_with_the_notice_and_not_before() -> None:
    call = turns.call_at()
    turns.decided(call)
    assert [a for e in Entry.objects.filter(action__in=TELLING).order_by("seq") for a in announcements(e)
            if a.kind == "passed_over"] == []  # fmt: skip
    acts.publish_notice(call, by=BY.publisher, at=AT)
    other = Application.objects.get(call=call, unit="Z003")
    told = [a for a in announcements(Entry.objects.latest("seq")) if a.kind == "passed_over"]
    assert [(a.to[1], a.path) for a in told if a.to] == [("Z003", f"/applications/{other.pk}")] * 2
