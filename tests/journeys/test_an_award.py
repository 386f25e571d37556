"""An award from proposal to accepted use, each step by another person, and what was left over comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache

from playwright.sync_api import Page

from jiju.config.demo.names import enterprise_code
from tests.journeys.clicking import send, told, unfold
from tests.journeys.conftest import House, jiju

Visit = Callable[..., Page]
ZONE = "Z005"
WHY = "经核对认定文件和建设内容，金额适当，同意办理。"
DAY = "2025-01-20"


def test_an_award_is_paid_used_and_partly_recovered(visit: Visit, house: House) -> None:
    """One story: each step stands on the one before. Each person signs in once."""
    visit = cache(visit)
    pk = it_is_proposed(visit, house.address)
    it_is_signed_by_others(visit, house.address, pk)
    it_is_paid_by_finance(visit, house.address, pk)
    the_zone_reports_its_use(visit, house.address, pk)
    it_is_accepted_by_the_city(visit, house.address, pk)
    what_was_left_comes_back(visit, house.address, pk)
    the_books_agree(visit, house)


def offers(page: Page, verb: str) -> bool:
    return page.locator(f"form[action$='/{verb}'] button:not([disabled])").count() > 0


def it_is_proposed(visit: Visit, address: str) -> str:
    """More than the cap, or for another purpose, is refused where it is typed; nothing of it is lost."""
    page = visit("province")
    page.goto(f"{address}/grants/grounds?q={ZONE}")
    page.locator("a[href*='/grants/write']").first.click()
    page.wait_for_load_state()
    form = page.locator("form[action$='/propose_grant']")
    form.locator("[name=budget]").select_option(index=1)
    form.locator("[name=payee]").fill("长春公路主枢纽园区运营有限公司")
    form.locator("[name=uscc]").fill(enterprise_code(77, "220183", prefix="91"))
    form.locator("[name=account]").fill("6222000000000077")
    form.locator("[name=reason]").fill(WHY)
    for amount, parts in (("130", ("100", "30")), ("1e1", ("1e1", "")), ("30", ("20", "10"))):
        form.locator("[name=amount]").fill(amount)
        for field, part in zip(form.locator("[name=part]").all(), parts, strict=True):
            field.fill(part)
        page.evaluate("document.querySelectorAll('form').forEach(f => { f.noValidate = true })")
        send(page, "propose_grant")
    page.wait_for_url(re.compile(r"/grants/\d+$"))
    told(page, "300,000.00")
    assert not offers(page, "review_grant"), "not by who proposed"
    return page.url.rsplit("/", 1)[1]


def it_is_signed_by_others(visit: Visit, address: str, pk: str) -> None:
    page = visit("province-2")
    page.goto(f"{address}/grants/{pk}")
    page.locator("form[action$='/review_grant'] [name=explanation]").fill(WHY)
    send(page, "review_grant")
    assert not offers(page, "approve_grant"), "not by who reviewed"
    page = visit("province-3")
    page.goto(f"{address}/grants/{pk}")
    send(page, "approve_grant")
    told(page, "批准")


def it_is_paid_by_finance(visit: Visit, address: str, pk: str) -> None:
    page = visit("finance")
    page.goto(f"{address}/grants/{pk}")
    form = page.locator("form[action$='/plan_payment']")
    unfold(page)
    form.locator("[name=amount]").fill("30")
    form.locator("[name=planned_on]").fill(DAY)
    send(page, "plan_payment")
    unfold(page)
    page.locator("form[action$='/pay'] [name=paid_on]").fill(DAY)
    page.locator("form[action$='/pay'] [name=voucher]").fill("支付凭证2025-0077")
    send(page, "pay")
    told(page, "支付凭证2025-0077")


def the_zone_reports_its_use(visit: Visit, address: str, pk: str) -> None:
    """On a telephone, line by line against the purposes; five of thirty are left."""
    page = visit(f"{ZONE.lower()}-head", 390)
    page.goto(f"{address}/grants/{pk}/use")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for name, values in {
        "amount": ("200000", "50000"), "payee": ("某建设公司", "某设备公司"), "day": (DAY, DAY),
        "voucher": ("发票001", "发票002"),
    }.items():  # fmt: skip
        for field, value in zip(page.locator(f"[name={name}]").all()[:2], values, strict=True):
            field.fill(value)
    for field, nth in zip(page.locator("select[name=purpose]").all()[:2], (0, 1), strict=False):
        field.select_option(index=nth)
    page.locator("[name=result]").fill("公共服务平台已投入运行，服务企业一百余户。")
    send(page, "report_use")
    told(page, "250,000.00")


def it_is_accepted_by_the_city(visit: Visit, address: str, pk: str) -> None:
    page = visit("city")
    page.goto(f"{address}/grants/{pk}")
    page.locator("form[action$='/accept_grant'] [name=opinion]").fill(WHY)
    send(page, "accept_grant")
    told(page, "已验收")


def what_was_left_comes_back(visit: Visit, address: str, pk: str) -> None:
    """Who approved or paid does not order it; finance enters what came."""
    page = visit("province-3")
    page.goto(f"{address}/grants/{pk}")
    assert not offers(page, "order_recovery"), "not by who approved"
    page = visit("province")
    page.goto(f"{address}/grants/{pk}")
    unfold(page)
    form = page.locator("form[action$='/order_recovery']")
    form.locator("[name=amount]").fill("5")
    form.locator("[name=due]").fill("2025-03-20")
    form.locator("[name=reason]").fill("结余资金按规定收回。")
    send(page, "order_recovery")
    page = visit("finance-2")
    page.goto(f"{address}/grants/{pk}")
    unfold(page)
    form = page.locator("form[action$='/receive_recovery']")
    form.locator("[name=amount]").fill("5")
    form.locator("[name=voucher]").fill("银行回单2025-009")
    send(page, "receive_recovery")
    told(page, "已收回")


def the_books_agree(visit: Visit, house: House) -> None:
    assert json.loads(jiju(house.home, "grants", "reconcile", "--json"))["mismatches"] == []
    page = visit("finance")
    page.goto(f"{house.address}/finance")
    told(page, "预算")
