"""In which libraries a zone stands since when, and until when it may not apply. For the program itself."""

from __future__ import annotations

from datetime import date

from jiju.rooms.selections.models import Title
from jiju.rooms.selections.queries.titles import ban_of, held_titles, titles_of_registry


def libraries_of(unit: str, on: date) -> dict[str, date]:
    """The libraries in which a zone stands on a day, each with the day since which it does.

    By its titles; where it never had one in a library, by the standing that the registry gives it.
    """
    held = {t.library: t.since for t in held_titles(unit, on)}
    listed = set(Title.objects.filter(unit=unit).order_by("pk").values_list("library", flat=True))  # by its own code
    return {t.library: t.since for t in titles_of_registry(unit, on) if t.library not in listed} | held


def banned_until(unit: str, on: date) -> date | None:
    """The day until which a zone may not apply. Missing: None when nothing bars it on that day."""
    return ban_of(unit, on)
