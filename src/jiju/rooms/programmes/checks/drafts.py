"""A plan on its way in: the parts that could be read, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from jiju.core.refusals import Malformed
from jiju.rooms.programmes.checks.faults import Path, fault
from jiju.rooms.programmes.shapes.plans import Head
from jiju.rooms.programmes.shapes.shape import Shape
from jiju.rooms.programmes.words import Pair

S = TypeVar("S", bound=Shape)


@dataclass(frozen=True)
class Spot:
    """A place in a plan folder."""

    file: str
    path: Path = ()

    def at(self, *steps: str | int) -> Spot:
        return Spot(self.file, self.path + steps)

    def fault(self, pair: Pair) -> Malformed:
        return fault(self.file, self.path, pair)


@dataclass(frozen=True)
class Part:
    """One entry of a plan: what was written, its shape where it could be read, and where it stands."""

    spot: Spot
    raw: Any
    shape: Shape | None


@dataclass
class Draft:
    """The parts of a plan by key (`targets`, `types`, …). A part that cannot be read is known by its code."""

    text: str = ""
    head: Head | None = None
    parts: dict[str, list[Part]] = field(default_factory=dict)

    def all(self, key: str, kind: type[S]) -> Iterator[tuple[Spot, S]]:
        """The parts that could be read."""
        for part in self.parts.get(key, []):
            if isinstance(part.shape, kind):
                yield part.spot, part.shape

    def ids(self, key: str, name: str = "id") -> list[str]:
        """The codes of all parts, also of those that could not be read: one fault must not breed others."""
        return [str(p.raw[name]) for p in self.parts.get(key, []) if isinstance(p.raw, dict) and name in p.raw]
