"""Whom a step of a grant is told to, and in which words. For the program itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from jiju.core.words import Word, word
from jiju.rooms.filings.shapes import Announcement
from jiju.rooms.grants.models import Grant
from jiju.rooms.grants.queries.steps import yuan_said
from jiju.spine.models import Entry
from jiju.spine.roles import Role

Said = tuple[str, Word, Word, str]  # kind, subject, body, and the page behind that of the grant


def announcements(entry: Entry) -> list[Announcement]:
    """What the zone is told after an entry of the ledger."""
    grant = Grant.objects.get(pk=entry.subject_id)
    kind, subject, body, page = TELLING[entry.action](grant, json.loads(entry.body)["data"])
    return [Announcement(kind, subject, body, f"/grants/{grant.pk}{page}", (Role.ZONE_HEAD, grant.unit))]


def _paid(grant: Grant, told: Any) -> Said:
    body = word("{amount} yuan; report what it was used for by {day}.", amount=yuan_said(told["amount_yuan"]),
                day=str(grant.report_by))  # fmt: skip
    return "paid", word("{zone}: an award was paid", zone=grant.unit_name), body, "/use"


def _handed_back(grant: Grant, told: Any) -> Said:
    subject = word("{zone}: the report of use was handed back", zone=grant.unit_name)
    return "use_returned", subject, word("{reason}", reason=told["reason"]), "/use"


def _ordered(grant: Grant, told: Any) -> Said:
    body = word("{amount} yuan by {day}: {reason}", amount=yuan_said(told["amount_yuan"]), day=str(told["due"]),
                reason=told["reason"])  # fmt: skip
    return "recovery", word("{zone}: money is to be paid back", zone=grant.unit_name), body, ""


TELLING: dict[str, Callable[[Grant, Any], Said]] = {
    "grants.pay": _paid,
    "grants.hand_back_use": _handed_back,
    "grants.order_recovery": _ordered,
}
