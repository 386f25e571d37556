"""Waivers: a blocking rule lifted for one filing, asked by the reporter, decided by the province, until a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Finding
from jiju.spine.roles import Role
from tests.rooms.filings.ways import REVIEWED, explained, refused, walk
from tests.web import small

R = Role
SOON = small.DAY + timedelta(days=30)
WHY = "一家大型企业本季迁出，按制度冲减上期已报的累计数，附迁出登记。"
ANSWER = "已核对迁出登记，情况属实，同意本期豁免。"


@pytest.fixture
def blocked(draft: Any) -> Any:
    """The form with a revenue below that of the period before: B1-K01 blocks it."""
    by = small.actor(R.ZONE_STATISTICIAN)
    lower = {code: small.cells(6)[code] for code in ("04", "05", "06", "14")}
    acts.fill_in(draft, by=by, at=small.AT, cells=lower, expected_version=draft.version)
    return explained(draft)


def blocking(filing: Any) -> int:
    found = list(Finding.objects.filter(filing=filing, severity="blocks"))
    assert [f.rule for f in found] == ["B1-K01"]
    return int(found[0].pk)


def ask(filing: Any) -> Any:
    return acts.ask_waiver(
        filing, by=small.actor(R.ZONE_STATISTICIAN), at=small.AT, finding=blocking(filing), reason=WHY
    )


def test_a_granted_waiver_lets_the_form_be_signed_until_its_day(blocked: Any) -> None:
    statistician, province = small.actor(R.ZONE_STATISTICIAN), small.actor(R.PROVINCE)
    refused(acts.FindingsStandOpen, acts.certify, blocked, by=statistician)
    asked = ask(blocked)
    refused(acts.FindingsStandOpen, acts.certify, blocked, by=statistician)
    acts.grant_waiver(blocked, by=province, at=small.AT, waiver=asked.pk, answer=ANSWER, expires_on=SOON)
    assert queries.waived(blocked, SOON) == {("B1-K01", "04")}
    assert queries.waived(blocked, SOON + timedelta(days=1)) == set()
    acts.certify(blocked, by=statistician, at=small.AT)
    assert blocked.state == "certified"


def test_a_waiver_that_has_run_out_is_asked_for_again_and_before_that_it_is_not(blocked: Any) -> None:
    province, today = small.actor(R.PROVINCE), small.AT.date()
    asked = ask(blocked)
    acts.grant_waiver(blocked, by=province, at=small.AT, waiver=asked.pk, answer=ANSWER, expires_on=today)
    more = {"by": small.actor(R.ZONE_STATISTICIAN), "finding": blocking(blocked), "reason": WHY}
    refused(acts.AlreadyAsked, acts.ask_waiver, blocked, **more)
    again = acts.ask_waiver(blocked, at=small.AT + timedelta(days=1), **more)
    acts.grant_waiver(
        blocked, by=province, at=small.AT + timedelta(days=1), waiver=again.pk, answer=ANSWER, expires_on=SOON
    )
    assert queries.waived(blocked, SOON) == {("B1-K01", "04")}


def test_nobody_decides_on_a_waiver_that_they_asked_for(blocked: Any) -> None:
    asked = ask(blocked)
    twin = replace(small.actor(R.PROVINCE), person=small.actor(R.ZONE_STATISTICIAN).person)
    more = {"waiver": asked.pk, "answer": ANSWER}
    refused(acts.SamePerson, acts.grant_waiver, blocked, by=twin, expires_on=SOON, **more)
    refused(acts.SamePerson, acts.refuse_waiver, blocked, by=twin, **more)


def test_what_was_accepted_under_a_waiver_can_still_be_revised(blocked: Any) -> None:
    asked = ask(blocked)
    acts.grant_waiver(blocked, by=small.actor(R.PROVINCE), at=small.AT, waiver=asked.pk, answer=ANSWER, expires_on=SOON)
    accepted = walk(blocked, *REVIEWED, (acts.accept, R.PROVINCE))
    order = {"by": small.actor(R.ZONE_STATISTICIAN), "reason": WHY, "proof": "2024年度财务决算报告第12页，演示文号。"}
    negative = {"10": Decimal("-1")}
    refusal = refused(acts.FindingsStandOpen, acts.order_revision, accepted, cells=negative, **order)
    assert "B1-K01" not in {f.rule for f in refusal.findings}  # type: ignore[attr-defined]  # of FindingsStandOpen
    acts.order_revision(accepted, at=small.AT, cells={"09": Decimal(1900)}, **order)
    acts.approve_revision(accepted, by=small.actor(R.PROVINCE), at=small.AT, number=1, answer=ANSWER)
    assert queries.cells_of(accepted)["09"] == Decimal(1900)


def test_a_refused_waiver_leaves_the_rule_standing(blocked: Any) -> None:
    asked = ask(blocked)
    province = small.actor(R.PROVINCE)
    refused(acts.ReasonIsMissing, acts.refuse_waiver, blocked, by=province, waiver=asked.pk, answer="否")
    acts.refuse_waiver(blocked, by=province, at=small.AT, waiver=asked.pk, answer="迁出应按可比口径说明，不予豁免。")
    refused(acts.FindingsStandOpen, acts.certify, blocked, by=small.actor(R.ZONE_STATISTICIAN))
    assert [(w.state, w.rule) for w in queries.waivers(blocked)] == [("refused", "B1-K01")]


def test_only_a_blocking_finding_is_waived_once_and_with_a_reason(blocked: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    refused(NotFound, acts.ask_waiver, blocked, by=by, finding=999999, reason=WHY)
    refused(acts.ReasonIsMissing, acts.ask_waiver, blocked, by=by, finding=blocking(blocked), reason="请通过")
    ask(blocked)
    refused(acts.AlreadyAsked, acts.ask_waiver, blocked, by=by, finding=blocking(blocked), reason=WHY)


def test_nobody_below_the_province_grants_and_never_for_longer_than_a_quarter(blocked: Any) -> None:
    asked = ask(blocked)
    more = {"waiver": asked.pk, "answer": ANSWER, "expires_on": SOON}
    for role in (R.ZONE_STATISTICIAN, R.ZONE_HEAD, R.COUNTY, R.CITY, R.DEPARTMENT):
        refused(NotYours, acts.grant_waiver, blocked, by=small.actor(role), **more)
    province = small.actor(R.PROVINCE)
    for day in (small.DAY - timedelta(days=1), small.DAY + timedelta(days=93)):
        refused(acts.WaiverExpiry, acts.grant_waiver, blocked, by=province, **(more | {"expires_on": day}))
    acts.grant_waiver(blocked, by=province, at=small.AT, **more)
    refused(acts.RuleIsDecided, acts.grant_waiver, blocked, by=province, **more)


def test_a_waiver_lifts_one_rule_and_no_other(blocked: Any) -> None:
    asked = ask(blocked)
    province, by = small.actor(R.PROVINCE), small.actor(R.ZONE_STATISTICIAN)
    acts.grant_waiver(blocked, by=province, at=small.AT, waiver=asked.pk, answer=ANSWER, expires_on=SOON)
    acts.fill_in(blocked, by=by, at=small.AT, cells={"10": Decimal("-1")}, expected_version=blocked.version)
    refusal = refused(acts.FindingsStandOpen, acts.certify, explained(blocked), by=by)
    assert "B1-K06" in {f.rule for f in refusal.findings}  # type: ignore[attr-defined]  # of FindingsStandOpen
