"""A clause is proved, accepted, judged and confirmed; its light changes, and its history shows both."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache

from playwright.sync_api import Page

from tests.engines import made_files
from tests.journeys.clicking import send, told
from tests.journeys.conftest import House, jiju

Visit = Callable[..., Page]
PROVED, JUDGED = "M02.1", "M10.3"  # the layout plan; zones that failed
RED = "M05.1"  # the yearly choice of demonstration zones
WHY = "已核对文件原件和台账，与条款要求一致，同意。"


def test_a_clause_goes_from_red_to_green_by_two_hands(visit: Visit, house: House) -> None:
    """One story: each step stands on the one before. Each person signs in once."""
    visit = cache(visit)
    before = board(house)
    assert before[PROVED]["state"] != "done"
    the_board_says_what_is_red(visit, house.address)
    it_prints_without_what_leads_elsewhere(visit, house.address)
    an_owner_sends_a_proof(visit, house.address)
    another_person_accepts_it(visit, house.address)
    a_judgement_is_confirmed_by_another(visit, house.address)
    a_task_is_issued_from_a_red_clause(visit, house.address)
    after = board(house)
    assert after[PROVED]["state"] == "done"
    assert after[JUDGED]["state"] == "done"
    assert after[RED]["state"] == before[RED]["state"] == "overdue"


def board(house: House) -> dict[str, dict[str, object]]:
    told_ = json.loads(jiju(house.home, "oversight", "clauses", "--read", "--json"))
    return {c["id"]: c for c in told_["clauses"]}


def the_board_says_what_is_red(visit: Visit, address: str) -> None:
    page = visit("city", 390)
    page.goto(f"{address}/clauses")
    told(page, "每年评选示范区")
    told(page, "在本地区")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def it_prints_without_what_leads_elsewhere(visit: Visit, address: str) -> None:
    """On paper: no navigation, no filters, heads that repeat, and lights with their marks."""
    page = visit("province")
    page.goto(f"{address}/clauses")
    page.emulate_media(media="print")
    for hidden in (".side", ".filters", ".rail", ".asks"):
        assert not page.locator(hidden).first.is_visible(), hidden
    style = "([css, part, name]) => getComputedStyle(document.querySelector(css), part)[name]"
    assert page.evaluate(style, [".tb thead", None, "display"]) == "table-header-group"
    assert page.evaluate(style, [".tb tbody tr", None, "breakInside"]) == "avoid"
    assert page.evaluate(style, [".tb .light", ":before", "printColorAdjust"]) == "exact"
    page.emulate_media(media="screen")


def an_owner_sends_a_proof(visit: Visit, address: str) -> None:
    page = visit("province")
    page.goto(f"{address}/clauses/{PROVED}")
    told(page, "超期")
    told(page, "随方案期满")
    form = page.locator("form[action$='/prove_clause']")
    form.locator("[name=document]").fill("吉演示发〔2024〕31号")
    form.locator("[name=valid_from]").fill("2024-12-20")
    form.locator("[name=said]").fill("省级总体布局规划已经印发，附文件全文。")
    form.locator("[type=file]").set_input_files(
        {"name": "布局规划.pdf", "mimeType": "application/pdf", "buffer": made_files.pdf()}
    )
    send(page, "prove_clause")
    told(page, "吉演示发〔2024〕31号")
    assert page.locator("form[action$='/accept_proof']").count() == 0, "not by who sent it"


def another_person_accepts_it(visit: Visit, address: str) -> None:
    page = visit("province-2")
    page.goto(f"{address}/clauses/{PROVED}")
    page.locator("form[action$='/accept_proof'] [name=answer]").fill(WHY)
    send(page, "accept_proof")
    wait_for_light(page, f"{address}/clauses/{PROVED}", "已落实")
    history = page.locator("section", has_text="状态变化").last.inner_text()
    assert "已落实" in history
    assert "超期" in history


def a_judgement_is_confirmed_by_another(visit: Visit, address: str) -> None:
    page = visit("province-3")
    page.goto(f"{address}/clauses/{JUDGED}")
    if page.locator("form[action$='/judge_clause']").count():
        form = page.locator("form[action$='/judge_clause']")
        form.locator("[name=valid_until]").fill("2025-06-30")
        form.locator("[name=reason]").fill(WHY)
        send(page, "judge_clause")
        assert page.locator("form[action$='/confirm_judgement']").count() == 0, "not by who judged"
    page = visit("province-2")
    page.goto(f"{address}/clauses/{JUDGED}")
    page.locator("form[action$='/confirm_judgement'] [name=answer]").fill(WHY)
    send(page, "confirm_judgement")
    wait_for_light(page, f"{address}/clauses/{JUDGED}", "已落实")


def wait_for_light(page: Page, url: str, words: str) -> None:
    """The worker reads the clause after the entry; half a second is its pause."""
    for _ in range(40):
        page.goto(url)
        if words in page.locator("h1").inner_text():
            return
        page.wait_for_timeout(500)
    told(page, words)


def a_task_is_issued_from_a_red_clause(visit: Visit, address: str) -> None:
    page = visit("province")
    page.goto(f"{address}/clauses?light=bad")
    page.locator(f"a[href*='origin=clause:{RED}']").first.click()
    page.wait_for_load_state()
    told(page, "每年评选示范区")
    form = page.locator("form[action$='/issue_task']")
    form.locator("[name=title]").fill("补办示范区评选")
    form.locator("[name=wanted]").fill("补办缺评年度的示范区评选，报送评选批次文件。")
    form.locator("[name=lead]").select_option("U220100")
    form.locator("[name=due]").fill("2025-02-10")
    send(page, "issue_task")
    page.wait_for_url(re.compile(r"/tasks/\d+$"))
    page.goto(f"{address}/clauses/{RED}")
    told(page, "补办示范区评选")
