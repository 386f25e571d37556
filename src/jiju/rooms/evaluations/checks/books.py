"""A result as a book of live formulas: what each unit was measured, and everything that follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from jiju.engines.workbooks import ScoreBook, ScoreGroup, ScoreItem, ScoreUnit
from jiju.rooms.evaluations.checks.peers import Pool, pools
from jiju.rooms.evaluations.checks.scoring import is_points, value_of
from jiju.rooms.evaluations.shapes import Judgements, Measured, Snapshot, Standing
from jiju.rooms.programmes.shapes import Item, Scheme

ZERO = Decimal(0)


def score_book(
    scheme: Scheme, snapshot: Snapshot, judged: Judgements, standings: Sequence[Standing], *,
    title: str, words: Mapping[str, str], names: Mapping[str, str],
) -> ScoreBook:  # fmt: skip
    """The book of a result, or of as much of it as the standings show.

    Shape    names: group → its name; words: what the columns are called, in the reader's language
    Missing  units without a score have no row; the book says so in its notes
    """
    shown = {r.unit: r for r in standings if r.score is not None}
    there = [u for u in snapshot.units if u.unit not in judged.absent and u.unit not in judged.exempted]
    groups = [g for pool in pools(scheme, there) for g in _groups(scheme, pool, judged, shown, names)]
    bands = [(b.grade, b.at_least, b.cap_percent) for b in sorted(scheme.bands, key=lambda b: b.at_least, reverse=True)]
    items = [_item(scheme, item, snapshot.measures.get(item.id, "")) for item in scheme.items]
    return ScoreBook(title, scheme.method.floor, scheme.method.span, items, bands, groups, words, scheme.notes)


def _item(scheme: Scheme, item: Item, unit: str) -> ScoreItem:
    kind: Literal["steps", "points", "efficacy"] = (
        "steps" if item.steps else "points" if is_points(item) else "efficacy"
    )
    absent = scheme.method.floor if scheme.missing == "floor" and not item.optional else None
    steps = tuple((s.at_least, s.points) for s in item.steps)
    return ScoreItem(item.name, unit, item.weight, kind, item.direction == "up", steps, absent)


def _groups(
    scheme: Scheme, pool: Pool, judged: Judgements, shown: Mapping[str, Standing], names: Mapping[str, str]
) -> Iterable[ScoreGroup]:
    for group in sorted(pool.ranked):
        mine = [u for u in pool.units if pool.group_of[u.unit] == group]
        rows = [_unit(scheme, u, judged, shown[u.unit]) for u in mine if u.unit in shown]
        others = [
            _other(scheme, u, judged) for u in pool.units if pool.group_of[u.unit] != group or u.unit not in shown
        ]
        if rows:
            yield ScoreGroup(names.get(group, group), sorted(rows, key=lambda r: (r.rank, r.code)), others)


def _unit(scheme: Scheme, unit: Measured, judged: Judgements, row: Standing) -> ScoreUnit:
    added = sum((a.points for a in row.adjusted), ZERO)
    decided = row.grade if row.because else ""
    return ScoreUnit(
        unit.unit, unit.name, _values(scheme, unit, judged), added, row.score, row.rank, row.grade, decided
    )


def _other(scheme: Scheme, unit: Measured, judged: Judgements) -> ScoreUnit:
    """One among whom others are scored: what it was measured, and nothing of how it stands."""
    return ScoreUnit(unit.unit, unit.name, _values(scheme, unit, judged), ZERO, None, 0, "")


def _values(scheme: Scheme, unit: Measured, judged: Judgements) -> dict[int, Decimal]:
    found = {k: value_of(item, unit, judged) for k, item in enumerate(scheme.items)}
    return {k: v for k, v in found.items() if v is not None}
