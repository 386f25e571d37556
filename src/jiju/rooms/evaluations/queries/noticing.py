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
    """Who took up, gave notice, held the hearing or recorded the decision, by case. For the program itself."""
    rows = Removal.objects.filter(pk__in=removals).select_related("proposal").order_by("pk")
    return {r.pk: frozenset({r.proposal.decided_by, r.noticed_by, r.heard_by, r.decided_by} - {""}) for r in rows}
