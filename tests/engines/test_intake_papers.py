"""PDF loses what it tells of its makers, and nothing of its pages; one that is signed stays as it came."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from pypdf.annotations import FreeText

from jiju.engines.intake import Taken, Upload, take_in
from jiju.engines.intake.paper_child import rewritten
from tests.engines import made_files as made

generic = pypdf.generic
Change = Callable[[Any], None]


def name(text: str) -> Any:
    return generic.NameObject(text)


def words(text: str) -> Any:
    return generic.TextStringObject(text)


def things(**held: Any) -> Any:
    return generic.DictionaryObject({name(f"/{key}"): value for key, value in held.items()})


def paper(*changes: Change, pages: int = 2) -> bytes:
    """A PDF with two pages of text, its author in its properties, and what the changes add."""
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for number in range(pages):
        page = writer.add_blank_page(200, 200)
        content = generic.DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 20 100 Td (page {number + 1}) Tj ET".encode())
        page[name("/Contents")] = writer._add_object(content)
        font = things(Type=name("/Font"), Subtype=name("/Type1"), BaseFont=name("/Helvetica"))
        page[name("/Resources")] = things(Font=things(F1=font))
    writer.add_metadata({"/Author": "Zhang San", "/Title": "Zone of Changchun", "/Creator": "WPS"})
    for change in changes:
        change(writer)
    writer.write(out)
    return out.getvalue()


def taken(data: bytes) -> Taken:
    out = take_in(Upload("工资汇总表.pdf", data))
    assert isinstance(out, Taken), out
    return out


def xmp(writer: Any) -> None:
    writer.xmp_metadata = (
        b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Zhang San"/></rdf:RDF></x:xmpmeta>'
    )


def of_a_page(writer: Any) -> None:
    stream = generic.DecodedStreamObject()
    stream.set_data(b"<x>Zhang San</x>")
    writer.pages[0][name("/Metadata")] = writer._add_object(stream)


def pieces(writer: Any) -> None:
    writer.pages[1][name("/PieceInfo")] = things(App=things(Private=words("Zhang San")))


def note(writer: Any) -> None:
    made_by = FreeText(text="look here", rect=(10, 10, 90, 40))
    made_by[name("/T")] = words("Zhang San")
    made_by[name("/M")] = words("D:20250120Zhang San")
    writer.add_annotation(0, made_by)


def opening(writer: Any) -> None:
    writer.root_object[name("/OpenAction")] = things(S=name("/GoTo"), D=words("Zhang San"))
    writer.pages[0][name("/AA")] = things(O=things(S=name("/Sound"), X=words("Zhang San")))


def clicks(writer: Any) -> None:
    for verb, to in (("/URI", words("https://example.org/")), ("/GoToR", words("Zhang San"))):
        place = generic.ArrayObject(map(generic.NumberObject, (1, 1, 9, 9)))
        link = things(Type=name("/Annot"), Subtype=name("/Link"), Rect=place, A=things(S=name(verb), URI=to))
        notes = writer.pages[1].setdefault(name("/Annots"), generic.ArrayObject())
        notes.append(writer._add_object(link))


def photograph(writer: Any) -> None:
    picture = generic.DecodedStreamObject()
    picture.set_data(made.jpg(made.exif()))
    sizes = {"Width": generic.NumberObject(8), "Height": generic.NumberObject(8)}
    picture.update(things(Type=name("/XObject"), Subtype=name("/Image"), Filter=name("/DCTDecode"), **sizes))
    writer.pages[0]["/Resources"][name("/XObject")] = things(Im1=writer._add_object(picture))


def signature(writer: Any) -> None:
    span = generic.ArrayObject(map(generic.NumberObject, (0, 9, 20, 9)))
    seal = things(Type=name("/Sig"), Filter=name("/Adobe.PPKLite"), ByteRange=span, Contents=words("Zhang San"))
    field = things(FT=name("/Sig"), T=words("Signature1"), V=writer._add_object(seal))
    writer.root_object[name("/AcroForm")] = things(Fields=generic.ArrayObject([writer._add_object(field)]))


TOLD: dict[str, Change] = {
    "properties": lambda _: None, "xmp": xmp, "xmp of a page": of_a_page, "data of a program": pieces,
    "who wrote a note": note, "what runs on opening": opening, "actions that leave the file": clicks,
}  # fmt: skip


@pytest.mark.parametrize("change", TOLD.values(), ids=TOLD.keys())
def test_what_a_paper_tells_of_its_makers_is_gone_and_its_pages_are_there(change: Change) -> None:
    data = paper(change)
    out = taken(data)
    assert b"Zhang San" in data
    assert out.is_cleaned
    assert out.sent == data
    for said in (b"Zhang San", b"Changchun", b"WPS", b"pypdf", b"/Producer", b"/Metadata", b"/OpenAction", b"/AA"):
        assert said not in out.data, said
    read = pypdf.PdfReader(io.BytesIO(out.data))
    assert read.metadata is None
    assert [page.extract_text() for page in read.pages] == ["page 1", "page 2"]


def test_notes_and_links_that_a_reader_follows_by_a_click_stay() -> None:
    out = taken(paper(note, clicks))
    read = pypdf.PdfReader(io.BytesIO(out.data))
    assert read.pages[0]["/Annots"][0].get_object()["/Contents"] == "look here"
    there = [one.get_object() for one in read.pages[1]["/Annots"]]
    assert [one["/A"]["/URI"] if "/A" in one else None for one in there] == ["https://example.org/", None]


def test_a_photograph_inside_forgets_where_it_was_taken() -> None:
    data = paper(photograph)
    assert b"GPS 43.88N" in data
    out = taken(data)
    assert out.is_cleaned
    assert b"GPS 43.88N" not in out.data
    read = pypdf.PdfReader(io.BytesIO(out.data))
    assert "/Im1" in read.pages[0]["/Resources"]["/XObject"]


def test_what_an_earlier_revision_of_the_file_told_is_gone() -> None:
    first = paper()
    writer, out = pypdf.PdfWriter(io.BytesIO(first), incremental=True), io.BytesIO()
    writer.add_metadata({"/Author": "Li Si"})
    writer.write(out)
    data = out.getvalue()
    assert data.startswith(first)
    cleaned = taken(data)
    assert cleaned.is_cleaned
    assert b"Zhang San" not in cleaned.data
    assert b"Li Si" not in cleaned.data


def test_a_signed_paper_stays_as_it_came_and_is_told_as_such() -> None:
    data = paper(signature)
    out = taken(data)
    assert (out.data, out.is_cleaned) == (data, False)
    assert rewritten(data) is None


@pytest.mark.parametrize(
    "data",
    [made.pdf(), made.pdf(b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj", tail=b"trailer<</Root 1 0 R>>\n")],
    ids=["no pages", "pages in a ring"],
)
def test_a_paper_that_cannot_be_taken_apart_stays_as_it_came(data: bytes) -> None:
    out = taken(data)
    assert (out.data, out.is_cleaned) == (data, False)


def test_the_same_paper_is_written_the_same_and_a_clean_one_stays_clean() -> None:
    data = paper(xmp, note)
    first = taken(data)
    assert taken(data).data == first.data
    assert taken(first.data).is_cleaned
