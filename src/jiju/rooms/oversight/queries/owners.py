"""Reads: who answers for a clause, and who judges it, by unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from jiju.rooms.oversight.models import ClauseOwner
from jiju.rooms.oversight.queries.meetings import on_roster
from jiju.rooms.oversight.queries.units import units_on
from jiju.rooms.oversight.shapes import OwnerShown, UnitPlaced
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Clause, Organisation, Plan
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor

Units = tuple[tuple[str, str], ...]


class Owners:
    """Who the bodies of a plan are on a day, asked once for all clauses."""

    def __init__(self, plan: Plan, on: date) -> None:
        self.plan, self.on, self.units = plan, on, units_on(on)
        self.bodies = {o.id: o for o in plan.organisations}
        self.named: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for o in ClauseOwner.objects.filter(plan=plan.id, since__lte=on, until__isnull=True).order_by("unit", "pk"):
            self.named.setdefault((o.clause, o.organisation), []).append((o.unit, o.unit_name))
        self._groups: dict[str, Units] = {}

    def of(self, clause: Clause) -> tuple[OwnerShown, ...]:
        """The bodies of a clause, each with its units; none where nobody has said who it is."""
        return tuple(self._one(clause.id, self.bodies[code]) for code in clause.owners)

    def _one(self, clause: str, body: Organisation) -> OwnerShown:
        named = self.named.get((clause, body.id))
        if named:
            there = tuple(u for u in named if u[0] in self.units)
            return OwnerShown(body.id, body.name, is_generic=body.generic, is_named=True, units=there)
        units = self._group(body.stands_for or "") if body.generic else self._itself(body)
        return OwnerShown(body.id, body.name, is_generic=body.generic, is_named=False, units=units)

    def _itself(self, body: Organisation) -> Units:
        found = self.units.get(body.id)
        return ((found.code, found.name),) if found else ()

    def _group(self, kind: str) -> Units:
        if kind not in self._groups:
            self._groups[kind] = tuple((u.code, u.name) for u in sorted(self._among(kind), key=lambda u: u.code))
        return self._groups[kind]

    def _among(self, kind: str) -> list[UnitPlaced]:
        """The units that a generic body means; a special city, and a county, only where it has zones of its own."""
        zones = [z for z in registry.zones_on(self.on) if z.status == registry.PROVINCIAL]
        if kind == "cities":
            special = {c.code for c in registry.reporting_cities(self.on) if c.kind != "gb"} - {z.city for z in zones}
            return [u for u in self.units.values() if u.kind == "city" and u.place.city not in special]
        if kind == "counties":
            there = {z.county for z in zones}
            return [u for u in self.units.values() if u.kind == "county" and u.place.county in there]
        if kind == "zones":
            codes = {z.code for z in zones}
            return [u for u in self.units.values() if u.kind == "zone_body" and u.place.zone in codes]
        if kind == "leads":
            leads = {lead for t in self.plan.types for lead in t.leads}
            return [u for code, u in self.units.items() if code in leads]
        if kind == "task_force":
            heads = {m.unit for m in on_roster(self.on) if m.part == "head"}
            return [u for code, u in self.units.items() if code in heads]
        return []


def in_sight(by: Actor, owner: OwnerShown, units: Mapping[str, UnitPlaced]) -> OwnerShown:
    """A body with its units as far as somebody sees them by name: offices, and zones of the own area."""
    seen = tuple(
        (code, name) for code, name in owner.units
        if units[code].kind != "zone_body" or code == by.unit or by.scope.covers(units[code].place)
    )  # fmt: skip
    return replace(owner, units=seen, beside=len(owner.units) - len(seen))


def owner_units(clause: Clause, on: date) -> frozenset[str]:
    """The units that answer for a clause on a day. For the program itself."""
    return frozenset(code for owner in Owners(programmes.plan(), on).of(clause) for code, _ in owner.units)


def judges_of(clause: Clause) -> tuple[str, ...]:
    """The units whose people judge a clause: those that its check names, else the first body of the plan."""
    return clause.check.judges or (programmes.plan().organisations[0].id,)
