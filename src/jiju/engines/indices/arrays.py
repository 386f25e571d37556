"""What every method asks of its numbers: finite, varying, weighted; and how it says what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jiju.core.refusals import Malformed
from jiju.core.words import Word, word

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


def label(names: Sequence[str] | None, place: int) -> str:
    """How a column is called in a message: its name, or its number counted from one."""
    return f"column {place + 1}" if names is None else str(names[place])


def refuse(where: str, what: Word, remedy: Word) -> Malformed:
    """A Malformed to be raised: where, what, and the cure."""
    return Malformed(where, what, remedy)


def finite(x: npt.ArrayLike, names: Sequence[str] | None = None) -> FloatArray:
    """The matrix as floats, none missing and none infinite.

    Shape    units × indicators
    Missing  a missing value is refused, by its indicator and row
    Errors   Malformed
    """
    values = np.asarray(x, dtype=np.float64)
    if values.ndim != 2 or 0 in values.shape:
        raise refuse(
            "matrix",
            word("This is not a table of units by indicators."),
            word("Give at least one row and one column."),
        )
    bad = np.argwhere(~np.isfinite(values))
    if len(bad):
        row, column = (int(k) for k in bad[0])
        raise refuse(
            label(names, column),
            word("The value in row {row} is missing or infinite.", row=row + 1),
            word("Impute it before this step, or leave the unit out."),
        )
    return values


def varying(x: npt.ArrayLike, names: Sequence[str] | None = None) -> FloatArray:
    """A finite matrix in which no column is constant.

    Errors   Malformed, naming the column
    """
    values = finite(x, names)
    same = np.flatnonzero(values.max(axis=0) == values.min(axis=0))
    if len(same):
        raise refuse(
            label(names, int(same[0])),
            word("All units have the same value, so that it cannot tell them apart."),
            word("Leave the indicator out, or screen constant columns before this step."),
        )
    return values


def shares(weights: npt.ArrayLike, names: Sequence[str] | None = None) -> FloatArray:
    """Weights divided by their sum.

    Errors   Malformed on a weight that is missing, infinite, negative or zero
    """
    given = np.asarray(weights, dtype=np.float64)
    bad = np.flatnonzero(~np.isfinite(given) | (given <= 0))
    if len(bad):
        raise refuse(
            label(names, int(bad[0])),
            word("The weight is {weight}.", weight=given[bad[0]]),
            word("Give a weight above zero, or leave the element out."),
        )
    return np.asarray(given / given.sum(), dtype=np.float64)
