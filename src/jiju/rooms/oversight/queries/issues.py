"""Reads: issues about the topics, in lists and one whole, with what waits for the reader first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from jiju.core import periods, workdays
from jiju.core.words import Word, word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Issue, IssueStep
from jiju.rooms.oversight.queries.issue_sight import (
    answerers_of,
    issue_record,
    judges,
    may_give,
    owners_left,
    visible_issues,
)
from jiju.rooms.oversight.queries.tasks import tasks_from
from jiju.rooms.oversight.shapes import AskedOf, IssueLine, IssueShown, IssueStepShown
from jiju.rooms.oversight.states import ISSUES
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached_to
from jiju.spine.looks import kept

ASKED = ("own_issue", "answer_issue", "close_issue")
STEPS: dict[str, Word] = {
    "own_issue": word("given to"), "answer_issue": word("answered by"), "close_issue": word("closed by"),
    "reopen_issue": word("opened again by"), "follow_issue": word("went with its zone"),
}  # fmt: skip


def issue_lines(by: Actor, rows: Iterable[Any], on: date) -> list[IssueLine]:
    """Issues as a list shows them, in a constant number of questions. For the program itself."""
    found: Sequence[Any] = list(rows)
    if not found:
        return []
    left, names = owners_left(found, on), people.names_of(sorted({i.owner for i in found} - {""}))
    hands, answered = _hands(found)
    return [_line(by, i, on, names, left, hands[i.pk], answered.get(i.pk)) for i in found]


def _hands(found: Sequence[Any]) -> tuple[dict[int, set[str]], dict[int, date]]:
    """Who answered for each, or is to; and the day of the first answer since somebody was to."""
    out: dict[int, set[str]] = defaultdict(set)
    first: dict[int, date] = {}
    steps = IssueStep.objects.filter(issue__in=[i.pk for i in found]).order_by("pk")
    for issue, kind, person, at in steps.values_list("issue_id", "kind", "by", "at"):
        if kind == "answer_issue":
            out[issue].add(person)
            first.setdefault(issue, workdays.day_of(at))
        elif kind != "follow_issue":
            first.pop(issue, None)
    for i in found:
        out[i.pk].add(i.owner)
    return out, first


def _line(
    by: Actor, i: Any, on: date, names: dict[str, str], left: set[int], hands: set[str], answered: date | None
) -> IssueLine:  # fmt: skip
    answered = answered if i.state == "answered" else None
    tone, said = checks.ISSUE_LIGHTS[checks.issue_light(i.state, i.due, on, answered)]
    waits = [v for v in verbs(by, i, on) if v in ASKED]
    waits = [v for v in waits if v != "close_issue" or (by.person not in hands and i.state == "answered")]
    waits = [v for v in waits if v != "answer_issue" or i.state == "owned"]
    waits = [v for v in waits if v != "own_issue" or i.state == "raised" or i.pk in left]
    runs = i.state == "owned" or (answered is not None and i.due is not None and answered > i.due)
    days = workdays.days_left(i.due, answered or on) if i.due is not None and runs else None
    return IssueLine(
        i.pk, i.topic, i.topic_name, i.zone_code, i.zone_name, i.what, i.state, ISSUES.states[i.state], tone, said,
        i.raised_unit_name, i.raised_at, i.owner_unit_name, names.get(i.owner, i.owner), i.pk in left, i.due, days,
        tuple(waits),
    )  # fmt: skip


def verbs(by: Actor, i: Issue, on: date) -> tuple[str, ...]:
    """What somebody may do with an issue now, by role, unit and state; the second person aside."""
    judged = judges(by, i, on)
    parts = {
        "own_issue": may_give(by, i, on), "answer_issue": by.unit == i.owner_unit, "close_issue": judged,
        "reopen_issue": judged,
    }  # fmt: skip
    return tuple(v for v in ISSUES.possible(i.state) if parts.get(v) and permissions.may(by, f"oversight.{v}"))


def issues(
    by: Actor, *, on: date, state: str = "", topic: str = "", zone: str = "", search: str = ""
) -> list[IssueLine]:
    """The issues that somebody sees: what waits for the reader first, then what is open by term, then what is closed.

    Shape    state: a state, or open, overdue, left (whose owner's post has ended)
    """
    rows = visible_issues(by, on)
    rows = rows.filter(topic=topic) if topic else rows
    rows = rows.filter(zone_code=zone) if zone else rows
    if search:
        rows = rows.filter(Q(what__icontains=search) | Q(zone_name__icontains=search))
    found = [n for n in issue_lines(by, rows, on) if not state or state in _kinds(n)]
    return sorted(found, key=lambda n: (not n.asked, not n.is_open, n.due or date.max, -n.id))


def open_issues_of(by: Actor, zone: str, *, on: date) -> list[IssueLine]:
    """The open issues of one zone, as far as somebody sees them; nothing for who sees no issues."""
    if not permissions.may(by, "oversight.see_topics"):
        return []
    return issues(by, on=on, state="open", zone=zone)


def _kinds(n: IssueLine) -> set[str]:
    late = n.days_left is not None and n.days_left < 0
    return {
        n.state,
        *(["open"] if n.is_open else []),
        *(["overdue"] if late else []),
        *(["left"] if n.owner_left else []),
    }


def issue(by: Actor, pk: int, *, on: date) -> IssueShown:
    """One issue with its history and the tasks that came of it.

    Errors   NotFound when it is missing or out of sight
    """
    i = issue_record(by, pk, on)
    steps = list(IssueStep.objects.filter(issue=i).order_by("pk"))
    names = people.names_of(sorted({i.raised_by, *(s.by for s in steps), *(s.owner for s in steps)} - {""}))
    there = registry.places_on(on)
    now = next((z.name for z in registry.zones_on(on) if z.code == i.zone_code), "")
    mine = verbs(by, i, on)
    files = attached_to(IssueStep._meta.label, [str(s.pk) for s in steps if s.kind == "answer_issue"])
    return IssueShown(
        issue_lines(by, [i], on)[0], periods.parse(i.period) if i.period else None, i.source_filing,
        names.get(i.raised_by, i.raised_by), now if now != i.zone_name else "", i.zone_code not in there,
        tuple(
            IssueStepShown(
                s.kind, STEPS[s.kind], checks.retold(s.text), names.get(s.by, s.by), s.unit_name, s.at,
                " ".join(filter(None, (s.owner_unit_name, names.get(s.owner, s.owner)))), s.due,
                files.get(str(s.pk), ()),
            )
            for s in steps
        ),
        tuple(tasks_from(by, "issue", str(i.pk), on=on)), mine, _refused(by, i) if "close_issue" in mine else None,
    )  # fmt: skip


def _refused(by: Actor, i: Issue) -> Word | None:
    if by.person in answerers_of(i):
        return word("You answered for it; another person judges whether it is settled.")
    return None


@kept
def issues_asked(by: Actor, *, on: date) -> tuple[AskedOf, ...]:
    """What issues ask of somebody, the nearest day first; nothing for who sees no topics."""
    if not permissions.may(by, "oversight.see_topics"):
        return ()
    found: dict[str, list[date]] = defaultdict(list)
    for n in issue_lines(by, visible_issues(by, on).exclude(state="closed"), on):
        for verb in n.asked:
            found[verb].append(n.due or date.max)
    return tuple(
        AskedOf(verb, len(found[verb]), None if (day := min(found[verb])) == date.max else day)
        for verb in ASKED
        if found[verb]
    )
