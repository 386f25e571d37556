"""The draw: a pool fixed by one person, a panel drawn by another, and the same panel whenever it is drawn again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from jiju.core.refusals import NotNow, NotYours
from jiju.engines import draws
from jiju.rooms.selections import acts, checks, queries
from jiju.rooms.selections.acts import panel_refusals as told
from jiju.spine.models import Entry
from jiju.spine.records import opened
from jiju.spine.roles import Role
from tests.factories import selections_experts as made
from tests.rooms.selections.experts import applying
from tests.rooms.selections.experts.ways import refused
from tests.web import rounds, small

pytestmark = pytest.mark.django_db
REASON = "专家人数不足，需要补充专家后重新抽取。"


@pytest.fixture(autouse=True)
def province() -> None:
    small.make()


def asked(number: int = 1) -> dict[str, object]:
    return {"by": rounds.province(number), "at": made.AT}


def test_the_pool_is_fixed_in_the_ledger_before_the_seed_can_be_known() -> None:
    made.pool()
    panel = made.prepared(applying.unsealed())
    entry = Entry.objects.get(action="selections.prepare_draw")
    (said,) = json.loads(entry.body)["data"]["panels"]
    assert said == {
        "panel": panel.pk,
        "group": "",
        "pool_digest": panel.pool_digest,
        "reviewed": ["A-01", "A-02", "A-03"],
    }
    assert panel.seed_digest == panel.call.seed_digest
    assert json.loads(entry.body)["data"]["seed_digest"] == "", "the one of the opening is in force"
    assert (panel.prepared_seq, panel.prepared_root) == (entry.seq, entry.root)
    assert (panel.state, panel.seed, panel.secret, panel.record) == ("prepared", "", "", "")
    pool = queries.pool_in(panel.pool)
    assert draws.pool_digest(pool) == panel.pool_digest
    assert [(s.field, s.wanted, s.reserves) for s in pool.strata] == [
        ("产业规划", 2, 2), ("服务业经济", 2, 2), ("财务审计", 1, 1),
    ]  # fmt: skip
    assert (pool.years, pool.per_employer, pool.on) == (3, 1, small.DAY)


def test_another_person_draws_by_a_seed_that_anybody_can_compute() -> None:
    made.pool()
    panel = made.prepared(applying.unsealed())
    second_account = replace(rounds.province(), account="another-account")
    refused(told.SamePersonDraws, acts.draw_panel, panel, by=second_account, at=made.AT)
    refused(NotYours, acts.draw_panel, panel, by=small.actor(Role.AUDITOR), at=made.AT)
    acts.draw_panel(panel, **asked(2))
    text = f"{applying.SECRET}|{panel.prepared_root}|"
    assert panel.seed == hashlib.sha256(text.encode()).hexdigest()
    again = draws.draw(queries.pool_in(panel.pool), panel.seed)
    assert again.text == panel.record
    assert [s.expert.code for s in panel.seats.order_by("number")] == list(again.chosen)
    assert [s.field for s in panel.seats.order_by("number")] == ["产业规划"] * 2 + ["服务业经济"] * 2 + ["财务审计"]
    refused(NotNow, acts.draw_panel, panel, **asked(2))


def test_the_secret_is_the_one_that_was_published_by_its_digest() -> None:
    made.pool()
    panel = made.prepared(applying.unsealed())
    with opened():
        panel.seed_digest = "0" * 64
        panel.save()
    refused(told.SecretDoesNotHold, acts.draw_panel, panel, **asked(2))


def test_all_living_applications_go_together() -> None:
    made.pool()
    call = applying.unsealed()
    applying.moved(call, "Z002", stage="formal")
    found = refused(acts.StillBehind, acts.prepare_draw, call, **asked())
    assert "测试集聚区002" in str(found.what)
    applying.moved(call, "Z002", stage="experts", state="returned")
    refused(acts.StillBehind, acts.prepare_draw, call, **asked())
    applying.moved(call, "Z002", state="out")
    panel = acts.prepare_draw(call, **asked())[0]
    assert sorted(queries.applications_in(panel)) == ["A-01", "A-03"]
    refused(told.NothingToReview, acts.prepare_draw, call, **asked())


def test_a_call_without_experts_or_not_unsealed_is_refused() -> None:
    made.pool()
    refused(told.NoExpertsHere, acts.prepare_draw, applying.of_case(), **asked())
    call = applying.unsealed()
    refused(NotYours, acts.prepare_draw, call, by=small.actor(Role.CITY), at=made.AT)
    with opened():
        call.state = "open"
        call.save()
    refused(NotNow, acts.prepare_draw, call, **asked())


def test_too_few_candidates_are_told_before_a_seed_is_spent() -> None:
    made.pool(3)
    found = refused(draws.TooFewCandidates, acts.prepare_draw, applying.unsealed(), **asked())
    assert isinstance(found, draws.TooFewCandidates)
    assert (found.field, found.have, found.needed) == ("产业规划", 1, 2)


def test_a_panel_for_each_type_of_zone_has_a_seed_of_its_own() -> None:
    made.pool()
    call = applying.unsealed(applying.procedure(by_type=True))
    panels = acts.prepare_draw(call, **asked())
    assert [(p.group, sorted(queries.applications_in(p))) for p in panels] == [
        ("T1", ["A-01", "A-03"]), ("T2", ["A-02"]),
    ]  # fmt: skip
    assert Entry.objects.filter(action="selections.prepare_draw").count() == 1
    for panel in panels:
        acts.draw_panel(panel, **asked(2))
    assert panels[0].seed != panels[1].seed
    assert queries.redraw_json(rounds.province(), call.pk)["equal"]


def test_whoever_runs_the_draw_does_not_sit_on_the_panel() -> None:
    experts = {e.code: e.person for e in made.pool()}
    preparing = replace(rounds.province(), person=experts["E0003"])
    panel = acts.prepare_draw(applying.unsealed(), by=preparing, at=made.AT)[0]
    pool = queries.pool_in(panel.pool)
    assert {c.code for c in pool.candidates} == set(experts) - {"E0003"}
    chosen = draws.draw(pool, checks.seed_of(applying.SECRET, panel.prepared_root, "")).chosen
    drawing = replace(rounds.province(2), person=experts[chosen[0]])
    refused(told.SitsOnThePanel, acts.draw_panel, panel, by=drawing, at=made.AT)
    acts.draw_panel(panel, **asked(2))


def test_a_panel_that_was_given_up_makes_room_for_another_draw() -> None:
    made.pool()
    panel = made.declared(made.drawn(made.prepared(applying.unsealed())))
    seat = made.here(panel)[0]
    acts.score(panel, by=made.sitter(seat), at=made.AT, code="A-01", points=made.points(7))
    refused(told.WordsAreMissing, acts.give_up_panel, panel, reason="短", **asked(3))
    refused(NotYours, acts.give_up_panel, panel, by=made.sitter(seat), at=made.AT, reason=REASON)
    own = replace(rounds.province(), person=seat.person)
    refused(told.SitsOnThePanel, acts.give_up_panel, panel, by=own, at=made.AT, reason=REASON)
    acts.give_up_panel(panel, reason=REASON, **asked(3))
    assert seat.sheets.get().state == "void"
    refused(NotNow, acts.give_up_panel, panel, reason=REASON, **asked(3))
    again = acts.prepare_draw(panel.call, by=rounds.province(), at=made.AT + timedelta(hours=1))[0]
    acts.draw_panel(again, **asked(2))
    assert again.seed != panel.seed
    assert queries.redraw_json(rounds.province(), panel.call_id)["equal"]
