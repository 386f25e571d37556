"""Findings of false figures: raised by one, decided by another; they bar awards and open again what was won."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from jiju.config import wiring
from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Falsehood
from jiju.rooms.evaluations.shapes import FalsehoodFacts
from jiju.spine.actors import Scope
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import programmes
from tests.factories import registry as places
from tests.factories.people import actor
from tests.rooms.evaluations import final
from tests.rooms.evaluations.final import AT, BY, WHY, rows

FACTS = FalsehoodFacts("Z001", "2023", "税收总额多报三成，约 120 万元", "税务机关完税证明与报表不符")


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    wiring.wire()
    programmes.loaded(programmes.jilin())
    places.established("Z001", "Z002")
    final.follow()


@pytest.fixture
def round_() -> Any:
    made = final.final("2023", rows(Z001=("90", "优秀"), Z002=("80", "良好")))
    final.proposed(made)
    return made


def test_a_finding_names_figures_and_what_shows_it() -> None:
    before = Entry.objects.count()
    for wrong, facts in (
        (acts.TextIsMissing, replace(FACTS, figures="")),
        (acts.TextIsMissing, replace(FACTS, evidence="")),
        (acts.DayDoesNotFit, replace(FACTS, period="2031")),
        (acts.DayDoesNotFit, replace(FACTS, period="昨天")),
        (NotFound, replace(FACTS, unit="Z999")),
    ):
        with pytest.raises(wrong):
            acts.raise_falsehood(facts, by=BY.city, at=AT)
    elsewhere = replace(BY.city, scope=Scope("city", frozenset({"220200"})))
    with pytest.raises(NotFound):
        acts.raise_falsehood(FACTS, by=elsewhere, at=AT)
    with pytest.raises(NotYours):
        acts.raise_falsehood(FACTS, by=BY.head, at=AT)
    assert (Entry.objects.count(), Falsehood.objects.count()) == (before, 0)
    assert acts.raise_falsehood(FACTS, by=BY.auditor, at=AT).state == "raised"
    with pytest.raises(acts.AlreadyRaised):
        acts.raise_falsehood(FACTS, by=BY.city, at=AT)


def test_an_open_finding_bars_the_award_and_dropping_it_gives_it_back(round_: Any) -> None:
    award = final.held(round_)["award", "Z001"]
    raised = acts.raise_falsehood(FACTS, by=BY.city, at=AT)
    with pytest.raises(acts.FalsehoodStandsOpen):
        acts.take_up_proposal(award, by=BY.province, at=AT)
    final.follow()
    assert ("award", "Z001") not in final.held(round_)
    acts.drop_falsehood(raised, by=BY.province, at=AT, reason=WHY)
    final.follow()
    assert ("award", "Z001") in final.held(round_)


def test_another_person_decides_a_finding_once() -> None:
    raised = acts.raise_falsehood(FACTS, by=BY.province, at=AT)
    for verb, said in ((acts.confirm_falsehood, "answer"), (acts.drop_falsehood, "reason")):
        with pytest.raises(acts.SamePersonAgain):
            verb(raised, by=BY.province, at=AT, **{said: WHY})
        with pytest.raises(acts.TextIsMissing):
            verb(raised, by=BY.another, at=AT, **{said: ""})
        with pytest.raises(NotYours):
            verb(raised, by=BY.city, at=AT, **{said: WHY})
    assert Falsehood.objects.get().state == "raised"
    acts.confirm_falsehood(raised, by=BY.another, at=AT, answer=WHY)
    with pytest.raises(NotNow):
        acts.drop_falsehood(raised, by=BY.another, at=AT, reason=WHY)


def test_a_confirmed_finding_opens_again_the_rounds_that_rest_on_it_and_what_was_won(round_: Any) -> None:
    award = acts.take_up_proposal(final.held(round_)["award", "Z001"], by=BY.province, at=AT)
    untouched = final.final("2022", rows(Z001=("90", "优秀")))
    raised = acts.raise_falsehood(FACTS, by=BY.city, at=AT)
    acts.confirm_falsehood(raised, by=BY.province, at=AT, answer=WHY)
    final.follow()
    told = json.loads(Entry.objects.filter(action="evaluations.confirm_falsehood").get().body)["data"]["rounds"]
    assert [(r["round"], r["rank"], r["won"]) for r in told] == [(round_.pk, 1, [[award.pk, "award", "F2"]])]
    opened = round_.proposals.filter(kind="reopen").order_by("about")
    assert [p.about for p in opened] == [f"falsehood:{raised.pk}", f"falsehood:{raised.pk}:{award.pk}"]
    assert json.loads(opened[1].because)["proposal"] == award.pk
    assert not untouched.proposals.filter(kind="reopen").exists()
    shown = queries.falsehoods(BY.province)[0]
    assert [(r.round, r.rank, r.won) for r in shown.rounds] == [(round_.pk, 1, ((award.pk, "award", "F2"),))]


def test_a_case_opened_again_may_lead_to_a_notice(round_: Any) -> None:
    raised = acts.raise_falsehood(FACTS, by=BY.city, at=AT)
    acts.confirm_falsehood(raised, by=BY.province, at=AT, answer=WHY)
    final.follow()
    again = round_.proposals.get(kind="reopen")
    with pytest.raises(acts.TextIsMissing):
        acts.take_up_proposal(again, by=BY.province, at=AT)
    acts.take_up_proposal(again, by=BY.province, at=AT, reason=WHY)
    assert acts.give_notice(again, by=BY.province, at=AT, reason=WHY).state == "noticed"


def test_each_sees_the_findings_of_the_own_area_and_a_zone_only_what_was_confirmed() -> None:
    raised = acts.raise_falsehood(FACTS, by=BY.city, at=AT)
    assert [f.id for f in queries.falsehoods(BY.city)] == [raised.pk]
    assert queries.falsehoods(BY.city)[0].refused is not None
    assert queries.falsehoods(actor(Role.DEPARTMENT, "T2")) == []
    assert queries.falsehoods(BY.head) == []
    with pytest.raises(NotFound):
        queries.falsehood_record(BY.head, raised.pk)
    acts.confirm_falsehood(raised, by=BY.province, at=AT, answer=WHY)
    assert [f.id for f in queries.falsehoods(BY.head)] == [raised.pk]
