"""A fact is one cell of one accepted filing; facts are kept in Parquet, a folder a form and period."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from jiju.core.nothing import Nothing, Value

KEYS = ("unit", "zone", "zone_type", "city", "county", "code")
SCHEMA_NAMES = (*KEYS, "value", "nothing", "filing", "vintage")


@dataclass(frozen=True)
class Fact:
    """One cell: whose, where, which row, its value or kind of nothing, from which filing, in which vintage."""

    unit: str
    zone: str
    zone_type: str
    city: str
    county: str
    code: str
    value: Value
    filing: int
    vintage: int


def write_part(path: Path, facts: Iterable[Fact]) -> int:
    """Write facts as one file that is either whole or not there, and say how many.

    Units    values as decimals with four places, exactly
    """
    import pyarrow as pa  # heavy: most commands never write figures
    import pyarrow.parquet as pq

    schema = pa.schema(
        [(k, pa.string()) for k in KEYS]
        + [
            ("value", pa.decimal128(24, 4)),
            ("nothing", pa.string()),
            ("filing", pa.int64()),
            ("vintage", pa.int64()),
        ]
    )
    rows = [_row(f) for f in facts]
    table = pa.Table.from_arrays(
        [pa.array(column, type=field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)]
        if rows else [pa.array([], type=field.type) for field in schema],
        schema=schema,
    )  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    with draft.open("wb") as file:
        pq.write_table(table, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return len(rows)


def _row(f: Fact) -> tuple[str | int | Decimal | None, ...]:
    number, nothing = (None, f.value.value) if isinstance(f.value, Nothing) else (f.value, "")
    return (f.unit, f.zone, f.zone_type, f.city, f.county, f.code, number, nothing, f.filing, f.vintage)
