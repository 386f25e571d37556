"""What pages of funds keep from whom: other cities' grants in a budget's movements, and bank accounts."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from jiju.rooms.grants.models import Grant
from jiju.spine.records import opened
from tests.factories import grants as made

pytestmark = pytest.mark.usefixtures("province")


def test_a_city_reads_no_other_citys_grant_in_a_budget_or_its_workbook(signed_in: Any) -> None:
    near, far = made.paid("Z001"), made.paid("Z002", "20")
    with opened():
        Grant.objects.filter(pk=far.pk).update(city="220200")
    path = f"/budgets/{near.budget_id}"
    for user, sees in (("city", False), ("finance", True)):
        client = signed_in(user, "en")
        page = client.get(path).content.decode()
        assert (f"/grants/{near.pk}" in page, f"/grants/{far.pk}" in page) == (True, sees)
        assert ("outside your area" in page) is not sees
        assert "200,000.00" in page
        sheet = load_workbook(io.BytesIO(client.get(f"{path}.xlsx").content)).active
        assert sheet is not None
        rows = list(sheet.iter_rows(values_only=True))
        text = repr(rows)
        assert (near.unit_name in text, far.unit_name in text) == (True, sees)
        other = [r for r in rows if 200_000 in r]
        assert len(other) == 2  # promised and paid
        assert ["支付凭证第1号" in r for r in other] == [False, sees]


def test_a_county_reads_the_end_of_a_bank_account_and_a_city_types_it_anew_to_correct(signed_in: Any) -> None:
    grant = made.proposed("Z001")
    for user, sees in (("county", False), ("city", False), ("province", True), ("finance", True), ("auditor", True)):
        page = signed_in(user).get(f"/grants/{grant.pk}").content.decode()
        assert ("6222000012345678" in page, "••••5678" in page) == (sees, not sees)
    for user, value in (("province", "6222000012345678"), ("city", "")):
        form = signed_in(user).get(f"/grants/{grant.pk}/rewrite").content.decode()
        field = next(x for x in form.split("<input") if 'name="account"' in x)
        assert f'value="{value}"' in field
        assert ("6222000012345678" in form) is bool(value)
