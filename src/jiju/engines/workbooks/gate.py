"""The gate: what a file is, judged by its first bytes and its list of parts before any reader opens it."""

from __future__ import annotations

import io
import re
import stat
import zipfile

from jiju.core.findings import Finding
from jiju.core.words import word
from jiju.engines.workbooks import faults
from jiju.engines.workbooks.layouts import Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
ENDINGS = {"xlsx": "xlsx", "xls": "xls", "ods": "ods", "xlsm": "macro"}
SMALLEST = 200_000  # a tiny file may be packed hundredfold without harm
BROKEN = (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


def refuse(data: bytes, name: str, limits: Limits) -> Finding | None:
    """The first reason not to open a file, or nothing."""
    if not data:
        return faults.whole("FILE-EMPTY", word("The file is empty."))
    if len(data) > limits.bytes:
        return faults.whole(
            "FILE-SIZE",
            word(
                "The file has {n} MB; at most {most} are taken.", n=len(data) // 1048576, most=limits.bytes // 1048576
            ),
            word("Take pictures and other sheets out of it."),
        )
    kind, ending = _kind(data), ENDINGS.get(name.rsplit(".", 1)[-1].lower(), "")
    if kind is None or not ending:
        return faults.whole("FILE-KIND", word("“{name}” is not a workbook (.xlsx, .xls or .ods).", name=name[:60]))
    if ending == "macro":
        return faults.whole("FILE-MACRO", word("Workbooks with macros are not taken."))
    if kind != ending:
        return faults.whole(
            "FILE-KIND", word("“{name}” is in truth a file of the kind {kind}.", name=name[:60], kind=kind)
        )
    return None if kind == "xls" else _refuse_zip(data, limits)


def _kind(data: bytes) -> str | None:
    if data.startswith(OLE):
        return "xls"
    if not data.startswith(ZIP):
        return None
    head = data[:200]
    return "ods" if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head else "xlsx"


def _refuse_zip(data: bytes, limits: Limits) -> Finding | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _refuse_members(archive, limits, len(data))
    except BROKEN:
        return faults.whole("FILE-BROKEN", word("The file is damaged or cut off."))


def _refuse_members(archive: zipfile.ZipFile, limits: Limits, packed: int) -> Finding | None:
    members = archive.infolist()
    names = [m.filename for m in members]
    unpacked = sum(m.file_size for m in members)
    if len(members) > limits.members:
        return faults.whole(
            "FILE-MEMBERS",
            word("The file holds {n} parts; at most {most} are taken.", n=len(members), most=limits.members),
        )
    if unpacked > limits.unpacked or (unpacked > SMALLEST and unpacked > packed * limits.ratio):
        return faults.whole(
            "FILE-BOMB",
            word("Unpacked, the file would have {n} MB.", n=unpacked // 1048576),
            word("Copy the filled sheet into a new workbook and take that in."),
        )
    if len(set(names)) < len(names):
        return faults.whole("FILE-TWICE", word("The file holds one of its parts twice."))
    if any(_is_unsafe(m) for m in members):
        return faults.whole("FILE-UNSAFE", word("The file holds parts that a workbook does not have."))
    if any("vbaproject" in n.lower() for n in names):
        return faults.whole("FILE-MACRO", word("Workbooks with macros are not taken."))
    if not ({"xl/workbook.xml", "content.xml"} & set(names)):
        return faults.whole("FILE-KIND", word("The file is packed like a workbook but holds none."))
    return None


def _is_unsafe(m: zipfile.ZipInfo) -> bool:
    name = m.filename
    climbs = name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name or "\\" in name
    return (
        climbs
        or bool(m.flag_bits & 1)
        or stat.S_ISLNK(m.external_attr >> 16)
        or name.lower().endswith((".zip", ".xlsx", ".exe"))
    )


def column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    out = 0
    for letter in letters:
        out = out * 26 + ord(letter) - 64
    return out


def column_letters(number: int) -> str:
    """1 is A, 27 is AA."""
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out
