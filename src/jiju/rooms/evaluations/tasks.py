"""What the room does after news from others."""

from __future__ import annotations

import json

from jiju.rooms.evaluations import acts
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import system
from jiju.spine.models import Entry


def adopt_schemes(entry: Entry) -> None:
    """After a plan was loaded: take over its schemes."""
    plan = programmes.plan(json.loads(entry.body)["data"]["plan"])
    acts.adopt_schemes(plan, by=system("evaluations"), at=entry.at)
