"""The lines of lists in a whole form and period at once, each as a filing of its own. For the program itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from jiju.core.lines import in_a_list
from jiju.core.nothing import Answer, Nothing, from_data
from jiju.core.periods import Period
from jiju.engines.checks import ColumnSheet, Lines, Sheet
from jiju.rooms.filings import checks
from jiju.rooms.filings.checks.lines import Past
from jiju.rooms.filings.queries.one import shape_of
from jiju.rooms.filings.shapes import Cells
from jiju.rooms.programmes.shapes import Form, FormList


def lines_text(text: str) -> Cells:
    """The cells of lists in a filing's stored text."""
    return {code: from_data(data) for code, data in json.loads(text).items() if in_a_list(code)}


def line_columns(
    form: Form, period: Period, made_under: Sequence[str], lines: Sequence[Cells], past: Sequence[Past]
) -> dict[str, Lines]:
    """The lists of a form, filing after filing.

    Shape    made_under: the digest of each filing's own version; past: its lines in the earlier periods
    Missing  a filing whose version has no such list has none, which is not the same as an empty one
    """
    if not form.lists:
        return {}
    sheets = [checks.line_sheets(form, period, now, then) for now, then in zip(lines, past, strict=True)]
    return {one.code: _columns(one, period, made_under, sheets) for one in form.lists}


def _columns(
    one: FormList, period: Period, made_under: Sequence[str], sheets: Sequence[dict[str, dict[int, Sheet]]]
) -> Lines:
    has = {digest: shape_of(digest).list_of(one.code) is not None for digest in set(made_under)}
    without = frozenset(n for n, digest in enumerate(made_under) if not has[digest])
    flat = [(n, number, line) for n, lists in enumerate(sheets) for number, line in lists[one.code].items()
            if n not in without]  # fmt: skip
    return Lines(
        [n for n, _, _ in flat], [number for _, number, _ in flat],
        ColumnSheet(
            period, len(flat), _side(one, [line.now for _, _, line in flat]),
            _side(one, [line.before for _, _, line in flat]), _side(one, [line.year_ago for _, _, line in flat]),
            _side(one, [line.before_year_ago for _, _, line in flat]),
        ),
        without,
    )  # fmt: skip


def _side(one: FormList, lines: Sequence[Mapping[str, Answer]]) -> dict[str, list[Answer]]:
    return {c.code: [line.get(c.code, Nothing.BLANK) for line in lines] for c in one.columns}
