"""What the room does after news from others."""

from __future__ import annotations

import json

from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import acts
from jiju.spine.actors import system
from jiju.spine.models import Entry


def adopt_divisions(entry: Entry) -> None:
    """After a plan was loaded: take over its divisions."""
    plan = programmes.plan(json.loads(entry.body)["data"]["plan"])
    acts.adopt_divisions(list(plan.divisions), by=system("registry"), at=entry.at)
