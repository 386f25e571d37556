"""Findings of the reader: which sheet and cell, what was read, what to do."""

from __future__ import annotations

from jiju.core.findings import Finding, Severity
from jiju.core.words import Word, word

SAVE_AGAIN = word("Open it in WPS or Excel, save it as .xlsx, and take it in again.")


def whole(rule: str, says: Word, remedy: Word = SAVE_AGAIN) -> Finding:
    """A fault of the file as a whole."""
    return Finding(rule, Severity.BLOCKS, "", word("The file can be read as a workbook"), says, remedy)


def at(rule: str, sheet: str, cell: str, says: Word, remedy: Word, field: str = "") -> Finding:
    """A fault of one cell."""
    return Finding(
        rule, Severity.BLOCKS, field, word("The cell holds what its row asks for"), says, remedy, sheet, cell
    )
