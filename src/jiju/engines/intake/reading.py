"""The words of a file, as far as they can be had without a program that shows it: to look for names in them.

DOCX, XLSX and OFD give every text of every part. A PDF gives the texts of its properties and of streams that are packed
in the common way; letters that a PDF draws by the numbers of a font of its own are not read, nor is any picture.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from jiju.engines.intake.kinds import LIMITS, PARTS
from jiju.engines.intake.packages import BROKEN

TAGS = re.compile(r"<[^<>]*>")
ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')")
STREAM = re.compile(rb"stream\r?\n")
HEXED = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
LITERAL = re.compile(rb"\(((?:\\.|[^\\()])*)\)", re.DOTALL)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
MOST_STREAMS = 2000


def words_of(data: bytes, kind: str) -> str:
    """Every text that can be read in a file that was taken in; empty for pictures and for what cannot be read."""
    if kind in PARTS:
        return "\n".join(_package(data))
    return "\n".join(_pdf(data)) if kind == "pdf" else ""


def _package(data: bytes) -> Iterator[str]:
    """The texts of each part, and what stands in the attributes of its tags."""
    left = LIMITS.unpacked
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                left -= member.file_size
                if member.filename.lower().endswith((".xml", ".rels")) and left > 0:
                    text = archive.read(member).decode("utf-8", "replace")
                    yield html.unescape(TAGS.sub("", text))
                    yield html.unescape(
                        "\n".join(a or b for tag in TAGS.findall(text) for a, b in ATTRIBUTE.findall(tag))
                    )
    except BROKEN:
        return


def _pdf(data: bytes) -> Iterator[str]:
    """The strings of a PDF, in the ways in which programs write them."""
    left = LIMITS.unpacked
    yield from _strings(data)
    for count, told in enumerate(STREAM.finditer(data)):
        if count == MOST_STREAMS or left <= 0:
            return
        text = _unpacked(data[told.end() : data.find(b"endstream", told.end())], left)
        left -= len(text)
        yield from _strings(text)


def _unpacked(body: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(body, most)
    except zlib.error:
        return b""  # packed in another way, or a picture


def _strings(text: bytes) -> Iterator[str]:
    """Literal and hexadecimal strings, and the bytes themselves, read as the encodings that carry Chinese."""
    yield text.decode("utf-8", "ignore")
    joined = b"".join(_literal(m[1]) for m in LITERAL.finditer(text))
    hexed = b"".join(_hexed(m[1]) for m in HEXED.finditer(text))
    for found in (joined, hexed):
        for encoding in ("utf-16-be", "utf-8", "gb18030"):
            yield found.replace(b"\xfe\xff", b"").decode(encoding, "ignore")


def _literal(body: bytes) -> bytes:
    def plain(m: re.Match[bytes]) -> bytes:
        return bytes([int(m[1], 8) & 255]) if m[1][:1].isdigit() and m[1] < b"8" else PLAIN.get(m[1], m[1])

    return ESCAPED.sub(plain, body)


def _hexed(body: bytes) -> bytes:
    digits = re.sub(rb"\s", b"", body)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
