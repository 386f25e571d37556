"""Files made for tests: sound ones of each kind, and what attackers make of them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import openpyxl
from openpyxl.comments import Comment

Parts = dict[str, bytes]
TYPES = b'<?xml version="1.0" encoding="UTF-8"?><Types/>'


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 2, height: int = 2, *more: bytes) -> bytes:
    """A grey picture, with chunks added before its points."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = b"".join(b"\0" + b"\x80" * 2 for _ in range(2))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def segment(kind: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(body) + 2) + body


def exif(turned: int = 6, tail: bytes = b"GPS 43.88N 125.35E") -> bytes:
    """EXIF that says which way up the picture is, and then where it was taken."""
    tiff = struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, 0x0112, 3, 1, turned, 0, 0)
    return segment(0xE1, b"Exif\0\0" + tiff + tail)


def jpg(*more: bytes, width: int = 8, height: int = 8) -> bytes:
    """The segments of a picture, in their order; its points are made up."""
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0")
    tables = segment(0xDB, b"\0" + b"\x01" * 64)
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\0\x34\xff\xd0\x56"
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
        + b"".join(more)
        + tables
        + frame
        + scan
        + b"\xff\xd9"
    )


def pdf(*objects: bytes, tail: bytes = b"trailer<</Root 1 0 R>>\n") -> bytes:
    body = b"1 0 obj<</Type/Catalog>>endobj\n" + b"".join(o + b"\n" for o in objects)
    return b"%PDF-1.7\n" + body + tail + b"startxref\n0\n%%EOF\n"


def packed(text: bytes, more: bytes = b"", packing: bytes = b"/Filter/FlateDecode") -> bytes:
    """A stream of objects."""
    head = b"5 0 obj<</Type/ObjStm/N 1/First 4" + packing + more + b">>stream\n"
    return head + (zlib.compress(text) if packing.endswith(b"FlateDecode") else text) + b"\nendstream endobj"


def package(parts: Parts, *more: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in [*parts.items(), *more]:
            archive.writestr(name, data)
    return out.getvalue()


DOCX = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": b'<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/>'
    b'<Relationship Id="r2" Type="x/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>',
    "word/document.xml": b'<w:document xmlns:w="w"><w:ins w:id="1" w:author="Zhang San" w:date="2025"><w:t>He said:'
    b' author="Zhang" wrote it</w:t></w:ins></w:document>',
    "word/comments.xml": b'<w:comments xmlns:w="w"><w:comment w:author="Li Si" w:initials="LS"/></w:comments>',
    "docProps/core.xml": b"<cp:coreProperties><dc:creator>Zhang San</dc:creator></cp:coreProperties>",
    "docProps/app.xml": b"<Properties><Company>Changchun Zone</Company></Properties>",
    "docProps/thumbnail.jpeg": jpg(),
}
OFD = {
    "OFD.xml": b'<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocInfo>'
    b"<ofd:DocID>1</ofd:DocID><ofd:Author>Zhang San</ofd:Author><ofd:Creator>WPS</ofd:Creator><ofd:CustomDatas>"
    b'<ofd:CustomData Name="who">Li Si</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>'
    b"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    "Doc_0/Document.xml": b"<ofd:Document/>",
}


def docx(changes: Parts | None = None, *more: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    return package(DOCX | (changes or {}), *more)


def xlsx() -> bytes:
    """A workbook as a program writes it, with its author and a comment."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.properties.creator = "Zhang San"
    book.active["A1"] = 38420.6
    book.active["A1"].comment = Comment("checked", "Li Si")
    book.save(out)
    return out.getvalue()


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("word/evil.xml")
    info.external_attr = 0o120777 << 16
    return info


def locked() -> bytes:
    data = bytearray(docx())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


SOUND: dict[str, bytes] = {
    "工资汇总表.pdf": pdf(),
    "现场照片.jpg": jpg(exif()),
    "现场照片.jpeg": jpg(),
    "截图.png": png(),
    "说明.docx": docx(),
    "台账.xlsx": xlsx(),
    "公文.ofd": package(OFD),
}
