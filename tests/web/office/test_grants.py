"""Pages of funds: a grant walks through them by the persons whose step it is; refusals leave what was typed."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client

from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Budget, BudgetEntry, CityFund, Grant, NationalApplication, Payment, Recovery
from jiju.spine.models import Entry
from tests.factories import grants as made
from tests.factories.grants import BY, WHY

pytestmark = pytest.mark.usefixtures("province")
KEY = "Z001:2021-06-01"


def post(client: Client, path: str, **sent: Any) -> Any:
    return client.post(path, {"idempotency_key": uuid.uuid4().hex, **sent})


def proposal(**changes: Any) -> dict[str, Any]:
    """A proposal as it is typed."""
    return {
        "kind": "title", "key": KEY, "award": "F1", "amount": "40", "budget": made.budget().pk,
        "purpose": ["公共服务平台", "基础设施建设"], "part": ["25.5", "14.5"], "payee": "园区运营公司",
        "uscc": made.registry.uscc(1), "account": "6222 0000 1234 5678", "reason": WHY, **changes,
    }  # fmt: skip


def test_a_proposal_is_typed_and_stands_on_the_list(signed_in: Any) -> None:
    client = signed_in("province")
    page = client.get(f"/grants/write?kind=title&key={KEY}&award=F1").content.decode()
    assert "可给予一次性不超过100万元资金奖励" in page
    answer = post(client, "/grants/propose_grant", **proposal())
    grant = Grant.objects.get()
    assert answer["Location"] == f"/grants/{grant.pk}"
    assert (grant.amount_yuan, grant.payee_uscc) == (400_000, made.registry.uscc(1))
    assert "测试集聚区001" in client.get("/grants").content.decode()
    assert KEY not in client.get("/grants/grounds").content.decode()  # nothing more can be proposed on it


@pytest.mark.parametrize(("changes", "says"), [
    ({"amount": "1e2"}, "“1e2” is not an amount."),
    ({"amount": "-40"}, "“-40” is not an amount."),
    ({"amount": "NaN"}, "“NaN” is not an amount."),
    ({"amount": "40.0000001"}, "An amount has at most two decimals of a yuan."),
    ({"amount": "0"}, "An amount must be more than zero."),
    ({"amount": "101", "part": ["101", ""]}, "above the cap"),
    ({"part": ["25", "14.5"]}, "add up to"),
    ({"purpose": ["公共服务平台", "宴请"]}, "does not allow “宴请”"),
    ({"uscc": "91220103MA012HJ229"}, "credit code"),
    ({"account": "12"}, "number of a bank account"),
    ({"budget": "999"}, "another source"),
    ({"reason": "好"}, "Say why this amount"),
    ({"budget": "9" * 30}, "another source"),
])  # fmt: skip
def test_what_does_not_fit_is_said_on_the_form_and_what_was_typed_stays(
    signed_in: Any, changes: dict[str, Any], says: str
) -> None:
    client, typed = signed_in("province", "en"), proposal(**changes)
    before = Entry.objects.count()
    answer = post(client, "/grants/propose_grant", **typed)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert says in text
    assert "园区运营公司" in text
    assert (Grant.objects.count(), Entry.objects.count()) == (0, before)


def test_full_width_digits_are_read_and_the_reader_is_told(signed_in: Any) -> None:
    client = signed_in("province", "en")
    answer = client.post(
        "/grants/propose_grant", {"idempotency_key": uuid.uuid4().hex, **proposal(amount="４０")}, follow=True
    )
    assert Grant.objects.get().amount_yuan == 400_000
    assert "“４０” was read as 40." in answer.content.decode()


def test_a_grant_walks_through_its_pages_to_its_end(signed_in: Any) -> None:
    """Each step by a browser of another role; who has a part in it is told so before anything is pressed."""
    grant = made.proposed("Z002", "30")  # another grant does not stand in the way
    grant = made.proposed("Z001", "40")
    at = f"/grants/{grant.pk}"
    department, province, finance = signed_in("province"), signed_in("province"), signed_in("finance")
    assert department.get(at).status_code == 200
    # the province reviews here, another person of it approves
    answer = post(province, f"{at}/review_grant", digest="0" * 64)
    assert answer.status_code == 409
    assert "现在所示与您所见不一致" in answer.content.decode()
    assert post(province, f"{at}/review_grant", digest=made.seen(grant), explanation=WHY).status_code == 302
    text = signed_in("province", "en").get(at).content.decode()
    assert "You reviewed it; another person takes this step." in text
    assert post(province, f"{at}/approve_grant", digest=made.seen(grant)).status_code == 409
    acts.approve_grant(Grant.objects.get(pk=grant.pk), by=BY.approver, at=made.AT, digest=made.seen(grant))
    assert post(finance, f"{at}/plan_payment", amount="40", planned_on="2025-01-20").status_code == 302
    payment = Payment.objects.get()
    assert post(finance, f"/payments/{payment.pk}/pay", paid_on="2025-01-21", voucher="支付凭证1").status_code == 409
    assert post(finance, f"/payments/{payment.pk}/pay", paid_on="2025-01-20", voucher="支付凭证1").status_code == 302
    head = signed_in("zone_head")
    line = {"purpose": "公共服务平台", "payee": "建设公司", "amount": "300000", "day": "2025-01-20", "voucher": "发票1"}
    sent = {name: [value, ""] for name, value in line.items()}
    wrong = post(head, f"{at}/report_use", **(sent | {"amount": ["3e5", ""]}), result=WHY)
    assert wrong.status_code == 409
    assert "建设公司" in wrong.content.decode()
    assert post(head, f"{at}/report_use", **sent, result=WHY).status_code == 302
    city = signed_in("city")
    assert "结余 100,000.00" in city.get(at).content.decode()
    assert post(city, f"{at}/accept_grant", opinion=WHY).status_code == 302
    recovery = Recovery.objects.get()
    assert (recovery.cause, recovery.amount_yuan) == ("unused", 100_000)
    # who reviewed may order money back, who approved may not
    back = f"/recoveries/{recovery.pk}"
    ordered = post(province, f"{back}/order_recovery", amount="10", due="2025-02-20", reason=WHY)
    assert ordered.status_code == 302
    assert post(finance, f"{back}/receive_recovery", amount="4", voucher="回单第1号").status_code == 302
    assert Recovery.objects.get().received_yuan == 40_000
    entry = BudgetEntry.objects.get(kind="receipt")
    assert post(finance, f"{back}/reverse_receipt", entry=entry.pk, reason=WHY).status_code == 409  # entered it
    assert queries.mismatches() == []
    assert signed_in("auditor").get(at).status_code == 200


def test_a_zone_sees_its_own_grant_once_it_is_decided_and_no_other(signed_in: Any) -> None:
    mine, other = made.proposed("Z001"), made.approved("Z002")
    head = signed_in("zone_head")
    assert [head.get(f"/grants/{g.pk}").status_code for g in (mine, other)] == [404, 404]
    acts.review_grant(mine, by=BY.reviewer, at=made.AT, digest=made.seen(mine), explanation=WHY)
    acts.approve_grant(mine, by=BY.approver, at=made.AT, digest=made.seen(mine))
    assert head.get(f"/grants/{mine.pk}").status_code == 200
    assert head.get(f"/grants/{mine.pk}/use").status_code == 200
    assert signed_in("county").get(f"/grants/{other.pk}").status_code == 404
    assert post(signed_in("province"), f"/grants/{mine.pk}/pay").status_code == 404


def test_budgets_are_entered_raised_and_lowered_by_finance(signed_in: Any) -> None:
    client = signed_in("finance")
    sent = {"year": "2024", "source": "provincial", "name": "专项资金", "amount": "500", "document": "吉财1号"}
    assert post(client, "/budgets/enter_budget", **(sent | {"amount": "1e3"})).status_code == 409
    assert post(client, "/budgets/enter_budget", **sent).status_code == 302
    budget = Budget.objects.get()
    assert post(client, f"/budgets/{budget.pk}/raise_budget", amount="100", document="吉财2号").status_code == 302
    assert post(client, f"/budgets/{budget.pk}/lower_budget", amount="601", document="吉财3号").status_code == 409
    assert Budget.objects.get().amount_yuan == 6_000_000
    text = client.get(f"/budgets/{budget.pk}").content.decode()
    assert "吉财2号" in text
    assert client.get(f"/budgets/{budget.pk}.xlsx").status_code == 200
    assert post(signed_in("province"), "/budgets/enter_budget", **sent).status_code == 403


def test_finance_sees_caps_doubles_overdue_reports_and_budgets_on_one_page(signed_in: Any) -> None:
    made.paid("Z001")
    facts = made.facts("Z003", payee=made.facts("Z001").payee)
    acts.propose_grant(facts, by=BY.proposer, at=made.AT)
    text = signed_in("finance", "en").get("/finance").content.decode()
    assert "was paid to the same credit code" in text
    assert "to be explained at the review" in text
    assert "2026-01-20" in text
    assert "Reports of use: 0 overdue of 1 awaited" in text
    assert signed_in("finance").get("/finance.xlsx").status_code == 200
    assert signed_in("finance").get("/")["Location"] == "/finance"


def test_registers_of_national_and_city_funds(signed_in: Any) -> None:
    city = signed_in("city")
    sent = {"zone": "Z001", "project": "冷链枢纽", "fund": "国家资金", "amount": "200", "day": "2024-05-01",
            "document": "发改1号"}  # fmt: skip
    assert post(city, "/national-funds/enter_application", **sent).status_code == 302
    one = NationalApplication.objects.get()
    decided = {"day": "2024-09-01", "answer": "批复1号"}
    assert post(city, f"/national-funds/{one.pk}/win_application", amount="x", **decided).status_code == 409
    assert post(city, f"/national-funds/{one.pk}/win_application", amount="150", **decided).status_code == 302
    assert NationalApplication.objects.get().granted_yuan == 1_500_000
    fund = {"city": "220100", "year": "2024", "name": "引导资金", "amount": "3000", "document": "长财1号"}
    assert post(city, "/city-funds/enter_city_fund", **fund).status_code == 302
    assert post(city, "/city-funds/enter_city_fund", **fund).status_code == 409
    path = f"/city-funds/{CityFund.objects.get().pk}/correct_city_fund"
    assert post(city, path, amount="3100", document="长财2号", reason=WHY).status_code == 302
    assert CityFund.objects.get().amount_yuan == 31_000_000
    assert "引导资金" in city.get("/city-funds").content.decode()


def test_lists_ask_the_store_no_more_often_for_more_rows(signed_in: Any, query_count: Any) -> None:
    paths = ("/grants", "/grants.xlsx", "/grants/grounds", "/finance", "/budgets")
    client = signed_in("province")
    counts = []
    for zones in (("Z001", "Z002"), ("Z003", "Z004")):
        for zone in zones:
            made.proposed(zone) if zone in ("Z001", "Z003") else made.paid(zone)
        counts.append([])
        for path in paths:
            client.get(path)
            with query_count() as count:
                assert client.get(path).status_code == 200
            counts[-1].append(len(count))
    assert counts[0] == counts[1]
