"""What came of a condition, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.core.quantities import UNITS
from jiju.core.words import Word


@dataclass(frozen=True)
class LookedAt:
    """A figure that a part of a condition looked at, and where it is reported. Missing: value None was not there."""

    name: Word | str
    period: str
    value: Decimal | None
    unit: str
    form: str
    row: str

    @property
    def decimals(self) -> int:
        """How many decimals it is shown with."""
        known = UNITS.get(self.unit)
        return known.decimals if known is not None else 2


@dataclass(frozen=True)
class AtomFinding:
    """One part of a condition.

    Missing  holds None: not known; by_person: it is judged by a person, and None means that nobody has yet
    """

    letter: str
    text: Word | str
    holds: bool | None
    by_person: bool
    looked_at: tuple[LookedAt, ...]

    @property
    def state(self) -> str:
        """holds, fails, unknown, or to_judge."""
        if self.holds is None:
            return "to_judge" if self.by_person else "unknown"
        return "holds" if self.holds else "fails"


@dataclass(frozen=True)
class ConditionFinding:
    """A condition of one unit. joined: how its parts are joined, by their letters. Missing: holds None, not decided."""

    id: str
    name: str
    joined: Word | str
    holds: bool | None
    atoms: tuple[AtomFinding, ...]
