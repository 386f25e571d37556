"""What the room does after news from the figures."""

from __future__ import annotations

import json

from jiju.core import periods
from jiju.rooms.oversight import acts
from jiju.spine.actors import system
from jiju.spine.models import Entry


def read_lights(entry: Entry) -> None:
    """After figures were taken in: read the lights of their period."""
    data = json.loads(entry.body)["data"]
    if data["period"]:
        acts.read_lights(
            None,
            by=system("oversight"),
            at=entry.at,
            period=periods.parse(data["period"]),
            vintage=data["vintage"],
        )
