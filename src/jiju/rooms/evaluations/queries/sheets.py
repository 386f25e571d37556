"""Putting a unit's sheet together out of one version of a result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from jiju.core.periods import Period
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.shapes import GroupSureness, PlaceBounds, Sheet, Snapshot, Standing
from jiju.rooms.programmes.shapes import Scheme

DIGITS = Decimal("0.0001")


@dataclass(frozen=True)
class Told:
    """One version of a result as far as sheets need it."""

    scheme: Scheme
    period: Period
    standings: tuple[Standing, ...]
    sureness: tuple[GroupSureness, ...]
    snapshot: Snapshot | None
    bounds: tuple[PlaceBounds, ...]
    vintage: int
    digest: str


def sheet_of(now: Told, unit: str, before: Told | None) -> Sheet | None:
    """The sheet of one unit, compared with the round before where there was one.

    Missing  None when the result has no such unit
    """
    row = next((r for r in now.standings if r.unit == unit), None)
    if row is None:
        return None
    drawn = next((g for g in now.sureness if unit in g.units), None)
    old = next((r for r in before.standings if r.unit == unit), None) if before else None
    moved = checks.moved(old, row, (before.scheme, now.scheme)) if old is not None and before is not None else ()
    measured = next((u for u in now.snapshot.units if u.unit == unit), None) if now.snapshot else None
    group = [r for r in now.standings if r.group == row.group and r.score is not None]
    return Sheet(
        now.scheme, now.period, row, medians(group), measured.causes if measured else {},
        drawn.units[unit] if drawn else None, drawn, next((b for b in now.bounds if b.unit == unit), None),
        old, before.period if old is not None and before is not None else None, moved,
        checks.improvement(now.scheme, row, now.standings), now.vintage, now.digest, _neighbours(group, unit),
    )  # fmt: skip


def medians(group: Iterable[Standing]) -> dict[str, Decimal]:
    """The median score of each item among the peers that have one."""
    found: dict[str, list[Decimal]] = {}
    for part in (p for r in group for p in r.parts):
        if part.score is not None:
            found.setdefault(part.item, []).append(part.score)
    return {item: Decimal(median(scores)).quantize(DIGITS) for item, scores in found.items()}


def _neighbours(group: Sequence[Standing], unit: str) -> tuple[str, str]:
    ordered = [r.unit for r in sorted(group, key=lambda r: (r.rank, r.unit))]
    if unit not in ordered:
        return "", ""
    at = ordered.index(unit)
    return ordered[at - 1] if at else "", ordered[at + 1] if at + 1 < len(ordered) else ""
