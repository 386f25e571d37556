"""Packages of the ZIP kind (DOCX, XLSX, OFD): judged by their list of parts, then part by part, then written anew."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib

from jiju.core.words import word
from jiju.engines.intake import pictures, properties
from jiju.engines.intake.faults import NotTaken, broken, fault
from jiju.engines.intake.kinds import MEGABYTE, PARTS, STARTS, Limits

BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
SMALLEST = 200_000  # a tiny file may be packed hundredfold without harm
LINK = re.compile(rb"<(?:[\w.-]+:)?Relationship\b[^<>]*>")
RUNS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
INNER = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"%PDF-")
ENDINGS = (".exe", ".dll", ".com", ".bat", ".cmd", ".js", ".vbs", ".ps1", ".sh", ".jar", ".msi", ".scr", ".hta", ".lnk")
MACROS = re.compile(r"vbaproject|(^|/)activex/|(^|/)macrosheets/")
SAVE_PLAIN = word("Save it without macros, embedded files and links to other files, and send that.")
Parts = list[tuple[str, bytes]]


def cleaned(data: bytes, kind: str, limits: Limits) -> tuple[bytes, bool]:
    """The package with its properties removed; one that carries a signature as it came, for it would break.

    Errors   NotTaken
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_members(archive, kind, len(data), limits)
            parts = [(m.filename, archive.read(m)) for m in archive.infolist() if not m.is_dir()]
            at_start = min(m.header_offset for m in archive.infolist()) == 0 and not archive.comment
    except BROKEN:
        raise broken() from None
    for name, content in parts:
        _refuse_part(name, content)
    if properties.is_signed(parts):
        if not at_start:
            raise broken()
        return data, False
    return _written([(n, _picture(n, c, limits)) for n, c in properties.removed(parts, kind)]), True


def _refuse_members(archive: zipfile.ZipFile, kind: str, packed: int, limits: Limits) -> None:
    members = archive.infolist()
    names = [m.filename for m in members]
    unpacked = sum(m.file_size for m in members)
    if len(members) > limits.members:
        raise fault(
            "FILE-MEMBERS",
            word("The file holds {n} parts; at most {most} are taken.", n=len(members), most=limits.members),
        )
    if unpacked > limits.unpacked or (unpacked > SMALLEST and unpacked > packed * limits.ratio):
        raise fault("FILE-BOMB", word("Unpacked, the file would have {n} MB.", n=unpacked // MEGABYTE))
    if len({n.lower() for n in names}) < len(names):
        raise fault("FILE-TWICE", word("The file holds one of its parts twice."))
    if any(m.flag_bits & 0x41 for m in members):
        raise fault("FILE-LOCKED", word("The file is locked by a password."), word("Send it without the password."))
    if any(_is_unsafe(m) for m in members):
        raise fault("FILE-UNSAFE", word("The file holds parts that files of its kind do not have."))
    if any(MACROS.search(n.lower()) for n in names):
        raise fault("FILE-MACRO", word("Files with macros are not taken."), SAVE_PLAIN)
    if PARTS[kind] not in names:
        raise fault("FILE-KIND", word("In truth it is no file of the kind {kind}.", kind=kind.upper()))


def _is_unsafe(m: zipfile.ZipInfo) -> bool:
    name = m.filename
    climbs = name.startswith("/") or ".." in name.split("/") or ":" in name or "\\" in name or "\0" in name
    return climbs or stat.S_ISLNK(m.external_attr >> 16) or name.lower().endswith(ENDINGS)


def _refuse_part(name: str, content: bytes) -> None:
    if content.startswith(RUNS):
        raise fault("FILE-MACRO", word("The file carries programs or objects of other programs."), SAVE_PLAIN)
    if content.startswith(INNER):
        raise fault("FILE-INSIDE", word("The file carries other files."), SAVE_PLAIN)
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return
    if not _is_plain_text(content) or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise fault("FILE-UNSAFE", word("The file holds parts that files of its kind do not have."))
    if b"macroEnabled" in content and name == "[Content_Types].xml":
        raise fault("FILE-MACRO", word("Files with macros are not taken."), SAVE_PLAIN)
    if name.lower().endswith(".rels") and any(_reaches_out(link) for link in LINK.findall(content)):
        raise fault(
            "FILE-LINKS", word("The file fetches parts of itself from elsewhere when it is opened."), SAVE_PLAIN
        )


def _is_plain_text(content: bytes) -> bool:
    """Whether a text is UTF-8, so that what is looked for in it cannot be written in another way."""
    if b"\0" in content:
        return False
    said = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)", content)
    return said is None or said[1].lower() in {b"utf-8", b"us-ascii", b"ascii"}


def _reaches_out(link: bytes) -> bool:
    """Whether a relation leads out of the file; what a reader follows by a click may."""
    return b"External" in link and not re.search(rb"[\"'][^\"']*/hyperlink[\"']", link)


def _picture(name: str, content: bytes, limits: Limits) -> bytes:
    """A picture inside a package, cleaned like one sent by itself; one that cannot be read stays as it is."""
    try:
        if content.startswith(STARTS["jpg"]):
            return pictures.jpg(content, limits)
        if content.startswith(STARTS["png"]):
            return pictures.png(content, limits)
    except NotTaken as not_taken:
        if not_taken.finding.rule != "FILE-BROKEN":
            raise
    return content


def _written(parts: Parts) -> bytes:
    """A package of these parts, with no dates and nothing between them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            plain = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            is_picture = content.startswith((STARTS["jpg"], STARTS["png"]))  # packed already
            plain.compress_type = zipfile.ZIP_STORED if is_picture else zipfile.ZIP_DEFLATED
            archive.writestr(plain, content)
    return out.getvalue()
