"""Reads: why somebody may not take a step with a panel, or with one of its seats, that the role could take."""

from __future__ import annotations

from collections.abc import Sequence

from jiju.core.words import Word, word
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Panel, Seat
from jiju.rooms.selections.queries.panels import missing_seats
from jiju.rooms.selections.queries.parts import wrote_in
from jiju.rooms.selections.queries.revealing import drawers
from jiju.spine.actors import Actor

FIXED = word("You fixed the pool; another person of the provincial office draws.")


def makers(panel: Panel) -> frozenset[str]:
    """Who fixed the pool of a panel, and who drew it. For the program itself."""
    return frozenset((panel.prepared_by, panel.drawn_by))


def kept_from_panel(by: Actor, panel: Panel, verbs: Sequence[str]) -> dict[str, Word]:
    """Why this person may not take a step with a panel: verb → why. Missing: what may be done."""
    sits = panel.seats.filter(person=by.person).exists()
    whole = word("You sit or sat on this panel as an expert.") if sits else wrote_in(by, panel.call)
    if whole is not None:
        return dict.fromkeys(verbs, whole)
    short = missing_seats(panel) if panel.state == "drawn" else 0
    kept = {
        "draw_panel": FIXED if by.person == panel.prepared_by else None,
        "close_panel": word("{n} seats are filled by nobody.", n=short) if short else None,
        "give_up_panel": checks.kept_from_giving_up(by.person, panel.prepared_by, drawers(panel)),
    }
    return {verb: says for verb, says in kept.items() if says and verb in verbs}


def kept_from_seat(by: Actor, seat: Seat, signed: int) -> dict[str, Word]:
    """Why this person may not take a step that the role could take: verb → why. Missing: what may be done."""
    made_by = makers(seat.panel)
    if seat.state == "challenged":
        kept = {
            "confirm_recusal": checks.part_in_a_challenge(by.person, made_by, seat.challenged_by),
            "keep_expert": checks.part_in_a_challenge(by.person, (), seat.challenged_by),
        }
        return {verb: says for verb, says in kept.items() if says}
    if seat.state not in ("drawn", "clear"):
        return {}
    if signed:
        return {"recuse": word("This expert has signed a sheet; nobody challenges one any more whose points stand.")}
    found = checks.part_in_a_challenge(by.person, made_by)
    return {"recuse": found} if found else {}
