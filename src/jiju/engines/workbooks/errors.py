"""Cells that hold an error such as #REF!: the reader shows them as empty, so they are found in the file itself."""

from __future__ import annotations

import html
import io
import re
import zipfile

_SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_LINK = re.compile(r"<Relationship\b[^>]*>")
_CELL = re.compile(
    r'<c\b(?=[^>]*?\bt="e")[^>]*?\br="([A-Z]{1,4}\d{1,7})"[^>]*>(?:<f\b[^>]*?(?:/>|>.*?</f>))?<v>([^<]{1,20})'
)


def error_cells(data: bytes) -> dict[str, dict[str, str]]:
    """The error cells of an .xlsx workbook: sheet name → address → error.

    Missing  other kinds of workbook: nothing, as their files say it in another way
    """
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return {}
        links = _links(archive)
        sheets = _SHEET.findall(_text(archive, "xl/workbook.xml"))
        return {html.unescape(name): _errors(archive, links.get(link, "")) for name, link in sheets}


def _links(archive: zipfile.ZipFile) -> dict[str, str]:
    found = {}
    for tag in _LINK.findall(_text(archive, "xl/_rels/workbook.xml.rels")):
        ident, target = (re.search(rf'\b{name}="([^"]*)"', tag) for name in ("Id", "Target"))
        if ident and target:
            path = target[1].lstrip("/")
            found[ident[1]] = path if path.startswith("xl/") else f"xl/{path}"
    return found


def _errors(archive: zipfile.ZipFile, path: str) -> dict[str, str]:
    text = _text(archive, path)
    return dict(_CELL.findall(text)) if 't="e"' in text else {}


def _text(archive: zipfile.ZipFile, path: str) -> str:
    return archive.read(path).decode("utf-8", "replace") if path in archive.namelist() else ""
