"""Who wrote an application, or sent a city's list, takes no step with the panel that compares them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.acts.panel_refusals import SitsOnThePanel
from jiju.rooms.selections.models import Call, Recommendation
from jiju.rooms.selections.shapes import Tie
from jiju.spine.actors import Actor
from jiju.spine.records import opened
from tests.factories import selections_calls as calls
from tests.factories import selections_experts as made
from tests.rooms.selections.experts import applying
from tests.rooms.selections.experts.ways import refused
from tests.web import rounds, small

pytestmark = pytest.mark.django_db
REASON = "专家人数不足，需要补充专家后重新抽取。"


@pytest.fixture(autouse=True)
def province() -> None:
    small.make()
    made.pool()


def wrote() -> Actor:
    """Somebody who wrote an application for a zone and holds a post of the province today."""
    return replace(rounds.province(), person="P-WROTE-1", account="another-account")


def listed(call: Call) -> Actor:
    """Somebody who sent the list of a city and holds a post of the province today."""
    with opened():
        Recommendation(
            call=call, stage="city", unit_name="市级", ranked="[]", quota=2, document="长发改〔2025〕1号",
            by="P-LISTED", at=made.AT, city="220100",
        ).save()  # fmt: skip
    return replace(rounds.province(), person="P-LISTED")


WHO: tuple[Callable[[Call], Actor], ...] = (lambda call: wrote(), listed)
both = pytest.mark.parametrize("who", WHO, ids=("wrote", "listed"))


@both
def test_neither_fixes_the_pool_nor_draws(who: Callable[[Call], Actor]) -> None:
    call = applying.unsealed()
    by = who(call)
    told = refused(acts.AnotherPerson, acts.prepare_draw, call, by=by, at=made.AT)
    assert told.code == "another-person"
    assert [w.kept_from is not None for w in queries.waiting_calls(by, made.AT.date())] == [True]
    assert [w.kept_from for w in queries.waiting_calls(rounds.province(), made.AT.date())] == [None]
    panel = made.prepared(call)
    refused(acts.AnotherPerson, acts.draw_panel, panel, by=by, at=made.AT)
    assert set(queries.panel(by, panel.pk).kept_from) == {"draw_panel", "give_up_panel"}


@both
def test_neither_takes_a_step_with_the_panel_nor_is_offered_one(who: Callable[[Call], Actor]) -> None:
    call = applying.unsealed()
    by = who(call)
    panel = made.declared(made.drawn(made.prepared(call)))
    code = made.here(panel)[0].expert.code
    steps: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
        "recuse": (acts.recuse, {"expert": code, "evidence": made.EVIDENCE}),
        "confirm_recusal": (acts.confirm_recusal, {"expert": code}),
        "keep_expert": (acts.keep_expert, {"expert": code, "reason": REASON}),
        "record_discussion": (acts.record_discussion, {"discussion": made.talk()}),
        "close_panel": (acts.close_panel, {}),
        "give_up_panel": (acts.give_up_panel, {"reason": REASON}),
    }
    for verb, asked in steps.values():
        refused(acts.AnotherPerson, verb, panel, by=by, at=made.LATER, **asked)
    assert set(queries.panel(by, panel.pk).kept_from) == set(steps)


def test_nobody_closes_a_panel_that_is_short_or_is_offered_it() -> None:
    panel = made.declared(made.drawn(made.prepared(applying.unsealed())))
    gone = 0
    while not queries.missing_seats(panel):
        made.challenged_out(panel, made.here(panel)[0])
        gone += 1
        assert gone < 20
    assert "close_panel" in queries.panel(rounds.province(), panel.pk).kept_from


def test_whoever_sits_takes_no_expert_off() -> None:
    panel = made.drawn(made.prepared(applying.unsealed()))
    seats = made.here(panel)
    tied = made.ties(panel, Z001=Tie("colleague", "曾经共事"))
    acts.declare(panel, by=made.sitter(seats[0]), at=made.AT, ties=tied)
    also = replace(rounds.province(3), person=seats[1].person)
    refused(
        SitsOnThePanel, acts.recuse, panel, by=also, at=made.LATER, expert=seats[0].expert.code,
        evidence=made.EVIDENCE,
    )  # fmt: skip
    assert "close_panel" in queries.panel(also, panel.pk).kept_from


def test_whoever_opens_a_case_has_written_nothing_in_it() -> None:
    call = calls.case("R001")
    application = calls.of(call)
    assert call.opened_by not in queries.writers_of(application)
    assert queries.wrote_in(calls.province, call) is None
    assert queries.kept_from(calls.province, call) == {}


def test_who_sent_a_citys_list_decides_nothing_of_the_call() -> None:
    call = calls.walked(calls.going("R001", "R003"), "county", "city")
    by = replace(calls.province, person=calls.city.person)
    assert queries.wrote_in(by, call) is not None
    assert {"decide_call", "take_decision_back", "publish_notice", "issue_batch"} <= set(queries.kept_from(by, call))
    refused(acts.AnotherPerson, acts.give_up_call, call, by=by, at=calls.OPENED, reason=REASON)
