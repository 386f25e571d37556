"""What the acts of experts and panels ask before they write."""

from __future__ import annotations

from jiju.core.words import word
from jiju.rooms.selections.acts.panel_refusals import NotOnThePanel, SitsOnThePanel, WordsAreMissing
from jiju.rooms.selections.models import Panel, Seat
from jiju.spine import permissions
from jiju.spine.actors import Actor

REASON, RECORD = 10, 20  # characters: a reason says why, a record says what was talked over


def worded(text: str, least: int = REASON) -> str:
    """The text without the blanks around it. Errors: WordsAreMissing when it is too short to say anything."""
    text = text.strip()
    if len(text) < least:
        raise WordsAreMissing(
            word("This text has {n} characters; {least} or more are asked for.", least=least, n=len(text)),
            remedy=word("Write what was found and by which document it is proved."),
        )
    return text


def own_seat(panel: Panel, by: Actor) -> Seat:
    """The seat of somebody on a panel. Errors: NotFound for whoever has none, none any more, or is challenged."""
    found: Seat | None = panel.seats.filter(person=by.person).exclude(state__in=("challenged", "recused")).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def seat_of(panel: Panel, code: str) -> Seat:
    """The seat of an expert who is still on the panel. Errors: NotOnThePanel."""
    found: Seat | None = panel.seats.filter(expert__code=code).exclude(state="recused").first()
    if found is None:
        raise NotOnThePanel(
            word("{code} does not sit on this panel.", code=code[:12]),
            remedy=word("Choose one of the experts who are listed."),
        )
    return found


def void(seat: Seat) -> None:
    """What the expert scored counts no more."""
    seat.sheets.update(state="void")


def outside(panel: Panel, by: Actor) -> None:
    """Refuse to whoever sits, or sat, on the panel. Errors: SitsOnThePanel."""
    if panel.seats.filter(person=by.person).exists():
        raise SitsOnThePanel(
            word("You sit or sat on this panel as an expert."),
            why=word("Whoever scores does not run the panel."),
            remedy=word("Ask a colleague of the provincial office."),
        )
