"""What was saved of a filing since somebody opened it: the cells as they stood then, from the ledger."""

from __future__ import annotations

import json
from decimal import Decimal

from jiju.core.nothing import Answer, Nothing, Text
from jiju.rooms.filings.queries.one import form_shape, record
from jiju.rooms.filings.queries.trail import SAVING, trail
from jiju.rooms.programmes.shapes import Form
from jiju.spine.actors import Actor

KINDS = {"": Nothing.BLANK, **{kind.value: kind for kind in Nothing}}


def changed_since(by: Actor, pk: int, version: int) -> dict[str, Answer] | None:
    """The cells that others saved after a version was opened, each with what stood in it then.

    Missing  None when the ledger does not tell every saving since, cell by cell: a workbook of the zone was taken in
    Errors   NotFound
    """
    filing = record(by, pk)
    saved = [json.loads(e.body)["data"] for e in trail(filing) if e.action in SAVING]
    since = {data["version"]: data["changed"] for data in saved if "changed" in data and data["version"] > version}
    if sorted(since) != list(range(version + 1, filing.version + 1)):
        return None
    form, out = form_shape(filing.form), {}
    for later in sorted(since):
        for code, old, _ in since[later]:
            out.setdefault(code, _answer(form, code, old))
    return out


def _answer(form: Form, code: str, text: str) -> Answer:
    """A cell as the entry of its saving writes it down."""
    row = form.row_at(code)
    if text == "" or text == Nothing.BLANK.value:
        return Nothing.BLANK
    if row is None or not row.is_number:
        return Text(text)
    return KINDS[text] if text in KINDS else Decimal(text)
