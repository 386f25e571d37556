"""The child process that alone opens a workbook: limits on memory and time, and nothing that it could change.

The file comes in on stdin, a pickle of plain values goes out on stdout, a dict a sheet:
  name, visible, height, width    what the sheet is, and how far its used cells reach
  top, left, columns              the used cells: a column is (doubles, others), where `doubles` are the bytes of its
                                  numbers and `others` whatever else it holds by row; or a list, if these are most
  errors                          (row, column, text) of the error cells of .xls and .ods, counted from A1
A sheet that reaches too far has no columns. The error cells of .xlsx are found by the parent, at the gate.
"""

from __future__ import annotations

import io
import pickle
import resource
import sys
from array import array
from typing import Any

from jiju.engines.opening.biff import errors_of_xls
from jiju.engines.opening.opendocument import errors_of_ods

Columns = list[tuple[bytes, dict[int, Any]] | list[Any]]
EXACT = 2**53  # whole numbers up to here are the same as doubles


def main() -> None:
    """Read one workbook. The words: most memory in bytes, most seconds, most rows, most columns."""
    memory, seconds, rows, columns = (int(a) for a in sys.argv[1:5])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    pickle.dump(read(sys.stdin.buffer.read(), rows, columns), sys.stdout.buffer, protocol=5)


def read(data: bytes, rows: int, columns: int) -> list[dict[str, Any]]:
    """Every sheet of a workbook, in its order."""
    # after the limits, so that they hold for it
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    out: list[dict[str, Any]] = []
    for meta in book.sheets_metadata:
        sheet = book.get_sheet_by_name(meta.name)
        top, left = sheet.start or (0, 0)
        far = sheet.total_height > rows or sheet.total_width > columns
        out.append({
            "name": meta.name, "visible": meta.visible == SheetVisibleEnum.Visible,
            "height": sheet.total_height, "width": sheet.total_width, "top": top, "left": left,
            "columns": None if far else packed(sheet.to_python(skip_empty_area=True)),
        })  # fmt: skip
    if data.startswith(b"PK"):
        found = errors_of_ods(data, rows, columns)
        errors = [found.get(sheet["name"], []) for sheet in out]
    else:
        errors = errors_of_xls(data)
    return [sheet | {"errors": theirs} for sheet, theirs in zip(out, errors, strict=True)]


def packed(rows: list[list[Any]]) -> Columns:
    """The columns of rows: numbers as doubles side by side, which cost next to nothing to hand over."""
    return [_column(cells) for cells in zip(*rows, strict=True)]


def _column(cells: tuple[Any, ...]) -> tuple[bytes, dict[int, Any]] | list[Any]:
    others = {i: v for i, v in enumerate(cells) if type(v) is not float and not _is_whole(v)}
    if len(others) * 2 > len(cells):
        return [float(v) if _is_whole(v) else v for v in cells]
    if not others:
        return array("d", cells).tobytes(), others
    plain = list(cells)
    for i in others:
        plain[i] = 0.0
    return array("d", plain).tobytes(), others


def _is_whole(cell: Any) -> bool:
    """Whether a cell is a whole number that a double holds; .xls keeps such cells apart, other kinds do not."""
    return type(cell) is int and -EXACT < cell < EXACT


if __name__ == "__main__":
    main()
