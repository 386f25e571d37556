"""False alarms: what a test costs, measured by replaying it over a history that was accepted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import NormalDist
from typing import Protocol

import numpy as np

from jiju.core.words import word
from jiju.engines.outlook.refusals import TooFewToTest, malformed
from jiju.engines.outlook.scoring import Scores
from jiju.engines.outlook.shapes import Floats

FEWEST = 10  # alarms that a rate should leave, or the line would be drawn by a handful of figures
SURE = NormalDist().inv_cdf(0.975)


class Tested(Protocol):
    """The result of a test that tells how likely it is by chance."""

    @property
    def p(self) -> float: ...


@dataclass(frozen=True)
class FalseAlarms:
    """How often a test spoke about figures that had been accepted.

    Shape    judged: figures that it could judge; alarms: of these, about how many it spoke; interval: 95 %, by Wilson
    Units    rate and interval: shares between 0 and 1, None where nothing was judged
    """

    judged: int
    alarms: int

    @property
    def rate(self) -> float | None:
        return self.alarms / self.judged if self.judged else None

    @property
    def interval(self) -> tuple[float, float] | None:
        if not self.judged:
            return None
        n, share, z2 = self.judged, self.alarms / self.judged, SURE**2
        middle = (share + z2 / (2 * n)) / (1 + z2 / n)
        half = SURE * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
        return max(0.0, middle - half), min(1.0, middle + half)


def false_alarms(test: Scores, panel: Floats, line: float) -> FalseAlarms:
    """Replay a test at each period of a history, and count how often it speaks.

    The history should be what was accepted or explained: then each alarm would have been a false one. Mistakes that
    nobody found count as false alarms too, so that the true rate is this or less.

    Shape    panel: (units, periods), oldest first; at each period only it and what is before is seen
    """
    if not line > 0:
        raise malformed("line", word("The line is not above zero."), word("Write how many spreads are too many, as 6."))
    scores = _replayed(test, panel)
    return FalseAlarms(len(scores), int((scores > line).sum()))


def false_alarms_at(level: float, results: Iterable[Tested | TooFewToTest]) -> FalseAlarms:
    """How often tests that give a p spoke at a level, over many reporters and periods of a history that was accepted.

    Missing  what was too few to test was not judged
    Errors   Malformed on a level outside 0 to 1
    """
    if not 0 < level < 1:
        raise malformed(
            "level", word("The level {level} does not lie between 0 and 1.", level=level), word("Write 0.01 for 1 %.")
        )
    judged = [one.p for one in results if not isinstance(one, TooFewToTest)]
    return FalseAlarms(len(judged), sum(p <= level for p in judged))


def line_for(test: Scores, panel: Floats, rate: float) -> float | TooFewToTest:
    """The lowest line that speaks about no more than this share of a history that was accepted.

    Errors   returns TooFewToTest when the share would be fewer than ten alarms; raises Malformed
    """
    if not 0 < rate < 1:
        raise malformed(
            "rate",
            word("The rate {rate} does not lie between 0 and 1.", rate=rate),
            word("Write 0.001 for 1 in 1,000."),
        )
    scores = np.sort(_replayed(test, panel))
    allowed = int(rate * len(scores))
    if allowed < FEWEST:
        return TooFewToTest(word("Figures in the history"), len(scores), math.ceil(FEWEST / rate))
    return float(scores[-1 - allowed])


def _replayed(test: Scores, panel: Floats) -> Floats:
    """Every score of a history, without its sign, as far as it could be given."""
    found = list(_by_period(test, panel))
    return np.concatenate(found) if found else np.empty(0)


def _by_period(test: Scores, panel: Floats) -> Iterator[Floats]:
    for end in range(test.history, panel.shape[1] + 1):
        scores = np.abs(test(panel[:, :end]))
        yield scores[np.isfinite(scores)]
