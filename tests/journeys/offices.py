"""What offices do to the applications of a call, each at its own pages: county, city, province, department."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.clicking import send, status, told
from tests.journeys.conftest import House

Visit = Callable[..., Page]
OPERATOR = "绿园南溪园区运营有限公司"  # of the zone that is followed
WHY = "材料齐全，情况属实，同意办理。"
DEPARTMENT = "department-2"  # leads logistics, which is the type of two of the three zones
TYPE_OF_OTHERS = "双阳白桦"


def applications(page: Page, address: str, pk: str) -> list[str]:
    """The pages of the applications that somebody sees on the page of the call."""
    page.goto(f"{address}/calls/{pk}")
    found = page.locator("main a[href^='/applications/']").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [f"{address}{path}" for path in dict.fromkeys(found) if path.rsplit("/", 1)[1].isdecimal()]


def it_passes(page: Page, next_stage: str) -> None:
    """Each line of the checklist is answered, and the application goes on."""
    answered(page, "pass_stage")
    page.locator("form[action$='/pass_stage'] [name=said]").fill(WHY)
    send(page, "pass_stage")
    assert next_stage in page.locator("section.sum").inner_text()


def answered(page: Page, verb: str) -> None:
    for line in page.locator(f"form[action$='/{verb}'] [name^=line-][value=yes]").all():
        line.check()


def it_passes_the_offices(visit: Visit, house: House, pk: str) -> None:
    """The county checks, the city ranks under its quota, the province checks the form, the department looks."""
    page = visit("county-220106")
    page.goto(applications(page, house.address, pk)[0])
    told(page, OPERATOR)
    it_passes(page, "市（州）复核推荐")
    house.hands.do("pass_on", pk, "county")

    page = visit("city")
    page.goto(f"{house.address}/calls/{pk}/lists/city/220100")
    for n, rank in enumerate(page.locator("[name^=rank-]").all(), 1):
        rank.select_option(str(n))
    assert page.locator("[name=document]").count() == 1, page.locator("main").inner_text()
    page.locator("[name=document]").fill("长发改函〔2025〕3号")
    send(page, "recommend")
    house.hands.do("recommend", pk, "220200")
    the_forms_are_checked_and_the_department_looks(visit, house.address, pk)


def the_forms_are_checked_and_the_department_looks(visit: Visit, address: str, pk: str) -> None:
    """The department takes what is of its own type and sees no other: that is the province's own type."""
    checker, department = visit("province-3"), visit(DEPARTMENT)
    every = applications(checker, address, pk)
    assert len(every) == 3
    for one in every:
        checker.goto(one)
        it_passes(checker, "部门会审")
    theirs = applications(department, address, pk)
    for one in theirs:
        department.goto(one)
        it_passes(department, "专家评审")
    (other,) = set(every) - set(theirs)
    assert status(department, other) == 404, "another type is like one that is not there"
    checker.goto(other)
    assert TYPE_OF_OTHERS in checker.locator("h1").inner_text()
    it_passes(checker, "专家评审")


def places_are_visited(visit: Visit, address: str, pk: str) -> None:
    """The department writes its reports at the places, on a telephone; nothing can be passed on before."""
    official, office = visit(DEPARTMENT), visit("province")
    official.set_viewport_size({"width": 390, "height": 844})
    theirs = applications(official, address, pk)
    for one in theirs:
        official.goto(one)
        assert official.locator("form[action$='/pass_stage']").count() == 0, "nobody was there yet"
        the_visit_is_written_down(official)
        assert official.evaluate("document.documentElement.scrollWidth") <= 390
    (other,) = set(applications(office, address, pk)) - set(theirs)
    office.goto(other)
    the_visit_is_written_down(office)


def the_visit_is_written_down(page: Page) -> None:
    answered(page, "record_visit")
    page.fill("[name=visitors]", "李某 处长\n王某 主任科员")
    page.fill("[name=report]", "现场与材料一致，平台正常运行，统计台账齐全，入驻企业属实。")
    send(page, "record_visit")
    told(page, "王某 主任科员")
    it_passes(page, "委主任办公会审定")
