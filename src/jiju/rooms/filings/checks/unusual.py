"""What an outlier test has to say to the one who reported."""

from __future__ import annotations

from decimal import Decimal

from jiju.core.findings import Finding, Severity
from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.core.words import word
from jiju.rooms.programmes.shapes import Row

UNUSUAL = "TEST-UNUSUAL"


def least_step(row: Row) -> float:
    """The least step worth asking about: ten of the last decimal that is reported, five whole ones for counts.

    Units    those of the row
    """
    return 5.0 if row.kind == "integer" else 10.0 ** (1 - row.decimals)


def unusual_finding(row: Row, period: Period, value: Value | None, expected: float) -> Finding:
    """A figure that moved otherwise than its group: what it is, and about what was to be expected."""
    shown = f"{value:,f}" if isinstance(value, Decimal) else "—"
    return Finding(
        UNUSUAL, Severity.ASKS, row.code, word("A figure moves as its type does"),
        word("{code} {name} is {number} {unit} ({period}); by its own past and its type, {expected} was expected.",
             code=row.code, name=row.name, number=shown, unit=row.unit, period=str(period),
             expected=f"{expected:,.{row.decimals}f}"),
        word("Check the unit of measure and the figure; if it is true, say what happened."),
    )  # fmt: skip
