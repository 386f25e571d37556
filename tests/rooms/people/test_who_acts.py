"""Who an account stands for: read from what is stored now, in few questions; demonstration accounts kept apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jiju.rooms.people import acts, queries
from jiju.rooms.people.models import Account
from jiju.spine.actors import system
from jiju.spine.looks import one_look
from jiju.spine.roles import Role
from tests.factories.people import AT, ON, account_pk, demo_engagement, engaged, engagement, founded

SYSTEM = system("tests")


@pytest.fixture
def demonstration(db: None) -> None:
    acts.mark_demonstration(None, by=SYSTEM, at=AT, day=ON)
    founded()
    acts.engage([demo_engagement(r, Role(r)) for r in ("auditor", "province", "city")], by=SYSTEM, at=AT)


def test_one_question_is_enough(db: None, django_assert_num_queries: Any) -> None:
    engaged("somebody", Role.CITY)
    pk = account_pk("somebody")
    with django_assert_num_queries(1):
        assert queries.actor_of(pk, on=ON) is not None


def test_a_demonstration_account_takes_two(demonstration: None, django_assert_num_queries: Any) -> None:
    pk = account_pk("city")
    with django_assert_num_queries(2):
        by = queries.actor_of(pk, on=ON)
    assert by is not None
    assert by.is_demo


def test_closed_unknown_or_not_yet_begun_is_nobody(db: None) -> None:
    engaged("somebody", Role.CITY)
    pk = account_pk("somebody")
    assert queries.actor_of(pk, on=date(2020, 12, 31)) is None
    assert queries.actor_of(pk + 1, on=ON) is None
    Account.objects.filter(pk=pk).update(is_active=False)
    assert queries.actor_of(pk, on=ON) is None


def test_of_several_posts_the_earliest_is_acted_under(db: None) -> None:
    founded()
    late, early = engagement("late", Role.CITY, since=date(2023, 1, 1)), engagement("early", Role.COUNTY)
    acts.engage([late, early], by=SYSTEM, at=AT)
    Account.objects.filter(username="late").update(person=Account.objects.get(username="early").person)
    by = queries.actor_of(account_pk("late"), on=ON)
    assert by is not None
    assert (by.role, by.account) == (Role.COUNTY, "late")


def test_a_demonstration_account_is_nobody_in_production(demonstration: None, settings: Any) -> None:
    """Even with a session opened before the store was put to real work."""
    settings.JIJU_PRODUCTION = True
    assert queries.actor_of(account_pk("city"), on=ON) is None
    assert queries.demo_accounts() == []
    assert not queries.may_sign_in_to_production("city")


def test_a_demonstration_account_signs_in_only_where_the_mark_is(db: None) -> None:
    engaged("somebody", Role.EXPERT)
    Account.objects.create(username="stray", person=Account.objects.get().person, is_demo=True)
    assert queries.may_sign_in_here("somebody")
    assert queries.may_sign_in_to_production("somebody")
    assert not queries.may_sign_in_here("stray")
    assert queries.actor_of(account_pk("stray"), on=ON) is None
    assert queries.demonstration_day() is None


def test_in_a_demonstration_it_does(demonstration: None) -> None:
    assert queries.demonstration_day() == ON
    assert queries.may_sign_in_here("city")
    assert not queries.may_sign_in_to_production("city")


def test_one_sign_in_a_role_is_offered_in_the_visitors_order(demonstration: None) -> None:
    assert [a.username for a in queries.demo_accounts()] == ["province", "city", "auditor"]
    assert queries.demo_accounts()[1].role is Role.CITY


def test_who_is_posted_where(db: None) -> None:
    engaged("head", Role.ZONE_HEAD, "Z001")
    engaged("statistician", Role.ZONE_STATISTICIAN, "Z001")
    engaged("other", Role.ZONE_HEAD, "Z0010")  # no code that merely begins alike
    assert [(p.name, p.role) for p in queries.staff_of("Z001", on=ON)] == [
        ("head某", Role.ZONE_HEAD), ("statistician某", Role.ZONE_STATISTICIAN),
    ]  # fmt: skip
    head, nobody = queries.head_of("Z001", on=ON), queries.head_of("Z002", on=ON)
    assert head is not None
    assert (head.name, nobody) == ("head某", None)
    by = queries.actor_posted(Role.ZONE_HEAD, "Z001", on=ON)
    assert by is not None
    assert by.account == "head"
    assert queries.actor_posted(Role.ZONE_HEAD, "Z404", on=ON) is None
    assert queries.names_of([by.person, "P404"]) == {by.person: "head某"}


def test_a_closed_account_acts_for_nobody(db: None) -> None:
    engaged("head", Role.ZONE_HEAD, "Z001")
    Account.objects.update(is_active=False)
    assert queries.actor_posted(Role.ZONE_HEAD, "Z001", on=ON) is None


def test_a_code_with_signs_of_the_search_language_is_only_a_code(db: None) -> None:
    engaged("head", Role.ZONE_HEAD, "Z001")
    assert queries.holders(Role.ZONE_HEAD, "Z%", on=ON) == []
    assert queries.holders(Role.ZONE_HEAD, "Z00_", on=ON) == []


def test_the_phone_number_is_kept(db: None) -> None:
    founded()
    acts.engage([replace(engagement("head", Role.ZONE_HEAD, "Z001"), phone="0431-1")], by=SYSTEM, at=AT)
    assert [p.phone for p in queries.holders(Role.ZONE_HEAD, "Z001", on=ON)] == ["0431-1"]


def test_the_day_is_remembered_from_page_to_page_and_forgotten_when_it_is_set(db: None, query_count: Any) -> None:
    acts.mark_demonstration(None, by=SYSTEM, at=AT, day=ON)
    with one_look():
        assert queries.demonstration_day() == ON
    with query_count() as count:
        for _ in range(5):
            with one_look():
                assert queries.demonstration_day() == ON
    assert len(count) == 5, "each page asks the ledger for news, and nothing else"
    acts.move_demonstration(None, by=SYSTEM, at=AT, day=date(2025, 5, 1))
    with one_look():
        assert queries.demonstration_day() == date(2025, 5, 1)
