"""A filing's way: each step by its own person, each refusal with its reason, and nothing changed when refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.nothing import Nothing
from jiju.core.refusals import NotFound, NotNow, NotYours, Refusal
from jiju.engines.workbooks import ReadCell, Reading
from jiju.rooms.filings import acts, queries
from jiju.rooms.programmes.checks import read_plan
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import REVIEWED, SIGNED, refused, walk
from tests.web import small

R = Role


def test_the_whole_way_ends_accepted_with_an_entry_for_each_step(draft: Any) -> None:
    walk(draft, *REVIEWED, (acts.accept, R.PROVINCE))
    assert draft.state == "accepted"
    actions = [
        e.action for e in Entry.objects.filter(subject_id=str(draft.pk), action__startswith="filings.").order_by("seq")
    ]
    wanted = ["start", "fill_in", "certify", "endorse", "pass_county", "pass_city", "accept"]
    assert [a.removeprefix("filings.") for a in actions if a != "filings.explain"] == wanted


def test_two_persons_sign(draft: Any) -> None:
    walk(draft, SIGNED[0])
    twin = replace(small.actor(R.ZONE_HEAD), person=small.actor(R.ZONE_STATISTICIAN).person)
    refused(acts.SamePerson, acts.endorse, draft, by=twin)


@pytest.mark.parametrize(
    "role", [R.PROVINCE, R.DEPARTMENT, R.CITY, R.COUNTY, R.ZONE_HEAD, R.AUDITOR, R.EXPERT, R.ADMINISTRATOR]
)
def test_nobody_but_the_reporter_writes_a_cell(draft: Any, role: Role) -> None:
    cells = small.cells(1)
    refused(NotYours, acts.fill_in, draft, by=small.actor(role), cells=cells, expected_version=draft.version)


def test_after_the_signature_the_reporter_cannot_write_either(draft: Any) -> None:
    walk(draft, SIGNED[0])
    by = small.actor(R.ZONE_STATISTICIAN)
    refused(NotNow, acts.fill_in, draft, by=by, cells=small.cells(1), expected_version=draft.version)


def test_blanks_and_unexplained_findings_stop_the_signature(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    acts.fill_in(draft, by=by, at=small.AT, cells={"13": Nothing.BLANK}, expected_version=draft.version)
    refusal = refused(acts.FindingsStandOpen, acts.certify, draft, by=by)
    assert [f.rule for f in refusal.findings] == ["FORM-BLANK"]  # type: ignore[attr-defined]  # of FindingsStandOpen


def test_an_explanation_says_something(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    acts.fill_in(draft, by=by, at=small.AT, cells={"09": small.cells(900)["09"]}, expected_version=draft.version)
    finding = queries.open_asks(by, draft.pk)[0]
    refused(acts.ReasonIsMissing, acts.explain, draft, by=by, finding=finding, text="属实")


def test_a_form_saved_meanwhile_is_not_overwritten(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    refused(acts.ChangedMeanwhile, acts.fill_in, draft, by=by, cells=small.cells(1), expected_version=draft.version - 1)


def test_outside_its_window_a_form_is_locked(draft: Any) -> None:
    by, late = small.actor(R.ZONE_STATISTICIAN), small.AT + timedelta(days=200)
    refused(acts.NotInWindow, acts.fill_in, draft, by=by, at=late, cells=small.cells(1), expected_version=draft.version)


def test_a_step_cannot_be_skipped(draft: Any) -> None:
    refused(NotNow, acts.accept, walk(draft, *SIGNED), by=small.actor(R.PROVINCE))


def test_the_county_does_not_accept_a_zone_form(draft: Any) -> None:
    refused(acts.StepIsNotInTheChain, acts.accept, walk(draft, *REVIEWED), by=small.actor(R.COUNTY))


def test_a_reviewer_elsewhere_sees_nothing_there(draft: Any) -> None:
    far = small.actor(R.COUNTY)
    refused(NotFound, acts.pass_county, walk(draft, *SIGNED),
            by=replace(far, scope=replace(far.scope, codes=frozenset({"220202"}))))  # fmt: skip


def test_handing_back_takes_a_reason_and_keeps_the_figures(draft: Any) -> None:
    walk(draft, *SIGNED)
    county = small.actor(R.COUNTY)
    refused(acts.ReasonIsMissing, acts.hand_back, draft, by=county, reason=" ", cells=("09",), due_back=None)
    before = draft.cells
    acts.hand_back(draft, by=county, at=small.AT, reason="请核对薪酬与人数。", cells=("09", "99"), due_back=None)
    assert (draft.state, draft.cells, draft.returned_cells) == ("returned", before, "09")
    assert draft.certified_by == ""


def reading(**identity: str) -> Reading:
    cells = {code: ReadCell(value, "B1", "D1", "") for code, value in small.cells(8).items()}
    return Reading({"form": "B1", "version": "1", "period": "2024Q4", "unit": "Z001"} | identity, cells)


@pytest.mark.parametrize(
    ("identity", "kind"),
    [
        ({"form": "B2"}, acts.WrongForm),
        ({"version": "0"}, acts.WrongForm),
        ({"period": "2024Q3"}, acts.WrongPeriod),
        ({"unit": "Z003"}, acts.ForeignUnit),
    ],
)
def test_a_workbook_of_another_form_period_or_unit_is_refused(
    draft: Any, identity: dict[str, str], kind: type[Refusal]
) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    refused(kind, acts.take_workbook, draft, by=by, reading=reading(**identity), file_digest="a" * 64)


def test_the_same_file_twice_is_refused(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    acts.take_workbook(draft, by=by, at=small.AT, reading=reading(), file_digest="a" * 64)
    refused(acts.AlreadyTaken, acts.take_workbook, draft, by=by, reading=reading(), file_digest="a" * 64)


def test_a_second_filing_of_the_same_quarter_is_refused(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    with pytest.raises(acts.AlreadyReported):
        acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)


def test_an_expired_form_opens_no_period(draft: Any) -> None:
    plan = read_plan(small.PLAN)
    old = plan.forms[0].model_copy(update={"code": "X9", "valid_until": small.LIVE.first_day})
    acts.adopt_forms(plan.model_copy(update={"forms": (old,)}), by=small.BY, at=small.AT)
    with pytest.raises(acts.FormHasExpired):
        acts.open_period(None, by=small.BY, at=small.AT, form_code="X9", period=small.LIVE)


def test_the_head_is_another_person_than_who_filled_in(draft: Any) -> None:
    """The head's person saved the figures under another post; the statistician certified them."""
    head, statistician = small.actor(R.ZONE_HEAD), small.actor(R.ZONE_STATISTICIAN)
    twin = replace(statistician, person=head.person)
    acts.fill_in(draft, by=twin, at=small.AT, cells={}, expected_version=draft.version)
    walk(draft, SIGNED[0])
    refusal = refused(acts.SamePerson, acts.endorse, draft, by=head)
    assert "filled this form in" in str(refusal)


def test_the_signature_lines_follow_the_ledger(draft: Any) -> None:
    def names() -> list[tuple[str, str]]:
        return [(line.part, line.person) for line in queries.signed(draft).lines]

    statistician, head = small.actor(R.ZONE_STATISTICIAN).person, small.actor(R.ZONE_HEAD).person
    assert names() == [("filler", statistician), ("statistician", ""), ("head", "")]
    walk(draft, *SIGNED)
    assert names() == [("filler", statistician), ("statistician", statistician), ("head", head)]
    assert queries.signed(draft).sent_at == small.AT
    acts.hand_back(draft, by=small.actor(R.COUNTY), at=small.AT, reason="请核对薪酬。", cells=(), due_back=None)
    assert names() == [("filler", statistician), ("statistician", ""), ("head", "")]
    assert queries.signed(draft).sent_at is None
