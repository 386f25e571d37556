"""Reads: how many zones have given the figures of a period, so that less is not set against more."""

from __future__ import annotations

from jiju.core.periods import Period
from jiju.rooms.figures import queries as figures
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor


def coverage(by: Actor, plan: Plan, period: Period, *, zone_type: str = "") -> tuple[int, int]:
    """How many zones of somebody's area have figures of the period, and how many there are. Only when all are in is a
    total set against last year's total, or against what is expected by now.

    Missing  (0, n) for a plan without a target that zones report
    """
    reported = next((m for m in plan.target_measures if figures.indicator(m.indicator).source != "registry"), None)
    owed = {
        z.code for z in registry.zones(by, period.last_day)
        if z.status == registry.PROVINCIAL and zone_type in ("", z.zone_type)
    }  # fmt: skip
    given = figures.zone_values(reported.indicator, period) if reported else {}
    return len(owed & given.keys()), len(owed)
