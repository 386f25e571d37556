"""What a task comes from, as it is stored and as it is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jiju.core import periods
from jiju.core.refusals import Malformed
from jiju.core.words import Word, word

OF_PERIODS = frozenset({"figure", "light", "falsehood", "alert"})  # origins whose label ends with a period


@dataclass(frozen=True)
class Origin:
    """What a task comes from.

    Shape    label: as it is stored, a period in it as it is written; says: the same for a reader; figure: the number as
             it was read, with what it was read by
    Missing  figure {} for other origins
    """

    kind: str
    key: str
    label: str
    path: str = ""
    figure: dict[str, Any] = field(default_factory=dict)

    @property
    def says(self) -> Word | str:
        return said_of(self.kind, self.label)


def said_of(kind: str, label: str) -> Word | str:
    """What something comes from, in words: a period at the end of a label is said by its name."""
    what, _, last = label.rpartition(" ")
    if kind not in OF_PERIODS or not what:
        return label
    try:
        return word("{name}, {period}", name=what, period=periods.parse(last).name)
    except Malformed:
        return label
