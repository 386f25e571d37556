"""Supervision in words: parts, origins, what waits for whom; and what every page of it carries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from jiju.core.words import Word, word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.shapes import TaskShown
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock, said
from jiju.web.office.consequences import Ask, ask_by, by_term
from jiju.web.office.removals import Step

PARTS: dict[str, Word] = {
    "issuer": word("Issued by the unit"),
    "lead": word("Lead unit"),
    "responsible": word("Responsible units"),
    "supervising": word("Supervising unit"),
}
ORIGINS: dict[str, Word] = {
    "instruction": word("an instruction"),
    "figure": word("a figure"),
    "light": word("a target’s light"),
    "clause": word("a clause of the plan"),
    "rectification": word("a rectification"),
    "falsehood": word("a finding of false figures"),
    "meeting": word("a decision of a meeting"),
    "issue": word("an issue"),
    "alert": word("an alert"),
}
ROSTER: dict[str, Word] = {
    "head": word("Head of the task force"),
    "office": word("Office of the task force"),
    "member": word("Member"),
}
AGENDA: dict[str, Word] = {
    "followup": word("resolved last time"),
    "task": word("overdue task"),
    "light": word("red target"),
    "rectification": word("overdue rectification"),
    "own": word("own line"),
}
ASKS: dict[str, Word] = {
    "accept_task": word("tasks to accept"),
    "report_node": word("tasks with a step to report"),
    "deliver_task": word("tasks to deliver"),
    "close_task": word("deliveries to close or return"),
    "extend_task": word("later terms to decide on"),
    "own_issue": word("issues that nobody answers for"),
    "answer_issue": word("issues to answer"),
    "close_issue": word("answered issues to judge"),
}
ALERTS: dict[str, tuple[Word, str]] = {
    "acknowledge_alert": (word("alerts to acknowledge"), "to_acknowledge"),
    "answer_alert": (word("alerts to explain"), "to_answer"),
}
FILTERS: dict[str, Word] = {
    "open": word("open"),
    "overdue": word("overdue"),
    "not_looked_at": word("delivered, the issuer is late"),
    "due_soon": word("due soon"),
    "step_late": word("a step is late"),
    "on_schedule": word("on schedule"),
    "closed_on_time": word("closed on time"),
    "closed_late": word("closed late"),
    "withdrawn": word("revoked"),
}


def asks(by: Actor) -> list[Ask]:
    """What tasks, issues, topics and alerts ask of the reader, by its term; the whole cell leads to the list."""
    return sorted(followed_asks(by), key=by_term)


def followed_asks(by: Actor) -> Iterator[Ask]:
    """The same as it is gathered."""
    today = clock.today()
    places = {True: f"{reverse('office:issues')}?state=open", False: reverse("office:tasks")}
    for one in (*queries.asked_of(by, on=today), *queries.issues_asked(by, on=today)):
        yield ask_by(one.count, ASKS[one.kind], places[one.kind.endswith("_issue")], one.day, today)
    yield from _topics(by, today)
    for one in queries.alerts_asked(by, on=today):
        what, state = ALERTS[one.kind]
        yield ask_by(one.count, what, f"{reverse('office:alerts')}?state={state}", one.day, today)


def _topics(by: Actor, today: date) -> Iterator[Ask]:
    """Topics that say nothing: a zone is asked for its own, a county for the zones that it looks after."""
    one = queries.topics_asked(by, at=clock.now().replace(second=0, microsecond=0))
    if one is None:
        return
    if one.zone:
        path = reverse("office:zone_topics", args=(one.zone,))
        yield ask_by(one.topics, word("topics without words"), path, one.due, today)
        return
    path = f"{reverse('office:topics')}?period={one.period}&light=missing"
    yield ask_by(one.zones, word("zones with topics without words"), path, one.due, today)


def frame(by: Actor, here: str) -> dict[str, Any]:
    """What every page of supervision carries: the tabs, what is asked, what the reader may begin."""
    return {
        "here": here, "asks": asks(by), "tones": {code: tone for code, (tone, _) in checks.TASK_LIGHTS.items()},
        "sees_meetings": permissions.may(by, "oversight.see_meetings"),
        "may_issue": permissions.may(by, "oversight.issue_task"), "today": clock.today(),
    }  # fmt: skip


def steps(t: TaskShown) -> list[Step]:
    """How far a task is: issued, accepted, delivered, closed."""
    if t.line.state == "withdrawn":
        names = (word("Task issued"), word("Task revoked"))
        return [Step(names[0], "done", said.day(t.issued_at.date())), Step(names[1], "now", _day(t.closed_at))]
    at = {"issued": 1, "accepted": 2, "returned": 2, "delivered": 3, "closed": 4}[t.line.state]
    notes: tuple[Word | str, ...] = (
        said.day(t.issued_at.date()), _day(t.accepted_at), said.day(t.delivered_on) if t.delivered_on else "",
        _day(t.closed_at),
    )  # fmt: skip
    done = word("Returned, to be delivered again") if t.line.state == "returned" else word("Delivery")
    names_ = (word("Task issued"), word("Task accepted"), done, word("Task closed"))
    status = ["done" if n < at else "now" if n == at else "" for n in range(4)]
    return [Step(*row) for row in zip(names_, status, notes, strict=True)]


def _day(moment: Any) -> Word | str:
    return said.day(moment.date()) if moment else ""
