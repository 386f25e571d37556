"""Reads of the room."""

from jiju.rooms.programmes.queries.cascades import (
    cascade,
    cascade_of_recipient,
    cascade_record,
    cascades,
    cascades_asked,
    in_force,
    recipient_record,
    shares_of,
    wanted_of,
    zone_shares,
)
from jiju.rooms.programmes.queries.wordings import clause, leaving, plan, plans, shown

__all__ = [
    "cascade", "cascade_of_recipient", "cascade_record", "cascades", "cascades_asked", "clause", "in_force",
    "leaving", "plan", "plans", "recipient_record", "shares_of", "shown", "wanted_of", "zone_shares",
]  # fmt: skip
