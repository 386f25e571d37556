"""Reads: the libraries as stages of one pipeline, with what stands in each and what is due."""

from __future__ import annotations

from datetime import date, timedelta

from jiju.rooms.selections.models import LibraryCheck
from jiju.rooms.selections.queries.register import titles
from jiju.rooms.selections.queries.wording import libraries, library_names
from jiju.rooms.selections.shapes import LibraryShown, TitleLine
from jiju.spine.actors import Actor

SOON = timedelta(days=183)


def pipeline(by: Actor, *, on: date) -> list[LibraryShown]:
    """Each library of the plan in force, in its order, as far as somebody's area goes.

    Errors   NotYours
    """
    lines, names = titles(by, on=on), library_names()
    last = dict(LibraryCheck.objects.within(by).order_by("title_id", "year").values_list("title_id", "outcome"))
    return [
        _shown(one.id, one.name, names.get(one.after or "", ""), one.yearly,
               [t for t in lines if t.library == one.id], last, on)
        for one in libraries()
    ]  # fmt: skip


def _shown(
    ident: str, name: str, after: str, yearly: tuple[str, ...], lines: list[TitleLine], last: dict[int, str], on: date
) -> LibraryShown:
    held, year = [t for t in lines if t.state == "held"], on.year
    ends = [t.lost_on or t.until for t in lines if t.state in ("lost", "run_out")]
    return LibraryShown(
        ident, name, after, len(held), sum(t.since.year == year for t in lines),
        sum(day is not None and day.year == year for day in ends), sum(t.is_due for t in held),
        sum(last.get(t.id) == "warn" for t in held),
        sum(t.until is not None and t.until <= on + SOON for t in held), yearly,
    )  # fmt: skip
