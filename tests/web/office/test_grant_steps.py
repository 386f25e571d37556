"""Steps of a grant that are taken more rarely: each by its role, refused with what was typed, kept from the others."""

from __future__ import annotations

import io
import uuid
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.test import Client

from jiju.rooms.grants import queries
from jiju.rooms.grants.models import Budget, Grant, NationalApplication, Payment, Recovery, UseReport
from jiju.spine.models import Entry
from tests.factories import grants as made
from tests.factories.grants import WHY

pytestmark = pytest.mark.usefixtures("province")
SHORT = "缺件"  # said, and too short to be a reason
LONG = "经核对支付凭证和银行退票通知，情况属实，同意按程序办理。"
EVERYBODY = {"province", "department", "city", "county", "zone_head", "zone_statistician", "enterprise", "expert",
             "auditor", "administrator", "finance"}  # fmt: skip


def post(client: Client, path: str, **sent: Any) -> Any:
    return client.post(path, {"idempotency_key": uuid.uuid4().hex, **sent})


def text(answer: Any) -> str:
    return unescape(answer.content.decode())


def kept_from_others(signed_in: Any, path: str, *allowed: str, **sent: Any) -> None:
    """Every other role is refused, and nothing is written by it."""
    before = Entry.objects.count()
    for role in EVERYBODY - set(allowed):
        assert post(signed_in(role), path, **sent).status_code in (403, 404), role
    assert Entry.objects.count() == before


def refused(answer: Any, path: str, *stays: str) -> str:
    """The refused page: what was typed stands in the form that was sent, which lies open."""
    page = text(answer)
    assert answer.status_code == 409
    assert 'role="alert"' in page
    form = page[page.index(f'action="{path}"') :]
    form = form[: form.index("</form>")]
    for typed in stays:
        assert typed in form
    return page


def lies_open(page: str, path: str) -> bool:
    """Whether the fold around a form is open."""
    before = page[: page.index(f'action="{path}"')]
    return before[before.rindex("<details") :].startswith("<details open>")


def corrected(**changes: Any) -> dict[str, Any]:
    """A correction as it is typed."""
    return {
        "kind": "title", "key": "Z001:2021-06-01", "award": "F1", "amount": "30", "budget": made.budget().pk,
        "purpose": [made.PLATFORM], "part": ["30"], "payee": "更名后的运营公司", "uscc": made.registry.uscc(1),
        "account": "6222 0000 1234 5678", "reason": WHY, **changes,
    }  # fmt: skip


def test_a_grant_is_rewritten_and_its_signature_is_void(signed_in: Any) -> None:
    grant = made.reviewed("Z001", "40")
    at, path = f"/grants/{grant.pk}", f"/grants/{grant.pk}/correct_grant"
    client = signed_in("province")
    form = text(client.get(f"{at}/rewrite"))
    assert 'name="amount" inputmode="decimal" autocomplete="off" value="40"' in form
    assert "Z001运营公司" in form  # what is stored stands in the form
    page = refused(post(client, path, **corrected(amount="101", part=["101"])), path, "更名后的运营公司", 'value="101"')
    assert "上限" in page
    assert Grant.objects.get().state == "reviewed"
    done = post(client, path, **corrected())
    assert (done.status_code, done["Location"]) == (302, at)
    changed = Grant.objects.get()
    assert (changed.state, changed.amount_yuan) == ("proposed", 300_000)
    shown = text(client.get(at))
    assert "更名后的运营公司" in shown
    assert '<span class="light bad">作废</span>' in shown  # the signature under what it said before


def test_rewriting_is_for_offices_that_propose_and_see_it(signed_in: Any) -> None:
    mine, other = made.proposed("Z001"), made.proposed("Z002")
    city = signed_in("city")
    assert city.get(f"/grants/{mine.pk}/rewrite").status_code == 200
    assert city.get(f"/grants/{other.pk}/rewrite").status_code == 404
    assert post(city, f"/grants/{other.pk}/correct_grant", **corrected()).status_code == 404
    for role in EVERYBODY - {"city", "province"}:
        assert signed_in(role).get(f"/grants/{mine.pk}/rewrite").status_code == 403, role
    kept_from_others(signed_in, f"/grants/{mine.pk}/correct_grant", "province", "city", **corrected())


