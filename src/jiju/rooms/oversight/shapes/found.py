"""Frozen values of searching."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """One thing that a question found. beside: what tells it from others of its name; was: the former name it met."""

    kind: str  # zone, enterprise, task, clause, project
    key: str
    name: str
    beside: str = ""
    was: str = ""


@dataclass(frozen=True)
class Answer:
    """What a question found, kind by kind, the best first. cut: only the beginning of the question was looked at."""

    question: str
    found: tuple[Found, ...]
    cut: bool

    def of(self, kind: str) -> tuple[Found, ...]:
        return tuple(f for f in self.found if f.kind == kind)

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f.kind for f in self.found))
