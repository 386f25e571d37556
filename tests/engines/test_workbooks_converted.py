"""Workbooks that this project did not write: the filled template as LibreOffice saves it in each of its kinds."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from jiju.core.nothing import Nothing
from jiju.engines.workbooks import read_form
from tests.engines.test_workbooks_forms import LAYOUT, fill

OFFICE = shutil.which("soffice")


needs_office = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed: apt-get install -y libreoffice-calc"
)


def saved_as(kind: str, data: bytes, folder: Path) -> bytes:
    """A workbook as LibreOffice saves it in one of its kinds."""
    source = folder / "in" / "B1.xlsx"
    source.parent.mkdir()
    source.write_bytes(data)
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation=file://{folder}/office",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (folder / f"B1.{kind}").read_bytes()


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@needs_office
def test_a_template_saved_by_another_program_is_read(kind: str, tmp_path: Path) -> None:
    data = saved_as(kind, fill(118, 14, 38420.6, "１６５２", "不适用"), tmp_path)
    reading = read_form(data, f"B1.{kind}", LAYOUT)
    assert not reading.faults, reading.faults
    assert {c: cell.value for c, cell in reading.cells.items()} == {
        "01": Decimal(118),
        "02": Decimal(14),
        "04": Decimal("38420.6"),
        "10": Decimal(1652),
        "11": Nothing.NOT_APPLICABLE,
    }
    assert reading.identity["unit"] == "Z002"


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@needs_office
def test_error_cells_saved_by_another_program_are_said_with_cell_and_remedy(kind: str, tmp_path: Path) -> None:
    data = saved_as(kind, fill("=1/0", "=NA()", '="a"+1', "#REF!", "=SUM(D11:D12)"), tmp_path)
    reading = read_form(data, f"B1.{kind}", LAYOUT)
    assert [(f.cell, str(f.says)) for f in reading.faults] == [
        ("D11", "01 入驻企业数 at D11 holds the error #DIV/0!."),
        ("D12", "02 其中：规模以上 at D12 holds the error #N/A."),
        ("D13", "04 营业收入 at D13 holds the error #VALUE!."),
        ("D14", "10 期末用工人数 at D14 holds the error #REF!."),
        ("D15", "11 研发费用 at D15 holds the error #DIV/0!."),
    ]
    assert all(str(f.remedy).startswith("Type the number alone") for f in reading.faults)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@needs_office
def test_an_error_that_only_another_program_knows_is_said_too(kind: str, tmp_path: Path) -> None:
    reading = read_form(saved_as(kind, fill(1, 1, "=SQRT(-1)", 1, 0), tmp_path), f"B1.{kind}", LAYOUT)
    assert [f.cell for f in reading.faults] == ["D13"]
    assert "the error" in str(reading.faults[0].says)