def test_a_large_grant_is_countersigned_by_finance_before_it_is_approved(signed_in: Any) -> None:
    grant = made.reviewed("Z001", "80")
    at, path = f"/grants/{grant.pk}", f"/grants/{grant.pk}/countersign_grant"
    assert "approve_grant" not in text(signed_in("province").get(at))  # the second signature comes first
    client = signed_in("finance")
    kept_from_others(signed_in, path, "finance", digest=made.seen(grant))  # the department has another type of zone
    page = refused(post(client, path, digest="0" * 64), path)
    assert "现在所示与您所见不一致" in page
    assert f'name="digest" value="{made.seen(grant)}"' in page
    done = post(client, path, digest=made.seen(grant))
    assert (done.status_code, done["Location"]) == (302, at)
    assert Grant.objects.get().state == "countersigned"
    assert "approve_grant" in text(signed_in("province").get(at))


def test_the_department_countersigns_what_lies_in_its_field_and_nobody_a_small_one(signed_in: Any) -> None:
    large, small_ = made.reviewed("Z002", "50.01"), made.reviewed("Z001", "50")
    done = post(signed_in("department"), f"/grants/{large.pk}/countersign_grant", digest=made.seen(large))
    assert done.status_code == 302
    assert "countersign_grant" not in text(signed_in("finance").get(f"/grants/{small_.pk}"))


def test_a_grant_is_declined_with_a_reason(signed_in: Any) -> None:
    grant = made.approved("Z001", "40")
    at, path = f"/grants/{grant.pk}", f"/grants/{grant.pk}/decline_grant"
    kept_from_others(signed_in, path, "province", reason=LONG)
    client = signed_in("province")
    page = refused(post(client, path, reason=SHORT), path, SHORT)
    assert lies_open(page, path)
    assert Budget.objects.get().committed_yuan == 400_000
    done = post(client, path, reason=LONG)
    assert (done.status_code, done["Location"]) == (302, at)
    assert (Grant.objects.get().state, Budget.objects.get().committed_yuan) == ("declined", 0)
    assert LONG in text(client.get(at))


def test_a_report_is_handed_back_by_city_or_county(signed_in: Any) -> None:
    grant = made.used("Z001")
    at, path = f"/grants/{grant.pk}", f"/grants/{grant.pk}/hand_back_use"
    kept_from_others(signed_in, path, "province", "city", "county", reason=LONG)
    client = signed_in("county")
    page = refused(post(client, path, reason=SHORT), path, SHORT)
    assert lies_open(page, path)
    done = post(client, path, reason=LONG)
    assert (done.status_code, done["Location"]) == (302, at)
    assert (Grant.objects.get().state, UseReport.objects.get().handed_back_because) == ("paid", LONG)
    assert LONG in text(signed_in("zone_head").get(at))
    assert post(client, path, reason=LONG).status_code == 409  # nothing is left to be handed back


def test_what_was_ticked_stays_when_an_acceptance_is_refused(signed_in: Any) -> None:
    grant = made.used("Z001", made.spent("20"), made.spent("20", voucher="发票002"))
    path = f"/grants/{grant.pk}/accept_grant"
    page = refused(post(signed_in("city"), path, misused=["2"], opinion=SHORT), path, SHORT)
    assert 'name="misused" value="2" checked' in page
    assert 'name="misused" value="1" checked' not in page


def test_a_payment_is_taken_out_of_the_plan(signed_in: Any) -> None:
    payment = made.planned("Z001", "40")
    path = f"/payments/{payment.pk}/drop_payment"
    kept_from_others(signed_in, path, "finance", reason=LONG)
    client = signed_in("finance")
    page = refused(post(client, path, reason=SHORT), path, SHORT)
    assert lies_open(page, path)
    assert not lies_open(page, f"/payments/{payment.pk}/pay")
    done = post(client, path, reason=LONG)
    assert (done.status_code, done["Location"]) == (302, f"/grants/{payment.grant_id}")
    assert (Payment.objects.get().state, Payment.objects.get().reason) == ("dropped", LONG)
    assert post(client, f"/grants/{payment.grant_id}/plan_payment", amount="40", planned_on="2025-01-20"
                ).status_code == 302  # fmt: skip


def test_what_was_typed_for_a_payment_stays(signed_in: Any) -> None:
    payment = made.planned("Z001", "40")
    path = f"/payments/{payment.pk}/pay"
    answer = post(signed_in("finance"), path, paid_on="2025-01-21", voucher="支付凭证第77号")
    page = refused(answer, path, 'value="支付凭证第77号"', 'value="2025-01-21"')
    assert lies_open(page, path)


