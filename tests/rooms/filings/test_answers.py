"""What zones answered: for a named purpose, what was sent, of zones alone, within the reader's area; and until when."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.nothing import Text
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.queries import answers
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.programmes.shapes import Purpose
from jiju.spine.actors import Place
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import filings as made
from tests.factories import topics
from tests.web import small

pytestmark = pytest.mark.django_db
PERIODS = [small.LIVE]


@pytest.fixture(autouse=True)
def province() -> None:
    made.province()


def units(role: Role = Role.PROVINCE, forms: tuple[str, ...] = ("C1",), **narrowed: Any) -> list[tuple[str, str]]:
    found = queries.answered(small.actor(role), forms, PERIODS, purpose="supervision", **narrowed)
    return [(a.unit_code, a.form_code) for a in found]


def test_what_was_sent_is_read_within_the_area_and_drafts_are_not() -> None:
    topics.brought_in(1)
    topics.brought_in(2, state="submitted")
    assert units() == [("Z001", "C1"), ("Z002", "C1")]
    assert units(Role.CITY) == [("Z001", "C1")]
    assert units(units=["Z002"]) == [("Z002", "C1")]
    one = queries.answered(small.actor(Role.PROVINCE), ["C1"], PERIODS, purpose="supervision", units=["Z001"])[0]
    assert (one.answers["12"], one.answers["62"], one.is_accepted) == (Text(topics.SAID), Decimal("350.5"), True)
    assert units(numbers=[one.filing]) == [("Z001", "C1")]
    for n, state in enumerate(("draft", "returned", "certified"), 1):
        topics.brought_in(n, small.LIVE.previous, state=state)
    assert not queries.answered(small.actor(Role.PROVINCE), ["C1"], [small.LIVE.previous], purpose="supervision")


def test_no_form_of_an_enterprise_is_read_whatever_the_purpose() -> None:
    firm = small.POSTS[Role.ENTERPRISE][2][0]
    place = Place(small.CITY, small.COUNTY, small.HOME, "T1", firm)
    row = HistoricFiling("B2", small.LIVE, firm, "测试企业", place, {"01": Decimal(5)}, "accepted")
    acts.bring_in([row], by=small.BY, at=small.AT)
    purposes: tuple[Purpose, ...] = ("statistics", "supervision", "publication")
    for purpose in purposes:
        assert not queries.answered(small.actor(Role.PROVINCE), ["B2"], PERIODS, purpose=purpose)


def test_a_row_that_does_not_serve_the_purpose_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    topics.brought_in(1)
    monkeypatch.setattr(answers, "_serves", lambda digest, code, purpose: code == "12")
    found = queries.answered(small.actor(Role.PROVINCE), ["C1"], PERIODS, purpose="supervision")
    assert [sorted(a.answers) for a in found] == [["12"]]


def test_until_when_a_unit_was_to_send_knows_its_own_later_day() -> None:
    assert queries.due_days("C1", small.LIVE, ["Z001"]) == {}
    assert queries.newest_due("C1", small.AT + timedelta(days=90)) is None
    topics.asked_for()
    due = queries.due_days("C1", small.LIVE, ["Z001", "Z002"])
    assert due["Z001"] == due["Z002"] == small.DAY + timedelta(days=6)
    assert queries.newest_due("C1", small.AT) is None
    assert queries.newest_due("C1", small.AT + timedelta(days=90)) == small.LIVE
    assert queries.asked_periods("C1") == [small.LIVE]


def test_the_receipt_is_that_of_the_newest_signature_of_the_head() -> None:
    filing = made.sent(made.late_zone())
    ((pk, seq),) = queries.signed_receipts([filing.pk, filing.pk + 1]).items()
    signed = Entry.objects.get(seq=seq)
    assert (pk, signed.action, signed.subject_id) == (filing.pk, "filings.endorse", str(filing.pk))
    assert queries.signed_receipts([]) == {}
