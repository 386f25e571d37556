"""层次分析法: weights from judgements of how much more one element matters than another, and whether they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from typing import Any, Literal

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, label, refuse

Variant = Literal["eigenvector", "row geometric mean", "column-normalised row mean"]
RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
LIMIT = 0.1


@dataclass(frozen=True)
class Judged:
    """Weights from a matrix of judgements. `variant` says how; consistency is judged by the principal eigenvalue.

    Shape    weights sum to one; ratio is CR = CI ÷ RI, zero for one or two elements
    """

    weights: FloatArray
    variant: Variant
    eigenvalue: float
    index: float
    ratio: float


def ahp(matrix: Any, *, variant: Variant, limit: float = LIMIT, names: Sequence[str] | None = None) -> Judged:
    """Weights from pairwise judgements: cell (a, b) says how many times more a matters than b.

    eigenvector                 the principal eigenvector (Saaty)
    row geometric mean          根法
    column-normalised row mean  和法

    The eigenvalue is the principal one for the eigenvector, and the mean of (A w) ÷ w for the other two, as the
    texts that use them compute it.

    Shape    matrix: elements × elements, or its upper triangle with the diagonal; numbers or text such as "1/3"
    Errors   Malformed on a cell that is not above zero or not the reciprocal of its mirror, on more than ten elements,
             and on a consistency ratio of `limit` or above, with the judgements that agree least
    Source   Saaty (1980); RI 0, 0, .58, .90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49
    """
    a = judgements(matrix, names)
    weights = _weights(a, variant)
    value = (
        float((a @ weights / weights).mean()) if variant != "eigenvector" else float(np.linalg.eigvals(a).real.max())
    )
    n = len(a)
    index = max(0.0, (value - n) / (n - 1)) if n > 2 else 0.0
    ratio = index / RANDOM_INDEX[n - 1] if n > 2 else 0.0
    if ratio >= limit:
        raise _inconsistent(a, ratio, limit, names)
    return Judged(weights, variant, value, index, ratio)


def _weights(a: FloatArray, variant: Variant) -> FloatArray:
    if variant == "eigenvector":
        values, vectors = np.linalg.eig(a)
        found = np.abs(vectors[:, int(values.real.argmax())].real)
    elif variant == "row geometric mean":
        found = np.exp(np.log(a).mean(axis=1))
    else:
        found = (a / a.sum(axis=0)).mean(axis=1)
    return np.asarray(found / found.sum())


def judgements(rows: Any, names: Sequence[str] | None = None) -> FloatArray:
    """A full matrix of judgements from a full one or an upper triangle, in numbers or in text such as "1/3".

    Errors   Malformed, naming the pair
    """
    table = [[_judgement(cell, i, names) for cell in row] for i, row in enumerate(rows)]
    n = len(table)
    if n > len(RANDOM_INDEX):
        raise refuse(
            "AHP",
            word(
                "There are {n} elements; judgements of more than {most} cannot be checked for agreement.",
                n=n,
                most=len(RANDOM_INDEX),
            ),
            word("Group the elements, and judge within groups."),
        )
    if n and [len(row) for row in table] == list(range(n, 0, -1)):
        table = _completed(table)
    if not n or any(len(row) != n for row in table):
        raise refuse("AHP", word("The matrix is not square."), word("Write all rows in full, or the upper triangle."))
    a = np.array(table)
    for i in range(n):
        for j in range(i, n):
            if abs(a[i, j] * a[j, i] - 1.0) > 5e-3:
                raise refuse(
                    f"{label(names, i)} : {label(names, j)}",
                    word("{a} one way and {b} the other are not reciprocal.", a=float(a[i, j]), b=float(a[j, i])),
                    word("Write 1/{a} in the mirrored cell.", a=float(a[i, j])),
                )
    return a


def _judgement(cell: Any, row: int, names: Sequence[str] | None) -> float:
    try:
        value = float(Fraction(str(cell).strip()))
    except (ValueError, ZeroDivisionError):
        value = -1.0
    if not 0 < value < float("inf"):
        raise refuse(
            label(names, row),
            word("“{cell}” is not a judgement.", cell=cell),
            word("Write a number above zero, such as 3 or 1/3."),
        )
    return value


def _completed(triangle: list[list[float]]) -> list[list[float]]:
    n = len(triangle)
    return [[triangle[i][j - i] if j >= i else 1.0 / triangle[j][i - j] for j in range(n)] for i in range(n)]


def _inconsistent(a: FloatArray, ratio: float, limit: float, names: Sequence[str] | None) -> Exception:
    """The refusal of judgements that do not agree, with the worst three and what would agree."""
    n = len(a)
    threes = [t for t in permutations(range(n), 3) if t[0] < t[2]]
    i, j, k = max(threes, key=lambda t: abs(float(np.log(a[t[0], t[1]] * a[t[1], t[2]] / a[t[0], t[2]]))))
    said = word(
        "The judgements do not agree: the consistency ratio is {ratio}, and must be below {limit}.",
        ratio=f"{ratio:.4f}",
        limit=limit,
    )
    cure = word(
        "Judge again: {a} to {b} is {ab} and {b} to {c} is {bc}; {a} to {c} would be {ac}, where {given} is written.",
        a=label(names, i),
        b=label(names, j),
        c=label(names, k),
        ab=f"{a[i, j]:.4g}",
        bc=f"{a[j, k]:.4g}",
        ac=f"{a[i, j] * a[j, k]:.4g}",
        given=f"{a[i, k]:.4g}",
    )
    return refuse(f"{label(names, i)} : {label(names, k)}", said, cure)


def hierarchy(
    matrices: Mapping[str, Any], children: Mapping[str, Sequence[str]], *, variant: Variant
) -> dict[str, Judged]:
    """The judgement of each element's children; the names of the children label the rows."""
    return {parent: ahp(matrices[parent], variant=variant, names=children[parent]) for parent in matrices}
