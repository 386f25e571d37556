"""Calls and applications for tests, walked by the acts of their own people."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from jiju.core import periods
from jiju.rooms.programmes.shapes import Procedure
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.models import Application, Call, Deed, Exhibit, Recommendation, SiteVisit, Version
from jiju.spine import news
from jiju.spine.actors import Actor, system
from jiju.spine.files import Upload
from jiju.spine.roles import Role
from tests.engines.made_files import png
from tests.factories import programmes
from tests.factories.people import actor
from tests.factories.registry import zone_facts

AT = datetime(2025, 1, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
CLOSES = datetime(2025, 2, 10, 18, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
OPENED = CLOSES + timedelta(hours=15)  # the next morning
PERIOD = periods.quarter(2024, 4)
WHY = "经核对材料，理由充分，同意办理。"
PLACES = {  # reserve zones: two in one county, one in none, one in another city
    "R001": ("220100", "220103", "T1"), "R002": ("220100", "220103", "T2"), "R003": ("220100", "", "T1"),
    "R004": ("220200", "220202", "T1"),
}  # fmt: skip
FILE = (Upload("证明.png", png()),)
MATERIALS = ("book", "plan", "map", "body", "firms", "proof", "platform", "statistics", "blind")
ANSWERS = {
    "operator": "甲运营公司", "operator_code": "91220101MA0000000X", "legal_person": "赵某",
    "shareholders": "乙投资公司",
    "authors": "丙咨询公司", "area": "120", "boundary": "东至甲路，西至乙路", "leading": "现代物流", "revenue": "52000",
    "enterprises": "120", "jobs": "2300", "platform": "有场所三千平方米，服务企业八十户。", "plan": "三年内建成二期。",
}  # fmt: skip

province = actor(Role.PROVINCE, person="S1")
second = actor(Role.PROVINCE, person="S2")
third = actor(Role.PROVINCE, person="S3")
county = actor(Role.COUNTY, "220103", person="S4")
city = actor(Role.CITY, "220100", person="S5")
other_city = actor(Role.CITY, "220200", person="S6")
other_county = actor(Role.COUNTY, "220202", person="S7")
department = actor(Role.DEPARTMENT, "T1", "T2", person="S8")
auditor = actor(Role.AUDITOR, person="S9")
administrator = actor(Role.ADMINISTRATOR, person="S10")
expert = actor(Role.EXPERT, person="S11")


def head(unit: str) -> Actor:
    """The head of a zone."""
    return actor(Role.ZONE_HEAD, unit, person=f"H-{unit}")


def writer(unit: str) -> Actor:
    """The statistician of a zone, who writes."""
    return actor(Role.ZONE_STATISTICIAN, unit, person=f"W-{unit}")


def province_with_reserve() -> None:
    """The plan of Jilin with its divisions, and some zones in the reserve."""
    there = {z.code for z in zones.zones_on(AT.date())}
    if "R001" in there:
        return
    if not there:
        programmes.loaded(programmes.jilin())
        news.catch_up()  # divisions, forms and schemes follow
    facts = [zone_facts(code, city=c, county=k, zone_type=t, status="reserve") for code, (c, k, t) in PLACES.items()]
    registry.establish(facts, by=system("tests"), at=AT)


def procedure(ident: str = "recognition", **changes: Any) -> Procedure:
    """A procedure of the plan, with something changed."""
    plain = queries.procedure_in_force(ident).model_dump(mode="json")
    return Procedure.model_validate(plain | changes)


def called(**asked: Any) -> Call:
    """A call for recognition that is open."""
    province_with_reserve()
    given: dict[str, Any] = {"name": "2025年度省级现代服务业集聚区认定", "closes_at": CLOSES, "period": PERIOD} | asked
    shape = given.pop("procedure", None) or procedure()
    return acts.open_call(shape, by=province, at=AT, **given)


def case(*units: str, ident: str = "entry") -> Call:
    """A case that the province opened."""
    province_with_reserve()
    return acts.open_case(
        procedure(ident), by=province, at=AT, name="储备集聚区转正", units=units or ("R001",), reason=WHY, period=PERIOD
    )


def started(call: Call, unit: str = "R001") -> Application:
    return acts.start_application(call, by=writer(unit), at=AT, unit=unit)


def filled(application: Application, **changes: str) -> Application:
    """Everything that is asked, answered and proved."""
    asked = {q.id for q in queries.procedure_of(application.call).questions}
    wanted = {m.id for m in queries.procedure_of(application.call).materials}
    return acts.fill_in_application(
        application, by=writer(application.unit), at=AT, expected=application.draft_number,
        answers={k: v for k, v in (ANSWERS | changes).items() if k in asked},
        uploads={m: FILE for m in MATERIALS if m in wanted},
    )  # fmt: skip


def submitted(call: Call, unit: str = "R001", **changes: str) -> Application:
    """An application that was submitted and is sealed."""
    made = filled(started(call, unit), **changes)
    commitment = queries.procedure_of(call).commitment
    acts.submit(made, by=head(unit), at=AT, agreed=commitment, expected=made.draft_number)
    return made


def unsealed(call: Call) -> Call:
    """The same call after two persons opened it."""
    acts.ask_unsealing(call, by=province, at=OPENED)
    return acts.unseal(call, by=second, at=OPENED)


def of(call: Call, unit: str = "R001") -> Application:
    """The application of a zone, as it stands now."""
    found: Application = call.applications.select_related("call").get(unit=unit)
    return found


def going(*units: str, **asked: Any) -> Call:
    """A call whose applications stand at their first stage of review."""
    call = called(**asked)
    for unit in units or tuple(PLACES):
        submitted(call, unit)
    return unsealed(call)


def passed(application: Application, by: Actor, at: datetime = OPENED, said: str = WHY) -> Application:
    """An application passed on with everything in order."""
    stage = queries.procedure_of(application.call).stage(application.stage)
    return acts.pass_stage(application, by=by, at=at, checklist=dict.fromkeys(stage.checklist, True), said=said)


def recommended(call: Call, *units: str, by: Actor = city) -> Recommendation:
    """A city's list in the order of the units named."""
    code = next(iter(by.scope.codes))
    return acts.recommend(
        call,
        by=by,
        at=OPENED,
        stage="city",
        city=code,
        ranked=[of(call, u).pk for u in units],
        document="长发改〔2025〕1号",
    )


