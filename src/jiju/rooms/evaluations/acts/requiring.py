"""What several acts ask before they write: a text that says something, a unit of the round within reach, a name."""

from __future__ import annotations

from jiju.core.words import word
from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.acts.refusals import ConflictOfInterest, NotInTheRound, SamePersonAgain, TextIsMissing
from jiju.rooms.evaluations.models import Participant, Round
from jiju.rooms.programmes.shapes import Adjustment, Item, Veto
from jiju.spine import permissions
from jiju.spine.actors import Actor

REASON, PROOF, MINUTES = 10, 4, 20  # characters: a reason says why, a proof names a document


def written(text: str, least: int = REASON) -> str:
    """The text without the blanks around it.

    Errors   TextIsMissing when it is too short to say anything
    """
    text = text.strip()
    if len(text) < least:
        raise TextIsMissing(
            word("This text has {n} characters; {least} or more are asked for.", least=least, n=len(text)),
            remedy=word("Write what was found and by which document it is proved."),
        )
    return text


def unit_within(round_: Round, unit: str, by: Actor, permission: str) -> Participant:
    """A unit of the round that lies within the actor's area.

    Errors   NotFound
    """
    held = queries.participant_of(round_, unit)
    permissions.ask(by, permission, held.place)
    return held


def locked(round_id: int) -> Round:
    """A round, locked: an act on an appeal, a veto or a correction waits for acts on its round."""
    found: Round = Round.objects.select_for_update(of=("self",)).select_related("scheme").get(pk=round_id)
    return found


def placed(held: Participant) -> dict[str, str]:
    """The columns that say where a unit lies, for another record about it."""
    return {"city": held.city, "county": held.county, "zone_code": held.zone_code, "zone_type": held.zone_type}


def named(round_: Round, item: str) -> Item | Adjustment | Veto:
    """An item, an adjustment or a veto of the round's scheme.

    Errors   NotInTheRound
    """
    one = checks.named(queries.scheme_of(round_), item)
    if one is None:
        raise no_item(item)
    return one


def no_item(item: str) -> NotInTheRound:
    """The refusal of an item that the scheme does not have."""
    return NotInTheRound(
        word("The scheme of this round has no item “{item}”.", item=item),
        remedy=word("Choose one of the items of the sheet."),
    )


def another(person: str, by: Actor) -> None:
    """Refuse the second step to the person who did the first.

    Errors   SamePersonAgain
    """
    if by.person == person:
        raise SamePersonAgain(
            word("You did the first step yourself; the second is another person's."),
            why=word("Nobody decides alone."),
            remedy=word("Ask a colleague of the provincial office."),
        )


def without_ruling(round_: Round, by: Actor) -> None:
    """Refuse to whoever ruled on an appeal of the round: rulings stay apart from computing and deciding.

    Errors   ConflictOfInterest
    """
    if round_.appeals.filter(ruled_by=by.person).exists():
        raise ConflictOfInterest(
            word("You have ruled on an appeal of this round; somebody else computes and decides."),
            remedy=word("Ask a colleague of the provincial office."),
        )
