"""A year's targets as a book of shares: what it holds, upon which version, for whom, and at which cost."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiju.core.periods import quarter
from jiju.core.refusals import NotFound, NotYours
from jiju.engines.workbooks import ShareReading, read_shares, write_shares
from jiju.rooms.oversight import checks, queries
from jiju.rooms.programmes import checks as promised
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import acts as registry
from tests.factories import cascades, targets
from tests.web import small

pytestmark = pytest.mark.django_db
ON = cascades.AT.date()


def book(who: str = "province", giver: str = "", year: int = 2024) -> Any:
    return queries.share_book(cascades.by(who), year, giver, ON)


def faults(who: str = "province", giver: str = "", of: Any = None) -> list[tuple[str, str]]:
    """What is wrong with a book, another's or one's own, when it comes back."""
    now, offers = book(who, giver)
    reading = of or read_shares(write_shares(now), "t.xlsx", now.columns)
    found = checks.share_faults(now, reading, offers, promised.handed_down(programmes.plan(), giver))
    return [(f.rule, f.cell) for f in found]


def test_a_book_begins_with_last_years_figures_and_afterwards_with_what_is_in_force() -> None:
    targets.watched(quarter(2022, 1), quarter(2023, 4))
    first, _ = book()
    row = next(r for r in first.rows if r.code == small.CITY)
    assert (row.shares["revenue"], first.mark["version"]) == (200, "0")
    assert row.before["revenue"] > 0
    cascades.approved()
    later, offers = book()
    row = next(r for r in later.rows if r.code == small.CITY)
    assert (row.shares["revenue"], later.mark["version"]) == (300, "1")
    reading = read_shares(write_shares(later), "t.xlsx", later.columns)
    found = {o.code: o.amounts for o in queries.offered_in(reading, offers)}
    assert found == {c: cascades.exact(a) for c, a in cascades.CITIES.items()}
    assert faults() == []


def test_a_book_of_another_office_or_of_an_older_target_is_refused_alone() -> None:
    targets.watched(quarter(2022, 1), quarter(2023, 4))
    whole, _ = book()
    cascades.approved()
    of_city, _ = book("city", small.CITY)
    for other in (whole, of_city):
        reading = read_shares(write_shares(other), "t.xlsx", other.columns)
        assert faults(of=reading) == [("SHARES-OLD", "A2")]
    mark = dict(of_city.mark) | {"target": "000000000000"}
    assert faults("city", small.CITY, ShareReading(mark, "分解", ())) == [("SHARES-OLD", "A2")]


def test_only_who_hands_down_is_given_a_book() -> None:
    targets.watched(quarter(2022, 1), quarter(2023, 4))
    for who in ("county", "department", "zone_head"):
        with pytest.raises(NotYours):
            book(who)
    with pytest.raises(NotFound):
        book("city", small.CITY)  # nothing is handed to it yet
    cascades.approved()
    with pytest.raises((NotFound, NotYours)):
        book("city", "220200")


def test_more_zones_take_no_more_questions() -> None:
    targets.watched(quarter(2022, 1), quarter(2023, 4), zones=2)
    cascades.approved()
    with CaptureQueriesContext(connection) as few:
        before, _ = book("city", small.CITY)
    registry.establish([small.zone(n) for n in range(5, 12)], by=small.BY, at=small.AT)
    with CaptureQueriesContext(connection) as many:
        after, _ = book("city", small.CITY)
    assert len(after.rows) > len(before.rows)
    assert len(many) <= len(few)
