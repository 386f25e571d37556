"""A finding tells a reporter which cell, both numbers, the rule, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jiju.core.words import Word


class Severity(StrEnum):
    """How much a finding weighs: 强制性, 核实性, 提示性."""

    BLOCKS = "blocks"
    ASKS = "asks"
    NOTES = "notes"


@dataclass(frozen=True)
class Finding:
    """One finding on one cell.

    Shape    `field` is the form's row code ("04"); `sheet` and `cell` are set when a workbook was read
    Units    inside the words: each number is said with unit and period
    """

    rule: str
    severity: Severity
    field: str
    states: Word  # the rule as a fault-free fact: "The cumulative figure does not fall"
    says: Word  # both numbers, with units and periods
    remedy: Word  # what to do next
    sheet: str = ""
    cell: str = ""
