"""Reads of the room: one filing, lists of filings, what is owed, what was accepted."""

from jiju.rooms.filings.queries.accepted import accepted_batch, accepted_filing, below
from jiju.rooms.filings.queries.lists import (
    asks,
    mine,
    obligations,
    of_zone,
    peers,
    progress_by_city,
    queue,
    waiting,
)
from jiju.rooms.filings.queries.one import cells_of, form_of, form_shape, next_step, record, reporter_of
from jiju.rooms.filings.queries.sheets import filing, findings_now, open_asks
from jiju.rooms.filings.queries.templates import (
    check_cells,
    form_in_force,
    layout,
    layout_of,
    template_for,
    template_of,
)

__all__ = [
    "accepted_batch",
    "accepted_filing",
    "asks",
    "below",
    "cells_of",
    "check_cells",
    "form_in_force",
    "layout",
    "template_for",
    "filing",
    "findings_now",
    "form_of",
    "form_shape",
    "layout_of",
    "mine",
    "next_step",
    "obligations",
    "of_zone",
    "open_asks",
    "peers",
    "peers",
    "waiting",
    "progress_by_city",
    "queue",
    "record",
    "reporter_of",
    "template_of",
    "waiting",
]
