"""Acts: a unit appeals against an item of its sheet; somebody without a part in it rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.acts.refusals import (
    AlreadyRaised,
    ConflictOfInterest,
    NotAsked,
    PointsDoNotFit,
    SameResult,
    TermIsOver,
)
from jiju.rooms.evaluations.acts.requiring import locked, named, placed, unit_within, written
from jiju.rooms.evaluations.acts.versions import next_version, told
from jiju.rooms.evaluations.models import Appeal, Round
from jiju.rooms.evaluations.states import APPEALS, ROUNDS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach
from jiju.spine.files import told as files_told

MOST = Decimal(10) ** 17
STEP = Decimal("0.000001")


@act("evaluations.raise_appeal", ROUNDS["raise_appeal"])
def raise_appeal(
    round_: Round, *, by: Actor, at: datetime, unit: str, item: str, reason: str, evidence: str,
    uploads: Sequence[Upload] = (),
) -> Appeal:  # fmt: skip
    """Appeal against one item of the own sheet, within the term, with files where there are any; once for each item.

    Errors   NotFound, NotAsked unless it is the unit itself, TermIsOver, NotInTheRound, AlreadyRaised, TextIsMissing;
             FilesAreNotKept
    """
    held = unit_within(round_, unit, by, "evaluations.raise_appeal")
    if by.role is not queries.APPEALS_FOR[queries.scheme_of(round_).units]:
        raise NotAsked(word("{unit} appeals for itself.", unit=held.unit_name))
    if round_.appeal_by is None or workdays.day_of(at) > round_.appeal_by:
        raise TermIsOver(
            word("The term of appeals ended on {day}.", day=str(round_.appeal_by)),
            why=word("The province decides on the round once every appeal in time has its ruling."),
            remedy=word("A mistake that is found later is mended by a correction: tell the provincial office."),
        )
    named(round_, item)
    if round_.appeals.filter(unit=unit, item=item).exists():
        raise AlreadyRaised(
            word("{unit} has appealed against this item before.", unit=held.unit_name),
            remedy=word("Read the ruling on the sheet, or wait for it."),
        )
    made = Appeal(
        round=round_, unit=unit, unit_name=held.unit_name, item=item, reason=written(reason),
        evidence=written(evidence), raised_by=by.person, raised_at=at, **placed(held),
    )  # fmt: skip
    made.save()
    kept = attach(made, uploads, "evidence", by=by, at=at)
    record(
        round_, unit=unit, item=item, reason=made.reason, evidence=made.evidence,
        **({"files": files_told(kept)} if kept else {}),
    )  # fmt: skip
    return made


@act("evaluations.uphold_appeal", APPEALS["uphold_appeal"])
def uphold_appeal(appeal: Appeal, *, by: Actor, at: datetime, value: Decimal, ruling: str) -> Appeal:
    """Give the item another value, with the ruling; the round is computed again and the new version names the appeal.

    Errors   NotNow once the round is decided; ConflictOfInterest for who scored, computed or decided; PointsDoNotFit,
             SameResult for the value that it has, TextIsMissing
    """
    round_ = _ruled_by(appeal, by)
    changed(round_, appeal.unit, appeal.item, value)
    appeal.state, appeal.value = "upheld", value.quantize(STEP)
    _write(appeal, by, at, ruling)
    made = next_version(round_, "appeal", at=at, reason=appeal.ruling, made_by=by.person)
    appeal.result = made
    appeal.save()
    record(appeal, **told(made), unit=appeal.unit, item=appeal.item, value=value)
    return appeal


@act("evaluations.dismiss_appeal", APPEALS["dismiss_appeal"])
def dismiss_appeal(appeal: Appeal, *, by: Actor, at: datetime, ruling: str) -> Appeal:
    """Leave the item as it is, and say why.

    Errors   NotNow once the round is decided; ConflictOfInterest, TextIsMissing
    """
    _ruled_by(appeal, by)
    appeal.state = "dismissed"
    _write(appeal, by, at, ruling)
    record(appeal, round=appeal.round_id, unit=appeal.unit, item=appeal.item, ruling=appeal.ruling)
    return appeal


def _write(appeal: Appeal, by: Actor, at: datetime, ruling: str) -> None:
    appeal.ruling, appeal.ruled_by, appeal.ruled_at = written(ruling), by.person, at
    appeal.save()


def _ruled_by(appeal: Appeal, by: Actor) -> Round:
    """The round, locked, if this person has no other part in it: who judged, computed or decided does not rule."""
    round_ = locked(appeal.round_id)
    ROUNDS["recompute"].ask(round_.state)
    if queries.parts_in(by, round_) or appeal.raised_by == by.person:
        raise ConflictOfInterest(
            word("You have scored, computed or decided in this round; somebody else rules on its appeals."),
            remedy=word("Ask a colleague of the provincial office without a part in it."),
        )
    return round_


def changed(round_: Round, unit: str, item: str, value: Decimal) -> None:
    """Refuse a value that cannot be one of the item's, or that it has already.

    Errors   PointsDoNotFit, SameResult
    """
    one = named(round_, item)
    if not value.is_finite() or abs(value) >= MOST or not checks.fits(one, value):
        raise PointsDoNotFit(
            word("{value} cannot be a value of “{item}”.", value=str(value), item=one.name),
            remedy=word("Points lie between 0 and 100; cases are whole numbers; a veto is 1 or 0."),
        )
    if queries.value_now(round_, unit, item) == value:
        raise SameResult(
            word("“{item}” has this value already.", item=one.name),
            remedy=word("Give the value that it should have, or leave it as it is."),
        )
