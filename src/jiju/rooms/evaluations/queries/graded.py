"""What rooms after the assessment ask of it: the last final grade of a zone, and until when one is barred."""

from __future__ import annotations

from datetime import date

from jiju.rooms.evaluations.models import Removal, Round
from jiju.rooms.evaluations.queries.finding import scheme_of
from jiju.rooms.evaluations.queries.proposing import past_of
from jiju.rooms.evaluations.shapes import Graded
from jiju.rooms.registry import queries as registry


def last_grade(scheme_code: str, unit: str) -> Graded | None:
    """The grade of a unit in the newest final round of a scheme in which it stood, under whichever code.

    For the program itself.

    Missing  None when it stood in none
    """
    rounds = Round.objects.filter(state="final", scheme_code=scheme_code).select_related("scheme").defer("snapshot")
    found = list(rounds.order_by("-period", "-pk"))
    known = past_of(found)
    own = {p.round: p for code in (*sorted(registry.lineage(unit) - {unit}), unit) for p in known.get(code, ())}
    newest = sorted(own.values(), key=lambda p: (p.period, p.round), reverse=True)
    past = next((p for p in newest if p.grade), None)
    if past is None:
        return None
    bands = scheme_of(next(r for r in found if r.pk == past.round)).bands
    order = tuple(b.grade for b in sorted(bands, key=lambda b: b.at_least, reverse=True))
    return Graded(past.name, past.period, past.grade, order)


def banned_until(unit: str, on: date) -> date | None:
    """The day until which a unit whose title was removed, under whichever code, may not apply. For the program itself.

    Missing  None when no ban runs on the day
    """
    rows = Removal.objects.filter(unit__in=sorted(registry.lineage(unit)), state="removed", ban_until__gt=on).order_by(
        "-ban_until"
    )
    return rows.values_list("ban_until", flat=True).first()
