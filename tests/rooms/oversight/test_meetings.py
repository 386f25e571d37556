"""专班会议: a roster by posts, an agenda of what is red, decisions that are tasks, followed up at the next meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import Light, Resolution, RosterEntry, Task, TaskForceMeeting
from jiju.rooms.oversight.shapes import Resolved
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as persons
from jiju.rooms.people.shapes import Successor
from jiju.spine.files import Upload
from jiju.spine.models import Entry
from jiju.spine.records import opened
from tests.engines import made_files
from tests.factories import following
from tests.factories import oversight as made
from tests.factories.oversight import AT, DUE, TODAY, WHY, by, later
from tests.web import small

pytestmark = pytest.mark.django_db
WHOLE = Resolved("各市一月底前报送平台台账，逐一核查。", "U220100", DUE)
SPOKEN = Resolved("会议肯定了前期工作。", is_word=True)


@pytest.fixture
def province() -> None:
    made.base()


# --- who belongs to it -----------------------------------------------------------------------------------------


def enter(**changes: Any) -> RosterEntry:
    who = by("province-2")
    said = {"person": who.person, "unit": who.unit, "part": "member", "since": TODAY, "document": "专班文件1号"}
    return acts.enter_roster(None, by=by("province"), at=AT, **(said | changes))


@pytest.mark.usefixtures("province")
def test_members_are_entered_by_the_post_that_they_hold() -> None:
    stranger = by("department").person
    for refused, changes in (
        (acts.HoldsNoPost, {"person": stranger}),  # sits elsewhere
        (acts.HoldsNoPost, {"person": "P999999"}),
        (acts.DayIsNotThere, {"since": TODAY + timedelta(days=1)}),
        (acts.DayIsNotThere, {"part": "guest"}),
        (acts.WordsAreMissing, {"document": ""}),
    ):
        with pytest.raises(refused):
            enter(**changes)
    with pytest.raises(NotYours):
        acts.enter_roster(
            None, by=by("department"), at=AT, person=stranger, unit="ORG-COM", part="member", since=TODAY,
            document="专班文件1号",
        )  # fmt: skip
    assert RosterEntry.objects.count() == 0
    enter(part="head")
    with pytest.raises(acts.IsAMember):
        enter()
    with pytest.raises(acts.IsAMember):
        made.member("province", "head")
    shown = queries.roster(by("department"), on=TODAY)
    assert [(m.part, m.name, m.is_posted) for m in shown.members] == [("head", "province-2某", True)]
    missing = [str(w) for w in shown.missing]
    assert "No head is entered." not in missing
    assert "No member of 省科技厅 is entered." in missing
    with pytest.raises(NotYours):
        queries.roster(by("city"), on=TODAY)


@pytest.mark.usefixtures("province")
def test_a_member_whose_post_ended_is_shown_as_such_and_leaves_with_a_reason() -> None:
    entry = made.member()
    to = Successor("province-new", "新同志", "quite a long password", "")
    holding = persons.posting(small.BY, "province-2", on=TODAY)
    people.hand_over(holding, by=small.BY, at=AT, to=to, on=TODAY, document="调令1号")
    shown = queries.roster(by("province"), on=TODAY)
    assert [m.is_posted for m in shown.members] == [False]
    assert "No head is entered." in [str(w) for w in shown.missing]
    for refused, until, reason in (
        (acts.DayIsNotThere, TODAY + timedelta(days=1), WHY),
        (acts.DayIsNotThere, TODAY - timedelta(days=1), WHY),
        (acts.WordsAreMissing, TODAY, ""),
    ):
        with pytest.raises(refused):
            acts.leave_roster(entry, by=by("province"), at=AT, until=until, reason=reason)
    assert RosterEntry.objects.get().state == "serving"
    acts.leave_roster(entry, by=by("province"), at=AT, until=TODAY, reason=WHY)
    shown = queries.roster(by("province"), on=TODAY)
    assert (shown.members, [m.reason for m in shown.past]) == ((), [WHY])
    with pytest.raises(NotNow):
        acts.leave_roster(entry, by=by("province"), at=AT, until=TODAY, reason=WHY)


# --- what it speaks of -----------------------------------------------------------------------------------------


def test_the_agenda_is_built_from_what_is_red() -> None:
    rectification = following.ordered()  # its term ends in some months
    made.base()
    with opened():
        Light(measure="jobs", period="2025Q1", vintage=1, state="bad", at=AT).save()
        Light(measure="revenue", period="2025Q1", vintage=1, state="ok", at=AT).save()
    late = made.issued()
    assert [i.kind for i in queries.proposed_agenda(by("province"), on=TODAY)] == ["light"]
    day = rectification.due + timedelta(days=1)
    found = queries.proposed_agenda(by("province"), on=day)
    assert [(i.kind, i.key) for i in found] == [
        ("task", str(late.pk)), ("light", "jobs:2025Q1"), ("rectification", str(rectification.pk)),
    ]  # fmt: skip
    assert str(queries.stands(found[0])) == "overdue, due 2025-01-31"
    assert str(queries.stands(found[1])) == "behind, 2025Q1"


@pytest.mark.usefixtures("province")
def test_a_meeting_is_planned_in_the_order_given_and_its_agenda_is_frozen() -> None:
    tasks = [made.issued(title=f"超期事项{n}", due=TODAY, responsible=(), nodes=()) for n in range(2)]
    day, at = TODAY + timedelta(days=1), later(1)
    keys = [f"task:{t.pk}" for t in reversed(tasks)]
    before = Entry.objects.count()
    for refused, changes in (
        (acts.DayIsNotThere, {"held_on": TODAY}),
        (acts.WordsAreMissing, {"title": "会"}),
        (acts.AgendaIsEmpty, {"chosen": (), "own": ("",)}),
        (acts.AgendaIsEmpty, {"chosen": ("task:999",)}),
        (acts.WordsAreMissing, {"own": ("啊",)}),
    ):
        said = {"held_on": day, "title": "第一次专班会议", "chosen": keys, "own": ()} | changes
        with pytest.raises(refused):
            acts.plan_meeting(None, by=by("province"), at=at, **said)
    with pytest.raises(NotYours):
        acts.plan_meeting(None, by=by("department"), at=at, held_on=day, title="第一次专班会议", chosen=keys)
    assert (Entry.objects.count(), TaskForceMeeting.objects.count()) == (before, 0)
    meeting = acts.plan_meeting(
        None, by=by("province"), at=at, held_on=day, title="第一次专班会议", chosen=keys, own=("听取汇报",)
    )
    acts.withdraw_task(tasks[0], by=by("province"), at=at, reason=WHY)
    shown = queries.meeting(by("department"), meeting.pk, on=day)
    assert [i.text[:5] for i in shown.agenda] == ["超期事项1", "超期事项0", "听取汇报"]
    with pytest.raises(NotFound):
        queries.meeting(by("province"), 999, on=day)
    with pytest.raises(NotYours):
        queries.meetings(by("city"), on=day)


# --- what it decided -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("province")
def test_a_decision_without_unit_or_term_is_refused_with_what_is_missing() -> None:
    made.member()
    meeting = made.planned()
    wrong = made.held(
        WHOLE, Resolved("没有期限的决定", "U220100"), Resolved("没有单位的决定", "", DUE), Resolved("", is_word=True),
        Resolved("单位不存在的决定", "U999999", DUE), Resolved("会前到期的决定", "U220100", TODAY - timedelta(days=1)),
    )  # fmt: skip
    before = Entry.objects.count()
    with pytest.raises(acts.DecisionIsIncomplete) as refused:
        acts.record_meeting(meeting, by=by("province"), at=AT, held=wrong)
    assert [str(line) for line in refused.value.lines] == [
        "Decision 2 has no term.", "Decision 3 names no unit that leads it.", "Decision 4 has no words.",
        "Decision 5 names a unit that does not exist on that day: U999999.",
        "Decision 6 is due before the meeting was held.",
    ]  # fmt: skip
    assert (Entry.objects.count(), Task.objects.count(), Resolution.objects.count()) == (before, 0, 0)
    assert TaskForceMeeting.objects.get().state == "planned"


@pytest.mark.usefixtures("province")
def test_a_meeting_names_who_was_there_and_is_recorded_once_on_its_day_or_after() -> None:
    made.member()
    ahead = made.planned(held_on=TODAY + timedelta(days=3))
    with pytest.raises(acts.DayIsNotThere):
        acts.record_meeting(ahead, by=by("province"), at=AT, held=made.held())
    meeting = made.planned()
    for refused, held in (
        (acts.NobodyWasThere, made.held(username="department")),
        (acts.WordsAreMissing, made.held(username="province-2").__class__((by("province-2").person,), "短")),
    ):
        with pytest.raises(refused):
            acts.record_meeting(meeting, by=by("province"), at=AT, held=held)
    with pytest.raises(NotYours):
        acts.record_meeting(meeting, by=by("department"), at=AT, held=made.held())
    files = [Upload("纪要.pdf", made_files.pdf())]
    acts.record_meeting(meeting, by=by("province"), at=AT, held=made.held(SPOKEN), uploads=files)
    shown = queries.meeting(by("department"), meeting.pk, on=TODAY)
    assert shown.present == (("province-2某", "省发改委"),)
    assert ([f.original_name for f in shown.files], shown.resolutions[0].is_word) == (["纪要.pdf"], True)
    assert queries.may_see_meeting(by("auditor"), str(meeting.pk))
    assert not queries.may_see_meeting(by("city"), str(meeting.pk))
    with pytest.raises(NotNow):
        acts.record_meeting(meeting, by=by("province"), at=AT, held=made.held())


@pytest.mark.usefixtures("province")
def test_decisions_are_tasks_that_the_next_meeting_follows_up() -> None:
    made.member()
    meeting = made.planned()
    acts.record_meeting(meeting, by=by("province"), at=AT, held=made.held(WHOLE, SPOKEN))
    task = Task.objects.get()
    assert (task.origin_kind, task.origin_path, task.wanted) == ("meeting", f"/meetings/{meeting.pk}", WHOLE.text)
    assert queries.task(by("city"), task.pk, on=TODAY).meeting is None  # who sees no meetings is not told of one
    assert queries.task(by("province"), task.pk, on=TODAY).meeting == (meeting.pk, "第一次专班会议")
    found = queries.proposed_agenda(by("province"), on=DUE + timedelta(days=1))
    assert [(i.kind, i.key) for i in found] == [("followup", str(task.pk))]
    shown = queries.meeting(by("province"), meeting.pk, on=TODAY)
    assert (shown.tasks, shown.done) == (1, 0)
    hidden = queries.meeting(by("department"), meeting.pk, on=TODAY).resolutions[0]
    assert (hidden.task, hidden.is_word) == (None, False)  # a department reads the decision, not another's task


@pytest.mark.usefixtures("province")
def test_a_planned_meeting_is_called_off_with_a_reason() -> None:
    meeting = made.planned()
    with pytest.raises(acts.WordsAreMissing):
        acts.call_off_meeting(meeting, by=by("province"), at=AT, reason="")
    assert TaskForceMeeting.objects.get().state == "planned"
    acts.call_off_meeting(meeting, by=by("province"), at=AT, reason="与省里会议冲突")
    with pytest.raises(NotNow):
        acts.record_meeting(meeting, by=by("province"), at=AT, held=made.held())
