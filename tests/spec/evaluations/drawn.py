"""Small schemes and snapshots for the drawn tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jiju.rooms.evaluations.shapes import Measured, Snapshot
from jiju.rooms.programmes.shapes import Scheme

BANDS = [{"grade": "优秀", "at_least": 85}, {"grade": "良好", "at_least": 75}, {"grade": "合格", "at_least": 60},
         {"grade": "不合格", "at_least": 0}]  # fmt: skip


def scheme(items: list[dict[str, Any]] | None = None, **more: Any) -> Scheme:
    """A scheme of two figures of equal weight, or of other items."""
    given = items or [figure("a", 50), figure("b", 50)]
    data: dict[str, Any] = {
        "id": "drawn", "name": "drawn", "status": "建议方案", "period": "quarter", "peer": "type", "items": given,
        "method": {"kind": "efficacy", "floor": 60, "span": 40}, "bands": BANDS, "missing": "rescale", "ties": "shared",
        "sureness": {"replicates": 2000, "weights_share": "0.2", "data_error": "0.02", "seed": 7},
    }  # fmt: skip
    return Scheme.model_validate(data | more)


def figure(name: str, weight: Any, **more: Any) -> dict[str, Any]:
    return {"id": name, "dimension": "产业", "name": name, "weight": weight, "indicator": name} | more


def snapshot(rows: dict[str, dict[str, Any]], types: dict[str, str] | None = None) -> Snapshot:
    """Units by code with their values; all of type T1 unless another is given."""
    units = tuple(
        Measured(code, code, (types or {}).get(code, "T1"), "220100", "220103",
                 {item: Decimal(str(v)) for item, v in values.items() if v is not None})
        for code, values in rows.items()
    )  # fmt: skip
    return Snapshot("2024Q4", 1, units, {})
