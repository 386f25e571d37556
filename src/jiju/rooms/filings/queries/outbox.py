"""The outbox as whoever writes addresses down sees it."""

from __future__ import annotations

import json

from django.db.models import Count

from jiju.core.words import Word
from jiju.rooms.filings.models import Outgoing
from jiju.rooms.filings.shapes import Outbox, StuckMail
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor

SHOWN = 20


def outbox(by: Actor) -> Outbox:
    """How many mails wait, were sent and were given up, and why those that are stuck were not taken.

    Errors   NotYours unless the actor may write addresses down
    """
    permissions.ask(by, "people.write_address")
    counted = Outgoing.objects.order_by().values("state").annotate(n=Count("pk"))
    counts = {row["state"]: row["n"] for row in counted}
    stuck = Outgoing.objects.select_related("message").exclude(state="sent").exclude(last_fault="")
    rows = list(stuck.order_by("-queued_at", "-pk")[:SHOWN])
    names = people.names_of([m.person for m in rows])
    shown = tuple(
        StuckMail(
            names.get(m.person, m.person), m.address, Word.from_data(json.loads(m.message.subject)), m.state, m.tries,
            m.last_fault, m.queued_at, m.next_at,
        )
        for m in rows
    )  # fmt: skip
    return Outbox(counts.get("waiting", 0), counts.get("sent", 0), counts.get("failed", 0), shown)
