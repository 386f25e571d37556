"""Revisions: accepted figures change by an order with old, new, reason and proof, and each vintage stays askable."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.figures import queries as figures
from jiju.rooms.figures.shapes import Edition
from jiju.rooms.filings import acts, queries
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import refused, walk
from tests.web import small

R = Role
CELLS = {"09": Decimal(1900)}
WHY = "财务决算后应付职工薪酬调增一百万元，原报数少计年终奖。"
PROOF = "2024年度财务决算报告，吉审字〔2025〕演示3号，第12页。"
ANSWER = "已核对决算报告，同意订正。"


def order(filing: Any, **more: Any) -> Any:
    by = small.actor(R.ZONE_STATISTICIAN)
    given = {"by": by, "at": small.AT, "cells": CELLS, "reason": WHY, "proof": PROOF} | more
    return acts.order_revision(filing, **given)


def test_an_approved_revision_changes_the_figure_and_the_first_one_stays_askable(accepted: Any) -> None:
    made = order(accepted)
    assert queries.cells_of(accepted)["09"] == Decimal(1800), "nothing changes before the approval"
    acts.approve_revision(accepted, by=small.actor(R.PROVINCE), at=small.AT, number=made.number, answer=ANSWER)
    assert queries.cells_of(accepted)["09"] == Decimal(1900)
    stood = queries.vintages(small.actor(R.PROVINCE), accepted.pk, "09")
    assert [(v.number, v.value) for v in stood] == [(0, Decimal(1800)), (1, Decimal(1900))]
    shown = queries.revisions(accepted)[0]
    assert [(c.code, c.old, c.new) for c in shown.changes] == [("09", Decimal(1800), Decimal(1900))]
    assert (shown.reason, shown.proof, shown.state) == (WHY, PROOF, "approved")


def test_the_totals_follow_an_approved_revision(accepted: Any) -> None:
    news.catch_up()
    before, seq = payroll(), figures.vintage("B1")
    order(accepted)
    acts.approve_revision(accepted, by=small.actor(R.PROVINCE), at=small.AT, number=1, answer=ANSWER)
    news.catch_up()
    assert payroll() - before == Decimal(100)
    assert payroll("first") == before
    assert payroll(seq) == before, "what was known up to an entry never changes"


def payroll(edition: Edition = "current") -> Decimal:
    total = figures.show(system("tests"), "pay", small.LIVE, "province", edition=edition).rows[0].value
    assert isinstance(total, Decimal)
    return total


def test_a_refused_revision_leaves_the_figure(accepted: Any) -> None:
    order(accepted)
    province = small.actor(R.PROVINCE)
    refused(acts.ReasonIsMissing, acts.refuse_revision, accepted, by=province, number=1, answer="不同意")
    acts.refuse_revision(accepted, by=province, at=small.AT, number=1, answer="决算报告未经审计，待审计后再报。")
    assert queries.cells_of(accepted)["09"] == Decimal(1800)
    assert [v.number for v in queries.vintages(province, accepted.pk, "09")] == [0]
    refused(acts.RuleIsDecided, acts.approve_revision, accepted, by=province, number=1, answer=ANSWER)


def test_before_acceptance_there_is_nothing_to_revise(draft: Any) -> None:
    more = {"cells": CELLS, "reason": WHY, "proof": PROOF}
    refused(acts.StepIsNotInTheChain, acts.order_revision, draft, by=small.actor(R.ZONE_STATISTICIAN), **more)


def test_an_order_has_a_change_a_reason_and_a_proof(accepted: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    same = {"09": small.cells(9)["09"]}
    refused(acts.NothingChanges, acts.order_revision, accepted, by=by, cells=same, reason=WHY, proof=PROOF)
    refused(acts.ReasonIsMissing, acts.order_revision, accepted, by=by, cells=CELLS, reason="填错", proof=PROOF)
    refused(acts.ReasonIsMissing, acts.order_revision, accepted, by=by, cells=CELLS, reason=WHY, proof="有")
    negative = {"10": Decimal("-1")}
    refused(acts.FindingsStandOpen, acts.order_revision, accepted, by=by, cells=negative, reason=WHY, proof=PROOF)
    order(accepted)
    refused(acts.AlreadyAsked, acts.order_revision, accepted, by=by, cells=CELLS, reason=WHY, proof=PROOF)


def test_only_another_person_of_the_accepting_office_approves(accepted: Any) -> None:
    order(accepted)
    more = {"number": 1, "answer": ANSWER}
    refused(acts.StepIsNotInTheChain, acts.approve_revision, accepted, by=small.actor(R.COUNTY), **more)
    refused(NotYours, acts.approve_revision, accepted, by=small.actor(R.CITY), **more)
    twin = replace(small.actor(R.PROVINCE), person=small.actor(R.ZONE_STATISTICIAN).person)
    refused(acts.SamePerson, acts.approve_revision, accepted, by=twin, **more)
    refused(NotFound, acts.approve_revision, accepted, by=small.actor(R.PROVINCE), number=2, answer=ANSWER)


def test_the_order_and_the_approval_stand_in_the_ledger_with_old_and_new(accepted: Any) -> None:
    order(accepted)
    walk(accepted)
    acts.approve_revision(accepted, by=small.actor(R.PROVINCE), at=small.AT, number=1, answer=ANSWER)
    bodies = Entry.objects.filter(action__contains="revision").order_by("seq").values_list("body", flat=True)
    assert [("1800" in b and "1900" in b) for b in bodies] == [True, True]
