"""The small province with something in every list, as many as one asks for, all of it by the acts of its people."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.rooms.filings import acts as filings
from jiju.rooms.filings import queries
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.people import acts as people
from jiju.rooms.people.shapes import Engagement, UnitFacts
from jiju.rooms.programmes.shapes import RuleText
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts, ZoneFacts
from jiju.spine import news
from jiju.spine.actors import Actor, Place, Scope
from jiju.spine.roles import Role
from tests.factories.registry import uscc
from tests.web import small

FIRST_LATE = 100  # zones from here on have still to file
WHY = "已与企业逐户核对，数据属实，增长来自新投产项目。"
PROOF = "2024年度财务决算报告，演示文号，第12页。"
DUE = small.DAY.replace(day=25)
HOME_FIRM = "91220103MA012HJ228"


@dataclass(frozen=True)
class Busy:
    """Numbers that pages are opened by."""

    accepted: int
    sent: int


def make(many: int) -> Busy:
    """So many zones, and as many of everything that is listed."""
    small.make(zones=many)
    there = [small.zone(n) for n in range(1, many + 1)]
    late = [small.zone(n) for n in range(FIRST_LATE + 1, FIRST_LATE + 1 + 2 * many)]
    registry.establish(late, by=small.BY, at=small.AT)
    staff([*there, *late])
    for state, back in (("city_passed", 2), ("county_passed", 3)):
        _brought_in("B1", [(z.code, z.name, z, "") for z in there], back, state)
    _firms(many)
    sent = [_sent(z) for z in late if z.zone_type == "T1"]
    for pk in sent:
        _asked(pk)
    for z in late:
        if z.zone_type == "T2":
            _blocked(z)
    for z in there[1:]:
        _revised(z)
    _ruled(many)
    news.catch_up()
    return Busy(Filing.objects.get(unit_code="Z002", period=str(small.LIVE)).pk, sent[0])


def _ruled(many: int) -> None:
    """Rules drafted beside those of the plan, half of them switched on."""
    form, by = queries.newest_form("B1"), small.actor(Role.PROVINCE)
    other = Actor("P-RULES", "rules", "某人", Role.PROVINCE, by.unit, by.unit_name, by.scope)
    for n in range(many):
        rule = RuleText(id=f"X{n:02d}", severity="notes", text=f"[04] >= {n}", states="如上", remedy="请核对", row="04")
        version = filings.draft_rule(form, by=other, at=small.AT, rule=rule)
        if n % 2:
            filings.switch_rule_on(version, by=by, at=small.AT)


def statistician(z: ZoneFacts) -> Actor:
    """The statistician of a zone."""
    scope = Scope("zone", frozenset({z.code}))
    return Actor(f"P-{z.code}", z.code.lower(), f"人员{z.code}", Role.ZONE_STATISTICIAN, f"B{z.code}", z.name, scope)


def staff(zones: list[ZoneFacts]) -> None:
    """An account for the statistician of each zone but the first, whose people are there."""
    new = [z for z in zones if z.code != small.HOME]
    units = [UnitFacts(f"B{z.code}", z.name, z.name, "zone_body", "", "", z.since) for z in new]
    people.found(units, by=small.BY, at=small.AT)
    posts = [Engagement(z.code.lower(), small.PASSWORD, f"人员{z.code}", Role.ZONE_STATISTICIAN, f"B{z.code}", "zone",
                        (z.code,), z.since) for z in new]  # fmt: skip
    people.engage(posts, by=small.BY, at=small.AT)


def _brought_in(form: str, units: list[tuple[str, str, ZoneFacts, str]], back: int, state: str) -> None:
    said = small.cells(9) if form == "B1" else dict.fromkeys(("01", "02", "03", "04", "05"), Decimal(10))
    rows = [
        HistoricFiling(
            form, small.LIVE.shift(-back), code, name, Place(z.city, z.county, z.code, z.zone_type, firm), said, state
        )
        for code, name, z, firm in units
    ]
    filings.bring_in(rows, by=small.BY, at=small.AT)


def _firms(many: int) -> None:
    """Enterprises of the home zone that have reported; and one of them over many quarters, for its own desk."""
    home = small.zone(1)
    codes = [HOME_FIRM, *(uscc(n) for n in range(1, many))]
    facts = [EnterpriseFacts(c, f"企业{n}", "", "small", home.code, home.since) for n, c in enumerate(codes)]
    registry.enter(facts, by=small.BY, at=small.AT)
    filings.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)
    firms = [(c, f"企业{n}", home, c) for n, c in enumerate(codes)]
    _brought_in("B2", firms[1:], 0, "submitted")
    _brought_in("B2", firms[1:], 1, "zone_passed")
    for back in range(4, 3 + many):
        _brought_in("B2", firms[:1], back, "accepted")
        _brought_in("B1", [(home.code, home.name, home, "")], back + 1, "accepted")


def _begun(z: ZoneFacts, **changed: Decimal) -> Filing:
    by = statistician(z)
    made = filings.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=z.code)
    cells = {**small.cells(9), **changed}
    return filings.fill_in(made, by=by, at=small.AT, cells=cells, expected_version=made.version)


def _sent(z: ZoneFacts) -> int:
    """A form with an explained finding, signed by both and sent to the county."""
    made, by = _begun(z, **{"10": Decimal(1)}), statistician(z)
    for finding in queries.open_asks(by, made.pk):
        filings.explain(made, by=by, at=small.AT, finding=finding, text=WHY)
    filings.certify(made, by=by, at=small.AT)
    head = Actor(f"H-{z.code}", f"{z.code}-h", f"负责人{z.code}", Role.ZONE_HEAD, by.unit, z.name, by.scope)
    filings.endorse(made, by=head, at=small.AT)
    return int(made.pk)


def _asked(pk: int) -> None:
    """The county asks about two cells."""
    by = small.actor(Role.COUNTY)
    for field in ("09", "10"):
        filings.raise_query(
            queries.record(by, pk), by=by, at=small.AT, field=field, question="请附工资汇总表。", due=DUE
        )


def _blocked(z: ZoneFacts) -> None:
    """A form with a finding that blocks, and a waiver asked for it."""
    made, by = _begun(z, **{"10": Decimal("1.5")}), statistician(z)
    finding = queries.blocking(by, made.pk)[0]
    filings.ask_waiver(made, by=by, at=small.AT, finding=finding, reason=WHY)


def _revised(z: ZoneFacts) -> None:
    """A revision of what was accepted, ordered and waiting."""
    by = statistician(z)
    pk = Filing.objects.get(unit_code=z.code, period=str(small.LIVE)).pk
    cells = {"13": Decimal(31)}
    filings.order_revision(queries.record(by, pk), by=by, at=small.AT, cells=cells, reason=WHY, proof=PROOF)
