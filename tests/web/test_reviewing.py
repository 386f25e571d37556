"""An expert's review on the screen: ties first, then codes, and nowhere a word that tells who applies."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from jiju.rooms.selections import acts
from jiju.rooms.selections.models import Call, Panel, Seat, Sheet
from jiju.rooms.selections.shapes import Tie
from jiju.spine.files import Upload
from jiju.spine.models import Attachment
from tests.engines import made_files
from tests.factories import selections_experts as made
from tests.rooms.selections.experts import applying
from tests.web import rounds, small

pytestmark = pytest.mark.django_db
TIE = Tie("kinship", "配偶在该集聚区任职")
DESPITE = "已通知申报单位更正，评审时隐去。"


def signed_in(user: str) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(username=user))
    client.cookies["jiju_language"] = "zh-hans"
    return client


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def told_words(text_: str) -> bytes:
    body = f'<w:document xmlns:w="urn:w"><w:p><w:t>{text_}</w:t></w:p></w:document>'
    return made_files.docx({"word/document.xml": body.encode()})


@pytest.fixture
def call() -> Call:
    """Applications whose answers and files try to tell who they are."""
    small.make()
    made.pool()
    said = {
        "platform": "春晓运营1有限公司（测试集聚区001）在长春市宽城区设平台，负责人法人甲1。",
        "plan": "由编制咨询1有限公司编制。",
    }
    found = applying.unsealed(Z001=said)
    by = rounds.head("Z001")
    applying.attached(found, "Z001", Upload("测试集聚区001材料.docx", told_words("平台服务材料")), "blind", by=by)
    applying.attached(found, "Z001", Upload("春晓.docx", told_words("春晓运营1有限公司")), "blind", by=by)
    applying.attached(found, "Z001", Upload("申报书.pdf", made_files.pdf()), "book", by=by)
    return found


@pytest.fixture
def panel(call: Call) -> Panel:
    made_ = acts.prepare_draw(call, by=rounds.province(), at=made.AT, despite=DESPITE)[0]
    return made.drawn(made_)


def client_of(panel: Panel, n: int = 0) -> Client:
    return signed_in(made.sitter(made.here(panel)[n]).account)


def fields(panel: Panel, **tied: Tie) -> dict[str, str]:
    """The declaration as it is sent."""
    out = {}
    for unit, tie in made.ties(panel, **tied).items():
        out |= {f"tie-{unit}": tie.kind, f"words-{unit}": tie.words}
    return out


def test_nothing_is_shown_before_the_declaration(panel: Panel) -> None:
    client, path = client_of(panel), f"/panel/reviews/{panel.pk}"
    assert "请先作回避声明" in text(client, "/panel")
    page = text(client, path)
    for name in ("测试集聚区001", "春晓运营2有限公司", "法人甲3", "控股母体1集团有限公司"):
        assert name in page
    assert "A-0" not in page
    assert "平台" not in page.split("<main")[1]
    for there in (f"{path}/A-01", f"{path}/A-01/papers/1"):
        assert client.get(there).status_code == 409
    assert send(client, f"{path}/A-01/score", **{"points-base": "20"}).status_code == 409
    assert not Sheet.objects.exists()


def test_each_reader_gets_an_order_of_the_own(call: Call) -> None:
    small_order = set()
    panel = acts.prepare_draw(call, by=rounds.province(), at=made.AT, despite=DESPITE)[0]
    made.declared(made.drawn(panel))
    for n in range(5):
        page = text(client_of(panel, n), f"/panel/reviews/{panel.pk}")
        small_order.add(tuple(re.findall(r"A-0\d", page.split("<tbody>")[1])))
    assert len(small_order) > 1
    assert {tuple(sorted(set(order))) for order in small_order} == {("A-01", "A-02", "A-03")}


def test_a_declaration_is_whole_or_refused_with_what_was_typed(panel: Panel) -> None:
    client, path = client_of(panel), f"/panel/reviews/{panel.pk}/declare"
    refused = send(client, path, **(fields(panel) | {"tie-Z002": "kinship", "words-Z002": "妻"}))
    assert refused.status_code == 409
    assert 'value="妻"' in refused.content.decode()
    assert send(client, path, **{k: v for k, v in fields(panel).items() if "Z003" not in k}).status_code == 409
    assert Seat.objects.filter(state="clear").count() == 0
    assert send(client, path, **fields(panel)).url == f"/panel/reviews/{panel.pk}"
    assert "A-01" in text(client, f"/panel/reviews/{panel.pk}")


def test_a_tie_ends_the_review_at_once(panel: Panel) -> None:
    client, path = client_of(panel), f"/panel/reviews/{panel.pk}"
    send(client, f"{path}/declare", **fields(panel))
    send(client, f"{path}/A-02/score", **{"points-base": "20"})
    assert "已声明" not in text(client, f"{path}/declaration")
    assert send(client, f"{path}/declare", **fields(panel, Z002=TIE)).url == "/panel"
    assert made_panel_name(panel) not in text(client, "/panel")
    gone = ("", "/declaration", "/A-02", "/A-02/papers/1")
    assert {client.get(f"{path}{there}").status_code for there in gone} == {404}
    assert send(client, f"{path}/A-02/score", **{"points-base": "20"}).status_code == 404
    assert send(client, f"{path}/declare", **fields(panel)).status_code == 404
    assert Sheet.objects.get().state == "void"


def made_panel_name(panel: Panel) -> str:
    return f'href="/panel/reviews/{panel.pk}"'


def test_a_sheet_is_saved_and_signed(panel: Panel) -> None:
    client, path = client_of(made.declared(panel)), f"/panel/reviews/{panel.pk}/A-02"
    points = {f"points-{name}": str(value) for name, value in made.points(8).items()}
    refused = send(client, f"{path}/score", **(points | {"points-base": "25.5", "remark": "评语在此", "seen": "0"}))
    assert refused.status_code == 409
    page = unescape(refused.content.decode())
    assert 'value="25.5"' in page
    assert "评语在此</textarea>" in page
    assert send(client, f"{path}/score", **(points | {"points-base": "多"})).status_code == 409
    send(client, f"{path}/score", **({"points-base": "20"} | {"seen": "0"}))
    assert "签字确认</button>" not in text(client, path)
    send(client, f"{path}/score", **(points | {"remark": "评语在此", "seen": "1"}))
    assert send(client, f"{path}/score", **(points | {"seen": "1"})).status_code == 409
    assert "合计 80.00 分" in text(client, path)
    assert send(client, f"{path}/sign_sheet", seen="1").status_code == 409
    send(client, f"{path}/sign_sheet", seen="2")
    page = text(client, path)
    assert "已签字" in page
    assert "<input" not in page.split("<main")[1].replace('type="hidden"', "")
    assert Sheet.objects.get().state == "signed"
    assert "已签 1／3 份" in text(client, f"/panel/reviews/{panel.pk}")


def test_nothing_that_an_expert_opens_tells_who_applies(panel: Panel) -> None:
    """Every page and download after the declaration, against every identifying word of every applicant."""
    made.declared(panel)
    client, path = client_of(panel), f"/panel/reviews/{panel.pk}"
    pages = ["/panel", path, *(f"{path}/A-0{n}" for n in (1, 2, 3))]
    told = "".join(text(client, page) for page in pages)
    paper = client.get(f"{path}/A-01/papers/1")
    assert paper.status_code == 200
    headers = " ".join(f"{k}: {v}" for k, v in paper.headers.items())
    assert "A-01-1.docx" in headers
    with zipfile.ZipFile(io.BytesIO(paper.content)) as archive:
        inside = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    for n in (1, 2, 3):
        names = [
            f"{name}{n}" for name in ("Z00", "测试集聚区00", "春晓运营", "法人甲", "控股母体", "编写人乙", "编制咨询")
        ]
        for word in (*names, applying.OPERATORS[n - 1], "长春", "宽城", "吉林市", "220103", "220202"):
            for where in (told, headers, inside):
                assert word not in where, word
    assert "测试集聚区001材料" not in told + headers
    assert "暂不提供" in told
    assert "▇▇" in told


def test_files_that_tell_or_are_not_blind_are_not_given_out(panel: Panel) -> None:
    made.declared(panel)
    client, path = client_of(panel), f"/panel/reviews/{panel.pk}/A-01/papers"
    assert client.get(f"{path}/1").status_code == 200
    assert {client.get(f"{path}/{n}").status_code for n in (0, 2, 3, 4)} == {404}
    kept = Attachment.objects.filter(owner_kind="selections.Exhibit").order_by("pk")
    assert {client.get(f"/files/{f.pk}/{f.name}").status_code for f in kept} == {404}


def test_an_expert_opens_nothing_of_another_panel(panel: Panel) -> None:
    made.declared(panel)
    sitting = {s.person for s in made.here(panel)}
    other = next(made.person(n) for n in range(1, 16) if made.person(n).person not in sitting)
    path = f"/panel/reviews/{panel.pk}"
    gets = (path, f"{path}/declaration", f"{path}/A-01", f"{path}/A-01/papers/1", "/panel/reviews/999")
    assert {signed_in(other.account).get(there).status_code for there in gets} == {404}
    assert send(signed_in(other.account), f"{path}/A-01/score", **{"points-base": "1"}).status_code == 404
    assert client_of(panel).get(f"{path}/A-09").status_code == 404
    for role in ("province", "auditor", "city", "zone_head"):
        assert {signed_in(role).get(there).status_code for there in gets} == {403}, role
        assert send(signed_in(role), f"{path}/A-01/score").status_code == 403


def test_after_the_closing_the_own_sheet_can_be_read_and_nothing_sent(panel: Panel) -> None:
    made.closed(panel)
    client, path = client_of(panel), f"/panel/reviews/{panel.pk}"
    assert "已结束，不再变动" in text(client, path)
    assert "80" in text(client, f"{path}/A-01")
    assert send(client, f"{path}/A-01/score", **{"points-base": "1", "seen": "1"}).status_code == 409


def test_numbers_that_no_review_has_are_not_found(panel: Panel) -> None:
    client, far = client_of(made.declared(panel)), 99999999999999999999
    gets = (f"reviews/{far}", f"reviews/{far}/declaration", f"reviews/{far}/A-01", f"reviews/{far}/A-01/papers/1",
            f"reviews/{panel.pk}/A-01/papers/{far}", "0", "0/x", f"{far}", f"{far}/x")  # fmt: skip
    assert {path: client.get(f"/panel/{path}").status_code for path in gets} == dict.fromkeys(gets, 404)
    posts = (f"reviews/{far}/declare", f"reviews/{far}/A-01/score", f"reviews/{far}/A-01/sign_sheet", "0/x/give_mark")
    assert {path: send(client, f"/panel/{path}").status_code for path in posts} == dict.fromkeys(posts, 404)
