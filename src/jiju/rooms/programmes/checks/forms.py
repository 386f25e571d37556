"""Forms: their rows hang together, and their way through the offices is known."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.quantities import UNITS
from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Form, Row
from jiju.spine.roles import Role


def rows_hang_together(draft: Draft) -> Iterator[Malformed]:
    for spot, form in draft.all("forms", Form):
        rows = {r.code: r for r in form.rows}
        for i, row in enumerate(form.rows):
            yield from _row(spot.at("rows", i), row, rows)


def _row(spot: Spot, row: Row, rows: dict[str, Row]) -> Iterator[Malformed]:
    if row.unit not in UNITS:
        yield spot.at("unit").fault(words.unknown_unit(row.unit, list(UNITS)))
    if (row.kind == "choice") != bool(row.choices):
        yield spot.at("choices").fault(words.choices_missing() if row.kind == "choice" else words.choices_unasked())
    if not row.is_number and (row.of or row.cumulative or row.may):
        yield spot.at("kind").fault(words.words_are_no_number())
    if row.kind == "integer" and row.decimals:
        yield spot.at("decimals").fault(words.whole_decimals())
    if row.of is None:
        return
    yield from known(words.ROW, [c for c in rows if c != row.code], [(spot.at("of"), row.of)])
    if row.of in rows and rows[row.of].unit != row.unit:
        yield spot.at("unit").fault(words.units_differ(row.unit, rows[row.of].unit))


def the_way_of_a_form_is_known(draft: Draft) -> Iterator[Malformed]:
    roles = [r.value for r in Role if r is not Role.SYSTEM]
    for spot, form in draft.all("forms", Form):
        for i, step in enumerate(form.chain):
            if step.role not in roles:
                yield spot.at("chain", i, "role").fault(words.unknown_role(step.role, roles))
        if "report" not in form.due_days:
            yield spot.at("due_days").fault(words.missing_key("report"))
        if form.valid_until is not None and form.valid_until < form.valid_from:
            yield spot.at("valid_until").fault(words.ends_before_it_begins())
