"""From the sealed application to the plaque by the acts of everybody concerned, in a procedure without experts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jiju.rooms.evaluations.acts.refusals import ConflictOfInterest
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts, queries, tasks
from jiju.rooms.selections.models import Call
from tests.factories import selections_calls as calls
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import BY, WHY
from tests.rooms.selections.notices.ways import refused

STAGES = ("apply", "visit", "decide", "notice", "issue", "plaque")
MET = calls.OPENED + timedelta(days=1)
NOTICED, OVER = MET + timedelta(days=1), MET + timedelta(days=14)


@pytest.fixture
def call(db: None) -> Call:
    """Three zones that applied, were unsealed, visited and passed on."""
    calls.province_with_reserve()
    tasks.adopt_titles(on=calls.AT.date(), at=calls.AT)
    plain = calls.procedure()
    shape = plain.model_copy(update={"stages": tuple(s for s in plain.stages if s.id in STAGES)})
    made = calls.going("R001", "R003", "R004", procedure=shape)
    for unit in ("R001", "R003"):
        visited(made, unit)
    return made


def visited(call: Call, unit: str) -> None:
    row = calls.of(call, unit)
    calls.visited(row)
    calls.passed(row, calls.third, at=calls.OPENED + timedelta(hours=3))


def decided(call: Call, **others: Any) -> Any:
    asked = {"by": BY.recorder, "at": MET, "meeting": turns.meeting(held_on=MET.date()), "chosen": ["R001", "R003"]}
    return acts.decide_call(call, **asked | others)


def test_the_whole_way(call: Call) -> None:
    told = refused(acts.StillBehind, decided, call)
    assert [str(line) for line in told.lines] == ["集聚区R004: 现场核查"]  # type: ignore[attr-defined]
    visited(call, "R004")
    refused(acts.AnotherPerson, decided, call, by=turns.actor(turns.Role.PROVINCE, person="W-R001"))
    decided(call)
    notice = acts.publish_notice(call, by=BY.publisher, at=NOTICED)
    assert queries.public_notice(notice.pk, on=NOTICED.date()).lines[0].operator == "甲运营公司"
    made = acts.raise_objection(notice, by=turns.PORTAL, at=NOTICED, unit="R003", text=WHY,
                                objector=turns.Objector("李四"))  # fmt: skip
    refused(ConflictOfInterest, acts.uphold_objection, made, by=calls.third, at=NOTICED, ruling=WHY)  # made the visit
    turns.upheld(made, at=NOTICED)
    batch = turns.batch(effective_on=OVER.date())
    titles = acts.issue_batch(call, by=BY.issuer, at=OVER, batch=batch)
    assert [t.unit for t in titles] == ["R001"]
    acts.hang_plaque(call, by=BY.publisher, at=OVER, hung_on=OVER.date(), plaques={"R001": "001"})
    rows = {a.unit: (a.state, a.stage) for a in call.applications.order_by("unit")}
    assert rows == {"R001": ("entered", ""), "R003": ("struck", "notice"), "R004": ("out", "decide")}
    assert registry.zone(BY.issuer, "R001", OVER.date()).status == "provincial"
    shown = queries.application(calls.head("R001"), calls.of(call).pk, on=OVER.date())
    assert [d.verb for d in shown.deeds][:4] == ["hang_plaque", "issue_batch", "publish_notice", "decide_call"]


def test_who_may_apply_is_told_by_the_titles(call: Call) -> None:
    on = OVER.date()
    assert set(queries.libraries_of("R001", calls.AT.date())) == {"reserve"}
    visited(call, "R004")
    decided(call)
    acts.publish_notice(call, by=BY.publisher, at=NOTICED)
    acts.issue_batch(call, by=BY.issuer, at=OVER, batch=turns.batch(effective_on=on))
    assert queries.libraries_of("R001", on) == {"formal": on}
    title = queries.title_of("R001", "formal", on)
    assert title is not None
    with turns.opened():
        title.lost_on, title.ban_until = on, on + timedelta(days=99)
        title.save()
    assert queries.libraries_of("R001", on) == {}
    assert queries.banned_until("R001", on) == on + timedelta(days=99)
    assert queries.libraries_of("R999", on) == {}


def test_a_case_of_the_province_goes_the_same_way(db: None) -> None:
    case = calls.case("R001")
    tasks.adopt_titles(on=calls.AT.date(), at=calls.AT)
    for by in (calls.city, calls.department):
        calls.passed(calls.of(case), by, at=calls.AT)
    meeting = turns.meeting()
    acts.decide_call(case, by=calls.province, at=calls.AT, meeting=meeting, chosen=["R001"])  # who opened it wrote none
    acts.publish_notice(case, by=BY.publisher, at=calls.AT)
    made = acts.issue_batch(case, by=BY.issuer, at=turns.OVER, batch=turns.batch())
    assert [(t.unit, t.library) for t in made] == [("R001", "formal")]
