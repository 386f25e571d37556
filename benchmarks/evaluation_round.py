"""A whole round: 100 zones × 60 indicators scored, 10,000 draws with places and chances, and the exact bounds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
from _demo import home
from _ratio import best, ratio

ZONES, ITEMS, TYPES = 100, 60, 9


def main() -> None:
    with home():
        from jiju.rooms.evaluations import checks  # only now is the framework awake
        from jiju.rooms.evaluations.shapes import Judgements

        measured(checks, Judgements())


def measured(checks: Any, nobody: Any) -> None:
    scheme, shot = made()
    standings = checks.compute(scheme, shot)
    rng = np.random.default_rng(0)

    def limit() -> None:
        """The normal numbers alone that every figure of every draw needs."""
        for _ in range(20):
            rng.standard_normal((500, ZONES * ITEMS), dtype=np.float32)

    def whole() -> None:
        rows = checks.compute(scheme, shot)
        checks.sureness_text(checks.sureness(scheme, shot, nobody, rows))
        checks.standings_text(rows)

    ours = best(whole, 3)
    name = "round of 100 × 60 with 10,000 draws"
    ratio(name, ours, "the random numbers of the draws alone", best(limit, 3), "≤ 6")
    ratio(name, ours, "the two seconds that it may take", 2.0, "≤ 1")
    groups, found = sorted({r.group for r in standings}), []
    bounds = best(lambda: found.extend(b for g in groups for b in checks.bounds_of(scheme, standings, g)), 1)
    proved = sum(b.proved for b in found)
    ratio(f"exact bounds of all groups, {proved} of {len(found)} proved", bounds, "the ten seconds", 10.0, "≤ 1")
    text, row = checks.standings_text(standings), standings[0]
    sheet = best(lambda: (checks.improvement(scheme, row, standings), checks.moved(row, row, (scheme, scheme))))
    ratio("one sheet's improvement and moves", sheet, "reading all standings back",
          best(lambda: checks.standings_of(text)), "< 1")  # fmt: skip


def made() -> tuple[Any, Any]:
    """Zones of nine types whose figures hang together, as those of real zones do."""
    from jiju.rooms.evaluations.shapes import Measured, Snapshot  # only now is the framework awake
    from jiju.rooms.programmes.shapes import Scheme

    rng = np.random.default_rng(1)
    size = rng.lognormal(0, 1, ZONES)
    table = size[:, None] * rng.lognormal(0, 0.5, (ZONES, ITEMS))
    items = [{"id": f"i{j:02d}", "dimension": f"d{j % 6}", "name": f"i{j}", "indicator": f"i{j:02d}",
              "weight": "1.7" if j < 40 else "1.6"} for j in range(ITEMS)]  # fmt: skip
    scheme = Scheme.model_validate({
        "id": "bench", "name": "bench", "status": "bench", "period": "quarter", "peer": "type", "items": items,
        "method": {"floor": 60, "span": 40}, "missing": "rescale", "ties": "shared",
        "bands": [{"grade": "A", "at_least": 85, "cap_percent": 20}, {"grade": "B", "at_least": 75},
                  {"grade": "C", "at_least": 60}, {"grade": "D", "at_least": 0}],
        "consequences": {"awards": [{"award": "F2", "top": 2, "grade": "B"}]},
    })  # fmt: skip
    units = tuple(
        Measured(f"Z{n:03d}", f"Z{n:03d}", f"T{n % TYPES}", "", "",
                 {f"i{j:02d}": Decimal(repr(round(float(table[n, j]), 2))) for j in range(ITEMS)})
        for n in range(ZONES)
    )  # fmt: skip
    return scheme, Snapshot("2024Q4", 1, units, {})


if __name__ == "__main__":
    main()
