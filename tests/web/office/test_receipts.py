"""The receipt of a signature: on its page, as a file, and the same again when the answer was lost on the way."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import uuid
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.config.commands import run
from jiju.rooms.filings import acts
from jiju.rooms.filings.models import Filing
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import REVIEWED, SIGNED, explained, walk
from tests.web import small

ROOT = Path(__file__).resolve().parents[3]
KEY = "a-key-that-is-sent-twice"


def text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


@pytest.fixture
def filing(province: None) -> Filing:
    """The home zone's form, ready to be signed."""
    by = small.actor(Role.ZONE_STATISTICIAN)
    made = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    acts.fill_in(made, by=by, at=small.AT, cells=small.cells(9), expected_version=made.version)
    return explained(made)  # type: ignore[no-any-return]  # the same record


def test_a_repeat_after_a_lost_connection_gives_the_same_receipt(filing: Filing, signed_in: Any) -> None:
    client = signed_in("zone_statistician")
    answers = [client.post(f"/filings/{filing.pk}/certify", {"idempotency_key": KEY}) for _ in range(3)]
    assert [a.headers.get("Idempotency-Replayed") for a in answers] == [None, "true", "true"]
    links = {a["Link"] for a in answers}
    assert len(links) == 1
    found = re.fullmatch(r'<(/receipts/\d+\.json)>; rel="receipt"', links.pop())
    assert found
    files = {client.get(found[1]).content for _ in range(2)}
    walk(filing, SIGNED[1])  # the ledger grows meanwhile
    files.add(client.get(found[1]).content)
    assert len(files) == 1
    assert Entry.objects.filter(action="filings.certify").count() == 1
    assert json.loads(files.pop())["receipt"] == "jiju-receipt-1"


def test_after_each_signature_and_acceptance_the_page_leads_to_its_receipt(filing: Filing, signed_in: Any) -> None:
    at = f"/filings/{filing.pk}"
    for role, path, more in (
        ("zone_statistician", f"{at}/certify", {}),
        ("zone_head", f"{at}/endorse", {}),
        ("county", f"/review/{filing.pk}/decide", {"verb": "pass_county"}),
        ("city", f"/review/{filing.pk}/decide", {"verb": "pass_city"}),
        ("province", f"/review/{filing.pk}/decide", {"verb": "accept"}),
    ):
        client = signed_in(role)
        sent = client.post(path, {"idempotency_key": uuid.uuid4().hex, **more})
        page = text(client, sent["Location"])
        link = re.search(r'<li class="success">[^<]*<a href="(/receipts/\d+)">回执</a>', page)
        assert bool(link) == (more.get("verb") not in {"pass_county", "pass_city"}), path
        if link:
            shown = text(client, link[1])
            assert small.actor(Role(role)).name in shown
            assert "成立" in shown
    history = re.findall(r'href="(/receipts/\d+)\?filing=\d+">回执', text(signed_in("zone_head"), at))
    assert len(history) == 3


def test_a_receipt_carries_the_three_lines_and_the_figures(filing: Filing, signed_in: Any) -> None:
    walk(filing, *REVIEWED, (acts.accept, Role.PROVINCE))
    client = signed_in("zone_head")
    seq = Entry.objects.get(action="filings.accept").seq
    page = text(client, f"/receipts/{seq}")
    statistician, head = small.actor(Role.ZONE_STATISTICIAN).name, small.actor(Role.ZONE_HEAD).name
    lines = re.findall(r"<dt>(填表人|统计负责人|单位负责人|报出日期)</dt><dd>(?:<b>|<span[^>]*>)([^<]+)", page)
    assert lines == [
        ("填表人", statistician), ("统计负责人", statistician), ("单位负责人", head), ("报出日期", "2025-01-20"),
    ]  # fmt: skip
    assert '<td class="num">9,000.0</td>' in page
    entry = Entry.objects.get(pk=seq)
    assert entry.leaf_hash in page
    assert entry.body in page


def test_the_form_and_its_workbook_name_who_signed(filing: Filing, signed_in: Any) -> None:
    client = signed_in("zone_head")
    foot = _foot(client, filing)
    assert "填表人：人员5" in foot
    assert "单位负责人：　　　　" in foot
    page = text(client, f"/filings/{filing.pk}")
    assert page.count("待签署") == 2
    walk(filing, *SIGNED)
    assert "待签署" not in text(client, f"/filings/{filing.pk}")
    assert _foot(client, filing) == (
        "单位负责人：人员4　统计负责人：人员5　填表人：人员5　联系电话：　　　　　报出日期：2025年1月20日"
    )


def _foot(client: Any, filing: Filing) -> str:
    content = client.get(f"/filings/{filing.pk}/template.xlsx").content
    cells = [str(row[0]) for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]
    return next(c for c in cells if c.startswith("单位负责人"))


def test_the_script_that_is_given_out_is_the_one_of_the_house(filing: Filing, signed_in: Any, tmp_path: Path) -> None:
    walk(filing, *SIGNED)
    client = signed_in("zone_head")
    given = client.get("/receipts/verify_receipt.py")
    assert given.content == (ROOT / "tools" / "verify_receipt.py").read_bytes()
    assert 'filename="verify_receipt.py"' in given["Content-Disposition"]
    seq = Entry.objects.get(action="filings.endorse").seq
    (tmp_path / "verify.py").write_bytes(given.content)
    (tmp_path / "r.json").write_bytes(client.get(f"/receipts/{seq}.json").content)
    done = subprocess.run([sys.executable, "-I", "verify.py", "r.json"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "成立 HOLDS")


def test_the_command_line_gives_the_same_receipt_and_one_of_any_entry(
    filing: Filing, signed_in: Any, tmp_path: Path
) -> None:
    walk(filing, *SIGNED)
    seq, out = Entry.objects.get(action="filings.endorse").seq, tmp_path / "r.json"
    assert run(["ledger", "receipt", str(seq), "--out", str(out)]) == 0
    assert out.read_bytes() == signed_in("zone_head").get(f"/receipts/{seq}.json").content
    assert run(["ledger", "receipt", "0", "--out", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["cells"] is None
    assert run(["ledger", "receipt", "999999", "--out", str(out)]) == 1


def test_a_receipt_of_another_area_is_not_there(filing: Filing, signed_in: Any) -> None:
    walk(filing, *SIGNED)
    seq = Entry.objects.get(action="filings.endorse").seq
    for role, wanted in (("zone_head", 200), ("auditor", 200), ("department", 404), ("enterprise", 404)):
        for path in (f"/receipts/{seq}", f"/receipts/{seq}.json"):
            assert signed_in(role).get(path).status_code == wanted, (role, path)
    assert signed_in("expert").get(f"/receipts/{seq}").status_code == 403


def test_clean_ones_passed_together_have_one_receipt_and_each_its_own(filing: Filing, signed_in: Any) -> None:
    walk(filing, *SIGNED)
    county = signed_in("county")
    key = {"idempotency_key": uuid.uuid4().hex}
    sent = county.post("/review/pass_clean", key | {"chosen": str(filing.pk)})
    seq = Entry.objects.get(action="filings.pass_clean").seq
    assert sent["Link"] == f'</receipts/{seq}.json>; rel="receipt"'
    assert "批次摘要" in text(county, f"/receipts/{seq}")
    zone = signed_in("zone_head")
    assert zone.get(f"/receipts/{seq}").status_code == 404
    assert "指标摘要" in text(zone, f"/receipts/{seq}?filing={filing.pk}")
    assert "随批量审核通过" in text(zone, f"/filings/{filing.pk}")
