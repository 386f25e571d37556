"""The score of the reporting: six parts, their weights and formulas, written down once.

A part that has nothing to judge is left out and the others count by their weights: nothing asked is no merit and no
fault. Parts of less than half the weights make no score. See docs/method/CHANGES.md.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from jiju.core.words import Word, word
from jiju.rooms.filings.shapes.quality import HUNDRED, QualityPart, Tally

MOST_FINDINGS = Decimal("0.2")  # findings a cell at which nothing is left of that part: one on every fifth cell
LEAST_WEIGHT = 50  # of the weights must be judged for a score
DIGITS = Decimal("0.1")
Share = Callable[[Tally], Decimal | None]


def _share(part: int, whole: int) -> Decimal | None:
    return min(Decimal(part) / whole, Decimal(1)) if whole > 0 else None


def _unrevised(t: Tally) -> Decimal | None:
    revised = _share(t.revised, t.accepted)
    return None if revised is None else 1 - revised


def _clean(t: Tally) -> Decimal | None:
    return None if t.cells <= 0 else max(Decimal(0), 1 - Decimal(t.findings) / t.cells / MOST_FINDINGS)


PARTS: tuple[tuple[str, int, Word, Word, Share], ...] = (
    ("timeliness", 30, word("On time"),
     word("first sent by the deadline ÷ due (before the deadline: ÷ sent)"),
     lambda t: _share(t.on_time, t.expected - t.untimed)),
    ("completeness", 20, word("Complete"),
     word("sent ÷ due (before the deadline: ÷ sent so far)"), lambda t: _share(t.sent, t.expected)),
    ("first_pass", 20, word("First pass"),
     word("accepted without being handed back ÷ accepted"), lambda t: _share(t.first_pass, t.judged)),
    ("queries", 10, word("Queries answered in time"),
     word("queries answered by their day ÷ queries answered or past their day"),
     lambda t: _share(t.answered_in_time, t.asked)),
    ("revisions", 10, word("Unrevised"), word("1 − revised after acceptance ÷ accepted"), _unrevised),
    ("findings", 10, word("Few findings"),
     word("1 − findings at signing that block or ask ÷ cells ÷ {most}, not below 0", most=str(MOST_FINDINGS)), _clean),
)  # fmt: skip


def parts_of(tally: Tally) -> tuple[QualityPart, ...]:
    """The parts of the score with what each comes to."""
    return tuple(QualityPart(code, name, formula, weight, of(tally)) for code, weight, name, formula, of in PARTS)


def score_of(parts: tuple[QualityPart, ...]) -> Decimal | None:
    """The score from 0 to 100: points of the parts that can be judged, by the sum of their weights.

    Missing  None when parts of less than half the weights can be judged
    """
    known = [p for p in parts if p.points is not None]
    weight = sum(p.weight for p in known)
    if weight < LEAST_WEIGHT:
        return None
    points = sum((p.points for p in known if p.points is not None), Decimal(0))
    return (points / weight * HUNDRED).quantize(DIGITS, ROUND_HALF_UP)
