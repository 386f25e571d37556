"""Cascades for tests, made by the acts of the offices that hand down and of those that take over."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from jiju.rooms.programmes import acts
from jiju.rooms.programmes.models import Cascade, Recipient, TargetShare
from jiju.rooms.programmes.shapes.cascades import Draft, Offered
from jiju.spine.actors import Actor, Place
from tests.factories import oversight
from tests.web import small

YEAR = 2024
AT = datetime(2024, 3, 1, 9, tzinfo=small.AT.tzinfo)
CITY, OTHER = small.CITY, "220200"
WHY = "七月遭遇洪涝灾害，部分集聚区停业。"
LESS = "其余部分由省直管集聚区承担，另行下达。"
CITIES = {CITY: {"zones": 60, "revenue": 300, "enterprises": 6000, "jobs": 12},
          OTHER: {"zones": 40, "revenue": 200, "enterprises": 4000, "jobs": 8}}  # fmt: skip
ZONES = {
    "Z001": {"revenue": 180, "enterprises": 3500, "jobs": 7},
    "Z003": {"revenue": 120, "enterprises": 2500, "jobs": 5},
}


def by(username: str) -> Actor:
    return oversight.by(username)


def exact(amounts: dict[str, Any]) -> dict[str, Decimal]:
    """Numbers as decimals."""
    return {m: Decimal(str(a)) for m, a in amounts.items()}


def of_cities(shares: dict[str, dict[str, Any]] | None = None, **changes: Any) -> Draft:
    """The province's shares for two cities, which add up to the targets."""
    offered = tuple(Offered(c, f"市{c}", Place(city=c), exact(a)) for c, a in (shares or CITIES).items())
    return Draft(**({"year": YEAR, "giver": "", "offered": offered} | changes))


def of_zones(shares: dict[str, dict[str, Any]] | None = None, **changes: Any) -> Draft:
    """The city's shares for two of its zones, which add up to its own."""
    offered = tuple(
        Offered(c, f"园{c}", Place(CITY, small.COUNTY, c, "T1"), exact(a)) for c, a in (shares or ZONES).items()
    )
    return Draft(**({"year": YEAR, "giver": CITY, "offered": offered} | changes))


def proposed(**changes: Any) -> Cascade:
    """The province's shares, proposed."""
    oversight.base()
    return acts.propose_cascade(None, by=by("province"), at=AT, draft=of_cities(**changes))


def agreed(**changes: Any) -> Cascade:
    """The same, agreed by both cities."""
    made = proposed(**changes)
    for one, name in zip(made.recipients.order_by("code"), ("city", "other-city"), strict=True):
        acts.agree_shares(one, by=by(name), at=AT)
    return made


def approved(**changes: Any) -> Cascade:
    """The same, approved by another person."""
    made = agreed(**changes)
    return acts.approve_cascade(made, by=by("province-2"), at=AT, digest=made.digest)


def handed_on(**changes: Any) -> Cascade:
    """The city's shares for its zones, proposed once the province's are in force."""
    approved()
    return acts.propose_cascade(None, by=by("city"), at=AT, draft=of_zones(**changes))


def handed_on_approved() -> Cascade:
    """The same, approved by another person of the city although one zone has not answered."""
    made = handed_on()
    return acts.approve_cascade(made, by=by("city-2"), at=AT, digest=made.digest, over_reason=LESS)


# --- one stored record of each kind -----------------------------------------------------------------------------


def cascade() -> Cascade:
    return proposed()


def recipient() -> Recipient:
    return proposed().recipients.order_by("code")[0]


def target_share() -> TargetShare:
    return recipient().shares.order_by("measure")[0]
