"""Columns as they come out of a workbook: doubles side by side, and beside them whatever is no plain number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, overload

import numpy as np

from jiju.core.nothing import Value

Floats = np.ndarray[Any, np.dtype[np.float64]]


class Column:
    """One column of a sheet as its reader gave it: (bytes of doubles, what else there is by row), or a list of all."""

    def __init__(self, given: tuple[bytes, dict[int, Any]] | list[Any]) -> None:
        self._given = given

    @cached_property
    def cells(self) -> list[Any]:
        """Every cell as a plain value; an empty one is an empty text."""
        if isinstance(self._given, list):
            return self._given
        doubles, others = self._given
        out: list[Any] = np.frombuffer(doubles, np.float64).tolist()
        for row, cell in others.items():
            out[row] = cell
        return out

    def __len__(self) -> int:
        return len(self._given) if isinstance(self._given, list) else len(self._given[0]) // 8

    def cell(self, row: int) -> Any:
        """One cell as a plain value, without a look at the others."""
        if isinstance(self._given, list):
            return self._given[row]
        doubles, others = self._given
        return others[row] if row in others else np.frombuffer(doubles, np.float64)[row].item()

    def from_row(self, first: int) -> tuple[Floats, dict[int, Any]]:
        """The doubles from a row on, and by place among them what is none; a double stands there all the same."""
        if isinstance(self._given, list):
            cells = self._given[first:]
            others = {row: cell for row, cell in enumerate(cells) if type(cell) is not float}
            return np.array([0.0 if row in others else cell for row, cell in enumerate(cells)], np.float64), others
        doubles, rest = self._given
        others = {row - first: cell for row, cell in rest.items() if row >= first}
        return np.frombuffer(doubles, np.float64)[first:], others


class Figures(Sequence[Value]):
    """A column of numbers that becomes decimals one by one, when asked; as doubles it is there at once.

    Shape    others: by place, the values that are not the decimal of their double
    Missing  a kind of nothing is among the others, and NaN among the doubles
    """

    def __init__(self, doubles: Floats, others: Mapping[int, Value]) -> None:
        self._doubles, self._others = doubles, others

    def __len__(self) -> int:
        return len(self._doubles)

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Value]: ...
    def __getitem__(self, at: int | slice) -> Value | Sequence[Value]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        double = self._doubles[at]  # raises where there is no such place
        at = at + len(self) if at < 0 else at
        return self._others[at] if at in self._others else _typed(float(double))

    def __iter__(self) -> Iterator[Value]:
        for at, double in enumerate(self._doubles.tolist()):
            yield self._others[at] if at in self._others else _typed(double)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # like a list, which it stands in for

    def __repr__(self) -> str:
        return f"Figures({list(self)!r})"

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Floats:  # noqa: FBT001  # the protocol of NumPy
        """The column as doubles, NaN for each kind of nothing."""
        out = self._as_doubles
        return out.astype(dtype) if dtype is not None and dtype != out.dtype else out.copy() if copy else out

    @cached_property
    def _as_doubles(self) -> Floats:
        if not self._others:
            return self._doubles
        out = self._doubles.copy()
        out[list(self._others)] = [float(v) if isinstance(v, Decimal) else np.nan for v in self._others.values()]
        out.flags.writeable = False
        return out


def _typed(double: float) -> Decimal:
    """The shortest decimal that gives the same double: the figure as it was typed."""
    return Decimal(int(double)) if double.is_integer() else Decimal(repr(double))
