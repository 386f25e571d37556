"""What every page of funds carries: the tabs, and what is asked of the reader."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from jiju.core.refusals import Refusal
from jiju.core.words import Word, word
from jiju.rooms.grants import acts, queries
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.say import say
from jiju.web import clock
from jiju.web.office.consequences import Ask, ask_by

LIGHTS = {
    "proposed": "watch", "reviewed": "watch", "countersigned": "watch", "approved": "ok", "paid": "ok", "used": "watch",
    "accepted": "ok", "declined": "none", "planned": "watch", "dropped": "none", "reversed": "bad", "ordered": "bad",
    "received": "ok", "applied": "watch", "won": "ok", "lost": "none",
}  # fmt: skip
TABS = (
    ("grants", word("Grants"), "grants.see_grants"),
    ("grounds", word("To be proposed"), "grants.see_origins"),
    ("finance", word("For finance officers"), "grants.see_finance"),
    ("budgets", word("Budgets"), "grants.see_finance"),
    ("national_funds", word("National funds"), "grants.see_grants"),
    ("city_funds", word("City funds"), "grants.see_finance"),
)
ASKS: dict[str, tuple[Word, str]] = {
    "review_grant": (word("grants to review"), "?state=proposed"),
    "countersign_grant": (word("large grants to countersign"), "?state=reviewed"),
    "approve_grant": (word("grants to approve"), "?state="),
    "plan_payment": (word("approved grants without a plan of payments"), "?state=approved"),
    "pay": (word("payments that are planned"), "?state="),
    "report_use": (word("grants whose use is to be reported"), "?state=paid"),
    "accept_grant": (word("reports of use to accept"), "?state=used"),
    "order_recovery": (word("recoveries to decide"), "?state="),
    "receive_recovery": (word("recoveries whose money is awaited"), "?state="),
}
MOST = 5


def frame(by: Actor, here: str) -> dict[str, Any]:
    """The tabs that the reader may open, and what is asked."""
    tabs = [(name, label, reverse(f"office:{name}")) for name, label, held in TABS if permissions.may(by, held)]
    return {"here": here, "tabs": tabs, "asks": asks(by), "lights": LIGHTS, "sources": queries.sources()}


def asks(by: Actor) -> list[Ask]:
    """What is asked of the reader, the nearest day first, at most five."""
    return every_ask(by)[:MOST]


def every_ask(by: Actor) -> list[Ask]:
    """Everything that is asked of the reader of grants, the nearest day first."""
    today = clock.today()
    return [_ask(verb, many, day, today) for verb, many, day in queries.waiting_for(by, on=today)]


def _ask(verb: str, many: int, day: date | None, today: date) -> Ask:
    what, query = ASKS[verb]
    url = reverse("office:finance") if verb.endswith("recovery") else reverse("office:grants") + query
    return ask_by(many, what, url, day, today)


def amount_typed(request: HttpRequest, text: str, unit: str) -> Any:
    """An amount as it was typed; when it was read otherwise than typed, the reader is told so.

    Errors   AmountDoesNotFit
    """
    yuan, note = acts.typed(text, unit)
    if note is not None:
        messages.info(request, say(note))
    return yuan


def refused_with(refusal: Refusal | None) -> dict[str, Any]:
    """What a page shows of a refusal."""
    return {"refusal": refusal, "lines": getattr(refusal, "lines", ())}
