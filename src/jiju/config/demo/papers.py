"""Files of the demonstration: a small workbook that says what it stands for."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from openpyxl import Workbook

from jiju.spine.files import Upload


@cache
def paper(name: str) -> Upload:
    """A file that stands for a material, under the material's name."""
    book, out = Workbook(), BytesIO()
    book.active.append(["演示材料"])
    book.active.append([name])
    book.save(out)
    return Upload(f"{name}.xlsx", out.getvalue())
