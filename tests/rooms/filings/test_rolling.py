"""One workbook of all enterprises of a zone: it fills drafts, signs for nobody, and is taken whole or not at all."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.engines.workbooks import RollReading, read_roll, write_roll
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing, Passage
from jiju.rooms.registry import acts as registry
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories.registry import enterprise_facts, uscc
from tests.web import small

R = Role
FIRM = small.POSTS[R.ENTERPRISE][2][0]
FIGURES = {"01": 50, "02": 2, "03": 9, "04": 7, "05": 0}
COLUMNS = {"01": 4, "02": 6, "03": 8, "04": 10, "05": 12}
Change = Callable[[Any], None]


@pytest.fixture
def zone(db: None) -> None:
    """Three enterprises in the home zone, one elsewhere, one in both; the short form is open."""
    small.make()
    here = [enterprise_facts(n, small.HOME) for n in (1, 2)]
    there = [enterprise_facts(3, "Z002"), enterprise_facts(4, "Z002", since=date(2021, 6, 1))]
    both = [enterprise_facts(4, small.HOME, since=date(2022, 1, 1))]
    firm = enterprise_facts(1, small.HOME, uscc=FIRM, name="测试企业")
    registry.enter([firm, *here, *there, *both], by=small.BY, at=small.AT)
    for form in ("B2", "B2L"):
        acts.open_period(None, by=small.BY, at=small.AT, form_code=form, period=small.LIVE)


def statistician() -> Any:
    return small.actor(R.ZONE_STATISTICIAN)


def row_of(sheet: Any, code: str) -> int:
    return next(n for n in range(4, sheet.max_row + 1) if sheet.cell(n, 1).value == code)


def fill(sheet: Any, code: str, **more: Any) -> None:
    for field, value in (FIGURES | {k.strip("c"): v for k, v in more.items()}).items():
        sheet.cell(row_of(sheet, code), COLUMNS[field]).value = value


def sheet_of(change: Change) -> bytes:
    """The zone's workbook as it is downloaded, changed by hand."""
    book = load_workbook(io.BytesIO(write_roll(queries.roll(statistician(), "B2", small.LIVE))))
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def both(sheet: Any) -> None:
    for code in (FIRM, uscc(1)):
        fill(sheet, code)


def read(data: bytes) -> RollReading:
    return read_roll(data, "roll.xlsx", queries.roll(statistician(), "B2", small.LIVE).layout)


def take(data: bytes, **more: Any) -> Any:
    said = {"by": statistician(), "at": small.AT, "form_code": "B2", "period": small.LIVE, "roll": read(data)}
    said["file_digest"] = hashlib.sha256(data).hexdigest()
    zone = more.pop("zone", small.HOME)
    return acts.take_roll(zone, **(said | more))


def refused(kind: type[Refusal], data: bytes, **more: Any) -> Any:
    """The refusal; no filing, no passage and no entry was written."""
    before = (Entry.objects.count(), list(Filing.objects.order_by("pk").values_list()), Passage.objects.count())
    with pytest.raises(kind) as caught:
        take(data, **more)
    assert before == (Entry.objects.count(), list(Filing.objects.order_by("pk").values_list()), Passage.objects.count())
    assert str(caught.value)
    return caught.value


def test_the_workbook_lists_the_enterprises_that_report_here_with_open_and_shut_cells(zone: None) -> None:
    book = load_workbook(io.BytesIO(write_roll(queries.roll(statistician(), "B2", small.LIVE))))
    sheet = book.worksheets[0]
    assert {sheet.cell(n, 1).value for n in range(4, sheet.max_row + 1)} == {FIRM, uscc(1), uscc(2)}
    assert [sheet.cell(3, n).value for n in (1, 2, 3, 4, 5, 10)] == [
        "统一社会信用代码", "名称", "存稿版次", "01 营业收入（万元）", "上期 01", "04 期末用工人数（人）",
    ]  # fmt: skip
    assert sheet.protection.sheet
    assert [sheet.cell(4, n).protection.locked for n in (1, 2, 4, 5)] == [True, True, False, True]
    rules = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    assert "D4:D6" in rules
    assert "ISNUMBER(D4)" in rules["D4:D6"]


