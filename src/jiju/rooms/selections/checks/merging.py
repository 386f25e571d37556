"""Many sheets become one score by the rule that the procedure names; and what the sheets tell of their experts.

All in decimals of 28 digits, rounded once at the end, so that every machine gives the same text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from jiju.rooms.programmes.shapes import Review
from jiju.rooms.selections.shapes import Given, Leaning, Merged, Outlying, Statistics, Together

FOUR = Decimal("0.0001")
FAR = Decimal(2)  # standard deviations from which a score is reported
CLOSE = Decimal("0.9")  # correlation from which a pair is reported
LEAST_PAIRS = 5  # applications below which a correlation says nothing
NOTHING = Decimal(0)


def rounded(value: Decimal) -> Decimal:
    """Four decimals, half away from zero."""
    return value.quantize(FOUR, rounding=ROUND_HALF_UP)


def mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, NOTHING) / len(values)


def spread(values: Sequence[Decimal]) -> Decimal:
    """The standard deviation of a sample. Missing: one value alone has none, and gives 0."""
    if len(values) < 2:
        return NOTHING
    middle = mean(values)
    return (sum(((v - middle) ** 2 for v in values), NOTHING) / (len(values) - 1)).sqrt()


def merged(given: Sequence[Given], review: Review) -> tuple[Merged, ...]:
    """The score of each application, the highest first; equal scores share a rank.

    Units    scores in the points of the sheet; normalised ones may leave its bounds by a little
    """
    values = normalised(given) if review.merge == "normalised" else {(g.expert, g.code): g.total for g in given}
    out = [_one(code, values, given, review) for code in sorted({g.code for g in given})]
    scores = [m[1] for m in out]
    ranked = [Merged(code, score, middle, wide, dropped, 1 + sum(s > score for s in scores))
              for code, score, middle, wide, dropped in out]  # fmt: skip
    return tuple(sorted(ranked, key=lambda m: (m.rank, m.code)))


def _one(
    code: str, values: Mapping[tuple[str, str], Decimal], given: Sequence[Given], review: Review
) -> tuple[str, Decimal, Decimal, Decimal, tuple[str, ...]]:
    """One application: score, mean and spread of the plain totals, and whose totals were left out."""
    order = sorted((values[g.expert, code], g.expert) for g in given if g.code == code)
    trims = review.merge == "trimmed" and len(order) >= review.trim_from
    kept, dropped = (order[1:-1], (order[0][1], order[-1][1])) if trims else (order, ())
    plain = [g.total for g in given if g.code == code]
    return code, rounded(mean([v for v, _ in kept])), rounded(mean(plain)), rounded(spread(plain)), dropped


def normalised(given: Sequence[Given]) -> dict[tuple[str, str], Decimal]:
    """Each expert's totals brought to the mean and spread of all totals: strict and mild experts weigh the same.

    Missing  an expert who gave everybody the same says nothing of differences, and gives everybody the panel's mean
    """
    middle, wide = mean([g.total for g in given]), spread([g.total for g in given])
    out = {}
    for expert in {g.expert for g in given}:
        own = [g.total for g in given if g.expert == expert]
        centre, width = mean(own), spread(own)
        for g in given:
            if g.expert == expert:
                out[expert, g.code] = middle + (wide * (g.total - centre) / width if width else NOTHING)
    return out


def statistics(given: Sequence[Given]) -> Statistics:
    """How mild or strict each expert was, which scores stand far off, and which pairs move together.

    A deviation is a total less the mean of all totals of the same application; their spread is pooled over the panel.
    """
    rests = _deviations(given)
    freedom = len({g.code for g in given}) * (len({g.expert for g in given}) - 1)
    wide = (sum((r**2 for r in rests.values()), NOTHING) / freedom).sqrt() if freedom else NOTHING
    return Statistics(_leanings(given, rests, wide), _outlying(given, rests, wide), _together(rests))


def _deviations(given: Sequence[Given]) -> dict[tuple[str, str], Decimal]:
    totals: dict[str, list[Decimal]] = defaultdict(list)
    for g in given:
        totals[g.code].append(g.total)
    return {(g.expert, g.code): g.total - mean(totals[g.code]) for g in given}


def _leanings(
    given: Sequence[Given], rests: Mapping[tuple[str, str], Decimal], wide: Decimal
) -> tuple[Leaning, ...]:  # fmt: skip
    out = []
    for expert in sorted({g.expert for g in given}):
        own = [g.total for g in given if g.expert == expert]
        lean = mean([r for (e, _), r in rests.items() if e == expert])
        z = rounded(lean * Decimal(len(own)).sqrt() / wide) if wide else None
        out.append(Leaning(expert, rounded(mean(own)), rounded(lean), z, rounded(spread(own))))
    return tuple(out)


def _outlying(
    given: Sequence[Given], rests: Mapping[tuple[str, str], Decimal], wide: Decimal
) -> tuple[Outlying, ...]:  # fmt: skip
    if not wide:
        return ()
    found = [Outlying(g.expert, g.code, g.total, rounded(rests[g.expert, g.code] / wide)) for g in given]
    return tuple(sorted((o for o in found if abs(o.z) > FAR), key=lambda o: (-abs(o.z), o.expert, o.code)))


def _together(rests: Mapping[tuple[str, str], Decimal]) -> tuple[Together, ...]:
    codes = sorted({code for _, code in rests})
    if len(codes) < LEAST_PAIRS:
        return ()
    out = []
    for one, other in combinations(sorted({expert for expert, _ in rests}), 2):
        found = _correlation([rests[one, c] for c in codes], [rests[other, c] for c in codes])
        if found is not None and found > CLOSE:
            out.append(Together(one, other, rounded(found)))
    return tuple(out)


def _correlation(xs: Sequence[Decimal], ys: Sequence[Decimal]) -> Decimal | None:
    """Missing: None where one of them does not vary."""
    a, b = mean(xs), mean(ys)
    across = sum(((x - a) * (y - b) for x, y in zip(xs, ys, strict=True)), NOTHING)
    width = sum(((x - a) ** 2 for x in xs), NOTHING) * sum(((y - b) ** 2 for y in ys), NOTHING)
    return across / width.sqrt() if width else None
