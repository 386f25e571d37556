"""Examines the contents of a packed workbook: no declarations, no far or repeated cells; and finds its error cells.

Every search here takes a time in proportion to the text, whatever the text is.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator

from jiju.core.findings import Finding
from jiju.core.words import word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.gate import BROKEN, ZIP, column_number
from jiju.engines.workbooks.layouts import UNCOUNTED, Limits

BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ADDRESS = re.compile(rb"<c\b[^<>]*?\br=[\"']([A-Z]{1,4}[0-9]{1,9})[\"']")
_DIGITS, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ROW = re.compile(rb"<row\b[^<>]*?\br=[\"'](\d{1,9})[\"']")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^<>]*>")
_LINK = re.compile(r"<(?:\w+:)?Relationship\b[^<>]*>")
_NAME, _LEADS_TO, _ID, _TARGET = (
    re.compile(rf"""\s{name}\s*=\s*("[^"]*"|'[^']*')""") for name in ("name", r"\w+:id", "Id", "Target")
)
_PLACE = re.compile(rb"<(?:\w+:)?(row|c)\b([^<>]*)>")
_NUMBERED = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{0,4})([0-9]{1,9})[\"']")
_ERROR = re.compile(rb"<(?:\w+:)?c\b(?=[^<>]*\st\s*=\s*[\"']e[\"'])[^<>]*>")
_FORMULA = rb"(?:\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?"
_VALUE = re.compile(_FORMULA + rb"\s*<(?:\w+:)?v\b[^<>]*>([^<]{1,20})")
_UNCOUNTED = re.compile(
    rb"<(?:\w+:)?c\b(?![^<>]*\st\s*=\s*[\"']str[\"'])[^<>]*>\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*></)"
)

Errors = dict[tuple[int, int], str]


