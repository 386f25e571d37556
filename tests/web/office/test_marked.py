"""Errors as the same workbook: every cell that is wrong is coloured and says in a comment what to do."""

from __future__ import annotations

import io
import uuid
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jiju.rooms.filings import acts
from jiju.rooms.filings.models import Filing
from jiju.spine.roles import Role
from tests.web import small

pytestmark = pytest.mark.usefixtures("province")
RED, AMBER, OPEN = "FFFBD9D5", "FFFBE3B3", "FFFFFBE6"


@pytest.fixture
def filing(province: None) -> Any:
    """A form with one finding that blocks (07 fell) and one that asks (09 doubled)."""
    by = small.actor(Role.ZONE_STATISTICIAN)
    begun = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    wrong = {"07": small.cells(1)["07"], "09": small.cells(9)["09"] * 2}  # type: ignore[operator]  # a number
    acts.fill_in(begun, by=by, at=small.AT, cells=small.cells(9) | wrong, expected_version=begun.version)
    return begun


def cells(content: bytes) -> dict[str, Any]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return {
        str(sheet.cell(r, 3).value): sheet.cell(r, 4) for r in range(11, sheet.max_row + 1) if sheet.cell(r, 3).value
    }


def test_what_is_stored_comes_back_with_each_finding_in_its_cell(filing: Any, signed_in: Any) -> None:
    found = cells(signed_in("zone_statistician").get(f"/filings/{filing.pk}/marked.xlsx").content)
    assert (found["07"].fill.fgColor.rgb, found["09"].fill.fgColor.rgb, found["10"].fill.fgColor.rgb) == (
        RED, AMBER, OPEN,
    )  # fmt: skip
    assert "强制性" in found["07"].comment.text
    assert "10.0" in found["07"].comment.text, "this period's"
    assert "70.0" in found["07"].comment.text, "and the one that it fell below"
    assert found["10"].comment is None


def test_a_workbook_is_checked_and_given_back_without_being_stored(filing: Any, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/filings/{filing.pk}/template.xlsx").content))
    sheet = book.active
    assert sheet is not None
    sheet["D20"] = "二十三人"
    out = io.BytesIO()
    book.save(out)
    typed = {"idempotency_key": str(uuid.uuid4()), "mark": "1", "file": SimpleUploadedFile("b1.xlsx", out.getvalue())}
    found = cells(client.post(f"/filings/{filing.pk}/workbook", typed).content)
    assert found["10"].value == "二十三人"
    assert found["10"].fill.fgColor.rgb == RED
    assert Filing.objects.get(pk=filing.pk).version == filing.version
