"""Opens a workbook in a child process and hands back its sheets; whatever happens to the child, the parent lives."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from jiju.core.findings import Finding
from jiju.core.words import word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.errors import error_cells
from jiju.engines.workbooks.gate import column_letters, refuse
from jiju.engines.workbooks.layouts import Limits


@dataclass(frozen=True)
class SheetRows:
    """One sheet as read: rows of plain values from its first used cell on."""

    name: str
    is_visible: bool
    top: int
    left: int
    rows: list[list[Any]]
    errors: dict[str, str] = field(default_factory=dict)  # address → error, such as #REF!

    def address(self, row: int, column: int) -> str:
        return f"{column_letters(self.left + column + 1)}{self.top + row + 1}"


def open_sheets(data: bytes, name: str, limits: Limits) -> tuple[list[SheetRows], Finding | None]:
    """The sheets of a workbook, or the reason why it was not read."""
    fault = refuse(data, name, limits)
    if fault is not None:
        return [], fault
    words = [limits.memory, limits.seconds, limits.rows + 50, limits.columns]
    command = [sys.executable, "-I", "-m", "jiju.engines.workbooks.child", *map(str, words)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.seconds + 5, check=False)
    except subprocess.TimeoutExpired:
        return [], faults.whole("FILE-SLOW", word("Reading the file took more than {n} seconds.", n=limits.seconds))
    if done.returncode:
        return [], _failed(done.returncode, done.stderr.decode("utf-8", "replace"))
    return _sheets(pickle.loads(done.stdout), error_cells(data), limits)  # noqa: S301  # written by our own child from plain values


def _failed(code: int, said: str) -> Finding:
    if "assword" in said:
        return faults.whole(
            "FILE-LOCKED",
            word("The workbook is protected by a password."),
            word("Save it without a password."),
        )
    if code < 0:
        return faults.whole("FILE-HEAVY", word("Reading the file needs more memory or time than is given to one."))
    return faults.whole("FILE-BROKEN", word("The file is damaged or cut off."))


def _sheets(
    read: list[tuple[str, bool, int, int, Any]], errors: dict[str, dict[str, str]], limits: Limits
) -> tuple[list[SheetRows], Finding | None]:
    for name, _, top, _, rows in read:
        if top < 0:
            return [], faults.at(
                "CELL-FAR",
                name,
                "",
                word(
                    "The sheet has {n} rows and {m} columns; at most {rows} and {columns} are read.",
                    n=rows[0],
                    m=rows[1],
                    rows=limits.rows,
                    columns=limits.columns,
                ),
                word("Delete the empty rows and columns around the table."),
            )
    return [SheetRows(*sheet, errors=errors.get(sheet[0], {})) for sheet in read], None
