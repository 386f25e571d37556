"""A panel given up: never by who had a part in its draw; the next pool is fixed under a secret that nobody knows."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from jiju.rooms.selections import acts, checks, queries
from jiju.rooms.selections.acts import panel_refusals as told
from jiju.rooms.selections.models import Call, Panel
from jiju.spine.models import Entry
from jiju.spine.records import opened
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


def asked(number: int = 1) -> dict[str, Any]:
    return {"by": rounds.province(number), "at": made.AT}


def drawn(call: Call | None = None) -> Panel:
    return made.drawn(made.prepared(call or applying.unsealed()))


def given_up(panel: Panel) -> dict[str, Any]:
    """What the ledger says once a third person has given a panel up."""
    acts.give_up_panel(panel, reason=REASON, **asked(3))
    told: dict[str, Any] = json.loads(Entry.objects.get(action="selections.give_up_panel", subject_id=panel.pk).body)
    return dict(told["data"])


def two() -> tuple[Call, Panel, Panel]:
    """Two panels of one call whose pools were fixed at once, under one secret."""
    call = applying.unsealed(applying.procedure(by_type=True))
    one, other = acts.prepare_draw(call, **asked())
    return call, one, other


def test_who_fixed_the_pool_or_drew_does_not_give_the_panel_up() -> None:
    panel = made.prepared(applying.unsealed())
    refused(told.SamePersonGivesUp, acts.give_up_panel, panel, reason=REASON, **asked())
    acts.draw_panel(panel, **asked(2))
    again = replace(rounds.province(2), account="another-account")
    refused(told.SamePersonGivesUp, acts.give_up_panel, panel, by=again, at=made.AT, reason=REASON)
    found = refused(told.SamePersonGivesUp, acts.give_up_panel, panel, reason=REASON, **asked())
    assert found.code == "same-person-gives-up"
    assert given_up(panel)["call"] == panel.call_id
    assert panel.state == "given_up"


def test_who_drew_another_panel_by_the_same_secret_does_not_give_up_what_can_be_foretold() -> None:
    _, one, other = two()
    acts.draw_panel(one, **asked(2))
    refused(told.SamePersonGivesUp, acts.give_up_panel, other, reason=REASON, **asked(2))
    assert given_up(other)["seed_digest"], "the secret was revealed by the draw of the other panel"


def test_it_is_said_before_the_button() -> None:
    panel = drawn()
    kept = [set(queries.panel(rounds.province(n), panel.pk).kept_from) for n in (1, 2, 3)]
    assert kept == [{"give_up_panel"}, {"give_up_panel"}, set()]
    given_up(panel)
    assert queries.panel(rounds.province(), panel.pk).kept_from == {}


def test_one_person_alone_cannot_draw_until_the_draw_pleases() -> None:
    """Whoever repeats the draw needs another to draw it and a third to end it, and knows no secret at the fixing."""
    panel = drawn()
    alone = asked()
    refused(told.SamePersonGivesUp, acts.give_up_panel, panel, reason=REASON, **alone)
    given_up(panel)
    (again,) = acts.prepare_draw(panel.call, **alone)
    foretold = checks.seed_of(panel.secret, again.prepared_root, again.group)
    refused(told.SamePersonDraws, acts.draw_panel, again, **alone)
    refused(told.SamePersonGivesUp, acts.give_up_panel, again, reason=REASON, **alone)
    acts.draw_panel(again, **asked(2))
    assert again.seed != foretold


def test_the_second_draw_has_a_secret_of_its_own_that_was_published_before_its_pool() -> None:
    call = applying.unsealed()
    first = drawn(call)
    told_ = given_up(first)
    call.refresh_from_db()
    assert told_["seed_digest"] == call.seed_digest != first.seed_digest
    assert queries.call(rounds.province(), call.pk, at=made.AT).seed_digest == call.seed_digest
    second = drawn(call)
    assert (second.seed_digest, second.secret == first.secret) == (call.seed_digest, False)
    assert checks.digest_of(second.secret) == second.seed_digest
    assert second.secret not in "".join(Entry.objects.filter(seq__lt=second.drawn_seq).values_list("body", flat=True))


def test_both_draws_come_out_again_and_tell_how_many_were_given_up() -> None:
    first = drawn()
    given_up(first)
    second = drawn(first.call)
    found = queries.redraw_json(rounds.province(), first.call_id)
    assert found["equal"]
    assert found["given_up"] == 1
    assert [(p["panel"], p["seed_digest"], p["given_up_before"], p["differences"]) for p in found["panels"]] == [
        (first.pk, first.seed_digest, 0, []), (second.pk, second.seed_digest, 1, []),
    ]  # fmt: skip
    assert queries.panel(rounds.province(), second.pk).draw.given_up_before == 1
    with opened():
        second.seed_digest, second.secret = first.seed_digest, first.secret
        second.save()
    (_, spoilt) = queries.redraw_json(rounds.province(), first.call_id)["panels"]
    assert "ledger: another digest of the secret was in force when the pool was fixed" in spoilt["differences"]


def test_a_secret_that_no_draw_revealed_stays_in_force() -> None:
    call = applying.unsealed()
    panel = made.prepared(call)
    assert given_up(panel)["seed_digest"] == ""
    call.refresh_from_db()
    assert call.seed_digest == panel.seed_digest
    assert drawn(call).secret == applying.SECRET
    assert queries.redraw_json(rounds.province(), call.pk)["equal"]


def test_a_panel_fixed_under_a_revealed_secret_is_drawn_by_it_though_the_call_has_a_new_one() -> None:
    call, one, other = two()
    acts.draw_panel(one, **asked(2))
    given_up(one)
    acts.draw_panel(other, **asked(2))
    assert other.secret == one.secret == applying.SECRET
    call.refresh_from_db()
    assert call.seed_digest != other.seed_digest
    (third,) = acts.prepare_draw(call, **asked())
    acts.draw_panel(third, **asked(2))
    assert third.secret != other.secret
    assert queries.redraw_json(rounds.province(), call.pk)["equal"]


def test_no_pool_is_fixed_under_a_secret_that_another_draw_revealed_meanwhile() -> None:
    call, one, other = two()
    assert given_up(other)["seed_digest"] == "", "nothing was revealed yet"
    acts.draw_panel(one, **asked(2))
    (again,) = acts.prepare_draw(call, **asked())
    entry = Entry.objects.get(seq=again.prepared_seq)
    assert json.loads(entry.body)["data"]["seed_digest"] == again.seed_digest != one.seed_digest
    acts.draw_panel(again, **asked(2))
    assert again.secret != one.secret
    assert queries.redraw_json(rounds.province(), call.pk)["equal"]
