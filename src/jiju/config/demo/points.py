"""Points inside a district, for the map of the demonstration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

Ring = np.ndarray[Any, np.dtype[np.float64]]


class Ground:
    """The districts of a province as rings; a district without a polygon borrows its neighbour's."""

    def __init__(self, path: Path) -> None:
        features = json.loads(path.read_text(encoding="utf-8"))["features"] if path.exists() else []
        self.rings: dict[str, Ring] = {
            f["properties"]["code"]: max(_outer_rings(f["geometry"]), key=len) for f in features
        }

    def point(self, rng: np.random.Generator, *codes: str) -> tuple[float, float] | None:
        """A point inside the first of these districts that has a polygon, or nothing."""
        ring = next((self.rings[c] for c in codes if c in self.rings), None)
        if ring is None:
            return None
        low, high = ring.min(axis=0), ring.max(axis=0)
        middle, spread = (low + high) / 2, (high - low) / 5  # towards the middle: zones lie near towns
        for _ in range(200):
            x, y = rng.normal(middle, spread)
            if _inside(x, y, ring):
                return round(float(x), 4), round(float(y), 4)
        return round(float(middle[0]), 4), round(float(middle[1]), 4)


def _outer_rings(geometry: dict[str, Any]) -> list[Ring]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [np.asarray(p[0], dtype=float)[:, :2] for p in polygons]


def _inside(x: float, y: float, ring: Ring) -> bool:
    """Whether a ray to the right crosses the ring an odd number of times."""
    x1, y1 = ring[:-1, 0], ring[:-1, 1]
    x2, y2 = ring[1:, 0], ring[1:, 1]
    crossing = (y1 > y) != (y2 > y)
    at = x1 + (y - y1) / np.where(y2 == y1, 1e-12, y2 - y1) * (x2 - x1)
    return bool(np.count_nonzero(crossing & (x < at)) % 2)
