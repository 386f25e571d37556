"""A zone under a former code or name is one zone: its titles, years, grades and bans, and no second of what is once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jiju.rooms.evaluations import acts as judged_acts
from jiju.rooms.evaluations import queries as judged
from jiju.rooms.evaluations.shapes import FalsehoodFacts
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.rooms.registry.models import Succession
from jiju.rooms.selections import acts, queries, tasks
from jiju.rooms.selections.models import ReserveCandidate, Title
from jiju.spine.actors import system
from tests.factories import programmes
from tests.factories import registry as places
from tests.factories import selections_calls as calls
from tests.rooms.evaluations import final
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, BY, TODAY, WHY
from tests.rooms.selections.notices.ways import refused

CHANGED = date(2024, 6, 1)
WON = date(2021, 1, 1)


def recoded(former: str, code: str, *, carried: bool = True) -> None:
    """A zone gets another code and another name; its standing is carried over by a second person."""
    places.established(code, status="candidate", batch="", name=f"更名后的{code}", since=CHANGED - timedelta(days=30))
    made = registry.succeed(code, by=BY.recorder, at=AT, former=former, on=CHANGED, reason="代码变更批复")
    if carried:
        registry.carry_standing(made, by=BY.publisher, at=AT, on=CHANGED)


@pytest.fixture
def provincial(db: None) -> None:
    """A zone with the title for years that has another code now."""
    programmes.loaded(programmes.jilin())
    places.adopted()
    places.established("Z001", status="provincial", batch="第一批", since=WON)
    tasks.adopt_titles(on=CHANGED - timedelta(days=40), at=AT)
    recoded("Z001", "Z101")


def test_titles_and_years_go_on_under_the_new_code(provincial: None) -> None:
    assert queries.libraries_of("Z101", TODAY) == {"formal": WON}
    assert queries.libraries_of("Z001", TODAY) == {}
    assert queries.libraries_of("Z001", CHANGED - timedelta(days=1)) == {"formal": WON}
    assert queries.libraries_of("Z101", CHANGED - timedelta(days=1)) == {}
    assert [t.unit for t in queries.held_titles("Z101", TODAY)] == ["Z001"]
    assert tasks.adopt_titles(on=TODAY, at=AT) == 0  # what is known under the former code is not taken over twice
    assert [t.unit for t in queries.history(BY.issuer, "Z101", on=TODAY).titles] == ["Z001"]


def test_years_are_counted_through_codes_where_the_registry_alone_knows_of_the_title(provincial: None) -> None:
    with turns.opened():
        Title.objects.all().delete()
    assert queries.libraries_of("Z101", TODAY) == {"formal": WON}
    recoded("Z101", "Z201", carried=False)
    assert queries.libraries_of("Z201", TODAY) == {}


def test_a_succession_that_one_person_says_gives_no_title(provincial: None) -> None:
    recoded("Z101", "Z301", carried=False)
    assert queries.libraries_of("Z301", TODAY) == {}
    assert not queries.stands_in("Z301", "formal", TODAY)
    assert queries.libraries_of("Z101", TODAY) == {"formal": WON}


def test_the_held_years_of_a_procedure_are_those_of_all_codes(provincial: None) -> None:
    call = turns.call_at(units=("Z101",), shape=turns.procedure("demonstration", held_years="2", takes=["formal"]),
                         period="2024")  # fmt: skip
    lines = {n.rule: n for n in queries.eligibility(call, "Z101", TODAY)}
    assert (lines["library"].state, lines["held_years"].state) == ("holds", "holds")
    assert lines["held_years"].value == str(round((TODAY - WON).days / 365.25, 1))


def test_no_second_title_under_another_code(db: None) -> None:
    turns.prepared()
    tasks.adopt_titles(on=TODAY - timedelta(days=300), at=AT)
    notice = turns.noticed(turns.call_at(units=("Z001", "Z002")), chosen=["Z001", "Z002"])
    turns.issued(notice)
    after = turns.OVER + timedelta(days=1)
    places.established("Z101", status="reserve", batch="", since=CHANGED)  # entered before by whoever held the list
    registry.succeed("Z101", by=BY.recorder, at=after, former="Z001", on=CHANGED, reason="代码变更批复")
    again = turns.call_at(units=("Z101",))
    turns.noticed(again, chosen=["Z101"])
    told = refused(
        acts.HoldsItAlready, acts.issue_batch, again, by=BY.issuer, at=after, batch=turns.batch(number="第三批",
        effective_on=after.date()),
    )  # fmt: skip
    assert told.what.values["code"] == "Z001"
    again.refresh_from_db()
    assert again.state == "noticed"


def test_no_second_application_beside_one_under_another_code(db: None) -> None:
    calls.province_with_reserve()
    call = calls.called()
    acts.start_application(call, by=calls.head("R001"), at=calls.AT, unit="R001")
    places.established("R101", status="reserve", batch="", since=date(2024, 1, 1))
    registry.succeed("R101", by=BY.recorder, at=calls.AT, former="R001", on=date(2024, 6, 1), reason="代码变更批复")
    refused(acts.AlreadyApplied, acts.start_application, call, by=calls.head("R101"), at=calls.AT, unit="R101")


def test_the_reserve_is_not_entered_twice_or_around_a_ban(db: None) -> None:
    turns.prepared()
    tasks.adopt_titles(on=TODAY, at=AT)
    recoded("Z001", "Z101", carried=False)
    asked: dict[str, Any] = {
        "by": BY.city,
        "at": AT,
        "library": "reserve",
        "document": "长发改〔2025〕2号",
        "reason": WHY,
    }
    refused(acts.HoldsItAlready, acts.propose_reserve, "Z101", **asked)
    with turns.opened():
        title = Title.objects.get(unit="Z001")
        title.lost_on, title.ban_until = TODAY, TODAY + timedelta(days=400)
        title.save()
    registry.revise(
        replace(zones.zone(BY.issuer, "Z001", TODAY), status="removed", since=TODAY), by=system("tests"), at=AT
    )
    refused(acts.BanStillRuns, acts.propose_reserve, "Z101", **asked)
    places.established("Z041", "Z141", status="candidate", batch="")
    registry.succeed("Z141", by=BY.recorder, at=AT, former="Z041", on=CHANGED, reason="代码变更批复")
    made = acts.propose_reserve("Z041", **asked)
    refused(judged_acts.AlreadyRaised, acts.propose_reserve, "Z141", **asked)
    acts.enter_reserve(made, by=BY.issuer, at=AT, answer=WHY)
    refused(acts.HoldsItAlready, acts.propose_reserve, "Z141", **asked)
    with turns.opened():
        stale = ReserveCandidate.objects.get()
        stale.pk, stale.unit, stale.zone_code, stale.state = None, "Z141", "Z141", "proposed"
        stale.save(force_insert=True)
    refused(acts.HoldsItAlready, acts.enter_reserve, stale, by=BY.issuer, at=AT, answer=WHY)


def test_grades_bans_and_findings_of_a_former_code_count(db: None) -> None:
    programmes.loaded(programmes.jilin())
    places.established("Z001", "Z002", status="provincial", batch="第一批")
    first = final.final("2022", final.rows(Z001=("50", "不合格"), Z002=("90", "优秀")))
    recoded("Z001", "Z101")
    last = judged.last_grade(first.scheme_code, "Z101")
    assert last is not None
    assert last.grade == "不合格"
    second = final.proposed(final.final("2023", final.rows(Z101=("55", "不合格"), Z002=("90", "优秀"))))
    assert ("remove", "Z101") in second  # two rounds in a row, the first under another code
    assert [p.period for p in judged.history(BY.issuer, "Z101", on=TODAY).rounds] == ["2023", "2022"]
    facts = FalsehoodFacts("Z001", "2022", "税收多报三成，约一百万元", "完税证明与报表不符，见附件")
    judged_acts.raise_falsehood(facts, by=BY.recorder, at=AT)
    assert {"Z001", "Z101"} <= judged.barred()
    assert Succession.objects.count() == 1
