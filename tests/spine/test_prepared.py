"""A question whose SQL is written once answers as the query would that is written anew each time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, Max, QuerySet
from django.test.utils import CaptureQueriesContext

from jiju.core.refusals import Fault
from jiju.spine.models import Receipt
from jiju.spine.prepared import prepared

AT = datetime(2025, 1, 20, 9, 30, tzinfo=UTC)
PATHS = ("/a", "/b", "/a'; --", "%s", "100%", "\ufffc0", "")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def receipts() -> None:
    for n in range(14):
        path, at = PATHS[n % len(PATHS)], AT + timedelta(days=n % 4)
        Receipt.objects.create(key=f"{n:02d}", account="z001", path=path, digest="", at=at, status=200 + n % 3)


def by_path(path: str, account: str) -> QuerySet[Receipt, Any]:
    return Receipt.objects.filter(path=path, account=account).order_by("key").values_list("key", "at", "content")


def by_status(status: int, path: str, other: str) -> QuerySet[Receipt, Any]:
    rows = Receipt.objects.filter(status=status, path__in=(path, other)).order_by("-key")
    return rows.values_list("key", "status")[:2]


def since(day: date, status: int) -> QuerySet[Receipt, Any]:
    return Receipt.objects.filter(at__date__gte=day, status__gt=status).order_by("key").values_list("key", "at")


def counted(account: str) -> QuerySet[Receipt, Any]:
    rows = Receipt.objects.filter(account=account).order_by().values_list("status")
    return rows.annotate(Count("pk"), Max("at"))


@pytest.mark.parametrize("path", PATHS)
def test_texts_times_and_bytes_come_back_as_from_a_query(path: str) -> None:
    asked = prepared(by_path)
    for one, account in ((path, "z001"), (path, "nobody"), ("/b", "z001")):
        assert asked(one, account) == [tuple(row) for row in by_path(one, account)]


def test_numbers_choices_and_a_limit_come_back_as_from_a_query() -> None:
    asked = prepared(by_status)
    for values in ((200, "/a", "/b"), (201, "/b", "/b"), (202, "%s", "100%"), (-1, "/a", "/b")):
        assert asked(*values) == list(by_status(*values))


def test_days_come_back_as_from_a_query() -> None:
    asked = prepared(since)
    answers = [asked(AT.date() + timedelta(days=n), 200) for n in range(-1, 6)]
    assert answers == [list(since(AT.date() + timedelta(days=n), 200)) for n in range(-1, 6)]
    assert len(answers[0]) > len(answers[3]) > len(answers[-1]) == 0


def test_groups_come_back_as_from_a_query() -> None:
    assert sorted(prepared(counted)("z001")) == sorted(counted("z001"))


def test_a_question_is_written_once_and_asked_each_time() -> None:
    written = []

    def question(path: str, account: str) -> QuerySet[Receipt, Any]:
        written.append(path)
        return by_path(path, account)

    asked = prepared(question)
    with CaptureQueriesContext(connection) as seen:
        assert [len(asked(path, "z001")) for path in ("/a", "/b", "/c")] == [2, 2, 0]
    assert len(seen) == 3
    assert len(written) == 1


def test_what_changed_meanwhile_is_seen() -> None:
    asked = prepared(by_path)
    before = asked("/c", "z001")
    Receipt.objects.create(key="new", account="z001", path="/c", digest="", at=AT)
    assert (before, [key for key, *_ in asked("/c", "z001")]) == ([], ["new"])


@pytest.mark.parametrize("status", [2**62, 2**63, 10**30, -(10**30)])
def test_a_number_that_no_store_can_hold_belongs_to_no_row(status: int) -> None:
    asked = prepared(by_status)
    assert asked(status, "/a", "/b") == []
    assert asked(200, "/a", "/b") == list(by_status(200, "/a", "/b")), "and spoils nothing for those who ask later"


def test_rows_without_an_order_are_refused() -> None:
    asked = prepared(lambda path: by_path(path, "z001").order_by())
    with pytest.raises(Fault, match="no order"):
        asked("/a")


def test_a_value_that_is_not_sent_is_refused() -> None:
    asked = prepared(lambda path, account: by_path(path.upper(), account))
    with pytest.raises(Fault, match=r"values \[0\]"):
        asked("/a", "z001")
