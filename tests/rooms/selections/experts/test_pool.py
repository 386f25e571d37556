"""The pool: experts with a post, every wording kept, and nobody twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.acts import panel_refusals as told
from jiju.rooms.selections.acts import pool
from jiju.rooms.selections.models import Expert
from jiju.rooms.selections.shapes import Body, FormerPost, Kin
from jiju.spine.roles import Role
from tests.factories import selections_experts as made
from tests.factories.registry import uscc
from tests.rooms.selections.experts.ways import refused
from tests.web import rounds, small

pytestmark = pytest.mark.django_db
REASON = "本人书面申请退出专家库。"


@pytest.fixture(autouse=True)
def province() -> None:
    small.make()


def confirmed(one: Expert) -> Expert:
    return acts.confirm_expert(one, by=rounds.province(2), at=made.LATER)


def test_an_expert_is_enlisted_under_a_new_code_with_everything_that_is_known() -> None:
    facts = made.facts(
        1, holdings=(Body(uscc(1), "某公司"),), former=(FormerPost(Body("", "旧单位"), None),),
        districts=("220103",), kin=(Kin("亲属甲", Body("", "某企业")),),
    )  # fmt: skip
    one = acts.enlist_expert(facts, by=rounds.province(), at=made.AT)
    assert (one.code, one.number, one.state, one.waits) == ("E0001", 1, "proposed", "enlist")
    assert queries.expert(rounds.province(), "E0001").versions[0].facts == facts
    assert made.enlisted(2).code == "E0002"


def test_who_has_no_post_or_is_known_or_is_written_wrongly_is_not_enlisted() -> None:
    facts, asked = made.facts(1), {"by": rounds.province(), "at": made.AT}
    refused(told.NoExpertPost, acts.enlist_expert, replace(facts, person=small.actor(Role.CITY).person), **asked)
    refused(NotYours, acts.enlist_expert, facts, by=small.actor(Role.CITY), at=made.AT)
    refused(NotYours, acts.enlist_expert, facts, by=made.person(1), at=made.AT)
    for wrong in (
        {"name": "甲"}, {"name": "甲|乙"}, {"fields": ()}, {"fields": ("产业|规划",)},
        {"employer": Body("91220101MA0000000X", "码错的单位")}, {"holdings": (Body("123", "短码"),)},
        {"former": (FormerPost(Body("", "旧单位"), small.DAY + timedelta(days=1)),)},
        {"kin": (Kin("亲属", Body("123", "短码")),)},
    ):  # fmt: skip
        refused(told.FactsDoNotFit, acts.enlist_expert, replace(facts, **wrong), **asked)
    acts.enlist_expert(facts, **asked)
    refused(told.KnownInThePool, acts.enlist_expert, facts, **asked)


def test_of_two_enlisted_at_the_same_moment_the_later_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    made.enlisted(1)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(pool, "_next_code", lambda: "E0001")  # as it was counted before the other was stored
        refused(told.PoolMoved, acts.enlist_expert, made.facts(2), by=rounds.province(), at=made.AT)
    assert made.enlisted(2).code == "E0002"


def test_a_revision_keeps_the_wording_before() -> None:
    one, by = made.enlisted(1), rounds.province()
    acts.revise_expert(one, by=by, at=made.LATER, facts=made.facts(1, title="研究员"))
    assert queries.experts(by)[0].facts.title == "教授"  # until another person confirms
    confirmed(one)
    assert [v.facts.title for v in queries.expert(by, "E0001").versions] == ["研究员", "教授"]
    assert queries.experts(by)[0].facts.title == "研究员"
    refused(told.KnownInThePool, acts.revise_expert, one, by=by, at=made.LATER, facts=made.facts(2))
    refused(told.FactsDoNotFit, acts.revise_expert, one, by=by, at=made.LATER, facts=made.facts(1, fields=()))
    refused(NotYours, acts.revise_expert, one, by=small.actor(Role.AUDITOR), at=made.LATER, facts=made.facts(1))


def test_whoever_is_struck_is_drawn_no_more_and_may_come_back() -> None:
    one, by = made.enlisted(1), rounds.province()
    refused(told.WordsAreMissing, acts.strike_expert, one, by=by, at=made.LATER, reason="短")
    acts.strike_expert(one, by=by, at=made.LATER, reason=REASON)
    assert (one.state, one.struck_on) == ("listed", None)
    confirmed(one)
    assert (one.state, one.struck_on) == ("struck", made.LATER.date())
    assert queries.experts(by) == ()
    assert [n.code for n in queries.experts(by, state="struck")] == ["E0001"]
    refused(NotNow, acts.strike_expert, one, by=by, at=made.LATER, reason=REASON)
    acts.revise_expert(one, by=by, at=made.LATER, facts=made.facts(1))
    assert one.state == "struck"
    confirmed(one)
    assert (one.state, one.struck_on, one.struck_because) == ("listed", None, "")


def test_the_pool_is_searched_by_code_name_employer_and_field() -> None:
    made.pool(4)
    by = small.actor(Role.AUDITOR)
    assert [n.code for n in queries.experts(by, asked="专家02")] == ["E0002"]
    assert [n.code for n in queries.experts(by, asked="第3研究所")] == ["E0003"]
    assert [n.code for n in queries.experts(by, field="服务业经济")] == ["E0001", "E0004"]
    assert queries.fields_known(by) == ("产业规划", "服务业经济", "财务审计")


def test_the_pool_is_for_the_province_and_the_auditor() -> None:
    made.enlisted(1)
    for by in (small.actor(Role.CITY), small.actor(Role.DEPARTMENT), made.person(1), rounds.head("Z001")):
        for ask in (queries.experts, queries.fields_known):
            with pytest.raises(NotYours):
                ask(by)
        with pytest.raises(NotYours):
            queries.expert(by, "E0001")
    with pytest.raises(NotFound):
        queries.expert(rounds.province(), "E0099")
    assert Expert.objects.count() == 1
