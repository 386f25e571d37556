"""问题: raised by an office, a zone or out of a form; owned, answered, settled by others; opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours, Refusal
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.models import Filing, Message
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import Issue, IssueStep
from jiju.rooms.oversight.shapes import IssueFacts, TaskFacts
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as persons
from jiju.rooms.people.shapes import Successor
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.files import FilesAreNotKept, Upload
from jiju.spine.models import Attachment, Entry
from tests.engines import made_files
from tests.factories import oversight as tasks
from tests.factories import topics as made
from tests.factories.oversight import AT, TODAY, WHY, by
from tests.factories.topics import DUE, PROBLEM
from tests.web import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    tasks.base()


def refuses(refusal: type[Refusal], deed: Callable[[], Any]) -> None:
    """The deed is refused, and nothing has changed."""
    before = (Entry.objects.count(), list(Issue.objects.order_by("pk").values()), IssueStep.objects.count())
    with pytest.raises(refusal):
        deed()
    assert (Entry.objects.count(), list(Issue.objects.order_by("pk").values()), IssueStep.objects.count()) == before


def own(issue: Issue, who: str = "province", **changes: Any) -> IssueStep:
    said: dict[str, Any] = {"unit": "U220100", "person": by("city").person, "due": DUE} | changes
    return acts.own_issue(issue, by=by(who), at=AT, **said)


def test_an_issue_goes_from_raising_to_settling_and_back() -> None:
    issue = made.raised("county")
    assert (issue.topic_name, issue.zone_name, issue.state) == ("重点项目建设", "测试集聚区001", "raised")
    own(issue)
    acts.answer_issue(Issue.objects.get(), by=by("city"), at=AT, text=WHY)
    acts.close_issue(Issue.objects.get(), by=by("county"), at=AT, reason=WHY)
    assert Issue.objects.get().closed_by == by("county").person
    acts.reopen_issue(Issue.objects.get(), by=by("province"), at=AT, reason=WHY)
    shown = queries.issue(by("province"), issue.pk, on=TODAY)
    assert (shown.line.state, shown.line.owner_unit, shown.line.due) == ("owned", "长春市发改委", DUE)
    assert [s.kind for s in shown.steps] == ["own_issue", "answer_issue", "close_issue", "reopen_issue"]
    actions = [e.action.partition(".")[2] for e in Entry.objects.filter(subject_kind="oversight.Issue").order_by("seq")]
    assert actions == ["raise_issue", "own_issue", "answer_issue", "close_issue", "reopen_issue"]


def test_an_issue_is_raised_about_what_there_is_and_by_who_sees_it() -> None:
    def raising(who: str, *facts: Any) -> Callable[[], Any]:
        return lambda: acts.raise_issue(None, by=by(who), at=AT, facts=IssueFacts(*facts))

    refuses(acts.NoSuchTopic, raising("province", "weather", "Z001", PROBLEM))
    refuses(acts.NoSuchTopic, raising("province", "", "Z001", PROBLEM))
    refuses(acts.WordsAreMissing, raising("province", "projects", "Z001", "没有"))
    refuses(NotFound, raising("city", "projects", "Z002", PROBLEM))  # of another city
    refuses(NotFound, raising("zone_head", "projects", "Z003", PROBLEM))
    refuses(NotFound, raising("province", "projects", "Z999", PROBLEM))
    refuses(NotYours, raising("auditor", "projects", "Z001", PROBLEM))
    assert made.raised("zone_statistician").raised_unit == "BZ001"


def test_what_a_form_names_is_raised_once_as_it_stands_there() -> None:
    made.brought_in()
    form = Filing.objects.get(form_code="C1")
    (course,) = [c for c in queries.zone_topics(by("county"), "Z001", at=AT).courses if c.proposed]
    assert [(p.filing, p.row, p.text) for p in course.proposed] == [(form.pk, "33", PROBLEM)]
    facts = IssueFacts("", "", "", (form.pk, "33"))
    refuses(NotFound, lambda: acts.raise_issue(None, by=by("other-city"), at=AT, facts=facts))
    for row in ("13", "32", "99"):  # an empty cell, one that names no problem, none at all
        empty = IssueFacts("", "", "", (form.pk, row))
        refuses(NotFound, lambda e=empty: acts.raise_issue(None, by=by("county"), at=AT, facts=e))
    issue = acts.raise_issue(None, by=by("county"), at=AT, facts=facts)
    assert (issue.topic, issue.what, issue.period) == ("projects", PROBLEM, "2024Q4")
    refuses(acts.IssueIsRaised, lambda: acts.raise_issue(None, by=by("province"), at=AT, facts=facts))
    assert not any(c.proposed for c in queries.zone_topics(by("county"), "Z001", at=AT).courses)


def test_who_answers_is_a_person_at_a_unit_within_reach_with_a_term_ahead() -> None:
    issue, city = made.raised(), by("city").person
    refuses(acts.HoldsNoPost, lambda: own(issue, person=by("county").person))
    refuses(acts.HoldsNoPost, lambda: own(issue, person=""))
    refuses(acts.UnitIsGone, lambda: own(issue, unit="U999999"))
    refuses(acts.UnitIsOutOfReach, lambda: own(issue, "county", unit="U220100"))
    refuses(acts.TermDoesNotFit, lambda: own(issue, due=TODAY - timedelta(days=1)))
    refuses(acts.TermDoesNotFit, lambda: own(issue, due=date.min))
    refuses(NotYours, lambda: own(issue, "zone_statistician"))
    refuses(NotFound, lambda: own(issue, "other-city"))
    own(issue)
    now = Issue.objects.get()
    refuses(acts.NothingIsAnother, lambda: own(now, person=city, reason=WHY))
    refuses(acts.WordsAreMissing, lambda: own(now, unit="U220103", person=by("county").person))
    refuses(acts.NotYourIssue, lambda: own(now, "zone_head", unit="BZ001", person=by("zone_head").person, reason=WHY))
    own(now, unit="U220103", person=by("county").person, reason=WHY)
    assert Issue.objects.get().owner_unit == "U220103"


def test_only_the_unit_that_answers_for_it_answers() -> None:
    issue = made.owned()
    refuses(acts.NotYourIssue, lambda: acts.answer_issue(issue, by=by("county"), at=AT, text=WHY))
    refuses(acts.WordsAreMissing, lambda: acts.answer_issue(issue, by=by("city"), at=AT, text="好"))
    refuses(NotFound, lambda: acts.answer_issue(issue, by=by("other-city"), at=AT, text=WHY))
    raised = made.raised()
    refuses(NotNow, lambda: acts.answer_issue(raised, by=by("city"), at=AT, text=WHY))


def test_an_answer_comes_with_files_that_whoever_sees_the_issue_opens() -> None:
    issue = made.owned("county")
    proof = [Upload("台账.pdf", made_files.pdf())]
    step = acts.answer_issue(issue, by=by("city"), at=AT, text=WHY, uploads=proof)
    (kept,) = queries.issue(by("county"), issue.pk, on=TODAY).steps[-1].files
    assert kept.original_name == "台账.pdf"
    entry = Entry.objects.filter(action="oversight.answer_issue").get()
    assert kept.sha256 in entry.body
    for who in ("province", "city", "county", "zone_head", "auditor"):
        assert queries.may_see_answer(by(who), str(step.pk)), who
    for who in ("other-city", "expert", "finance"):
        assert not queries.may_see_answer(by(who), str(step.pk)), who


def test_a_file_that_is_not_kept_refuses_the_answer() -> None:
    issue = made.owned()
    wrong = [Upload("a.exe", b"MZ\x90")]
    refuses(FilesAreNotKept, lambda: acts.answer_issue(issue, by=by("city"), at=AT, text=WHY, uploads=wrong))
    assert not Attachment.objects.exists()


def test_who_raised_it_or_stands_above_settles_it_and_never_who_answered() -> None:
    issue = made.answered("zone_head")

    def settling(who: str, reason: str = WHY) -> Callable[[], Any]:
        return lambda: acts.close_issue(issue, by=by(who), at=AT, reason=reason)

    refuses(acts.NotYourIssue, settling("city"))  # above the zone, and the one who answered
    refuses(acts.NotYourIssue, settling("city-2"))  # its unit answers, and others stand above
    refuses(acts.WordsAreMissing, settling("county", "好"))
    refuses(NotFound, settling("other-city"))
    refuses(NotYours, settling("zone_statistician"))
    assert queries.issue(by("city"), issue.pk, on=TODAY).refused is None
    acts.close_issue(issue, by=by("zone_head"), at=AT, reason=WHY)
    refuses(NotNow, settling("county"))


def test_the_province_that_raised_and_answers_settles_by_another_person() -> None:
    issue = made.raised()
    own(issue, unit="ORG-DRC", person=by("province").person)
    acts.answer_issue(Issue.objects.get(), by=by("province"), at=AT, text=WHY)
    now = Issue.objects.get()
    refuses(acts.AnswerersDoNotSettle, lambda: acts.close_issue(now, by=by("province"), at=AT, reason=WHY))
    acts.close_issue(now, by=by("province-2"), at=AT, reason=WHY)


def test_only_a_settled_issue_is_opened_again_and_by_who_may_settle_it() -> None:
    issue = made.answered()
    refuses(NotNow, lambda: acts.reopen_issue(issue, by=by("province"), at=AT, reason=WHY))
    acts.close_issue(issue, by=by("province"), at=AT, reason=WHY)
    refuses(acts.NotYourIssue, lambda: acts.reopen_issue(issue, by=by("city"), at=AT, reason=WHY))
    refuses(acts.WordsAreMissing, lambda: acts.reopen_issue(issue, by=by("province"), at=AT, reason="好"))


def test_an_owner_whose_post_has_ended_stands_out_and_another_is_named() -> None:
    made.owned()
    assert queries.issues(by("province"), on=TODAY, state="left") == []
    holding = persons.posting(small.BY, "city", on=TODAY)
    to = Successor("city-new", "新同志", "quite a long password", "")
    people.hand_over(holding, by=small.BY, at=AT, to=to, on=TODAY, document="调令1号")
    (line,) = queries.issues(by("province"), on=TODAY, state="left")
    assert (line.owner_left, line.asked) == (True, ("own_issue",))
    acts.own_issue(
        Issue.objects.get(), by=by("province"), at=AT, unit="U220100", person=by("city-new").person, due=DUE, reason=WHY
    )
    assert not queries.issues(by("province"), on=TODAY, state="left")


def test_an_issue_follows_its_zone_under_another_name_and_to_another_county() -> None:
    issue = made.owned()
    moved = replace(small.zone(1), since=TODAY + timedelta(days=1), name="改名集聚区", county="220102")
    registry.revise(moved, by=small.BY, at=AT)
    shown = queries.issue(by("province"), issue.pk, on=TODAY + timedelta(days=2))
    assert (shown.line.zone_name, shown.now) == ("测试集聚区001", "改名集聚区")
    assert queries.issues(by("county"), on=TODAY + timedelta(days=2))  # of whose area it was


def test_an_issue_becomes_a_task_that_knows_where_it_comes_from() -> None:
    issue = made.raised()
    facts = TaskFacts("协调用地指标", "协调二期用地指标，按期落实。", ("issue", str(issue.pk)), "U220100", DUE)
    with pytest.raises(NotFound):
        queries.origin(by("other-city"), *facts.origin, TODAY)
    task = acts.issue_task(None, by=by("province"), at=AT, facts=facts)
    assert (task.origin_label, task.origin_path) == ("重点项目建设 测试集聚区001", f"/issues/{issue.pk}")
    assert [n.id for n in queries.issue(by("province"), issue.pk, on=TODAY).tasks] == [task.pk]


def test_each_sees_the_issues_of_the_own_area_and_those_to_answer_for() -> None:
    issue = made.raised()
    for who in ("province", "city", "county", "zone_head", "auditor"):
        assert queries.issue(by(who), issue.pk, on=TODAY).line.id == issue.pk
    for who in ("department", "other-city"):
        with pytest.raises(NotFound):
            queries.issue(by(who), issue.pk, on=TODAY)
    own(issue, unit="ORG-COM", person=by("department").person)
    assert queries.issue(by("department"), issue.pk, on=TODAY).verbs == ("answer_issue",)
    acts.answer_issue(Issue.objects.get(), by=by("department"), at=AT, text=WHY)


def test_each_step_is_told_to_whom_it_concerns() -> None:
    issue = made.answered("county")
    acts.close_issue(issue, by=by("county"), at=AT, reason=WHY)
    news.catch_up()
    told = [(m.to_role, m.to_code, m.path) for m in Message.objects.filter(kind="issue").order_by("pk")]
    path = f"/issues/{issue.pk}"
    assert told == [("city", "220100", path), ("county", "220103", path), ("city", "220100", path)]


def test_what_waits_is_asked_of_who_takes_the_step() -> None:
    issue = made.raised("county")
    assert [(a.kind, a.count) for a in queries.issues_asked(by("county"), on=TODAY)] == [("own_issue", 1)]
    own(issue)
    assert [(a.kind, a.day) for a in queries.issues_asked(by("city"), on=TODAY)] == [("answer_issue", DUE)]
    assert queries.issues_asked(by("county"), on=TODAY) == ()
    acts.answer_issue(Issue.objects.get(), by=by("city"), at=AT, text=WHY)
    assert [a.kind for a in queries.issues_asked(by("county"), on=TODAY)] == ["close_issue"]
    assert [a.kind for a in queries.issues_asked(by("city"), on=TODAY)] == []
    assert filings.newest_due("C1", AT) is None
