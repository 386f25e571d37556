"""Facts about zones and enterprises, as they hold on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jiju.core.words import Word
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


SIZES = ("above", "small")  # above the designated size, or not


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
class Listed:
    """An enterprise of a zone's own list, by code and name. reason: why it cannot be entered."""

    uscc: str
    name: str
    reason: Word | None = None


@dataclass(frozen=True)
class RosterVerdict:
    """What a zone's own list would change: who is new here, known, not to be entered, and missing from the list."""

    fresh: tuple[EnterpriseFacts, ...]
    known: tuple[Listed, ...]
    refused: tuple[Listed, ...]
    missing: tuple[Listed, ...]


@dataclass(frozen=True)
class Tenant:
    """An enterprise and where it lies on a day. Missing: size and industry are empty where they were not asked for."""

    uscc: str
    name: str
    place: Place
    size: str = ""
    industry: str = ""


class Resident(NamedTuple):
    """An enterprise in the zone that it counts for on a day; there are ten thousand of them, so a tuple.

    Missing  industry is empty where none is entered
    """

    uscc: str
    zone: str
    industry: str
    is_counted: bool  # a household business, or one that is only registered there, is no enterprise of the zone


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
class TenancyLine:
    """An enterprise in a zone, as a list of the zone shows it.

    Missing  until None is still there; elsewhere counts the other zones that it stands in on the day
    """

    id: int
    uscc: str
    name: str
    industry: str
    size: str
    zone: str
    since: date
    until: date | None
    reason: str
    elsewhere: int = 0


@dataclass(frozen=True)
class TenancyPage:
    """One page of a zone's tenancies, and how many there are in all."""

    rows: tuple[TenancyLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Stay:
    """One of several zones that an enterprise stands in. Missing: is_mine False lies outside the reader's area."""

    tenancy: int
    zone: str
    zone_name: str
    city: str
    since: date
    is_mine: bool


@dataclass(frozen=True)
class Double:
    """An enterprise that stands in more than one zone on a day."""

    uscc: str
    name: str
    size: str
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class DoublePage:
    """One page of the enterprises that stand in more than one zone, and how many there are in all."""

    rows: tuple[Double, ...]
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


@dataclass(frozen=True)
class EnterpriseFile:
    """An enterprise as the registry knows it, with every stay in the zones of the reader's area.

    Shape    zone_names: the zones of its stays by code
    """

    uscc: str
    name: str
    industry: str
    size: str
    is_household: bool
    stays: tuple[TenancyLine, ...]
    zone_names: dict[str, str]

    def is_here(self, on: date) -> bool:
        return any(s.since <= on and (s.until is None or on < s.until) for s in self.stays)


@dataclass(frozen=True)
class Named:
    """A zone or an enterprise that a question named. rank: the lower, the better; was: the former name that it met."""

    kind: str  # zone, enterprise
    code: str
    name: str
    rank: int
    was: str = ""
