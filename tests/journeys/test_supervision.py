"""An official's morning: a red light becomes a task, a late one goes up the chain, a meeting follows up."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.engines import made_files
from tests.journeys.clicking import press, send, told
from tests.journeys.conftest import House, jiju

Visit = Callable[..., Page]
DONE = "已逐户核实下降企业并形成书面分析报告。"
PROOF = "分析报告第3页，演示文号。"
FOUND = "经核对报告和附件，内容属实，同意办结。"
MINUTES = "会议听取了各市工作汇报，研究了下一步督办事项和责任分工。"
TODAY = date(2025, 1, 20)


def after(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def test_from_a_red_light_to_a_closed_task_and_a_late_one_goes_up_the_chain(
    visit: Visit, house: House, tmp_path: Path
) -> None:
    """One story: each step stands on the one before."""
    visit = cache(visit)
    task = it_begins_at_a_red_light(visit, house.address)
    the_city_takes_it_and_delivers_on_a_telephone(visit, house.address, task, tmp_path)
    the_issuer_closes_it(visit, house.address, task)
    late = it_is_issued_again(visit, house.address)
    it_goes_up_the_chain_at_the_set_hour(visit, house, late)


def it_begins_at_a_red_light(visit: Visit, address: str) -> str:
    """The overview is opened, a target is behind, and the task keeps the figure as it stands."""
    page = visit("province")
    page.goto(f"{address}/cockpit?period=2024Q4")
    row = page.locator("tr", has=page.locator("td.lit .light.bad")).first
    name = row.locator("a.b").inner_text()
    press(row.locator("a", has_text="交办"))
    told(page, name)
    told(page, "按当前数据随事项保留")
    page.fill("#title", "分析指标滞后原因")
    page.fill("#wanted", "逐户核实下降企业，分析滞后原因，提出措施，书面报送。")
    page.select_option("#lead", label="长春市发展和改革委员会")
    page.fill("#due", after(20))
    for n, what in ((1, "逐户核实下降企业"), (2, "形成分析报告")):
        page.fill(f"#w{n}", what)
        page.fill(f"#b{n}", after(5 * n))
    send(page, "issue_task")
    told(page, "已交办")
    return page.url.rsplit("/", 1)[1]


def the_city_takes_it_and_delivers_on_a_telephone(visit: Visit, address: str, task: str, folder: Path) -> None:
    """Accept, report each step, deliver with a file as evidence: at 390 pixels, nothing runs out of the screen."""
    evidence = folder / "分析报告.pdf"
    evidence.write_bytes(made_files.pdf())
    page = visit("city", 390)
    page.goto(f"{address}/tasks")
    press(page.get_by_role("link", name="分析指标滞后原因"))
    assert page.url.endswith(f"/tasks/{task}")
    send(page, "accept_task")
    for _ in range(2):
        page.fill("#stext", DONE)
        page.fill("#sproof", PROOF)
        send(page, "report_node")
    page.fill("#dtext", DONE)
    page.fill("#dproof", PROOF)
    page.set_input_files("#df", evidence)
    send(page, "deliver_task")
    told(page, PROOF)
    assert page.locator("a[href*='/files/']").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator("form[action$='/close_task']").count(), "who does it does not close it"


def the_issuer_closes_it(visit: Visit, address: str, task: str) -> None:
    page = visit("province")
    page.goto(f"{address}/tasks/{task}")
    page.fill("#outcome", FOUND)
    send(page, "close_task")
    told(page, "按期办结")


def it_is_issued_again(visit: Visit, address: str) -> str:
    """A second one, out of an instruction, is due tomorrow; the city does nothing."""
    page = visit("province")
    page.goto(f"{address}/tasks/new")
    page.fill("#okey", "省领导批示〔2025〕3号")
    page.fill("#title", "报送停工项目清单")
    page.fill("#wanted", "报送停工项目清单，逐一列明原因和复工时间。")
    page.select_option("#lead", label="长春市发展和改革委员会")
    page.fill("#due", after(1))
    send(page, "issue_task")
    return page.url.rsplit("/", 1)[1]


def it_goes_up_the_chain_at_the_set_hour(visit: Visit, house: House, late: str) -> None:
    """The set hour of the third day comes: the unit above and the supervising unit hear of it, each once."""
    words = ("supervision", "raise", "--on", after(4), "--json")
    assert json.loads(jiju(house.home, *words))["raised"] >= 1
    assert json.loads(jiju(house.home, *words))["raised"] == 0
    page = visit("province")
    page.goto(f"{house.address}/tasks/{late}")
    told(page, "升级记录")
    assert page.locator("section", has_text="升级记录").last.locator(".deliv").count() == 2
    page.goto(f"{house.address}/messages")
    told(page, "报送停工项目清单")
    page = visit("city", 390)
    page.goto(f"{house.address}/messages")
    told(page, "超期 3 天：报送停工项目清单")


def test_a_meeting_speaks_of_what_is_red_and_the_next_one_follows_up(visit: Visit, address: str) -> None:
    """Agenda rearranged, attendance, minutes, two decisions that are tasks; one without a term is refused."""
    page = visit("province-2")
    meeting = it_is_planned(page, address)
    a_decision_without_a_term_is_refused(page)
    two_decisions_become_tasks(page, address, meeting)
    the_next_agenda_follows_them_up(page, address)


def lines(page: Page) -> list[str]:
    return [str(v.get_attribute("value")) for v in page.locator("input[name=line]").all()]


def it_is_planned(page: Page, address: str) -> str:
    page.goto(f"{address}/meetings/plan")
    proposed = lines(page)
    assert any(key.startswith("light:") for key in proposed), proposed
    press(page.locator(f"button[value='down {proposed[0]}']"))
    assert lines(page)[:2] == [proposed[1], proposed[0]]
    press(page.locator(f"button[value='out {proposed[-1]}']"))
    page.fill("#own", "听取长春市工作汇报")
    press(page.locator("button[value=add]"))
    own = "own:听取长春市工作汇报"
    assert lines(page) == [proposed[1], proposed[0], *proposed[2:-1], own]
    press(page.locator(f"button[value='up {own}']"))
    page.fill("#title", "一月份专班调度会")
    send(page, "plan_meeting")
    told(page, "一月份专班调度会")
    return page.url.rsplit("/", 1)[1]


def a_decision_without_a_term_is_refused(page: Page) -> None:
    form = page.locator("form[action$='/record_meeting']")
    form.locator("[name=present]").first.check()
    form.locator("[name=minutes]").fill(MINUTES)
    decide(page, 0, "长春市月底前报送停工项目清单", "")
    decide(page, 1, "吉林市二月底前完成平台核查", after(30))
    send(page, "record_meeting")
    told(page, "第 1 项决定没有期限")
    assert form.locator("[name=text]").first.input_value() == "长春市月底前报送停工项目清单", "what was typed stays"


def decide(page: Page, n: int, text: str, due: str) -> None:
    form = page.locator("form[action$='/record_meeting']")
    form.locator("[name=text]").nth(n).fill(text)
    form.locator("[name=lead]").nth(n).select_option(label=f"{text[:3]}发展和改革委员会")
    form.locator("[name=due]").nth(n).fill(due)


def two_decisions_become_tasks(page: Page, address: str, meeting: str) -> None:
    page.locator("form[action$='/record_meeting'] [name=due]").first.fill(after(11))
    send(page, "record_meeting")
    told(page, "会议已登记")
    assert page.url.endswith(f"/meetings/{meeting}")
    tasks = page.locator("section", has=page.locator("h2", has_text=re.compile("^决定事项$"))).locator("tbody tr a")
    assert tasks.count() == 2
    press(tasks.first)
    told(page, "一月份专班调度会")


def the_next_agenda_follows_them_up(page: Page, address: str) -> None:
    page.goto(f"{address}/meetings/plan")
    followed = page.locator("tr", has_text="上次会议决定")
    assert followed.count() == 2
    told(page, "长春市月底前报送停工项目清单")
    told(page, "吉林市二月底前完成平台核查")
