"""Attacks by text: what nobody sees, what turns the reading, what is too long, what is a formula or a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from jiju.rooms.oversight import acts, checks, queries
from jiju.rooms.oversight.models import Task, TaskForceMeeting
from jiju.rooms.oversight.shapes import NodeWanted, Resolved
from jiju.spine.models import Entry
from tests.factories import oversight as made
from tests.factories import quarterly
from tests.factories.oversight import AT, DUE, TODAY, WHY, by

pytestmark = pytest.mark.django_db
NOTHING = "\u200b\u2060\ufeff\u202e\u3164\u2800\u00ad" * 10  # as long as a reason, and nobody sees any of it
RARE = "𠀀𪚥𬺰\ue815"  # rare characters of names, of the supplementary planes and of the private area
LONGER = "长" * 10_000


def refused(refusal: type[Exception], deed: Callable[..., Any], *about: Any, **said: Any) -> None:
    """The refusal is raised, and nothing was stored."""
    before = (Entry.objects.count(), list(Task.objects.order_by("pk").values_list()))
    with pytest.raises(refusal):
        deed(*about, **said)
    assert (Entry.objects.count(), list(Task.objects.order_by("pk").values_list())) == before


@pytest.mark.parametrize(
    ("text", "stored", "seen"),
    [
        (NOTHING, "", 0),
        ("\u202e补齐\u2066平台\u2069", "补齐平台", 4),
        ("a\u200bb", "ab", 2),
        ("  补  齐\r\n", "补  齐", 2),
        (RARE, RARE, 4),
        ("\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f467", 2),
        ("a\x07b\tc", "ab\tc", 3),
    ],
)
def test_what_is_stored_is_what_is_seen(text: str, stored: str, seen: int) -> None:
    assert (checks.cleaned(text), checks.letters(text)) == (stored, seen)


def test_a_reason_that_nobody_can_see_is_none() -> None:
    task = made.delivered()
    refused(acts.WordsAreMissing, lambda: acts.close_task(task, by=by("province"), at=made.later(4), outcome=NOTHING))
    refused(acts.WordsAreMissing, lambda: made.issued(title=NOTHING))
    refused(acts.WordsAreMissing, lambda: made.viewed(name=NOTHING[:50]))
    blank = "忙" + " " * 20 + "忙"
    refused(acts.WordsAreMissing, lambda: acts.return_task(task, by=by("province"), at=made.later(4), reason=blank))


def test_nothing_in_a_title_turns_how_it_is_read_and_rare_characters_stay() -> None:
    task = made.issued(title=f"\u202e{RARE}督办\u200b事项\u202c", origin=("instruction", "批示\u202e〔2025〕3号"))
    assert (task.title, task.origin_label) == (f"{RARE}督办事项", "批示〔2025〕3号")
    assert [n.title for n in queries.tasks(by("province"), on=TODAY, search=RARE)] == [task.title]


@pytest.mark.parametrize(
    "changes",
    [{"title": LONGER}, {"wanted": LONGER}, {"nodes": (NodeWanted("步" * 301, DUE),)}, {"title": "题" * 121}],
)
def test_what_is_longer_than_its_place_is_refused_on_either_database(changes: dict[str, Any]) -> None:
    made.base()
    refused(acts.WordsAreTooMany, lambda: made.issued(**changes))


def test_titles_and_lines_of_meetings_and_the_roster_are_no_longer_than_their_place() -> None:
    made.base()
    refused(acts.WordsAreTooMany, lambda: made.planned(title="会" * 121))
    refused(acts.WordsAreTooMany, lambda: made.planned(own=(LONGER,)))
    refused(acts.WordsAreTooMany, lambda: acts.enter_roster(
        None, by=by("province"), at=AT, person=by("province-2").person, unit="ORG-DRC", part="member", since=TODAY,
        document="专" * 121,
    ))  # fmt: skip
    refused(acts.TermDoesNotFit, lambda: made.planned(held_on=TODAY.replace(year=9999)))


def test_a_correction_is_refused_where_it_would_be_cut() -> None:
    task = made.issued()
    said: dict[str, Any] = {"title": "题" * 121, "wanted": f"{WHY}，另附说明。", "reason": WHY}
    refused(acts.WordsAreTooMany, lambda: acts.amend_task(task, by=by("province"), at=AT, **said))


def test_a_decision_needs_words_that_are_seen_and_a_term() -> None:
    made.member()
    meeting = made.planned()
    for one in (
        Resolved(NOTHING, "U220100", DUE), Resolved("报送台账", "U220100", None), Resolved("报送台账", "", DUE),
        Resolved("报送台账", "U220100", TODAY - timedelta(days=1)),
    ):  # fmt: skip
        said: dict[str, Any] = {"by": by("province"), "at": AT, "held": made.held(one)}
        refused(acts.DecisionIsIncomplete, acts.record_meeting, meeting, **said)
    refused(acts.WordsAreTooMany, lambda: acts.record_meeting(
        meeting, by=by("province"), at=AT, held=made.held(Resolved(LONGER, "U220100", DUE))
    ))  # fmt: skip
    assert TaskForceMeeting.objects.get().state == "planned"


@pytest.mark.parametrize("number", ["9\u200b87.6亿元", "９８７.６亿元", "9\u202e87.6亿元", "玖佰捌拾柒亿元"])
def test_a_number_that_is_not_computed_is_found_however_it_is_written(number: str) -> None:
    drafted = quarterly.quarterly_analysis()
    acts.write_passage(drafted, by=by("province"), at=AT, key="ahead", text=f"力争营业收入达到{number}。", read=1)
    assert len(queries.stray_numbers(drafted)) == 1
    with pytest.raises(acts.NumbersAreNotComputed):
        acts.settle_analysis(drafted, by=by("province-2"), at=AT, digest=digest(drafted))


def digest(drafted: Any) -> str:
    return queries.digest_of(queries.newest_texts(drafted))


def test_a_blank_reason_settles_no_number_that_is_not_computed() -> None:
    drafted = quarterly.quarterly_analysis()
    acts.write_passage(drafted, by=by("province"), at=AT, key="ahead", text="力争营业收入达到987.6亿元。", read=1)
    with pytest.raises(acts.WordsAreMissing):
        acts.settle_analysis(drafted, by=by("province-2"), at=AT, digest=digest(drafted), reason=NOTHING)
