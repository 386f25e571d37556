"""New zones are recognised: a call from its opening to the plaques, with a conflict, a recusal and an objection."""

from __future__ import annotations

import json
import re
from functools import cache

from playwright.sync_api import Page

from tests.engines.made_files import png
from tests.journeys.clicking import send, status, told, unfold
from tests.journeys.conftest import House, jiju
from tests.journeys.offices import OPERATOR, Visit, it_passes_the_offices, places_are_visited

NAME = "2025年第一批省级现代服务业集聚区认定"
CLOSES, OPENED, ISSUED = "2025-01-23", "2025-01-24", "2025-02-20"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
MATERIALS = ("book", "plan", "map", "body", "firms", "proof", "platform", "statistics", "blind")
ANSWERS = {
    "operator": OPERATOR, "operator_code": "91220106MA0000000X", "legal_person": "周建明", "shareholders": "无",
    "authors": "无", "area": "120", "boundary": "东至甲路，西至乙路", "leading": "现代物流",
    "platform": "有场所三千平方米，服务企业八十户。", "plan": "三年内建成二期仓储，资金已经落实。",
}  # fmt: skip


def test_new_zones_are_recognised(visit: Visit, house: House) -> None:
    """One story: each step stands on the one before. Each person signs in once."""
    visit = cache(visit)
    assert house.hands, "they wake while the first pages are opened"
    pk = a_call_is_opened(visit, house.address)
    a_zone_applies(visit, house.address, pk)
    house.hands.do("apply", pk)
    nobody_reads_what_is_sealed(visit, house.address, pk)
    house.stand_on(OPENED)
    two_persons_open_it(visit, house.address, pk)
    it_passes_the_offices(visit, house, pk)
    panel = experts_are_drawn(visit, house, pk)
    one_is_recused_and_the_others_score(visit, house, panel)
    the_draw_is_repeated(house, pk)
    places_are_visited(visit, house.address, pk)
    it_is_decided_and_published(visit, house.address, pk)
    an_objection_is_upheld(visit, house.address, pk)
    house.stand_on(ISSUED)
    titles_are_issued(visit, house.address, pk)


def a_call_is_opened(visit: Visit, address: str) -> str:
    """The call of the demonstration is given up first: its zones apply anew."""
    page = visit("province")
    page.goto(f"{address}/calls")
    page.get_by_role("link", name=re.compile("2025年度省级现代服务业集聚区认定")).click()
    page.wait_for_url(re.compile(r"/calls/\d+$"))
    unfold(page)
    page.locator("form[action$='/give_up_call'] [name=reason]").fill("通知内容需要调整，重新发布。")
    send(page, "give_up_call")

    page.goto(f"{address}/calls")
    form = page.locator("form[action$='/open_call']")
    form.locator("[name=procedure]").select_option("recognition")
    form.locator("[name=name]").fill(NAME)
    form.locator("[name=closes_on]").fill(CLOSES)
    form.locator("[name=notice]").fill("请符合条件的储备集聚区按时申报。")
    send(page, "open_call")
    page.wait_for_url(re.compile(r"/calls/\d+$"))
    told(page, NAME)
    return page.url.rsplit("/", 1)[1]


