"""Opens a workbook in a child process and hands back its sheets; whatever happens to the child, the parent lives."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jiju.core.findings import Finding
from jiju.core.words import word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.columns import Column
from jiju.engines.workbooks.contents import examine
from jiju.engines.workbooks.gate import column_letters, refuse
from jiju.engines.workbooks.layouts import Limits

# Run from these very sources, with nothing else on the path than what is installed.
PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from jiju.engines.opening.child import main; sys.exit(main())"
)
SOURCES = str(Path(__file__).resolve().parents[3])

Errors = Mapping[tuple[int, int], str]


@dataclass(frozen=True)
class SheetRows:
    """One sheet as read, from its first used cell on. Places are counted from there, from nought.

    Shape    errors: what stands in error cells, such as #REF!; the columns show them as empty
    """

    name: str
    is_visible: bool
    top: int
    left: int
    columns: list[Column]
    errors: Errors = field(default_factory=dict)

    @cached_property
    def rows(self) -> list[list[Any]]:
        """Rows of plain values, an empty cell as an empty text."""
        return [list(row) for row in zip(*(c.cells for c in self.columns), strict=True)]

    def address(self, row: int, column: int) -> str:
        return f"{column_letters(self.left + column + 1)}{self.top + row + 1}"


def open_sheets(data: bytes, name: str, limits: Limits) -> tuple[list[SheetRows], Finding | None]:
    """The sheets of a workbook, or the reason why it was not read.

    The child reads while the gate still examines the contents; nothing that it says counts before the gate is through.
    """
    fault = refuse(data, name, limits)
    if fault is not None:
        return [], fault
    with closing(_Child(data, limits)) as child:
        fault, errors = examine(data, limits)
        if fault is not None:
            return [], fault
        answer, fault = child.answer()
    return ([], fault) if answer is None else _sheets(answer, errors, limits)


class _Child:
    """The child process at work."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits, self._until = limits, time.monotonic() + limits.seconds + 5
        words = map(str, (limits.memory, limits.seconds, limits.rows + 50, limits.columns))
        with tempfile.TemporaryFile() as file:  # a pipe would hold us up until the child has read
            file.write(data)
            file.seek(0)
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", PROGRAM, SOURCES, *words],
                stdin=file, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )  # fmt: skip

    def close(self) -> None:
        """End the child, whether it is through or not."""
        self._process.kill()
        self._process.communicate()

    def answer(self) -> tuple[list[dict[str, Any]] | None, Finding | None]:
        """What the child read, or why it read nothing."""
        try:
            out, said = self._process.communicate(timeout=max(self._until - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            return None, faults.whole(
                "FILE-SLOW", word("Reading the file took more than {n} seconds.", n=self._limits.seconds)
            )
        if self._process.returncode:
            return None, _failed(self._process.returncode, said.decode("utf-8", "replace"))
        return _Plain(io.BytesIO(out)).load(), None


class _Plain(pickle.Unpickler):
    """Reads plain values and times; even a child that a workbook has taken over can hand us nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module != "datetime" or name not in {"date", "datetime", "time", "timedelta"}:
            raise pickle.UnpicklingError(f"{module}.{name} is no plain value")
        return super().find_class(module, name)


def _failed(code: int, said: str) -> Finding:
    if "assword" in said:
        return faults.whole(
            "FILE-LOCKED",
            word("The workbook is protected by a password."),
            word("Save it without a password."),
        )
    if code < 0 or "MemoryError" in said:
        return faults.whole("FILE-HEAVY", word("Reading the file needs more memory or time than is given to one."))
    return faults.whole("FILE-BROKEN", word("The file is damaged or cut off."))


def _sheets(
    answer: list[dict[str, Any]], errors: Mapping[str, Errors], limits: Limits
) -> tuple[list[SheetRows], Finding | None]:
    for read in answer:
        if read["columns"] is None:
            return [], faults.at(
                "CELL-FAR",
                read["name"],
                "",
                word(
                    "The sheet has {n} rows and {m} columns; at most {rows} and {columns} are read.",
                    n=read["height"],
                    m=read["width"],
                    rows=limits.rows,
                    columns=limits.columns,
                ),
                word("Delete the empty rows and columns around the table."),
            )
    return [_sheet(read, errors.get(read["name"], {})) for read in answer], None


def _sheet(read: dict[str, Any], errors: Errors) -> SheetRows:
    """One sheet: its error cells as the gate found them, or else the child."""
    top, left = read["top"], read["left"]
    found = errors or {(row, column): text for row, column, text in read["errors"]}
    placed = {(row - top, column - left): text for (row, column), text in found.items()}
    return SheetRows(read["name"], read["visible"], top, left, [Column(c) for c in read["columns"]], placed)
