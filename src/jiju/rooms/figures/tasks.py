"""What the room does after news from the filings."""

from __future__ import annotations

import json

from jiju.rooms.figures import acts
from jiju.rooms.filings import queries as filings
from jiju.spine.actors import system
from jiju.spine.models import Entry


def take_in(entry: Entry) -> None:
    """After a filing was accepted, or accepted ones were brought in: take them into the warehouse."""
    data = json.loads(entry.body)["data"]
    if "batch" in data:
        acts.take_in(filings.accepted_batch(data["batch"]), by=system("figures"), at=entry.at, vintage=entry.seq)
        return
    accepted = filings.accepted_filing(int(entry.subject_id))
    if accepted is not None:
        acts.take_in([accepted], by=system("figures"), at=entry.at, vintage=entry.seq)
