"""The child process that alone takes a PDF apart: limits on memory and time, and nothing that it could change.

The file comes in on stdin; on stdout goes the one that was written anew, from what its pages need and nothing else.
A file that is signed is not written anew: the child then ends with the code SIGNED.
"""

from __future__ import annotations

import io
import resource
import sys
from typing import Any

from jiju.engines.intake import pictures
from jiju.engines.intake.faults import NotTaken
from jiju.engines.intake.kinds import LIMITS

SIGNED = 3
# What tells of makers and tools, runs by itself, or carries other files, in whatever dictionary it stands.
DROPPED = frozenset({
    "/Metadata", "/PieceInfo", "/LastModified", "/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles", "/AF", "/Thumb",
    "/Collection", "/Threads", "/SpiderInfo", "/Perms", "/Legal", "/XFA", "/CreatorInfo", "/Info",
})  # fmt: skip
OF_NOTES = frozenset({"/T", "/M", "/CreationDate", "/NM"})  # who wrote a note beside the text, and when
FOLLOWED = frozenset({"/GoTo", "/URI", "/Named"})  # what a reader does by a click of his own
MOST_OBJECTS = 400_000


def main() -> None:
    """Write one PDF anew. The words: most memory in bytes, most seconds."""
    memory, seconds = (int(a) for a in sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    written = rewritten(sys.stdin.buffer.read())
    if written is None:
        sys.exit(SIGNED)
    sys.stdout.buffer.write(written)


def rewritten(data: bytes) -> bytes | None:
    """The PDF without what it tells of its makers; nothing when it is signed, for a signature would break."""
    # after the limits, so that they hold for it
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(io.BytesIO(data), strict=False)
    things = list(_things(reader.trailer["/Root"]))
    if any(_is_signed(thing) for thing in things):
        return None
    pages = len(reader.pages)
    writer, out = PdfWriter(clone_from=reader), io.BytesIO()
    writer.metadata = None
    writer.write(out)
    if not pages or len(PdfReader(io.BytesIO(out.getvalue())).pages) != pages:
        raise ValueError("pages were lost")
    return out.getvalue()


def _things(root: Any) -> Any:
    """Every dictionary that hangs on the root, each once; what is to go is taken out before its parts are looked at."""
    seen, ahead, count = set(), [root], 0
    while ahead:
        one = ahead.pop()
        if hasattr(one, "idnum"):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        count += 1
        if count > MOST_OBJECTS:
            raise ValueError("too many objects")
        if isinstance(one, dict):
            _strip(one)
            yield one
            ahead += [dict.__getitem__(one, key) for key in one]
        elif isinstance(one, list):
            ahead += [list.__getitem__(one, n) for n in range(len(one))]


def _strip(thing: Any) -> None:
    for key in DROPPED & thing.keys():
        if not _is_signed(thing):
            del thing[key]
    if "/Subtype" in thing and "/Rect" in thing and not thing.keys() & {"/FT", "/Kids", "/Parent"}:
        for key in OF_NOTES & thing.keys():
            del thing[key]
    for key in ("/A", "/Next"):
        action = thing.get(key)
        if isinstance(action, dict) and "/S" in action and action["/S"] not in FOLLOWED:
            del thing[key]
    if thing.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]) and hasattr(thing, "_data"):
        _clean_picture(thing)


def _clean_picture(thing: Any) -> None:
    """A photograph inside is cleaned like one that is sent by itself; one that cannot be read stays as it is."""
    try:
        thing._data = pictures.jpg(bytes(thing._data), LIMITS)
    except NotTaken:
        return


def _is_signed(thing: Any) -> bool:
    signs = "/ByteRange" in thing or thing.get("/Type") in {"/Sig", "/DocTimeStamp"}
    return signs or (thing.get("/FT") == "/Sig" and "/V" in thing)


if __name__ == "__main__":
    main()
