"""Why a file is not taken: what is wrong with it, and what the sender can do."""

from __future__ import annotations

from jiju.core.findings import Finding, Severity
from jiju.core.words import Word, word

SAVE_AGAIN = word("Open it, save it again as a file of this kind, and send that.")


class NotTaken(Exception):
    """Carries the finding from where it is made to `take_in`, which hands it out as a value."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.rule)


def fault(rule: str, says: Word, remedy: Word = SAVE_AGAIN) -> NotTaken:
    """A fault of a file as a whole."""
    return NotTaken(Finding(rule, Severity.BLOCKS, "", word("The file can be kept and shown to others"), says, remedy))


def broken() -> NotTaken:
    return fault("FILE-BROKEN", word("The file is damaged or cut off."))
