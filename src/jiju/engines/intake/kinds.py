"""The kinds of files that are taken, how each begins, and how large it may be."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024
# What a name ends in, and the kind that it promises.
ENDINGS = {"pdf": "pdf", "jpg": "jpg", "jpeg": "jpg", "png": "png", "docx": "docx", "xlsx": "xlsx", "ofd": "ofd"}
MEDIA = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ofd": "application/ofd",
}
PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "ofd": "OFD.xml"}
PACKED = b"PK\x03\x04"
STARTS = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"} | dict.fromkeys(PARTS, PACKED)
# Endings of what runs, or what a browser would show as a page: not wanted even before the last dot.
RUNS = frozenset({
    "exe", "com", "bat", "cmd", "msi", "scr", "pif", "lnk", "js", "jse", "vbs", "vbe", "wsf", "hta", "ps1", "dll", "sh",
    "jar", "php", "jsp", "asp", "aspx", "htm", "html", "xhtml", "svg", "shtml", "docm", "xlsm",
})  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """The most that a file may hold.

    Units    bytes, parts of a package, unpacked bytes, times packed, points of a picture, points of a side
    """

    bytes: int = 10 * MEGABYTE
    members: int = 2000
    unpacked: int = 50 * MEGABYTE
    ratio: int = 100
    pixels: int = 100_000_000
    side: int = 30_000


LIMITS = Limits()
