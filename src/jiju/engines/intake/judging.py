"""The whole judgement of one file, from its name to the bytes that may be kept."""

from __future__ import annotations

import io
import zipfile

from jiju.core.findings import Finding
from jiju.core.words import word
from jiju.engines.intake import names, packages, papers, pictures, rewriting
from jiju.engines.intake.faults import NotTaken, fault
from jiju.engines.intake.kinds import ENDINGS, LIMITS, MEGABYTE, PACKED, PARTS, RUNS, STARTS, Limits
from jiju.engines.intake.shapes import Taken, Upload

KINDS = word("Files of these kinds are taken: PDF, JPG, PNG, DOCX, XLSX, OFD.")


def take_in(upload: Upload, limits: Limits = LIMITS) -> Taken | Finding:
    """The file as it may be kept, or the first reason why not.

    Missing  a file without content is refused
    Errors   none is raised: whatever the file holds, the answer is a value
    """
    try:
        name = names.harmless(upload.name)
        kind = _kind(upload.data, name, limits)
        data, is_cleaned = _cleaned(upload.data, kind, limits)
    except NotTaken as not_taken:
        return not_taken.finding
    return Taken(name, kind, data, upload.data, is_cleaned)


def _kind(data: bytes, name: str, limits: Limits) -> str:
    """What the file is: the ending of the name and the first bytes must agree."""
    if not data:
        raise fault("FILE-EMPTY", word("The file is empty."), word("Choose the file again."))
    if len(data) > limits.bytes:
        raise fault(
            "FILE-SIZE",
            word("The file is larger than {most} MB.", most=limits.bytes // MEGABYTE),
            word("Make its pictures smaller, or send it in parts."),
        )
    kind = ENDINGS.get(names.ending(name), "")
    if not kind:
        raise fault("FILE-KIND", word("Files of this kind are not taken."), KINDS)
    if names.endings_before_the_last(name) & RUNS:
        raise fault("FILE-NAME", word("The name holds the ending of a program."), word("Give it a plain name."))
    if not data.startswith(STARTS[kind]):
        raise fault("FILE-KIND", word("In truth it is no file of the kind {kind}.", kind=kind.upper()), KINDS)
    return kind


def _cleaned(data: bytes, kind: str, limits: Limits) -> tuple[bytes, bool]:
    if kind in PARTS:
        return packages.cleaned(data, kind, limits)
    if kind == "pdf":
        papers.refuse(data, limits)
        written, is_cleaned = rewriting.cleaned(data)
        _refuse_two_in_one(written)
        return written, is_cleaned
    kept = pictures.jpg(data, limits) if kind == "jpg" else pictures.png(data, limits)
    _refuse_two_in_one(kept)
    return kept, True


def _refuse_two_in_one(data: bytes) -> None:
    """A file that is a package as well would be one thing to us and another to the program that opens it."""
    if PACKED in data and zipfile.is_zipfile(io.BytesIO(data)):
        raise fault("FILE-TWO-IN-ONE", word("The file is a package of the ZIP kind as well."))
