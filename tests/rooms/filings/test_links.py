"""A link opens one form of one enterprise for one period, until it is withdrawn, replaced or over."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest

from jiju.core import periods
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Link, Window
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.registry import uscc
from tests.rooms.filings.ways import refused
from tests.web import small

CODE = small.POSTS[Role.ENTERPRISE][2][0]
ALONE = uscc(7_001)  # an enterprise for which nobody is entered
ELSEWHERE = uscc(7_002)
ASKED = {"unit_code": CODE, "form_code": "B2", "period": small.LIVE}


@pytest.fixture
def by(db: None) -> Any:
    """The statistician of the zone in which two enterprises owe the short form."""
    small.make()
    since = small.date(2021, 6, 1)
    firms = [EnterpriseFacts(CODE, "测试企业", "", "small", small.HOME, since),
             EnterpriseFacts(ELSEWHERE, "别处企业", "", "small", "Z003", since)]  # fmt: skip
    registry.enter(firms, by=small.BY, at=small.AT)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)
    return small.actor(Role.ZONE_STATISTICIAN)


def issued(by: Any) -> tuple[str, Link]:
    token = acts.issue_link(None, by=by, at=small.AT, **ASKED).token
    return token, Link.objects.get(unit_code=CODE)


def test_the_token_is_of_128_bits_and_only_its_sha256_is_stored(by: Any) -> None:
    token, link = issued(by)
    assert len(token) == 22
    assert link.digest == hashlib.sha256(token.encode()).hexdigest()
    assert all(token not in str(value) for value in vars(link).values())
    assert not [e for e in Entry.objects.order_by("seq") if token in e.body]
    assert link.valid_until == Window.objects.get(form_code="B2", period=str(small.LIVE)).closes_at
    assert queries.link_of(token, small.AT) == link


def test_a_new_link_ends_the_one_before(by: Any) -> None:
    first, _ = issued(by)
    second, link = issued(by)
    assert Link.objects.count() == 1
    assert queries.link_of(first, small.AT) is None
    assert queries.link_of(second, small.AT) == link


def test_a_withdrawn_link_and_one_that_is_over_open_nothing(by: Any) -> None:
    token, link = issued(by)
    assert queries.link_of(token, link.valid_until - timedelta(seconds=1)) == link
    assert queries.link_of(token, link.valid_until) is None
    acts.withdraw_link(link, by=by, at=small.AT)
    assert queries.link_of(token, small.AT) is None
    refused(acts.NothingChanges, acts.withdraw_link, link, by=by)


def test_opening_is_written_down_once_as_the_first_and_each_time_in_the_ledger(by: Any) -> None:
    _, link = issued(by)
    firm = small.actor(Role.ENTERPRISE)
    later = small.AT + timedelta(hours=1)
    acts.open_link(link, by=firm, at=small.AT, digest=link.digest)
    acts.open_link(link, by=firm, at=later, digest=link.digest)
    assert link.opened_at == small.AT
    assert [e.person for e in Entry.objects.filter(action="filings.open_link").order_by("seq")] == [firm.person] * 2


def test_a_replaced_link_is_not_opened_by_whoever_still_holds_the_old_one(by: Any) -> None:
    _, link = issued(by)
    refused(acts.LinkIsDead, acts.open_link, link, by=small.actor(Role.ENTERPRISE), digest="0" * 64)


def test_links_are_for_enterprises_of_the_own_zone_with_a_person_and_a_form_that_is_open(by: Any) -> None:
    registry.enter([EnterpriseFacts(ALONE, "无人企业", "", "small", small.HOME, small.date(2021, 6, 1))],
                   by=small.BY, at=small.AT)  # fmt: skip
    wrong: list[tuple[type[Exception], dict[str, Any]]] = [
        (NotFound, {"unit_code": ELSEWHERE}),
        (NotFound, {"unit_code": uscc(9_999)}),
        (acts.NobodyReports, {"unit_code": ALONE}),
        (acts.WrongForm, {"form_code": "B1", "unit_code": small.HOME}),
        (acts.NotInWindow, {"period": periods.quarter(2023, 1)}),
    ]
    for kind, change in wrong:
        refused(kind, acts.issue_link, None, by=by, **(ASKED | change))  # type: ignore[arg-type]  # refusals all
    closed = Window.objects.get(form_code="B2").closes_at
    refused(acts.NotInWindow, acts.issue_link, None, by=by, **(ASKED | {"at": closed}))
    refused(NotYours, acts.issue_link, None, by=small.actor(Role.COUNTY), **ASKED)


def test_what_was_sent_needs_no_link(by: Any) -> None:
    firm = small.actor(Role.ENTERPRISE)
    filing = acts.start(None, by=firm, at=small.AT, form_code="B2", period=small.LIVE, unit_code=CODE)
    cells = {code: small.Decimal(n) for code, n in (("01", 50), ("02", 2), ("03", 9), ("04", 7), ("05", 0))}
    acts.fill_in(filing, by=firm, at=small.AT, cells=cells, expected_version=filing.version)
    acts.certify(filing, by=firm, at=small.AT)
    refused(acts.AlreadyReported, acts.issue_link, None, by=by, **ASKED)


def test_the_list_names_each_enterprise_with_its_form_and_its_link(by: Any) -> None:
    page = queries.links(by, small.AT, "B2", small.LIVE)
    assert [(r.unit_code, r.status, r.state) for r in page.rows] == [(CODE, "none", "")]
    assert page.rows[0].person == small.actor(Role.ENTERPRISE).name
    issued(by)
    assert queries.links(by, small.AT, "B2", small.LIVE).rows[0].status == "ready"
    assert queries.links(by, small.AT, "B2", small.LIVE, search="没有").rows == ()
