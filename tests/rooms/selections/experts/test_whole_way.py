"""From sealed applications to the visit: each step by the act of its own person, none of it written by hand."""

from __future__ import annotations

import pytest

from jiju.rooms.people import acts as people
from jiju.rooms.selections import acts, queries, words
from jiju.rooms.selections.models import Call, Panel
from jiju.rooms.selections.shapes import Body
from jiju.spine.actors import system
from jiju.spine.roles import Role
from tests.factories import selections_calls as calls
from tests.factories import selections_experts as made
from tests.factories.people import founded

pytestmark = pytest.mark.django_db
AT = calls.OPENED
LEVELS = {"R001": 9, "R002": 5, "R004": 7}


@pytest.fixture
def call() -> Call:
    """A call before the experts, and a pool whose third expert works for the applicants' shareholder."""
    found = calls.at_experts()
    people.mark_demonstration(None, by=system("tests"), at=AT, day=AT.date())
    founded("ORG-COM")
    for n in range(1, 16):
        more = {"employer": Body("", "乙投资公司")} if n == 3 else {}
        one = acts.enlist_expert(made.facts(n, **more), by=calls.third, at=AT)
        acts.confirm_expert(one, by=calls.second, at=AT)
    return found


def reviewed(call: Call) -> Panel:
    """Drawn by two persons, one expert recused, every sheet signed, closed."""
    panel = acts.prepare_draw(call, by=calls.province, at=AT)[0]
    acts.draw_panel(panel, by=calls.second, at=AT)
    seat = made.here(panel)[0]
    acts.recuse(panel, by=calls.third, at=AT, expert=seat.expert.code, evidence=made.EVIDENCE)
    acts.confirm_recusal(panel, by=calls.actor(Role.PROVINCE, person="S0"), at=AT, expert=seat.expert.code)
    codes = {a.code: LEVELS[a.unit] for a in queries.at_the_experts(call)}
    made.signed(panel, codes)
    acts.close_panel(panel, by=calls.third, at=AT)
    return panel


def test_experts_review_what_was_sealed_and_the_best_are_visited(call: Call) -> None:
    panel = reviewed(call)
    assert {u: (calls.of(call, u).state, calls.of(call, u).stage) for u in LEVELS} == {
        "R001": ("going", "visit"), "R002": ("out", "experts"), "R004": ("going", "visit"),
    }  # fmt: skip
    assert str(words.told(calls.of(call, "R002").reason)) == "the experts' score is below the pass mark"
    scores = queries.panel_scores(call)
    assert {u: int(scores[calls.of(call, u).pk]) for u in LEVELS} == {"R001": 90, "R002": 50, "R004": 70}
    assert calls.visited(calls.of(call, "R001")).stage == "visit"
    found = queries.redraw_json(calls.auditor, call.pk)
    assert found["equal"]
    assert found["panels"][0]["sitting"] == [s.expert.code for s in made.here(panel)]


def test_a_shareholder_of_the_applicants_is_left_out_by_data(call: Call) -> None:
    panel = acts.prepare_draw(call, by=calls.province, at=AT)[0]
    acts.draw_panel(panel, by=calls.second, at=AT)
    (out,) = queries.panel(calls.auditor, panel.pk).draw.excluded
    assert out[0] == "E0003"
    assert {"shareholder" in str(why) for why in out[2]} == {True}


def test_experts_read_answers_and_files_that_are_open_to_them_and_no_more(call: Call) -> None:
    one = queries.at_the_experts(call)[0]
    names = [a.name for a in queries.answers(one, AT.date())]
    assert "规划面积" in names
    assert "运营管理机构名称" not in names
    (paper,) = queries.papers(one, AT.date())
    assert (paper.name, paper.material, paper.is_held) == (f"{one.code}-1.png", "评审用匿名材料", False)
    assert queries.paper(one, 1, AT.date()).content == calls.FILE[0].data


def test_an_application_that_is_withdrawn_leaves_the_panel(call: Call) -> None:
    panel = acts.prepare_draw(call, by=calls.province, at=AT)[0]
    acts.draw_panel(panel, by=calls.second, at=AT)
    acts.withdraw(calls.of(call, "R004"), by=calls.head("R004"), at=AT, reason=calls.WHY)
    assert calls.of(call, "R004").code not in {a.code for a in queries.reviewed(panel)}
    made.declared(panel)
    made.signed_without(panel, calls.of(call, "R004").code)
    acts.close_panel(panel, by=calls.third, at=AT)
    assert len(queries.panel_scores(call)) == 2


def test_who_checks_an_application_is_told_what_gives_it_away() -> None:
    found = calls.going("R001", "R003")
    with made.applying.opened():
        version = calls.of(found, "R001").versions.get()
        version.content = version.content.replace("有场所三千平方米", "甲运营公司有场所三千平方米")
        version.save()
    at_county = calls.of(found, "R001")
    (one,) = queries.tellings_for(calls.county, at_county.pk, on=AT.date())
    assert (one.where, one.told, one.is_file) == ("公共服务平台建设和服务情况", "甲运营公司", False)
    assert queries.tellings_for(calls.head("R001"), at_county.pk, on=AT.date()) == ()
    calls.passed(at_county, calls.county)
    assert queries.tellings_for(calls.city, at_county.pk, on=AT.date()) == ()
