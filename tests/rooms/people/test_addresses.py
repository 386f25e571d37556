"""Where the holder of a post gets mail: written by the administrator alone, and kept out of the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiju.core.refusals import NotYours, Refusal
from jiju.rooms.people import acts, queries
from jiju.rooms.people.models import Person
from jiju.rooms.people.shapes import Successor
from jiju.rooms.people.words import AddressIsUnreadable, PostingHasEnded
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.web import small

R = Role
BOX = "statistician@example.cn"


@pytest.fixture
def post(db: None) -> Any:
    small.make()
    return queries.posting(small.actor(R.ADMINISTRATOR), "zone_statistician", on=small.DAY)


def write(post: Any, email: str, role: Role = R.ADMINISTRATOR) -> Any:
    return acts.write_address(post, by=small.actor(role), at=small.AT, email=email)


def refused(kind: type[Refusal], post: Any, email: str, role: Role = R.ADMINISTRATOR) -> None:
    entries, kept = Entry.objects.count(), Person.objects.get(pk=post.person_id).email
    with pytest.raises(kind):
        write(post, email, role)
    assert Entry.objects.count() == entries
    assert Person.objects.get(pk=post.person_id).email == kept


def test_an_address_is_written_shown_and_removed(post: Any) -> None:
    write(post, f" {BOX} ")
    assert queries.post(small.actor(R.ADMINISTRATOR), post.pk).email == BOX
    assert queries.addresses(R.ZONE_STATISTICIAN, on=small.DAY) == {small.HOME: [(post.person.code, BOX)]}
    write(post, "")
    assert queries.addresses(R.ZONE_STATISTICIAN, on=small.DAY) == {}


def test_the_ledger_says_that_it_was_written_and_not_what(post: Any) -> None:
    write(post, BOX)
    entry = Entry.objects.order_by("-seq")[0]
    assert entry.action == "people.write_address"
    assert '"address":"written"' in entry.body
    assert BOX not in entry.body


def test_who_reaches_the_whole_province_stands_under_no_code(post: Any) -> None:
    administrator = small.actor(R.ADMINISTRATOR)
    write(queries.posting(administrator, "province", on=small.DAY), "province@example.cn")
    found = queries.addresses(R.PROVINCE, on=small.DAY)
    assert [email for _, email in found[""]] == ["province@example.cn"]


@pytest.mark.parametrize("email", ["nobody", "a@b", "a b@example.cn", "a@example.cn, b@example.cn", "x\n@example.cn"])
def test_what_is_no_address_is_refused(post: Any, email: str) -> None:
    write(post, BOX)
    refused(AddressIsUnreadable, post, email)


def test_only_the_administrator_writes_addresses(post: Any) -> None:
    for role in (R.PROVINCE, R.CITY, R.ZONE_STATISTICIAN, R.AUDITOR):
        refused(NotYours, post, BOX, role)


def test_a_post_that_was_handed_over_gets_no_address_and_no_mail(post: Any) -> None:
    write(post, BOX)
    to = Successor("new", "新任某", "seven-green-lanterns")
    acts.hand_over(post, by=small.actor(R.ADMINISTRATOR), at=small.AT, to=to, document="1号", on=date(2025, 1, 20))
    assert queries.addresses(R.ZONE_STATISTICIAN, on=small.DAY) == {}
    refused(PostingHasEnded, post, "other@example.cn")
