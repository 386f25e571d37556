"""The quarter of those who report and review: an enterprise on a telephone, a reviewer's morning, a late correction."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.conftest import jiju

Visit = Callable[..., Page]
WHY = "财务决算后应付职工薪酬调增，原报数少计年终奖，已重新核对。"
PROOF = "2024年三季度财务决算表，演示文号，第3页应付职工薪酬。"


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-").strip())


def test_an_enterprise_fills_in_five_cells_on_a_telephone(visit: Visit) -> None:
    page = visit("enterprise", 390)
    page.locator("tr", has=page.locator("b", has_text=re.compile("^B2$"))).get_by_role("button").click()
    page.wait_for_url(re.compile(r"/filings/\d+$"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    cells = page.locator("input[name^=c0]")
    assert cells.count() == 5
    last = {cells.nth(n).get_attribute("name"): _last(page, n) for n in range(5)}
    for name, before in last.items():
        page.fill(f"[name={name}]", str(before if name == "c04" else round(before * Decimal("1.3"), 1)))
    page.press("[name=c05]", "Tab")
    page.locator("#kept", has_text="已自动保存").wait_for(timeout=15_000)
    page.locator("button[form=cells]").click()
    page.wait_for_load_state()
    for _ in range(5):
        open_ = page.locator("textarea[name=text]")
        if not open_.count() or open_.last.input_value():
            break
        open_.last.fill("四季度为销售旺季，已与账簿逐项核对，数据属实。")
        open_.last.locator("xpath=ancestor::form").get_by_role("button").last.click()
        page.wait_for_load_state()
    page.locator("#certify").click()
    page.wait_for_load_state()
    assert "已提交" in page.content() or "已签署" in page.content()
    assert page.locator("input[name^=c0]").count() == 0, "what was signed is not typed over"


def _last(page: Page, n: int) -> Decimal:
    """The last period's figure as the page shows it beside a cell."""
    text = page.locator(".phone .c").nth(n).inner_text()
    found = re.search(r"上期[^\d−-]*([\d,]+(?:\.\d+)?)", text)
    return number(found[1]) if found else Decimal(10)


def test_a_reviewers_morning(visit: Visit, address: str) -> None:
    page = visit("city")
    page.goto(f"{address}/review")
    waiting = page.locator(".q li a")
    before = waiting.count()
    assert before >= 3

    # One query: on the pay of a clean one, which then cannot be passed.
    clean = page.locator(".q li a", has_not_text="条意见").first
    clean.click()
    page.wait_for_load_state()
    asked = page.url.split("?")[0]
    page.goto(f"{asked}?cell=09")
    page.fill("#question", "请附工资汇总表，并核对计量单位是否为万元。")
    page.get_by_role("button", name="发送").click()
    page.wait_for_load_state()
    assert "质询已发给填报单位" in page.content()
    assert page.get_by_role("button", name="审核通过，报省级").is_disabled()

    # The clean ones in bulk: all but what is asked about.
    page.goto(f"{address}/review")
    offered = int(re.search(r"(\d+)份无疑点", page.content())[1])  # type: ignore[index]  # the page says how many
    page.get_by_role("button", name="全部通过").click()
    page.wait_for_load_state()
    assert f"已批量通过{offered}份" in page.content()
    assert page.locator(".q li a").count() == before - offered

    # One hand-back with its reason, its cells marked.
    page.goto(asked)
    page.locator("details.back summary").click()
    page.fill("#reason", "应付职工薪酬与工资汇总表不一致，请核对后重报。")
    assert page.locator("input[name=cell][value='09']").is_checked(), "the cell that is asked about is marked"
    page.get_by_role("button", name="退回").last.click()
    page.wait_for_load_state()
    page.goto(asked)
    assert "应付职工薪酬与工资汇总表不一致" in page.content()


def test_a_revision_after_acceptance_keeps_both_vintages(visit: Visit, address: str, home: Path) -> None:
    def pay(edition: str) -> Decimal:
        words = ("figures", "show", "pay", "--period", "2024Q3", "--vintage", edition, "--json")
        return Decimal(str(json.loads(jiju(home, *words))["rows"][0]["value"]))

    first = pay("current")
    page = visit("statistician")
    page.goto(f"{address}/desk")
    page.locator("tr", has_text="2024年三季度").locator("a", has_text="B1").click()
    page.wait_for_url(re.compile(r"/filings/\d+$"))
    pk = page.url.rsplit("/", 1)[1]
    page.get_by_role("link", name="订正已验收数据").click()
    page.wait_for_load_state()
    old = number(page.input_value("[name=c09]"))
    page.fill("[name=c09]", str(old + 100))
    page.fill("#reason", WHY)
    page.fill("#proof", PROOF)
    page.get_by_role("button", name="提出订正").click()
    page.wait_for_load_state()
    assert "待批准" in page.content()
    assert pay("current") == first, "nothing changes before the approval"

    page = visit("province")
    page.goto(f"{address}/review?state=revisions")
    page.goto(f"{address}/review/{pk}")
    page.fill("#ra", "已核对决算表，同意订正。")
    page.get_by_role("button", name="批准").click()
    page.wait_for_load_state()
    page.get_by_text("已生效", exact=True).wait_for()
    both = f"{old:,.1f} → {old + 100:,.1f}"
    assert both in page.locator("main").inner_text()
    for _ in range(50):
        if pay("current") == first + 100:
            break
        page.wait_for_timeout(100)
    assert (pay("current"), pay("first")) == (first + 100, first)


def test_a_project_is_added_to_the_list_by_keyboard(visit: Visit) -> None:
    page = visit("statistician")
    page.locator("tr", has=page.locator("b", has_text=re.compile("^B3$"))).get_by_role("button").click()
    page.wait_for_url(re.compile(r"/filings/\d+$"))
    known = page.locator(".line:not(.spare)").count()
    page.focus("[name='cP/1/08']")
    page.keyboard.press("Alt+Insert")
    new = f"cP/{known + 1}/"
    assert page.evaluate("document.activeElement.name") == f"{new}01"
    for typed in ("", "新项目一期", "36 汽车制造业", "", "202411", "2026-05", "8000", "100", "120", "90"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    page.locator(f"[id='f{new[1:]}09'] .finding.blocks").wait_for(timeout=15_000)
    page.locator("#kept", has_text="已自动保存").wait_for(timeout=15_000)
    page.reload()
    assert page.input_value(f"[name='{new}02']") == "新项目一期"
    assert page.input_value(f"[name='{new}05']") == "2024-11"
    assert page.locator(".line").count() == known + 2, "and an empty line follows"
    page.focus(f"[name='{new}02']")
    page.keyboard.press("Control+Delete")
    page.locator("#kept", has_text="已自动保存").wait_for(timeout=15_000)
    page.reload()
    assert page.locator(".line:not(.spare)").count() == known
