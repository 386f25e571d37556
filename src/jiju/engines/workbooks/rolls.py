"""A roll: one form of many units in one sheet, a row a unit; what it is made of, and how a filled one is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from jiju.core.codes import credit_code_fault
from jiju.core.findings import Finding
from jiju.core.nothing import Answer, Nothing
from jiju.core.words import Word, word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.forms import identity_in
from jiju.engines.workbooks.layouts import FormLayout, Limits, ReadCell, RowLayout, TableLayout, TableReading
from jiju.engines.workbooks.numbers import fitted
from jiju.engines.workbooks.records import MOST_FAULTS, read_table
from jiju.engines.workbooks.wording import read_words

CODE, NAME, STORED = "统一社会信用代码", "名称", "存稿版次"
BEFORE = "上期"
FIRST = 3  # rows over the units: title, identity, heads
KEEP = word("Keep the heads and the codes of the template.")


@dataclass(frozen=True)
class RollUnit:
    """One unit of a roll. version: of what is stored, nought where nothing is; is_sent: its row is shut."""

    code: str
    name: str
    version: int
    is_sent: bool
    now: Mapping[str, Answer]
    before: Mapping[str, Answer]


@dataclass(frozen=True)
class Roll:
    """One form of all units of a zone for one period, to be filled in. Texts are the plan's own."""

    layout: FormLayout
    form_name: str
    zone_code: str
    zone_name: str
    period: str
    units: tuple[RollUnit, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class RollLine:
    """One unit as read: only the cells that were answered, and the version it was filled in upon."""

    code: str
    cell: str
    version: int
    cells: Mapping[str, ReadCell]


@dataclass(frozen=True)
class RollReading:
    """What a roll says. With faults, nothing of it counts."""

    identity: Mapping[str, str]
    sheet: str
    lines: tuple[RollLine, ...]
    faults: tuple[Finding, ...] = field(default=())


def head_of(row: RowLayout) -> str:
    """The head over a row's open cells: code, name and unit."""
    return f"{row.code} {row.name}（{row.unit}）"


def read_roll(data: bytes, name: str, layout: FormLayout, limits: Limits | None = None) -> RollReading:
    """What a filled roll says of each unit.

    Missing  an empty cell is left out; a unit without any answered cell is left out
    Errors   none raised: each fault is a finding with sheet and cell, and then nothing of the file counts
    """
    numbers = tuple(head_of(r) for r in layout.rows if r.is_number)
    table = read_table(data, name, TableLayout((*numbers, STORED), first_row=FIRST), limits)
    if not table.texts:
        return RollReading({}, table.sheet, (), table.faults)
    absent = [h for h in (CODE, *(head_of(r) for r in layout.rows if not r.is_number)) if h not in table.texts]
    if absent:
        fault = faults.whole("HEAD-ABSENT", word("The column “{name}” is missing.", name=absent[0]), KEEP)
        return RollReading({}, table.sheet, (), (fault,))
    walk = _Walk(table, layout)
    lines = tuple(walk.lines())
    wrong = (*table.faults, *walk.wrong)
    return RollReading(identity_in(table.above), table.sheet, lines, wrong[:MOST_FAULTS])


class _Walk:
    """Goes over the units of a table and gathers what is wrong."""

    def __init__(self, table: TableReading, layout: FormLayout) -> None:
        self._table, self._layout, self.wrong = table, layout, list[Finding]()
        self._seen: dict[str, str] = {}

    def lines(self) -> Iterator[RollLine]:
        for n, raw in enumerate(self._table.texts[CODE]):
            code, where = raw.strip(), self._table.address(CODE, n)
            cells = {row.code: cell for row in self._layout.rows if (cell := self._cell(row, n)) is not None}
            if cells and self._is_known(code, where):
                version = self._table.columns[STORED][n]
                yield RollLine(code, where, int(version) if isinstance(version, Decimal) else 0, cells)

    def _is_known(self, code: str, where: str) -> bool:
        """Whether the code can be one, and stands once; else the fault is noted."""
        fault = credit_code_fault(code)
        if not code:
            fault = word("{cell} is empty, and figures stand in its row.", cell=where)
        elif code in self._seen:
            fault = word("{code} stands at {first} already.", code=code, first=self._seen[code])
        if fault is not None:
            self._say("CODE-READ", where, fault, KEEP)
        self._seen.setdefault(code, where)
        return fault is None

    def _say(self, rule: str, where: str, says: Word, remedy: Word, row: str = "") -> None:
        self.wrong.append(faults.at(rule, self._table.sheet, where, says, remedy, row))

    def _cell(self, row: RowLayout, n: int) -> ReadCell | None:
        """One answered cell; nothing for an empty one, and for one that cannot be read, which is noted."""
        head = head_of(row)
        where = self._table.address(head, n)
        if not row.is_number:
            return self._words(row, where, self._table.texts[head][n])
        value = self._table.columns[head][n]
        if value is Nothing.BLANK:
            return None
        if isinstance(value, Nothing):
            return self._nothing(row, where, value)
        read = fitted(value, row.unit, row.decimals)
        if read.fault is not None:
            self._say("CELL-READ", where, _holds(row, where, read.fault), _alone(row.unit), row.code)
            return None
        return ReadCell(read.value, self._table.sheet, where, str(value), read.note)

    def _nothing(self, row: RowLayout, where: str, value: Nothing) -> ReadCell | None:
        if row.may_be_na:
            return ReadCell(value, self._table.sheet, where, str(value))
        says = word("{code} {name} at {cell} holds no number.", code=row.code, name=row.name, cell=where)
        self._say("CELL-NA", where, says, word("Type a number; nothing happened is 0."), row.code)
        return None

    def _words(self, row: RowLayout, where: str, raw: str) -> ReadCell | None:
        read = read_words(raw.removesuffix(" 00:00:00"), row)
        if read.fault is not None and read.remedy is not None:
            self._say("CELL-READ", where, _holds(row, where, read.fault), read.remedy, row.code)
        if read.fault is not None or read.value is Nothing.BLANK:
            return None
        return ReadCell(read.value, self._table.sheet, where, raw[:60], read.note)


def _holds(row: RowLayout, where: str, what: Word) -> Word:
    return word("{code} {name} at {cell} holds {what}.", code=row.code, name=row.name, cell=where, what=what)


def _alone(unit: str) -> Word:
    return word("Type the number alone, in {unit}.", unit=unit)


def heads_of(rows: Sequence[RowLayout]) -> list[str]:
    """Every head of a roll, in order: who, what was stored, then each row with the period before beside it."""
    return [CODE, NAME, STORED, *(h for r in rows for h in (head_of(r), f"{BEFORE} {r.code}"))]
