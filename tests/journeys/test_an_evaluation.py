"""A year is judged: a scheme written, approved and tried, a round from opening to final, and what follows from it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.conftest import House, clean, jiju

Visit = Callable[..., Page]
ROOT = Path(__file__).resolve().parents[2]
NAME = "年度综合评估试行方案"
ROUND = "2023年年度评估（试行）"
SAYS = "全年按计划推进，数据与四季度报表一致。"
PROOF = "平台服务台账2023年卷，第12页。"
KEPT_FROM = "您核算过本轮结果。"
WHY = "两个单位得分接近，已复核原始材料，按得分排序确定。"
MINUTES = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
COMPUTED_ON, DECIDED_ON = "2025-02-14", "2025-02-26"  # after the term of the self-assessments; after that of appeals


def test_a_year_is_judged(visit: Visit, house: House) -> None:
    """One story: each step stands on the one before. Each person signs in once."""
    visit = cache(visit)
    a_scheme_is_written_tried_and_approved(visit, house.address)
    pk = a_round_is_opened(visit, house.address)
    the_visited_zone_assesses_itself(visit, house.address, pk)
    it_is_judged(visit, house.address, pk)
    absent = gathered(house.home, pk)
    house.stand_on(COMPUTED_ON)
    it_is_computed_and_delivered(visit, house.address, pk)
    an_appeal_is_upheld(visit, house.address, pk)
    house.stand_on(DECIDED_ON)
    it_is_decided_and_made_final(visit, house.address, pk)
    consequences_are_proposed(visit, house.address, pk, absent)
    it_computes_again(visit, house, pk)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def status(page: Page, url: str) -> int:
    answer = page.goto(url)
    assert answer is not None
    return answer.status


def told(page: Page, words: str) -> None:
    assert words in page.locator("main").inner_text(), page.locator("main").inner_text()[:600]


def a_scheme_is_written_tried_and_approved(visit: Visit, address: str) -> None:
    page = visit("province")
    page.goto(f"{address}/schemes/write?from=annual.1")
    own = _reworded(page.input_value("[name=text]"))

    # Weights that do not add up are told with their line, and nothing is kept.
    page.fill("[name=text]", own.replace("weight: 8\n", "weight: 18\n"))
    press(page, "保存草稿")
    assert "110" in page.locator("#flaws").inner_text()

    page.fill("[name=text]", own)
    page.select_option("[name=period]", "2022Q4")
    press(page, "检查并试算")
    assert page.locator("#tried table.trial tbody tr").count() >= 10
    press(page, "保存草稿")
    told(page, "草稿已保存，由另一人批准。")

    # What would have come out of 2022, and who would have moved against the plan's scheme.
    page.goto(f"{address}/schemes/annual-journey/1/trial?period=2022Q4")
    page.select_option("[name=against]", "annual.1")
    page.wait_for_url(re.compile("against=annual"))
    assert page.locator("table.trial").first.locator("th").count() == 8, "beside each place the one by the other scheme"

    page = visit("province-2")
    page.goto(f"{address}/schemes/annual-journey/1")
    press(page, "批准")
    told(page, "自2025-01-20起")


def _reworded(text: str) -> str:
    """The plan's scheme under another name: one expert is enough, and the lowest grade once opens a removal."""
    changes = {"id: annual\n": "id: annual-journey\n", "name: 现代服务业集聚区年度综合评估\n": f"name: {NAME}\n",
               "scorers: 3\n": "scorers: 1\n", "\nconsequences:\n": "\nconsequences:\n  remove_after: 1\n"}  # fmt: skip
    for before, after in changes.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def a_round_is_opened(visit: Visit, address: str) -> str:
    page = visit("province")
    page.goto(f"{address}/rounds")
    page.select_option("#scheme", "annual-journey 1")
    page.select_option("#period", "2023Q4")
    page.fill("#name", ROUND)
    press(page, "启动")
    page.wait_for_url(re.compile(r"/rounds/\d+$"))
    told(page, "本轮评估已启动，各单位应提交自评。")
    return page.url.rsplit("/", 1)[1]


