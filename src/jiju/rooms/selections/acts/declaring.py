"""Acts: an expert declares ties before anything is shown; an expert with a tie is recused and replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from jiju.core.words import word
from jiju.engines import draws
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.asking import own_seat, seat_of, worded
from jiju.rooms.selections.acts.drawing import seated
from jiju.rooms.selections.acts.panel_refusals import DeclarationIsIncomplete, SitsOnThePanel, TieStands
from jiju.rooms.selections.models import Declaration, Panel, Seat
from jiju.rooms.selections.shapes import TIES, Tie
from jiju.rooms.selections.states import PANELS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told

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
        _void(seat)
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


def _void(seat: Seat) -> None:
    """What the expert scored counts no more."""
    seat.sheets.update(state="void")


@act("selections.recuse", PANELS["recuse"])
def recuse(
    panel: Panel, *, by: Actor, at: datetime, expert: str, evidence: str, uploads: Sequence[Upload] = ()
) -> Seat:
    """Take an expert off the panel, for a tie that was declared or that the office found, and call the next reserve.

    Access and sheets end at once. Where no reserve is left the place stays empty, and the panel may become too short.

    Shape    expert: the code in the pool
    Errors   NotOnThePanel, SitsOnThePanel, WordsAreMissing; FilesAreNotKept
    """
    seat = seat_of(panel, expert)
    if seat.person == by.person:
        raise SitsOnThePanel(
            word("This is your own seat."), remedy=word("Declare the tie; a colleague of the office takes it up.")
        )
    seat.cause = "declared" if seat.state == "tied" else "raised"
    seat.evidence, seat.recused_by, seat.recused_at = worded(evidence), by.person, at
    seat.state = "recused"
    seat.save()
    _void(seat)
    come = _called(panel)
    files = attach(panel, uploads, "evidence", by=by, at=at)
    record(
        panel, expert=expert, cause=seat.cause, evidence=seat.evidence, replaced_by=come.expert.code if come else "",
        **({"files": told(files)} if files else {}),
    )  # fmt: skip
    return seat


def _called(panel: Panel) -> Seat | None:
    """The seat of whoever comes next in the same draw, if somebody does."""
    there = set(panel.seats.order_by("number").values_list("expert__code", flat=True))
    for seat in queries.seats_by_record(panel):
        if seat.code not in there:
            return seated(panel, draws.Seat(seat.code, seat.stratum, seat.instead_of), len(there) + 1)
    return None
