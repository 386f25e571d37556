"""Two tests of the last figure of many units: against peers of its size, and against its own season.

Each is a value that scores a panel: how many robust standard deviations a unit's last figure lies from what was to be
expected. Where the line is drawn is decided by what it costs; see `alarms`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from jiju.core.words import word
from jiju.engines.outlook.medians import MAD_TO_SIGMA, median, spread
from jiju.engines.outlook.refusals import malformed
from jiju.engines.outlook.shapes import Floats

PEERS = 51  # the nearest in size, itself among them
FEWEST = 20  # of a group that can be compared
LEAST = 0.05  # a robust standard deviation below which peers move as one man
POOLED = 6  # residuals of others that a unit's own few are held back by


class Scores(Protocol):
    """A test that can be replayed: it scores the last period of a panel, and needs so many periods."""

    @property
    def history(self) -> int: ...

    def __call__(self, panel: Floats) -> Floats: ...


@dataclass(frozen=True)
class GrowthBesidePeers:
    """How far a unit's growth on the year before lies from that of its peers, in logarithms.

    Peers are the 51 nearest in size within the group: small ones leap where large ones step, and one line for all
    would accuse the small and pass the large. Season and the growth that all share cancel.

    Shape    groups: a label a unit; called with (units, periods), it returns a score a unit
    Missing  NaN, zero and negative figures are not compared; a group of fewer than twenty that can be is not judged
    Source   Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers: median and MAD for mean and spread
    """

    groups: Sequence[str]
    per_year: int = 4

    @property
    def history(self) -> int:
        return self.per_year + 1

    def __call__(self, panel: Floats) -> Floats:
        logs = _logs(panel, self.history, len(self.groups))
        growth = logs[:, -1] - logs[:, -1 - self.per_year]
        size = median(logs[:, -1 - self.per_year : -1])
        out = np.full(len(panel), np.nan)
        labels = np.asarray(self.groups, dtype=str)
        for label in np.unique(labels):
            members = np.flatnonzero((labels == label) & np.isfinite(growth))
            if len(members) >= FEWEST:
                order = members[np.lexsort((growth[members], size[members]))]
                out[order] = _beside(growth[order])
        return out


@dataclass(frozen=True)
class SeasonBesideItself:
    """How far a unit's last figure lies from its own level and season, by its own residuals.

    The level is the median of the year before; the season the figure's distance from it one, two, three years ago (the
    median); the spread that of the unit's earlier residuals, held back by the usual spread of all.

    Shape    called with (units, periods), it returns a score a unit
    Missing  NaN, zero and negative figures are not compared; a unit without a residual of its own is held by all alone
    """

    per_year: int = 4

    @property
    def history(self) -> int:
        return 2 * self.per_year + 2

    def __call__(self, panel: Floats) -> Floats:
        logs = _logs(panel, self.history, len(panel))
        per = self.per_year
        before = np.lib.stride_tricks.sliding_window_view(logs[:, :-1], per, axis=1)
        off = logs[:, per:] - median(before)  # each figure's distance from the year before it
        left = np.stack([off[:, t] - median(off[:, t % per : t : per]) for t in range(per, off.shape[1])], axis=1)
        return _beside_own(left[:, -1], left[:, :-1])


@dataclass(frozen=True)
class Stray:
    """A unit whose last figure lies beyond the line.

    Units    score: robust standard deviations, below zero for too small
    """

    unit: int
    score: float


def strays(scores: Floats, line: float) -> list[Stray]:
    """The units beyond a line, the furthest first, ties by place.

    Missing  NaN is not judged
    """
    far = np.flatnonzero(np.abs(np.nan_to_num(scores)) > line)
    return sorted((Stray(int(i), float(scores[i])) for i in far), key=lambda s: (-abs(s.score), s.unit))


def _logs(panel: Floats, history: int, units: int) -> Floats:
    if panel.ndim != 2 or panel.shape[1] < history or len(panel) != units:
        raise malformed(
            "panel",
            word("The panel is {shape}; {units} units of {history} periods or more are scored.",
                 shape=" × ".join(map(str, panel.shape)), units=units, history=history),
            word("Give a row a unit and a column a period, the last to be judged."),
        )  # fmt: skip
    positive = np.where(panel > 0, panel, np.nan)
    found: Floats = np.log(positive)
    return found


def _beside(growth: Floats) -> Floats:
    """Growth in the order of size, each against the window around it; at the ends the first and the last window."""
    wide = min(PEERS, len(growth))
    windows = np.lib.stride_tricks.sliding_window_view(growth, wide)
    centre, scale = median(windows), np.maximum(spread(windows), LEAST)
    which = np.clip(np.arange(len(growth)) - wide // 2, 0, len(windows) - 1)
    found: Floats = (growth - centre[which]) / scale[which]
    return found


def _beside_own(last: Floats, earlier: Floats) -> Floats:
    own = median(np.abs(earlier)) * MAD_TO_SIGMA
    many = np.isfinite(earlier).sum(axis=1)
    usual = np.maximum(median(own), LEAST)
    pooled = many * np.nan_to_num(own) ** 2 + POOLED * usual**2
    found: Floats = last / np.sqrt(pooled / (many + POOLED))
    return found
