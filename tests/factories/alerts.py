"""Alerts for tests: a zone reports figures that do not go together, the program reads them, people take the steps."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from jiju.core import periods
from jiju.core.nothing import Value
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings import queries as reports
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import Alert, AlertRate, AlertReading, AlertSign, AlertStep
from jiju.rooms.oversight.shapes import AlertShown
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.actors import Actor, Place, Scope
from jiju.spine.roles import Role
from tests.factories import oversight as people
from tests.factories.filings import PROOF
from tests.web import small

AT = small.AT
ODD = {"10": Decimal(1)}  # one employee beside ten million of revenue
WHY = people.WHY
SUBJECT = "Z005"
EXPLAINED = "员工由劳务派遣公司派遣，自有员工仅一人，已附派遣合同。"


def base() -> None:
    """The small province with second persons, read once: nothing stands out."""
    if not Filing.objects.exists():
        small.make()
        people.found()


def shown(alert: Alert, who: str = "province", days: int = 0) -> AlertShown:
    """An alert as somebody sees it some days on."""
    return queries.alert(people.by(who), alert.pk, on=people.TODAY + timedelta(days=days))


def read(days: int = 0) -> None:
    """The program reads every alert some days on."""
    tasks.read_every_alert(at=AT + timedelta(days=days))


def state(alert: Alert) -> tuple[str, str]:
    """Where an alert stands now, and why it ended."""
    alert.refresh_from_db()
    return alert.state, alert.reason


def reported(n: int = 5, period: periods.Period = small.LIVE, **changed: Value) -> None:
    """The n-th zone, new in the programme if it is not there, has a form accepted."""
    zone = small.zone(n)
    if n > 4 and not Filing.objects.filter(unit_code=zone.code).exists():
        registry.establish([zone], by=small.BY, at=AT)
    place = Place(zone.city, zone.county, zone.code, zone.zone_type)
    one = HistoricFiling("B1", period, zone.code, zone.name, place, small.cells(9) | changed, "accepted")
    filings.bring_in([one], by=small.BY, at=AT)
    news.catch_up()


def raised(n: int = 5) -> Alert:
    """An alert about the n-th zone, as the program raised it."""
    base()
    reported(n, **ODD)
    tasks.read_every_alert(at=AT)
    return Alert.objects.get(subject=f"Z{n:03d}")


def explained() -> Alert:
    """The visitor's zone explained why it has one employee when it signed; the program raised an alert all the same."""
    base()
    by, period = small.actor(Role.ZONE_STATISTICIAN), small.LIVE
    sent = filings.start(None, by=by, at=AT, form_code="B1", period=period, unit_code=small.HOME)
    filings.fill_in(sent, by=by, at=AT, cells=small.cells(9) | ODD, expected_version=sent.version)
    for one in reports.open_asks(by, sent.pk):
        filings.explain(sent, by=by, at=AT, finding=one, text=EXPLAINED)
    filings.certify(sent, by=by, at=AT)
    filings.endorse(sent, by=small.actor(Role.ZONE_HEAD), at=AT)
    tasks.read_every_alert(at=AT)
    return Alert.objects.get(subject=small.HOME)


def corrected(n: int = 5, **cells: Value) -> None:
    """The zone has its form revised."""
    filing = Filing.objects.get(unit_code=f"Z{n:03d}", form_code="B1", period=str(small.LIVE))
    by = statistician(n)
    order = filings.order_revision(filing, by=by, at=AT, cells=cells, reason=PROOF, proof=PROOF)
    filings.approve_revision(filing, by=small.actor(Role.PROVINCE), at=AT, number=order.number, answer=WHY)
    news.catch_up()


def statistician(n: int) -> Actor:
    """The statistician of the n-th zone, who has no account in the small province."""
    zone = f"Z{n:03d}"
    reach = Scope("zone", frozenset({zone}))
    return Actor(f"P-{zone}", zone, f"统计员{n}", Role.ZONE_STATISTICIAN, f"B{zone}", zone, reach)


# --- one stored record of each kind -----------------------------------------------------------------------------


def alert() -> Alert:
    return raised()


def alert_sign() -> AlertSign:
    return raised().signs.order_by("pk")[0]


def alert_reading() -> AlertReading:
    return raised().reading


def alert_rate() -> AlertRate:
    raised()
    return AlertRate.objects.order_by("pk")[0]


def alert_step() -> AlertStep:
    return acts.answer_alert(raised(), by=people.by("province"), at=AT, text=WHY).steps.get()
