"""Writes small .xls and .ods workbooks byte by byte, so that tests can say what no program would write for them."""

from __future__ import annotations

import io
import struct
import zipfile

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, IS_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
BOF, EOF = 0x0809, 0x000A


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def begin(what: int) -> bytes:
    return record(BOF, struct.pack("<HHHHII", 0x0600, what, 0x0DBB, 0x07CC, 0, 6))


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def label(row: int, column: int, text: str) -> bytes:
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def constant(row: int, column: int, code: int, *, is_error: int) -> bytes:
    """A yes or no, or an error, that stands in the cell itself."""
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, is_error))


def formula(row: int, column: int, result: bytes) -> bytes:
    """A formula, here always 1 / 0, with the result that it had last."""
    tokens = b"\x1e\x01\x00\x1e\x00\x00\x06"
    return record(0x0006, struct.pack("<HHH8sHIH", row, column, 0, result, 0, 0, len(tokens)) + tokens)


def failed(code: int) -> bytes:
    return bytes((2, 0, code, 0, 0, 0, 0xFF, 0xFF))


def book(*sheets: tuple[str, bytes]) -> bytes:
    """The workbook stream: the list of sheets, then each sheet's records."""
    listed = [(name, begin(0x0010) + cells + record(EOF)) for name, cells in sheets]
    at = len(begin(5)) + sum(4 + 8 + 2 * len(name) for name, _ in listed) + 4
    out, bodies = begin(5), b""
    for name, body in listed:
        out += record(0x0085, struct.pack("<IHBB", at + len(bodies), 0, len(name), 1) + name.encode("utf-16-le"))
        bodies += body
    return out + record(EOF) + bodies


def xls(stream: bytes, *, padded_to: int = CUTOFF) -> bytes:
    """A compound file with one stream. Below 4,096 bytes it lies in the small sectors of the root."""
    stream = stream.ljust(padded_to, b"\0")
    is_small = len(stream) < CUTOFF
    held = _sectors(stream)
    count = len(held) // SECTOR
    minis = -(-len(stream) // MINI) if is_small else 0
    # sectors: 0 the table of sectors, 1 the directory, 2 the table of small sectors, 3… the stream
    fat = [IS_FAT, END, END, *range(4, 3 + count), END]
    mini_fat = [*range(1, minis), END] if is_small else []
    root = _entry("Root Entry", 5, 3 if is_small else END, len(stream) if is_small else 0)
    own = _entry("Workbook", 2, 0 if is_small else 3, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0") + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<6xIIIIIIIII", 0, 1, 1, 0, CUTOFF, 2 if is_small else END, int(is_small), END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    return head + _table(fat) + _sectors(root + own) + _table(mini_fat) + held


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", FREE, FREE, 1 if kind == 5 else FREE)
    return text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + links + b"\0" * 36 + struct.pack(
        "<IQ", start, size
    )  # fmt: skip


def _table(numbers: list[int]) -> bytes:
    return struct.pack("<128I", *numbers, *[FREE] * (128 - len(numbers)))


def _sectors(data: bytes) -> bytes:
    return data.ljust(-(-len(data) // SECTOR) * SECTOR, b"\0")


MIME = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def ods(**tables: str) -> bytes:
    """A workbook of tables, each given as the XML of its rows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest='m'/>")
        body = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in tables.items())
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES} {CALC}><office:body><office:spreadsheet>{body}</office:spreadsheet>"
            "</office:body></office:document-content>",
        )
    return out.getvalue()
