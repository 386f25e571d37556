"""One figure travels through the whole house: from a workbook to a light, with every step in the ledger."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.journeys.conftest import jiju

WHY = "本季度两家企业集中结算，已与企业逐户核对原始凭证，数据属实。"
SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "verify_receipt.py"
Visit = Callable[..., Page]


def filled(template: Path, changes: dict[str, object] | None = None) -> bytes:
    """The template filled in as a person would: last quarter's totals and something more, then what is changed."""
    book = load_workbook(template)
    sheet = book.active
    rows = {str(sheet.cell(r, 3).value): r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 3).value}
    for code, row in rows.items():
        before = sheet.cell(row, 5).value
        if isinstance(before, int | float):
            cumulative = code in {"04", "05", "06", "07", "08", "09", "12", "13", "14"}
            sheet.cell(row, 4).value = round(before * 1.31, 1) if cumulative and code != "13" else before
    sheet.cell(rows["11"], 4).value = sheet.cell(rows["11"], 4).value or "不适用"
    for code, value in (changes or {}).items():
        sheet.cell(rows[code], 4).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload(page: Page, pk: str, data: bytes, name: str = "B1.xlsx") -> None:
    base = page.url.split("/filings")[0].split("/desk")[0]
    page.goto(f"{base}/filings/{pk}/workbook")
    page.set_input_files("#file", {"name": name, "mimeType": "application/octet-stream", "buffer": data})
    page.get_by_role("button", name="导入").click()
    page.wait_for_load_state()


def figure(home: Path) -> Decimal:
    shown = json.loads(jiju(home, "figures", "show", "revenue", "--period", "2024Q4", "--json"))
    return Decimal(str(shown["rows"][0]["value"]))


def test_one_figure_from_the_workbook_to_the_light(visit: Visit, address: str, home: Path, tmp_path: Path) -> None:
    before = figure(home)

    # The statistician starts the form, takes the template, and fills it in with a figure that is too small.
    page = visit("statistician")
    page.locator("tr", has=page.locator("b", has_text=re.compile("^B1$"))).get_by_role("button").click()
    page.wait_for_url(re.compile(r"/filings/\d+$"))
    pk = page.url.rsplit("/", 1)[1]
    with page.expect_download() as download:
        page.get_by_role("link", name="下载模板").click()
    template = tmp_path / "template.xlsx"
    download.value.save_as(template)

    upload(page, pk, filled(template, {"10": "二十三人"}))
    assert "数据没有改变" in page.content()  # refused as a whole, with the cell
    assert "D20" in page.content()

    upload(page, pk, filled(template, {"07": 0.1}))
    page.goto(f"{address}/filings/{pk}")
    assert "B1-K02" in page.content()  # the cumulative figure fell
    assert page.get_by_role("button", name="签署").is_disabled()

    # The page says what the enterprises sent; the statistician repairs both figures on the screen.
    total = Decimal(re.search(r"B2 营业收入合计为 ([\d,.]+) 万元", page.content())[1].replace(",", ""))  # type: ignore[index]
    estimate = Decimal(page.input_value("#c14").replace(",", ""))
    page.fill("#c04", str(total + estimate))
    page.fill("#c07", str(total / 100).split(".")[0])
    for code, share in (("05", "0.6"), ("06", "0.5")):
        page.fill(f"#c{code}", str((total * Decimal(share)).quantize(Decimal("0.1"))))
    page.get_by_role("button", name="保存并核查").click()
    page.wait_for_load_state()
    explain_all(page)
    page.get_by_role("button", name="签署").click()
    page.wait_for_load_state()
    assert "下一步由单位负责人签署" in page.content()
    verified(page, tmp_path / "receipt.json")

    # The head signs, the county hands nothing back, the city passes, the province accepts.
    for who in ("head",):
        page = visit(who)
        page.goto(f"{address}/filings/{pk}")
        page.get_by_role("button", name="签署并提交").click()
        page.wait_for_load_state()
    for who, button in (("county", "审核通过，报市级"), ("city", "审核通过，报省级"), ("province", "验收")):
        page = visit(who)
        page.goto(f"{address}/review/{pk}")
        assert (
            page.locator("table input[type=text], table input:not([type])").count() == 0
        )  # nothing to type a figure in
        page.get_by_role("button", name=button, exact=True).click()
        page.wait_for_load_state()
        assert "已办理" in page.content()

    # Within five seconds the totals have it, and the cockpit moves.
    until = time.monotonic() + 5
    while figure(home) == before and time.monotonic() < until:
        time.sleep(0.2)
    assert figure(home) == before + total + estimate
    page = visit("province")
    page.goto(f"{address}/cockpit?period=2024Q4")
    shown = (before + total + estimate) / 10_000
    assert f"{shown:,.1f}" in page.content()

    # The auditor follows the figure's whole way.
    page = visit("auditor")
    page.goto(f"{address}/ledger/filings/{pk}")
    steps = ("filings.start", "filings.take_workbook", "filings.certify", "filings.endorse", "filings.pass_county",
             "filings.pass_city", "filings.accept", "figures.take_in", "oversight.read_lights")  # fmt: skip
    for step in steps:
        assert step in page.content(), step
    assert "全部有效" in jiju(home, "ledger", "verify")


def verified(page: Page, path: Path) -> None:
    """The receipt of what was signed, checked by the script that needs neither this program nor a network."""
    page.get_by_role("link", name="回执").first.click()
    page.wait_for_load_state()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载回执").click()
    download.value.save_as(path)
    words = [sys.executable, "-I", str(SCRIPT), str(path)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    forged = path.with_name("forged.json")
    forged.write_text(path.read_text("utf-8").replace("filings.certify", "filings.endorse"), "utf-8")
    words[-1] = str(forged)
    assert subprocess.run(words, capture_output=True, timeout=60, check=False).returncode != 0


def explain_all(page: Page) -> None:
    """Give each finding that asks for it an explanation."""
    while page.locator("textarea[name=text]").filter(has_not_text="。").count():
        empty = [t for t in page.locator("textarea[name=text]").all() if not t.input_value()]
        if not empty:
            return
        empty[0].fill(WHY)
        empty[0].locator("xpath=ancestor::form").get_by_role("button").click()
        page.wait_for_load_state()
