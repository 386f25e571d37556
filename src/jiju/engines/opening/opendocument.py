"""The error cells of an .ods workbook, table by table.

A program that saves one may mark the cell as an error, or keep an empty text or even a nought beside the shown error.
"""

from __future__ import annotations

import io
import re
from xml.parsers.expat import ParserCreate  # the gate refuses every declaration, and limits hold here

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE = f"{_ODF}table:1.0 ", f"{_ODF}text:1.0 ", f"{_ODF}office:1.0 "
_KINDS = (f"{_OFFICE}value-type", "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type")
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_SHOWN = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)|Err:\d{3}")
_MARKS = re.compile(rb"""value-type\s*=\s*["']error|>\s*(?:#[RDVN]|Err:)""")

Errors = dict[str, list[tuple[int, int, str]]]


def errors_of_ods(data: bytes, rows: int, columns: int) -> Errors:
    """(row, column, error) of each table by its name, as far as the most rows and columns; of another kind, none.

    Errors   ExpatError: the content is not well formed
    """
    if b"content.xml" not in data:
        return {}
    import zipfile  # heavy for a child that reads one file: only .ods needs it

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        text = archive.read("content.xml")
    if not _MARKS.search(text):
        return {}
    walk = _Walk(rows, columns)
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.text
    parser.Parse(text, True)  # noqa: FBT003  # the library's own signature
    return walk.found


class _Walk:
    """Counts rows and columns, with their repetitions, and notes the cells that show an error."""

    def __init__(self, rows: int, columns: int) -> None:
        self.found: Errors = {}
        self._most_rows, self._most_columns = rows, columns
        self._open: list[str] = []
        self._table = ""
        self._row = self._rows = self._column = self._columns = 0
        self._marked = False
        self._shown: list[str] = []

    def start(self, name: str, given: dict[str, str]) -> None:
        self._open.append(name)
        if name == f"{_TABLE}table":
            if self._is_outer:
                self._table = given.get(f"{_TABLE}name", "")
                self._row, self.found[self._table] = 0, []
        elif not self._is_outer:
            return
        elif name == f"{_TABLE}table-row":
            self._column, self._rows = 0, int(given.get(f"{_TABLE}number-rows-repeated", 1))
        elif name in _CELLS:
            self._columns = int(given.get(f"{_TABLE}number-columns-repeated", 1))
            self._marked, self._shown = any(given.get(kind) == "error" for kind in _KINDS), []

    def text(self, text: str) -> None:
        if self._is_outer and f"{_TEXT}p" in self._open and f"{_OFFICE}annotation" not in self._open:
            self._shown.append(text)

    def end(self, name: str) -> None:
        if self._is_outer and name in _CELLS:
            self._note("".join(self._shown).strip())
            self._column += self._columns
        elif self._is_outer and name == f"{_TABLE}table-row":
            self._row += self._rows
        self._open.pop()

    @property
    def _is_outer(self) -> bool:
        """Whether this is a table of the workbook itself, not one within a cell."""
        return self._open.count(f"{_TABLE}table") == 1

    def _note(self, shown: str) -> None:
        if not self._marked and not _SHOWN.fullmatch(shown):
            return
        for row in range(self._row, min(self._row + self._rows, self._most_rows)):
            for column in range(self._column, min(self._column + self._columns, self._most_columns)):
                self.found[self._table].append((row, column, shown or "#ERROR!"))
