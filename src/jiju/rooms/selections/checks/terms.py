"""Days of titles: years on, and what a title is on a day."""

from __future__ import annotations

from datetime import date

from jiju.rooms.programmes.shapes import Library


def years_after(day: date, years: int) -> date:
    """The same day so many years later; the last of February for a leap day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def state_on(on: date, since: date, until: date | None, lost_on: date | None, followed_by: str) -> str:
    """What a title is on a day: ahead, held, lost, followed by another, or run out."""
    if on < since:
        return "ahead"
    if lost_on is not None and lost_on <= on:
        return "lost"
    if until is not None and until <= on:
        return "followed" if followed_by else "run_out"
    return "held"


def up_to(libraries: tuple[Library, ...], ident: str) -> tuple[str, ...]:
    """The libraries that come before one in the pipeline, the nearest first."""
    after = {one.id: one.after for one in libraries}
    out: list[str] = []
    at = after.get(ident)
    while at is not None and at not in out:
        out.append(at)
        at = after.get(at)
    return tuple(out)


def beyond(libraries: tuple[Library, ...], ident: str) -> tuple[str, ...]:
    """The libraries that come after one in the pipeline, in the order of the plan."""
    return tuple(one.id for one in libraries if ident in up_to(libraries, one.id))
