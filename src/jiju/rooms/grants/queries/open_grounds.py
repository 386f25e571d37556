"""Reads: on what a grant may be proposed now, within somebody's area."""

from __future__ import annotations

from datetime import date

from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.grants.models import Grant
from jiju.rooms.grants.queries.origins import origin, origins
from jiju.rooms.grants.queries.rules import rule_named
from jiju.rooms.grants.shapes import Origin
from jiju.rooms.programmes.shapes import Award
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor


def grounds(by: Actor, *, on: date, search: str = "") -> list[Origin]:
    """The titles and places on which nothing was proposed yet; those of whom nothing may be paid are left out."""
    permissions.ask(by, "grants.see_origins")
    rows = Grant.objects.exclude(state="declined").order_by("pk")
    taken = set(rows.values_list("rule", "origin_kind", "origin_key"))
    held = {z.code for z in registry.zones_on(on) if z.status == registry.PROVINCIAL} - evaluations.barred()
    return [
        o for o in origins(on)
        if (o.award, o.kind, o.key) not in taken and o.unit in held and by.scope.covers(o.place)
        and search.lower() in f"{o.unit} {o.unit_name}".lower()
    ]  # fmt: skip


def ground(by: Actor, kind: str, key: str, award: str, *, on: date) -> tuple[Award, Origin]:
    """One of them, with its rule.

    Errors   NotFound when it is not there or out of reach
    """
    permissions.ask(by, "grants.see_origins")
    rule = rule_named(award)
    found = origin(kind, key, award, on)
    if found is None or not by.scope.covers(found.place):
        raise permissions.out_of_sight()
    return rule, found