def test_drafts_are_started_and_filled_and_nobody_is_signed_for(zone: None) -> None:
    entries = Entry.objects.count()
    taken = take(sheet_of(both))
    assert (taken.filled, taken.sent, taken.changed) == (2, (), ())
    assert Entry.objects.count() == entries + 1
    made = {f.unit_code: f for f in Filing.objects.filter(form_code="B2", period=str(small.LIVE)).order_by("pk")}
    assert set(made) == {FIRM, uscc(1)}
    for filing in made.values():
        assert (filing.state, filing.source, filing.certified_by) == ("draft", "zone workbook", "")
        assert queries.cells_of(filing)["01"] == Decimal(50)
        assert filing.zone_code == small.HOME
    entry = Entry.objects.latest("seq")
    data = json.loads(entry.body)["data"]
    assert (entry.action, data["count"], data["form"]) == ("filings.take_roll", 2, "B2")
    assert queries.receipt(statistician(), entry.seq).digest == data["digest"]
    firm = small.actor(R.ENTERPRISE)
    shown = queries.filing(firm, made[FIRM].pk, on=small.DAY)
    assert "zone's workbook" in str(shown.history[-1].says)
    with pytest.raises(NotYours):
        acts.certify(made[FIRM], by=small.actor(R.COUNTY), at=small.AT)
    with pytest.raises(Refusal):
        acts.certify(made[FIRM], by=statistician(), at=small.AT)
    assert acts.certify(made[FIRM], by=firm, at=small.AT).state == "submitted"


def test_whoever_has_sent_is_left_alone_and_listed(zone: None) -> None:
    early = sheet_of(both)
    firm = small.actor(R.ENTERPRISE)
    own = acts.start(None, by=firm, at=small.AT, form_code="B2", period=small.LIVE, unit_code=FIRM)
    cells = {code: Decimal(v) + 1 for code, v in FIGURES.items()}
    acts.fill_in(own, by=firm, at=small.AT, cells=cells, expected_version=own.version)
    acts.certify(own, by=firm, at=small.AT)
    stored = Filing.objects.filter(pk=own.pk).values().get()
    taken = take(early)
    assert (taken.filled, [u.code for u in taken.sent]) == (1, [FIRM])
    assert Filing.objects.filter(pk=own.pk).values().get() == stored


def test_a_draft_that_was_saved_since_the_download_is_left_alone_and_an_empty_cell_changes_nothing(zone: None) -> None:
    early = sheet_of(both)
    firm = small.actor(R.ENTERPRISE)
    own = acts.start(None, by=firm, at=small.AT, form_code="B2", period=small.LIVE, unit_code=FIRM)
    acts.fill_in(own, by=firm, at=small.AT, cells={"01": Decimal(99)}, expected_version=own.version)
    assert [u.code for u in take(early).changed] == [FIRM]
    assert queries.cells_of(Filing.objects.get(pk=own.pk))["01"] == Decimal(99)
    fresh = sheet_of(lambda s: fill(s, FIRM, c01=None))
    assert take(fresh).filled == 2  # the other one stands in it as it was filled before
    cells = queries.cells_of(Filing.objects.get(pk=own.pk))
    assert (cells["01"], cells["03"]) == (Decimal(99), Decimal(9))


def test_every_cell_that_cannot_be_read_is_named(zone: None) -> None:
    def spoil(sheet: Any) -> None:
        fill(sheet, FIRM, c01="约五十", c04=7.5)
        fill(sheet, uscc(1), c02="不适用")

    refusal = refused(acts.WorkbookDoesNotRead, sheet_of(spoil))
    assert sorted((f.sheet, f.cell[0]) for f in refusal.findings) == [("B2", "D"), ("B2", "F"), ("B2", "J")]
    assert all(str(f.says) and str(f.remedy) for f in refusal.findings)


