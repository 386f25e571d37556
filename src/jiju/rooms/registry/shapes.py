"""Facts about zones and enterprises, as they hold on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiju.rooms.people.shapes import Posted
from jiju.spine.actors import Place


@dataclass(frozen=True)
class ZoneFacts:
    """A zone as it is on a day. Missing: lon and lat None where no point is known; until None still holds."""

    code: str
    name: str
    zone_type: str
    city: str
    county: str
    lead: str
    status: str
    batch: str
    lon: Decimal | float | None
    lat: Decimal | float | None
    since: date
    until: date | None = None

    @property
    def place(self) -> Place:
        return Place(self.city, self.county, self.code, self.zone_type)


@dataclass(frozen=True)
class EnterpriseFacts:
    """An enterprise and its tenancy in one zone."""

    uscc: str
    name: str
    industry: str
    size: str
    zone: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Tenant:
    """An enterprise and where it lies on a day."""

    uscc: str
    name: str
    place: Place


@dataclass(frozen=True)
class ZoneCount:
    """How many zones there are on a day. Missing: a city or type without any is left out."""

    total: int
    by_city: dict[str, int]
    by_type: dict[str, int]


@dataclass(frozen=True)
class ChainLink:
    """One tier over a zone, or the zone itself, and who answers for it. Missing: None is a vacant post."""

    tier: str  # province, city, county, zone
    code: str
    name: str
    holder: Posted | None


@dataclass(frozen=True)
class DivisionName:
    """A division as a name to show."""

    code: str
    name: str
    short: str
    level: str
    parent: str
    kind: str = "gb"
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class EnterprisePage:
    """One page of a list of enterprises, and how many there are in all."""

    rows: tuple[EnterpriseFacts, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Moves:
    """A zone's enterprises on a day: how many are there, came and left since a day, and stand in another zone too."""

    there: int
    entered: int
    left: int
    double: int
