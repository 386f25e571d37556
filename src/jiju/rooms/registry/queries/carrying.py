"""Reads: which zones took another one's place while its standing stays behind, and who may carry it over."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jiju.rooms.registry.models import Succession
from jiju.rooms.registry.queries.zones import PROVINCIAL, RESERVE, STANDINGS, zones_on
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine import ledger, permissions
from jiju.spine.actors import Actor

HELD = (PROVINCIAL, RESERVE)


class Carriable(NamedTuple):
    """A standing that the zone whose place was taken still has. is_own: the reader said it, and another carries."""

    succession: int
    former: str
    status: str
    is_own: bool


def carriable(by: Actor, code: str, on: date) -> list[Carriable]:
    """What may be carried over to a zone on a day, for who may do it; nothing for others."""
    if not permissions.may(by, "registry.carry_standing"):
        return []
    found = [(s, standings_of(s, on)[0]) for s in Succession.objects.filter(zone_code=code).order_by("pk")]
    return [
        Carriable(s.pk, s.former_code, before.status, by.person in said_by(s))
        for s, before in found
        if before is not None and standings_of(s, on)[1] is not None
    ]


def said_by(succession: Succession) -> frozenset[str]:
    """Who said that a zone took the place of another, as the ledger has it. For the program itself."""
    trail = ledger.trail(succession._meta.label, str(succession.pk))
    return frozenset(e.person for e in trail if e.action == "registry.succeed")


def standings_of(succession: Succession, on: date) -> tuple[ZoneFacts | None, ZoneFacts | None]:
    """The former zone if it has a title to hand on, and the one that goes on if it has no standing of its own."""
    known = {z.code: z for z in zones_on(on)}
    before, after = known.get(succession.former_code), known.get(succession.zone_code)
    return (
        before if before is not None and before.status in HELD else None,
        after if after is not None and after.status not in STANDINGS else None,
    )


def succession_record(by: Actor, pk: int) -> Succession:
    """The succession to act upon.

    Errors   NotFound
    """
    permissions.ask(by, "registry.carry_standing")
    found: Succession | None = Succession.objects.filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found
