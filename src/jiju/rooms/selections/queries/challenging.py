"""Reads: why somebody may not take an expert off a panel, or rule on it."""

from __future__ import annotations

from jiju.core.words import Word, word
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Panel, Seat
from jiju.spine.actors import Actor


def makers(panel: Panel) -> frozenset[str]:
    """Who fixed the pool of a panel, and who drew it. For the program itself."""
    return frozenset((panel.prepared_by, panel.drawn_by))


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
