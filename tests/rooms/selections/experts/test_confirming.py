"""The pool by two persons: whatever one writes waits for another, alone or in a whole workbook."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.selections import acts, checks, queries
from jiju.rooms.selections.acts import panel_refusals as told
from jiju.rooms.selections.models import Expert, ExpertImport
from jiju.rooms.selections.shapes import Body, ExpertFacts, FormerPost, Kin
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import selections_experts as made
from tests.factories.registry import uscc
from tests.rooms.selections.experts import applying
from tests.rooms.selections.experts.ways import refused
from tests.web import rounds, small

pytestmark = pytest.mark.django_db
REASON = "所填单位与社保记录不符，请核实。"


@pytest.fixture(autouse=True)
def province() -> None:
    small.make()


def by(number: int) -> dict[str, Any]:
    return {"by": rounds.province(number), "at": made.LATER}


def take(*rows: ExpertFacts, number: int = 1, name: str = "专家.xlsx") -> ExpertImport:
    return acts.import_experts(made.book(*rows), name=name, file_digest="d" * 64, **by(number))


def change(one: Expert, number: int = 2) -> Any:
    return queries.expert(rounds.province(number), one.code).change


def test_what_one_person_entered_counts_once_another_confirms() -> None:
    one = made.entered(1)
    assert queries.experts(rounds.province()) == ()
    assert [n.code for n in queries.experts(rounds.province(), state="waits")] == ["E0001"]
    same = refused(acts.AnotherPerson, acts.confirm_expert, one, **by(1))
    assert same.code == "another-person"
    again = {"by": replace(rounds.province(1), account="another-account"), "at": made.LATER}
    refused(acts.AnotherPerson, acts.confirm_expert, one, **again)
    for role in (Role.CITY, Role.AUDITOR, Role.DEPARTMENT):
        refused(NotYours, acts.confirm_expert, one, by=small.actor(role), at=made.LATER)
    assert (change(one, 1).kept_from is None, change(one).kept_from) == (False, None)
    acts.confirm_expert(one, **by(2))
    assert (one.state, one.waits, one.asked_by) == ("listed", "", "")
    wording = queries.expert(rounds.province(), "E0001").versions[0]
    assert wording.confirmed_at == made.LATER
    entry = json.loads(Entry.objects.latest("seq").body)["data"]
    assert (entry["what"], entry["asked_by"]) == ("enlist", rounds.province().person)
    refused(told.NothingWaits, acts.confirm_expert, one, **by(2))


def test_nobody_writes_or_confirms_an_entry_of_ones_own() -> None:
    one = made.enlisted(1)
    own = {"by": replace(rounds.province(3), person=one.person), "at": made.LATER}
    refused(acts.AnotherPerson, acts.enlist_expert, replace(made.facts(2), person=one.person), **own)
    refused(acts.AnotherPerson, acts.revise_expert, one, facts=made.facts(1, title="研究员"), **own)
    refused(acts.AnotherPerson, acts.strike_expert, one, reason=REASON, **own)
    acts.revise_expert(one, facts=made.facts(1, title="研究员"), **by(1))
    refused(acts.AnotherPerson, acts.confirm_expert, one, **own)
    refused(acts.AnotherPerson, acts.decline_expert, one, reason=REASON, **own)


def test_one_change_waits_at_a_time_and_a_declined_one_leaves_everything() -> None:
    one = made.enlisted(1)
    acts.revise_expert(one, facts=made.facts(1, employer=Body("", "新单位")), **by(1))
    refused(told.ChangeWaits, acts.revise_expert, one, facts=made.facts(1), **by(2))
    refused(told.ChangeWaits, acts.strike_expert, one, reason=REASON, **by(2))
    refused(told.WordsAreMissing, acts.decline_expert, one, reason="短", **by(2))
    assert change(one).facts.employer.name == "新单位"
    acts.decline_expert(one, reason=REASON, **by(2))
    assert (one.number, one.state, one.waits) == (1, "listed", "")
    assert queries.experts(rounds.province())[0].facts.employer.name == "第1研究所"
    refused(told.NothingWaits, acts.decline_expert, one, reason=REASON, **by(2))
    acts.revise_expert(one, facts=made.facts(1, title="研究员"), **by(1))
    acts.confirm_expert(one, **by(2))
    assert (one.number, queries.experts(rounds.province())[0].facts.title) == (3, "研究员")


def test_who_was_proposed_and_declined_may_be_proposed_again() -> None:
    one = made.entered(1)
    acts.decline_expert(one, reason=REASON, **by(1))  # taken back by who wrote it
    assert (one.state, one.struck_because) == ("struck", REASON)
    acts.revise_expert(one, facts=made.facts(1), **by(1))
    acts.confirm_expert(one, **by(2))
    assert one.state == "listed"


def test_whoever_lost_the_post_meanwhile_is_not_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    one = made.entered(1)
    monkeypatch.setattr("jiju.rooms.people.queries.is_posted", lambda *_, **__: False)
    refused(told.NoExpertPost, acts.confirm_expert, one, **by(2))


def test_no_pool_is_fixed_while_something_of_it_waits() -> None:
    made.pool()
    call = applying.unsealed()
    one = Expert.objects.get(code="E0003")
    acts.strike_expert(one, reason=REASON, **by(2))
    found = refused(told.PoolWaits, acts.prepare_draw, call, **by(1))
    assert "E0003" in str(found.what)
    (waiting,) = queries.waiting_calls(rounds.province(), small.DAY)
    assert waiting.kept_from is not None
    acts.decline_expert(one, reason=REASON, **by(3))
    assert acts.prepare_draw(call, **by(1))


WHOLE = {
    "title": "研究员", "holdings": (Body(uscc(2), "某公司"), Body("", "另一公司")), "districts": ("Z001", "220103"),
    "former": (FormerPost(Body(uscc(3), "旧单位"), small.DAY), FormerPost(Body("", "更旧"))),
    "kin": (Kin("亲属甲", Body(uscc(4), "某企业")),),
}  # fmt: skip


def test_a_workbook_comes_in_whole_and_counts_once_another_confirms_it() -> None:
    old = made.enlisted(1)
    same = made.enlisted(2)
    rows = (made.facts(1, **WHOLE), made.facts(2), made.facts(3))
    taken = take(*rows)
    (shown,) = queries.expert_imports(rounds.province(2))
    assert [(code, what.text) for code, _, what in shown.lines] == [
        ("E0001", "entry to be revised"), ("E0003", "to be taken into the pool"),
    ]  # fmt: skip
    refused(acts.AnotherPerson, acts.confirm_expert_import, taken, **by(1))
    fresh = Expert.objects.get(code="E0003")
    refused(told.CameWithOthers, acts.confirm_expert, fresh, **by(2))
    refused(told.CameWithOthers, acts.decline_expert, fresh, reason=REASON, **by(2))
    refused(NotYours, acts.confirm_expert_import, taken, by=small.actor(Role.AUDITOR), at=made.LATER)
    acts.confirm_expert_import(taken, **by(2))
    assert [n.facts for n in queries.experts(rounds.province())] == list(rows)
    assert (Expert.objects.get(pk=old.pk).number, Expert.objects.get(pk=same.pk).number) == (2, 1)
    refused(NotNow, acts.confirm_expert_import, taken, **by(2))
    refused(NotNow, acts.decline_expert_import, taken, reason=REASON, **by(2))
    refused(told.WordsAreMissing, acts.import_experts, made.book(*rows), name="专家.xlsx", file_digest="d", **by(1))


def test_a_declined_workbook_leaves_the_pool_as_it_was() -> None:
    made.enlisted(1)
    before = [n.facts for n in queries.experts(rounds.province())]
    taken = take(made.facts(1, **WHOLE), made.facts(3))
    refused(told.WordsAreMissing, acts.decline_expert_import, taken, reason="短", **by(2))
    acts.decline_expert_import(taken, reason=REASON, **by(2))
    assert [n.facts for n in queries.experts(rounds.province())] == before
    assert queries.waiting_in_the_pool() == []
    assert take(made.facts(3)).state == "waits"  # and may be proposed again


def test_a_list_with_ones_own_entry_is_confirmed_by_somebody_else() -> None:
    taken = take(made.facts(1), made.facts(2))
    own = replace(rounds.province(3), person=made.person(1).person)
    refused(acts.AnotherPerson, acts.confirm_expert_import, taken, by=own, at=made.LATER)
    assert queries.expert_imports(own)[0].kept_from is not None


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ({"fields": ()}, {"D4"}),
        ({"person": ""}, {"A4"}),
        ({"employer": Body("91220101MA0000000X", "码错的单位")}, {"F4"}),
        ({"holdings": (Body("91220101MA0000000X", "码错"),), "kin": (Kin("甲", Body("91220101MA0000000X", "码错")),)},
         {"G4", "J4"}),
        ({"name": "别人"}, {"A4"}),
        ({"person": "P-NOBODY"}, {"A4"}),
    ],
)  # fmt: skip
def test_every_fault_is_told_at_its_cell_and_nothing_comes_in(row: dict[str, Any], cells: set[str]) -> None:
    book = made.book(made.facts(1), replace(made.facts(2), **row))
    found = refused(told.ExpertsDoNotRead, acts.import_experts, book, name="a.xlsx", file_digest="d", **by(1))
    assert {f.cell for f in found.findings} == cells
    assert not Expert.objects.exists()


def test_two_rows_of_one_person_and_a_day_that_is_none_are_told() -> None:
    one = made.facts(1)
    _, twice = checks.expert_rows(made.book(one, one))
    assert {f.cell for f in twice} == {"A3", "A4"}
    assert checks.typed_former("旧单位，2023-15-01")[1] == "2023-15-01"


def test_who_waits_or_is_unknown_is_told_and_only_the_province_takes_in() -> None:
    one = made.enlisted(1)
    acts.strike_expert(one, reason=REASON, **by(1))
    book = made.book(made.facts(1, title="研究员"))
    refused(told.ExpertsDoNotRead, acts.import_experts, book, name="a.xlsx", file_digest="d", **by(1))
    for role in (Role.CITY, Role.AUDITOR):
        refused(NotYours, acts.import_experts, book, by=small.actor(role), at=made.LATER, name="a", file_digest="d")
    for who in (small.actor(Role.CITY), made.person(1)):
        with pytest.raises(NotYours):
            queries.expert_imports(who)
        with pytest.raises(NotYours):
            queries.expert_rows_out(who, small.DAY)
    with pytest.raises(NotFound):
        queries.expert_import_record(rounds.province(), 99)


def test_the_workbook_lists_everybody_who_holds_the_post() -> None:
    made.enlisted(1)
    made.person(2)
    rows = queries.expert_rows_out(rounds.province(), small.DAY)
    assert rows[0] == made.facts(1)
    assert "评审专家02" in [r.name for r in rows]
