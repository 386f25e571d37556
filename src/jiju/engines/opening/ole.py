"""A stream out of an OLE compound file (MS-CFB), the box that an .xls workbook lies in."""

from __future__ import annotations

import struct
from typing import NamedTuple

END, LARGEST_SECTOR = 0xFFFFFFFE, 0xFFFFFFFA
HEADER, ENTRY, MINI, FIRST_FAT = 512, 128, 64, 109


class Damaged(ValueError):
    """The file contradicts itself."""


class _Sectors(NamedTuple):
    """Equal parts of a stream, and for each the number of the part that follows it."""

    data: bytes
    size: int
    skipped: int  # bytes before the first part
    after: tuple[int, ...]

    def chain(self, start: int) -> bytes:
        """The parts from one on, joined. A chain longer than there are parts goes round in a circle."""
        out: list[bytes] = []
        while start != END:
            if start >= len(self.after) or len(out) > len(self.after):
                raise Damaged("a chain of sectors leads astray")
            at = self.skipped + start * self.size
            out.append(self.data[at : at + self.size])
            start = self.after[start]
        return b"".join(out)


def stream(data: bytes, *names: str) -> bytes:
    """The first stream that has one of the names.

    Errors   Damaged: there is none, or the file contradicts itself
    """
    if len(data) < HEADER:
        raise Damaged("no header")
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    directory, cutoff, mini_fat = struct.unpack_from("<I4xII", data, 48)
    if shift not in {9, 12} or mini_shift != 6:
        raise Damaged("sectors of an unknown size")
    size = 1 << shift
    large = _Sectors(data, size, size, _fat(data, size))
    entries = large.chain(directory)
    root, found = _entry(entries, 0), None
    for name in names:
        found = found or _named(entries, name)
    if found is None:
        raise Damaged("no stream of the name")
    start, length = found
    if length >= cutoff:
        return large.chain(start)[:length]
    parts = _Sectors(large.chain(root[0]), MINI, 0, _numbers(large.chain(mini_fat)))
    return parts.chain(start)[:length]


def _fat(data: bytes, size: int) -> tuple[int, ...]:
    """For each sector the one that follows it, from the tables that the header and its extensions list."""
    tables = list(struct.unpack_from(f"<{FIRST_FAT}I", data, 76))
    (more,) = struct.unpack_from("<I", data, 68)
    left = len(data) // size
    while more < LARGEST_SECTOR:
        listed = _numbers(_sector(data, size, more))
        tables, more, left = tables + list(listed[:-1]), listed[-1], left - 1
        if left < 0:
            raise Damaged("the tables of sectors go round in a circle")
    known = [t for t in tables if t < LARGEST_SECTOR]
    if len(known) > len(data) // size:
        raise Damaged("more tables of sectors than sectors")
    return _numbers(b"".join(_sector(data, size, t) for t in known))


def _sector(data: bytes, size: int, number: int) -> bytes:
    at = (number + 1) * size
    if at + size > len(data):
        raise Damaged("a sector beyond the end")
    return data[at : at + size]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _entry(entries: bytes, at: int) -> tuple[int, int]:
    """Where a stream of the directory starts, and how many bytes it has."""
    if at + ENTRY > len(entries):
        raise Damaged("no directory")
    start, length = struct.unpack_from("<II", entries, at + 116)
    return start, length


def _named(entries: bytes, name: str) -> tuple[int, int] | None:
    key = name.encode("utf-16-le") + b"\0\0"
    places = range(0, len(entries) - ENTRY + 1, ENTRY)
    return next((_entry(entries, at) for at in places if entries[at : at + 64].startswith(key)), None)
