"""The states of a cascade and of what its recipients answer, and their moves."""

from __future__ import annotations

from jiju.core.words import word
from jiju.engines.states import Table

CASCADES = Table(
    {
        "proposed": word("proposed, to be approved"),
        "approved": word("handed down, in force"),
        "replaced": word("replaced by a later version"),
        "withdrawn": word("taken back before approval"),
    },
    start="proposed",
    moves={
        "approve_cascade": (("proposed",), "approved"),
        "withdraw_cascade": (("proposed",), "withdrawn"),
        "propose_adjustment": (("approved",), "replaced"),  # once the adjustment itself is approved
    },
)
RECIPIENTS = Table(
    {
        "asked": word("not answered yet"),
        "agreed": word("shares agreed"),
        "returned": word("shares returned with a reason"),
    },
    start="asked",
    moves={
        "agree_shares": (("asked", "returned"), "agreed"),
        "return_shares": (("asked",), "returned"),
    },
)
