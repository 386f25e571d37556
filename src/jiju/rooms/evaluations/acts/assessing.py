"""Acts: a unit assesses itself, or is exempted from the round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.acts.refusals import NotAsked, TermIsOver
from jiju.rooms.evaluations.acts.requiring import no_item, unit_within, written
from jiju.rooms.evaluations.models import Participant, Round
from jiju.rooms.evaluations.shapes import Said
from jiju.rooms.evaluations.states import ROUNDS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told
from jiju.spine.ledger import canonical


@act("evaluations.assess_self", ROUNDS["assess_self"])
def assess_self(
    round_: Round, *, by: Actor, at: datetime, unit: str, says: Mapping[str, Said], uploads: Sequence[Upload] = ()
) -> Participant:
    """Save what a zone says of itself, item by item, as often as it likes until the day. No figure changes by it.

    The zone has taken part once it says something of every item; until then the form is a draft. Files that were
    sent with an earlier form stay.

    Errors   NotFound, NotAsked, TermIsOver, NotInTheRound for an item that does not exist; FilesAreNotKept
    """
    held = unit_within(round_, unit, by, "evaluations.assess_self")
    _refuse(round_, held, at)
    items = [i.id for i in queries.scheme_of(round_).items]
    foreign = sorted(set(says) - set(items))
    if foreign:
        raise no_item(foreign[0])
    kept = {i: says[i] for i in items if i in says and (says[i].says.strip() or says[i].evidence.strip())}
    whole = all(i in kept and kept[i].says.strip() for i in items)
    held.state = "assessed" if whole else "drafted"
    held.assessment = canonical({i: {"says": s.says.strip(), "evidence": s.evidence.strip()} for i, s in kept.items()})
    held.assessed_by, held.assessed_at = by.person, at
    held.save()
    files = attach(held, uploads, "evidence", by=by, at=at)
    record(
        round_, unit=unit, state=held.state, said=sorted(kept), form=held.assessment,
        **({"files": told(files)} if files else {}),
    )  # fmt: skip
    return held


def _refuse(round_: Round, held: Participant, at: datetime) -> None:
    if held.state in {"not_asked", "exempted"}:
        raise NotAsked(
            word("{unit} is not asked for a self-assessment.", unit=held.unit_name),
            why=word("It is exempted from this round, or the round assesses cities or counties by their zones."),
        )
    if workdays.day_of(at) > round_.assess_self_by:
        raise TermIsOver(
            word("Self-assessments were due by {day}.", day=str(round_.assess_self_by)),
            remedy=word("Ask the provincial office: it may exempt a unit, and gives the reason."),
        )


@act("evaluations.exempt", ROUNDS["exempt"])
def exempt(round_: Round, *, by: Actor, at: datetime, unit: str, reason: str) -> Participant:
    """Exempt a unit from the round, with a reason: it has neither score nor grade.

    Errors   NotFound, NotAsked when it is exempted already, TextIsMissing
    """
    held = unit_within(round_, unit, by, "evaluations.exempt")
    if held.state == "exempted":
        raise NotAsked(word("{unit} is exempted already.", unit=held.unit_name))
    held.state, held.exempted_by, held.exempted_because = "exempted", by.person, written(reason)
    held.save()
    record(round_, unit=unit, reason=held.exempted_because)
    return held
