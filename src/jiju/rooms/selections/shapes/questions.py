"""A title in question, as somebody may see it: which rule held then, and what the figures say now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.selections.shapes.eligibility import RuleLine


@dataclass(frozen=True)
class RuleChange:
    """One rule of eligibility, then and now. Missing: then None, it was not judged when the title was won."""

    says: Word | str
    then: RuleLine | None
    now: RuleLine

    @property
    def fell(self) -> bool:
        """Whether it does not hold any more."""
        return self.now.state == "fails"


@dataclass(frozen=True)
class QuestionOf:
    """A question of a title with the verbs that its reader may use. is_own: another person has to take them."""

    id: int
    falsehood: int
    period: Period
    state: str
    state_name: Word
    changes: tuple[RuleChange, ...]
    proposed_at: datetime
    opened_by: str
    opened_at: datetime | None
    reason: str
    ended_by: str
    ended_at: datetime | None
    answer: str
    verbs: tuple[str, ...] = ()
    is_own: bool = False
