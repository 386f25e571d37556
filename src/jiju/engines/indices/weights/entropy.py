"""熵权法: an indicator weighs more, the more unevenly its figures are spread over the units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, finite, refuse, varying
from jiju.engines.indices.weights.scaling import min_max

Basis = Literal["raw", "min-max", "min-max shifted", "min-max clipped"]


def entropy(x: FloatArray, *, basis: Basis, shift: float = 1e-4, names: Sequence[str] | None = None) -> FloatArray:
    """Weights from 1 − entropy of each column's shares; figures are made positive (more is better) beforehand.

    raw              shares of the figures as they are (Western texts, pymcdm, scikit-criteria)
    min-max          shares of figures between 0 and 1; 0 ln 0 counts as 0
    min-max shifted  the same plus `shift`, as much Chinese code does to avoid ln 0
    min-max clipped  the same held between `shift` and 1 − `shift`

    The variants give different weights on the same figures; a published ranking must name its own.

    Shape    x: units × indicators; out: weights that sum to one
    Errors   Malformed on missing or negative figures (raw), on a constant column (min-max), and where all are even
    Source   Shannon (1948); e = −(1 ÷ ln n) Σ p ln p, w = (1 − e) ÷ Σ (1 − e)
    """
    values = _on_basis(x, basis, shift, names)
    if len(values) < 2:
        raise refuse("entropy", word("There is one unit only."), word("Entropy compares at least two units."))
    total = values.sum(axis=0)
    p = values / total
    logs = np.log(np.where(p > 0, p, 1.0))
    spread = 1.0 + (p * logs).sum(axis=0) / np.log(len(values))
    spread = np.where(np.abs(spread) < 1e-15, 0.0, spread)
    if spread.sum() <= 0:
        raise refuse(
            "entropy",
            word("All indicators are spread evenly, so that none tells the units apart."),
            word("Use equal weights, or other indicators."),
        )
    return np.asarray(spread / spread.sum())


def _on_basis(x: FloatArray, basis: Basis, shift: float, names: Sequence[str] | None) -> FloatArray:
    if basis != "raw":
        y = min_max(varying(x, names))
        if basis == "min-max shifted":
            return y + shift
        return np.clip(y, shift, 1.0 - shift) if basis == "min-max clipped" else y
    values = finite(x, names)
    low = values.min(axis=0)
    if low.min() < 0 or (values.sum(axis=0) == 0).any():
        place = int(low.argmin()) if low.min() < 0 else int(np.flatnonzero(values.sum(axis=0) == 0)[0])
        raise refuse(
            str(names[place]) if names is not None else f"column {place + 1}",
            word(
                "The smallest value is {low}; shares need figures of zero and more, not all zero.",
                low=float(low[place]),
            ),
            word("Use the basis min-max, or make the indicator positive first."),
        )
    return values
