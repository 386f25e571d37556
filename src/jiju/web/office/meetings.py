"""A meeting as its minutes are typed in: members one a line, votes, the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jiju.rooms.evaluations.shapes import Meeting
from jiju.web.office.choices import day_of

FIELDS = ("held_on", "present", "absent", "votes_for", "votes_against", "abstained", "minutes")


def meeting_of(sent: Mapping[str, str]) -> Meeting:
    """The meeting that a form tells of. Errors: DayIsUnreadable."""
    return Meeting(
        day_of(sent.get("held_on", "")) or date.min,
        _members(sent.get("present", "")), _members(sent.get("absent", "")),
        _votes(sent.get("votes_for", "")), _votes(sent.get("votes_against", "")), _votes(sent.get("abstained", "")),
        sent.get("minutes", ""),
    )  # fmt: skip


def _members(text: str) -> tuple[tuple[str, str], ...]:
    """Names with their posts, one member a line: the name, a blank, the post."""
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line.strip()]
    return tuple((parts[0], parts[1].strip() if len(parts) > 1 else "") for parts in lines)


def _votes(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 0
