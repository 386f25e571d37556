"""Rules of forms can be read by the rule language."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Form


def rules_can_be_read(draft: Draft) -> Iterator[Malformed]:
    for spot, form in draft.all("forms", Form):
        rows = [r.code for r in form.rows]
        for i, rule in enumerate(form.rules):
            yield from known(words.ROW, rows, [(spot.at("rules", i, "row"), rule.row)])
