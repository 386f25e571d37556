"""Points of a sheet: read exactly as they were typed, or not at all; never rounded, never in powers of ten."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

CENT = Decimal("0.01")
LONGEST = 12
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?")


def points_in(text: str) -> Decimal | None:
    """The points that a text says. Missing: for signs, exponents, underlines, words and more than two decimals."""
    plain = unicodedata.normalize("NFKC", text[: LONGEST + 1]).strip()
    return Decimal(plain) if len(plain) <= LONGEST and _PLAIN.fullmatch(plain) else None


def fits(points: Decimal, most: Decimal) -> bool:
    """Whether points lie within a criterion, in at most two decimals and without a sign."""
    if not points.is_finite() or points.is_signed() or points > most:
        return False
    return points == points.quantize(CENT)
