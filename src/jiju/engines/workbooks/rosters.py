"""Reads a list of enterprises that was made elsewhere: finds its heads, guesses its columns, tidies its cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jiju.core.codes import credit_code_fault
from jiju.core.findings import Finding
from jiju.core.words import Word, word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.gate import column_letters
from jiju.engines.workbooks.layouts import Limits
from jiju.engines.workbooks.sheets import SheetRows, open_sheets
from jiju.engines.workbooks.tidying import ABOVE, FIELDS, plain, tidy

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 5_000, 40, 200
LOOKED_AT = 30  # rows in which the heads are looked for
SAMPLE = 200  # rows by whose contents a column is guessed
LEAST = 2.0
NEEDED = frozenset({"uscc", "name"})
SYNONYMS: dict[str, tuple[str, ...]] = {
    "uscc": ("统一社会信用代码", "社会信用代码", "信用代码", "统一代码", "机构代码", "营业执照号", "creditcode"),
    "name": ("企业名称", "单位名称", "单位详细名称", "公司名称", "市场主体名称", "名称", "企业", "name"),
    "industry": ("行业代码", "国民经济行业", "所属行业", "行业类别", "行业", "industry"),
    "size": ("是否规上", "是否规模以上", "规上", "规模以上", "企业规模", "四上", "规模", "size"),
    "since": ("入驻日期", "入驻时间", "入园时间", "入园日期", "入驻", "入园", "进驻时间", "迁入日期", "since"),
    "household": ("是否个体工商户", "个体工商户", "是否个体", "个体", "household"),
}
HEADS = frozenset(s for known in SYNONYMS.values() for s in known)
_LONG = re.compile(r"\d{5}|\d{4}[-/.]\d")
TOTALS = ("合计", "总计", "小计", "共计")


@dataclass(frozen=True)
class RosterTable:
    """The table of a list as it stands: its heads and rows, from the sheet's own row and column on."""

    sheet: str
    top: int  # the first row's number on the sheet, counted from one
    left: int  # the first column's number, counted from one
    heads: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def address(self, row: int, column: int) -> str:
        return f"{column_letters(self.left + column)}{self.top + row}"


@dataclass(frozen=True)
class Change:
    """One cell that was not taken as it stood."""

    cell: str
    field: str
    was: str
    became: str


@dataclass(frozen=True)
class Untaken:
    """One row that cannot be taken, and why."""

    cell: str
    name: str
    reason: Word


@dataclass(frozen=True)
class RosterRow:
    """One enterprise of a list, tidied; cell is where its code stands."""

    cell: str
    facts: Mapping[str, str]


@dataclass(frozen=True)
class RosterReading:
    """What a list says under a choice of columns."""

    rows: tuple[RosterRow, ...]
    changes: tuple[Change, ...]
    untaken: tuple[Untaken, ...]


def open_roster(data: bytes, name: str) -> tuple[RosterTable | None, Finding | None]:
    """The table of the sheet that looks most like a list of enterprises, or the reason why there is none."""
    sheets, fault = open_sheets(data, name, Limits(rows=MOST_ROWS + 100, columns=MOST_COLUMNS))
    if fault is not None:
        return None, fault
    found = [t for s in sheets if s.is_visible and (t := _table(s)) is not None]
    best = max(found, key=_likeness, default=None)
    if best is None:
        return None, faults.whole(
            "ROSTER-ABSENT",
            word("No sheet shows a list with heads such as credit code and name."),
            word("Put the heads in one row over the list, and take it in again."),
        )
    if len(best.rows) > MOST_ROWS:
        said = word("The list has {n} rows; at most {most} are taken at once.", n=len(best.rows), most=MOST_ROWS)
        return None, faults.whole("ROSTER-LONG", said, word("Divide it into several workbooks."))
    return best, None


def _likeness(table: RosterTable) -> tuple[int, int]:
    return sum(bool(_field_of(h)) for h in table.heads), len(table.rows)


def _table(sheet: SheetRows) -> RosterTable | None:
    """Heads are the row with most known heads, and the rows beside it that hold heads of merged cells."""
    rows = [[_kept(sheet.errors.get((r, c), cell)) for c, cell in enumerate(row)] for r, row in enumerate(sheet.rows)]
    counts = [_known_heads(row) for row in rows[:LOOKED_AT]]
    best = max(range(len(counts)), key=lambda r: counts[r], default=0)
    if not counts or counts[best] < LEAST:
        return None
    first = last = best
    while first > 0 and _is_head(rows[first - 1]):
        first -= 1
    while last + 1 < len(rows) and _is_head(rows[last + 1]):
        last += 1
    heads = tuple(_head([row[c] for row in rows[first : last + 1]]) for c in range(len(rows[best])))
    body = tuple(tuple(row) for row in rows[last + 1 :])
    return RosterTable(sheet.name, sheet.top + last + 2, sheet.left + 1, heads, body)


def _kept(cell: Any) -> Any:
    return cell[:LONGEST_CELL] if isinstance(cell, str) else cell


def _known_heads(row: Sequence[Any]) -> int:
    return len({f for cell in row if isinstance(cell, str) and (f := _field_of(cell))})


def _is_head(row: Sequence[Any]) -> bool:
    """Whether a row beside the heads belongs to them: short texts without long numbers, one of them a whole head.

    A record may hold what is also a head, such as 规上; so that one alone makes no head.
    """
    texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    if any(not isinstance(cell, str) for cell in row) or any(len(t) > 30 or _LONG.search(t) for t in texts):
        return False
    whole = {_squeezed(t) for t in texts} & HEADS
    return len(texts) >= LEAST and bool(whole - {s.lower() for s in ABOVE})


