"""称号与库: the register, yearly checks, support, and the end of a title after a check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.evaluations.acts import AlreadyRaised, DayDoesNotFit, SamePersonAgain, TextIsMissing
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts, checks, queries, tasks
from jiju.rooms.selections.models import Title
from jiju.rooms.selections.queries import Wanted
from jiju.rooms.selections.shapes import CheckLine, Support
from jiju.spine.actors import Scope, system
from jiju.spine.models import Entry
from tests.factories import registry as places
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, BY, TODAY, WHY
from tests.rooms.selections.notices.ways import refused

SUPPORT = Support("公共服务平台建设补助", TODAY, "M10.2", "吉财建〔2025〕3号", Decimal("120.50"))


@pytest.fixture(autouse=True)
def plan(db: None) -> None:
    turns.prepared("Z001", "Z002")
    places.established("Z011", "Z012", status="provincial", batch="第一批")
    tasks.adopt_titles(on=TODAY, at=AT)


def title(unit: str = "Z001") -> Title:
    return Title.objects.get(unit=unit)


def title_in(unit: str, library: str) -> Title:
    return Title.objects.get(unit=unit, library=library)


def answers(library: str = "reserve", **others: Any) -> list[CheckLine]:
    return [replace(CheckLine(name, True), **others) for name in queries.library(library).yearly]


def checked(found: Title, **others: Any) -> Any:
    lines = answers(found.library)
    asked = {"by": BY.city, "at": AT, "year": 2025, "lines": lines, "outcome": "keep"} | others
    return acts.check_title(found, **asked)


def test_the_register_takes_over_what_the_registry_knows_once() -> None:
    lines = queries.titles(BY.issuer, on=TODAY)
    assert [(t.unit, t.library, t.batch, t.since) for t in lines] == [
        ("Z001", "reserve", "", places.FOUNDED), ("Z002", "reserve", "", places.FOUNDED),
        ("Z011", "formal", "第一批", places.FOUNDED), ("Z012", "formal", "第一批", places.FOUNDED),
    ]  # fmt: skip
    before = Entry.objects.count()
    assert tasks.adopt_titles(on=TODAY, at=AT) == 0
    assert Entry.objects.count() == before + 1
    with pytest.raises(NotYours):
        acts.adopt_titles([], by=BY.issuer, at=AT)


def test_a_title_begins_with_the_standing_and_not_with_the_last_change_of_name() -> None:
    places.established("Z021", status="reserve", batch="", since=date(2021, 1, 1))
    for name, status, since in (("甲", "provincial", 2022), ("乙", "provincial", 2023)):
        facts = places.zone_facts("Z021", name=name, status=status, since=date(since, 1, 1), batch="第一批")
        places.acts.revise(facts, by=system("tests"), at=AT)
    tasks.adopt_titles(on=TODAY, at=AT)
    assert (title("Z021").since, title("Z021").unit_name) == (date(2022, 1, 1), "乙")


def test_the_register_is_read_within_the_area_and_as_of_a_day() -> None:
    assert {t.unit for t in queries.titles(BY.head, on=TODAY)} == {"Z001"}
    elsewhere = replace(BY.city, scope=Scope("city", frozenset({"220200"})))
    assert queries.titles(elsewhere, on=TODAY) == []
    with pytest.raises(NotFound):
        queries.title(elsewhere, title().pk, on=TODAY)
    assert queries.titles(BY.issuer, on=date(2020, 1, 1)) == []
    for wanted, units in (
        (Wanted(library="formal"), {"Z011", "Z012"}), (Wanted(search="Z012"), {"Z012"}), (Wanted(type="T2"), set()),
        (Wanted(state="lost"), set()), (Wanted(city="220100", state="held"), {"Z001", "Z002", "Z011", "Z012"}),
        (Wanted(search="集聚区Z001"), {"Z001"}),
    ):  # fmt: skip
        assert {t.unit for t in queries.titles(BY.issuer, on=TODAY, wanted=wanted)} == units


def test_a_yearly_check_answers_every_line_and_is_made_once() -> None:
    found = title()
    assert queries.titles(BY.city, on=TODAY)[0].is_due
    failed = answers(held=False)
    refused(acts.LinesAreMissing, checked, found, lines=answers()[1:])
    refused(acts.LinesAreMissing, checked, found, lines=failed)
    said = [replace(x, said="连续两季未报送") for x in failed]
    refused(TextIsMissing, checked, found, lines=said, outcome="warn")
    refused(DayDoesNotFit, checked, found, year=2026)
    refused(DayDoesNotFit, checked, found, year=2020)
    refused(DayDoesNotFit, checked, found, outcome="perhaps")
    refused(NotYours, checked, found, by=BY.head)
    refused(NotFound, checked, found, by=replace(BY.city, scope=Scope("city", frozenset({"220200"}))))
    before = Entry.objects.count()
    made = checked(found, lines=said, outcome="warn", said=WHY)
    assert (Entry.objects.count(), made.outcome, made.checked_by) == (before + 1, "warn", "P5")
    refused(AlreadyRaised, checked, found)
    assert not queries.titles(BY.city, on=TODAY)[0].is_due
    shown = queries.title(BY.head, found.pk, on=TODAY)
    assert [(c.year, c.outcome, c.lines) for c in shown.checks] == [(2025, "warn", tuple(said))]


def test_support_is_money_by_a_clause_and_a_document() -> None:
    found = title("Z011")
    for wrong, changes in (
        (TextIsMissing, {"what": "钱"}), (TextIsMissing, {"document": ""}), (NotFound, {"clause": "M99.9"}),
        (DayDoesNotFit, {"given_on": TODAY + timedelta(days=1)}),
        *((acts.AmountDoesNotFit, {"amount_wan": Decimal(n)}) for n in
          ("-1", "0", "0.005", "1e9", "NaN", "Infinity", "1e-7")),
    ):  # fmt: skip
        refused(wrong, acts.record_support, found, by=BY.department, at=AT, support=replace(SUPPORT, **changes))
    refused(NotYours, acts.record_support, found, by=BY.city, at=AT, support=SUPPORT)
    made = acts.record_support(found, by=BY.department, at=AT, support=SUPPORT)
    assert made.amount_wan == Decimal("120.50")
    acts.record_support(found, by=BY.issuer, at=AT, support=replace(SUPPORT, amount_wan=None))
    shown = queries.title(BY.issuer, found.pk, on=TODAY).supports
    assert {s.amount_wan for s in shown} == {Decimal("120.50"), None}


def ended(found: Title, **others: Any) -> Title:
    asked = {"by": BY.issuer, "at": AT, "effective_on": TODAY + timedelta(days=3), "reason": WHY,
             "document": "吉发改服务〔2025〕15号", "ban_years": 1} | others  # fmt: skip
    return acts.end_title(found, **asked)  # type: ignore[arg-type]


def test_a_title_ends_after_a_check_by_another_person_and_the_registry_follows() -> None:
    found = title()
    refused(acts.NoCheckSaysSo, ended, found)
    checked(found, by=BY.recorder, outcome="out", said=WHY)
    refused(SamePersonAgain, ended, found, by=BY.recorder)
    assert queries.title(BY.recorder, found.pk, on=TODAY).kept_from is not None
    refused(TextIsMissing, ended, found, reason="是")
    refused(TextIsMissing, ended, found, document="")
    refused(DayDoesNotFit, ended, found, effective_on=TODAY - timedelta(days=1))
    refused(NotYours, ended, found, by=BY.city)
    ended(found)
    on = TODAY + timedelta(days=3)
    assert (found.lost_on, found.lost_by, found.ban_until) == (on, "P3", date(2026, 1, 23))
    assert registry.zone(BY.issuer, "Z001", on).status == registry.REMOVED
    assert queries.ban_of("Z001", on) == date(2026, 1, 23)
    assert queries.ban_of("Z001", date(2026, 1, 23)) is None
    assert [t.state for t in queries.titles(BY.issuer, on=on, wanted=Wanted(search="Z001"))] == ["lost"]
    assert [t.state for t in queries.titles(BY.issuer, on=TODAY, wanted=Wanted(search="Z001"))] == ["held"]
    refused(acts.TitleIsOver, ended, found, at=AT + timedelta(days=9))
    refused(acts.TitleIsOver, checked, found, at=AT + timedelta(days=9))


def test_a_newer_check_stands_before_an_older_one() -> None:
    found = title()
    checked(found, by=BY.recorder, year=2024, outcome="out", said=WHY)
    assert "end_title" in queries.title(BY.issuer, found.pk, on=TODAY).verbs
    checked(found, outcome="keep")
    shown = queries.title(BY.issuer, found.pk, on=TODAY)
    assert ("end_title" in shown.verbs, shown.kept_from) == (False, None)
    refused(acts.NoCheckSaysSo, ended, found)


def test_a_check_of_long_ago_ends_nothing() -> None:
    found = title()
    checked(found, year=2023, outcome="out", said=WHY)
    assert "end_title" not in queries.title(BY.issuer, found.pk, on=TODAY).verbs
    refused(acts.NoCheckSaysSo, ended, found)


def test_a_library_with_a_way_out_is_left_by_that_way_alone() -> None:
    found = title("Z011")
    checked(found, outcome="out", said=WHY)
    refused(acts.ProcedureIsNeeded, ended, found)
    assert "end_title" not in queries.title(BY.issuer, found.pk, on=TODAY).verbs


@pytest.mark.parametrize("days", [0, 3, 8])
def test_a_title_beyond_that_has_a_way_out_is_not_lost_with_the_reserve(days: int) -> None:
    notice = turns.noticed(turns.call_at(units=("Z001", "Z002")), chosen=["Z001"])
    turns.issued(notice, effective_on=turns.OVER.date() + timedelta(days=7))
    found = title_in("Z001", "reserve")
    checked(found, by=BY.recorder, at=turns.OVER, outcome="out", said=WHY)
    on = turns.OVER.date() + timedelta(days=days)
    refused(acts.ProcedureIsNeeded, ended, found, at=turns.OVER, effective_on=on)
    assert title_in("Z001", "formal").lost_on is None


def test_the_pipeline_counts_what_stands_where_and_what_is_due() -> None:
    checked(title("Z011"), outcome="warn", said=WHY)
    rows = {r.id: r for r in queries.pipeline(BY.issuer, on=TODAY)}
    assert {k: (r.held, r.due, r.warned) for k, r in rows.items()} == {
        "reserve": (2, 2, 0), "formal": (2, 1, 1), "key": (0, 0, 0),
    }  # fmt: skip
    assert [r.after for r in rows.values()] == ["", "储备库", "省级现代服务业集聚区名单"]
    assert {r.held for r in queries.pipeline(BY.head, on=TODAY)} == {1, 0}


def test_years_states_and_the_order_of_libraries_are_plain() -> None:
    assert checks.years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert checks.years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)
    libraries = queries.libraries()
    assert checks.up_to(libraries, "key") == ("formal", "reserve")
    assert checks.beyond(libraries, "reserve") == ("formal", "key")
    day, before, after = date(2025, 1, 1), date(2024, 1, 1), date(2026, 1, 1)
    for state, rest in (
        ("held", (before, None, None, "")), ("held", (day, after, after, "key")), ("ahead", (after, None, None, "")),
        ("run_out", (before, day, None, "")), ("followed", (before, day, None, "key")),
        ("lost", (before, None, day, "")), ("lost", (before, before, before, "")),
    ):  # fmt: skip
        assert checks.state_on(day, *rest) == state
