"""A scheme tried on figures before anybody has judged: its standings, and how they differ from another scheme's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jiju.core.periods import Period
from jiju.rooms.evaluations.checks.scoring import JUDGED, compute
from jiju.rooms.evaluations.shapes import GroupTrial, Snapshot, Standing, Trial, TrialLine
from jiju.rooms.programmes.shapes import Scheme


def without_judged(scheme: Scheme) -> Scheme:
    """The scheme with the items that persons judge made optional: their weight goes to the others."""
    items = tuple(i.model_copy(update={"optional": True}) if i.source in JUDGED else i for i in scheme.items)
    return scheme.model_copy(update={"items": items})


def trial_of(
    scheme: Scheme, snapshot: Snapshot, against: Scheme | None, other: Snapshot | None, period: Period
) -> Trial:
    """What the scheme gives on a snapshot, beside what another gives on its own.

    Missing  judged items are left out of both; absent figures are treated as each scheme says
    """
    after = compute(without_judged(scheme), snapshot)
    before = compute(without_judged(against), other) if against is not None and other is not None else ()
    known = {row.unit: row for row in before}
    lines = tuple(TrialLine(row, known.get(row.unit)) for row in after)
    measured = {item for unit in snapshot.units for item in unit.values}
    return Trial(
        scheme, against, period, snapshot.vintage, lines, _groups(scheme, lines),
        left_out=tuple(i for i in scheme.items if i.source in JUDGED),
        unmeasured=tuple(i for i in scheme.items if i.source not in JUDGED and i.id not in measured),
    )  # fmt: skip


def _groups(scheme: Scheme, lines: Iterable[TrialLine]) -> tuple[GroupTrial, ...]:
    by_group: dict[str, list[TrialLine]] = {}
    for line in lines:
        by_group.setdefault(line.after.group, []).append(line)
    return tuple(_group(scheme, group, found) for group, found in sorted(by_group.items()))


def _group(scheme: Scheme, group: str, lines: list[TrialLine]) -> GroupTrial:
    after = [line.after for line in lines]
    before = [line.before for line in lines if line.before is not None]
    small = len(lines) < scheme.small_group.least
    return GroupTrial(group, len(lines), small, _grades(after), _grades(before), sum(r.score is None for r in after))


def _grades(rows: Iterable[Standing]) -> dict[str, int]:
    return dict(Counter(r.grade for r in rows if r.grade))
