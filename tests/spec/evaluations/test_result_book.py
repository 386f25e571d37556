"""The result book: a spreadsheet program that recomputes every formula arrives at the same scores, places and grades."""

from __future__ import annotations

import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jiju.engines.workbooks import write_score_book
from jiju.engines.workbooks.score_books import WORDS
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.shapes import Judgements, Standing
from tests.spec.evaluations.drawn import figure, scheme, snapshot

OFFICE = shutil.which("soffice")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
ITEMS = [
    figure("a", 40),
    figure("b", 20, direction="down"),
    figure("c", 20, steps=[{"at_least": 0, "points": 20}, {"at_least": 10, "points": 60}, {"at_least": 50, "points": 100}]),
    {"id": "d", "dimension": "工作", "name": "专家评分", "weight": 20, "source": "expert", "scorers": 2, "guidance": "x"},
]  # fmt: skip
ROWS: dict[str, dict[str, Any]] = {
    "A": {"a": "38420.6", "b": 3, "c": 55}, "B": {"a": 1200, "b": 1, "c": 9}, "C": {"a": 800, "b": None, "c": 12},
    "D": {"a": 30000, "b": 2, "c": 50}, "E": {"a": 36000, "b": 2, "c": -1}, "F": {"a": 10, "b": 9, "c": 0},
}  # fmt: skip
POINTS = {u: {"d": (Decimal(p), Decimal(p + 5))} for u, p in zip("ABCDE", (90, 40, 70, 85, 88), strict=True)}
MORE: dict[str, Any] = {
    "adjustments": [{"id": "title", "name": "国家级称号", "kind": "bonus", "points": 1, "at_most": 3}],
    "vetoes": [{"id": "false", "name": "数据造假", "grade": "不合格"}],
    "bands": [{"grade": "优秀", "at_least": 80, "cap_percent": 20}, {"grade": "良好", "at_least": 70},
              {"grade": "合格", "at_least": 60}, {"grade": "不合格", "at_least": 0}],
}  # fmt: skip
JUDGED = Judgements(points=POINTS, cases={"B": {"title": Decimal(2)}}, vetoes={"E": ("false",)})


def book(missing: str, types: dict[str, str] | None = None, **more: Any) -> tuple[bytes, tuple[Standing, ...]]:
    s, shot = scheme(ITEMS, missing=missing, **(MORE | more)), snapshot(ROWS, types)
    standings = checks.compute(s, shot, JUDGED)
    made = checks.score_book(s, shot, JUDGED, standings, title="评估", words={w: w for w in WORDS}, names={})
    return write_score_book(made), standings


def recomputed(data: bytes, folder: Path) -> dict[str, tuple[float, int, str]]:
    """Score, place and grade of each unit as LibreOffice computes them anew."""
    profile = folder / "office" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS)
    (folder / "in").mkdir()
    (folder / "in" / "book.xlsx").write_bytes(data)
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "xlsx", "--outdir",
         str(folder), str(folder / "in" / "book.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    out = {}
    for sheet in openpyxl.load_workbook(folder / "book.xlsx", data_only=True).worksheets[1:]:
        heads = {c.value: c.column - 1 for c in sheet[4]}
        for row in sheet.iter_rows(min_row=5, values_only=True):
            if row[heads["score"]] is not None:
                out[str(row[0])] = (float(row[heads["score"]]), int(row[heads["rank"]]), str(row[heads["grade"]]))
    return out


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: apt-get install -y libreoffice-calc")
@pytest.mark.parametrize("missing", ["rescale", "floor"])
def test_every_formula_gives_what_the_platform_computed(missing: str, tmp_path: Path) -> None:
    data, standings = book(missing)
    found = recomputed(data, tmp_path)
    assert set(found) == {r.unit for r in standings if r.score is not None}
    for row in standings:
        assert row.score is not None
        assert found[row.unit][0] == pytest.approx(float(row.score), abs=2e-4)
        assert found[row.unit][1:] == (row.rank, row.grade)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: apt-get install -y libreoffice-calc")
def test_a_small_group_scored_among_all_carries_the_others_without_ranking_them(tmp_path: Path) -> None:
    types = {"A": "T2", "B": "T2"}
    data, standings = book("rescale", types, small_group={"least": 3, "rule": "all"})
    found = recomputed(data, tmp_path)
    for row in standings:
        assert row.score is not None
        assert found[row.unit] == (pytest.approx(float(row.score), abs=2e-4), row.rank, row.grade)


def test_names_are_text_and_results_stand_in_the_file_before_it_is_recomputed() -> None:
    rows = {"=cmd": {"a": 1, "b": 2, "c": 3}, "B": {"a": 5, "b": 1, "c": 60}}
    s, shot = scheme(ITEMS, **MORE), snapshot(rows)
    standings = checks.compute(s, shot)
    made = checks.score_book(s, shot, Judgements(), standings, title="t", words={w: w for w in WORDS}, names={})
    read = openpyxl.load_workbook(io.BytesIO(write_score_book(made)), data_only=True).worksheets[1]
    formulas = openpyxl.load_workbook(io.BytesIO(write_score_book(made))).worksheets[1]
    assert "=cmd" in [read.cell(r, 1).value for r in (5, 6)]
    assert formulas.cell(5, 1).data_type == formulas.cell(6, 1).data_type == "s"
    column = {c.value: c.column for c in read[4]}["score"]
    assert [read.cell(5, column).value] == [pytest.approx(float(max(r.score for r in standings if r.score)))]
