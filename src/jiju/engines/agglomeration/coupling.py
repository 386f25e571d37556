"""耦合协调度: how evenly several systems of one area have developed, and how far."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from jiju.core.words import Word, word
from jiju.engines.agglomeration.reading import known, name_of
from jiju.engines.agglomeration.shapes import Basis, Figure
from jiju.engines.agglomeration.thin import FigureIsAbsent, enough, malformed

FEWEST = 2
CCD = word("The degree of coupling coordination")
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
class Coordination:
    """C the coupling, T the development, D = √(C T), all 0–1, and the place of D among ten grades, 1 to 10."""

    area: str
    coupling: float
    development: float
    coordination: float
    level: int
    grade: Word
    basis: Basis


def coupling_coordination(
    levels: Mapping[str, Figure], weights: Mapping[str, float] | None = None, *, area: str, reference: str
) -> Coordination:
    """C = n (Π U)^(1/n) ÷ Σ U, for two systems 2 √(U₁U₂) ÷ (U₁ + U₂); T = Σ α U; D = √(C T).

    A system at zero makes C and D zero. All at zero is 0 ÷ 0: C is taken as zero; D is zero however C is taken. Common
    wrong forms: without the 2, so that C ends at 0.5; a power k on C; n left out or the n-th root, so that C ends at
    1/n; levels outside 0–1. High C alone says nothing: two systems at 0.01 have C = 1.

    Shape    levels: system → U; weights: system → α, none means equal; reference: over which units U was normalised
    Units    U 0–1; grades of width 0.1, the lower line belongs to the grade
    Missing  an absent level is refused: without one system there is another measure
    Errors   TooThin below two systems; FigureIsAbsent; Malformed on a level above 1, and on weights that do not fit
    Source   廖重斌 (1999), 热带地理 19(2), 171–177 (grades); 刘春林 (2017), 耦合度计算的常见错误分析 (wrong forms);
             王淑佳等 (2021), 自然资源学报 36(3), 793–810
    """
    u, absent = known(levels)
    enough(CCD, "systems", len(levels), FEWEST)
    for name in absent:
        raise FigureIsAbsent(CCD, name)
    for name in (n for n in u if u[n] > 1):
        raise malformed(
            f"{area}: {name}",
            word("The level {level} does not lie between 0 and 1.", level=u[name]),
            word("Normalise the systems to between 0 and 1 first."),
        )
    alpha = _weights(u, weights)
    c = coupling_of(list(u.values()))
    t = math.fsum(alpha[n] * u[n] for n in u)
    d = math.sqrt(c * t)
    level = min(10, math.floor(d * 10 + 1e-12) + 1)
    return Coordination(area, c, t, d, level, GRADES[level - 1], Basis(name_of(reference), len(u), "systems", "—"))


def coupling_of(u: list[float]) -> float:
    """C of levels between 0 and 1: their geometric mean ÷ their mean; zero where one is zero."""
    if min(u) == 0:
        return 0.0
    geometric = math.exp(math.fsum(math.log(v) for v in u) / len(u))
    return min(1.0, len(u) * geometric / math.fsum(u))


def _weights(u: Mapping[str, float], weights: Mapping[str, float] | None) -> dict[str, float]:
    """Weights that sum to one, in the systems' own names."""
    given = dict.fromkeys(u, 1.0) if weights is None else dict(weights)
    if given.keys() != u.keys() or not all(math.isfinite(w) and w > 0 for w in given.values()):
        raise malformed(
            "weights",
            word("The weights do not fit the systems."),
            word("Give each system a weight above zero, and no other."),
        )
    return {n: w / math.fsum(given.values()) for n, w in given.items()}
