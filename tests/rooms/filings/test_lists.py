"""Lists inside a form: lines are carried on, kept, checked, signed, asked about and revised like any other cell."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

import pytest

from jiju.core import periods
from jiju.core.nothing import Nothing, Text, to_data
from jiju.core.refusals import NotFound
from jiju.rooms.figures import queries as figures
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.checks import cells_after
from jiju.rooms.filings.models import Filing, Form
from jiju.rooms.programmes.checks import read_plan
from jiju.spine import news, records
from jiju.spine.roles import Role
from tests.factories import projects
from tests.factories.projects import D, fill, line
from tests.rooms.filings.ways import REVIEWED, SIGNED, explained, refused, walk
from tests.web import small

R = Role
WHY, PROOF = "项目决算后累计完成投资调增，原报数有误。", "2024年度项目竣工决算报告，演示文号。"


@pytest.fixture
def filing(db: None) -> Any:
    small.make(zones=2)
    return projects.begun()


def rules(filing: Any) -> set[tuple[str, str]]:
    return {(f.rule, f.field) for f in queries.findings_now(filing) if f.severity != "notes"}


def test_lines_that_go_on_stand_there_when_the_form_is_opened(filing: Any) -> None:
    known = queries.cells_of(filing)
    assert {code for code in known if "/" in code} == {
        f"P/{n}/{c}" for n in (1, 2) for c in ("01", "02", "03", "04", "05", "06", "07")
    }, "identity and total; the third line has ended"
    assert (known["P/1/02"], known["P/2/07"]) == (Text("甲厂"), Decimal(9000))


def test_a_list_in_accord_with_its_rows_can_be_signed_and_goes_the_whole_way(filing: Any) -> None:
    explained(fill(filing, projects.now()))
    walk(filing, *REVIEWED, (acts.accept, R.PROVINCE))
    news.catch_up()
    assert filing.state == "accepted"
    receipt = queries.receipt(small.actor(R.PROVINCE), queries.receipt_of_last(small.actor(R.PROVINCE)))
    told = {code: to_data(v) for code, v in queries.cells_of(filing).items()}
    assert receipt.document["cells"] == told, "with words and lines"
    body = json.dumps(told, sort_keys=True, ensure_ascii=False)
    assert hashlib.sha256(body.encode()).hexdigest() == receipt.document["cells_digest"]
    assert "P/2/11" in {row.code for row, _ in receipt.cells or ()}


def test_the_warehouse_holds_the_rows_and_not_the_lines(filing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    monkeypatch.setattr("jiju.rooms.figures.acts.write_part", lambda _, facts: kept.extend(f.code for f in facts) or 1)
    explained(fill(filing, projects.now()))
    walk(filing, *REVIEWED, (acts.accept, R.PROVINCE))
    news.catch_up()
    assert "05" in kept
    assert not any("/" in code for code in kept)
    assert figures.vintage("B3") > 0


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"05": D(9000)}, ("B3-L03", "05")),
        ({"07": D(805)}, ("B3-L05", "07")),
        ({"04": D(0)}, ("B3-L02", "04")),
        ({"01": D(3)}, ("B3-L01", "01")),
        ({"P/1/09": D(200), "07": D(300)}, ("B3-P01", "P/1/09")),  # fell below the quarter before
        ({"P/1/08": D(100), "06": D(600)}, ("FORM-PART", "P/1/09")),
        ({"P/1/08": D(10900), "06": D(11400)}, ("B3-P02", "P/1/08")),
        ({"P/2/11": Nothing.BLANK}, ("FORM-BLANK", "P/2/11")),
        ({"P/2/02": Text("甲厂"), "P/2/01": Nothing.BLANK}, ("LIST-TWICE", "P/2/02")),
        ({"P/2/02": Text("别处")}, ("LIST-GONE", "P")),
    ],
)
def test_what_is_wrong_with_a_line_is_said_at_its_cell(filing: Any, changed: Any, found: tuple[str, str]) -> None:
    fill(filing, projects.now())
    assert rules(filing) <= {("B3-H02", "07")}
    fill(filing, changed)
    assert found in rules(filing)


def test_a_finding_names_list_line_project_and_column(filing: Any) -> None:
    fill(filing, projects.now() | {"P/1/09": D(200)})
    said = next(str(f.says) for f in queries.findings_now(filing) if f.rule == "B3-P01")
    assert said.startswith("重点项目, line 1 (甲厂): 09 本年完成投资 is 200.0 万元")


def test_a_line_is_known_again_by_its_code_then_by_its_name_wherever_it_stands(filing: Any) -> None:
    turned = line(1, "乙库", 500, 100, state=projects.STOPPED) | line(2, "甲厂更名", 1400, 200, code="2201-1")
    fill(filing, projects.now() | turned | {"07": D(300), "08": D(300)})
    assert ("B3-P01", "P/2/09") in rules(filing)
    assert not {r for r in rules(filing) if r[0] == "LIST-GONE"}


def test_a_line_that_says_why_it_ends_is_not_asked_or_added_up(filing: Any) -> None:
    fill(filing, projects.now() | {f"P/2/{c}": Nothing.BLANK for c in ("08", "09", "10", "11")})
    fill(filing, projects.fixed(count=1, done=1400, year=700) | {"P/2/13": Text("终止建设")})
    assert rules(filing) <= {("B3-H02", "07")}


def test_a_line_of_blanks_is_no_line_and_one_too_many_is_not_taken(filing: Any) -> None:
    fill(filing, projects.now() | line(4, "丁园", 10, 10))
    fill(filing, dict.fromkeys(line(4, "", 0, 0), Nothing.BLANK) | line(101, "戊园", 1, 1))
    assert {c.split("/")[1] for c in queries.cells_of(filing) if "/" in c} == {"1", "2"}


def test_nothing_is_stored_of_a_column_or_list_that_is_not_there(filing: Any) -> None:
    form = queries.form_shape(filing.form)
    assert not [c for c in cells_after(form, {}, {"P/1/99": D(1), "Q/1/01": D(1)}) if "/" in c]


def test_the_ledger_tells_each_cell_that_changed(filing: Any) -> None:
    fill(filing, projects.now())
    fill(filing, {"P/1/08": D(1401)})
    from_ = queries.filing(small.actor(R.ZONE_STATISTICIAN), filing.pk, on=small.DAY)
    assert from_.version == 3
    assert queries.cells_of(filing)["P/1/08"] == D(1401)


def test_a_query_stands_on_a_cell_of_a_line(filing: Any) -> None:
    explained(fill(filing, projects.now()))
    walk(filing, *SIGNED)
    by, due = small.actor(R.COUNTY), small.DAY
    acts.raise_query(filing, by=by, at=small.AT, field="P/2/11", question="停工原因是什么？", due=due)
    sheet = queries.filing(by, filing.pk, on=small.DAY)
    assert sheet.asked == {"P/2/11"}
    refused(NotFound, acts.raise_query, filing, by=by, field="P/9/11", question="哪个项目？", due=due)


def test_handing_back_marks_cells_of_lines(filing: Any) -> None:
    explained(fill(filing, projects.now()))
    walk(filing, *SIGNED)
    acts.hand_back(
        filing, by=small.actor(R.COUNTY), at=small.AT, reason="请核对停工项目。", due_back=None,
        cells=("P/2/11", "P/9/11", "04"),
    )  # fmt: skip
    assert filing.returned_cells == "P/2/11,04"


def test_a_revision_changes_lines_adds_them_and_keeps_the_old_ones(filing: Any) -> None:
    explained(fill(filing, projects.now()))
    walk(filing, *REVIEWED, (acts.accept, R.PROVINCE))
    more = line(3, "丁园", 100, 100) | projects.fixed(count=3, done=2000, year=900, stopped=1)
    order = acts.order_revision(
        filing, by=small.actor(R.ZONE_STATISTICIAN), at=small.AT, cells=more, reason=WHY, proof=PROOF
    )
    assert "P/3/02" not in queries.cells_of(filing)
    acts.approve_revision(filing, by=small.actor(R.PROVINCE), at=small.AT, number=order.number, answer="同意")
    assert queries.cells_of(filing)["P/3/02"] == Text("丁园")
    shown = queries.filing(small.actor(R.PROVINCE), filing.pk, on=small.DAY)
    assert {"P/3/02", "05"} <= shown.revised
    assert [v.value for v in queries.vintages(small.actor(R.PROVINCE), filing.pk, "P/3/08")] == [Nothing.BLANK, D(100)]


def test_one_units_lines_are_given_out_for_a_purpose_of_their_form(filing: Any) -> None:
    told = queries.unit_figures(
        small.actor(R.PROVINCE), small.HOME, "B3", small.LIVE.previous, purpose="supervision", rows=("05", "P/1/02")
    )
    assert told.cells == {"05": D(18000), "P/1/02": Text("甲厂")}


def test_the_page_shows_each_line_beside_its_past(filing: Any) -> None:
    fill(filing, projects.now() | line(4, "丁园", 10, 10))
    (shown,) = queries.filing(small.actor(R.ZONE_STATISTICIAN), filing.pk, on=small.DAY).lists
    assert [(n.number, n.title, n.was_there) for n in shown.lines] == [
        (1, "甲厂", True), (2, "乙库", True), (4, "丁园", False),
    ]  # fmt: skip
    done = next(c for c in shown.lines[0].cells if c.row.code == "P/1/08")
    assert (done.now, done.before) == (D(1400), D(1000))
    assert shown.spare is not None
    assert shown.spare.number == 5
    assert [[h.mark for h in row] for row in shown.heads] == [
        list("甲乙丙丁戊己") + ["1"],
        ["2", "3", "4"] + list("庚辛壬"),
    ]
    assert [h.total for h in shown.heads[1][:2]] == [D(1910), D(810)]


def test_a_list_counts_among_what_a_form_asks(filing: Any) -> None:
    burden = next(b for b in queries.burden(small.DAY) if b.form.code == "B3")
    assert (burden.form.rows, burden.form.known) == (8 + 2 * 13, 2 * 7), "two lines on average when it was last sent"
    assert burden.each == (8 + 2 * 6) * 4


def test_an_older_filing_keeps_the_version_that_it_was_made_under(filing: Any) -> None:
    old = periods.quarter(2023, 4)
    projects.bring_in(old, {"01": D(1), "31": Text("甲厂"), "32": D(9000)})
    row = Filing.objects.get(form_code="B3", period=str(old))
    sheet = queries.filing(small.actor(R.PROVINCE), row.pk, on=small.DAY)
    assert (sheet.form.version, sheet.lists) == ("1", ())
    assert next(n.now for n in sheet.lines if n.row.code == "31") == Text("甲厂")
    assert filing.form.version == "2"
    assert {f.version for f in Form.objects.filter(code="B3").order_by("pk")} == {"1", "2"}
    assert {r.written.id for r in queries.rules_in_force(sheet.form).rules} >= {"B3-H01"}


def test_a_filing_under_the_older_version_is_not_asked_about_its_list(filing: Any) -> None:
    """A window that was opened before the new version keeps the old one; many at once are judged like one by one."""
    projects.bring_in(small.LIVE, projects.now() | {"05": D(9000)}, "Z002")
    projects.bring_in(small.LIVE, projects.fixed(count=2, done=10, year=10), "Z004")
    v1 = Form.objects.get(code="B3", version="1")
    with records.opened():
        Filing.objects.filter(form_code="B3", unit_code="Z004").update(form=v1)
    found = {(d.unit, d.finding.rule, d.finding.field) for d in queries.Screen().doubts("B3", small.LIVE)}
    assert ("Z002", "B3-L03", "05") in found
    assert not [f for f in found if f[0] == "Z004"]


def test_the_second_plan_has_no_lists() -> None:
    plan = read_plan(small.PLAN.parents[1] / "tests" / "plans" / "qinghe-2023")
    assert not any(form.lists for form in plan.forms)
    assert plan.newest_forms == plan.forms
