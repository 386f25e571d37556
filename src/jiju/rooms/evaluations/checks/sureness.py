"""How sure each place is: figures off by their error, weights within their share, the scale's ends pulled in."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Literal

import numpy as np

from jiju.engines.indices import Noisy, above_of, acceptability_of, noisy_scores, places_of
from jiju.rooms.evaluations.checks.peers import pools
from jiju.rooms.evaluations.checks.scoring import banded, is_points, value_of
from jiju.rooms.evaluations.shapes import GroupSureness, Judgements, Measured, Snapshot, Standing, UnitSureness
from jiju.rooms.programmes.shapes import AwardLine, Item, Scheme

SHARE = Decimal("0.0001")
PLACES = 4  # scores are rounded as those of the standings are, so that equals stay equal
TAIL = 0.05
THREADS = 2
GRADE, AWARD, FAIL = "grade:", "award:", "fail"


def sureness(
    scheme: Scheme, snapshot: Snapshot, judged: Judgements, standings: Sequence[Standing]
) -> tuple[GroupSureness, ...]:
    """Every group of peers, drawn as often as the scheme says. Units without a score are left out.

    Shape    the same inputs give the same numbers, rounded to four places
    """
    rows = {r.unit: r for r in standings if r.score is not None}
    drawn: dict[str, tuple[list[str], np.ndarray]] = {}
    found = pools(scheme, [u for u in snapshot.units if u.unit in rows])
    with ThreadPoolExecutor(THREADS) as threads:  # each pool has a seed of its own, so their order does not matter
        scored = list(threads.map(lambda pool: _draws(scheme, pool.units, judged, rows), found))
    for pool, scores in zip(found, scored, strict=True):
        for group in sorted(pool.ranked):
            mine = [i for i, u in enumerate(pool.units) if pool.group_of[u.unit] == group]
            drawn[group] = ([pool.units[i].unit for i in mine], scores[:, mine])
    overall = _overall(drawn)
    return tuple(_group(scheme, group, units, scores, overall, rows) for group, (units, scores) in drawn.items())


def _draws(scheme: Scheme, units: Sequence[Measured], judged: Judgements, rows: Mapping[str, Standing]) -> np.ndarray:
    """Scores with adjustments: draws × units."""
    items = [_noisy(scheme, item, units, judged) for item in scheme.items]
    seed = (scheme.sureness.seed, zlib.crc32("|".join(u.unit for u in units).encode()))
    share, often = float(scheme.sureness.weights_share), scheme.sureness.replicates
    scores = noisy_scores(items, share=share, replicates=often, seed=seed)
    added = np.array([float(sum((a.points for a in rows[u.unit].adjusted), Decimal(0))) for u in units])
    return np.round(np.clip(scores + added, 0.0, 100.0), PLACES)


def _noisy(scheme: Scheme, item: Item, units: Sequence[Measured], judged: Judgements) -> Noisy:
    values = [value_of(item, u, judged) for u in units]
    if item.steps:
        values = [None if v is None else banded(item, v) for v in values]
    x = np.array([math.nan if v is None else float(v) for v in values])
    given = bool(item.steps) or is_points(item)
    errors = _errors(scheme, item, units, judged, x)
    floor, span = float(scheme.method.floor), float(scheme.method.span)
    absent: Literal["floor", "rescale"] = "floor" if scheme.missing == "floor" and not item.optional else "rescale"
    return Noisy(x, errors, float(item.weight), floor, span, item.direction == "up", given, absent)


def _errors(scheme: Scheme, item: Item, units: Sequence[Measured], judged: Judgements, x: np.ndarray) -> np.ndarray:
    """The standard deviation of each value: a share of a figure; of points, how far their givers lie apart."""
    if item.source == "expert":
        return np.array([_apart(judged.points.get(u.unit, {}).get(item.id, ())) for u in units])
    if item.source == "document" or item.steps:
        return np.zeros(len(units))
    return np.abs(np.nan_to_num(x)) * float(scheme.sureness.data_error)


def _apart(points: Sequence[Decimal]) -> float:
    """The standard error of a mean of points; of a single one, none is known."""
    if len(points) < 2:
        return 0.0
    return float(np.std([float(p) for p in points], ddof=1)) / math.sqrt(len(points))


def _overall(drawn: Mapping[str, tuple[list[str], np.ndarray]]) -> dict[str, np.ndarray]:
    """Each unit's place among all units of all groups, draw by draw."""
    if not drawn:
        return {}
    units = [u for mine, _ in drawn.values() for u in mine]
    places = places_of(np.concatenate([scores for _, scores in drawn.values()], axis=1))
    return {u: places[:, i] for i, u in enumerate(units)}


