"""The zone is told when an award is paid, when its report comes back, and when money is to be paid back: once each."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiju.config import wiring
from jiju.rooms.filings import queries as filed
from jiju.rooms.filings.models import Message
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Recovery
from jiju.spine import news
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import grants as made
from tests.factories.grants import BY, TODAY, WAN, later, spent
from tests.factories.people import actor

MISSING = "第三张发票没有验收单，请补齐。"
BACK = "按方案第二十条，结余资金应当收回。"


@pytest.fixture(autouse=True)
def wired(db: None) -> None:
    wiring.wire()


def head(unit: str) -> Actor:
    return actor(Role.ZONE_HEAD, unit, person=f"H-{unit}")


def told(kind: str) -> list[tuple[str, str, str]]:
    """To whom messages of a kind went, and with which page, after everything that has happened."""
    news.catch_up(limit=10_000)
    return list(Message.objects.filter(kind=kind).order_by("pk").values_list("to_role", "to_code", "path"))


def reads(by: Actor, kind: str) -> list[tuple[str, str]]:
    """What somebody reads of a kind: subject and body, in English."""
    return [(str(m.subject), str(m.body)) for m in filed.unread_messages(by, 9) if m.kind == kind]


def test_the_zone_is_told_once_that_an_award_was_paid_and_by_when_it_reports() -> None:
    grant = made.paid()
    wanted = [("zone_head", "Z001", f"/grants/{grant.pk}/use")]
    assert told("paid") == wanted
    assert told("paid") == wanted  # what was told is not told again
    ((subject, body),) = reads(head("Z001"), "paid")
    assert grant.unit_name in subject
    assert "400,000 yuan" in body
    assert str(grant.report_by) in body
    assert reads(head("Z002"), "paid") == []


def test_a_report_that_is_handed_back_is_told_with_what_is_missing() -> None:
    grant = made.used()
    assert told("use_returned") == []
    acts.hand_back_use(grant, by=BY.city, at=later(31), reason=MISSING)
    wanted = [("zone_head", "Z001", f"/grants/{grant.pk}/use")]
    assert told("use_returned") == wanted
    assert told("use_returned") == wanted
    ((subject, body),) = reads(head("Z001"), "use_returned")
    assert (grant.unit_name in subject, body) == (True, MISSING)


def test_a_recovery_is_told_once_it_is_ordered_with_sum_day_and_reason() -> None:
    made.accepted("Z001", spent("30"))
    one = Recovery.objects.get()
    assert told("recovery") == []  # proposed is not ordered
    due = TODAY + timedelta(days=60)
    acts.order_recovery(one, by=BY.another, at=later(41), amount_yuan=10 * WAN, due=due, reason=BACK)
    wanted = [("zone_head", "Z001", f"/grants/{one.grant_id}")]
    assert told("recovery") == wanted
    assert told("recovery") == wanted
    ((subject, body),) = reads(head("Z001"), "recovery")
    assert one.grant.unit_name in subject
    assert body == f"100,000 yuan by {due}: {BACK}"


def test_a_recovery_that_is_dropped_and_other_steps_are_told_to_nobody() -> None:
    made.accepted("Z001", spent("30"))
    news.catch_up(limit=10_000)
    before = Message.objects.count()
    acts.drop_recovery(Recovery.objects.get(), by=BY.another, at=later(41), reason=f"{BACK}经研究不再追缴结余资金。")
    news.catch_up(limit=10_000)
    assert Message.objects.count() == before


def test_each_step_that_is_told_is_told_by_one_entry_to_a_head_who_may_open_the_page() -> None:
    grant = made.paid()
    news.catch_up(limit=10_000)
    entries = Entry.objects.filter(action="filings.announce", body__contains='"paid"')
    assert entries.count() == 1
    assert queries.grant(head("Z001"), grant.pk, on=TODAY).line.id == grant.pk
    assert set(queries.TELLING) == {"grants.pay", "grants.hand_back_use", "grants.order_recovery"}
