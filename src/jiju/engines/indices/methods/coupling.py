"""耦合协调度: how far several systems develop together, and how far they have come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from jiju.core.words import Word, word
from jiju.engines.indices.arrays import FloatArray, finite, refuse, shares

Form = Literal["traditional", "corrected"]
GRADES: tuple[Word, ...] = (
    word("Extreme imbalance"),
    word("Severe imbalance"),
    word("Moderate imbalance"),
    word("Slight imbalance"),
    word("On the verge of imbalance"),
    word("Barely coordinated"),
    word("Primary coordination"),
    word("Intermediate coordination"),
    word("Good coordination"),
    word("Quality coordination"),
)


@dataclass(frozen=True)
class Coupled:
    """C the coupling, T the development, D = √(C T), and the place of each D among ten grades, 0 to 9."""

    coupling: FloatArray
    development: FloatArray
    coordination: FloatArray
    grades: tuple[int, ...]


def coupling(u: FloatArray, weights: FloatArray, *, form: Form, names: Sequence[str] | None = None) -> Coupled:
    """The coupling coordination of systems whose levels lie between 0 and 1.

    traditional  C = n (Π U)^(1/n) ÷ Σ U, for any number of systems
    corrected    C = √((1 − (U₂ − U₁)) U₁ ÷ U₂), U₁ ≤ U₂, for two: it spreads over the whole of 0 to 1

    Shape    u: units × systems, above 0 and at most 1
    Errors   Malformed on a level outside (0, 1], on one system, and on the corrected form with more than two
    Source   Wang et al. (2021), 国内耦合协调度模型的误区及修正
    """
    levels = finite(u, names)
    if levels.shape[1] < 2 or (form == "corrected" and levels.shape[1] != 2):
        raise refuse(
            "coupling",
            word("There are {n} systems.", n=levels.shape[1]),
            word("Give two or more; the corrected form is for exactly two."),
        )
    bad = np.argwhere((levels <= 0) | (levels > 1))
    if len(bad):
        raise refuse(
            f"row {int(bad[0][0]) + 1}",
            word("The level {level} does not lie above 0 and at most at 1.", level=float(levels[tuple(bad[0])])),
            word("Normalise the systems to between 0.01 and 1 first."),
        )
    c = _traditional(levels) if form == "traditional" else _corrected(levels)
    t = levels @ shares(weights, names)
    d = np.sqrt(c * t)
    return Coupled(c, t, d, tuple(int(k) for k in np.clip(np.floor(d * 10 + 1e-12), 0, 9)))


def _traditional(u: FloatArray) -> FloatArray:
    n = u.shape[1]
    return np.asarray(np.minimum(n * np.exp(np.log(u).mean(axis=1)) / u.sum(axis=1), 1.0))


def _corrected(u: FloatArray) -> FloatArray:
    low, high = u.min(axis=1), u.max(axis=1)
    return np.asarray(np.sqrt((1.0 - (high - low)) * low / high))
