"""The result book: scores as live formulas over the figures, so that anybody can recompute a grade in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from jiju.engines.workbooks.tables import sheet_name

Kind = Literal["efficacy", "points", "steps"]
HEAD_ROWS = 4  # title, weights, kinds, heads
FIRST_ROW = HEAD_ROWS
FIRST_VALUE = 2  # after code and name


@dataclass(frozen=True)
class ScoreItem:
    """One column of figures: how a value becomes points, and what an absent one does.

    Shape    steps: (from which value on, points); absent None: its weight goes to the other items
    """

    name: str
    unit: str
    weight: Decimal
    kind: Kind
    up: bool = True
    steps: tuple[tuple[Decimal, Decimal], ...] = ()
    absent: Decimal | None = None


@dataclass(frozen=True)
class ScoreUnit:
    """One row: values by the place of their item, points added beside the items, and the result as it was computed.

    Shape    decided: the grade that a veto gives in place of the score's, else empty
    """

    code: str
    name: str
    values: Mapping[int, Decimal]
    added: Decimal
    score: Decimal | None
    rank: int
    grade: str
    decided: str = ""


@dataclass(frozen=True)
class ScoreGroup:
    """One sheet: those ranked here, and others among whom they are scored without being ranked."""

    name: str
    units: Sequence[ScoreUnit]
    others: Sequence[ScoreUnit] = ()


@dataclass(frozen=True)
class ScoreBook:
    """What a result book says. bands: (grade, from which score on, percent that may hold it at most), best first."""

    title: str
    floor: Decimal
    span: Decimal
    items: Sequence[ScoreItem]
    bands: Sequence[tuple[str, Decimal, Decimal | None]]
    groups: Sequence[ScoreGroup]
    words: Mapping[str, str]
    notes: Sequence[str] = ()


WORDS = (
    "code",
    "name",
    "value",
    "points",
    "contribution",
    "added",
    "score",
    "rank",
    "grade",
    "weight",
    "scheme",
    "others",
)


def write_score_book(book: ScoreBook) -> bytes:
    """A workbook with a sheet a group. Only values are typed in; points, contributions, scores, places and grades are
    formulas over them, shown with the result that they had when the book was made.

    Units    weights and points as in the scheme; scores 0–100
    Missing  an absent value is an empty cell
    """
    import xlsxwriter  # heavy: only exports need it

    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made.set_calc_mode("auto")
    styles, taken = _Styles(made), set[str]()
    _Scheme(made.add_worksheet(sheet_name(book.words["scheme"], taken)), book, styles).write()
    for group in book.groups:
        _Group(made.add_worksheet(sheet_name(group.name, taken)), book, group, styles).write()
    made.close()
    return out.getvalue()


class _Styles:
    def __init__(self, book: Any) -> None:
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        self.faint = book.add_format({"font_color": "#4c5660"})
        self.value = book.add_format({"num_format": "#,##0.####", "font_color": "#1a5a7d"})
        self.score = book.add_format({"num_format": "0.0000"})
        self.bold = book.add_format({"num_format": "0.00", "bold": True})
        self.whole = book.add_format({"num_format": "0"})


class _Scheme:
    """The sheet that says how points are made; nothing refers to it, since each sheet carries its own weights."""

    def __init__(self, sheet: Any, book: ScoreBook, styles: _Styles) -> None:
        self.sheet, self.book, self.styles = sheet, book, styles

    def write(self) -> None:
        self.sheet.write_string(0, 0, self.book.title, self.styles.title)
        self.sheet.set_column(0, 0, 44)
        row = 2
        for item in self.book.items:
            self.sheet.write_string(row, 0, item.name)
            self.sheet.write_number(row, 1, float(item.weight))
            self.sheet.write_string(row, 2, item.unit)
            row += 1
        row += 1
        for grade, at_least, cap in self.book.bands:
            self.sheet.write_string(row, 0, grade)
            self.sheet.write_number(row, 1, float(at_least))
            if cap is not None:
                self.sheet.write_string(row, 2, f"≤ {cap.normalize():f} %")
            row += 1
        for n, note in enumerate(self.book.notes):
            self.sheet.write_string(row + 1 + n, 0, note, self.styles.faint)


class _Group:
    """One group's sheet: values, points, contributions, added, score, rank, grade, a block each."""

    def __init__(self, sheet: Any, book: ScoreBook, group: ScoreGroup, styles: _Styles) -> None:
        from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell  # heavy: only exports need it

        self.sheet, self.book, self.group, self.styles = sheet, book, group, styles
        self.cell, self.letter = xl_rowcol_to_cell, xl_col_to_name
        n = len(book.items)
        self.points, self.parts = FIRST_VALUE + n, FIRST_VALUE + 2 * n
        self.added = self.parts + n
        self.score, self.rank, self.grade = self.added + 1, self.added + 2, self.added + 3
        self.decided = self.added + 4
        self.rows = [*group.units, *group.others]
        self.last = FIRST_ROW + len(self.rows) - 1
        self.ranked = FIRST_ROW + len(group.units) - 1

    def write(self) -> None:
        self._heads()
        for row, unit in enumerate(self.rows, FIRST_ROW):
            self._unit(row, unit, ranked=row <= self.ranked)
        self.sheet.freeze_panes(FIRST_ROW, FIRST_VALUE)
        self.sheet.set_column(1, 1, 28)
        self.sheet.set_column(FIRST_VALUE, self.decided, 13)

    def _heads(self) -> None:
        words, sheet, styles = self.book.words, self.sheet, self.styles
        sheet.write_string(0, 0, f"{self.book.title}　{self.group.name}", styles.title)
        sheet.write_string(1, 1, words["weight"], styles.faint)
        sheet.write_string(3, 0, words["code"], styles.head)
        sheet.write_string(3, 1, words["name"], styles.head)
        for k, item in enumerate(self.book.items):
            for start, label in ((FIRST_VALUE, "value"), (self.points, "points"), (self.parts, "contribution")):
                unit = f"（{item.unit}）" if label == "value" and item.unit else ""
                sheet.write_string(2, start + k, words[label], styles.faint)
                sheet.write_string(3, start + k, f"{item.name}{unit}", styles.head)
            sheet.write_number(1, self.points + k, float(item.weight), styles.faint)
        last = (("added", self.added), ("score", self.score), ("rank", self.rank), ("grade", self.grade))
        for label, column in last:
            sheet.write_string(3, column, words[label], styles.head)

    def _unit(self, row: int, unit: ScoreUnit, *, ranked: bool) -> None:
        self.sheet.write_string(row, 0, unit.code)
        self.sheet.write_string(row, 1, unit.name if ranked else f"{unit.name}（{self.book.words['others']}）")
        for k, item in enumerate(self.book.items):
            if k in unit.values:
                self.sheet.write_number(row, FIRST_VALUE + k, float(unit.values[k]), self.styles.value)
            self.sheet.write_formula(row, self.points + k, self._points(row, k, item), self.styles.score)
            self.sheet.write_formula(row, self.parts + k, self._part(row, k), self.styles.score)
        self.sheet.write_number(row, self.added, float(unit.added), self.styles.score)
        if ranked and unit.score is not None:
            self._result(row, unit)

    def _result(self, row: int, unit: ScoreUnit) -> None:
        parts = f"{self.cell(row, self.parts)}:{self.cell(row, self.added - 1)}"
        total = f"=MIN(100,MAX(0,SUM({parts})+{self.cell(row, self.added)}))"
        self.sheet.write_formula(row, self.score, total, self.styles.bold, float(unit.score or 0))
        place = f'=COUNTIF({self._column(self.score)},">"&{self.cell(row, self.score)})+1'
        self.sheet.write_formula(row, self.rank, place, self.styles.whole, unit.rank)
        self.sheet.write_string(row, self.decided, unit.decided, self.styles.faint)
        self.sheet.write_formula(row, self.grade, self._grade(row), None, unit.grade)

    def _points(self, row: int, k: int, item: ScoreItem) -> str:
        x = self.cell(row, FIRST_VALUE + k)
        absent = '""' if item.absent is None else f"{item.absent:f}"
        return f'=IF({x}="",{absent},{self._scored(x, k, item)})'

    def _scored(self, x: str, k: int, item: ScoreItem) -> str:
        if item.kind == "points":
            return f"ROUND({x},4)"
        if item.kind == "steps":
            rising = sorted(item.steps)
            lows, points = (",".join(f"{step[side]:f}" for step in rising) for side in (0, 1))
            return f"IF({x}<{rising[0][0]:f},0,LOOKUP({x},{{{lows}}},{{{points}}}))"
        peers = self._column(FIRST_VALUE + k, wide=True)
        worst, best = ("MIN", "MAX") if item.up else ("MAX", "MIN")
        share = f"({x}-{worst}({peers}))/({best}({peers})-{worst}({peers}))"
        whole = f"{self.book.floor + self.book.span:f}"
        return (
            f"IF(MAX({peers})=MIN({peers}),{whole},ROUND({self.book.floor:f}+{self.book.span:f}*{share},4))"
        )  # fmt: skip

    def _part(self, row: int, k: int) -> str:
        p, weight = self.cell(row, self.points + k), self.cell(1, self.points + k, row_abs=True, col_abs=True)
        block = f"{self.cell(row, self.points, col_abs=True)}:{self.cell(row, self.parts - 1, col_abs=True)}"
        weights = f"${self.letter(self.points)}$2:${self.letter(self.parts - 1)}$2"
        return f'=IF({p}="","",ROUND({p}*{weight}/SUMPRODUCT(({block}<>"")*{weights}),4))'

    def _column(self, column: int, *, wide: bool = False) -> str:
        end = self.last if wide else self.ranked
        name = self.letter(column)
        return f"${name}${FIRST_ROW + 1}:${name}${end + 1}"

    def _grade(self, row: int) -> str:
        """The first band that the score reaches; a cap counts those with as many points or more, vetoes aside."""
        score, decided = self.cell(row, self.score), self.cell(row, self.decided)
        bands = list(self.book.bands)
        text = f'"{bands[-1][0]}"'
        for grade, at_least, cap in reversed(bands[:-1]):
            reached = f"{score}>={at_least:f}"
            if cap is not None:
                free = f'COUNTIFS({self._column(self.score)},">="&{score},{self._column(self.decided)},"")'
                peers = f'COUNTIFS({self._column(self.score)},">=0",{self._column(self.decided)},"")'
                reached = f"AND({reached},{free}<=MAX(1,INT({peers}*{cap:f}/100)))"
            text = f'IF({reached},"{grade}",{text})'
        return f'=IF({decided}<>"",{decided},{text})'
