"""Once is once: under a former name or code, in one round, and what looks double asks to be explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Grant
from jiju.rooms.grants.shapes import Purpose
from jiju.rooms.registry import acts as registry
from jiju.spine.actors import system
from tests.factories import grants as made
from tests.factories import registry as zones
from tests.factories.grants import AT, BY, TODAY, WAN, WHY
from tests.rooms.evaluations import final
from tests.rooms.grants.ways import refused

pytestmark = pytest.mark.django_db
CHANGED = date(2024, 6, 1)


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    made.province()


def test_a_renamed_zone_gets_no_second_award() -> None:
    made.proposed("Z001")
    registry.revise(zones.zone_facts("Z001", name="全新名称产业园", since=CHANGED), by=BY.proposer, at=AT)
    refused(acts.AwardedBefore, acts.propose_grant, made.facts("Z001"), by=BY.proposer, at=AT)


def test_nor_does_one_whose_code_was_changed_in_either_direction() -> None:
    made.proposed("Z001")
    zones.established("Z101", "Z102", since=CHANGED)
    registry.succeed("Z101", by=BY.proposer, at=AT, former="Z001", on=CHANGED, reason="代码变更批复")
    registry.succeed("Z102", by=BY.proposer, at=AT, former="Z101", on=CHANGED, reason="代码变更批复")
    late = made.facts("Z102", origin_key=f"Z102:{CHANGED.isoformat()}")
    refused(acts.AwardedBefore, acts.propose_grant, late, by=BY.proposer, at=AT)


def test_a_title_that_goes_on_under_another_code_is_no_new_one_and_a_grant_on_it_goes_on() -> None:
    grant = made.proposed("Z001")
    zones.established("Z101", status="candidate", batch="", since=date(2024, 1, 1))
    said = registry.succeed("Z101", by=BY.proposer, at=AT, former="Z001", on=CHANGED, reason="代码变更批复")
    registry.carry_standing(said, by=BY.approver, at=AT, on=CHANGED)
    assert "Z101" not in {o.unit for o in queries.titles(TODAY)}
    late = made.facts("Z101", origin_key=f"Z101:{CHANGED.isoformat()}")
    refused(acts.NothingToRestOn, acts.propose_grant, late, by=BY.proposer, at=AT)
    acts.review_grant(grant, by=BY.reviewer, at=AT, digest=made.seen(grant))
    assert Grant.objects.get().state == "reviewed"


def test_another_zone_does() -> None:
    made.proposed("Z001")
    assert made.proposed("Z002").pk


@pytest.mark.parametrize("code", ["same-name", "same-payee", "same-tenants"])
def test_what_looks_double_is_found_and_must_be_explained(code: str) -> None:
    first = made.proposed("Z001")
    changes: dict[str, Any] = {}
    if code == "same-name":
        name = {"name": "集聚区Z001", "zone_type": "T1"}
        registry.revise(zones.zone_facts("Z002", since=CHANGED, **name), by=BY.proposer, at=AT)
    elif code == "same-payee":
        changes["payee"] = made.facts("Z001").payee
    else:
        zones.entered(*(zones.enterprise_facts(n, z) for n in range(3) for z in ("Z001", "Z002")))
    second = made.proposed("Z002", **changes)
    found = queries.suspected(second, TODAY)
    assert [(s.code, s.grant) for s in found] == [(code, first.pk)]
    digest = made.seen(second)
    told = refused(acts.ExplanationIsMissing, acts.review_grant, second, by=BY.reviewer, at=AT, digest=digest)
    assert told.why == found[0].says
    acts.review_grant(second, by=BY.reviewer, at=AT, digest=digest, explanation=WHY)
    shown = queries.grant(BY.auditor, second.pk, on=TODAY)
    assert (shown.suspicions, shown.explanation) == (tuple(found), WHY)
    assert [s.suspicion.code for s in queries.finance(BY.payer, on=TODAY).suspected if s.line.id == second.pk] == [code]


def test_a_few_enterprises_in_common_say_nothing() -> None:
    made.proposed("Z001")
    zones.entered(*(zones.enterprise_facts(n, "Z002") for n in range(3)), zones.enterprise_facts(0, "Z001"))
    assert queries.suspected(made.proposed("Z002"), TODAY) == []


# --- places in rounds ---------------------------------------------------------------------------------------------


def won(period: str = "2023") -> Any:
    """The award proposal of the first zone in a final round, taken up."""
    round_ = final.final(period, final.rows(Z001=("90", "优秀"), Z002=("88", "优秀")))
    found = final.proposed(round_)["award", "Z001"]
    return evaluations.take_up_proposal(found, by=BY.another, at=final.AT)


def on_place(proposal: Any, wan: str = "20") -> Any:
    yuan = int(wan) * WAN
    return made.facts("Z001", wan, rule="F2", origin_kind="round", origin_key=str(proposal.pk),
                      purposes=(Purpose("运营补助", yuan),))  # fmt: skip


def test_a_place_carries_its_round_and_the_lower_cap() -> None:
    proposal = won()
    refused(acts.CapIsExceeded, acts.propose_grant, on_place(proposal, "41"), by=BY.proposer, at=AT)  # the scheme's cap
    grant = acts.propose_grant(on_place(proposal, "40"), by=BY.proposer, at=AT)
    assert grant.origin_round == proposal.round_id
    assert '"rank":1' in grant.origin
    refused(acts.AwardedBefore, acts.propose_grant, on_place(proposal), by=BY.proposer, at=AT)


def test_another_round_gives_another_award_and_a_proposal_not_taken_up_none() -> None:
    acts.propose_grant(on_place(won("2022")), by=BY.proposer, at=AT)
    assert acts.propose_grant(on_place(won("2023")), by=BY.proposer, at=AT).pk
    open_ = final.held(final.final("2021", final.rows(Z001=("90", "优秀"))))
    assert open_ == {}
    made_ = final.proposed(final.final("2020", final.rows(Z001=("90", "优秀"))))["award", "Z001"]
    refused(acts.NothingToRestOn, acts.propose_grant, on_place(made_), by=BY.proposer, at=AT)


def test_a_place_that_is_opened_again_holds_the_money() -> None:
    """A corrected result takes the place away: the proposal is opened again, and the award waits."""
    proposal = won()
    grant = acts.propose_grant(on_place(proposal), by=BY.proposer, at=AT)
    digest = made.seen(grant)
    final.versioned(proposal.round, final.rows(Z001=("70", "合格"), Z002=("95", "优秀")))
    final.proposed(proposal.round)
    refused(acts.MoneyIsHeld, acts.review_grant, grant, by=BY.reviewer, at=AT, digest=digest)
    assert Grant.objects.get(pk=grant.pk).state == "proposed"
    assert queries.grant(BY.auditor, grant.pk, on=TODAY).hindrance is not None


def test_a_later_version_of_the_zone_leaves_its_title_as_it_was() -> None:
    grant = made.proposed("Z001")
    later = replace(zones.zone_facts("Z001"), batch="更正批次", since=CHANGED)
    registry.revise(later, by=system("tests"), at=AT)
    acts.review_grant(grant, by=BY.reviewer, at=AT, digest=made.seen(grant), explanation=WHY)
    assert Grant.objects.get().state == "reviewed"
