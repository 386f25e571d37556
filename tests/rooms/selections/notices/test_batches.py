"""发文公布与授牌: a batch takes effect once the notice has run, and the registry goes with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.evaluations.acts import AlreadyRaised, DayDoesNotFit, SamePersonAgain, TermStillRuns, TextIsMissing
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts, queries, tasks
from jiju.rooms.selections.models import Application, Notice, Title
from jiju.rooms.selections.queries import eligible
from jiju.spine.models import Entry
from tests.factories import registry as places
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, BY, LAST, OVER, WHY
from tests.rooms.selections.notices.ways import refused

EFFECTIVE = OVER.date()


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    turns.prepared()
    tasks.adopt_titles(on=turns.TODAY, at=AT)


@pytest.fixture
def notice() -> Notice:
    return turns.noticed()


def issue(notice: Notice, **others: Any) -> list[Title]:
    return acts.issue_batch(notice.call, **{"by": BY.issuer, "at": OVER, "batch": turns.batch()} | others)  # type: ignore[no-any-return]


def test_a_batch_gives_titles_and_the_registry_their_new_standing(notice: Notice) -> None:
    before = Entry.objects.count()
    made = issue(notice, batch=turns.batch(conditions="三年内建成公共服务平台"))
    actions = list(Entry.objects.order_by("seq").values_list("action", flat=True))[before:]
    assert actions == ["registry.revise", "registry.revise", "selections.issue_batch"]
    assert [(t.unit, t.library, t.batch, t.since, t.until) for t in made] == [
        (unit, "formal", "第二批", EFFECTIVE, date(2030, 1, 27)) for unit in ("Z001", "Z002")
    ]
    published = {(unit, EFFECTIVE): turns.batch().document for unit in ("Z001", "Z002")}
    assert queries.documents("formal") == published
    assert {t.conditions for t in made} == {"三年内建成公共服务平台"}
    for on, status, batch in ((LAST, "reserve", ""), (EFFECTIVE, "provincial", "第二批")):
        facts = registry.zone(BY.issuer, "Z001", on)
        assert (facts.status, facts.batch) == (status, batch)
    assert registry.zone(BY.issuer, "Z003", EFFECTIVE).status == "reserve"
    assert {r.state for r in Application.objects.filter(unit__in=("Z001", "Z002"))} == {"entered"}
    assert {r.stage for r in Application.objects.filter(state="entered")} == {"plaque"}


def test_the_title_of_the_library_before_ends_where_the_next_begins(notice: Notice) -> None:
    issue(notice)
    assert queries.title_of("Z001", "reserve", LAST) is not None
    assert queries.title_of("Z001", "reserve", EFFECTIVE) is None
    assert queries.title_of("Z003", "reserve", EFFECTIVE) is not None
    lines = queries.history(BY.issuer, "Z001", on=EFFECTIVE).titles
    assert [(t.library, t.state) for t in lines] == [("reserve", "followed"), ("formal", "held")]


@pytest.mark.parametrize(
    ("wrong", "changes"),
    [
        (TermStillRuns, {"at": AT}),
        (TermStillRuns, {"at": AT + timedelta(days=6, hours=14)}),
        (SamePersonAgain, {"by": BY.recorder}),
        (SamePersonAgain, {"by": BY.publisher}),
        (acts.NotYourStage, {"by": BY.department}),
        (NotYours, {"by": BY.auditor}),
        (TextIsMissing, {"batch": turns.batch(number=" ")}),
        (TextIsMissing, {"batch": turns.batch(document="12")}),
        (TextIsMissing, {"batch": turns.batch(number="第" * 41)}),
        (DayDoesNotFit, {"batch": turns.batch(effective_on=LAST)}),
        (DayDoesNotFit, {"batch": turns.batch(effective_on=EFFECTIVE + timedelta(days=367))}),
    ],
)
def test_what_publishes_no_batch(notice: Notice, wrong: Any, changes: dict[str, Any]) -> None:
    refused(wrong, issue, notice, **changes)


def test_open_objections_hold_it_and_struck_names_stay_outside(notice: Notice) -> None:
    made = turns.objected(notice)
    refused(acts.ObjectionsStandOpen, issue, notice)
    assert len(queries.outcome(BY.issuer, notice.call_id, on=EFFECTIVE).blocks) == 1
    acts.uphold_objection(made, by=BY.ruler, at=OVER, ruling=WHY)
    refused(acts.ObjectionsStandOpen, issue, notice)
    assert len(queries.outcome(BY.issuer, notice.call_id, on=EFFECTIVE).blocks) == 1
    acts.confirm_objection(made, by=BY.second, at=OVER)
    assert [t.unit for t in issue(notice)] == ["Z002"]
    assert registry.zone(BY.issuer, "Z001", EFFECTIVE).status == "reserve"


def test_a_title_of_one_library_begins_once_a_day(notice: Notice) -> None:
    issue(notice)
    again = turns.procedure(takes=["reserve", "formal"])
    second = turns.noticed(turns.call_at(units=("Z001",), shape=again), chosen=["Z001"])
    refused(acts.HoldsItAlready, issue, second, batch=turns.batch(number="第三批"))


def test_nothing_is_published_once_every_name_is_struck() -> None:
    notice = turns.noticed(chosen=["Z001"])
    turns.upheld(turns.objected(notice))
    refused(acts.NothingIsChosen, issue, notice)


def test_a_batch_is_published_once_and_no_batch_twice(notice: Notice) -> None:
    issue(notice)
    refused(NotNow, issue, notice)
    other = turns.noticed(turns.call_at(units=("Z003",)), chosen=["Z003"])
    refused(acts.BatchIsTaken, issue, other)
    assert issue(other, batch=turns.batch(number="第三批"))[0].unit == "Z003"


def test_a_zone_that_left_its_library_meanwhile_does_not_enter(notice: Notice) -> None:
    title = queries.title_of("Z001", "reserve", LAST)
    assert title is not None
    with turns.opened():
        title.lost_on, title.lost_because = LAST, WHY
        title.save()
    refused(acts.NotInTheLibrary, issue, notice)
    with turns.opened():
        title.lost_on, title.ban_until = None, EFFECTIVE + timedelta(days=30)
        title.save()
    refused(acts.BanStillRuns, issue, notice)


def test_what_the_registry_refuses_publishes_nothing(notice: Notice) -> None:
    facts = places.zone_facts("Z002", status="reserve", name="新名", since=EFFECTIVE + timedelta(days=3))
    places.acts.revise(facts, by=BY.issuer, at=AT)
    before = Title.objects.count()
    with pytest.raises(Exception, match="Z002"):
        issue(notice)
    assert (Title.objects.count(), Notice.objects.get().call.state) == (before, "noticed")
    assert registry.zone(BY.issuer, "Z001", EFFECTIVE).status == "reserve"


def test_the_library_without_a_standing_leaves_the_registry_and_the_title_before_alone() -> None:
    places.established("Z011", status="provincial", batch="第一批")
    tasks.adopt_titles(on=turns.TODAY, at=AT)
    call = turns.call_at(units=("Z011",), shape=turns.procedure("demonstration"))
    before = Entry.objects.filter(action="registry.revise").count()
    made = issue(turns.noticed(call, chosen=["Z011"]))
    assert [(t.library, t.until) for t in made] == [("key", date(2028, 1, 27))]
    assert Entry.objects.filter(action="registry.revise").count() == before
    assert {t.library for t in queries.held_titles("Z011", EFFECTIVE)} == {"formal", "key"}
    again = turns.call_at(units=("Z011",), shape=turns.procedure(takes=["key"]))
    back = turns.noticed(again, chosen=["Z011"], at=OVER)  # decided once it stands there
    told = refused(acts.HoldsItAlready, issue, back, batch=turns.batch(number="第九批"))
    assert "Z011" in str(told)


def test_a_title_is_renewed_by_the_next_batch() -> None:
    places.established("Z011", status="provincial", batch="第一批")
    tasks.adopt_titles(on=turns.TODAY, at=AT)
    shape = turns.procedure("demonstration")
    issue(turns.noticed(turns.call_at(units=("Z011",), shape=shape), chosen=["Z011"]))
    later = turns.batch(number="第三批", effective_on=EFFECTIVE + timedelta(days=90))
    issue(turns.noticed(turns.call_at(units=("Z011",), shape=shape), chosen=["Z011"]), batch=later)
    held = queries.title_of("Z011", "key", EFFECTIVE + timedelta(days=100))
    assert held is not None
    assert held.batch == "第三批"
    assert [t.state for t in queries.history(BY.issuer, "Z011", on=EFFECTIVE + timedelta(days=100)).titles] == [
        "held", "followed", "held",
    ]  # fmt: skip


def test_plaques_are_hung_once_for_titles_of_the_call(notice: Notice) -> None:
    call = issue(notice)[0].call
    hung: dict[str, Any] = {
        "by": BY.publisher,
        "at": OVER + timedelta(days=2),
        "hung_on": EFFECTIVE + timedelta(days=1),
    }
    refused(acts.NothingIsChosen, acts.hang_plaque, call, plaques={}, **hung)
    refused(acts.NotInTheCall, acts.hang_plaque, call, plaques={"Z003": ""}, **hung)
    refused(DayDoesNotFit, acts.hang_plaque, call, plaques={"Z001": ""}, **hung | {"hung_on": LAST})
    refused(acts.NotYourStage, acts.hang_plaque, call, plaques={"Z001": ""}, **hung | {"by": BY.city})
    assert call is not None
    acts.hang_plaque(call, plaques={"Z001": " 吉集001 "}, **hung)
    refused(AlreadyRaised, acts.hang_plaque, call, plaques={"Z001": "", "Z002": ""}, **hung)
    assert [(t.plaque_on is not None, t.plaque_number) for t in Title.objects.filter(library="formal")] == [
        (True, "吉集001"), (False, ""),
    ]  # fmt: skip
    stages = dict(Application.objects.filter(state="entered").order_by("unit").values_list("unit", "stage"))
    assert stages == {"Z001": "", "Z002": "plaque"}
    assert queries.outcome(BY.publisher, call.pk, on=EFFECTIVE).verbs == ("hang_plaque",)
    acts.hang_plaque(call, plaques={"Z002": ""}, **hung)
    assert queries.outcome(BY.publisher, call.pk, on=EFFECTIVE).verbs == ()  # nothing is left to hang


def test_a_procedure_without_plaques_hangs_none() -> None:
    call = turns.call_at(units=("Z001",), shape=turns.procedure("entry"))
    made = issue(turns.noticed(call, chosen=["Z001"]))
    assert Application.objects.get(call=call).stage == ""
    refused(NotFound, acts.hang_plaque, made[0].call, by=BY.publisher, at=OVER, hung_on=EFFECTIVE,
            plaques={"Z001": ""})  # fmt: skip


def test_a_finding_of_false_figures_since_the_decision_holds_the_batch(
    notice: Notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eligible.evaluations, "barred", lambda: frozenset({"Z002"}))
    assert "集聚区Z002" in str(refused(acts.NotEligible, issue, notice).what)
    monkeypatch.undo()
    assert len(issue(notice)) == 2
