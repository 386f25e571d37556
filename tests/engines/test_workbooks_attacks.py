"""Hostile workbooks: each is refused with a sentence, nothing is written, and this process lives."""

from __future__ import annotations

import datetime as dt
import io
import pickle
import subprocess
import time
import zipfile
from typing import Any

import pytest

from jiju.engines.workbooks import FormLayout, Limits, RowLayout, read_form
from jiju.engines.workbooks.contents import examine
from jiju.engines.workbooks.sheets import _Plain
from tests.engines.test_workbooks_forms import LAYOUT, fill

GOOD = fill(118, 14, 38420.6, 1652, 0)
SHEET = "xl/worksheets/sheet1.xml"


def rebuilt(
    changes: dict[str, bytes] | None = None, more: list[tuple[str | zipfile.ZipInfo, bytes]] | None = None
) -> bytes:
    """The good workbook with some parts changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, (changes or {}).get(name, old.read(name)))
        for name, data in more or []:
            new.writestr(name, data)
    return out.getvalue()


def sheet(replace: tuple[bytes, bytes]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return {SHEET: archive.read(SHEET).replace(*replace, 1)}


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("xl/evil")
    info.external_attr = 0o120777 << 16
    return info


def encrypted() -> bytes:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sheetData>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sheetData>'
TWICE = b'<sheetData><row r="1"><c r="A1"><v>2</v></c><c r="A1"><v>3</v></c></row>'
ATTACKS: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "x.xlsx", "FILE-EMPTY"),
    "text": (b"hello", "x.xlsx", "FILE-KIND"),
    "page": (b"<html><table><tr><td>1</td></tr></table></html>", "x.xls", "FILE-KIND"),
    "program": (b"MZ" + b"\0" * 500, "x.xlsx", "FILE-KIND"),
    "csv": (b"01,118\n", "x.csv", "FILE-KIND"),
    "old kind under a new name": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "x.xlsx", "FILE-KIND"),
    "broken old kind": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "x.xls", "FILE-BROKEN"),
    "cut off": (GOOD[: len(GOOD) // 2], "x.xlsx", "FILE-BROKEN"),
    "macro name": (GOOD, "x.xlsm", "FILE-MACRO"),
    "macro inside": (rebuilt(more=[("xl/vbaProject.bin", b"x")]), "x.xlsx", "FILE-MACRO"),
    "climbing name": (rebuilt(more=[("../../evil.txt", b"x")]), "x.xlsx", "FILE-UNSAFE"),
    "absolute name": (rebuilt(more=[("/etc/evil", b"x")]), "x.xlsx", "FILE-UNSAFE"),
    "symlink": (rebuilt(more=[(link(), b"/etc/passwd")]), "x.xlsx", "FILE-UNSAFE"),
    "nested": (rebuilt(more=[("xl/inner.zip", b"PK")]), "x.xlsx", "FILE-UNSAFE"),
    "encrypted": (encrypted(), "x.xlsx", "FILE-UNSAFE"),
    "many parts": (rebuilt(more=[(f"xl/p{n}", b"") for n in range(1100)]), "x.xlsx", "FILE-MEMBERS"),
    "bomb": (rebuilt(more=[("xl/big.xml", b"0" * 70_000_000)]), "x.xlsx", "FILE-BOMB"),
    "packed too well": (rebuilt(more=[("xl/big.bin", b"0" * 20_000_000)]), "x.xlsx", "FILE-BOMB"),
    "external entity": (rebuilt(sheet((b"<sheetData>", XXE))), "x.xlsx", "FILE-ENTITY"),
    "many laughs": (rebuilt(sheet((b"<sheetData>", LAUGHS))), "x.xlsx", "FILE-ENTITY"),
    "entity in other letters": (rebuilt({"xl/styles.xml": LAUGHS.decode().encode("utf-16")}), "x.xlsx", "FILE-ENTITY"),
    "far cell": (rebuilt(sheet((b'r="A1"', b'r="XFD1048576"'))), "x.xlsx", "CELL-FAR"),
    "cell twice": (rebuilt(sheet((b"<sheetData>", TWICE))), "x.xlsx", "CELL-TWICE"),
    "no workbook inside": (b"", "", ""),
}
ATTACKS["no workbook inside"] = (rebuilt()[:0] or b"", "x.xlsx", "FILE-EMPTY")


@pytest.mark.parametrize("name", ATTACKS)
def test_a_hostile_workbook_is_refused_with_a_sentence(name: str) -> None:
    data, file, rule = ATTACKS[name]
    reading = read_form(data, file, LAYOUT)
    assert [f.rule for f in reading.faults] == [rule]
    assert not reading.cells
    assert str(reading.faults[0].says)
    assert str(reading.faults[0].remedy)


def test_the_good_workbook_is_taken_after_all_of_them() -> None:
    assert not read_form(GOOD, "B1.xlsx", LAYOUT).faults


def test_a_part_that_stands_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = rebuilt(more=[(SHEET, b"<worksheet/>")])
    assert [f.rule for f in read_form(data, "x.xlsx", LAYOUT).faults] == ["FILE-TWICE"]


def test_a_reader_that_runs_out_of_memory_is_a_finding() -> None:
    reading = read_form(GOOD, "B1.xlsx", LAYOUT, Limits(memory=1_000))
    assert [f.rule for f in reading.faults][0] in {"FILE-HEAVY", "FILE-BROKEN"}


def test_duplicate_cells_name_the_cell() -> None:
    data, file, _ = ATTACKS["cell twice"]
    assert (
        read_form(data, file, FormLayout("B1", "1", (RowLayout("01", "a", "户", "integer", 0),))).faults[0].cell == "A1"
    )


ROWS = b'<sheetData><row r="1"><c r="A1"><v>2</v></c></row><row r="2">%s</row></sheetData>'


@pytest.mark.parametrize(
    ("cells", "rule", "cell"),
    [
        (b'<c r="A2"/><c r="A1"><v>3</v></c>', "CELL-TWICE", "A1"),
        (b'<c r="A2"/><c r="B2"/></row><row r="2"><c r="C2"/><c r="A2"/>', "CELL-TWICE", "A2"),
        (b'<c r="GS2"/>', "CELL-FAR", "GS2"),
        (b'<c r="A20051"/>', "CELL-FAR", "A20051"),
        (b'<c r="B2"/><c r="A2"/></row><row r="4"/><row r="3"><c r="A3"/>', "", ""),
        (b'<c r="A2"/><c r="B3"/>', "", ""),
    ],
)
def test_cells_are_told_apart_whatever_rows_they_are_written_in(cells: bytes, rule: str, cell: str) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        text = archive.read(SHEET)
    begin, end = text.index(b"<sheetData>"), text.index(b"</sheetData>") + len(b"</sheetData>")
    reading = read_form(rebuilt({SHEET: text[:begin] + ROWS % cells + text[end:]}), "x.xlsx", LAYOUT)
    assert [(f.rule, f.cell) for f in reading.faults] == [(rule or "FORM-ABSENT", cell)]


@pytest.mark.parametrize("piece", [b"<c ", b"<row ", b'<c t="e" ', b'<c t="e"><f>', b'<c r="A1" t="e"><f ', b"</row>"])
def test_examining_takes_time_in_proportion_to_the_text(piece: bytes) -> None:
    data = rebuilt({SHEET: b"<worksheet><sheetData>#" + piece * 200_000})
    begun = time.process_time()
    examine(data, Limits())
    assert time.process_time() - begun < 3  # looking on from each piece to the end would take minutes


def test_what_a_child_sends_is_plain_or_nothing() -> None:
    plain = [{"a": dt.date(2024, 1, 1)}, 1.5, b"x"]
    assert _Plain(io.BytesIO(pickle.dumps(plain))).load() == plain
    with pytest.raises(pickle.UnpicklingError, match="no plain value"):
        _Plain(io.BytesIO(pickle.dumps(zipfile.ZipInfo))).load()


def test_a_refused_workbook_leaves_no_child_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    class Popen(subprocess.Popen):
        def __init__(self, *given: Any, **more: Any) -> None:
            super().__init__(*given, **more)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Popen)
    data, file, rule = ATTACKS["cell twice"]
    assert [f.rule for f in read_form(data, file, LAYOUT).faults] == [rule]
    assert [process.returncode is None for process in started] == [False]
