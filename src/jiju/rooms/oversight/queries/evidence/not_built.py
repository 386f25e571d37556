"""Evidence that a room would give which is not built yet: it says so, and its clause is never green."""

from __future__ import annotations

from collections.abc import Callable

from jiju.rooms.oversight.shapes import Asked, NotBuilt
from jiju.rooms.programmes.shapes import EVIDENCE

NAMES = ("plans_linked_upward", "services_by_type", "platform_of_all_parties", "releases_on_schedule",
         "cases_each_year")  # fmt: skip


def _waits(room: str) -> Callable[[Asked], NotBuilt]:
    def tell(asked: Asked) -> NotBuilt:
        return NotBuilt(room)

    return tell


READERS = {name: _waits(EVIDENCE[name].room) for name in NAMES}
