"""Evidence: named queries over the rooms, by which checks of clauses are declared. For the program itself."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from jiju.rooms.oversight.queries.evidence import (
    filed,
    granted,
    judged,
    not_built,
    overseen,
    posted,
    reported,
    selected,
)
from jiju.rooms.oversight.shapes import Asked, Evidence, NotBuilt

Reader = Callable[[Asked], Evidence | NotBuilt]
READERS: MappingProxyType[str, Reader] = MappingProxyType({
    **posted.READERS, **filed.READERS, **reported.READERS, **judged.READERS, **selected.READERS, **granted.READERS,
    **overseen.READERS, **not_built.READERS,
})  # fmt: skip


def read(name: str, asked: Asked) -> Evidence | NotBuilt:
    """What one named query of evidence finds on a day."""
    return READERS[name](asked)
