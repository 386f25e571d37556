"""Lights of issues, and who may judge whether one is settled. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jiju.core.words import Word, word
from jiju.rooms.oversight.checks.terms import soon

ISSUE_LIGHTS: dict[str, tuple[str, Word]] = {
    "unowned": ("bad", word("nobody answers for it")),
    "on_schedule": ("ok", word("in hand")),
    "due_soon": ("watch", word("due soon")),
    "overdue": ("bad", word("overdue")),
    "answered": ("watch", word("answered, to be judged")),
    "closed": ("none", word("closed")),
}


def issue_light(state: str, due: date | None, on: date, answered_on: date | None = None) -> str:
    """The light of an issue on a day. An answer counts by its own day: one that came after the term makes it no better.

    Shape    answered_on: the first answer since somebody was to answer
    """
    if state == "raised":
        return "unowned"
    if state == "closed":
        return state
    if due is not None and due < (answered_on or on):
        return "overdue"
    if state == "answered":
        return state
    return "due_soon" if due is not None and due <= soon(on) else "on_schedule"


def may_judge(unit: str, raised_unit: str, above: Sequence[str], owner_unit: str) -> bool:
    """Whether a unit judges an issue: the one that raised it, or one above; the one that answers only if none is above.

    Shape    above: the units over the one that raised it, the nearest first
    """
    if unit not in (raised_unit, *above):
        return False
    return unit != owner_unit or not above