def _group(
    scheme: Scheme, group: str, units: list[str], scores: np.ndarray, overall: Mapping[str, np.ndarray],
    rows: Mapping[str, Standing],
) -> GroupSureness:  # fmt: skip
    places, lines = places_of(scores), lines_of(scheme)
    taken, above = acceptability_of(places), above_of(scores)
    order = sorted(range(len(units)), key=lambda i: (rows[units[i]].rank, units[i]))
    hits = {line: _across(scheme, line, scores, places, units, overall) for line in lines}
    out = {}
    for at, i in enumerate(order):
        better = above[i, order[at - 1]] if at else None
        worse = above[i, order[at + 1]] if at + 1 < len(order) else None
        chances = {line: _chance(scheme, line, hit[:, i], rows[units[i]]) for line, hit in hits.items()}
        out[units[i]] = _unit(units[i], places[:, i], scores[:, i], taken[i], chances, better, worse)
    return GroupSureness(group, len(scores), scheme.sureness.seed, lines, out)


def lines_of(scheme: Scheme) -> dict[str, str]:
    """The lines that decide something: each grade above the worst, each award, and the worst grade."""
    bands = sorted(scheme.bands, key=lambda b: b.at_least, reverse=True)[:-1]
    lines = {f"{GRADE}{b.grade}": b.grade for b in bands}
    lines |= {f"{AWARD}{a.award}": a.award for a in scheme.consequences.awards}
    return lines | {FAIL: scheme.worst_grade}


def _across(
    scheme: Scheme, line: str, scores: np.ndarray, places: np.ndarray, units: Sequence[str],
    overall: Mapping[str, np.ndarray],
) -> np.ndarray:  # fmt: skip
    """Whether each unit is across a line in each draw. A capped grade counts only within its cap."""
    if line == FAIL:
        second = sorted(b.at_least for b in scheme.bands)[1] if len(scheme.bands) > 1 else Decimal(0)
        return np.asarray(scores < float(second))
    if line.startswith(AWARD):
        award = next(a for a in scheme.consequences.awards if line == f"{AWARD}{a.award}")
        return _awarded(scheme, award, scores, places, units, overall)
    return _graded(scheme, line.removeprefix(GRADE), scores, places)


def _graded(scheme: Scheme, grade: str, scores: np.ndarray, places: np.ndarray) -> np.ndarray:
    band = next(b for b in scheme.bands if b.grade == grade)
    reached = scores >= float(band.at_least)
    if band.cap_percent is not None:
        reached &= places <= max(1, int(scores.shape[1] * band.cap_percent / 100))
    return np.asarray(reached)


def _awarded(
    scheme: Scheme, award: AwardLine, scores: np.ndarray, places: np.ndarray, units: Sequence[str],
    overall: Mapping[str, np.ndarray],
) -> np.ndarray:  # fmt: skip
    taken = places if award.among == "group" else np.column_stack([overall[u] for u in units])
    least = next(b.at_least for b in scheme.bands if b.grade == award.grade)
    return np.asarray((taken <= award.top) & (scores >= float(least)))


def _chance(scheme: Scheme, line: str, hit: np.ndarray, row: Standing) -> tuple[Decimal, Decimal]:
    """The share of draws and its standard error. A veto leaves no chance: the grade is decided."""
    if row.because:
        certain = Decimal(1) if line == FAIL and row.grade == scheme.worst_grade else Decimal(0)
        return certain, Decimal(0)
    p = float(hit.mean())
    return _rounded(p), _rounded(math.sqrt(p * (1 - p) / len(hit)))


def _unit(
    unit: str, places: np.ndarray, scores: np.ndarray, taken: np.ndarray,
    chances: dict[str, tuple[Decimal, Decimal]], better: float | None, worse: float | None,
) -> UnitSureness:  # fmt: skip
    low, high = np.quantile(places, [TAIL, 1 - TAIL], method="inverted_cdf")
    least, most = np.quantile(scores, [TAIL, 1 - TAIL])
    return UnitSureness(
        unit, int(low), int(high), Decimal(repr(round(float(least), 2))), Decimal(repr(round(float(most), 2))),
        tuple(_rounded(float(t)) for t in taken), chances,
        None if better is None else _rounded(float(better)), None if worse is None else _rounded(float(worse)),
    )  # fmt: skip


def _rounded(share: float) -> Decimal:
    return Decimal(repr(round(share, 4))).quantize(SHARE)


def borderline(scheme: Scheme, groups: Iterable[GroupSureness]) -> dict[str, tuple[str, ...]]:
    """Units whose chance at an award or of failing is neither near nothing nor near certain, and at which lines."""
    low, high = (p / 100 for p in scheme.sureness.borderline)
    out = {}
    for group in groups:
        for unit, sure in group.units.items():
            lines = tuple(
                line for line, (p, _) in sure.chances.items() if not line.startswith(GRADE) and low < p < high
            )
            if lines:
                out[unit] = lines
    return out
