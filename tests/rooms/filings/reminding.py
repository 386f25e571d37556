"""A province in which two zones and two enterprises have not sent, and what each rung tells whom."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from jiju.rooms.filings import acts, checks, queries, tasks
from jiju.rooms.filings.models import Message, Reminder
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as people_queries
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine.actors import system
from jiju.spine.roles import Role
from tests.web import small

SYSTEM = system("filings")
FIRM, OTHER = "91220103MA012HJ228", "91220103MA0000103U"
DUE = date(2025, 1, 26)  # of form B1
FIRM_DUE = date(2025, 1, 20)  # of form B2


def morning(on: date) -> datetime:
    return datetime.combine(on, datetime.min.time(), checks.ZONE) + timedelta(hours=8)


def evening(on: date) -> datetime:
    return checks.end_of(on)


def window(form: str = "B1") -> Any:
    return queries.window(form, str(small.LIVE))


def firms() -> None:
    """Two enterprises in the home zone, and the window of their form."""
    since = date(2022, 1, 1)
    registry.enter(
        [EnterpriseFacts(code, f"企业{n}", "I64", "small", small.HOME, since) for n, code in enumerate((FIRM, OTHER))],
        by=small.BY, at=small.AT,
    )  # fmt: skip
    acts.open_period(None, by=small.BY, at=small.AT, form_code="B2", period=small.LIVE)


def remind(on: date, at: datetime | None = None) -> dict[str, int]:
    """What a day's run reaches, by rung; nothing on a day on which nobody is to be reminded."""
    return dict(tasks.remind(on=on, at=at or morning(on)))


def told() -> list[tuple[str, str, str]]:
    """Who was told at which rung: (rung, role, code)."""
    rows = Message.objects.order_by("kind", "to_role", "to_code", "pk")
    return [(m.kind, m.to_role, m.to_code) for m in rows]


def rungs(unit: str = small.HOME) -> list[str]:
    rows = Reminder.objects.filter(unit_code=unit).order_by("pk")
    return list(rows.values_list("rung", flat=True))


def address(role: Role, email: str) -> None:
    """Where the holder of a post of the small province gets mail."""
    administrator = small.actor(Role.ADMINISTRATOR)
    post = people_queries.posting(administrator, role.value, on=small.DAY)
    people.write_address(post, by=administrator, at=small.AT, email=email)
