"""Reads: what happened to a grant, from the ledger: who did what, as what, and when."""

from __future__ import annotations

import json
from typing import Any

from jiju.core.words import Word, word
from jiju.rooms.grants.models import Grant
from jiju.rooms.grants.shapes import Step
from jiju.rooms.grants.words import CAUSES, VERBS
from jiju.rooms.people import queries as people
from jiju.spine import ledger
from jiju.spine.actors import Actor
from jiju.spine.permissions import ROLE_NAMES
from jiju.spine.roles import Role

NOBODY = "system:"
OURS = ("review_grant",)  # its note explains what was suspected


def steps_of(by: Actor, grant: Grant, *, ours: bool) -> tuple[Step, ...]:
    """The steps of a grant, oldest first. Without `ours`, what was said to suspicions is left out."""
    entries = list(ledger.trail(grant._meta.label, str(grant.pk)))
    names = people.names_of([e.person for e in entries])
    units = people.unit_names([e.unit for e in entries])
    return tuple(
        Step(
            verb, VERBS[verb], "" if e.person.startswith(NOBODY) else names.get(e.person, e.person),
            ROLE_NAMES[Role(e.role)], units.get(e.unit, ""), e.at,
            _note(json.loads(e.body)["data"]) if ours or verb not in OURS else "", e.person == by.person,
        )
        for e in entries
        if (verb := e.action.split(".")[1]) in VERBS
    )  # fmt: skip


def _note(data: dict[str, Any]) -> Word | str:
    """What a step says of itself: its reason, or its amount and document."""
    if "cause" in data:
        return word("{cause}: {yuan} yuan", cause=CAUSES[data["cause"]], yuan=yuan_said(data["amount_yuan"]))
    if "amount_yuan" in data and "voucher" in data:
        return word("{yuan} yuan, {paper}", yuan=yuan_said(data["amount_yuan"]), paper=data["voucher"])
    if data.get("reason"):
        return str(data["reason"])
    return word("{yuan} yuan", yuan=yuan_said(data["amount_yuan"])) if "amount_yuan" in data else ""


def yuan_said(text: str) -> str:
    """An amount of the ledger as it is read: thousands apart, cents where there are any."""
    whole, _, cents = text.partition(".")
    return f"{int(whole):,}.{cents}" if cents.strip("0") else f"{int(whole):,}"
