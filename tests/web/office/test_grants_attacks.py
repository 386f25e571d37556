"""What is sent beside what a form asks is not stored: no state, number, signer or sum is taken from a request."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape
from openpyxl import load_workbook

from jiju.rooms.grants.models import CityFund, Grant
from jiju.spine.files import attached
from jiju.spine.models import Entry
from tests.engines import made_files
from tests.factories import grants as made
from tests.factories.grants import WHY
from tests.web.office.test_grants import post, proposal

pytestmark = pytest.mark.usefixtures("province")
BESIDE = {"id": "77", "pk": "77", "state": "paid", "paid_yuan": "400000", "proposed_by": "P-AUDITOR", "by": "auditor",
          "approved_by": "P-AUDITOR", "once_key": "", "parts": "{}", "city": "220200", "unit": "Z002",
          "entered_by": "P-AUDITOR", "is_superuser": "1", "role": "administrator"}  # fmt: skip


def test_a_proposal_takes_nothing_but_what_is_asked(signed_in: Any) -> None:
    asked = proposal()
    beside = {k: v for k, v in BESIDE.items() if k not in asked}
    assert post(signed_in("province"), "/grants/propose_grant", **asked, **beside).status_code == 302
    grant = Grant.objects.get()
    assert (grant.state, grant.paid_yuan, grant.unit, grant.city) == ("proposed", 0, "Z001", "220100")
    assert grant.proposed_by == Entry.objects.order_by("-seq")[0].person != "P-AUDITOR"
    assert grant.pk != 77


def test_a_review_reaches_no_state_but_its_own(signed_in: Any) -> None:
    grant = made.proposed("Z001")
    sent = {"digest": made.seen(grant), "explanation": WHY}
    assert post(signed_in("province"), f"/grants/{grant.pk}/review_grant", **sent, **BESIDE).status_code == 302
    grant.refresh_from_db()
    assert (grant.state, grant.paid_yuan, grant.city) == ("reviewed", 0, "220100")


def test_a_register_takes_the_city_that_is_asked_and_no_number(signed_in: Any) -> None:
    fund = {"city": "220100", "year": "2024", "name": "引导资金", "amount": "３０００", "document": "长财1号"}
    sent = {k: v for k, v in BESIDE.items() if k not in fund} | fund
    client = signed_in("city")
    assert post(client, "/city-funds/enter_city_fund", **sent).status_code == 302
    found = CityFund.objects.get()
    assert (found.city, found.amount_yuan, found.pk != 77, found.entered_by != "P-AUDITOR") == (
        "220100", 30_000_000, True, True,
    )  # fmt: skip
    for amount in ("-1", "1e5", "NaN", "Infinity", "1２万", "0"):
        assert (
            post(client, "/city-funds/enter_city_fund", **(fund | {"year": "2023", "amount": amount})).status_code
            == 409
        )
    assert post(client, "/city-funds/enter_city_fund", **(fund | {"city": "220200", "year": "2023"})).status_code == 404
    assert CityFund.objects.count() == 1


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}${7*7}{% now 'Y' %}，经核对材料属实", "<img src=x onerror=alert(1)>，经核对材料属实"]
)
def test_text_that_looks_like_a_template_or_a_script_is_printed_as_text(signed_in: Any, text: str) -> None:
    client = signed_in("province")
    post(client, "/grants/propose_grant", **proposal(reason=text))
    page = client.get(f"/grants/{Grant.objects.get().pk}").content.decode()
    assert escape(text) in page
    assert "49，" not in page


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "＝1+1"])
def test_text_that_looks_like_a_formula_leaves_as_text(signed_in: Any, name: str) -> None:
    client = signed_in("city")
    sent = {
        "zone": "Z001",
        "project": name,
        "fund": "国家资金",
        "amount": "200",
        "day": "2024-05-01",
        "document": "发改1号",
    }
    assert post(client, "/national-funds/enter_application", **sent).status_code == 302
    book = load_workbook(BytesIO(client.get("/national-funds.xlsx").content))
    cells = [c for row in book.worksheets[0].iter_rows() for c in row if c.value and name in str(c.value)]
    assert [c.data_type for c in cells] == ["s"]


@pytest.mark.parametrize(("name", "kept"), [
    ("../../凭证.pdf", "凭证.pdf"), ("/etc/凭证.pdf", "凭证.pdf"), ("凭证\u202egpj.pdf", "凭证gpj.pdf"),
    ("凭" * 250 + ".pdf", None), ("凭证\r\nX-Head: 1.pdf", ""),
])  # fmt: skip
def test_a_file_name_leads_nowhere(signed_in: Any, name: str, kept: str | None) -> None:
    """It is kept without what leads elsewhere, shortened, or refused with the payment when it breaks a line."""
    payment = made.planned("Z001")
    paper = SimpleUploadedFile("x.pdf", made_files.pdf(), "application/pdf")
    paper._name = name  # as a client that cleans nothing sends it
    sent = {"paid_on": made.TODAY.isoformat(), "voucher": "支付凭证1号", "files": paper}
    answer = post(signed_in("finance"), f"/payments/{payment.pk}/pay", **sent)
    names = [f.original_name for f in attached(payment)]
    if kept == "":
        payment.refresh_from_db()
        assert (answer.status_code, names, payment.state) == (409, [], "planned")
        return
    assert answer.status_code == 302
    assert names == [kept] or (kept is None and len(names[0]) < len(name))
