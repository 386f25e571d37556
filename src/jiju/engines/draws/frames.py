"""What a sample is taken from: the list of places that could be visited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True)
class Place:
    """One place that may be visited: a project, an enterprise, a zone.

    Missing  `size` None: not known; it stands at the end of its list and is drawn as often as any other
    """

    code: str
    stratum: str
    size: Decimal | None = None


@dataclass(frozen=True)
class Frame:
    """The whole list, and how many of it are to be visited."""

    places: tuple[Place, ...]
    wanted: int


def in_normal_order(frame: Frame) -> Frame:
    """The same frame in the order of its codes."""
    return replace(frame, places=tuple(sorted(frame.places, key=lambda p: p.code)))