def walked(call: Call, *stages: str) -> Call:
    """Everything of a call of recognition led through stages: county, city, formal, departments."""
    for stage in stages:
        if stage == "city":
            for by in (city, other_city):
                own = call.applications.filter(stage="city", city__in=by.scope.codes).order_by("unit")
                named = [a.unit for a in own]
                if named:
                    recommended(call, *named[:2], by=by)
            continue
        for row in call.applications.filter(stage=stage, state="going").select_related("call").order_by("unit"):
            takes = {
                "county": other_county if row.city == "220200" else county,
                "formal": third,
                "departments": department,
            }
            passed(row, takes[stage])
    return call


def at_experts() -> Call:
    """A call of recognition whose applications stand before the experts."""
    return walked(going(), "county", "city", "formal", "departments")


# --- one stored record of each kind -----------------------------------------------------------------------------


def call() -> Call:
    return called()


def application() -> Application:
    return started(called())


def version() -> Version:
    found: Version = submitted(called()).versions.get()
    return found


def deed() -> Deed:
    return application().deeds.order_by("pk")[0]


def exhibit() -> Exhibit:
    return filled(started(called())).exhibits.order_by("pk")[0]


def recommendation() -> Recommendation:
    made = walked(going("R001", "R003"), "county")
    return recommended(made, "R001", "R003")


def at_visit() -> Application:
    """An application that stands before the visit: of a procedure that has no experts."""
    province_with_reserve()
    plain = procedure()
    short = plain.model_copy(
        update={"stages": tuple(s for s in plain.stages if s.id in ("apply", "visit", "decide", "notice", "issue"))}
    )
    return of(going("R001", procedure=short))


def site_visit() -> SiteVisit:
    return visited(at_visit())


def visited(found: Application) -> SiteVisit:
    """The visit to a place, everything in order."""
    stage = queries.procedure_of(found.call).stage(found.stage)
    return acts.record_visit(
        found, by=third, at=OPENED + timedelta(hours=2), visited_on=OPENED.date(),
        visitors=(("甲", "处长"), ("乙", "专家")),
        checklist=dict.fromkeys(stage.checklist, True), report="现场与申报材料一致，平台正常运行，台账齐全完整。",
    )  # fmt: skip
