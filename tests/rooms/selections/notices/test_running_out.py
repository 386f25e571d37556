"""到期: warned 90 and 30 days before, once each; then registry, libraries and money follow by themselves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotYours, Refusal
from jiju.rooms.evaluations.acts import AlreadyRaised, TermStillRuns
from jiju.rooms.grants import queries as grants
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.rooms.selections import acts, queries, tasks
from jiju.rooms.selections.models import Title
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.factories import registry as places
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import AT, BY, OVER, TODAY
from tests.rooms.selections.notices.ways import refused

END = date(2030, 1, 27)  # five years after the batch
SYSTEM = system("tests")


def at(day: date) -> Any:
    return AT + (day - TODAY)


@pytest.fixture
def title(db: None) -> Title:
    """A title with its last day, and one beyond it in the pipeline without any."""
    turns.prepared()
    tasks.adopt_titles(on=TODAY, at=AT)
    turns.issued(turns.noticed(turns.call_at(units=("Z001", "Z002")), chosen=["Z001"]))
    found = Title.objects.get(unit="Z001", library="formal")
    assert found.until == END
    with turns.opened():
        key = Title.objects.get(pk=found.pk)
        key.pk, key.library, key.until, key.batch = None, "key", None, "重点"
        key.save(force_insert=True)
    return found


def attended(day: date) -> list[str]:
    """What the worker writes on a day."""
    before = Entry.objects.count()
    tasks.attend_terms(on=day, at=at(day))
    tasks.attend_terms(on=day, at=at(day))  # a second look on the same day writes nothing
    return list(Entry.objects.order_by("seq").values_list("action", flat=True))[before:]


def test_it_is_warned_of_twice_and_once_each(title: Title) -> None:
    assert attended(END - timedelta(days=91)) == []
    assert attended(END - timedelta(days=90)) == ["selections.warn_of_end"]
    told = queries.announcements(Entry.objects.order_by("-seq")[0])
    assert {a.to for a in told} == {(Role.ZONE_HEAD, "Z001"), (Role.PROVINCE, "")}
    assert attended(END - timedelta(days=60)) == []
    assert attended(END - timedelta(days=29)) == ["selections.warn_of_end"]  # a day late is made good
    assert attended(END - timedelta(days=1)) == []
    title.refresh_from_db()
    assert title.warned_days == 30


def test_a_worker_that_stood_still_gives_the_nearer_warning_alone(title: Title) -> None:
    assert attended(END - timedelta(days=10)) == ["selections.warn_of_end"]
    title.refresh_from_db()
    assert title.warned_days == 30


def test_registry_and_libraries_follow_the_end_once(title: Title) -> None:
    eve = END - timedelta(days=1)
    assert zones.zone(BY.issuer, "Z001", eve).status == "provincial"
    assert attended(END + timedelta(days=3)) == ["registry.revise", "selections.run_out"]
    assert zones.zone(BY.issuer, "Z001", END).status == zones.RUN_OUT
    assert zones.zone(BY.issuer, "Z001", eve).status == "provincial"
    assert {t.library for t in queries.held_titles("Z001", eve)} == {"formal", "key"}
    assert queries.held_titles("Z001", END) == []
    assert queries.libraries_of("Z001", END) == {}
    assert attended(END + timedelta(days=4)) == []
    lines = queries.history(BY.issuer, "Z001", on=END).titles
    assert {(t.library, t.state) for t in lines} == {("reserve", "followed"), ("formal", "run_out"), ("key", "run_out")}
    told = queries.announcements(Entry.objects.order_by("-seq")[0])
    assert {a.to for a in told} == {(Role.ZONE_HEAD, "Z001"), (Role.PROVINCE, "")}


def test_no_award_rests_on_it_from_its_last_day_on_whether_the_worker_came_or_not(title: Title) -> None:
    said = grants.hindrance("Z001", "集聚区Z001", None, END)
    assert said is not None
    assert said.values == {"unit": "集聚区Z001", "day": "2030-01-27"}
    eve = grants.hindrance("Z001", "集聚区Z001", None, END - timedelta(days=1))
    assert eve is not None
    assert "day" not in eve.values
    attended(END)
    again = grants.hindrance("Z001", "集聚区Z001", None, END)
    assert again is not None
    assert again.values["day"] == "2030-01-27"


def test_what_cannot_end_or_be_warned_of_is_refused(title: Title) -> None:
    refused(TermStillRuns, acts.run_out, title, by=SYSTEM, at=at(END - timedelta(days=1)))
    refused(NotYours, acts.run_out, title, by=BY.issuer, at=at(END))
    refused(TermStillRuns, acts.warn_of_end, title, by=SYSTEM, at=at(END - timedelta(days=91)), days=90)
    refused(NotYours, acts.warn_of_end, title, by=BY.issuer, at=at(END), days=90)
    acts.warn_of_end(title, by=SYSTEM, at=at(END - timedelta(days=20)), days=30)
    for days in (30, 90):
        refused(AlreadyRaised, acts.warn_of_end, title, by=SYSTEM, at=at(END - timedelta(days=20)), days=days)
    acts.run_out(title, by=SYSTEM, at=at(END))
    refused(AlreadyRaised, acts.run_out, title, by=SYSTEM, at=at(END))
    other = Title.objects.get(unit="Z001", library="reserve")
    refused(AlreadyRaised, acts.run_out, other, by=SYSTEM, at=at(END))  # another one followed it


def test_a_title_that_was_won_anew_does_not_run_out(title: Title) -> None:
    with turns.opened():
        Title.objects.filter(library="key").delete()
    again = turns.procedure(takes=["reserve", "formal"])
    call = turns.call_at(units=("Z001",), shape=again)
    turns.noticed(call, chosen=["Z001"])
    acts.issue_batch(call, by=BY.issuer, at=OVER + timedelta(days=9),
                     batch=turns.batch(number="第三批", effective_on=OVER.date() + timedelta(days=9)))  # fmt: skip
    assert attended(END) == ["selections.warn_of_end"]  # of the later one, whose years go on for nine days
    assert Entry.objects.order_by("-seq")[0].subject_id != str(title.pk)
    assert zones.zone(BY.issuer, "Z001", END).status == "provincial"


def test_the_code_that_has_the_standing_now_follows(title: Title) -> None:
    on = OVER.date() + timedelta(days=100)
    places.established("Z101", status="candidate", batch="", since=TODAY)
    said = registry.succeed("Z101", by=BY.recorder, at=at(on), former="Z001", on=on, reason="代码变更批复")
    registry.carry_standing(said, by=BY.publisher, at=at(on), on=on)
    attended(END)
    assert [zones.zone(BY.issuer, code, END).status for code in ("Z001", "Z101")] == ["closed", zones.RUN_OUT]


def test_one_title_that_is_refused_keeps_no_other_from_its_end(title: Title) -> None:
    with turns.opened():
        other = Title.objects.get(pk=title.pk)
        other.pk, other.unit, other.zone_code, other.since = None, "Z003", "Z003", OVER.date()
        other.save(force_insert=True)
    ahead = places.zone_facts("Z001", status="provincial", batch="第二批", since=END + timedelta(days=9))
    registry.revise(ahead, by=SYSTEM, at=AT)
    with pytest.raises(Refusal):
        tasks.attend_terms(on=END, at=at(END))
    title.refresh_from_db()
    other.refresh_from_db()
    assert (title.ran_out_at, other.ran_out_at) == (None, at(END))
