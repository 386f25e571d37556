"""Who acts, and how far that person reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiju.spine.roles import Role

Reach = Literal["all", "types", "city", "county", "zone", "enterprise", "none"]


@dataclass(frozen=True)
class Place:
    """Where a record lies: the codes by which scope is judged. An empty code means that it has none."""

    city: str = ""
    county: str = ""
    zone: str = ""
    zone_type: str = ""
    enterprise: str = ""


@dataclass(frozen=True)
class Scope:
    """How far an actor sees and acts: everything, some zone types, or one city, county, zone, enterprise."""

    reach: Reach
    codes: frozenset[str] = frozenset()

    def covers(self, place: Place) -> bool:
        if self.reach == "all":
            return True
        here = {
            "types": place.zone_type,
            "city": place.city,
            "county": place.county,
            "zone": place.zone,
            "enterprise": place.enterprise,
            "none": "",
        }[self.reach]
        return bool(here) and here in self.codes


EVERYWHERE = Scope("all")
NOWHERE = Scope("none")


@dataclass(frozen=True)
class Actor:
    """A person acting under one posting, as the ledger will name them.

    Shape    `person` identifies the human being across accounts; dual control compares it, never the account
    """

    person: str
    account: str
    name: str
    role: Role
    unit: str  # code of the unit that the posting belongs to
    unit_name: str
    scope: Scope
    is_demo: bool = False
    is_deputy: bool = False


def system(name: str = "jiju") -> Actor:
    """The program itself: follow-ups from the ledger, and the command line."""
    return Actor(f"system:{name}", f"system:{name}", name, Role.SYSTEM, "", "", EVERYWHERE)
