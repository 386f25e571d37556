"""The error cells of an .xls workbook (BIFF5 and BIFF8, as in MS-XLS), sheet by sheet."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from jiju.engines.opening.ole import Damaged, stream

BOF, EOF, SHEET, FORMULA, BOOLEAN_OR_ERROR = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip


def errors_of_xls(data: bytes) -> list[list[tuple[int, int, str]]]:
    """(row, column, error) of each sheet, in the order in which the workbook lists its sheets.

    Errors   Damaged: the file contradicts itself
    """
    book = stream(data, "Workbook", "Book")
    places = [struct.unpack_from("<I", book, at)[0] for kind, at, _ in _records(book, 0, {SHEET}) if kind == SHEET]
    return [list(_errors(book, place)) for place in places]


def _errors(book: bytes, start: int) -> Iterator[tuple[int, int, str]]:
    for kind, at, size in _records(book, start, {FORMULA, BOOLEAN_OR_ERROR}):
        code = _error_of_formula(book, at, size) if kind == FORMULA else _error_of_value(book, at, size)
        if code is not None:
            row, column = struct.unpack_from("<HH", book, at)
            yield row, column, ERRORS.get(code, "#ERROR!")


def _error_of_formula(book: bytes, at: int, size: int) -> int | None:
    """A formula keeps its last result: where the highest bytes are FFFF it is no number, and 2 says an error."""
    if size < 14:
        raise Damaged("a formula cut short")
    return book[at + 8] if book[at + 12 : at + 14] == b"\xff\xff" and book[at + 6] == 2 else None


def _error_of_value(book: bytes, at: int, size: int) -> int | None:
    if size < 8:
        raise Damaged("a value cut short")
    return book[at + 6] if book[at + 7] == 1 else None


def _records(book: bytes, at: int, kinds: set[int]) -> Iterator[tuple[int, int, int]]:
    """(kind, place, size) of the records of some kinds in a part of the book, without those of charts inside it."""
    depth = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        at += 4
        if at + size > len(book):
            raise Damaged("a record beyond the end")
        if kind == BOF:
            depth += 1
        elif kind == EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1 and kind in kinds:
            yield kind, at, size
        at += size