@pytest.mark.parametrize("code", [uscc(3), uscc(4), uscc(77)], ids=["foreign", "reports elsewhere", "unknown"])
def test_an_enterprise_that_does_not_report_here_refuses_the_whole_file(zone: None, code: str) -> None:
    def swap(sheet: Any) -> None:
        both(sheet)
        sheet.cell(row_of(sheet, FIRM), 1).value = code

    refusal = refused(acts.UnitsAreForeign, sheet_of(swap))
    (finding,) = refusal.findings
    assert finding.cell.startswith("A")
    assert code in str(finding.says)


def test_codes_that_fail_their_check_stand_twice_or_are_missing_are_named(zone: None) -> None:
    for code in ("91220103MA012HJ229", uscc(1), None):

        def swap(sheet: Any, code: str | None = code) -> None:
            both(sheet)
            sheet.cell(row_of(sheet, FIRM), 1).value = code

        (finding,) = refused(acts.WorkbookDoesNotRead, sheet_of(swap)).findings
        assert (finding.rule, finding.cell[0]) == ("CODE-READ", "A")


def identity(**other: str) -> Change:
    def change(sheet: Any) -> None:
        both(sheet)
        said = {"form": "B2", "version": "1", "unit": small.HOME, "period": "2024Q4"} | other
        sheet["A2"].value = "jiju|" + "".join(f"{k}={v}|" for k, v in said.items())

    return change


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (identity(form="B2L"), acts.WrongForm),
        (identity(version="9"), acts.WrongForm),
        (identity(period="2024Q3"), acts.WrongPeriod),
        (identity(unit="Z003"), acts.ForeignUnit),
        (lambda sheet: None, acts.NothingChanges),
    ],
    ids=["form", "version", "period", "zone", "empty"],
)
def test_a_workbook_of_something_else_is_refused(zone: None, change: Change, kind: type[Refusal]) -> None:
    refused(kind, sheet_of(change))


def test_a_workbook_without_its_head_or_identity_is_refused(zone: None) -> None:
    def headless(sheet: Any) -> None:
        both(sheet)
        sheet["A3"].value = "代码"

    assert [f.rule for f in refused(acts.WorkbookDoesNotRead, sheet_of(headless)).findings] == ["HEAD-ABSENT"]

    def nameless(sheet: Any) -> None:
        both(sheet)
        sheet["A2"].value = None

    refused(acts.WrongForm, sheet_of(nameless))


def test_the_same_file_is_taken_once(zone: None) -> None:
    data = sheet_of(both)
    take(data)
    refused(acts.AlreadyTaken, data)


def test_zone_form_window_and_role_are_asked(zone: None) -> None:
    data = sheet_of(both)
    refused(NotFound, data, zone="Z002")
    refused(NotFound, data, zone="Z404")
    refused(acts.WrongForm, data, form_code="B1")
    refused(acts.NotInWindow, data, period=small.LIVE.previous)
    refused(acts.NotInWindow, data, at=small.AT + timedelta(days=400))
    refused(acts.NotInWindow, data, at=small.AT - timedelta(days=100))
    for role in (R.ENTERPRISE, R.ZONE_HEAD, R.COUNTY, R.PROVINCE):
        refused(NotYours, data, by=small.actor(role))


def test_how_far_the_enterprises_are_is_counted(zone: None) -> None:
    take(sheet_of(both))
    shown = {r.form_code: r for r in queries.rolls(statistician(), small.AT)}
    assert (shown["B2"].units, shown["B2"].drafts, shown["B2"].not_begun) == (3, 2, 1)
    assert shown["B2L"].units == 0  # asked only of those above the designated size
    with pytest.raises(NotFound):
        queries.roll(statistician(), "B1", small.LIVE)
