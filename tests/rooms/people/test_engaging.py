"""Engaging people: who may be given which post, and that nobody is engaged when one cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password

from jiju.core.refusals import NotYours, Refusal
from jiju.rooms.people import acts, queries
from jiju.rooms.people.acts import founding
from jiju.rooms.people.models import Account, Person, Posting, Unit
from jiju.rooms.people.shapes import REACHES
from jiju.rooms.people.words import NameIsTaken, NotADemonstration, PostingDoesNotFit, UnitIsUnknown
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import (
    AT,
    ON,
    PASSWORD,
    account_pk,
    actor,
    demo_engagement,
    engaged,
    engagement,
    founded,
    unit_facts,
)

SYSTEM = system("tests")


def engage(*engagements: Any) -> None:
    acts.engage(list(engagements), by=SYSTEM, at=AT)


@pytest.mark.parametrize("role", list(REACHES))
def test_every_role_is_engaged_and_acts_in_its_own_area(db: None, role: Role) -> None:
    by = engaged("somebody", role)
    assert (by.role, by.account, by.unit, by.is_demo) == (role, "somebody", "U1", False)
    assert by.scope.reach in REACHES[role]
    assert Entry.objects.latest("seq").action == "people.engage"


def test_nobody_is_engaged_as_the_system_itself(db: None) -> None:
    founded()
    with pytest.raises(PostingDoesNotFit):
        engage(replace(engagement("sly", Role.PROVINCE), role=Role.SYSTEM))


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"reach": "all"}, PostingDoesNotFit),
        ({"reach": "county"}, PostingDoesNotFit),
        ({"reach": "everything"}, PostingDoesNotFit),
        ({"codes": ()}, PostingDoesNotFit),
        ({"codes": ("",)}, PostingDoesNotFit),
        ({"unit_code": "U404"}, UnitIsUnknown),
        ({"username": "first"}, NameIsTaken),
        ({"is_demo": True}, NotADemonstration),
    ],
)
def test_one_that_does_not_fit_stops_the_whole_batch(db: None, change: dict[str, Any], refusal: type[Refusal]) -> None:
    founded()
    before = Entry.objects.count()
    with pytest.raises(refusal):
        engage(engagement("first", Role.ZONE_HEAD), replace(engagement("second", Role.CITY), **change))
    assert (Person.objects.count(), Posting.objects.count(), Account.objects.count()) == (0, 0, 0)
    assert Entry.objects.count() == before


def test_a_taken_name_is_refused(db: None) -> None:
    engaged("somebody", Role.EXPERT)
    with pytest.raises(NameIsTaken):
        engage(engagement("somebody", Role.EXPERT))


def test_each_distinct_password_is_hashed_once(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    founded()
    hashed: list[str | None] = []

    def count(password: str | None) -> str:
        hashed.append(password)
        return make_password(password)

    monkeypatch.setattr(founding, "make_password", count)
    engage(*[engagement(f"a{n}", Role.EXPERT) for n in range(20)], engagement("b", Role.EXPERT, password="other one"))
    assert sorted(map(str, hashed)) == [PASSWORD, "other one"]
    user = get_user_model().objects.get(username="a7")
    assert user.check_password(PASSWORD)
    assert not user.check_password("other one")


def test_a_hash_is_taken_as_it_is_and_only_where_it_is_said_to_be_one(db: None) -> None:
    founded()
    hashed = make_password("secret of old")
    engage(
        replace(engagement("moved", Role.EXPERT), password="", password_hash=hashed),
        engagement("sly", Role.EXPERT, password=hashed),
        engagement("later", Role.EXPERT, password=""),
    )
    stored = dict(Account.objects.values_list("username", "password"))
    assert stored["moved"] == hashed
    assert check_password(hashed, stored["sly"])
    assert not get_user_model().objects.get(username="later").has_usable_password()


def test_persons_are_numbered_on(db: None, django_assert_max_num_queries: Any) -> None:
    founded()
    engage(*[engagement(f"a{n}", Role.EXPERT) for n in range(3)])
    with django_assert_max_num_queries(20):
        engage(*[engagement(f"b{n}", Role.EXPERT) for n in range(300)])
    assert list(Person.objects.order_by("code").values_list("code", flat=True))[-1] == "P000303"
    assert Account.objects.get(username="b0").person.name == "b0某"
    assert Account.objects.get(username="b0").person.postings.get().unit.code == "U1"


def test_units_are_founded_parents_first(db: None) -> None:
    with pytest.raises(UnitIsUnknown):
        acts.found([unit_facts("C", "city", "P"), unit_facts("P")], by=SYSTEM, at=AT)
    assert Unit.objects.count() == 0
    acts.found([unit_facts("P"), unit_facts("C", "city", "P")], by=SYSTEM, at=AT)
    assert [(u.code, u.parent) for u in queries.units(on=ON)] == [("C", "P"), ("P", "")]
    assert [u.code for u in queries.units("city", on=ON)] == ["C"]
    with pytest.raises(NameIsTaken):
        acts.found([unit_facts("P")], by=SYSTEM, at=AT)
    with pytest.raises(Refusal):
        acts.found([unit_facts("X", "castle")], by=SYSTEM, at=AT)


def test_units_end(db: None) -> None:
    acts.found([replace(unit_facts("P"), until=ON)], by=SYSTEM, at=AT)
    assert queries.units(on=ON) == []


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR, Role.SYSTEM}))
def test_only_the_administrator_engages(db: None, role: Role) -> None:
    with pytest.raises(NotYours):
        acts.found([unit_facts()], by=actor(role), at=AT)
    with pytest.raises(NotYours):
        acts.engage([], by=actor(role), at=AT)


def test_the_framework_writes_the_last_sign_in_without_an_act(db: None, client: Any) -> None:
    engaged("somebody", Role.PROVINCE)
    account = get_user_model().objects.get(username="somebody")
    client.force_login(account)
    account.refresh_from_db()
    assert account.last_login is not None
    assert account.has_perm("anything") is False
    assert get_user_model().objects.get_by_natural_key("somebody").pk == account_pk("somebody")


def test_a_demonstration_is_made_only_of_an_empty_store(db: None) -> None:
    acts.mark_demonstration(None, by=SYSTEM, at=AT, day=ON)
    founded()
    engage(demo_engagement("province", Role.PROVINCE))
    with pytest.raises(NotADemonstration):
        acts.mark_demonstration(None, by=SYSTEM, at=AT, day=ON)


def test_a_demonstration_moves_to_another_day_and_a_working_store_does_not(db: None) -> None:
    before = Entry.objects.count()
    with pytest.raises(NotADemonstration, match="no demonstration"):
        acts.move_demonstration(None, by=SYSTEM, at=AT, day=ON)
    assert Entry.objects.count() == before
    acts.mark_demonstration(None, by=SYSTEM, at=AT, day=ON)
    assert acts.move_demonstration(None, by=SYSTEM, at=AT, day=ON + timedelta(days=30)) == ON
    assert queries.demonstration_day() == ON + timedelta(days=30)


def test_a_sign_in_is_written_down(db: None) -> None:
    by = engaged("somebody", Role.PROVINCE)
    acts.sign_in(None, by=by, at=AT)
    entry = Entry.objects.latest("seq")
    assert (entry.action, entry.account, entry.person) == ("people.sign_in", "somebody", by.person)
