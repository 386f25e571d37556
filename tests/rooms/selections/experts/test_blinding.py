"""Blind: words that tell who applies are found and hidden, and files that hold them are kept back."""

from __future__ import annotations

import zlib

import pytest

from jiju.core.refusals import NotFound
from jiju.engines.intake import words_of
from jiju.rooms.selections import acts, checks, queries
from jiju.rooms.selections.acts import panel_refusals as told
from jiju.rooms.selections.models import Application, Call
from jiju.spine.actors import Actor
from jiju.spine.files import Upload
from jiju.spine.models import Entry
from jiju.spine.records import opened
from jiju.spine.roles import Role
from tests.engines import made_files
from tests.factories import selections_experts as made
from tests.rooms.selections.experts import applying
from tests.rooms.selections.experts.ways import refused
from tests.web import rounds, small

BOM = b"\xfe\xff"


def document(text: str) -> bytes:
    """A DOCX with these words."""
    body = f'<w:document xmlns:w="urn:w"><w:p><w:t>{text[:2]}</w:t><w:t>{text[2:]}</w:t></w:p></w:document>'
    return made_files.docx({"word/document.xml": body.encode()})


@pytest.mark.parametrize(
    "said",
    [
        "春晓运营1有限公司负责",
        "春 晓运营\n1有限公司",
        "春\u200b晓运营1",
        "ｚ００１",
        "法人甲1 说",
        "春晓运营1",
        "位于宽城",
        applying.OPERATORS[0],
    ],
)
def test_words_that_tell_are_found_however_they_are_written(db: None, said: str) -> None:
    small.make()
    words = _words()
    assert checks.told_in(said, words)
    assert checks.told_in(checks.without(said, words), words) == ()


def test_words_that_tell_nothing_stay(db: None) -> None:
    small.make()
    plain = "平台服务企业300户，设三个窗口，编写材料。"
    assert checks.without(plain, _words()) == plain


def _words() -> tuple[str, ...]:
    call = applying.unsealed(zones=1)
    (one,) = queries.applied(call.applications.order_by("code"))
    return queries.telling_words(one, small.DAY)


def test_words_are_read_out_of_files() -> None:
    assert "春晓运营" in words_of(document("春晓运营公司"), "docx").replace("\n", "")
    name = "春晓运营".encode("utf-16-be")
    literal = b"<</Title(" + BOM + name.replace(b"(", b"\\(") + b")>>"
    assert "春晓运营" in words_of(made_files.pdf(literal), "pdf")
    assert "春晓运营" in words_of(made_files.pdf(b"<</Title<" + (BOM + name).hex().encode() + b">>>"), "pdf")
    stream = zlib.compress(b"BT (" + "春晓运营".encode() + b") Tj ET")
    packed = b"<</Filter/FlateDecode>>\nstream\n" + stream + b"\nendstream"
    assert "春晓运营" in words_of(made_files.pdf(packed), "pdf")
    assert words_of(made_files.png(), "png") == ""
    assert words_of(b"PK broken", "docx") == ""


@pytest.fixture
def call(db: None) -> Call:
    """A call in which the first zone names itself in an answer that experts read, and in a file."""
    small.make()
    made.pool()
    found = applying.unsealed(Z001={"platform": "春晓运营1有限公司建成平台。"})
    applying.attached(
        found, "Z001", Upload("春晓方案.docx", document("春晓运营1有限公司")), "blind", by=rounds.head("Z001")
    )
    applying.attached(found, "Z002", Upload("测试002.docx", document("匿名材料")), "blind", by=rounds.head("Z002"))
    applying.attached(found, "Z002", Upload("测试002.pdf", made_files.pdf()), "book", by=rounds.head("Z002"))
    return found


def application(call: Call, unit: str) -> Application:
    return Application.objects.get(call=call, unit=unit)


def test_each_place_that_tells_is_a_finding_for_the_formal_check(call: Call) -> None:
    found = queries.tellings(queries.at_the_experts(call), small.DAY)
    assert [(t.code, t.where, t.is_file) for t in found] == [
        ("A-01", "公共服务平台建设和服务情况", False), ("A-01", "评审用匿名材料", True),
    ]  # fmt: skip


def test_the_draw_goes_on_only_with_a_reason(call: Call) -> None:
    asked = {"by": rounds.province(), "at": made.AT}
    found = refused(told.NameShowsThrough, acts.prepare_draw, call, **asked)
    assert isinstance(found, told.NameShowsThrough)
    assert len(found.lines) == 2
    refused(told.WordsAreMissing, acts.prepare_draw, call, despite="不管", **asked)
    (panel,) = acts.prepare_draw(call, despite="已通知申报单位更正，评审时隐去。", **asked)
    assert panel.despite
    assert '"tellings":2' in Entry.objects.get(action="selections.prepare_draw").body


def test_experts_read_answers_marked_blind_without_words_that_tell(call: Call) -> None:
    found = {a.name: a.value for a in queries.answers(application(call, "Z001"), small.DAY)}
    assert "运营管理机构名称" not in found
    assert "四至范围" not in found
    assert found["公共服务平台建设和服务情况"] == "▇▇建成平台。"
    assert found["规划面积"] == "101"


def test_files_have_names_of_ours_and_those_that_tell_are_kept_back(call: Call) -> None:
    (one,) = queries.papers(application(call, "Z001"), small.DAY)
    assert (one.name, one.is_held) == ("A-01-1.docx", True)
    (other,) = queries.papers(application(call, "Z002"), small.DAY)
    assert (other.name, other.material, other.is_held) == ("A-02-1.docx", "评审用匿名材料", False)
    assert queries.paper(application(call, "Z002"), 1, small.DAY).name == "A-02-1.docx"
    for unit, number in (("Z001", 1), ("Z002", 2), ("Z002", 0)):
        with pytest.raises(NotFound):
            queries.paper(application(call, unit), number, small.DAY)


def test_where_the_review_is_not_blind_nothing_is_hidden(db: None) -> None:
    small.make()
    made.pool()
    open_ = applying.unsealed(applying.procedure(blind=False))
    names = {a.name: a.value for a in queries.answers(application(open_, "Z001"), small.DAY)}
    assert names["运营管理机构名称"] == "春晓运营1有限公司"
    assert queries.tellings(queries.at_the_experts(open_), small.DAY) == ()


@pytest.mark.django_db
def test_the_code_is_read_by_those_who_run_panels_alone_until_the_panel_is_closed() -> None:
    panel = made.drawn()
    found = Application.objects.get(call=panel.call, unit="Z001")
    blind = (small.actor(Role.CITY), rounds.head("Z001"))
    for by in (rounds.province(), small.actor(Role.AUDITOR)):
        assert _codes(by, found) == {"A-01"}
    for by in blind:
        assert _codes(by, found) == {""}
    made.closed(panel)
    for by in blind:
        assert _codes(by, found) == {"A-01"}


@pytest.mark.django_db
def test_where_no_expert_reviews_the_code_is_read_by_all() -> None:
    small.make()
    call = applying.unsealed(zones=1)
    with opened():
        call.wording = applying.of_case().wording
        call.save()
    assert _codes(small.actor(Role.CITY), Application.objects.get(call=call)) == {"A-01"}


def _codes(by: Actor, found: Application) -> set[str]:
    """The codes of an application on its page and in its list."""
    listed = [n.code for n in queries.applications(by, found.call_id) if n.id == found.pk]
    assert listed
    return {queries.application(by, found.pk, on=small.DAY).line.code, *listed}
