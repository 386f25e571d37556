"""The states of an attached file. Without a scanner it is cleared at once; with one it waits for the answer."""

from __future__ import annotations

from jiju.core.words import word
from jiju.engines.states import Table

STATES = Table(
    {
        "quarantined": word("waiting for the scanner"),
        "cleared": word("may be opened"),
        "refused": word("refused by the scanner"),
    },
    start="quarantined",
    moves={
        "clear_attachment": (("quarantined",), "cleared"),
        "refuse_attachment": (("quarantined",), "refused"),
    },
)
