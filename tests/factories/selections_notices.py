"""Decisions, notices, objections and titles for tests, made by the acts themselves."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.rooms.selections import acts, queries, tasks
from jiju.rooms.selections.models import (
    Application,
    Call,
    CallDecision,
    Deed,
    LibraryCheck,
    Notice,
    Objection,
    ReserveCandidate,
    SupportRecord,
    Title,
    TitleQuestion,
)
from jiju.rooms.selections.shapes import CheckLine, Objector, Support
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.roles import Role
from tests.factories import following
from tests.web import rounds, small

AT = following.AT
TODAY = following.TODAY
WHY = following.WHY
PORTAL = system("portal")


def question() -> TitleQuestion:
    """A title of the home zone, with a finding of false figures before it."""
    return acts.propose_question(
        adopted(), by=system("tests"), at=AT, falsehood=following.raised().pk, period=str(small.LIVE)
    )


def removal_decision() -> CallDecision:
    """The decision of a removal that begins its public notice; the home zone's."""
    if not CallDecision.objects.exists():
        following.voted()
        news.catch_up()
    return CallDecision.objects.get()


def published() -> Notice:
    """The notice of that removal, by another person than who wrote the decision."""
    call = removal_decision().call
    return acts.publish_notice(call, by=rounds.province(2), at=AT) if call.state == "decided" else call.public_notice


def raised(notice: Notice | None = None) -> Objection:
    """An objection to it from the public."""
    return acts.raise_objection(
        notice or published(), by=PORTAL, at=AT, unit=small.HOME, text="该集聚区整改情况属实，不应取消称号。",
        objector=Objector("李四", "13900000000"),
    )  # fmt: skip


def adopted() -> Title:
    """The titles that the small province has already; the home zone's."""
    following.followed()
    tasks.adopt_titles(on=TODAY, at=AT)
    return Title.objects.get(unit=small.HOME)


def checked(title: Title, outcome: str = "keep") -> LibraryCheck:
    """A yearly check of a title by the city."""
    lines = [CheckLine(name, held=True) for name in queries.library(title.library).yearly]
    by = small.actor(Role.CITY)
    return acts.check_title(title, by=by, at=AT, year=TODAY.year, lines=lines, outcome=outcome, said=WHY)


def proposed(code: str = "Z901") -> ReserveCandidate:
    """A zone that its city proposes for the reserve."""
    following.followed()
    home = small.zone(1)
    facts = ZoneFacts(code, f"新申报集聚区{code}", home.zone_type, home.city, home.county, home.lead, "proposed", "",
                      home.lon, home.lat, home.since)  # fmt: skip
    registry.establish([facts], by=small.BY, at=AT - timedelta(days=1))
    by = small.actor(Role.CITY)
    return acts.propose_reserve(code, by=by, at=AT, library="reserve", document="长发改〔2025〕2号", reason=WHY)


# --- one stored record of each kind -----------------------------------------------------------------------------


def call() -> Call:
    return removal_decision().call


def application() -> Application:
    return Application.objects.get(call=removal_decision().call)


def deed() -> Deed:
    return Deed.objects.filter(application__call=published().call).order_by("pk")[0]


def call_decision() -> CallDecision:
    return removal_decision()


def notice() -> Notice:
    return published()


def objection() -> Objection:
    return raised()


def title() -> Title:
    return adopted()


def library_check() -> LibraryCheck:
    return checked(adopted())


def support_record() -> SupportRecord:
    support = Support("公共服务平台建设补助", TODAY, "M10.2", "吉财建〔2025〕3号", Decimal("120.50"))
    return acts.record_support(adopted(), by=rounds.province(), at=AT, support=support)


def reserve_candidate() -> ReserveCandidate:
    return proposed()
