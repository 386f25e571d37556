"""Whether somebody may, and the sentence of whoever may not."""

from __future__ import annotations

from jiju.core.refusals import Fault, NotFound, NotYours
from jiju.core.words import Word, word
from jiju.spine.actors import Actor, Place
from jiju.spine.permissions.table import PERMISSIONS
from jiju.spine.roles import Role

ROLE_NAMES: dict[Role, Word] = {
    Role.PROVINCE: word("provincial office"),
    Role.DEPARTMENT: word("provincial department"),
    Role.CITY: word("city office"),
    Role.COUNTY: word("county office"),
    Role.ZONE_HEAD: word("head of zone"),
    Role.ZONE_STATISTICIAN: word("zone statistician"),
    Role.ENTERPRISE: word("enterprise"),
    Role.EXPERT: word("expert"),
    Role.FINANCE: word("finance officer"),
    Role.AUDITOR: word("auditor"),
    Role.ADMINISTRATOR: word("administrator"),
    Role.SYSTEM: word("the system itself"),
}

DEPUTY = word("deputy statistician")  # holds the rights of the statistician, and stands in


def may(by: Actor, permission: str) -> bool:
    """Whether the role holds the permission, leaving scope aside."""
    if permission not in PERMISSIONS:
        raise Fault(f"no such permission: {permission}")
    return by.role in PERMISSIONS[permission]


def ask(by: Actor, permission: str, place: Place | None = None) -> None:
    """Refuse unless the role holds the permission and the place lies within the scope.

    Errors   NotYours when the role is wrong; NotFound when the place is out of reach, as for a record that is
             not there
    """
    if not may(by, permission):
        holders = [ROLE_NAMES[r] for r in Role if r in PERMISSIONS[permission] and r is not Role.SYSTEM]
        raise NotYours(
            word("You are signed in as {role}, who may not do this.", role=ROLE_NAMES[by.role]),
            remedy=word("This is done by: {roles}.", roles=_listed(holders)),
        )
    if place is not None and not by.scope.covers(place):
        raise out_of_sight()


def out_of_sight() -> NotFound:
    """The one answer for a record that is missing and for one that is out of reach."""
    return NotFound(
        word("There is no such record within your area."),
        remedy=word("Check the address, or ask the office above you."),
    )


def _listed(names: list[Word]) -> Word:
    if not names:
        return ROLE_NAMES[Role.SYSTEM]
    out = names[0]
    for name in names[1:]:
        out = word("{first}, {rest}", first=out, rest=name)
    return out
