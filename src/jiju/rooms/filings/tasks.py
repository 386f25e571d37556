"""What the room does after news from others."""

from __future__ import annotations

import json

from jiju.rooms.filings import acts
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import system
from jiju.spine.models import Entry


def adopt_forms(entry: Entry) -> None:
    """After a plan was loaded: take over its forms."""
    plan = programmes.plan(json.loads(entry.body)["data"]["plan"])
    acts.adopt_forms(plan, by=system("filings"), at=entry.at)
