"""Figures as they come, read strictly: one row a unit (and a year), numbers where numbers belong."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import narwhals as nw
import numpy as np
from pydantic import Field

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.elements import Strict

BLANKS = frozenset({"", "na", "n/a", "nan", "null", "none", "..", "…", "-", "—"})


class Units(Strict):
    """Which columns say whose row it is: the code, and where they exist the name, the year and the groups."""

    code: str = Field(description="the column of codes: one row a unit, or one a unit and year")
    name: str | None = Field(default=None, description="the column of names")
    year: str | None = Field(default=None, description="the column of years, where there are several")
    groups: tuple[str, ...] = Field(default=(), description="columns of labels, by which peers or imputation may go")


@dataclass(frozen=True)
class Table:
    """Figures of units, in the order of their codes (and years), so that the order of rows never matters.

    Shape    `numbers[column]` and `labels[column]` have one place a row
    Missing  NaN in numbers; an empty label
    """

    keys: tuple[str, ...]
    units: tuple[str, ...]
    names: tuple[str, ...]
    years: tuple[int, ...] | None
    labels: dict[str, tuple[str, ...]]
    numbers: dict[str, FloatArray]


def read_table(data: Any, units: Units, columns: Sequence[str]) -> Table:
    """The columns that a recipe names, out of a polars or pandas frame, a mapping of columns, or the path of a CSV.

    Missing  a blank, NA, NaN, or a dash is missing, and stays so
    Errors   Malformed on a column that is not there, a unit that stands twice or has no name, text among numbers,
             and an infinite number
    """
    given = _columns(data)
    wanted = [units.code, *(c for c in (units.name, units.year) if c), *units.groups, *columns]
    for name in wanted:
        if name not in given:
            raise refuse(
                f"data: {name}",
                word("There is no column “{name}”.", name=name),
                word("The columns are: {columns}.", columns=", ".join(list(given)[:40])),
            )
    codes = [_label(v) for v in given[units.code]]
    years = None if units.year is None else [_year(v, i, units.year) for i, v in enumerate(given[units.year], 1)]
    keys = codes if years is None else [f"{c} {y}" for c, y in zip(codes, years, strict=True)]
    _once(keys, units.code)
    order = sorted(range(len(keys)), key=lambda i: (codes[i], 0 if years is None else years[i]))
    named = given[units.name] if units.name else codes
    return Table(
        keys=tuple(keys[i] for i in order),
        units=tuple(codes[i] for i in order),
        names=tuple(_label(named[i]) for i in order),
        years=None if years is None else tuple(years[i] for i in order),
        labels={g: tuple(_label(given[g][i]) for i in order) for g in _labels(units)},
        numbers={c: _numbers(given[c], c, keys)[order] for c in dict.fromkeys(columns)},
    )


def _labels(units: Units) -> list[str]:
    return [*units.groups, *([units.year] if units.year else [])]


def _columns(data: Any) -> Mapping[str, Sequence[Any]]:
    if isinstance(data, str | Path):
        return _csv(Path(data))
    if isinstance(data, Mapping):
        found: Mapping[str, Sequence[Any]] = data
        return found
    columns: dict[str, list[Any]] = nw.from_native(data, eager_only=True).to_dict(as_series=False)
    return columns


def _csv(path: Path) -> dict[str, list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as cause:
        raise refuse(
            path.name, word("The file is not UTF-8 text."), word("Save it as CSV UTF-8 in the spreadsheet.")
        ) from cause
    rows = [row for row in csv.reader(StringIO(text)) if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise refuse(path.name, word("The file has no rows."), word("Write a head and one row a unit."))
    head = [name.strip() for name in rows[0]]
    for place, row in enumerate(rows[1:], 2):
        if len(row) != len(head):
            raise refuse(
                f"{path.name}: row {place}",
                word("The row has {n} cells where the head has {m}.", n=len(row), m=len(head)),
                word("Put text that holds a comma in quotation marks."),
            )
    twice = next((name for i, name in enumerate(head) if name in head[:i]), None)
    if twice is not None:
        raise refuse(
            f"{path.name}: {twice}", word("The column stands twice."), word("Give each column a name of its own.")
        )
    return {name: [row[i].strip() for row in rows[1:]] for i, name in enumerate(head)}


def _label(value: Any) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    return "" if text in {"NA", "NaN", "<NA>", "NaT"} else text


def _year(value: Any, row: int, column: str) -> int:
    text = _label(value)
    if not text.lstrip("-").isdigit():
        raise refuse(
            f"data: {column}",
            word("Row {row} has no year: “{text}”.", row=row, text=text),
            word("Write years as 2024."),
        )
    return int(text)


def _once(keys: Sequence[str], column: str) -> None:
    seen: set[str] = set()
    for row, key in enumerate(keys, 1):
        if not key.strip():
            raise refuse(
                f"data: {column}", word("Row {row} has no unit.", row=row), word("Give each row the code of its unit.")
            )
        if key in seen:
            raise refuse(
                f"data: {column}",
                word("The unit “{unit}” stands twice.", unit=key),
                word("Keep one row a unit, or name the column of years."),
            )
        seen.add(key)


def _numbers(values: Sequence[Any], column: str, keys: Sequence[str]) -> FloatArray:
    return np.array([_number(v, column, key) for v, key in zip(values, keys, strict=True)], dtype=np.float64)


def _number(value: Any, column: str, key: str) -> float:
    if value is None or (isinstance(value, str) and value.strip().lower() in BLANKS):
        return math.nan
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise refuse(
            f"data: {column}",
            word("{unit} has “{value}”, which is not a number.", unit=key, value=str(value)[:40]),
            word("Write a number with a point and without units, or leave the cell empty."),
        ) from None
    if math.isinf(number):
        raise refuse(
            f"data: {column}",
            word("{unit} has an infinite value.", unit=key),
            word("Leave the cell empty if the figure is not known."),
        )
    return number
