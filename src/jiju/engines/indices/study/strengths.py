"""What a unit is good at, and what holds it back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import refuse
from jiju.engines.indices.run import Run


@dataclass(frozen=True)
class Standing:
    """One indicator of one unit: its raw figure, the peers' median, the score, the place, and the lead in the index.

    Units    value and median in the indicator's unit as read; `lead` in points of the index against the peers' mean
    """

    indicator: str
    value: float | None
    median: float
    score: float
    rank: int
    of: int
    lead: float | None


def standings(run: Run, unit: str) -> list[Standing]:
    """Every indicator of a unit, from where it gains most against the peers' mean to where it loses most."""
    if unit not in run.units:
        raise refuse("unit", word("There is no unit “{unit}”.", unit=unit), word("Write its code as in the data."))
    row, last, read = run.units.index(unit), run.last, run.stages[0].state
    parts = run.contributions
    out = []
    for j, indicator in enumerate(last.indicators):
        if np.isnan(last.x[row, j]):
            continue
        raw = read.x[:, read.indicators.index(indicator)]
        own = raw[last.rows[row]]
        lead = None
        if parts.why_not is None:
            column = parts.values[:, parts.names.index(indicator)]
            lead = float(column[row] - column.mean())
        out.append(
            Standing(
                indicator, None if np.isnan(own) else float(own), float(np.nanmedian(raw)), float(last.x[row, j]),
                int(run.level_ranks(indicator)[row]), int((~np.isnan(last.x[:, j])).sum()), lead,
            )
        )  # fmt: skip
    return sorted(out, key=lambda s: (-(s.lead or 0.0), s.rank, s.indicator))


def strengths(run: Run, unit: str, count: int = 5) -> tuple[list[Standing], list[Standing]]:
    """The indicators in which a unit is strongest and weakest, by lead in the index, then by place."""
    found = standings(run, unit)
    return found[:count], found[::-1][:count]