def examine(data: bytes, limits: Limits) -> tuple[Finding | None, dict[str, Errors]]:
    """The first reason not to read a packed workbook, or nothing; and the error cells of an .xlsx by sheet, from A1 on.

    Missing  other kinds: nothing is examined of .xls, and error cells of .ods are found where it is opened
    """
    if not data.startswith(ZIP):
        return None, {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _examine(archive, limits)
    except BROKEN:
        return faults.whole("FILE-BROKEN", word("The file is damaged or cut off.")), {}


def _examine(archive: zipfile.ZipFile, limits: Limits) -> tuple[Finding | None, dict[str, Errors]]:
    left, errors, about = limits.unpacked, dict[str, Errors](), dict[str, str]()
    for member in archive.infolist():
        name = member.filename
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            continue
        text = archive.open(member).read(left + 1)
        left -= len(text)
        if left < 0:
            return faults.whole("FILE-BOMB", word("Unpacked, the file is larger than it says.")), {}
        plain = text if text[:2] not in (b"\xff\xfe", b"\xfe\xff") else text.decode("utf-16", "replace").encode()
        if b"\x00" in plain[:400] or _ENTITY.search(plain):
            return faults.whole("FILE-ENTITY", word("The file holds declarations that a workbook does not need.")), {}
        if b"sheetData" in plain:
            found = _refuse_sheet(plain, name, limits)
            if found is not None:
                return found, {}
            errors[name] = _errors(plain)
        if name in {BOOK, LINKS}:
            about[name] = plain.decode("utf-8", "replace")
    return None, _by_name(errors, about)


def _refuse_sheet(text: bytes, name: str, limits: Limits) -> Finding | None:
    """Far cells and cells that stand twice: readers disagree about them, so neither is read."""
    sheet = name.rsplit("/", 1)[-1].removesuffix(".xml")
    addresses = [] if _is_tidy(text, limits) else _ADDRESS.findall(text)
    far = _far(addresses, limits)
    if far is not None:
        return faults.at(
            "CELL-FAR",
            sheet,
            far,
            word("A cell lies far outside the form, at {cell}.", cell=far),
            word("Delete the rows and columns outside the form, or copy the form into a new workbook."),
        )
    if len(set(addresses)) < len(addresses):
        twice = _first_repeated(addresses)
        said = word("The cell {cell} stands twice in the file.", cell=twice)
        return faults.at("CELL-TWICE", sheet, twice, said, faults.SAVE_AGAIN)
    rows = [int(r) for r in _ROW.findall(text)]
    if len(rows) > limits.rows + 50 or max(rows, default=0) > limits.rows + 50:
        said = word("The sheet has {n} rows; at most {most} are read.", n=max(rows), most=limits.rows)
        return faults.at("CELL-FAR", sheet, "", said, word("Delete the empty rows below the table."))
    return None


def _is_tidy(text: bytes, limits: Limits) -> bool:
    """Whether the cells of each row stand together, once, and near: as programs write them, and quickly seen."""
    shapes, rows = set[bytes](), list[bytes]()
    for part in text.split(b"</row>", limits.rows + 50):
        addresses = b" ".join(_ADDRESS.findall(part))
        if addresses:
            shapes.add(addresses.translate(None, _DIGITS))
            row, *others = set(addresses.translate(None, _LETTERS).split())
            if others:
                return False
            rows.append(row)
    if len(set(rows)) < len(rows) or any(int(row) > limits.rows + 50 for row in rows):
        return False
    columns = [shape.decode().split() for shape in shapes]
    return all(len(set(c)) == len(c) and max(map(column_number, c)) <= limits.columns for c in columns)


def _far(addresses: list[bytes], limits: Limits) -> str | None:
    """The first address beyond the limits. Columns and rows are looked at once each, not cell by cell."""
    columns = {c for c in {a.rstrip(_DIGITS) for a in addresses} if column_number(c.decode()) > limits.columns}
    rows = {r for r in {a.lstrip(_LETTERS) for a in addresses} if int(r) > limits.rows + 50}
    if not columns and not rows:
        return None
    return next(a.decode() for a in addresses if a.rstrip(_DIGITS) in columns or a.lstrip(_LETTERS) in rows)


def _first_repeated(addresses: list[bytes]) -> str:
    seen: set[bytes] = set()
    for address in addresses:
        if address in seen:
            break
        seen.add(address)
    return address.decode()


def _errors(text: bytes) -> Errors:
    """The error cells of a sheet, and formulas that were never worked out, which a reader would show as empty.

    Every error is written with a #, so most sheets are not looked through at all.
    """
    found = _uncounted(text) if b"f>" in text or b"<f" in text else {}
    if b"#" not in text:
        return found
    for cell in _ERROR.finditer(text):
        numbered, value = _NUMBERED.search(cell[0]), _VALUE.match(text, cell.end())
        if numbered is None:
            return found | dict(_counted(text))
        if value is not None:
            found[int(numbered[2]) - 1, column_number(numbered[1].decode()) - 1] = _plain(value)
    return found


def _uncounted(text: bytes) -> Errors:
    """Formulas without a result: a program wrote them, and no spreadsheet has opened the file since.

    Missing  a cell without a number of its own is not found; spreadsheets, and programs that write formulas, number all
    """
    found: Errors = {}
    for cell in _UNCOUNTED.finditer(text):
        numbered = _NUMBERED.search(cell[0])
        if numbered is not None:
            found[int(numbered[2]) - 1, column_number(numbered[1].decode()) - 1] = UNCOUNTED
    return found


def _counted(text: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """The error cells of a sheet that does not number its cells: each stands to the right of the one before."""
    row = column = -1
    for place in _PLACE.finditer(text):
        numbered = _NUMBERED.search(place[2])
        if place[1] == b"row":
            row, column = int(numbered[2]) - 1 if numbered else row + 1, -1
            continue
        column = column_number(numbered[1].decode()) - 1 if numbered else column + 1
        value = _VALUE.match(text, place.end()) if _ERROR.fullmatch(place[0]) else None
        if value is not None:
            yield (row, column), _plain(value)


def _plain(value: re.Match[bytes]) -> str:
    return html.unescape(value[1].decode("utf-8", "replace"))


def _by_name(errors: dict[str, Errors], about: dict[str, str]) -> dict[str, Errors]:
    """Error cells by the names of sheets, which stand in the book and lead to their parts by links."""
    links = {}
    for link in _LINK.findall(about.get(LINKS, "")):
        path = _said(_TARGET, link).lstrip("/")
        links[_said(_ID, link)] = path if path.startswith("xl/") else f"xl/{path}"
    sheets = _SHEET.findall(about.get(BOOK, ""))
    return {_said(_NAME, sheet): errors.get(links.get(_said(_LEADS_TO, sheet), ""), {}) for sheet in sheets}


def _said(attribute: re.Pattern[str], tag: str) -> str:
    """What a tag says of one thing. Missing: empty."""
    found = attribute.search(tag)
    return html.unescape(found[1][1:-1]) if found else ""
