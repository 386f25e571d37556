"""Every outlier test over 10,000 enterprises with 12 quarters, a total of 100 zones, and how often intervals held."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from _ratio import best, ratio

from jiju.engines.outlook import (
    Coverage,
    GrowthBesidePeers,
    SeasonBesideItself,
    Total,
    backtest,
    crowding,
    false_alarms,
    last_digits,
    line_for,
    round_numbers,
    total,
    unusual,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the simulated shapes stand with the specs
from tests.spec.outlook.drawn import cumulative, growing, level, lively, province, together

UNITS, QUARTERS, ZONES, PROVINCES, GOAL = 10_000, 12, 100, 240, 10.0


def main() -> None:
    outliers()
    totals()
    coverage()
    coverage_of_totals()


def outliers() -> None:
    """Score the last quarter, replay the history, draw the lines, test digits by type and crowding at a threshold."""
    panel, groups = province(UNITS, QUARTERS)
    counted = [int(x) for x in panel[:, -1]]
    by_type = {g: [v for v, own in zip(counted, groups, strict=True) if own == g] for g in sorted(set(groups))}

    def tests() -> None:
        unusual(panel[:, -5:], groups)
        for test in (GrowthBesidePeers(groups), SeasonBesideItself()):
            false_alarms(test, panel, 5)
            line_for(test, panel, 0.001)
        for values in by_type.values():
            last_digits(values, 0)
            round_numbers(values, 0)
        crowding(panel[:, -1], 2000)

    ratio(f"all outlier tests, {UNITS:,} × {QUARTERS}", best(tests, 3), "ten seconds", GOAL, "< 1")
    median = best(lambda: np.median(panel, axis=1), 3)
    one = best(lambda: GrowthBesidePeers(groups)(panel), 3)
    ratio("growth beside peers, once", one, "one median a row", median, "≤ 100")


def totals() -> None:
    """The joint forecast of a hundred zones, beside drawing its shocks alone."""
    rng = np.random.default_rng(1)
    zones = {f"Z{n:03d}": cumulative(lively(rng, 14, 4), first=2021) for n in range(ZONES)}
    shocks = best(lambda: np.random.default_rng(1).standard_normal((ZONES, 10_000, 2)), 3)
    ratio(f"total of {ZONES} zones", best(lambda: total(zones, 2024), 2), "its random numbers alone", shocks, "≤ 100")


def coverage() -> None:
    """How often intervals held what came, over simulated zones."""
    rng = np.random.default_rng(77)
    told("quarters, four years", backtest(cumulative(lively(rng, 16, 4)) for _ in range(1000)))
    told("quarters, six years", backtest(cumulative(lively(rng, 24, 4)) for _ in range(300)))
    told("months, three years", backtest(cumulative(lively(rng, 36, 12), "month") for _ in range(300)))
    told("levels, three years and a half", backtest(level(growing(rng, 14)) for _ in range(400)))
    told("levels, six years", backtest(level(growing(rng, 24)) for _ in range(150)))


def coverage_of_totals() -> None:
    """How often the interval of a province's total held, with shocks that its zones share and without."""
    for what, strength in (("shared shocks", 1.0), ("no shared shocks", 0.0)):
        rng, held80, held95 = np.random.default_rng(3), 0, 0
        for _ in range(PROVINCES):
            known, every = int(rng.integers(12, 16)), together(rng, 15, 16, strength)
            found = total({code: cumulative(x[:known], first=2021) for code, x in every.items()}, 2024)
            came = sum(float(x[12:].sum()) for x in every.values())
            if isinstance(found, Total):
                held80 += found.forecast.within80[0] <= came <= found.forecast.within80[1]
                held95 += found.forecast.within95[0] <= came <= found.forecast.within95[1]
        told(f"totals of 15 zones, {what}", Coverage(PROVINCES, held80, held95))


def told(what: str, held: Coverage) -> None:
    print(f"{what}: {held.forecasts} forecasts; 80 % held {held.share80:.1%}, 95 % held {held.share95:.1%}", flush=True)


if __name__ == "__main__":
    main()
