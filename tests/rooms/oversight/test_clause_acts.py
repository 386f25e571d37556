"""条款落实: proofs by another person's hand, judgements by two, owners by name; what is refused changes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.oversight import acts, queries, tasks
from jiju.rooms.oversight.models import ClauseJudgement, ClauseLight, ClauseOwner, ClauseProof
from jiju.spine.files import FilesAreRefused, Upload, attached
from jiju.spine.models import Entry
from tests.factories import clauses as made
from tests.factories.clauses import AT, DOCUMENT, SAID, TODAY, WHY, by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def count() -> tuple[int, ...]:
    kinds = (Entry, ClauseProof, ClauseJudgement, ClauseOwner, ClauseLight)
    return tuple(kind.objects.count() for kind in kinds)


def test_an_owner_proves_with_a_document_and_another_person_accepts_it() -> None:
    proof = made.offered()
    assert (proof.state, proof.unit, proof.city) == ("offered", "U220100", "220100")
    assert [f.original_name for f in attached(proof)] == ["plan.pdf"]
    acts.accept_proof(proof, by=by("province"), at=AT, answer=WHY)
    assert (proof.state, proof.decided_by, proof.answer) == ("accepted", by("province").person, WHY)


def test_a_refused_proof_keeps_the_reason_and_the_unit_may_offer_another() -> None:
    acts.refuse_proof(made.offered(), by=by("province"), at=AT, answer="文件没有发文字号，请补正后再报。")
    again = made.offered()
    assert ClauseProof.objects.filter(state="refused").count() == 1
    assert again.state == "offered"


WRONG: tuple[tuple[Any, str, dict[str, Any]], ...] = (
    (NotFound, "city", {"clause": "M99.9"}),
    (acts.NoProofIsWanted, "province", {"clause": "M01.2"}),
    (acts.OwnsNothingHere, "city", {"clause": "M01.1"}),
    (acts.OwnsNothingHere, "zone_head", {}),
    (NotYours, "zone_statistician", {}),
    (NotYours, "auditor", {}),
    (acts.WordsAreMissing, "city", {"document": "号"}),
    (acts.WordsAreMissing, "city", {"said": "已印发"}),
    (acts.FileIsMissing, "city", {"uploads": ()}),
    (FilesAreRefused, "city", {"uploads": [Upload("a.exe", b"MZ\x90")]}),
    (acts.DaysDoNotFit, "city", {"valid_until": date(2024, 5, 1)}),
    (acts.DaysDoNotFit, "city", {"valid_until": TODAY - timedelta(days=1)}),
    (acts.DaysDoNotFit, "city", {"valid_from": date(1990, 1, 1)}),
)


@pytest.mark.parametrize(("refused", "who", "changes"), WRONG)
def test_a_proof_that_does_not_fit_is_refused_and_nothing_is_kept(
    refused: Any, who: str, changes: dict[str, Any]
) -> None:
    before = count()
    with pytest.raises(refused):
        made.offered(who, **changes)
    assert count() == before


def test_a_second_proof_waits_for_the_answer_to_the_first() -> None:
    made.offered()
    before = count()
    with pytest.raises(acts.ProofWaits):
        made.offered()
    assert count() == before


def test_a_check_may_shorten_how_long_a_proof_holds() -> None:
    proof = made.offered(clause="M04.1", valid_from=date(2024, 6, 1), valid_until=date(2030, 1, 1))
    assert proof.valid_until == date(2025, 6, 1)


def test_whoever_offered_a_proof_does_not_accept_or_refuse_it() -> None:
    proof = made.offered("province", clause="M02.1")
    before = count()
    for verb in (acts.accept_proof, acts.refuse_proof):
        with pytest.raises(acts.AnotherDecides):
            verb(proof, by=by("province"), at=AT, answer=WHY)
        with pytest.raises(NotYours):
            verb(proof, by=by("city"), at=AT, answer=WHY)
        with pytest.raises(acts.WordsAreMissing):
            verb(proof, by=by("province-2"), at=AT, answer="好")
    proof.refresh_from_db()
    assert (count(), proof.state) == (before, "offered")
    acts.accept_proof(proof, by=by("province-2"), at=AT, answer=WHY)
    with pytest.raises(NotNow):
        acts.refuse_proof(proof, by=by("province-2"), at=AT, answer=WHY)


def test_met_counts_after_another_person_confirmed_it_and_not_met_at_once() -> None:
    judgement = made.judged()
    assert judgement.state == "given"
    acts.confirm_judgement(judgement, by=by("province-2"), at=AT, answer=WHY)
    assert judgement.state == "standing"
    assert made.judged("not_met").state == "standing"


def test_a_judgement_is_refused_to_whom_the_rule_does_not_name_and_to_who_proved() -> None:
    before = count()
    refused: tuple[tuple[Any, dict[str, Any]], ...] = (
        (acts.NobodyIsAsked, {"clause": "M01.2"}),
        (acts.NobodyIsAsked, {"outcome": "perhaps"}),
        (acts.DaysDoNotFit, {"valid_until": TODAY}),
        (acts.DaysDoNotFit, {"valid_until": TODAY + timedelta(days=800)}),
        (acts.WordsAreMissing, {"reason": "好"}),
    )
    for kind, changes in refused:
        with pytest.raises(kind):
            made.judged(**changes)
    said = {"clause": made.JUDGED, "outcome": "met", "reason": WHY, "valid_until": TODAY + timedelta(days=9)}
    with pytest.raises(acts.NotTheJudge):
        acts.judge_clause(None, by=by("department"), at=AT, **said)
    with pytest.raises(NotYours):
        acts.judge_clause(None, by=by("city"), at=AT, **said)
    assert count() == before


def test_one_judgement_waits_at_a_time_and_the_judge_does_not_confirm_it() -> None:
    judgement = made.judged()
    before = count()
    with pytest.raises(acts.JudgementWaits):
        made.judged()
    for verb in (acts.confirm_judgement, acts.contest_judgement):
        with pytest.raises(acts.AnotherDecides):
            verb(judgement, by=by("province"), at=AT, answer=WHY)
        with pytest.raises(NotYours):
            verb(judgement, by=by("department"), at=AT, answer=WHY)
    assert count() == before
    acts.contest_judgement(judgement, by=by("province-2"), at=AT, answer="尚有一家未作处理，不能确认。")
    assert (judgement.state, made.judged().state) == ("contested", "given")


def test_a_generic_body_is_named_and_named_anew() -> None:
    made.named()
    assert [o.units for o in line("S01.2").owners] == [(("ORG-DRC", "省发改委"),)]
    made.named(units=("ORG-COM", "ORG-COM"))
    assert [o.units for o in line("S01.2").owners] == [(("ORG-COM", "省商务厅"),)]
    assert list(ClauseOwner.objects.order_by("pk").values_list("unit", "until")) == [
        ("ORG-DRC", TODAY), ("ORG-COM", None),
    ]  # fmt: skip


def test_what_is_no_generic_body_of_the_clause_is_not_named() -> None:
    before = count()
    refused: tuple[tuple[Any, dict[str, Any]], ...] = (
        (acts.NotGeneric, {"organisation": "ORG-DRC"}),
        (acts.NotGeneric, {"clause": "M01.1"}),
        (acts.NotGeneric, {"units": ()}),
        (acts.UnitIsGone, {"units": ("U999999",)}),
        (acts.WordsAreMissing, {"reason": "定"}),
        (NotFound, {"clause": "M99.9"}),
    )
    for kind, changes in refused:
        with pytest.raises(kind):
            made.named(**changes)
    with pytest.raises(NotYours):
        acts.name_owner(None, by=by("city"), at=AT, clause="S01.2", organisation="ORG-TF", units=("ORG-DRC",),
                        reason=WHY)  # fmt: skip
    assert count() == before


def line(clause: str, who: str = "province") -> Any:
    return next(n for n in queries.clauses(by(who), on=TODAY) if n.id == clause)


def test_reading_writes_each_light_once_and_only_what_changed_afterwards() -> None:
    made.lasting()
    assert len(made.read()) == 44
    assert made.read() == []
    made.accepted()
    assert [(n.clause, n.state, int(n.amount or 0)) for n in made.read()] == [(made.PROVED, "at_risk", 1)]
    assert ClauseLight.objects.filter(clause=made.PROVED).count() == 2
    with pytest.raises(NotYours):
        acts.read_clauses(None, by=by("province"), at=AT, on=TODAY)


def test_the_worker_reads_a_day_once_and_follows_a_proof_by_its_own_clause() -> None:
    made.lasting()
    assert tasks.read_clauses(on=TODAY, at=AT) == 44
    before = Entry.objects.count()
    assert (tasks.read_clauses(on=TODAY, at=AT), Entry.objects.count()) == (0, before)
    proof = made.offered()
    tasks.read_clauses_after(Entry.objects.get(action="oversight.prove_clause"))
    assert made.light_of(made.PROVED).state == "on_way"
    acts.accept_proof(proof, by=by("province"), at=AT, answer=WHY)
    tasks.read_clauses_after(Entry.objects.get(action="oversight.accept_proof"))
    assert list(ClauseLight.objects.filter(clause=made.PROVED).order_by("pk").values_list("state", flat=True)) == [
        "nothing", "on_way", "at_risk",
    ]  # fmt: skip
    assert (proof.document, proof.said) == (DOCUMENT, SAID)
