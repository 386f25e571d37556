"""The draw made again from its record and the ledger: the same experts, or the place in which it differs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.models import Panel, Seat
from jiju.spine.actors import system
from jiju.spine.records import opened
from jiju.spine.roles import Role
from tests.factories import selections_experts as made
from tests.web import small

pytestmark = pytest.mark.django_db
BY = system("tests")


@pytest.fixture
def panel() -> Panel:
    return made.drawn()


def again(panel: Panel) -> dict[str, Any]:
    (found,) = queries.redraw_json(BY, panel.call_id)["panels"]
    return found  # type: ignore[no-any-return]  # plain data


def spoilt(panel: Panel, **changed: Any) -> str:
    """What is told once something of the record was changed behind everybody's back."""
    with opened():
        for name, value in changed.items():
            setattr(panel, name, value)
        panel.save()
    told = again(panel)["differences"]
    assert told
    assert not queries.redraw_json(BY, panel.call_id)["equal"]
    return " ".join(told)


def test_the_same_experts_come_out_again(panel: Panel) -> None:
    found = queries.redraw_json(BY, panel.call_id)
    assert found["equal"]
    (one,) = found["panels"]
    assert one["drawn"] == one["sitting"] == [s.expert.code for s in made.here(panel)]
    assert (one["seed"], one["differences"]) == (panel.seed, [])


def test_after_a_recusal_those_sit_whom_the_draw_calls(panel: Panel) -> None:
    seat = made.here(panel)[0]
    made.challenged_out(panel, seat)
    one = again(panel)
    assert one["differences"] == []
    assert set(one["drawn"]) - set(one["sitting"]) == {seat.expert.code}


def test_a_seat_that_was_exchanged_is_told(panel: Panel) -> None:
    seat = made.here(panel)[0]
    other = made.Expert.objects.exclude(code__in=[s.expert.code for s in made.here(panel)]).order_by("code")[0]
    with opened():
        seat.expert = other
        seat.save()
    assert "seats:" in " ".join(again(panel)["differences"])


def test_each_change_of_the_record_is_told(panel: Panel) -> None:
    record = json.loads(panel.record)
    record["strata"][0]["chosen"].reverse()
    swapped = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert "chosen:" in spoilt(panel, record=swapped)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"secret": "another"}, "secret:"),
        ({"prepared_root": "0" * 64}, "seed:"),
        ({"pool_digest": "0" * 64}, "inputs:"),
        ({"record_digest": "0" * 64}, "record:"),
        ({"record": "nonsense"}, "record:"),
        ({"prepared_seq": 0}, "ledger:"),
        ({"drawn_seq": 999_999}, "ledger: an entry"),
    ],
)
def test_each_change_beside_it_is_told(panel: Panel, changed: dict[str, Any], told: str) -> None:
    assert told in spoilt(panel, **changed)


def test_another_secret_with_its_own_digest_is_told_by_the_opening(panel: Panel) -> None:
    told = spoilt(panel, secret="another", seed_digest=checks.digest_of("another"))
    assert "secret:" not in told
    assert "ledger: another digest of the secret" in told


def test_another_digest_on_the_call_is_told(panel: Panel) -> None:
    with opened():
        panel.call.seed_digest = checks.digest_of("another")
        panel.call.save()
    assert "ledger: the call shows another digest" in " ".join(again(panel)["differences"])


def test_a_call_without_a_draw_proves_nothing() -> None:
    panel = made.prepared()
    found = queries.redraw_json(BY, panel.call_id)
    assert (found["panels"], found["equal"]) == ([], False)


def test_it_is_for_those_who_run_or_audit(panel: Panel) -> None:
    assert queries.redraw_json(small.actor(Role.AUDITOR), panel.call_id)["equal"]
    for by in (small.actor(Role.CITY), made.sitter(made.here(panel)[0])):
        with pytest.raises(NotYours):
            queries.redraw_json(by, panel.call_id)
    with pytest.raises(NotFound):
        queries.redraw_json(BY, 999)
    assert Seat.objects.count() == 5
