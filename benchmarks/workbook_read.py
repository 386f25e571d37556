"""A workbook of 10,000 rows × 40 columns: read and checked with 100 rules, against the bare read by the same reader."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from decimal import Decimal

from _ratio import best, ratio
from python_calamine import CalamineWorkbook

from jiju.core import periods
from jiju.engines.checks import ColumnSheet, RowFacts, check_columns, compile_rules
from jiju.engines.workbooks import Head, TableLayout, read_table, write_table

ROWS, COLUMNS, RULES = 10_000, 40, 100


@dataclass(frozen=True)
class Written:
    id: str
    text: str
    row: str
    severity: str = "asks"
    states: str = "x"
    remedy: str = "x"


def main() -> None:
    draw = random.Random(7)
    heads = [f"{c:02d}" for c in range(1, COLUMNS + 1)]
    rows = [[Decimal(draw.randint(0, 10**6)) / 10 for _ in heads] for _ in range(ROWS)]
    data = write_table("t", [Head(h) for h in heads], rows)
    rules = compile_rules(
        [
            Written(f"R{n}", f"[{heads[n % 39]}] + [{heads[(n * 7) % 39]}] >= [{heads[39]}] / 1000 - {n}", heads[39])
            for n in range(RULES)
        ],
        [RowFacts(h, h, "万元") for h in heads],
    )
    layout = TableLayout(tuple(heads), first_row=2)

    def bare() -> object:
        return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()

    def full() -> object:
        table = read_table(data, "t.xlsx", layout)
        assert not table.faults, table.faults[:3]
        sheet = ColumnSheet(periods.quarter(2024, 4), ROWS, table.columns)
        return [(table.address(f.field, i), f) for i, f in check_columns(rules, sheet)]

    print(f"findings: {len(full())}")  # type: ignore[arg-type]  # a list
    theirs = best(bare, 3)
    ratio("read alone", best(lambda: read_table(data, "t.xlsx", layout), 3), "bare read", theirs, "≤ 3")
    ratio("read and 100 rules", best(full, 3), "bare read", theirs, "≤ 3")


if __name__ == "__main__":
    main()
