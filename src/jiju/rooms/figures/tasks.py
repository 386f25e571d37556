"""What the room does after news from the filings."""

from __future__ import annotations

import json
from itertools import chain

from jiju.rooms.figures import acts
from jiju.rooms.filings import queries as filings
from jiju.spine.actors import system
from jiju.spine.models import Entry


def take_in(entry: Entry) -> None:
    """After filings were accepted, revised or brought in: take them in; what only moved on stays out."""
    data = json.loads(entry.body)["data"]
    if "batch" in data:
        accepted = filings.accepted_batch(data["batch"])
    else:
        one = filings.accepted_filing(int(entry.subject_id), int(data.get("revision", 0)))
        accepted = iter([one] if one is not None else [])
    first = next(accepted, None)
    if first is not None:
        acts.take_in(chain([first], accepted), by=system("figures"), at=entry.at, vintage=entry.seq)
