"""Who leads a zone, who supervises it and who runs it: from the plan's organisations down to the operator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jiju.core.words import Word, word
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import Told
from jiju.rooms.people import queries as people
from jiju.rooms.people.shapes import Posted
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.registry import queries
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine.actors import Actor
from jiju.spine.permissions import ROLE_NAMES
from jiju.spine.roles import Role

TIERS: dict[str, Word] = {
    "province": word("provincial"), "city": word("City"), "county": word("County"), "zone": word("Zone"),
}  # fmt: skip
DEEDS: dict[str, Word] = {
    "province": word("leads the programme"),
    "city": word("supervises"),
    "county": word("supervises"),
    "zone": word("runs it"),
}


@dataclass(frozen=True)
class Link:
    """One body over a zone, or the zone's own: its tier, what it does there, and whom to call.

    Missing  nobody in `holders` is a vacant post
    """

    tier: Word
    name: str
    deed: Word
    holders: list[tuple[Posted, Word]]


@dataclass(frozen=True)
class Chain:
    """All bodies over a zone. Missing: operator None was not reported yet."""

    links: list[Link]
    operator: Told | None
    operator_kind: Told | None

    @property
    def vacant(self) -> int:
        return sum(not link.holders for link in self.links)


def chain_of(by: Actor, zone: ZoneFacts, plan: Plan, on: date) -> Chain:
    """The chain of a zone on a day."""
    told = filings.told(by, zone.code, on)
    return Chain(list(_links(by, zone, plan, on)), told.get("operator"), told.get("operator_kind"))


def _links(by: Actor, zone: ZoneFacts, plan: Plan, on: date) -> Iterator[Link]:
    first, *others = queries.four_tier_chain(by, zone.code, on)
    leads_both = word("leads the programme and zones of this type")
    deed = leads_both if first.code == zone.lead else DEEDS["province"]
    yield Link(TIERS["province"], first.name, deed, _said([first.holder] if first.holder else []))
    yield from _leads(zone, plan, on, above=first.code)
    for link in others:
        held = [link.holder] if link.holder else []
        staff = people.staff_of(zone.code, on=on) if link.tier == "zone" else held
        name = staff[0].unit_name if link.tier == "zone" and staff else link.name
        yield Link(TIERS[link.tier], name, DEEDS[link.tier], _said(staff))


def _leads(zone: ZoneFacts, plan: Plan, on: date, *, above: str) -> Iterator[Link]:
    """The lead department of the zone, then the others that the plan lets lead its type, without the office above."""
    kind = next((t for t in plan.types if t.code == zone.zone_type), None)
    bodies = {o.id: o for o in plan.organisations if not o.generic}
    others = [i for i in (kind.leads if kind else ()) if i in bodies and i != zone.lead]
    for code in (i for i in (zone.lead, *others) if i != above):
        deed = word("leads zones of this type") if code == zone.lead else word("leads them with it")
        held = people.posted_at(Role.DEPARTMENT, code, on=on)
        yield Link(TIERS["province"], bodies[code].name if code in bodies else code, deed, _said(held))


def _said(holders: list[Posted]) -> list[tuple[Posted, Word]]:
    return [(p, ROLE_NAMES[p.role]) for p in holders]
