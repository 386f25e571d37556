"""Who may settle the standing of a zone: acts in which several persons take part, and the system. No person alone."""

from __future__ import annotations

from collections.abc import Iterable

from jiju.spine.actors import Actor
from jiju.spine.acts import under_way
from jiju.spine.roles import Role

_settling: set[str] = set()


def let_settle(acts: Iterable[str]) -> None:
    """Set the acts, of whichever room, as part of which the registry gives a zone another standing.

    Called once, by config/wiring.py. Before that no person changes any.
    """
    _settling.clear()
    _settling.update(acts)


def may_settle(by: Actor) -> bool:
    """Whether a standing may change now: by the system, or as part of an act that is known to settle standings."""
    return by.role is Role.SYSTEM or not _settling.isdisjoint(under_way())
