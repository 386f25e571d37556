"""The lines of the lists inside a form: which there are, which is which of the period before, what they lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jiju.core.findings import Finding, Severity
from jiju.core.lines import LineCell, in_a_list, lines_in
from jiju.core.nothing import Answer, Nothing
from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.engines.checks import Sheet
from jiju.rooms.programmes.shapes import Form, FormList, Row

Cells = dict[str, Answer]
Past = tuple[Mapping[str, Answer], Mapping[str, Answer], Mapping[str, Answer]]
TWICE, GONE = "LIST-TWICE", "LIST-GONE"


def cells_after(form: Form, old: Cells, sent: Cells) -> Cells:
    """All cells of a filing once some were sent: every row, and every column of each line that holds anything.

    Missing  a cell that was not sent stays as it was; a line of which every cell is blank is no line any more;
             a cell that the form does not have is left out
    """
    both = old | sent
    out: Cells = {row.code: both.get(row.code, Nothing.BLANK) for row in form.rows}
    for one in form.lists:
        for number, line in lines_in(both, one.code).items():
            if number <= one.most and any(line.get(c.code, Nothing.BLANK) is not Nothing.BLANK for c in one.columns):
                for column in one.columns:
                    out[str(LineCell(one.code, number, column.code))] = line.get(column.code, Nothing.BLANK)
    return out


def lines_without(old: Cells, sent: Cells) -> Cells:
    """The cells of lines that stood there and were not sent, made blank: a workbook holds the whole list."""
    return {code: Nothing.BLANK for code in old if in_a_list(code) and code not in sent}


def changed_cells(old: Cells, new: Cells) -> list[str]:
    """The cells that differ. What is not there is as blank as what was left so."""
    blank = Nothing.BLANK
    return [code for code in sorted({*old, *new}) if old.get(code, blank) != new.get(code, blank)]


def rows_of(form: Form, cells: Mapping[str, Answer]) -> tuple[Row, ...]:
    """The rows of the form, then every cell of its lines as a row under its own address."""
    inside = (
        one.cell(number, column.code)
        for one in form.lists
        for number in lines_in(cells, one.code)
        for column in one.columns
    )
    return (*form.rows, *inside)


def is_ended(one: FormList, line: Mapping[str, Answer]) -> bool:
    """Whether a reason stands in the line for which it is not reported any more."""
    return one.ends is not None and line.get(one.ends, Nothing.BLANK) is not Nothing.BLANK


def open_lines(one: FormList, cells: Mapping[str, Answer]) -> dict[int, Cells]:
    """The lines that are reported, by number; those that have ended are left out."""
    return {n: line for n, line in lines_in(cells, one.code).items() if not is_ended(one, line)}


def same_line(one: FormList, line: Mapping[str, Answer], others: Mapping[int, Cells]) -> int | None:
    """The number of the same line among others: the first column of the key that both answer decides."""
    return next((n for n, other in others.items() if _is_same(one, line, other)), None)


def _is_same(one: FormList, a: Mapping[str, Answer], b: Mapping[str, Answer]) -> bool:
    for column in one.key:
        mine, theirs = a.get(column, Nothing.BLANK), b.get(column, Nothing.BLANK)
        if not isinstance(mine, Nothing) and not isinstance(theirs, Nothing):
            return mine == theirs
    return False


def lines_carried(one: FormList, before: Mapping[str, Answer]) -> Cells:
    """The lines of the period before as they begin this one: numbered anew, with what stays the same."""
    kept = [column.code for column in one.columns if column.prefill == "previous"]
    out: Cells = {}
    for number, line in enumerate(open_lines(one, before).values(), start=1):
        out |= {str(LineCell(one.code, number, code)): line[code] for code in kept if code in line}
    return out


def line_sheets(form: Form, period: Period, now: Mapping[str, Answer], past: Past) -> dict[str, dict[int, Sheet]]:
    """Each list's lines as the rules look at them, with the same line of the earlier periods.

    Shape    past: the period before, the same period last year, and the one before that
    """
    out: dict[str, dict[int, Sheet]] = {}
    for one in form.lists:
        before, ago, earlier = (lines_in(cells, one.code) for cells in past)
        out[one.code] = {
            number: Sheet(
                period, line, same_of(one, line, before), same_of(one, line, ago), same_of(one, line, earlier)
            )
            for number, line in open_lines(one, now).items()
        }
    return out


def same_of(one: FormList, line: Cells, others: dict[int, Cells]) -> Cells:
    """The same line among others, or an empty one."""
    found = same_line(one, line, others)
    return {} if found is None else others[found]


def line_name(one: FormList, number: int, line: Mapping[str, Answer]) -> Word:
    """A line by its list, its number and what it is of."""
    said = word("{list}, line {n}", list=one.name, n=number)
    title = line.get(one.title, Nothing.BLANK)
    return said if isinstance(title, Nothing) else word("{line} ({title})", line=said, title=str(title))


def blank_lines(form: Form, cells: Mapping[str, Answer], period: Period) -> Iterator[Finding]:
    """every_line_is_answered: the required columns of each line that is reported."""
    for one in form.lists:
        for number, line in open_lines(one, cells).items():
            for column in one.columns:
                if column.required and line.get(column.code, Nothing.BLANK) is Nothing.BLANK:
                    yield _blank(one, number, line, column, period)


def _blank(one: FormList, number: int, line: Cells, column: Row, period: Period) -> Finding:
    zero = word("Fill it in; nothing happened is 0, and an empty cell is not a zero.")
    return Finding(
        "FORM-BLANK", Severity.BLOCKS, str(LineCell(one.code, number, column.code)),
        word("Every required cell is answered"),
        word("{line}: {name} is still empty for {period}.",
             line=line_name(one, number, line), name=column.name, period=str(period)),
        zero if column.is_number else word("Fill it in."),
    )  # fmt: skip


def lines_hang_together(form: Form, cells: Mapping[str, Answer], before: Mapping[str, Answer]) -> Iterator[Finding]:
    """no_line_stands_twice and no_line_is_lost."""
    for one in form.lists:
        lines = open_lines(one, cells)
        yield from _twice(one, lines)
        yield from _gone(one, lines_in(cells, one.code), open_lines(one, before))


def _twice(one: FormList, lines: dict[int, Cells]) -> Iterator[Finding]:
    for number, line in lines.items():
        first = same_line(one, line, lines)
        if first is not None and first < number:
            yield Finding(
                TWICE, Severity.BLOCKS, str(LineCell(one.code, number, one.title)),
                word("Each line of a list stands for a thing of its own"),
                word("{line} is the same as line {first}.", line=line_name(one, number, line), first=first),
                word("Remove one of the two, or correct its code or its name."),
            )  # fmt: skip


def _gone(one: FormList, lines: dict[int, Cells], before: dict[int, Cells]) -> Iterator[Finding]:
    """A line of the period before is still here, or says why it ends; else its unit explains where it is."""
    for number, line in before.items():
        if same_line(one, line, lines) is None:
            yield Finding(
                GONE, Severity.ASKS, one.code,
                word("No line of the period before is lost"),
                word("{line} of the period before is not here any more.", line=line_name(one, number, line)),
                word("Put it back and choose there why it ends, or explain what became of it."),
            )  # fmt: skip
