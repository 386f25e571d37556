"""The child process that alone opens a workbook: limits on memory and time, and nothing that it could change.

Run as `python -m jiju.engines.workbooks.child MEMORY SECONDS ROWS COLUMNS`; the file comes in on stdin, a pickle of
plain tuples goes out on stdout. The parent trusts it because the child is this very program.
"""

from __future__ import annotations

import io
import pickle
import resource
import sys
from typing import Any


def main() -> int:
    """Read one workbook: [(sheet name, is visible, first row, first column, rows)]."""
    memory, seconds, rows, columns = (int(a) for a in sys.argv[1:5])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    from python_calamine import (
        CalamineWorkbook,
        SheetVisibleEnum,
    )  # after the limits, so that they hold for it

    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    out: list[tuple[str, bool, int, int, Any]] = []
    for meta in book.sheets_metadata:
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.total_height > rows or sheet.total_width > columns:
            out.append((meta.name, True, -1, -1, [sheet.total_height, sheet.total_width]))
            continue
        start = sheet.start or (0, 0)
        visible = meta.visible == SheetVisibleEnum.Visible
        out.append((meta.name, visible, start[0], start[1], sheet.to_python(skip_empty_area=True)))
    pickle.dump(out, sys.stdout.buffer, protocol=5)
    return 0


if __name__ == "__main__":
    sys.exit(main())
