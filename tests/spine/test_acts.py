"""An act is permitted, atomic and recorded, or it did not happen."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction

from jiju.core.refusals import Fault, NotFound, NotNow, NotYours
from jiju.core.words import word
from jiju.engines.states import Table
from jiju.rooms.people.models import Unit
from jiju.spine.actors import Place
from jiju.spine.acts import act, record
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, actor, founded

BY = actor(Role.PROVINCE)
TABLE = Table({"draft": word("draft"), "certified": word("certified")}, "draft", {"certify": (("draft",), "certified")})


def stored() -> Unit:
    founded("U1")
    return Unit.objects.get(code="U1")


def rename(verb: str) -> Any:
    @act(verb)
    def rename(unit: Unit, *, by: Any, at: Any, to: str) -> str:
        unit.name = to
        unit.save()
        record(unit, to=to)
        return "done"

    return rename


def test_an_act_writes_the_record_and_one_entry(db: None, verb: str) -> None:
    unit = stored()
    before = Entry.objects.count()
    assert rename(verb)(unit, by=BY, at=AT, to="新名") == "done"
    entry = Entry.objects.get(seq=before)
    assert Unit.objects.get().name == "新名"
    assert (entry.action, entry.person, entry.role, entry.subject_id) == (
        verb,
        BY.person,
        "province",
        str(unit.pk),
    )
    assert '"data":{"to":"新名"}' in entry.body


@pytest.mark.parametrize(
    "missing",
    [{}, {"by": BY}, {"at": AT}, {"by": "somebody", "at": AT}, {"by": BY, "at": datetime(2025, 1, 1)}],
    ids=["nothing", "no time", "no actor", "actor is a name", "time without zone"],
)
def test_nobody_acts_without_who_and_when(db: None, verb: str, missing: dict[str, Any]) -> None:
    unit = stored()
    with pytest.raises(Fault, match=verb):
        rename(verb)(unit, to="新名", **missing)
    assert Unit.objects.get().name != "新名"


@pytest.mark.parametrize("times", [0, 2])
def test_an_act_records_exactly_once_or_leaves_nothing(db: None, verb: str, times: int) -> None:
    unit = stored()
    before = Entry.objects.count()

    @act(verb)
    def careless(unit: Unit, *, by: Any, at: Any) -> None:
        unit.name = "新名"
        unit.save()
        for _ in range(times):
            record(unit)

    with pytest.raises(Fault, match="exactly one"):
        careless(unit, by=BY, at=AT)
    assert Unit.objects.get().name != "新名"
    assert Entry.objects.count() == before


def test_a_record_in_an_inner_transaction_is_a_fault(db: None, verb: str) -> None:
    """It could be rolled back by itself, and the change would stand unrecorded."""
    unit = stored()

    @act(verb)
    def sly(unit: Unit, *, by: Any, at: Any) -> None:
        unit.name = "新名"
        unit.save()
        with transaction.atomic():
            record(unit)

    with pytest.raises(Fault, match="inner transaction"):
        sly(unit, by=BY, at=AT)
    assert Unit.objects.get().name != "新名"


def test_the_pen_is_given_back(db: None, verb: str) -> None:
    rename(verb)(stored(), by=BY, at=AT, to="新名")
    with pytest.raises(Fault, match="outside an act"):
        record(None)


def test_an_exception_rolls_everything_back(db: None, verb: str) -> None:
    unit = stored()
    before = Entry.objects.count()

    @act(verb)
    def broken(unit: Unit, *, by: Any, at: Any) -> None:
        unit.name = "新名"
        unit.save()
        record(unit)
        raise ValueError("later")

    with pytest.raises(ValueError, match="later"):
        broken(unit, by=BY, at=AT)
    assert Unit.objects.get().name != "新名"
    assert Entry.objects.count() == before


def test_the_wrong_role_is_told_whose_it_is(db: None, verb: str) -> None:
    unit = stored()
    with pytest.raises(NotYours) as refused:
        rename(verb)(unit, by=actor(Role.EXPERT), at=AT, to="新名")
    assert "provincial office" in str(refused.value.remedy)
    assert Unit.objects.get().name != "新名"


def test_an_unlisted_verb_is_a_fault(db: None) -> None:
    with pytest.raises(Fault, match="no such permission"):
        rename("spine.not_listed")(stored(), by=BY, at=AT, to="新名")


def test_outside_the_scope_is_as_if_it_were_not_there(db: None, verb: str, grant: Any) -> None:
    grant("spine.touch", Role.CITY)

    @act("spine.touch")
    def touch(subject: Any, *, by: Any, at: Any) -> None:
        record(None)

    here, there = (SimpleNamespace(place=Place(city=c)) for c in ("220100", "220300"))
    touch(here, by=actor(Role.CITY, "220100"), at=AT)
    with pytest.raises(NotFound) as outside:
        touch(there, by=actor(Role.CITY, "220100"), at=AT)
    gone = stored()
    key = gone.pk
    Unit.objects.filter(pk=key)._raw_delete("default")
    with pytest.raises(NotFound) as missing:
        rename(verb)(gone, by=BY, at=AT, to="新名")
    assert outside.value.words == missing.value.words


def test_the_role_is_asked_before_the_record_is_looked_for(db: None, verb: str) -> None:
    with pytest.raises(NotYours):
        rename(verb)(Unit(pk=404), by=actor(Role.EXPERT), at=AT, to="新名")


def test_the_wrong_state_is_refused_with_both_states(db: None, verb: str) -> None:
    @act(verb, move=TABLE["certify"])
    def certify(subject: Any, *, by: Any, at: Any) -> None:
        record(None)

    certify(SimpleNamespace(state="draft"), by=BY, at=AT)
    before = Entry.objects.count()
    with pytest.raises(NotNow) as refused:
        certify(SimpleNamespace(state="certified"), by=BY, at=AT)
    assert "certified" in str(refused.value.what)
    assert "draft" in str(refused.value.remedy)
    assert Entry.objects.count() == before


def test_an_act_judges_what_is_stored_and_not_what_was_shown(db: None, verb: str, grant: Any) -> None:
    grant("spine.look", Role.PROVINCE)
    shown, meanwhile = stored(), Unit.objects.get(code="U1")
    rename(verb)(meanwhile, by=BY, at=AT, to="甲")
    seen: list[str] = []

    @act("spine.look")
    def look(unit: Unit, *, by: Any, at: Any) -> None:
        seen.append(unit.name)
        record(unit)

    look(shown, by=BY, at=AT)
    assert seen == ["甲"]


def test_acts_within_acts_record_each_for_itself(db: None, verb: str, grant: Any) -> None:
    grant("spine.outer", Role.PROVINCE)
    inner, unit = rename(verb), stored()

    @act("spine.outer")
    def outer(unit: Unit, *, by: Any, at: Any) -> None:
        inner(unit, by=by, at=at, to="内")
        record(unit)

    outer(unit, by=BY, at=AT)
    assert list(Entry.objects.order_by("-seq").values_list("action", flat=True)[:2]) == ["spine.outer", verb]


def test_a_refused_inner_act_leaves_the_outer_one_whole(db: None, verb: str, grant: Any) -> None:
    grant("spine.outer", Role.EXPERT)
    inner, unit = rename(verb), stored()

    @act("spine.outer")
    def outer(unit: Unit, *, by: Any, at: Any) -> None:
        with pytest.raises(NotYours):
            inner(unit, by=by, at=at, to="内")
        record(None)

    outer(unit, by=actor(Role.EXPERT), at=AT)
    assert Entry.objects.order_by("-seq")[0].action == "spine.outer"
    assert Unit.objects.get().name != "内"


def test_two_acts_cannot_share_one_name(verb: str) -> None:
    rename(verb)
    rename(verb)  # the same function again, as when a module is read twice
    with pytest.raises(Fault, match="already the act"):

        @act(verb)
        def other(unit: Unit, *, by: Any, at: Any) -> None:
            record(unit)
