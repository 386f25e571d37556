"""Reads: what the meeting and those who rule on objections must know of the experts of a call."""

from __future__ import annotations

from decimal import Decimal

from jiju.rooms.selections.models import Call


def panel_scores(call: Call) -> dict[int, Decimal]:
    """The score that the experts gave each application, by its number; nothing where no expert has scored."""
    return {}


def panel_members(call: Call) -> frozenset[str]:
    """The persons who sat on a panel of a call."""
    return frozenset()
