"""Act: an expert declares ties before anything is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from jiju.core.words import word
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.asking import own_seat, void
from jiju.rooms.selections.acts.panel_refusals import DeclarationIsIncomplete, TieStands
from jiju.rooms.selections.models import Declaration, Panel, Seat
from jiju.rooms.selections.shapes import TIES, Tie
from jiju.rooms.selections.states import PANELS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

WORDS = 4  # characters: what the tie is


@act("selections.declare", PANELS["declare"])
def declare(panel: Panel, *, by: Actor, at: datetime, ties: Mapping[str, Tie]) -> Seat:
    """Declare of every applicant whether there is a tie. One tie shuts the expert out at once: a panel compares all.

    What was declared as no tie may be corrected to one later; a tie stands.

    Shape    ties: unit of the applicant → tie
    Errors   NotFound for whoever has no seat; TieStands; DeclarationIsIncomplete
    """
    seat = own_seat(panel, by)
    if seat.state == "tied":
        raise TieStands(
            word("You have declared a tie in this review."), remedy=word("Nothing more is asked of you here.")
        )
    units = {a.unit: a for a in queries.reviewed(panel)}
    _refuse_incomplete(ties, units)
    for unit, one in sorted(ties.items()):
        Declaration(seat=seat, application=units[unit], tie=one.kind, words=one.words.strip(), at=at).save()
    tied = sorted(unit for unit, one in ties.items() if one.kind != "none")
    seat.state, seat.declared_at = "tied" if tied else "clear", at
    seat.save()
    if tied:
        void(seat)
    record(panel, expert=seat.expert.code, ties={u: ties[u].kind for u in tied}, declared=len(ties))
    return seat


def _refuse_incomplete(ties: Mapping[str, Tie], units: Mapping[str, object]) -> None:
    named = all(t.kind in TIES and (t.kind == "none" or len(t.words.strip()) >= WORDS) for t in ties.values())
    if set(ties) != set(units) or not named:
        raise DeclarationIsIncomplete(
            word("Every one of {n} organisations needs its answer, and a tie a few words.", n=len(units)),
            why=word("Nothing of an application is shown before."),
            remedy=word("Choose “no tie” or a kind of tie for each, and say what the tie is."),
        )