def test_a_payment_that_did_not_arrive_is_reversed_by_another_officer(signed_in: Any) -> None:
    grant = made.paid("Z001", "40")
    path = f"/payments/{Payment.objects.get().pk}/reverse_payment"
    kept_from_others(signed_in, path, "finance", reason=LONG)
    client = signed_in("finance")
    page = refused(post(client, path, reason=SHORT), path, SHORT)
    assert lies_open(page, path)
    done = post(client, path, reason=LONG)
    assert (done.status_code, done["Location"]) == (302, f"/grants/{grant.pk}")
    changed = Grant.objects.get()
    assert (changed.state, changed.paid_yuan, Payment.objects.get().state) == ("approved", 0, "reversed")
    assert queries.mismatches() == []


def test_whoever_entered_a_payment_does_not_reverse_it(signed_in: Any) -> None:
    grant, client = made.approved("Z001", "40"), signed_in("finance")
    post(client, f"/grants/{grant.pk}/plan_payment", amount="40", planned_on="2025-01-20")
    at = f"/payments/{Payment.objects.get().pk}"
    assert post(client, f"{at}/pay", paid_on="2025-01-20", voucher="支付凭证1").status_code == 302
    assert f"{at}/reverse_payment" not in client.get(f"/grants/{grant.pk}").content.decode()
    answer = post(client, f"{at}/reverse_payment", reason=LONG)
    assert (answer.status_code, "这笔拨付由您录入。" in answer.content.decode()) == (409, True)
    assert Payment.objects.get().state == "paid"


def test_a_recovery_is_dropped_with_a_longer_reason(signed_in: Any) -> None:
    one = made.recovery()
    path = f"/recoveries/{one.pk}/drop_recovery"
    reason = "结余部分已按原用途继续使用并经现场核实，不再追缴。"
    kept_from_others(signed_in, path, "province", reason=reason)
    client = signed_in("province")
    page = refused(post(client, path, reason="资金已经用于原来用途"), path, "资金已经用于原来用途")
    assert lies_open(page, path)
    assert not lies_open(page, f"/recoveries/{one.pk}/order_recovery")
    done = post(client, path, reason=reason)
    assert (done.status_code, done["Location"]) == (302, f"/grants/{one.grant_id}")
    assert (Recovery.objects.get().state, Recovery.objects.get().reason) == ("dropped", reason)
    assert reason in text(client.get(f"/grants/{one.grant_id}"))


def test_what_was_typed_for_a_recovery_stays(signed_in: Any) -> None:
    one = made.recovery()
    path = f"/recoveries/{one.pk}/order_recovery"
    sent = {"amount": "10.5", "due": "2025-03-20", "reason": LONG}
    page = refused(post(signed_in("province"), path, **sent), path, 'value="10.5"', 'value="2025-03-20"', LONG)
    assert lies_open(page, path)


def test_an_application_for_national_money_is_lost(signed_in: Any) -> None:
    one = made.national_application()
    path = f"/national-funds/{one.pk}/lose_application"
    sent = {"day": "2025-01-20", "answer": "批复第9号，未列入年度计划"}
    kept_from_others(signed_in, path, "province", "city", **sent)
    city = signed_in("city")
    answer = post(city, path, **(sent | {"day": "2025-01-21"}))
    page = refused(answer, f"/national-funds/{one.pk}/win_application", sent["answer"], 'value="2025-01-21"')
    assert lies_open(page, f"/national-funds/{one.pk}/win_application")
    assert 'name="day" value="" max' in page[page.index('action="/national-funds/enter_application"') :]
    done = post(city, path, **sent)
    assert (done.status_code, done["Location"]) == (302, "/national-funds")
    lost = NationalApplication.objects.get()
    assert (lost.state, lost.granted_yuan) == ("lost", 0)
    assert sent["answer"] in text(city.get("/national-funds"))
    assert post(city, path, **sent).status_code == 409  # decided already


def test_the_movements_of_a_budget_are_a_workbook_for_those_who_see_money(signed_in: Any) -> None:
    made.paid("Z001", "40")
    path = f"/budgets/{Budget.objects.get().pk}.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(signed_in("finance").get(path).content)).active
    assert sheet is not None
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    assert [row for row in rows if "测试集聚区001" in row and 400_000 in row]
    assert [row for row in rows if "支付凭证第1号" in row]
    allowed = {"province", "department", "city", "finance", "auditor"}
    for role in EVERYBODY:
        wanted = 200 if role in allowed else 403
        assert signed_in(role).get(path).status_code == wanted, role
    assert signed_in("finance").get("/budgets/999.xlsx").status_code == 404
