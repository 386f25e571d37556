"""Faults of a plan: each with file, path inside it, and how to write it; gathered, then told together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.words import Pair

Path = tuple[str | int, ...]


class PlanIsMalformed(Malformed):
    """A plan folder cannot be loaded. `faults` holds every reason."""

    def __init__(self, folder: str, faults: Sequence[Malformed]) -> None:
        self.faults = tuple(faults)
        super().__init__(folder, words.faults_found(len(self.faults)), words.mend_each())


def fault(file: str, path: Path, pair: Pair) -> Malformed:
    """One fault, at a path such as `targets[2].figures.revenue` inside a file."""
    inside = written(path)
    return Malformed(f"{file}: {inside}" if inside else file, *pair)


def written(path: Path) -> str:
    """A path as a person writes it; entries of a list are counted from 1."""
    out = ""
    for step in path:
        out += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if out else str(step)
    return out


def steps_in(where: str) -> Path:
    """The path inside a file that the place of a fault names; the reverse of `written`."""
    inside = where.partition(": ")[2]
    found = re.findall(r"\[(\d+)\]|([^.\[\]]+)", inside)
    return tuple(int(number) - 1 if number else name for number, name in found)
