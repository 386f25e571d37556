"""Forms: their rows hang together, and their way through the offices is known."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.quantities import UNITS
from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Form, FormList, Row
from jiju.spine.roles import Role

MOST_CELLS = 1_800  # of lists, in one form: a page sends no more at once


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


def lists_hang_together(draft: Draft) -> Iterator[Malformed]:
    codes = set(draft.ids("forms", "code"))
    for spot, form in draft.all("forms", Form):
        cells = sum(one.most * len(one.columns) for one in form.lists)
        if cells > MOST_CELLS:
            yield spot.at("lists").fault(words.lists_too_large(cells, MOST_CELLS))
        for i, one in enumerate(form.lists):
            here, columns = spot.at("lists", i), one.by_code
            if one.code in codes:
                yield here.at("code").fault(words.list_like_a_form(one.code))
            for n, column in enumerate(one.columns):
                yield from _row(here.at("columns", n), column, columns)
                if column.prefill not in {None, "previous"}:
                    yield here.at("columns", n, "prefill").fault(words.columns_know_the_past_only())
            yield from known(words.COLUMN, list(columns), [(here.at("key"), code) for code in one.key])
            if one.title in columns and not columns[one.title].required:
                yield here.at("key").fault(words.title_may_be_empty(one.title))
            yield from _ends(here.at("ends"), one)


def _ends(spot: Spot, one: FormList) -> Iterator[Malformed]:
    """What ends a line is a choice that may stay empty."""
    if one.ends is None:
        return
    column = one.by_code.get(one.ends)
    if column is None:
        yield from known(words.COLUMN, list(one.by_code), [(spot, one.ends)])
    elif column.kind != "choice" or column.required or column.prefill:
        yield spot.fault(words.end_is_no_choice(one.ends))


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