def the_visited_zone_assesses_itself(visit: Visit, address: str, pk: str) -> None:
    page = visit("head", 390)
    page.goto(f"{address}/rounds/{pk}/assess")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    items = page.locator("textarea[name^=says-]")
    assert items.count() == 21
    for item in items.all():
        item.fill(SAYS)
    page.fill("[name=evidence-platform]", PROOF)
    press(page, "保存")
    told(page, "已保存，全部项目均已填写。")


def it_is_judged(visit: Visit, address: str, pk: str) -> None:
    """The city proves two of three lines of the check-list."""
    page = visit("city")
    page.goto(f"{address}/panel/{pk}/Z002")
    sheet = page.locator("#platform")
    for n in (0, 1):
        sheet.locator("[name=line]").nth(n).check()
        sheet.locator("[name^=proof-]").nth(n).fill("现场查看，平台管理制度汇编。")
    sheet.locator("[name=reason]").fill("服务记录未见，其余两项属实。")
    sheet.get_by_role("button").last.click()
    page.wait_for_load_state()
    told(page, "已保存，核算前可修改。")


def gathered(home: Path, pk: str) -> str:
    """The other zones and their judges, by a script over the same home; gives back the zone that stayed away."""
    script = f"import django; django.setup(); from tests.journeys.gathering import gather; gather({pk})"
    env = clean() | {"JIJU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "jiju.config.settings"}
    done = subprocess.run([sys.executable, "-c", script], env=env, cwd=ROOT, capture_output=True, text=True,
                          timeout=120, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip()


def it_is_computed_and_delivered(visit: Visit, address: str, pk: str) -> None:
    """The expert scores what the script left, the province computes; a zone reads its sheet from the delivery on."""
    page = visit("expert")
    page.goto(f"{address}/panel/{pk}/Z002")
    page.locator("#leadership [name=points]").fill("74")
    page.locator("#leadership [name=reason]").fill("产业链协同尚可，推广经验不多。")
    page.locator("#leadership").get_by_role("button").click()
    page.wait_for_load_state()

    page = visit("province")
    page.goto(f"{address}/rounds/{pk}")
    press(page, "核算")
    told(page, "份评估单待送达")
    assert page.locator("#units .light.bad", has_text="未参加评估").count() == 1
    head = visit("head", 390)
    assert status(head, f"{address}/rounds/{pk}/units/Z002") == 409, "nobody sees a sheet before the delivery"
    page.get_by_role("button", name=re.compile("送达")).click()
    page.wait_for_load_state()
    assert status(head, f"{address}/rounds/{pk}/units/Z002") == 200
    assert status(head, f"{address}/rounds/{pk}/ranking") == 409, "each zone its own sheet before the ranking"


def an_appeal_is_upheld(visit: Visit, address: str, pk: str) -> None:
    page = visit("head", 390)
    page.goto(f"{address}/rounds/{pk}/units/Z002")
    page.get_by_text("对某一项提出申诉").click()
    page.select_option("#appeal [name=item]", "platform")
    page.fill("#appeal [name=reason]", "本年服务企业的记录和反馈齐全，评分时未计入。")
    page.fill("#appeal [name=evidence]", PROOF)
    press(page, "提交申诉")
    told(page, "申诉已提交")

    # Who computed cannot rule; who had no part in the round can.
    page = visit("province")
    page.goto(f"{address}/rounds/{pk}")
    page.locator("#appeals li a").click()
    page.wait_for_url(re.compile(r"/appeals/\d+$"))
    told(page, KEPT_FROM)
    assert page.get_by_role("button", name="成立", exact=True).count() == 0
    case = page.url
    page = visit("province-3")
    page.goto(case)
    page.fill("[name=ruling]", "台账和企业反馈已核对，第三项成立。")
    page.fill("[name=value]", "100")
    press(page, "成立")
    told(page, "申诉成立")
    before, after = page.locator("table tr", has_text="得分").locator("td.num").all_inner_texts()
    assert float(after) > float(before)


def it_is_decided_and_made_final(visit: Visit, address: str, pk: str) -> None:
    page = visit("province")
    page.goto(f"{address}/rounds/{pk}/decision")
    reasons = page.locator("textarea[name^=reason-]")
    assert reasons.count() >= 1, "somebody stands close to a line"
    page.fill("#mday", DECIDED_ON)
    page.fill("#yes", "4")
    page.fill("#no", "0")
    page.fill("#none", "0")
    page.fill("#present", "\n".join(f"委员{n} 省发改委" for n in "甲乙丙丁"))
    page.fill("#absent", "委员戊 省财政厅")
    page.fill("#minutes", "会议听取评估情况汇报，逐项审议临界单位和申诉裁定，一致同意评估结果。")
    page.evaluate("document.querySelectorAll('form').forEach(f => { f.noValidate = true })")
    press(page, "记录决策")
    told(page, f"{reasons.count()} 个单位处于临界位置而未注明理由")
    refusal = page.locator(".fault").inner_text()
    assert all(name in refusal for name in page.locator(".near-units td:first-child a").all_inner_texts())
    page.set_input_files("#minutesfiles", {"name": "会议纪要.pdf", "mimeType": "application/pdf", "buffer": MINUTES})
    for reason in reasons.all():
        reason.fill(WHY)
    press(page, "记录决策")
    told(page, "已记录，由另一人定稿。")
    assert page.get_by_role("button", name="定稿", exact=True).count() == 0, "not by who recorded it"

    page = visit("province-2")
    page.goto(f"{address}/rounds/{pk}/decision")
    press(page, "定稿")
    told(page, "本轮已定稿。")

    # Now the zones see the ranking, too.
    page = visit("head", 390)
    page.goto(f"{address}/rounds/{pk}/ranking")
    told(page, "长春宽城汽车贸易物流园")


def consequences_are_proposed(visit: Visit, address: str, pk: str, absent: str) -> None:
    page = visit("province")
    proposed = _proposed(page, f"{address}/rounds/{pk}/proposals")
    assert [len(proposed[kind]) for kind in ("奖补候选", "取消称号", "整改")] == [2, 1, 1]
    assert all("在前 2 名之内" in row for row in proposed["奖补候选"])
    assert "连续 1 轮评为最低等次" in proposed["取消称号"][0]
    assert "整改期限 6 个月" in proposed["整改"][0]

    # The zone that stayed away is the one to put right and to remove.
    page.locator("tr.grp", has_text="取消称号").locator("xpath=following-sibling::tr[1]//a").first.click()
    page.wait_for_url(re.compile(r"/proposals/\d+$"))
    assert page.locator(f"a[href='/zones/{absent}/history']").count() == 1

    # A proposal does nothing by itself: a person who did not make the round final takes it up.
    page.goto(f"{address}/rounds/{pk}/proposals")
    page.locator("table.follow td:first-child a").first.click()
    page.wait_for_url(re.compile(r"/proposals/\d+$"))
    press(page, "采纳")
    told(page, "已采纳")


def _proposed(page: Page, url: str) -> dict[str, list[str]]:
    """What is proposed, by kind, each line as it is read; it follows the final round within some seconds."""
    page.goto(url)
    for _ in range(50):
        if page.locator("tr.grp").count():
            break
        page.wait_for_timeout(200)
        page.reload()
    found: dict[str, list[str]] = {}
    for row in page.locator("table.follow tbody tr").all():
        text = row.inner_text()
        if row.get_attribute("class") == "grp":
            found[text.split()[0]] = []
        else:
            found[list(found)[-1]].append(text)
    return found


def it_computes_again(visit: Visit, house: House, pk: str) -> None:
    """The auditor computes the round from its record and gets the digest that the page shows."""
    found = json.loads(jiju(house.home, "evaluations", "replay", pk, "--json"))
    assert found["ok"]
    newest = found["versions"][-1]
    assert (newest["number"], newest["recomputed"]) == (2, newest["digest"])
    page = visit("auditor")
    page.goto(f"{house.address}/rounds/{pk}/decision")
    shown = page.locator("main").inner_text()
    assert newest["digest"] in shown
    assert "不一致" not in shown
