"""Receipts: a ledger entry with everything that proves it, to be kept and checked without this program.

A receipt proves its entry in the tree as it stood right after it. So it is the same whenever it is asked for,
and pins every entry before it as well.
"""

from __future__ import annotations

import json
from typing import Any

from jiju.core import periods
from jiju.core.nothing import Nothing, to_data
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Passage
from jiju.rooms.filings.queries.one import answers_in, form_shape, record
from jiju.rooms.filings.queries.trail import held_lines, signatures, trail
from jiju.rooms.filings.shapes import FilingReceipt
from jiju.rooms.filings.shapes.units import Cells
from jiju.rooms.filings.words import DONE, RECEIPTED
from jiju.rooms.people import queries as people
from jiju.spine import permissions, reading
from jiju.spine.actors import Actor
from jiju.spine.merkle import inclusion_proof, leaf_hash
from jiju.spine.models import Entry
from jiju.spine.permissions import ROLE_NAMES
from jiju.spine.roles import Role

FORMAT = "jiju-receipt-1"


def receipt(by: Actor, seq: int, filing: int | None = None) -> FilingReceipt:
    """The receipt of a signature or an acceptance, as far as this person may see the filing.

    Shape    filing: which of a bulk passing's filings it is for; without one, the receipt of the whole batch
    Errors   NotFound for an entry that has no receipt or lies out of reach; LedgerDoesNotHold
    """
    entry = reading.entry(seq)
    if entry is None or entry.action not in RECEIPTED:
        raise permissions.out_of_sight()
    if entry.subject_kind:
        return _of_filing(entry, record(by, int(entry.subject_id)), None)
    if filing is not None:
        row = record(by, filing)
        passage = Passage.objects.filter(filing=row, entry=seq).first()
        if passage is None:
            raise permissions.out_of_sight()
        return _of_filing(entry, row, passage)
    if by.person != entry.person and by.role not in {Role.AUDITOR, Role.SYSTEM}:
        raise permissions.out_of_sight()
    data = json.loads(entry.body)["data"]
    return _shown(entry, document(seq), data["digest"], count=data["count"])


def any_receipt(by: Actor, seq: int, filing: int | None = None) -> dict[str, Any]:
    """The receipt of any entry as data: with the filing where there is one. For the program itself.

    Errors   as for `receipt` and `document`
    """
    entry = reading.entry(seq)
    if entry is not None and entry.action in RECEIPTED:
        return receipt(by, seq, filing).document
    return document(seq)


def receipt_of_last(by: Actor) -> int | None:
    """The newest entry of this person that has a receipt: what was just done."""
    entry = reading.last_of(by.person, RECEIPTED)
    return entry.seq if entry else None


def document(seq: int) -> dict[str, Any]:
    """The receipt of any entry as data: its sealed text and its proof, without a filing. For the program itself.

    Missing  checkpoint None: no root that was sealed outside belongs to this tree
    Errors   NotFound for an entry that is not there; LedgerDoesNotHold
    """
    entry = reading.entry(seq)
    if entry is None:
        raise NotFound(word("The ledger has no entry {seq}.", seq=seq), remedy=word("Open an entry from the list."))
    return {
        "receipt": FORMAT, **reading.sealed(seq, seq + 1), "size": seq + 1, "root": entry.root, "checkpoint": None,
        "signatures": [], "batch": None, "cells_digest": None, "cells": None,
    }  # fmt: skip


def _of_filing(entry: Entry, filing: Filing, passage: Passage | None) -> FilingReceipt:
    shape, entries = form_shape(filing.form), [e for e in trail(filing) if e.seq <= entry.seq]
    digest = json.loads(passage.line)[4] if passage else json.loads(entry.body)["data"]["digest"]
    cells = _cells_at(filing, digest)
    made = document(entry.seq)
    made["cells_digest"] = digest
    made["cells"] = None if cells is None else {code: to_data(value) for code, value in sorted(cells.items())}
    made["batch"] = _batch(passage) if passage else None
    made["signatures"] = [
        {"line": part, **reading.sealed(e.seq, entry.seq + 1)} for part, e in held_lines(entries).items()
    ]
    foot = signatures(shape, entries, filing.source)
    return _shown(
        entry, made, digest, filing=filing.pk, form_code=filing.form_code, form_name=shape.name,
        period=periods.parse(filing.period), reporter=filing.unit_name, signed=foot,
        cells=None if cells is None else tuple(
            (row, cells.get(row.code, Nothing.BLANK)) for row in checks.rows_of(shape, cells)
        ),
    )  # fmt: skip


def _shown(entry: Entry, made: dict[str, Any], digest: str, **more: Any) -> FilingReceipt:
    who = people.names_of([entry.person]).get(entry.person, entry.person)
    unit = people.unit_names([entry.unit]).get(entry.unit, entry.unit)
    return FilingReceipt(
        entry.seq, entry.action, DONE[entry.action], entry.at, who, entry.person, ROLE_NAMES[Role(entry.role)], unit,
        digest, made, **more,
    )  # fmt: skip


def _cells_at(filing: Filing, digest: str) -> Cells | None:
    """The cells that a digest was taken of: those of now, or those that a revision has kept.

    Missing  None where the figures were handed back and changed since
    """
    kept = [filing.cells, *filing.revisions.order_by("number").values_list("cells_before", flat=True)]
    return next((cells for cells in map(answers_in, kept) if checks.cells_digest(cells) == digest), None)


def _batch(passage: Passage) -> dict[str, Any]:
    """The place of one filing in the tree over a batch, which shows no other filing."""
    lines = list(Passage.objects.filter(batch=passage.batch).order_by("number").values_list("line", flat=True))
    proof = inclusion_proof(passage.number, [leaf_hash(line.encode()) for line in lines])
    return {"line": passage.line, "index": passage.number, "size": len(lines), "proof": [p.hex() for p in proof]}
