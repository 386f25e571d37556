"""A zone has one statistician and one deputy: two persons, appointed by a document, each with their own account."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.people import acts, queries
from jiju.rooms.people.models import Account, Posting, Training
from jiju.rooms.people.shapes import Appointment, Engagement, Successor
from jiju.rooms.people.words import (
    DocumentIsMissing,
    HandoverLiesAhead,
    NotAStatistician,
    PasswordIsWeak,
    PostingDoesNotFit,
    PostingHasEnded,
    PostIsHeld,
)
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.people import AT, ON, SINCE, account_pk, actor, engaged, engagement

ADMINISTRATOR = actor(Role.ADMINISTRATOR)
ORDER = Appointment("演示任命文件", date(2025, 1, 6))
NEW = Successor("deputy", "副某", "seven-green-lanterns")
DAY = date(2025, 1, 10)


def post_of(username: str) -> Posting:
    return Posting.objects.get(person__accounts__username=username)


def appoint(**changed: Any) -> Posting:
    said: dict[str, Any] = {"by": ADMINISTRATOR, "at": AT, "to": NEW, "appointed": ORDER, "on": DAY} | changed
    return acts.appoint_deputy(said.pop("posting", None) or post_of("old"), **said)


@pytest.fixture
def post(db: None) -> None:
    engaged("old", Role.ZONE_STATISTICIAN, "Z001")


def test_the_deputy_has_the_rights_of_the_statistician_and_is_called_so(post: None) -> None:
    made = appoint()
    by = queries.actor_of(account_pk("deputy"), on=ON)
    old = queries.actor_of(account_pk("old"), on=ON)
    assert by is not None
    assert old is not None
    assert (by.role, by.scope, by.unit) == (old.role, old.scope, old.unit)
    assert (by.is_deputy, old.is_deputy) == (True, False)
    assert str(queries.post(ADMINISTRATOR, made.pk).title) == "deputy statistician"
    assert [p.name for p in queries.staff_of("Z001", on=ON)] == ["old某", "副某"]


def test_the_statistician_is_found_before_the_deputy_even_if_appointed_later(post: None) -> None:
    appoint()
    acts.hand_over(
        post_of("old"), by=ADMINISTRATOR, at=AT, to=Successor("new", "新人", "seven-green-lanterns"), document="文件",
        on=date(2025, 1, 15),
    )  # fmt: skip
    held, deputy = queries.statistician_of("Z001", on=ON), queries.deputy_of("Z001", on=ON)
    assert held is not None
    assert deputy is not None
    assert (held.name, deputy.name) == ("新人", "副某")
    acting = queries.actor_posted(Role.ZONE_STATISTICIAN, "Z001", on=ON)
    assert acting is not None
    assert acting.name == "新人"
    assert [p.name for p in queries.holders_since(Role.ZONE_STATISTICIAN, "Z001")] == ["old某", "新人"]


def test_the_appointment_keeps_its_document_date_and_trace(post: None) -> None:
    made = appoint()
    shown = queries.post(ADMINISTRATOR, made.pk)
    assert (shown.document, shown.document_date, shown.since) == (ORDER.document, ORDER.dated, DAY)
    entry = Entry.objects.latest("seq")
    assert entry.action == "people.appoint_deputy"
    assert '"dated":"2025-01-06"' in entry.body
    assert "副某" not in entry.body, "persons stand in the ledger by code"


def test_there_is_one_deputy_at_a_time(post: None) -> None:
    appoint()
    with pytest.raises(PostIsHeld) as caught:
        appoint(to=Successor("third", "三某", "seven-green-lanterns"))
    assert "Z001 has its deputy statistician already." in str(caught.value)
    assert Posting.objects.count() == 2
    assert not Account.objects.filter(username="third").exists()


def test_there_is_one_statistician_at_a_time(post: None) -> None:
    with pytest.raises(PostIsHeld) as caught:
        engaged("second", Role.ZONE_STATISTICIAN, "Z001")
    assert "Z001 has its statistician already." in str(caught.value)
    deputies = [engagement(n, Role.ZONE_STATISTICIAN, "Z001") for n in ("a", "b")]
    with pytest.raises(PostIsHeld):
        acts.engage([Engagement(**{**vars(d), "deputy": True}) for d in deputies], by=system("tests"), at=AT)
    assert Account.objects.count() == 1
    engaged("second", Role.ZONE_STATISTICIAN, "Z002")


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"appointed": Appointment(" ")}, DocumentIsMissing),
        ({"appointed": Appointment("文件", ON + timedelta(days=1))}, HandoverLiesAhead),
        ({"on": ON + timedelta(days=1)}, HandoverLiesAhead),
        ({"on": SINCE - timedelta(days=1)}, PostingHasEnded),
        ({"to": Successor("old")}, PostingDoesNotFit),
        ({"to": Successor("deputy", "副某", "short")}, PasswordIsWeak),
        ({"by": actor(Role.CITY)}, NotYours),
        ({"by": actor(Role.ZONE_HEAD)}, NotYours),
    ],
    ids=["no document", "dated ahead", "ahead", "before the post", "the same person", "weak", "city", "head"],
)
def test_what_stands_in_the_way_of_a_deputy(post: None, changed: dict[str, Any], refusal: type[Refusal]) -> None:
    entries = Entry.objects.count()
    with pytest.raises(refusal):
        appoint(**changed)
    assert (Posting.objects.count(), Entry.objects.count()) == (1, entries)


def test_only_a_statistician_has_a_deputy(post: None) -> None:
    engaged("head", Role.ZONE_HEAD, "Z001")
    made = appoint()
    for posting in (post_of("head"), made):
        with pytest.raises(NotAStatistician):
            appoint(posting=posting, to=Successor("third", "三某", "seven-green-lanterns"))


def test_a_deputy_who_takes_the_post_over_is_a_deputy_no_longer(post: None) -> None:
    appoint()
    acts.hand_over(
        post_of("old"), by=ADMINISTRATOR, at=AT, to=Successor("deputy"), document="文件", on=date(2025, 1, 15),
        dated=date(2025, 1, 14),
    )  # fmt: skip
    assert queries.deputy_of("Z001", on=ON) is None
    by = queries.actor_of(account_pk("deputy"), on=ON)
    assert by is not None
    assert by.is_deputy is False
    held = queries.statistician_of("Z001", on=ON)
    assert held is not None
    assert (held.name, held.document_date) == ("副某", date(2025, 1, 14))


def test_the_post_of_a_deputy_is_handed_over_but_not_to_the_statistician(post: None) -> None:
    made = appoint()
    with pytest.raises(PostingDoesNotFit):
        acts.hand_over(made, by=ADMINISTRATOR, at=AT, to=Successor("old"), document="文件", on=date(2025, 1, 15))
    new = acts.hand_over(
        made, by=ADMINISTRATOR, at=AT, to=Successor("next", "下任", "seven-green-lanterns"), document="文件",
        on=date(2025, 1, 15),
    )  # fmt: skip
    assert new.deputy
    chain = queries.held_by(ADMINISTRATOR, new.pk)
    assert [(p.name, p.to) for p in chain] == [("副某", "下任"), ("下任", "")]
    assert [p.name for p in queries.held_by(ADMINISTRATOR, post_of("old").pk)] == ["old某"]


def test_an_account_belongs_to_a_person_and_no_post_has_one(post: None) -> None:
    appoint()
    assert "account" not in {f.name for f in Posting._meta.get_fields()}
    persons = {queries.actor_of(account_pk(n), on=ON).person for n in ("old", "deputy")}  # type: ignore[union-attr]
    assert len(persons) == 2
    acts.hand_over(post_of("old"), by=ADMINISTRATOR, at=AT, to=Successor("deputy"), document="文件", on=ON)
    assert queries.actor_of(account_pk("old"), on=ON) is None, "the account stays the person's and opens no post"
    assert Account.objects.get(username="deputy").person.name == "副某"


def test_a_training_is_recorded_with_its_day_and_certificate(post: None) -> None:
    posting = post_of("old")
    acts.record_training(posting, by=ADMINISTRATOR, at=AT, subject="服务业统计报表制度", on=DAY, certificate="演示-1")
    kept = queries.trainings(ADMINISTRATOR, posting.pk)
    assert [(t.subject, t.on, t.certificate) for t in kept] == [("服务业统计报表制度", DAY, "演示-1")]
    assert Entry.objects.latest("seq").action == "people.record_training"


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"subject": " "}, DocumentIsMissing),
        ({"on": ON + timedelta(days=1)}, HandoverLiesAhead),
        ({"by": actor(Role.COUNTY)}, NotYours),
    ],
    ids=["no subject", "ahead", "not theirs"],
)
def test_what_stands_in_the_way_of_a_training(post: None, changed: dict[str, Any], refusal: type[Refusal]) -> None:
    said: dict[str, Any] = {"by": ADMINISTRATOR, "at": AT, "subject": "统计法", "on": DAY} | changed
    entries = Entry.objects.count()
    with pytest.raises(refusal):
        acts.record_training(post_of("old"), **said)
    assert (Training.objects.count(), Entry.objects.count()) == (0, entries)


def test_the_trainings_of_a_post_above_oneself_are_not_there(db: None) -> None:
    engaged("auditor", Role.AUDITOR)
    posting = post_of("auditor")
    with pytest.raises(NotFound):
        queries.trainings(actor(Role.PROVINCE), posting.pk)
    with pytest.raises(NotYours):
        acts.record_training(posting, by=actor(Role.PROVINCE), at=AT, subject="统计法", on=DAY)
