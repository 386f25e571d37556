"""The shares of one version as its page and its workbook show them: last year's figures, growth, the version before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from jiju.rooms.programmes import checks, queries
from jiju.rooms.programmes.shapes import TargetMeasure
from jiju.rooms.programmes.shapes.cascades import CascadeShown, RecipientShown
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.web import clock


def names_of_areas() -> dict[str, str]:
    """What divisions are called today."""
    return {code: d.name for code, d in registry.division_names(clock.today()).items()}


def measures_shown(giver: str) -> tuple[TargetMeasure, ...]:
    """What an office hands down; zones' shares with as many decimals as they need to be seen."""
    found = checks.handed_down(queries.plan(), giver)
    return tuple(m.model_copy(update={"decimals": checks.shown_of_zone(m)}) for m in found) if giver else found


def fineness() -> dict[str, int]:
    """With how many decimals last year's figure of one recipient is shown."""
    return {m.id: checks.shown_of_zone(m) for m in queries.plan().target_measures}


def others_of_the_year(by: Actor, shown: CascadeShown) -> list[CascadeShown]:
    """The other versions of the same year and giver that somebody sees."""
    return [c for c in queries.cascades(by, year=shown.year, giver=shown.giver) if c.id != shown.id]


def version_before(shown: CascadeShown, others: Sequence[CascadeShown]) -> CascadeShown | None:
    """The version that was in force before this one."""
    return next((c for c in others if c.version < shown.version and c.state in ("approved", "replaced")), None)


def shares_of(
    shown: CascadeShown, before: CascadeShown | None
) -> list[tuple[RecipientShown, list[tuple[Any, ...]]]]:  # fmt: skip
    """Each recipient with its shares: the target, the amount, last year's figure, its growth, what it was before."""
    measures = measures_shown(shown.giver)
    return [(r, _row(r.amounts, r.bases, measures, before, r.code)) for r in shown.recipients]


def _row(
    amounts: Mapping[str, Decimal], bases: Mapping[str, Decimal], measures: tuple[TargetMeasure, ...],
    before: CascadeShown | None, code: str,
) -> list[tuple[Any, ...]]:  # fmt: skip
    """Each share with last year's figure, its growth, and what it was in the version before when that is another."""
    out, fine = [], fineness()
    for m in measures:
        amount, base = amounts.get(m.id), bases.get(m.id)
        old = before.share(code, m.id) if before else None
        growth = (amount - base) / base * 100 if amount is not None and base else None
        out.append((m, amount, base, growth, old if old != amount else None, fine[m.id]))
    return out
