"""What is wrong with the declared check of a clause is told with its place and how to write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiju.rooms.programmes.checks import PlanIsMalformed, read_plan
from jiju.rooms.programmes.shapes import EVIDENCE, Plan
from tests.factories.programmes import QINGHE, copied, jilin, miswritten, qinghe

RULE = 'holds: "[share] >= 100"\n          every'
HALF = "parameters: {since: 2023, per: half}"
WRONG = (
    ("evidence: awards_within_cap", "evidence: awards_in_cap", "check.evidence", "awards_within_cap"),
    ("parameters: {award: G1}", "parameters: {award: G9}", "parameters.award", "G1"),
    ("parameters: {award: G1}", "parameters: {}", "check.parameters", "parameters"),
    (HALF, "parameters: {since: 2023, per: week}", "parameters.per", "half"),
    (HALF, "parameters: {since: soon, per: half}", "parameters.since", "digits"),
    (HALF, "parameters: {since: 2023, per: half, of: 3}", "parameters.of", "per"),
    (RULE, RULE.replace("share", "turnout"), "check.holds", "[share]"),
    (RULE, 'holds: \'judged("甲") and judged("乙")\'\n          every', "check.holds", ""),
    ("every: half", "every: decade", "check.every", "half"),
    ("proof_from: each", "proof_from: some", "check.proof_from", "each"),
    ("proofs: [培育方案]", "proofs: [培育方案]\n          judges: [NOBODY]", "check.judges[1]", "COMM"),
    ("proofs: [培育方案]", 'proofs: [培育方案]\n          near: "[share] > 1"', "check.near", ""),
    ("evidence: awards_within_cap", "evidence: awards_within_cap\n          proofs: [批文]", "check.proofs", "partial"),
    ("proofs: [培育方案]", "proofs: [培育方案]\n          waits_for: [astrology]", "waits_for", "services"),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "remedy"), WRONG)
def test_a_check_that_cannot_be_read_is_told(tmp_path: Path, old: str, new: str, where: str, remedy: str) -> None:
    folder = copied(QINGHE, tmp_path)
    miswritten(folder, "clauses.yaml", old, new)
    with pytest.raises(PlanIsMalformed) as told:
        read_plan(folder)
    fault = told.value.faults[0]
    assert where in fault.where
    assert remedy in str(fault.remedy)


def test_an_unknown_evidence_lists_the_names_there_are(tmp_path: Path) -> None:
    folder = copied(QINGHE, tmp_path)
    miswritten(folder, "clauses.yaml", "evidence: awards_within_cap", "evidence: stars")
    with pytest.raises(PlanIsMalformed) as told:
        read_plan(folder)
    assert all(name in str(told.value.faults[0].remedy) for name in EVIDENCE)


@pytest.mark.parametrize("plan", [jilin(), qinghe()], ids=lambda p: p.id)
def test_every_clause_of_the_plans_declares_what_a_machine_reads(plan: Plan) -> None:
    checks = [c.check for m in plan.measures for c in m.clauses]
    assert [c.metric for c in checks if not (c.holds or c.proofs)] == []
    assert [c.metric for c in checks if c.auto == "full" and not c.evidence] == []
    assert [c.metric for c in checks if c.auto == "partial" and not c.proofs] == []


def test_a_check_is_the_same_after_it_was_stored() -> None:
    assert Plan.model_validate_json(jilin().model_dump_json(by_alias=True)).measures == jilin().measures
