"""退出 on a finding alone: a title whose figures prove false may be brought to its case without any round."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotNow, NotYours
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Falsehood, Removal
from jiju.rooms.evaluations.shapes import FalsehoodFacts
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import programmes
from tests.factories import registry as places
from tests.factories.people import actor
from tests.rooms.evaluations import final
from tests.rooms.evaluations.final import AT, BY, WHY, day, later
from tests.rooms.evaluations.test_removals import MEETING

RAISED, CONFIRMED = BY.city, BY.finaliser


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    programmes.loaded(programmes.jilin())
    places.established("Z001", "Z002")


@pytest.fixture
def found() -> Falsehood:
    facts = FalsehoodFacts("Z001", "2023", "税收总额多报三成，约 120 万元", "税务机关完税证明与报表不符")
    return acts.raise_falsehood(facts, by=RAISED, at=AT)


@pytest.fixture
def confirmed(found: Falsehood) -> Falsehood:
    return acts.confirm_falsehood(found, by=CONFIRMED, at=AT, answer=WHY)


def refused(kind: Any, subject: Falsehood, **changes: Any) -> None:
    before = Entry.objects.count(), Removal.objects.count()
    with pytest.raises(kind):
        acts.give_notice_on_finding(subject, **{"by": BY.province, "at": AT, "reason": WHY} | changes)
    assert (Entry.objects.count(), Removal.objects.count()) == before


def test_a_confirmed_finding_brings_a_case_by_a_third_person(confirmed: Falsehood) -> None:
    assert queries.falsehoods(BY.province)[0].verbs == ("give_notice_on_finding",)
    made = acts.give_notice_on_finding(confirmed, by=BY.province, at=AT, reason=WHY)
    assert (made.unit, made.falsehood_id, made.proposal_id, made.ban_years) == ("Z001", confirmed.pk, None, 2)
    shown = queries.removal(BY.head, made.pk, on=day(0))
    assert (shown.proposal, shown.round, shown.falsehood) == (None, None, confirmed.pk)
    assert queries.falsehoods(BY.province)[0].verbs == ()
    assert {a.to for a in queries.announcements(Entry.objects.order_by("-seq")[0])} == {
        (Role.ZONE_HEAD, "Z001"), (Role.CITY, "220100"),
    }  # fmt: skip


def test_what_begins_no_case(found: Falsehood) -> None:
    refused(NotNow, found)
    acts.confirm_falsehood(found, by=CONFIRMED, at=AT, answer=WHY)
    refused(acts.SamePersonAgain, found, by=CONFIRMED)
    refused(acts.SamePersonAgain, found, by=actor(Role.PROVINCE, person=RAISED.person))
    refused(NotYours, found, by=BY.city)
    refused(acts.TextIsMissing, found, reason=" ")
    facts = registry.zone(BY.province, "Z001", day(0))
    for n, status in enumerate(("reserve", "removed")):  # a zone of the reserve leaves it after a yearly check
        places.acts.revise(replace(facts, status=status, since=day(n - 1)), by=system("tests"), at=AT)
        refused(acts.AnotherKind, found)


def test_one_case_at_a_time_and_one_of_each_finding(confirmed: Falsehood) -> None:
    made = acts.give_notice_on_finding(confirmed, by=BY.province, at=AT, reason=WHY)
    refused(acts.AlreadyRaised, confirmed)
    acts.keep_title(made, by=BY.another, at=AT, reason=WHY)
    refused(acts.AlreadyRaised, confirmed)


def test_the_case_goes_its_way_to_the_end_of_the_title_and_its_ban(confirmed: Falsehood) -> None:
    made = acts.give_notice_on_finding(confirmed, by=BY.province, at=AT, reason=WHY)
    acts.decide_removal(made, by=BY.another, at=later(12), meeting=MEETING)
    third = actor(Role.PROVINCE, person="P9")
    with final.gone_through_notice():
        done = acts.confirm_removal(made, by=third, at=later(13), effective_on=day(20))
    assert done.ban_until == day(20).replace(year=day(20).year + 2)
    assert registry.zone(BY.province, "Z001", day(20)).status == registry.REMOVED
    assert queries.removal_hands([made.pk])[made.pk] == {
        RAISED.person, CONFIRMED.person, BY.province.person, BY.another.person,
    }  # fmt: skip
    assert queries.banned_until("Z001", day(20)) == done.ban_until
    assert queries.open_case_of("Z001") is None


def test_the_case_is_against_the_code_that_has_the_title(confirmed: Falsehood) -> None:
    places.established("Z101", status="candidate", batch="", since=day(0) - timedelta(days=90))
    said = places.acts.succeed("Z101", by=BY.province, at=AT, former="Z001", on=day(-1), reason="代码变更批复")
    places.acts.carry_standing(said, by=BY.another, at=AT, on=day(-1))
    assert acts.give_notice_on_finding(confirmed, by=BY.province, at=AT, reason=WHY).unit == "Z101"
