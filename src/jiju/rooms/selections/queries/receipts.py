"""The receipt of a submission: its ledger entry with everything that proves it, checked without this program."""

from __future__ import annotations

from typing import Any

from jiju.rooms.selections.models import Application
from jiju.rooms.selections.queries.finding import application_record
from jiju.spine import permissions, reading
from jiju.spine.actors import Actor

FORMAT = "jiju-receipt-1"
RECEIPTED = ("selections.submit", "selections.complete")


def receipt(by: Actor, pk: int, number: int) -> dict[str, Any]:
    """The receipt of one version as data, as `tools/verify_receipt.py` reads it.

    Errors   NotFound for an application out of reach or a version that is not there; LedgerDoesNotHold
    """
    found = application_record(by, pk)
    entry = _entry(found, number)
    if entry is None:
        raise permissions.out_of_sight()
    return {
        "receipt": FORMAT, **reading.sealed(entry.seq, entry.seq + 1), "size": entry.seq + 1, "root": entry.root,
        "checkpoint": None, "signatures": [], "batch": None, "cells_digest": None, "cells": None,
    }  # fmt: skip


def _entry(found: Application, number: int) -> Any:
    """The entry of the act that made a version: acts and versions come in the same order."""
    rows = [e for verb in RECEIPTED for e in reading.entries(action=verb, kind=found._meta.label, ident=str(found.pk))]
    rows.sort(key=lambda e: e.seq)
    return rows[number - 1] if 0 < number <= len(rows) else None
