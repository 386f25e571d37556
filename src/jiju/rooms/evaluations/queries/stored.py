"""What stored texts hold, read once: a version of a result and a snapshot never change."""

from __future__ import annotations

from functools import lru_cache

from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.shapes import GroupSureness, Snapshot, Standing
from jiju.rooms.programmes.shapes import Scheme


@lru_cache(maxsize=64)
def scheme_in(text: str) -> Scheme:
    """The scheme that a definition holds."""
    return Scheme.model_validate_json(text)


@lru_cache(maxsize=16)
def snapshot_in(text: str) -> Snapshot:
    """The figures that a snapshot holds."""
    return checks.snapshot_of(text)


@lru_cache(maxsize=16)
def standings_in(text: str) -> tuple[Standing, ...]:
    """The standings that the body of a result holds."""
    return checks.standings_of(text)


@lru_cache(maxsize=16)
def sureness_in(text: str) -> tuple[GroupSureness, ...]:
    """How sure the places of a result are."""
    return checks.sureness_of(text)
