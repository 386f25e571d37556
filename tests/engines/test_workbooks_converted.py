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


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: apt-get install -y libreoffice-calc")
def test_a_template_saved_by_another_program_is_read(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "in" / "B1.xlsx"
    source.parent.mkdir()
    source.write_bytes(fill(118, 14, 38420.6, "１６５２", "不适用"))
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation=file://{tmp_path}/office",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    reading = read_form((tmp_path / f"B1.{kind}").read_bytes(), f"B1.{kind}", LAYOUT)
    assert not reading.faults, reading.faults
    assert {c: cell.value for c, cell in reading.cells.items()} == {
        "01": Decimal(118),
        "02": Decimal(14),
        "04": Decimal("38420.6"),
        "10": Decimal(1652),
        "11": Nothing.NOT_APPLICABLE,
    }
    assert reading.identity["unit"] == "Z002"
