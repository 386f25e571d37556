"""Who sees which grant, what waits for whom, what came of the money, and the command that reconciles."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jiju.config import commands
from jiju.core import periods
from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.figures import queries as figures
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Budget, Recovery
from jiju.spine.actors import Actor, Scope
from jiju.spine.files import Upload, attached
from jiju.spine.records import opened
from jiju.spine.roles import Role
from tests.engines import made_files
from tests.factories import grants as made
from tests.factories.grants import BY, TODAY, WAN, spent
from tests.factories.people import actor

pytestmark = pytest.mark.django_db
SEE: list[tuple[Actor, list[str]]] = [  # the reader, and of which zones: Z001 is proposed, Z003 approved
    (BY.proposer, ["Z001", "Z003"]), (BY.auditor, ["Z001", "Z003"]), (BY.payer, ["Z001", "Z003"]),
    (BY.city, ["Z001", "Z003"]), (actor(Role.CITY, "220200"), []), (actor(Role.COUNTY, "220103"), ["Z001", "Z003"]),
    (actor(Role.COUNTY, "220102"), []), (actor(Role.DEPARTMENT, "T1"), ["Z001", "Z003"]),
    (actor(Role.DEPARTMENT, "T9"), []), (BY.head, []), (actor(Role.ZONE_HEAD, "Z003"), ["Z003"]),
    (actor(Role.ZONE_STATISTICIAN, "Z002"), []),
]  # fmt: skip


@pytest.mark.parametrize(("by", "zones"), SEE)
def test_who_sees_a_grant_before_and_after_it_is_decided(by: Actor, zones: list[str]) -> None:
    both = {"Z001": made.proposed("Z001"), "Z003": made.approved("Z003")}
    assert sorted(g.unit for g in queries.grants(by, on=TODAY)) == zones
    for unit, grant in both.items():
        if unit in zones:
            assert queries.grant(by, grant.pk, on=TODAY).line.unit == unit
        else:
            with pytest.raises(NotFound):
                queries.grant(by, grant.pk, on=TODAY)


def test_the_head_sees_the_own_grant_once_it_is_approved_and_no_suspicion() -> None:
    grant = made.approved("Z001")
    shown = queries.grant(BY.head, grant.pk, on=TODAY)
    assert (shown.suspicions, shown.explanation, shown.shown) == ((), "", "")
    with pytest.raises(NotYours):
        queries.grants(actor(Role.ENTERPRISE), on=TODAY)
    with pytest.raises(NotYours):
        queries.finance(BY.head, on=TODAY)


@pytest.mark.parametrize("by", [BY.head, actor(Role.COUNTY, "220103"), BY.city, BY.reviewer, BY.payer, BY.auditor])
def test_what_a_reviewer_says_to_suspicions_is_in_the_history_of_the_office_alone(by: Actor) -> None:
    grant = made.proposed("Z001")
    said = "与邻区收款单位同名，已核实为两家公司。"
    acts.review_grant(grant, by=BY.reviewer, at=made.AT, digest=made.seen(grant), explanation=said)
    acts.approve_grant(grant, by=BY.approver, at=made.AT, digest=made.seen(grant))
    shown = queries.grant(by, grant.pk, on=TODAY)
    told = by in (BY.city, BY.reviewer, BY.payer, BY.auditor)
    assert {s.verb: s.note == said for s in shown.steps}["review_grant"] is told
    assert [s.note for s in shown.steps if s.verb == "propose_grant"] == [made.WHY]
    assert (said in repr(shown), said in shown.shown) == (told, told and by.role in (Role.FINANCE, Role.AUDITOR))


@pytest.mark.parametrize(("by", "account"), [
    *((by, "6222000012345678") for by in (BY.proposer, BY.payer, BY.auditor, BY.head)),
    (replace(BY.payer, scope=Scope("city", frozenset({"220100"}))), "6222000012345678"),
    *((by, "••••••••••••5678") for by in (BY.city, BY.reviewer, actor(Role.COUNTY, "220103"))),
])  # fmt: skip
def test_the_bank_account_is_read_whole_by_who_pays_or_is_paid_alone(by: Actor, account: str) -> None:
    shown = queries.grant(by, made.approved("Z001").pk, on=TODAY)
    assert (shown.payee.account, shown.payee.is_masked) == (account, "•" in account)
    assert ("6222000012345678" in repr(shown)) is ("•" not in account)


def test_each_is_told_what_waits_and_nothing_that_is_anothers() -> None:
    made.proposed("Z002")
    made.countersigned("Z003")
    made.accepted("Z001", spent("30"))
    told = {name: [(d.verb, d.many) for d in queries.waiting_for(getattr(BY, name), on=TODAY)]
            for name in ("reviewer", "approver", "another", "second", "cashier", "auditor", "proposer")}  # fmt: skip
    province = [("approve_grant", 1), ("order_recovery", 1), ("review_grant", 1)]
    assert told == {
        "reviewer": [("review_grant", 1)], "approver": [province[0], province[2]], "another": province, "second": [],
        "cashier": [], "auditor": [], "proposer": [("order_recovery", 1)],
    }  # fmt: skip


def test_caps_are_counted_by_rule() -> None:
    made.approved("Z001", "100")
    made.approved("Z002", "40")
    found = {c.rule: c for c in queries.finance(BY.payer, on=TODAY).caps}
    assert (found["F1"].grants, found["F1"].at_cap, found["F1"].promised_yuan) == (2, 1, 140 * WAN)
    assert found["F2"].grants == 0


def test_the_zone_before_and_after(monkeypatch: pytest.MonkeyPatch) -> None:
    grant = made.paid("Z001")
    known = {("revenue", "2024Q4"): {"Z001": 100}, ("revenue", "2026Q4"): {"Z001": 130}}

    def values(one: str, period: periods.Period, by: str) -> dict[str, Any]:
        return known.get((one, str(period)), {})

    monkeypatch.setattr(figures, "unit_values", values)
    found = queries.effect(BY.auditor, grant.pk, on=date(2027, 3, 1))
    assert found is not None
    lines = {x.indicator: x for x in found.lines}
    assert (lines["revenue"].before, lines["revenue"].after, lines["revenue"].growth_percent) == (100, 130, 30)
    assert (lines["jobs"].before, lines["tax"].after) == (None, None)
    assert queries.effect(BY.auditor, made.approved("Z002").pk, on=TODAY) is None
    early = queries.effect(BY.auditor, grant.pk, on=date(2026, 3, 1))
    assert early is not None
    assert "not over" in str(early.says)


def test_the_command_says_whether_the_books_agree(capsys: Any) -> None:
    made.paid("Z001")
    assert commands.run(["grants", "reconcile"]) == 0
    with opened():
        Budget.objects.update(paid_yuan=WAN)
    capsys.readouterr()
    assert commands.run(["grants", "reconcile", "--json"]) == 1
    assert [m["stored"] for m in json.loads(capsys.readouterr().out)["mismatches"]] == ["10000.00"]
    assert commands.run(["grants", "reconcile"]) == 1
    assert not Recovery.objects.exists()


def test_files_are_seen_by_whoever_sees_the_grant() -> None:
    one = made.planned("Z001")
    paper = Upload("支付凭证.pdf", made_files.pdf())
    acts.pay(one, by=BY.payer, at=made.AT, paid_on=TODAY, voucher="支付凭证1号", uploads=(paper,))
    assert [f.original_name for f in attached(one)] == ["支付凭证.pdf"]
    assert [f.original_name for f in queries.grant(BY.head, one.grant_id, on=TODAY).payments[0].files] == [
        "支付凭证.pdf"
    ]
    outside = (actor(Role.CITY, "220200"), actor(Role.ZONE_HEAD, "Z002"), actor(Role.ENTERPRISE))
    told = [queries.may_see_payment(by, str(one.pk)) for by in (BY.head, BY.auditor, *outside)]
    assert told == [True, True, False, False, False]
    report = made.use_report_of(one.grant_id)
    assert queries.may_see_report(BY.city, str(report.pk))
    assert not queries.may_see_report(outside[0], str(report.pk))
    acts.accept_grant(report.grant, by=BY.city, at=made.later(40), misused=(), opinion=made.WHY)
    back = Recovery.objects.get()
    assert [queries.may_see_recovery(by, str(back.pk)) for by in (BY.head, outside[1])] == [True, False]
