"""PDF: refused when it would run something, carry other files, or cannot be read by everybody.

The bytes are scanned, packed object streams included. What passes is taken apart and written anew by `rewriting`.
Each pattern reads the bytes once: a file that is made to be slow to scan is as quick as any other.
"""

from __future__ import annotations

import re
import zlib

from jiju.core.words import Word, word
from jiju.engines.intake.faults import broken, fault
from jiju.engines.intake.kinds import Limits

TAIL = 1024  # bytes within which a PDF says that it ends
NEAR = 2048  # bytes within which the head of a stream of objects begins and ends
MOST_STREAMS = 5000
PRINT = word("Print it to a new PDF and send that.")
HIDDEN = word("The PDF holds parts that cannot be looked into.")
REFUSED: dict[bytes, tuple[str, Word]] = {
    b"Encrypt": ("FILE-LOCKED", word("The PDF is locked by a password or against changes.")),
    b"JavaScript": ("FILE-SCRIPT", word("The PDF holds a script.")),
    b"Launch": ("FILE-SCRIPT", word("The PDF would start a program.")),
    b"XFA": ("FILE-SCRIPT", word("The PDF holds a form that runs scripts.")),
    b"SubmitForm": ("FILE-SCRIPT", word("The PDF would send what is typed into it to an address.")),
    b"ImportData": ("FILE-SCRIPT", word("The PDF would read files of who opens it.")),
    b"EmbeddedFile": ("FILE-INSIDE", word("The PDF carries other files.")),
    b"EmbeddedFiles": ("FILE-INSIDE", word("The PDF carries other files.")),
    b"RichMedia": ("FILE-INSIDE", word("The PDF carries films or programs.")),
}
# The head of a stream of objects, as programs write it: on a line of its own, without texts in which to hide.
HEAD = re.compile(rb"(?:\A|[\r\n])\d{1,10}[ \r\n]+\d{1,5}[ \r\n]+obj\s*<<([^()%]*)>>\s*stream\r?\n")
PACKED = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])\s*(?=[/>]|\Z)")
ODD = re.compile(rb"#|/(?:DecodeParms|DP|F|FFilter|Crypt)(?![A-Za-z])")  # what would have to be read in another way


def _spelt(name: bytes) -> bytes:
    """A pattern of a name, any letter of which may be written as a number."""
    digits = [re.sub(rb"[a-f]", lambda m: b"[%s%s]" % (m[0], m[0].upper()), b"%x" % letter) for letter in name]
    return b"".join(b"(?:%c|#%s)" % (letter, digit) for letter, digit in zip(name, digits, strict=True))


AFTER = rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z)"  # what ends a name
UNWANTED = {name: re.compile(b"/" + _spelt(name) + AFTER) for name in REFUSED}
OBJECTS = re.compile(b"/" + _spelt(b"ObjStm") + AFTER)


def refuse(data: bytes, limits: Limits) -> None:
    """Refuse a PDF that is cut off, locked, or holds what runs.

    Errors   NotTaken: FILE-BROKEN, FILE-LOCKED, FILE-SCRIPT, FILE-INSIDE, FILE-HIDDEN, FILE-BOMB
    """
    if not re.match(rb"%PDF-[12]\.\d", data) or b"%%EOF" not in data[-TAIL:]:
        raise broken()
    _refuse_names(data)
    left = limits.unpacked
    for count, told in enumerate(OBJECTS.finditer(data), 1):
        if count > MOST_STREAMS:
            raise _hidden()
        text = _unpacked(data, _body_of(data, told.start()), left)
        left -= len(text)
        _refuse_names(text)


def _refuse_names(text: bytes) -> None:
    for name, pattern in UNWANTED.items():
        if pattern.search(text):
            code, says = REFUSED[name]
            raise fault(code, says, PRINT)


def _body_of(data: bytes, at: int) -> int:
    """Where the stream begins whose head tells that it holds objects; one written to be overlooked hides something."""
    start = data.rfind(b"obj", max(at - NEAR, 0), at)
    end = data.find(b"stream", at, at + NEAR)
    found = HEAD.search(data, max(start - 20, 0), end + 8) if start >= 0 and end >= 0 else None
    if found is None or found.end() < end or not PACKED.search(found[1]) or ODD.search(found[1]):
        raise _hidden()
    return found.end()


def _unpacked(data: bytes, at: int, most: int) -> bytes:
    """The objects of a stream. One that goes on beyond what seems its end hides something."""
    end = data.find(b"endstream", at)
    opened = zlib.decompressobj()
    try:
        text = opened.decompress(data[at : end if end >= 0 else len(data)], most + 1)
    except zlib.error:
        raise broken() from None
    if len(text) > most:
        raise fault("FILE-BOMB", word("Unpacked, the file would be far larger than files of its kind."), PRINT)
    if not opened.eof:
        raise _hidden()
    return text


def _hidden() -> Exception:
    return fault("FILE-HIDDEN", HIDDEN, PRINT)
