"""Mistakes of known kinds, put into a stated share of what is reported, and written down as the truth."""

from __future__ import annotations

import csv
from dataclasses import astuple, dataclass, fields
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from jiju.config.demo.returns import Cells
from jiju.core.lines import in_a_list
from jiju.core.nothing import Answer

SHARE = 0.006  # of the enterprises' filings carry a mistake
SHARE_SUM = 0.02  # of the zones' filings do not add up to what their enterprises reported
SHARE_LINE = 0.02  # of the zones' lists of projects have a line in the wrong unit
SHARE_DOUBLE = 0.1  # of the zones list an enterprise of their neighbour as well
SLIPS = {"unit_slip_10": 10, "unit_slip_1000": 1000, "unit_slip_10000": 10_000}
KINDS = (*SLIPS, "copied_period", "transposed", "jump")


@dataclass(frozen=True)
class Mistake:
    """One line of demo_truth.csv."""

    kind: str
    form: str
    period: str
    unit: str
    row: str
    true: str
    reported: str


class Mistakes:
    """Makes mistakes and writes each into the truth file as it goes."""

    def __init__(self, path: Path) -> None:
        self.path, self.count = path, 0

    def __enter__(self) -> Self:
        self._file = self.path.open("w", newline="", encoding="utf-8-sig")
        self._rows = csv.writer(self._file)
        self._rows.writerow(f.name for f in fields(Mistake))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, mistake: Mistake) -> None:
        self._rows.writerow(astuple(mistake))
        self.count += 1

    def into(self, cells: Cells, before: Cells | None, rng: np.random.Generator, where: tuple[str, str, str]) -> Cells:
        """The cells with one mistake of some kind, or unchanged where that kind is not possible here.

        A slipped unit never falls on the first row: ten thousandfold revenue would have been seen by any reviewer.
        """
        kind = KINDS[rng.integers(len(KINDS))]
        wrong = _wrong(kind, cells, before, rng)
        for row in (r for r in cells if cells[r] != wrong[r]):
            self.write(Mistake(kind, *where, row, str(cells[row]), str(wrong[row])))
        return wrong

    def line_slipped(self, cells: Cells, column: str, rng: np.random.Generator, where: tuple[str, str, str]) -> Cells:
        """One line of a list ten times too large in one column, while the total above it is right."""
        codes = [code for code in cells if in_a_list(code) and code.endswith(f"/{column}")]
        code = codes[rng.integers(len(codes))]
        value = _times(cells[code], 10)
        self.write(Mistake("line_slip", *where, code, str(cells[code]), str(value)))
        return cells | {code: value}

    def summed_wrong(self, cells: Cells, row: str, rng: np.random.Generator, where: tuple[str, str, str]) -> Cells:
        """A zone's own total that is not what its enterprises add up to, by three to twenty percent."""
        value = _rounded(_times(cells[row], Decimal(int(rng.integers(103, 121))) / 100))
        self.write(Mistake("sum_mismatch", *where, row, str(cells[row]), str(value)))
        return cells | {row: value}


def _wrong(kind: str, cells: Cells, before: Cells | None, rng: np.random.Generator) -> Cells:
    rows = [r for r, v in cells.items() if isinstance(v, Decimal) and v > 0]
    if len(rows) < 2:
        return cells
    slipped = rows[rng.integers(1, len(rows))]
    if kind in SLIPS:
        return cells | {slipped: _times(cells[slipped], SLIPS[kind])}
    if kind == "copied_period":
        return dict(before) if before else cells
    if kind == "transposed":  # two neighbours of one unit, written into each other's line
        return cells | {rows[0]: cells[rows[1]], rows[1]: cells[rows[0]]}
    return cells | {rows[0]: _rounded(_times(cells[rows[0]], Decimal("3.4")))}


def _times(value: Answer, factor: Decimal | int) -> Answer:
    return value * factor if isinstance(value, Decimal) else value


def _rounded(value: Answer) -> Answer:
    return value.quantize(Decimal("0.1")) if isinstance(value, Decimal) else value
