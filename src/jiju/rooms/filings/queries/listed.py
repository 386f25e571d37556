"""The lists of a filing as its page shows them: each line beside the same line of earlier periods. For the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import count

from jiju.core.lines import lines_in
from jiju.core.nothing import Answer, Nothing
from jiju.rooms.filings import checks
from jiju.rooms.filings.shapes import Cells, Line, ListHead, ListLine, ListShown, StoredFinding
from jiju.rooms.programmes.shapes import Form, FormList, Row

Found = Mapping[str, Sequence[StoredFinding]]
BLANK = Nothing.BLANK
STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def lists_shown(
    form: Form, now: Cells, before: Cells, ago: Cells, found: Sequence[StoredFinding]
) -> tuple[ListShown, ...]:
    """Every list of the form; the fixed rows are drawn elsewhere."""
    by_field: dict[str, list[StoredFinding]] = defaultdict(list)
    for one in found:
        by_field[one.field].append(one)
    return tuple(_list(one, now, before, ago, by_field) for one in form.lists)


def _list(one: FormList, now: Cells, before: Cells, ago: Cells, found: Found) -> ListShown:
    lines, then, year_ago = (lines_in(cells, one.code) for cells in (now, before, ago))
    shown = tuple(_line(one, number, line, then, year_ago, found) for number, line in lines.items())
    free = next((n for n in range(max(lines, default=0) + 1, one.most + 1)), None)
    free = free or next((n for n in range(1, one.most + 1) if n not in lines), None)
    spare = None if free is None else _line(one, free, {}, {}, {}, {})
    return ListShown(one, shown, _heads(one, now), tuple(found.get(one.code, ())), spare)


def _line(
    one: FormList, number: int, line: Cells, then: dict[int, Cells], year_ago: dict[int, Cells], found: Found
) -> ListLine:
    before, ago = (checks.same_of(one, line, lines) for lines in (then, year_ago))
    rows = tuple(
        tuple(_cell(one.cell(number, c.code), c.code, line, before, ago, found) for c in columns)
        for columns in _rows_of_columns(one)
    )
    title = line.get(one.title, BLANK)
    named = "" if isinstance(title, Nothing) else str(title)
    return ListLine(number, named, rows, bool(before), checks.is_ended(one, line))


def _cell(row: Row, column: str, line: Cells, before: Cells, ago: Cells, found: Found) -> Line:
    past = (before.get(column, BLANK), ago.get(column, BLANK))
    return Line(row, line.get(column, BLANK), *past, None, tuple(found.get(row.code, ())))


def _rows_of_columns(one: FormList) -> tuple[tuple[Row, ...], ...]:
    """The columns that are known from the period before, and below them those that are typed each time."""
    known = tuple(c for c in one.columns if c.prefill)
    typed = tuple(c for c in one.columns if not c.prefill)
    return (known, typed) if known and typed else (one.columns,)


def _heads(one: FormList, now: Mapping[str, Answer]) -> tuple[tuple[ListHead, ...], ...]:
    """Marks run in the order of the columns; in the shorter row the longest text is given the room that is left."""
    lines, words, numbers = checks.open_lines(one, now).values(), iter(STEMS), count(1)
    mark = {c.code: str(next(numbers)) if c.is_number else next(words, "") for c in one.columns}
    rows = _rows_of_columns(one)
    width = max(len(row) for row in rows)
    out = []
    for row in rows:
        widest = max(row, key=lambda c: c.longest if c.kind == "text" else 0).code
        out.append(tuple(
            ListHead(c, mark[c.code], 1 + (width - len(row)) * (c.code == widest), _total(c, lines)) for c in row
        ))  # fmt: skip
    return tuple(out)


def _total(column: Row, lines: Iterable[Cells]) -> Decimal | None:
    numbers = [x for line in lines if isinstance(x := line.get(column.code), Decimal)]
    return sum(numbers, Decimal(0)) if numbers and column.is_number else None
