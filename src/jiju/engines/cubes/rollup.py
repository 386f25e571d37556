"""The fast roll-up: one expression over Parquet, run by DuckDB; another engine would take the same expression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jiju.core.nothing import Nothing


@dataclass(frozen=True)
class Cell:
    """The sum over one group.

    Shape    key: the values of the columns grouped by, in their order
    Missing  total None when nobody in the group gave a number; the kinds of nothing are counted apart
    """

    key: tuple[str, ...]
    total: Decimal | None
    answered: int
    blank: int
    not_applicable: int
    withheld: int


@cache
def awake() -> Any:
    """The one engine of this process: opened when first asked for, or before, by a server that is starting."""
    import duckdb  # heavy: only commands and pages with figures need it

    return duckdb.connect(config={"threads": 2})


def roll_up(files: Sequence[Path], code: str, by: Sequence[str], *, first: bool = False) -> list[Cell]:
    """Sum one row of a form by some columns, taking the latest vintage of each unit, or the first.

    Shape    by: some of unit, zone, zone_type, city, county; none of them gives one cell for all
    """
    if not files:
        return []
    import narwhals.stable.v2 as nw  # heavy, as the engine is

    cursor = awake().cursor()  # each caller its own: threads share the engine
    facts: Any = nw.from_native(cursor.read_parquet([str(f) for f in files], union_by_name=True))
    vintage = nw.col("vintage")
    taken = (vintage.min() if first else vintage.max()).over("unit")
    rows = facts.filter(nw.col("code") == code).with_columns(taken=taken).filter(vintage == nw.col("taken"))
    kinds = {kind.name.lower(): (nw.col("nothing") == kind.value).cast(nw.Int64).sum() for kind in Nothing}
    sums = {"total": nw.col("value").sum(), "answered": nw.col("value").count(), **kinds}
    grouped = (rows.group_by(*by).agg(**sums) if by else rows.select(**sums)).to_native()
    out = [_cell(dict(zip(grouped.columns, row, strict=True)), by) for row in grouped.fetchall()]
    cursor.close()
    return sorted(out, key=lambda cell: cell.key)


def _cell(row: dict[str, Any], by: Sequence[str]) -> Cell:
    answered = int(row["answered"] or 0)
    return Cell(
        tuple(row[name] for name in by),
        Decimal(row["total"]).normalize() + 0 if answered else None,
        answered, int(row["blank"] or 0), int(row["not_applicable"] or 0), int(row["withheld"] or 0),
    )  # fmt: skip
