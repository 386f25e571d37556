"""Whom a step about the topics is told to: what zones are asked, and how issues go on. For the program itself."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator

from jiju.core import periods, workdays
from jiju.core.words import Word, word
from jiju.rooms.filings.shapes import Announcement
from jiju.rooms.oversight.models import Issue, TopicAsk
from jiju.rooms.oversight.queries.issue_sight import raised_for
from jiju.rooms.oversight.queries.units import posts_of, units_on
from jiju.spine.models import Entry
from jiju.spine.roles import Role

ZONE = (Role.ZONE_HEAD, Role.ZONE_STATISTICIAN)


def topics_asked_of(entry: Entry) -> Iterator[Announcement]:
    """Each zone hears of its own topics; its county once, of how many zones say nothing."""
    told = json.loads(entry.body)["data"]
    period = periods.parse(told["period"])
    counties: dict[str, int] = defaultdict(int)
    names = {code: "、".join(topics) for code, topics in told["asked"]}
    subject = word("Topics without words: {period}", period=period.name)
    for ask in TopicAsk.objects.filter(period=told["period"], zone_code__in=sorted(names)).order_by("zone_code"):
        body = word("Nothing is told of {topics}. Write facts and figures; write “none” where there is nothing.",
                    topics=names[ask.zone_code])  # fmt: skip
        for role in ZONE:
            yield Announcement("topics", subject, body, f"/topics/{ask.zone_code}", (role, ask.zone_code))
        counties[ask.county] += 1
    for county, n in counties.items():
        body = word("{n} zones of your county say nothing of some topics. See that they do.", n=n)
        path = f"/topics?period={told['period']}&light=missing"
        yield Announcement("topics", subject, body, path, (Role.COUNTY, county))


def issue_given(entry: Entry) -> Iterator[Announcement]:
    """To the unit that answers for it."""
    issue = _of(entry)
    subject = word("An issue to answer for: {zone}, {topic}", zone=issue.zone_name, topic=issue.topic_name)
    body = word("{what} It is to be answered by {day}.", what=issue.what, day=str(issue.due))
    yield from _to(entry, issue, issue.owner_unit, subject, body)


def issue_answered(entry: Entry) -> Iterator[Announcement]:
    """To the unit that raised it."""
    issue = _of(entry)
    subject = word("Answered: {zone}, {topic}", zone=issue.zone_name, topic=issue.topic_name)
    body = word("{reason}", reason=json.loads(entry.body)["data"]["text"])
    yield from _to(entry, issue, raised_for(issue, workdays.day_of(entry.at)), subject, body)


def issue_judged(entry: Entry) -> Iterator[Announcement]:
    """Settled or opened again: to the unit that answers for it."""
    issue = _of(entry)
    settled = word("Settled: {zone}, {topic}", zone=issue.zone_name, topic=issue.topic_name)
    again = word("Opened again: {zone}, {topic}", zone=issue.zone_name, topic=issue.topic_name)
    subject = settled if entry.action == "oversight.close_issue" else again
    body = word("{reason}", reason=json.loads(entry.body)["data"]["reason"])
    yield from _to(entry, issue, issue.owner_unit, subject, body)


def _of(entry: Entry) -> Issue:
    found: Issue = Issue.objects.get(pk=entry.subject_id)
    return found


def _to(entry: Entry, issue: Issue, unit: str, subject: Word, body: Word) -> Iterator[Announcement]:
    on = workdays.day_of(entry.at)
    for post in posts_of(units_on(on).get(unit), on):
        to, person = (None, post) if isinstance(post, str) else (post, "")
        yield Announcement("issue", subject, body, f"/issues/{issue.pk}", to, person)


TELLING_TOPICS: dict[str, Callable[[Entry], Iterator[Announcement]]] = {
    "oversight.ask_topics": topics_asked_of,
    "oversight.own_issue": issue_given,
    "oversight.answer_issue": issue_answered,
    "oversight.close_issue": issue_judged,
    "oversight.reopen_issue": issue_judged,
}
