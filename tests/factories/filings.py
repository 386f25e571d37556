"""Filings for tests, on the steps of their road, and what hangs on them: each by the acts of its own people."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from jiju.core.nothing import Value
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import (
    Extension,
    Filing,
    Finding,
    Form,
    Link,
    Passage,
    Query,
    ReferenceTotal,
    Reopening,
    Revision,
    RuleVersion,
    Violation,
    Visit,
    Waiver,
    Window,
)
from jiju.rooms.filings.shapes import TotalFacts, VisitFacts
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import RuleText
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.rooms.registry.shapes import EnterpriseFacts, ZoneFacts
from jiju.spine.actors import Actor, Scope
from jiju.spine.files import Upload
from jiju.spine.roles import Role
from tests.web import small

FIRST_LATE = 101  # zones from here on have still to file
WHY = "已与企业逐户核对，数据属实，增长来自新投产项目。"
PROOF = "2024年度财务决算报告，演示文号，第12页。"
SOON = small.DAY + timedelta(days=7)
UNUSUAL, IMPOSSIBLE = {"10": Decimal(1)}, {"10": Decimal("1.5")}  # one employee is asked about, half of one is refused


def province() -> None:
    """The small province, unless it is there."""
    if not programmes.plans():
        small.make(zones=2)


def late_zone() -> ZoneFacts:
    """Another zone of the county that has still to file."""
    province()
    made = small.zone(FIRST_LATE + 2 * sum(z.code >= f"Z{FIRST_LATE}" for z in zones.zones_on(small.DAY)))
    registry.establish([made], by=small.BY, at=small.AT)
    return made


def statistician(z: ZoneFacts) -> Actor:
    """The statistician of a zone."""
    scope = Scope("zone", frozenset({z.code}))
    return Actor(f"P-{z.code}", z.code.lower(), f"人员{z.code}", Role.ZONE_STATISTICIAN, f"B{z.code}", z.name, scope)


def head(z: ZoneFacts) -> Actor:
    """The head of a zone."""
    scope = Scope("zone", frozenset({z.code}))
    return Actor(f"H-{z.code}", f"{z.code}-h", f"负责人{z.code}", Role.ZONE_HEAD, f"B{z.code}", z.name, scope)


def begun(z: ZoneFacts, **changed: Value) -> Filing:
    """The form of the quarter, filled in without a fault except for what was changed."""
    by = statistician(z)
    made = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=z.code)
    acts.fill_in(made, by=by, at=small.AT, cells=small.cells(9) | changed, expected_version=made.version)
    return made  # type: ignore[no-any-return]  # what the act made


def sent(z: ZoneFacts, **changed: Value) -> Filing:
    """The same with its findings explained, signed by both and sent to the county."""
    made, by = begun(z, **changed), statistician(z)
    for one in queries.open_asks(by, made.pk):
        acts.explain(made, by=by, at=small.AT, finding=one, text=WHY)
    acts.certify(made, by=by, at=small.AT)
    acts.endorse(made, by=head(z), at=small.AT)
    return made


def asked(made: Filing, field: str = "09") -> Query:
    """The county asks about a cell."""
    by = small.actor(Role.COUNTY)
    return acts.raise_query(made, by=by, at=small.AT, field=field, question="请附工资汇总表。", due=SOON)


def answered(*uploads: Upload) -> Query:
    """A query that the unit has answered, with files."""
    z = late_zone()
    made = sent(z)
    query = asked(made)
    return acts.answer_query(
        made, by=statistician(z), at=small.AT, query=query.pk, answer="已附工资汇总表。", evidence="", uploads=uploads
    )


def waiting_for_a_waiver(z: ZoneFacts) -> Waiver:
    """A form with a finding that blocks, and a waiver asked for it."""
    made, by = begun(z, **IMPOSSIBLE), statistician(z)
    blocking = queries.blocking(by, made.pk)[0]
    return acts.ask_waiver(made, by=by, at=small.AT, finding=blocking, reason=WHY)


def ordered(z: ZoneFacts) -> Revision:
    """A revision of what a zone has had accepted, ordered and waiting."""
    accepted = Filing.objects.get(unit_code=z.code, form_code="B1", period=str(small.LIVE))
    cells = {"13": Decimal(31)}
    return acts.order_revision(accepted, by=statistician(z), at=small.AT, cells=cells, reason=WHY, proof=PROOF)


def drafted(number: int = 1) -> RuleVersion:
    """A rule drafted beside those of the plan."""
    by = small.actor(Role.PROVINCE)
    other = Actor("P-RULES", "rules", "某人", Role.PROVINCE, by.unit, by.unit_name, by.scope)
    text = f"[04] >= {number}"
    rule = RuleText(id=f"X{number:02d}", severity="notes", text=text, states="如上", remedy="请核对", row="04")
    return acts.draft_rule(queries.newest_form("B1"), by=other, at=small.AT, rule=rule)


# --- one stored record of each kind -----------------------------------------------------------------------------


def form() -> Form:
    return window().form


def window() -> Window:
    province()
    return queries.window("B1", str(small.LIVE))


def filing() -> Filing:
    return begun(late_zone())


def finding() -> Finding:
    return Finding.objects.filter(filing=begun(late_zone(), **UNUSUAL)).order_by("pk")[0]


def query() -> Query:
    return asked(sent(late_zone()))


def passage() -> Passage:
    made = sent(late_zone())
    acts.pass_clean([made.pk], by=small.actor(Role.COUNTY), at=small.AT)
    return made.passages.get()


def waiver() -> Waiver:
    return waiting_for_a_waiver(late_zone())


def revision() -> Revision:
    province()
    return ordered(small.zone(2))


def rule_version() -> RuleVersion:
    province()
    return drafted()


def extension() -> Extension:
    z, by = late_zone(), small.DAY + timedelta(days=20)
    return acts.ask_extension(window(), by=statistician(z), at=small.AT, unit_code=z.code, reason=WHY, until=by)


def violation() -> Violation:
    z = late_zone()
    return sent(z, **UNUSUAL).violations.order_by("pk")[0]


def visit() -> Visit:
    z = late_zone()
    facts = VisitFacts(z.code, small.DAY, ("检查员甲", "检查员乙"), (("B1", small.LIVE),), "一户企业没有统计台账。")
    return acts.record_visit(facts, by=small.actor(Role.PROVINCE), at=small.AT)


def reference_total() -> ReferenceTotal:
    """What a county made in services, as its office stated it."""
    province()
    source = "区统计局2024年四季度服务业统计表"
    facts = TotalFacts("county_services", small.COUNTY, small.LIVE, Decimal(52_000), source, small.DAY)
    return acts.state_total(None, by=small.actor(Role.COUNTY), at=small.AT, facts=facts)


def reopening() -> Reopening:
    """A period that was closed after its end, asked to be opened again for three days."""
    province()
    by, late = small.actor(Role.PROVINCE), small.AT + timedelta(days=90)
    acts.close_period(window(), by=by, at=late)
    until = (late + timedelta(days=3)).date()
    return acts.ask_reopening(window(), by=by, at=late, reason=WHY, until=until)


def link() -> Link:
    """A link of the home zone's enterprise to its short form."""
    province()
    code = small.POSTS[Role.ENTERPRISE][2][0]
    if not zones.is_known(code):
        tenant = EnterpriseFacts(code, "测试企业", "", "small", small.HOME, small.date(2021, 6, 1))
        registry.enter([tenant], by=small.BY, at=small.AT)
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)
    by = small.actor(Role.ZONE_STATISTICIAN)
    acts.issue_link(None, by=by, at=small.AT, unit_code=code, form_code="B2", period=small.LIVE)
    return Link.objects.get(unit_code=code)
