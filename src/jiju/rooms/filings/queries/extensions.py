"""Extensions: to be decided, and as they were decided."""

from __future__ import annotations

from typing import Any

from jiju.core import periods
from jiju.rooms.filings.models import Extension
from jiju.rooms.filings.shapes import ExtensionShown
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor


def extension(by: Actor, pk: int) -> Extension:
    """The extension to decide on.

    Errors   NotFound when it is missing or out of reach
    """
    found = Extension.objects.within(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def extensions_asked(by: Actor) -> list[ExtensionShown]:
    """The extensions of the area that nobody has decided yet, oldest first."""
    return _shown(Extension.objects.within(by).filter(state="asked").order_by("asked_at", "pk"))


def extensions_to_decide(by: Actor) -> int:
    """How many extensions wait for this person's decision. For the menu."""
    if not permissions.may(by, "filings.grant_extension"):
        return 0
    return int(Extension.objects.within(by).filter(state="asked").count())


def extensions_of(by: Actor, unit_code: str) -> list[ExtensionShown]:
    """Every extension that a unit asked for, oldest first, as far as it lies within somebody's area."""
    return _shown(Extension.objects.within(by).filter(unit_code=unit_code).order_by("asked_at", "pk"))


def newest_extensions(unit_code: str) -> dict[tuple[str, str], ExtensionShown]:
    """What a unit asked for last, by form and period. For the program itself."""
    shown = _shown(Extension.objects.filter(unit_code=unit_code).order_by("asked_at", "pk"))
    return {(e.form_code, str(e.period)): e for e in shown}


def _shown(rows: Any) -> list[ExtensionShown]:
    found = list(rows)
    names = people.names_of([p for e in found for p in (e.asked_by, e.decided_by) if p])
    return [
        ExtensionShown(
            id=e.pk, form_code=e.form_code, period=periods.parse(e.period), unit_code=e.unit_code,
            unit_name=e.unit_name, asked_by=names.get(e.asked_by, e.asked_by), asked_at=e.asked_at, reason=e.reason,
            until=e.until, state=e.state, decided_by=names.get(e.decided_by, e.decided_by), decided_at=e.decided_at,
            answer=e.answer, until_granted=e.until_granted,
        )
        for e in found
    ]  # fmt: skip
