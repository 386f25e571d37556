"""Reads: how the public notice of a removal went, as the later room tells it that keeps notices; who had a part."""

from __future__ import annotations

from collections.abc import Callable, Collection

from jiju.rooms.evaluations.models import Removal
from jiju.rooms.evaluations.shapes import NoticeRun

Teller = Callable[[int], NoticeRun | None]
_tellers: list[Teller] = []


def let_tell_of_notices(teller: Teller) -> None:
    """Set who tells how the public notice of a removal went, asked with the removal's number.

    Called once, by config/wiring.py. Before that nobody tells of any, and no removal passes for one with a notice.
    """
    _tellers[:] = [teller]


def notice_run(removal: Removal) -> NoticeRun | None:
    """The public notice of this very case, nothing where it has none. For the program itself."""
    found = next((run for tell in _tellers if (run := tell(removal.pk)) is not None), None)
    return found if found is not None and found.removal == removal.pk else None


def removal_hands(removals: Collection[int]) -> dict[int, frozenset[str]]:
    """Who brought the case (by a proposal or a finding), gave notice, held the hearing or recorded the decision.

    For the program itself.
    """
    rows = Removal.objects.filter(pk__in=removals).select_related("proposal", "falsehood").order_by("pk")
    return {r.pk: frozenset({*_brought_by(r), r.noticed_by, r.heard_by, r.decided_by} - {""}) for r in rows}


def _brought_by(removal: Removal) -> tuple[str, ...]:
    """Who took up the proposal that the case follows, or raised and confirmed the finding."""
    if removal.falsehood is not None:
        return removal.falsehood.raised_by, removal.falsehood.decided_by
    return (removal.proposal.decided_by,) if removal.proposal is not None else ()
