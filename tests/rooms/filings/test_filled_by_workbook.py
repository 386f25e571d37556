"""Who filled an enterprise's form in from the zone's workbook does not review it: the deputy or the head does."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing, Passage
from jiju.rooms.people import acts as people
from jiju.rooms.people.shapes import Engagement
from jiju.spine.actors import Actor
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.test_rolling import FIRM, both, sheet_of, take, zone
from tests.rooms.filings.ways import refused
from tests.web import small

R = Role
__all__ = ["zone"]  # the fixture


@pytest.fixture
def signed(zone: None) -> Filing:
    """The statistician filled two drafts from one workbook; the enterprise has checked its own and signed it."""
    take(sheet_of(both))
    filing = Filing.objects.get(unit_code=FIRM, form_code="B2", period=str(small.LIVE))
    return acts.certify(filing, by=small.actor(R.ENTERPRISE), at=small.AT)  # type: ignore[no-any-return]  # what the act gives back


def deputy() -> Actor:
    """The deputy of the home zone's statistician, appointed."""
    post = Engagement("deputy", small.PASSWORD, "副统计员", R.ZONE_STATISTICIAN, "BZ001", "zone", (small.HOME,),
                      small.date(2021, 1, 1), deputy=True)  # fmt: skip
    people.engage([post], by=small.BY, at=small.AT)
    return Actor("P-DEPUTY", "deputy", "副统计员", R.ZONE_STATISTICIAN, "BZ001", "管理机构",
                 small.actor(R.ZONE_STATISTICIAN).scope, is_deputy=True)  # fmt: skip


def test_whoever_took_the_workbook_in_counts_as_having_filled_it_in(signed: Filing) -> None:
    statistician = small.actor(R.ZONE_STATISTICIAN)
    assert queries.fillers([signed]) == {signed.pk: {statistician.person}}


def test_the_statistician_does_not_pass_what_the_workbook_brought(signed: Filing) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    told = refused(acts.SamePerson, acts.pass_zone, signed, by=by)
    assert "deputy or the head" in str(told.remedy)


def test_nor_in_bulk_nor_is_it_counted_as_clean(signed: Filing) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    assert signed.pk not in queries.clean_numbers(by)
    refused(acts.NothingChanges, acts.pass_clean, [signed.pk], by=by)
    assert Passage.objects.filter(filing=signed).count() == 1


def test_figures_that_the_enterprise_changed_afterwards_do_not_lift_it(signed: Filing) -> None:
    """The enterprise saved last, and the rest of what it signed is the statistician's still."""
    firm = small.actor(R.ENTERPRISE)
    acts.hand_back(signed, by=deputy(), at=small.AT, reason="请核对用工人数。", cells=("04",), due_back=None)
    acts.fill_in(signed, by=firm, at=small.AT, cells={"04": Decimal(8)}, expected_version=signed.version)
    acts.certify(signed, by=firm, at=small.AT)
    assert queries.fillers([signed])[signed.pk] == {firm.person, small.actor(R.ZONE_STATISTICIAN).person}
    refused(acts.SamePerson, acts.pass_zone, signed, by=small.actor(R.ZONE_STATISTICIAN))
    line = next(one for one in queries.signed(signed).lines if one.part == "filler")
    assert line.person == firm.person


def test_the_deputy_passes_it(signed: Filing) -> None:
    acts.pass_zone(signed, by=deputy(), at=small.AT)
    assert signed.state == "zone_passed"


def test_the_head_passes_it_where_the_statistician_may_not(signed: Filing) -> None:
    head = small.actor(R.ZONE_HEAD)
    assert signed.pk in {f.id for f in queries.queue(head, small.DAY).rows}
    sheet = queries.filing(head, signed.pk, on=small.DAY)
    assert sheet.passing is not None
    assert {"pass_zone", "hand_back", "raise_query"} <= sheet.may
    acts.pass_zone(signed, by=head, at=small.AT)
    assert signed.state == "zone_passed"
    assert Entry.objects.latest("seq").role == "zone_head"


def test_the_head_passes_them_in_bulk(signed: Filing) -> None:
    head = small.actor(R.ZONE_HEAD)
    assert queries.clean_numbers(head) == [signed.pk]
    assert acts.pass_clean([signed.pk], by=head, at=small.AT) == 1
    assert Filing.objects.get(pk=signed.pk).state == "zone_passed"


def test_the_head_asks_about_a_cell_closes_the_query_and_hands_back(signed: Filing) -> None:
    head, due = small.actor(R.ZONE_HEAD), small.DAY + timedelta(days=2)
    asked = acts.raise_query(signed, by=head, at=small.AT, field="04", question="请核对用工人数。", due=due)
    refused(acts.QueriesStandOpen, acts.pass_zone, signed, by=head)
    acts.answer_query(signed, by=small.actor(R.ENTERPRISE), at=small.AT, query=asked.pk, answer="含两名派遣人员。",
                      evidence="花名册")  # fmt: skip
    acts.close_query(signed, by=head, at=small.AT, query=asked.pk)
    acts.hand_back(signed, by=head, at=small.AT, reason="请按期末口径填报。", cells=("04",), due_back=None)
    assert signed.state == "returned"


@pytest.fixture
def typed(zone: None) -> Filing:
    """An enterprise filled its form in by itself and signed it."""
    firm = small.actor(R.ENTERPRISE)
    made = acts.start(None, by=firm, at=small.AT, form_code="B2", period=small.LIVE, unit_code=FIRM)
    cells: Any = {"01": Decimal(50), "02": Decimal(2), "03": Decimal(9), "04": Decimal(7), "05": Decimal(0)}
    acts.fill_in(made, by=firm, at=small.AT, cells=cells, expected_version=made.version)
    return acts.certify(made, by=firm, at=small.AT)  # type: ignore[no-any-return]  # what the act gives back


def test_what_the_enterprise_typed_itself_is_the_statisticians_to_pass_and_not_the_heads(typed: Filing) -> None:
    head, due = small.actor(R.ZONE_HEAD), small.DAY + timedelta(days=2)
    assert typed.pk not in {f.id for f in queries.queue(head, small.DAY).rows}
    assert queries.filing(head, typed.pk, on=small.DAY).passing is None
    assert queries.clean_numbers(head) == []
    refused(acts.StepIsNotInTheChain, acts.pass_zone, typed, by=head)
    refused(acts.NothingChanges, acts.pass_clean, [typed.pk], by=head)
    refused(acts.StepIsNotInTheChain, acts.hand_back, typed, by=head, reason="请核对。。", cells=(), due_back=None)
    refused(acts.StepIsNotInTheChain, acts.raise_query, typed, by=head, field="04", question="请核对用工。", due=due)
    acts.pass_zone(typed, by=small.actor(R.ZONE_STATISTICIAN), at=small.AT)


def test_the_page_says_why_it_is_another_persons(signed: Filing) -> None:
    sheet = queries.filing(small.actor(R.ZONE_STATISTICIAN), signed.pk, on=small.DAY)
    assert (sheet.barred, sheet.passing) == (True, None)
    assert not queries.filing(small.actor(R.ZONE_HEAD), signed.pk, on=small.DAY).barred


def test_more_filings_do_not_take_more_questions(signed: Filing, query_count: Any) -> None:
    counts = []
    for rows in ([signed], list(Filing.objects.order_by("pk"))):
        with query_count() as count:
            queries.fillers(rows)
        counts.append(len(count))
    assert counts[0] == counts[1]