def a_zone_applies(visit: Visit, address: str, pk: str) -> None:
    """On a telephone: what the registry knows is there already; nothing is lost by saving in between."""
    page = visit("r001-stat", 390)
    page.goto(f"{address}/calls/{pk}")
    send(page, "start_application")
    page.wait_for_url(re.compile(r"/applications/\d+/write$"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.input_value("[name=q-revenue]") not in ("", "0"), "the accepted figure is filled in"
    for name, text in ANSWERS.items():
        page.fill(f"[name=q-{name}]", text)
    for name in MATERIALS:  # one of them a PDF, which is taken apart in a process of its own; the others pictures
        kind, mime, buffer = ("pdf", "application/pdf", PDF) if name == "blind" else ("png", "image/png", png())
        page.set_input_files(f"[name=m-{name}]", {"name": f"{name}.{kind}", "mimeType": mime, "buffer": buffer})
    send(page, "fill_in_application")
    path = page.url

    head = visit("r001-head")
    head.goto(path)
    head.locator("form[action$='/submit_application'] [name=agreed], form[action$='/submit'] [name=agreed]").check()
    send(head, "submit")
    told(head, "密封")


def nobody_reads_what_is_sealed(visit: Visit, address: str, pk: str) -> None:
    """Before the last moment the province sees that there are applications, and not what they say."""
    page = visit("province")
    page.goto(f"{address}/calls/{pk}")
    assert page.locator("form[action$='/ask_unsealing']").count() == 0
    page.locator("a[href^='/applications/']").first.click()
    page.wait_for_load_state()
    assert OPERATOR not in page.content()
    assert status(visit("administrator"), page.url) in (403, 404)


def two_persons_open_it(visit: Visit, address: str, pk: str) -> None:
    page = visit("province")
    page.goto(f"{address}/calls/{pk}")
    send(page, "ask_unsealing")
    assert page.locator("form[action$='/unseal']").count() == 0, "not by who asked"
    second = visit("province-2")
    second.goto(f"{address}/calls/{pk}")
    send(second, "unseal")
    told(second, "A-01")


def experts_are_drawn(visit: Visit, house: House, pk: str) -> str:
    """A share in an applicant's operator, confirmed by another person, keeps out; who fixed the pool does not draw."""
    page, second = visit("province"), visit("province-2")
    page.goto(f"{house.address}/experts")
    page.locator("a[href^='/experts/E']").first.click()
    page.wait_for_url(re.compile(r"/experts/E\d+$"))
    unfold(page)
    page.locator("form[action$='/revise_expert'] [name=holdings]").fill(OPERATOR)
    send(page, "revise_expert")
    second.goto(page.url)
    send(second, "confirm_expert")
    page.goto(f"{house.address}/panels")
    send(page, "prepare_draw")
    page.goto(f"{house.address}/panels")
    page.locator("a[href^='/panels/']", has_text=NAME).first.click()
    page.wait_for_url(re.compile(r"/panels/\d+$"))
    assert page.locator("form[action$='/draw_panel']").count() == 0, "not by who fixed the pool"
    second.goto(page.url)
    send(second, "draw_panel")
    assert second.locator("table.seats tbody tr").count() == 5
    told(second, "E0001")  # among those left out
    assert "E0001" not in second.locator("table.seats").inner_text()
    return second.url.rsplit("/", 1)[1]


def one_is_recused_and_the_others_score(visit: Visit, house: House, panel: str) -> None:
    tied, scoring, *_ = json.loads(house.hands.do("seats", panel))
    page = visit(tied, 390)
    page.goto(f"{house.address}/panel/reviews/{panel}/declaration")
    declare(page, tie_with="R002")
    assert status(page, f"{house.address}/panel/reviews/{panel}/A-01") == 404, "nothing is shown to who has a tie"

    office = visit("province")
    office.goto(f"{house.address}/panels/{panel}")
    unfold(office)
    office.locator("table.seats tr", has_text="三年内有课题合作").locator("[name=evidence]").fill(
        "本人声明与申报单位有合作。"
    )
    office.locator("table.seats tr", has_text="三年内有课题合作").locator("form[action$='/recuse'] button").click()
    office.wait_for_load_state()
    assert tied not in json.loads(house.hands.do("seats", panel)), office.locator("main").inner_text()
    assert office.locator("table.seats tbody tr").count() == 6, "who left, and who came"

    page = visit(scoring, 390)
    page.goto(f"{house.address}/panel/reviews/{panel}/declaration")
    declare(page)
    page.goto(f"{house.address}/panel/reviews/{panel}/A-01")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert all(word not in page.content() for word in (OPERATOR, "绿园", "R001", "周建明"))
    for field in page.locator("[name^=points-]").all():
        field.fill("8")
    page.locator("[name=remark]").fill("平台和规划基本落实。")
    send(page, "score")
    send(page, "sign_sheet")
    house.hands.do("score", panel)

    office.goto(f"{house.address}/panels/{panel}")
    send(office, "close_panel")
    assert status(page, f"{house.address}/panel/reviews/{panel}/A-01") in (200, 404, 409)
    assert page.locator("form[action$='/score']").count() == 0, "nothing changes after the closing"


def declare(page: Page, tie_with: str = "") -> None:
    """An answer for every organisation: no tie, or a tie with one."""
    for name in page.locator("[name^=tie-]").evaluate_all("all => [...new Set(all.map(e => e.name))]"):
        kind = "none" if name != f"tie-{tie_with}" else "cooperation"
        page.select_option(f"[name={name}]", kind)
        if kind != "none":
            page.locator(f"[name=words-{tie_with}]").fill("三年内有课题合作")
    send(page, "declare")


def the_draw_is_repeated(house: House, pk: str) -> None:
    found = json.loads(jiju(house.home, "selections", "redraw", pk, "--json"))
    assert found["equal"]
    assert len(found["panels"][0]["sitting"]) == 5


def it_is_decided_and_published(visit: Visit, address: str, pk: str) -> None:
    page = visit("province")
    page.goto(f"{address}/calls/{pk}/decision")
    form = page.locator("form[action$='/decide_call']")
    for box in form.locator("input[type=checkbox]").all():
        box.check()
    form.locator("[name=held_on]").fill(OPENED)
    for name, text in {"votes_for": "4", "votes_against": "0", "abstained": "0"}.items():
        form.locator(f"[name={name}]").fill(text)
    form.locator("[name=present]").fill("\n".join(f"委员{n} 省发改委" for n in "甲乙丙丁"))
    form.locator("[name=absent]").fill("委员戊 省财政厅")
    form.locator("[name=minutes]").fill("会议听取了评审和核查情况汇报，审定了认定名单，一致同意。")
    send(page, "decide_call")
    page.goto(f"{address}/calls/{pk}/notice")
    assert page.locator("form[action$='/publish_notice']").count() == 0, "not by who recorded the decision"
    second = visit("province-2")
    second.goto(f"{address}/calls/{pk}/notice")
    send(second, "publish_notice")


def an_objection_is_upheld(visit: Visit, address: str, pk: str) -> None:
    """Somebody without a sign-in objects on the public page; two persons without a part rule."""
    page = visit("province-3")
    page.goto(f"{address}/calls/{pk}/notice")
    public = page.locator("a[href^='/public/notices/']").first.get_attribute("href")
    browser = page.context.browser
    assert browser is not None
    outside = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN").new_page()
    outside.goto(f"{address}{public}")
    told(outside, OPERATOR)
    assert outside.evaluate("document.documentElement.scrollWidth") <= 390
    outside.select_option("[name=unit]", "R004")
    outside.fill("[name=text]", "该集聚区公共服务平台自去年起停止运行。")
    outside.fill("[name=evidence]", "附平台场所照片和物业证明。")
    outside.fill("[name=name]", "李某某")
    outside.fill("[name=contact]", "13900000000")
    send(outside, "raise_objection")
    outside.context.close()

    page.goto(f"{address}/calls/{pk}/issue")
    assert page.locator("form[action$='/issue_batch'] button:disabled").count() == 1, "the notice holds the decision"
    page.goto(f"{address}/objections")
    page.locator("a[href^='/objections/']").first.click()
    page.wait_for_url(re.compile(r"/objections/\d+$"))
    page.locator("[name=ruling]").fill("经现场核实，平台确已停止运行，异议成立。")
    send(page, "uphold_objection")
    told(page, "待复核")
    second = visit("province-2")
    second.goto(page.url)
    send(second, "confirm_objection")
    told(second, "成立")


def titles_are_issued(visit: Visit, address: str, pk: str) -> None:
    page = visit("province-3")
    page.goto(f"{address}/calls/{pk}/issue")
    page.locator("[name=batch]").fill("第七批")
    page.locator("[name=document]").fill("吉发改服务〔2025〕20号")
    send(page, "issue_batch")
    told(page, "吉发改服务〔2025〕20号")
    for n, box in enumerate(page.locator("form[action$='/hang_plaque'] input[type=checkbox]").all(), 1):
        box.check()
        unit = box.get_attribute("value")
        page.locator(f"[name='plaque-{unit}']").fill(f"2025-{n:02d}")
    send(page, "hang_plaque")
    page.goto(f"{address}/titles?library=formal&q=R001")
    told(page, "第七批")
    page.goto(f"{address}/zones/R001")
    told(page, "第七批")
    page.goto(f"{address}/titles?library=formal&q=R004")
    assert "第七批" not in page.locator("main").inner_text(), "the objection struck it"
