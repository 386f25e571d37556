"""Reads: what was given before to the same zone under whatever code, and what looks as if it were."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from jiju.core import workdays
from jiju.rooms.grants import checks
from jiju.rooms.grants.models import Grant
from jiju.rooms.grants.shapes import Origin, Suspicion
from jiju.rooms.programmes.shapes import Award
from jiju.rooms.registry import queries as registry


def once_key(rule: Award, origin: Origin) -> str:
    """What may stand only once among grants that are not declined: the zone, the zone in a round, or the ground."""
    first = min(registry.lineage(origin.unit))
    scope = {"zone": f"zone {first}", "round": f"round {origin.round} {first}"}.get(rule.once)
    return f"{rule.id} {scope or f'{origin.kind} {origin.key}'}"


def earlier(rule: Award, origin: Origin, *, but: int = 0) -> Grant | None:
    """A grant that stands in the way of another one by the rule, under whichever code. For the program itself."""
    rows = _others(rule.id, but)
    same = rows.filter(origin_kind=origin.kind, origin_key=origin.key).first()
    if same is not None or rule.once == "none":
        return same
    rows = rows.filter(unit__in=sorted(registry.lineage(origin.unit)))
    if rule.once == "round":
        rows = rows.filter(origin_round=origin.round)
    return rows.first()


def _others(rule: str, but: int) -> QuerySet[Grant]:
    return Grant.objects.filter(rule=rule).exclude(state="declined").exclude(pk=but).order_by("pk")


def suspected(grant: Grant, on: date) -> list[Suspicion]:
    """How a grant resembles others on its rule for zones that the registry takes for others. For the program itself."""
    own = registry.lineage(grant.unit)
    others = [g for g in _others(grant.rule, grant.pk) if g.unit not in own]
    here = checks.Known(
        grant.pk, grant.unit, grant.unit_name, registry.names_ever(own), grant.payee_uscc, _tenants(grant.unit, on)
    )
    return checks.suspicions(here, [_known(g) for g in others])


def _known(g: Grant) -> checks.Known:
    names = registry.names_ever(registry.lineage(g.unit))
    return checks.Known(
        g.pk, g.unit, g.unit_name, names, g.payee_uscc, _tenants(g.unit, workdays.day_of(g.proposed_at))
    )


def _tenants(unit: str, on: date) -> frozenset[str]:
    return registry.tenants_of(unit, on)
