"""Clean filings in one go: what has no finding and no open query passes by one act; everything else stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from jiju.core.refusals import NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing, Finding
from jiju.spine import news
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import REVIEWED, SIGNED, explained, refused, walk
from tests.web import small

R = Role


def test_a_clean_filing_passes_with_one_entry_for_the_whole_batch(draft: Any) -> None:
    walk(draft, *SIGNED)
    county = small.actor(R.COUNTY)
    assert queries.clean_numbers(county) == [draft.pk]
    assert acts.pass_clean([draft.pk], by=county, at=small.AT) == 1
    entry = Entry.objects.order_by("-seq").first()
    assert entry is not None
    assert (entry.action, '"count":1' in entry.body) == ("filings.pass_clean", True)
    assert Filing.objects.get(pk=draft.pk).state == "county_passed"


def test_what_has_findings_even_explained_ones_is_left_for_the_eye(draft: Any) -> None:
    by, county = small.actor(R.ZONE_STATISTICIAN), small.actor(R.COUNTY)
    high = {"09": small.cells(9)["09"] * 2}  # type: ignore[operator]  # a number
    acts.fill_in(draft, by=by, at=small.AT, cells=high, expected_version=draft.version)
    walk(explained(draft), *SIGNED)
    assert Finding.objects.filter(filing=draft, severity="asks").exclude(explanation="").exists()
    refused(acts.NothingChanges, acts.pass_clean, [draft.pk], by=county)


def test_an_open_query_keeps_a_filing_from_passing_in_bulk(draft: Any) -> None:
    walk(draft, *SIGNED)
    county = small.actor(R.COUNTY)
    due = small.DAY + timedelta(days=3)
    acts.raise_query(draft, by=county, at=small.AT, field="09", question="请核对薪酬。", due=due)
    refused(acts.NothingChanges, acts.pass_clean, [draft.pk], by=county)


def test_nobody_passes_what_does_not_lie_with_him(draft: Any) -> None:
    walk(draft, *SIGNED)
    refused(acts.NothingChanges, acts.pass_clean, [draft.pk], by=small.actor(R.CITY))
    refused(acts.NothingChanges, acts.pass_clean, [], by=small.actor(R.COUNTY))
    refused(NotYours, acts.pass_clean, [draft.pk], by=small.actor(R.AUDITOR))


def test_a_batch_that_is_accepted_reaches_the_figures(draft: Any) -> None:
    walk(draft, *REVIEWED)
    acts.pass_clean([draft.pk], by=small.actor(R.PROVINCE), at=small.AT)
    news.catch_up()
    row = Filing.objects.get(pk=draft.pk)
    assert (row.state, row.accepted_at is not None) == ("accepted", True)
    taken = Entry.objects.filter(action="figures.take_in").order_by("-seq").first()
    assert taken is not None
    assert '"filings":1' in taken.body


def test_a_batch_that_only_moved_on_brings_nothing_to_the_figures(draft: Any) -> None:
    news.catch_up()
    walk(draft, *SIGNED)
    acts.pass_clean([draft.pk], by=small.actor(R.COUNTY), at=small.AT)
    taken = Entry.objects.filter(action="figures.take_in").count()
    news.catch_up()
    assert Entry.objects.filter(action="figures.take_in").count() == taken
