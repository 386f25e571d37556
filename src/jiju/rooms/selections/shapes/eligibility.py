"""Eligibility, rule by rule: what is asked, whether it holds, the value that tells so, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiju.core.words import Word, word

Said = Literal["holds", "fails", "to_judge", "unknown"]
SAID: dict[str, Word] = {
    "holds": word("is met"), "fails": word("is not met"), "to_judge": word("a person judges"),
    "unknown": word("not known"),
}  # fmt: skip
STRICT = ("library", "ban")  # nobody takes part against these, whatever persons think


@dataclass(frozen=True)
class RuleLine:
    """One rule of eligibility.

    Shape    rule: library, held_years, grade, ban, falsehood, or condition:ID; value: what was looked at, as text
    Missing  value "" where nothing is accepted or it is left to a person
    """

    rule: str
    says: Word | str
    state: Said
    value: Word | str
    unit: str
    source: Word | str

    @property
    def state_name(self) -> Word:
        return SAID[self.state]