def _head(cells: Sequence[Any]) -> str:
    """The lowest text over a column: a merged head stands above, its parts below."""
    said = [str(cell).strip() for cell in cells if str(cell).strip()]
    return said[-1] if said else ""


def _squeezed(text: str) -> str:
    return re.sub(r"[\s*_:：（）()\[\]]", "", unicodedata.normalize("NFKC", text)).lower()


def _field_of(head: str) -> str:
    """The field that a head names most plainly. Missing: empty."""
    return max(FIELDS, key=lambda f: _head_score(head, f)) if any(_head_score(head, f) for f in FIELDS) else ""


def _head_score(head: str, field: str) -> float:
    """How plainly a head names a field: whole 4, in part up to 3 by the length of the part."""
    text = _squeezed(head)
    if not text or len(text) > 30:
        return 0.0
    if text in SYNONYMS[field]:
        return 4.0
    parts = [len(s) for s in SYNONYMS[field] if len(s) > 1 and s in text]
    return 1 + 2 * max(parts) / len(text) if parts else 0.0


def _is_total(cell: Any) -> bool:
    return re.sub(r"\s", "", plain(cell)).startswith(TOTALS)


def _is_code(cell: Any) -> bool:
    return isinstance(cell, str) and credit_code_fault(tidy("uscc", cell, {}).value) is None


def guess(table: RosterTable, remembered: Mapping[str, str]) -> tuple[str, ...]:
    """The field of each column, "" for none: as remembered for its head, else by head and contents."""
    out = [""] * len(table.heads)
    for c, head in enumerate(table.heads):
        if head and remembered.get(head, "") not in {"", *out}:
            out[c] = remembered[head]
    scores = [
        (_head_score(head, f) + _content_score(table, c, f), -c, f)
        for c, head in enumerate(table.heads) if not (head and head in remembered) for f in FIELDS
    ]  # fmt: skip
    for score, at, field in sorted(scores, reverse=True):
        if score >= LEAST and not out[-at] and field not in out:
            out[-at] = field
    return tuple(out)


def _content_score(table: RosterTable, column: int, field: str) -> float:
    """Up to 4 for a column of which every filled cell can be the field; sizes and names are told by heads alone."""
    cells = [row[column] for row in table.rows[:SAMPLE] if str(row[column]).strip()]
    if not cells or field in {"name", "size", "household", "industry"}:
        return 0.0
    if field == "since":
        fits = [isinstance(cell, datetime | date) for cell in cells]
        return sum(fits) / len(fits)
    return 4 * sum(_is_code(cell) for cell in cells) / len(cells)


def read_roster(table: RosterTable, fields: Sequence[str], default_since: date) -> RosterReading:
    """What a list says under a choice of fields, one a column.

    Missing  a day that is not said is `default_since`, and told as a change where there is a column of days; rows of
             sums and empty rows are left out; without a column of codes and one of names nothing is read
    """
    columns = {f: fields.index(f) for f in FIELDS if f in fields}
    if not columns.keys() >= NEEDED:
        return RosterReading((), (), ())
    walk = _Walk(table, columns, default_since.isoformat())
    for n in range(len(table.rows)):
        walk.row(n)
    return RosterReading(tuple(walk.rows), tuple(walk.changes), tuple(walk.untaken))


class _Walk:
    """Goes over the rows of a list."""

    def __init__(self, table: RosterTable, columns: Mapping[str, int], since: str) -> None:
        self._table, self._columns, self._since = table, columns, since
        self.rows, self.changes, self.untaken = list[RosterRow](), list[Change](), list[Untaken]()
        self._seen: dict[str, str] = {}

    def row(self, n: int) -> None:
        cells = self._table.rows[n]
        chosen = [plain(cells[c]) for c in self._columns.values()]
        if not any(chosen) or (not _is_code(chosen[0]) and any(_is_total(cell) for cell in cells)):
            return
        record: dict[str, str] = {}
        changes: list[Change] = []
        for field, c in self._columns.items():
            where = self._table.address(n, c)
            fault = self._take(field, cells[c], where, record, changes)
            if fault is not None:
                self.untaken.append(Untaken(where, self._named(cells), fault))
                return
        self._keep(n, cells, record, changes)

    def _take(self, field: str, raw: Any, where: str, record: dict[str, str], changes: list[Change]) -> Word | None:
        was = raw.isoformat(sep=" ") if isinstance(raw, datetime) else str(raw)
        if field == "since" and not plain(raw):
            raw = self._since
        made = tidy(field, raw, record)
        if made.fault is not None:
            return made.fault
        if made.value != was.removesuffix(" 00:00:00"):
            changes.append(Change(where, field, was, made.value))
        record[field] = made.value
        return None

    def _keep(self, n: int, cells: Sequence[Any], record: dict[str, str], changes: list[Change]) -> None:
        code = record.get("uscc", "")
        where = self._table.address(n, self._columns["uscc"])
        if code in self._seen:
            reason = word("{code} stands at {first} already.", code=code, first=self._seen[code])
            self.untaken.append(Untaken(where, self._named(cells), reason))
            return
        self._seen[code] = where
        self.changes += changes
        self.rows.append(RosterRow(where, {"industry": "", "size": "small", "since": self._since} | record))

    def _named(self, cells: Sequence[Any]) -> str:
        return plain(cells[self._columns["name"]])[:60] if "name" in self._columns else ""
