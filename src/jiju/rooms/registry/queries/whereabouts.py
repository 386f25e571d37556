"""Reads: where zones of any day lie on one day, and who took the place of those that are no more."""

from __future__ import annotations

from datetime import date

from jiju.rooms.registry.models import Succession, ZoneVersion
from jiju.rooms.registry.queries.successions import heirs_on
from jiju.rooms.registry.queries.zones import CLOSED, newest_places, zones_on
from jiju.spine.actors import Place


class Whereabouts:
    """Where zones lie on a day, asked once for many of them. For the program itself."""

    def __init__(self, on: date) -> None:
        self.on = on
        self._zones = {z.code: z for z in zones_on(on) if z.status != CLOSED}
        self._last: dict[str, Place] | None = None

    def is_there(self, code: str) -> bool:
        """Whether a zone is one on that day, under its own code."""
        return code in self._zones

    def gave_way(self, code: str) -> bool:
        """Whether a zone is no more, and one or several stand in its place."""
        return code not in self._zones and bool(heirs_on(code, self.on))

    def of(self, code: str) -> Place | None:
        """Where a zone lies; that of the one zone that took its place; else, where it is no more, where it lay last.

        Missing  nothing for a zone that was never there. Where several took its place and all lie in one city, that
                 city is told, and the county if it is one
        """
        if code in self._zones:
            return self._zones[code].place
        heirs = [self._zones[c].place for c in sorted(heirs_on(code, self.on)) if c in self._zones]
        if len(heirs) == 1:
            return heirs[0]
        last = self._lay().get(code)
        cities, counties = {h.city for h in heirs}, {h.county for h in heirs}
        if last is None or len(cities) != 1:
            return last
        return Place(cities.pop(), counties.pop() if len(counties) == 1 else "", code, last.zone_type)

    def since(self, code: str) -> date:
        """Since when it has been so: the day on which it moved to where it lies, or on which another took its place."""
        if not self.is_there(code):
            told = Succession.objects.filter(former_code=code, on__lte=self.on).order_by("-on", "-pk").first()
            if told is not None:
                return told.on
        rows = list(ZoneVersion.objects.filter(zone_code=code, since__lte=self.on).order_by("-since"))
        if not rows:
            return self.on
        here = (rows[0].city, rows[0].county)
        first = rows[0].since
        for row in rows:
            if (row.city, row.county) != here:
                break
            first = row.since
        return first

    def _lay(self) -> dict[str, Place]:
        if self._last is None:
            self._last = newest_places()
        return self._last
