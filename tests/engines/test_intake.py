"""Files are judged by what they are, cleaned of what they tell of their makers, and otherwise left as they came."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from jiju.core.findings import Finding
from jiju.engines.intake import LIMITS, Limits, Taken, Upload, harmless, take_in
from tests.engines import made_files as made


def taken(name: str, data: bytes, limits: Limits = LIMITS) -> Taken:
    out = take_in(Upload(name, data), limits)
    assert isinstance(out, Taken), out
    return out


def refused(name: str, data: bytes, limits: Limits = LIMITS) -> str:
    out = take_in(Upload(name, data), limits)
    assert isinstance(out, Finding)
    assert str(out.says)
    assert str(out.remedy)
    return out.rule


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", made.SOUND)
def test_a_sound_file_of_each_kind_is_taken(name: str) -> None:
    out = taken(name, made.SOUND[name])
    assert (out.name, out.sent) == (name, made.SOUND[name])
    assert out.kind == name.rsplit(".", 1)[1].replace("jpeg", "jpg")
    assert out.is_cleaned is (out.kind != "pdf")


@pytest.mark.parametrize("name", made.SOUND)
def test_what_is_kept_is_taken_again_unchanged(name: str) -> None:
    once = taken(name, made.SOUND[name]).data
    assert taken(name, once).data == once


def test_a_photograph_loses_its_place_and_keeps_which_way_up_it_is() -> None:
    out = taken("a.jpg", made.jpg(made.exif(6), made.segment(0xFE, b"by Zhang San"), made.segment(0xED, b"Photoshop")))
    assert b"GPS" not in out.data
    assert b"Zhang" not in out.data
    assert b"Photoshop" not in out.data
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in out.data  # tag 0112, which way up: 6


def test_a_photograph_that_stands_upright_keeps_no_exif() -> None:
    assert b"Exif" not in taken("a.jpg", made.jpg(made.exif(1))).data


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_points_of_a_real_picture_are_what_they_were(kind: str) -> None:
    out, picture = io.BytesIO(), Image.effect_noise((64, 48), 60).convert("RGB")
    marks = Image.Exif()
    marks[0x0112], marks[0x010F] = 8, "Camera of Zhang San"
    picture.save(out, kind, exif=marks, **({"progressive": True} if kind == "JPEG" else {}))
    kept = taken(f"a.{kind.lower()}", out.getvalue()).data
    assert b"Zhang" not in kept
    with Image.open(io.BytesIO(out.getvalue())) as before, Image.open(io.BytesIO(kept)) as after:
        assert before.tobytes() == after.tobytes()


def test_a_picture_loses_texts_times_and_what_stands_after_its_end() -> None:
    told = made.chunk(b"tEXt", b"Author\0Zhang San"), made.chunk(b"eXIf", b"GPS"), made.chunk(b"tIME", b"1234567")
    out = taken("a.png", made.png(2, 2, *told) + b"<script>alert(1)</script>")
    assert out.data == made.png()


def test_a_document_loses_authors_and_keeps_its_words() -> None:
    out = parts(taken("a.docx", made.docx()).data)
    whole = b"".join(out.values())
    assert b"San" not in whole
    assert b"Li Si" not in whole
    assert b"Changchun" not in whole
    assert b'He said: author="Zhang" wrote it' in out["word/document.xml"]
    assert "docProps/thumbnail.jpeg" not in out
    assert b"thumbnail" not in out["_rels/.rels"]


def test_a_workbook_loses_authors_and_keeps_its_cells() -> None:
    book = openpyxl.load_workbook(io.BytesIO(taken("a.xlsx", made.xlsx()).data))
    assert book.active["A1"].value == 38420.6
    assert (book.properties.creator, book.active["A1"].comment.author) == ("openpyxl", "None")
    assert "checked" in book.active["A1"].comment.text


def test_an_ofd_loses_its_makers_and_keeps_its_number() -> None:
    out = parts(taken("a.ofd", made.package(made.OFD)).data)["OFD.xml"]
    assert b"<ofd:DocID>1</ofd:DocID>" in out
    assert b"<ofd:DocRoot>" in out
    assert not any(told in out for told in (b"Zhang", b"WPS", b"Li Si"))


@pytest.mark.parametrize("name", ["a.ofd", "a.docx"])
def test_a_signed_package_stays_as_it_came_and_says_so(name: str) -> None:
    seal = {"a.ofd": "Doc_0/Signs/Sign_0/Signature.xml", "a.docx": "_xmlsignatures/sig1.xml"}[name]
    data = made.package((made.OFD if name == "a.ofd" else made.DOCX) | {seal: b"<Signature/>"})
    out = taken(name, data)
    assert out.data == data
    assert out.is_cleaned is False


def test_pictures_inside_a_document_are_cleaned_as_well() -> None:
    out = parts(taken("a.docx", made.docx({"word/media/image1.jpg": made.jpg(made.exif())})).data)
    assert b"GPS" not in out["word/media/image1.jpg"]


# --- limits: at the limit, and one beyond ---------------------------------------------------------------------


def test_a_file_may_be_as_large_as_the_limit() -> None:
    data = made.pdf()
    assert taken("a.pdf", data, replace(LIMITS, bytes=len(data)))
    assert refused("a.pdf", data, replace(LIMITS, bytes=len(data) - 1)) == "FILE-SIZE"


def test_a_package_may_have_as_many_parts_as_the_limit() -> None:
    assert taken("a.docx", made.docx(), replace(LIMITS, members=len(made.DOCX)))
    assert refused("a.docx", made.docx(), replace(LIMITS, members=len(made.DOCX) - 1)) == "FILE-MEMBERS"


def test_a_package_may_unpack_to_as_much_as_the_limit() -> None:
    unpacked = sum(map(len, made.DOCX.values()))
    assert taken("a.docx", made.docx(), replace(LIMITS, unpacked=unpacked))
    assert refused("a.docx", made.docx(), replace(LIMITS, unpacked=unpacked - 1)) == "FILE-BOMB"


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_picture_may_have_as_many_points_as_the_limit(name: str) -> None:
    limits = Limits(pixels=600, side=30)
    draw = made.png if name == "a.png" else lambda w, h: made.jpg(width=w, height=h)
    assert taken(name, draw(30, 20), limits)
    assert refused(name, draw(30, 21), limits) == "FILE-PIXELS"
    assert refused(name, draw(31, 2), limits) == "FILE-PIXELS"
    assert refused(name, draw(0, 2), limits) == "FILE-BROKEN"


def test_a_stream_of_objects_may_unpack_to_as_much_as_the_limit() -> None:
    data = made.pdf(made.packed(b" " * 1000))
    assert taken("a.pdf", data, replace(LIMITS, unpacked=1000))
    assert refused("a.pdf", data, replace(LIMITS, unpacked=999)) == "FILE-BOMB"


# --- names ------------------------------------------------------------------------------------------------------

NAMES = {
    "../../etc/passwd.pdf": "passwd.pdf",
    "C:\\Users\\zhang\\工资表.pdf": "工资表.pdf",
    "a\0b\r\nc.pdf": "abc.pdf",
    "invoice\u202efdp.docx": "invoicefdp.docx",
    "\u200b说\ufeff明 \t .pdf": "说明 .pdf",
    "..": "",
    "字" * 300 + ".pdf": "字" * 115 + "…" + ".pdf",
    "CON.pdf": "CON.pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_made_harmless(name: str) -> None:
    assert harmless(name) == NAMES[name]


@given(st.text(max_size=400))
def test_no_name_is_long_or_leads_anywhere(name: str) -> None:
    out = harmless(name)
    assert len(out) <= 120
    assert out.isprintable()
    assert not {"/", "\\"} & set(out)
    assert harmless(out) == out
