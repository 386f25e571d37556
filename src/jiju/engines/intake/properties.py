"""What DOCX, XLSX and OFD tell of those who made them: taken out part by part. Each pattern reads a part once."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring  # reading is left to defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from jiju.engines.intake.faults import broken

Parts = list[tuple[str, bytes]]
OFFICE = "http://schemas.openxmlformats.org"
CORE = f'<cp:coreProperties xmlns:cp="{OFFICE}/package/2006/metadata/core-properties"/>'
APP = f'<Properties xmlns="{OFFICE}/officeDocument/2006/extended-properties"/>'
CUSTOM = f'<Properties xmlns="{OFFICE}/officeDocument/2006/custom-properties"/>'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMPTY = {
    "docprops/core.xml": (HEAD + CORE).encode(),
    "docprops/app.xml": (HEAD + APP).encode(),
    "docprops/custom.xml": (HEAD + CUSTOM).encode(),
}
LARGEST_ENTRY = 1024 * 1024  # bytes of the entry of an OFD, which has some thousands
TAG = re.compile(rb"<[^<>]*>")
AUTHORS = re.compile(rb"(<(?:[\w.-]+:)?author>)[^<]*")
# Who wrote comments and changes, and who last held the workbook.
WHO = ("author", "initials", "userId", "providerId", "userName", "lastModifiedBy")
TOLD = frozenset({
    "Author", "Creator", "CreatorVersion", "Title", "Subject", "Abstract", "Keywords", "CreationDate", "ModDate",
    "CustomDatas",
})  # fmt: skip


def is_signed(parts: Parts) -> bool:
    """Whether the package carries an electronic signature or seal, which a change of any part would break."""
    names = [n.lower() for n, _ in parts]
    seals = any(n.startswith(("_xmlsignatures/", "signs/")) or "/signs/" in n for n in names)
    return seals or any(n == "OFD.xml" and b"Signatures>" in c for n, c in parts)


def removed(parts: Parts, kind: str) -> Parts:
    """The parts without what they tell of those who made them."""
    if kind == "ofd":
        return [(n, _ofd(c) if n == "OFD.xml" else c) for n, c in parts]
    return [(n, _plain(n.lower(), c)) for n, c in parts if not n.lower().startswith("docprops/thumbnail")]


def _plain(name: str, content: bytes) -> bytes:
    if name in EMPTY:
        return EMPTY[name]
    if name == "_rels/.rels":
        return TAG.sub(lambda m: b"" if b"/thumbnail" in m[0] else m[0], content)
    if not name.startswith(("word/", "xl/")) or not name.endswith(".xml"):
        return content
    if "comments" in name:
        content = AUTHORS.sub(rb"\1", content)
    return _blanked(content, (*WHO, *_more(name)))


def _more(name: str) -> tuple[str, ...]:
    """What tells of people in one part alone: names in the list of persons, the folder in which a workbook lay."""
    if name.startswith("xl/persons/"):
        return ("displayName",)
    return ("url",) if name == "xl/workbook.xml" else ()


def _blanked(content: bytes, attributes: tuple[str, ...]) -> bytes:
    """The part with these attributes empty, wherever a tag has them. What stands between tags is not touched."""
    wanted = [a.encode() for a in attributes if a.encode() in content]
    if not wanted:
        return content
    pattern = re.compile(rb"(\s(?:[\w.-]+:)?(?:" + b"|".join(wanted) + rb")\s*=\s*)(?:\"[^\"]*\"|'[^']*')")
    return TAG.sub(lambda m: pattern.sub(rb'\1""', m[0]), content)


def _ofd(content: bytes) -> bytes:
    if len(content) > LARGEST_ENTRY:
        raise broken()
    try:
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError):
        raise broken() from None
    for element in root.iter():
        for child in [c for c in element if c.tag.rsplit("}", 1)[-1] in TOLD]:
            element.remove(child)
    if root.tag.startswith("{"):
        register_namespace("ofd", root.tag[1:].split("}")[0])
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))
