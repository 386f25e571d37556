"""Acts: an expert with a tie leaves the panel; where the expert declared none, two persons have to find it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from jiju.core.words import word
from jiju.engines import draws
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.asking import outside, seat_of, void, worded
from jiju.rooms.selections.acts.drawing import seated
from jiju.rooms.selections.acts.panel_refusals import (
    ChallengeStands,
    HasAPart,
    NotChallenged,
    SheetIsSigned,
    SitsOnThePanel,
)
from jiju.rooms.selections.acts.requiring import refuse_writers_in
from jiju.rooms.selections.models import Panel, Seat
from jiju.rooms.selections.states import PANELS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told


@act("selections.recuse", PANELS["recuse"])
def recuse(
    panel: Panel, *, by: Actor, at: datetime, expert: str, evidence: str, uploads: Sequence[Upload] = ()
) -> Seat:
    """Take an expert who declared a tie off the panel and call the next reserve; challenge one who declared none.

    Access ends at once. A challenge waits for another person; no reserve comes before that.

    Shape    expert: the code in the pool
    Errors   NotOnThePanel, SitsOnThePanel, WordsAreMissing; FilesAreNotKept; AnotherPerson for who wrote in the call;
             of a challenge also HasAPart, ChallengeStands, SheetIsSigned
    """
    refuse_writers_in(panel.call, by)
    seat = seat_of(panel, expert)
    if seat.person == by.person:
        raise SitsOnThePanel(
            word("This is your own seat."), remedy=word("Declare the tie; a colleague of the office takes it up.")
        )
    outside(panel, by)
    if seat.state == "tied":
        seat.cause, seat.evidence = "declared", worded(evidence)
        said = {"replaced_by": _left(panel, seat, by, at)}
    else:
        _refuse_challenge(panel, seat, by)
        seat.cause, seat.evidence = "raised", worded(evidence)
        seat.state, seat.challenged_by, seat.challenged_at = "challenged", by.person, at
        seat.save()
        said = {"waits_for": "confirm_recusal"}
    files = attach(panel, uploads, "evidence", by=by, at=at)
    record(
        panel, expert=expert, cause=seat.cause, evidence=seat.evidence, **said,
        **({"files": told(files)} if files else {}),
    )  # fmt: skip
    return seat


def _refuse_challenge(panel: Panel, seat: Seat, by: Actor) -> None:
    _refuse_part(by, queries.makers(panel))
    if seat.state == "challenged":
        raise ChallengeStands(
            word("{name} is challenged already.", name=seat.name),
            remedy=word("Another person confirms the recusal or keeps the expert."),
        )
    if seat.sheets.filter(state="signed").exists():
        raise SheetIsSigned(
            word("{name} has signed a sheet.", name=seat.name),
            why=word("Whose points stand is not exchanged by the office; a tie is the expert’s to declare."),
            remedy=word("Ask the expert to declare the tie, or give the panel up and say why."),
        )


def _refuse_part(by: Actor, made_by: Collection[str], challenged_by: str = "") -> None:
    found = checks.part_in_a_challenge(by.person, made_by, challenged_by)
    if found is not None:
        raise HasAPart(
            found, why=word("Who comes next is known; nobody chooses a panel alone."),
            remedy=word("Ask a colleague of the provincial office."),
        )  # fmt: skip


@act("selections.confirm_recusal", PANELS["confirm_recusal"])
def confirm_recusal(panel: Panel, *, by: Actor, at: datetime, expert: str) -> Seat:
    """Confirm that a challenged expert leaves, and call the next reserve. What was scored is void.

    Where no reserve is left the place stays empty, and the panel may become too short.

    Errors   AnotherPerson, NotOnThePanel, NotChallenged, SitsOnThePanel; HasAPart for who challenged, fixed the
             pool or drew
    """
    seat = _challenged(panel, by, expert)
    outside(panel, by)
    _refuse_part(by, queries.makers(panel), seat.challenged_by)
    come = _left(panel, seat, by, at)
    record(panel, expert=expert, challenged_by=seat.challenged_by, evidence=seat.evidence, replaced_by=come)
    return seat


@act("selections.keep_expert", PANELS["keep_expert"])
def keep_expert(panel: Panel, *, by: Actor, at: datetime, expert: str, reason: str) -> Seat:
    """Take a challenge back: the expert goes on where the work was left. The ledger keeps both sides.

    Errors   AnotherPerson, NotOnThePanel, NotChallenged, SitsOnThePanel, WordsAreMissing; HasAPart for who challenged
    """
    seat = _challenged(panel, by, expert)
    outside(panel, by)
    _refuse_part(by, (), seat.challenged_by)
    reason, challenger = worded(reason), seat.challenged_by
    seat.state = "clear" if seat.declared_at else "drawn"
    seat.cause, seat.evidence, seat.challenged_by, seat.challenged_at = "", "", "", None
    seat.save()
    record(panel, expert=expert, challenged_by=challenger, reason=reason)
    return seat


def _challenged(panel: Panel, by: Actor, expert: str) -> Seat:
    """The seat of somebody who is challenged, for a person who may rule on it at all."""
    refuse_writers_in(panel.call, by)
    seat = seat_of(panel, expert)
    if seat.state != "challenged":
        raise NotChallenged(
            word("Nobody has challenged {name}.", name=seat.name), remedy=word("Challenge the expert with evidence.")
        )
    return seat


def _left(panel: Panel, seat: Seat, by: Actor, at: datetime) -> str:
    """End a seat with its sheets, and seat whoever comes next in the same draw. Missing: "" where nobody is left."""
    seat.state, seat.recused_by, seat.recused_at = "recused", by.person, at
    seat.save()
    void(seat)
    there = set(panel.seats.order_by("number").values_list("expert__code", flat=True))
    for one in queries.seats_by_record(panel):
        if one.code not in there:
            return seated(panel, draws.Seat(one.code, one.stratum, one.instead_of), len(there) + 1).expert.code
    return ""
