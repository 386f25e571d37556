"""In which libraries a zone stands since when, and until when it may not apply. For the program itself.

Two seams: whoever keeps titles answers both from them.
"""

from __future__ import annotations

from datetime import date

from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import system


def libraries_of(unit: str, on: date) -> dict[str, date]:
    """The libraries in which a zone stands on a day, each with the day since which it does: by its status."""
    versions = [v for v in registry.zone_versions(system(), unit) if v.since <= on]
    if not versions or (versions[-1].until is not None and versions[-1].until <= on):
        return {}
    status, since = versions[-1].status, versions[-1].since
    for version in reversed(versions):
        if version.status != status:
            break
        since = version.since
    return {lib.id: since for lib in programmes.plan().libraries if lib.status == status}


def banned_until(unit: str, on: date) -> date | None:
    """The day until which a zone may not apply. Missing: None when nothing bars it on that day."""
    return evaluations.banned_until(unit, on)
