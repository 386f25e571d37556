"""The model behind forecasts: a level that wanders, a drift and a season, solved exactly for a handful of points.

Conditional on how fast the level wanders the model is linear, so that what is to come has a multivariate t
distribution in closed form; the paces of a short list are weighed by how well they explain what was seen. Nothing is
searched for, so nothing can fail to converge, and the same figures give the same answer everywhere.

Source   Harvey (1989), Forecasting, Structural Time Series Models, ch. 2–4; the conjugate priors: Gelman et al. (2013),
         Bayesian Data Analysis, ch. 14
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from scipy import special

from jiju.engines.outlook.shapes import Floats

Places = np.ndarray[Any, np.dtype[np.intp]]
PACES = (0.0, 0.03, 0.1, 0.3, 1.0, 3.0)  # variance of the level's step in a quarter over that of the noise
QUARTERS = 4
# What is taken to be likely before any figure is seen, in the noise of one period: growth of a year within ± 2, a
# season within ± 5; and the noise itself, as the caller says, worth four observations. A few points cannot tell these.
DRIFT, SEASON = 2.0, 5.0
WORTH = 4.0
FLAT, TINY = 1e-8, 1e-18
STEPS = 4096  # of the table of a t's widths: its inverse is slow, and needed ten thousand times a forecast


@dataclass(frozen=True)
class Ahead:
    """What one pace of the level says of the periods to come: a multivariate t, and how much it counts.

    Shape    mean: (periods,); root: lower triangle, root · rootᵀ is the scale; the weights of all paces sum to one
    """

    weight: float
    mean: Floats
    root: Floats
    freedom: float


@dataclass(frozen=True)
class _Split:
    """The covariance of all periods by one pace, parted into those seen and those to come."""

    inside: Floats  # root of the part that was seen
    link: Floats  # of what comes with what was seen, already divided by that root
    own: Floats  # of what comes


def ahead(known: Floats, coming: int, seasons: int, per_year: int, noise: float) -> tuple[Ahead, ...]:
    """The distribution of the next so many values of a series, one part for each pace of the level.

    Shape    known: (periods,), the last stands directly before what is to come; seasons: `per_year`, or 1 for none;
             noise: of one period, as it is likely before any figure is seen
    Units    logarithms, or figures divided by their usual size; noise in the same
    Missing  NaN is left out, and the level wanders over it
    """
    seen = np.flatnonzero(np.isfinite(known))
    places = np.arange(len(known) + coming, dtype=float)
    design = _design(places, seasons, per_year)
    parts = []
    for pace in PACES:
        split = _split(pace * QUARTERS / per_year, places, seen, len(known))
        parts.append(_part(split, known[seen], design[seen], design[len(known) :], noise))
    logs = np.array([log for log, _ in parts])
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    return tuple(Ahead(float(w), p.mean, p.root, p.freedom) for w, (_, p) in zip(weights, parts, strict=True))


def _design(places: Floats, seasons: int, per_year: int) -> Floats:
    """Columns: one, years gone, and the periods of the year, each against the last."""
    columns = [np.ones_like(places), places / per_year]
    at = places % seasons
    for one in range(seasons - 1):
        columns.append((at == one).astype(float) - (at == seasons - 1).astype(float))
    return np.column_stack(columns)


def _split(pace: float, places: Floats, seen: Places, now: int) -> _Split:
    spread = np.eye(len(places)) + pace * np.minimum.outer(places, places)
    inside = _root(spread[np.ix_(seen, seen)])
    link: Floats = np.asarray(np.linalg.solve(inside, spread[seen, now:]).T, dtype=np.float64)
    return _Split(inside, link, spread[now:, now:])


def _part(split: _Split, y: Floats, x: Floats, new: Floats, noise: float) -> tuple[float, Ahead]:
    """One pace: how well it explains what was seen (a logarithm), and what it says of what is to come."""
    prior = np.diag([FLAT, DRIFT**-2] + [SEASON**-2] * (x.shape[1] - 2))
    wx, wy = np.linalg.solve(split.inside, x), np.linalg.solve(split.inside, y)
    sharp = wx.T @ wx + prior
    beta = np.linalg.solve(sharp, wx.T @ wy)
    left = wy - wx @ beta
    freedom = WORTH + len(y) - 1
    scale = (WORTH * noise**2 + float(left @ left + beta @ prior @ beta)) / freedom
    loose = new - split.link @ wx
    cover = split.own - split.link @ split.link.T + loose @ np.linalg.solve(sharp, loose.T)
    root = _root(scale * cover + TINY * np.eye(len(cover)))
    log = -math.fsum(np.log(np.diag(split.inside))) - 0.5 * float(np.linalg.slogdet(sharp)[1])
    return log - 0.5 * freedom * math.log(scale), Ahead(0.0, new @ beta + split.link @ left, root, freedom)


def drawn(parts: Sequence[Ahead], normal: Floats, even: Floats, wide: Floats) -> Floats:
    """Draws of what is to come: each takes one pace by its weight, then a t of it.

    Shape    normal: (draws, periods), standard normal; even, wide: (draws,), between 0 and 1: which pace, how wide
    """
    which = np.minimum(np.searchsorted(np.cumsum([p.weight for p in parts]), even), len(parts) - 1)
    out = np.empty_like(normal)
    for place, part in enumerate(parts):
        rows = which == place
        factor = _widths(part.freedom)[(wide[rows] * STEPS).astype(int)]
        out[rows] = part.mean + (normal[rows] @ part.root.T) * factor[:, None]
    return out


def _root(cover: Floats) -> Floats:
    """The lower triangle whose product with its transpose is the covariance."""
    found: Floats = np.asarray(np.linalg.cholesky(cover), dtype=np.float64)
    return found


@lru_cache(maxsize=64)
def _widths(freedom: float) -> Floats:
    """How much wider than a normal a t is, at the middle of each step between 0 and 1."""
    found: Floats = np.sqrt(freedom / special.chdtri(freedom, (np.arange(STEPS) + 0.5) / STEPS))
    return found
