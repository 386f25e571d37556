"""Reads: which code of a zone's lineage bears a title today. A zone whose code changed keeps what it won.

Of the codes that are one zone by the registry, a title is borne by the one that has the standing of its library: by its
own code while that has it, afterwards by the code to which two persons carried the standing over.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Title
from jiju.rooms.selections.queries.wording import libraries


def borne_by(unit: str, titles: Iterable[Title], on: date) -> list[Title]:
    """Of the titles of a lineage, those that this code bears on a day. For the program itself."""
    found = list(titles)
    if all(t.unit == unit for t in found) and registry.lineage(unit) == {unit}:
        return found
    statuses = {z.code: z.status for z in registry.zones_on(on)}
    return [t for t in found if _bearer(t, statuses) == unit]


def _bearer(title: Title, statuses: dict[str, str]) -> str:
    asked = _standing_asked(title.library)
    others = sorted(registry.lineage(title.unit) - {title.unit})
    if not asked or statuses.get(title.unit) == asked:
        return str(title.unit)
    return next((code for code in others if statuses.get(code) == asked), str(title.unit))


def _standing_asked(library: str) -> str | None:
    """The standing by which the registry knows the zones of a library, or of the nearest one before it."""
    standing = {one.id: one.status for one in libraries()}
    nearest_first = (library, *checks.up_to(libraries(), library))
    return next((standing[one] for one in nearest_first if standing.get(one)), None)
