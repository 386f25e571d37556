"""The small province with something in every list, as many as one asks for, all of it by the acts of its people."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.oversight import acts as oversight
from jiju.rooms.oversight import tasks as watching
from jiju.rooms.people import acts as people
from jiju.rooms.people.shapes import Engagement, UnitFacts
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts, ZoneFacts
from jiju.spine import news
from jiju.spine.actors import Place
from jiju.spine.roles import Role
from tests.factories import filings as made
from tests.factories.registry import uscc
from tests.web import small

HOME_FIRM = "91220103MA012HJ228"


@dataclass(frozen=True)
class Busy:
    """Numbers that pages are opened by."""

    accepted: int
    sent: int
    analysis: int


def make(many: int) -> Busy:
    """So many zones, and as many of everything that is listed."""
    small.make(zones=many)
    there = [small.zone(n) for n in range(1, many + 1)]
    late = [small.zone(n) for n in range(made.FIRST_LATE, made.FIRST_LATE + 2 * many)]
    registry.establish(late, by=small.BY, at=small.AT)
    staff([*there, *late])
    for state, back in (("city_passed", 2), ("county_passed", 3)):
        _brought_in("B1", [(z.code, z.name, z, "") for z in there], back, state)
    _firms(many)
    sent = [made.sent(z, **made.UNUSUAL) for z in late if z.zone_type == "T1"]
    for one in sent:
        for field in ("09", "10"):
            made.asked(one, field)
    for z in late:
        if z.zone_type == "T2":
            made.waiting_for_a_waiver(z)
    orders = [made.ordered(z) for z in there[1:]]
    for n in range(many):
        version = made.drafted(n)
        if n % 2:
            filings.switch_rule_on(version, by=small.actor(Role.PROVINCE), at=small.AT)
    news.catch_up()
    watching.read_every_alert(at=small.AT)
    watching.read_clauses(on=small.DAY, at=small.AT)
    analysis = oversight.draft_analysis(None, by=small.actor(Role.PROVINCE), at=small.AT, period=small.LIVE)
    return Busy(orders[0].filing_id, sent[0].pk, analysis.pk)


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
