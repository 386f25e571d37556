"""Pictures, with only what is needed to draw them: no place, no camera, no comment, nothing after their end."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from jiju.core.words import word
from jiju.engines.intake.faults import broken, fault
from jiju.engines.intake.kinds import STARTS, Limits

SOI, EOI, SOS, EXIF, ADOBE = 0xD8, 0xD9, 0xDA, 0xE1, 0xEE
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # segments that say how large the picture is
KEPT = FRAMES | {0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xE0, ADOBE, SOS}  # tables, and what colours are to be read as
AFTER_SCAN = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")  # the next segment; what a scan holds is none of these
ORIENTATION = 0x0112
MOST_PIECES = 20_000  # segments or chunks; a real picture has some thousands at most
CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"})


def jpg(data: bytes, limits: Limits) -> bytes:
    """A JPEG picture, cleaned. Which way up it is kept, since it would else lie on its side.

    Errors   NotTaken: FILE-BROKEN, FILE-PIXELS
    """
    out, turned, framed, scanned = [b"\xff\xd8"], 1, False, False
    for kind, body, scan in _segments(data):
        if kind in FRAMES:
            framed = True
            _refuse_large(*_frame(body), limits)
        scanned = scanned or kind == SOS
        if kind == EXIF and turned == 1:
            turned = _orientation(body)
        if kind in KEPT:
            out.append(struct.pack(">BBH", 0xFF, kind, len(body) + 2) + body + scan)
    if not (framed and scanned):
        raise broken()
    if turned != 1:
        out.insert(1, _only(turned))
    return b"".join([*out, b"\xff\xd9"])


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """(kind, body, what follows it up to the next segment) of each segment, up to the end of the picture."""
    at = 2
    for _ in range(MOST_PIECES):
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 4 > len(data) and data[at : at + 2] != b"\xff\xd9" or data[at] != 0xFF:
            raise broken()
        kind = data[at + 1]
        if kind == EOI:
            return
        (size,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + size
        if size < 2 or end > len(data):
            raise broken()
        after = end
        if kind == SOS:
            found = AFTER_SCAN.search(data, end)
            if found is None:
                raise broken()
            after = found.start()
        yield kind, data[at + 4 : end], data[end:after]
        at = after
    raise broken()


def _frame(body: bytes) -> tuple[int, int]:
    if len(body) < 5:
        raise broken()
    height, width = struct.unpack_from(">HH", body, 1)
    return width, height


def _refuse_large(width: int, height: int, limits: Limits) -> None:
    if not width or not height:
        raise broken()
    if width * height > limits.pixels or max(width, height) > limits.side:
        raise fault(
            "FILE-PIXELS",
            word("The picture has {width} × {height} points.", width=width, height=height),
            word("Make it smaller: at most {most} million points.", most=limits.pixels // 1_000_000),
        )


def _orientation(body: bytes) -> int:
    """Which way up the picture is, from its EXIF; 1 when that cannot be read."""
    tiff = body[6:]
    if not body.startswith(b"Exif\0\0") or len(tiff) < 8 or tiff[:2] not in (b"II", b"MM"):
        return 1
    order = "<" if tiff[:2] == b"II" else ">"
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    if start + 2 > len(tiff):
        return 1
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for at in range(start + 2, min(start + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, at)
        if (tag, kind) == (ORIENTATION, 3):
            return int(value) if 1 <= value <= 8 else 1
    return 1


def _only(turned: int) -> bytes:
    """An EXIF segment that says which way up, and nothing else."""
    tiff = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, turned, 0, 0)
    return struct.pack(">BBH", 0xFF, EXIF, len(tiff) + 8) + b"Exif\0\0" + tiff


def png(data: bytes, limits: Limits) -> bytes:
    """A PNG picture, cleaned: still, without texts, times and whatever programs add to it.

    Errors   NotTaken: FILE-BROKEN, FILE-PIXELS
    """
    out, kinds = [STARTS["png"]], []
    for kind, body, whole in _chunks(data):
        if kind == b"IHDR":
            if len(body) != 13:
                raise broken()
            width, height = struct.unpack_from(">II", body)
            _refuse_large(width, height, limits)
        if kind in CHUNKS:
            kinds.append(kind)
            out.append(whole)
    if kinds[:1] != [b"IHDR"] or kinds.count(b"IHDR") != 1 or b"IDAT" not in kinds:
        raise broken()
    return b"".join(out)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """(kind, body, whole) of each chunk up to the end of the picture; each must match its own sum."""
    at = len(STARTS["png"])
    for _ in range(MOST_PIECES):
        if at + 12 > len(data):
            raise broken()
        size, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        if end > len(data) or zlib.crc32(data[at + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]:
            raise broken()
        yield kind, data[at + 8 : end - 4], data[at:end]
        if kind == b"IEND":
            return
        at = end
    raise broken()
