"""Reads: titles whose years are over or soon will be. For the program itself."""

from __future__ import annotations

from datetime import date, timedelta

from jiju.rooms.registry import queries as registry
from jiju.rooms.selections.models import Title
from jiju.rooms.selections.queries.titles import held_titles

WARNINGS = (30, 90)  # days before the end, the nearest first


def titles_to_attend(on: date) -> list[tuple[Title, int]]:
    """The titles that end or are to be warned of on a day, each with the days of its warning; 0: its years are over.

    A day that was missed is made good with the next: of two warnings that are due, the nearer one is given.
    """
    rows = Title.objects.filter(until__lte=on + timedelta(days=max(WARNINGS)), lost_on__isnull=True, followed_by="",
                                ran_out_at__isnull=True).order_by("until", "pk")  # fmt: skip
    out = []
    for title in rows:
        left = (title.until - on).days
        due = 0 if left <= 0 else next(days for days in WARNINGS if left <= days)
        if due == 0 or title.warned_days is None or title.warned_days > due:
            out.append((title, due))
    return out


def ran_out_on(unit: str, library: str, on: date) -> date | None:
    """The day on which a zone's title of a library ran out, nothing while it holds one there, or where none did."""
    if any(t.library == library for t in held_titles(unit, on)):
        return None
    rows = Title.objects.filter(unit__in=sorted(registry.lineage(unit)), library=library, until__lte=on,
                                lost_on__isnull=True, followed_by="")  # fmt: skip
    found: date | None = rows.order_by("-until").values_list("until", flat=True).first()
    return found
