"""Reads: what was given before to the same zone under whatever code, and what looks as if it were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from jiju.core import workdays
from jiju.rooms.grants import checks
from jiju.rooms.grants.models import Grant
from jiju.rooms.grants.queries.lists import visible
from jiju.rooms.grants.shapes import Origin, Suspicion
from jiju.rooms.grants.words import OUTSIDE
from jiju.rooms.programmes.shapes import Award
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor


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
    return suspected_of([grant], on)[grant.pk]


def suspected_of(grants: Sequence[Grant], on: date) -> dict[int, list[Suspicion]]:
    """The same for many grants, in a constant number of questions."""
    if not grants:
        return {}
    others = list(_others_of({g.rule for g in grants}))
    units = {g.unit for g in (*grants, *others)}
    joined = registry.lineages(units)
    names = registry.names_ever({code for codes in joined.values() for code in codes})
    stays = registry.stood_in(units)

    def known(g: Grant, day: date) -> checks.Known:
        ever = frozenset(name for code in joined[g.unit] for name in names[code])
        there = frozenset(s.uscc for s in stays[g.unit] if s.there_on(day))
        return checks.Known(g.pk, g.unit, g.unit_name, ever, g.payee_uscc, there)

    then = {g.pk: known(g, workdays.day_of(g.proposed_at)) for g in others}
    return {
        g.pk: checks.suspicions(known(g, on), [
            then[o.pk] for o in others if o.rule == g.rule and o.pk != g.pk and o.unit not in joined[g.unit]
        ])
        for g in grants
    }  # fmt: skip


def _others_of(rules: set[str]) -> QuerySet[Grant]:
    return Grant.objects.filter(rule__in=sorted(rules)).exclude(state="declined").order_by("pk")


def as_told(by: Actor, found: Iterable[Suspicion]) -> tuple[Suspicion, ...]:
    """Findings as somebody may read them: of a grant outside the own area, how it is alike and no more."""
    rows = tuple(found)
    near = set(visible(by).order_by().filter(pk__in={s.grant for s in rows}).values_list("pk", flat=True))
    return tuple(s if s.grant in near else Suspicion(s.code, OUTSIDE[s.code], 0) for s in rows)
