"""What the room does after news from others, and when the hour of the day has come."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from jiju.core import periods, workdays
from jiju.rooms.filings import acts as filings
from jiju.rooms.oversight import acts, checks, queries
from jiju.spine.actors import system
from jiju.spine.models import Entry


def read_lights(entry: Entry) -> None:
    """After figures were taken in: read the lights of their period."""
    data = json.loads(entry.body)["data"]
    if data["period"]:
        acts.read_lights(
            None,
            by=system("oversight"),
            at=entry.at,
            period=periods.parse(data["period"]),
            vintage=data["vintage"],
        )


def look_ahead(*, at: datetime, most: int = 1) -> int:
    """Renew the outlooks of so many periods that rest on older figures than there are, the newest first.

    Looking takes seconds and holds nobody up; only the keeping is an act. Figures that come in one after another are
    looked at once.
    """
    found = queries.due()[:most]
    for period, vintage in found:
        told = queries.looked_ahead(period)
        acts.look_ahead(None, by=system("oversight"), at=at, period=period, vintage=vintage, found=told)
    return len(found)


def announce(entry: Entry) -> None:
    """After a step of a task: tell the units that it concerns, with the page on which it goes on."""
    told = queries.announcements(entry)
    if told:
        filings.announce(told, by=system("oversight"), at=entry.at)


def announce_shares(entry: Entry) -> None:
    """After a step of handing targets down: tell those who take over, or who hand down."""
    told = queries.told_of_shares(entry)
    if told:
        filings.announce(told, by=system("oversight"), at=entry.at)


def hour_has_come(at: datetime) -> bool:
    """Whether the hour at which overdue tasks are raised has come."""
    return checks.hour_has_come(at)


def raise_overdue(*, on: date, at: datetime) -> int:
    """From the set hour on raise every overdue task to the rungs that it has reached; a second time nothing follows."""
    if not checks.hour_has_come(at):
        return 0
    found = queries.tasks_to_raise(on)
    for task in found:
        acts.escalate(task, by=system("oversight"), at=at, on=on)
    return len(found)


def press_issuers(*, on: date, at: datetime) -> int:
    """From the same hour on press every issuer that has not looked at a delivery in time; a second time nothing
    follows."""
    if not checks.hour_has_come(at):
        return 0
    found = queries.deliveries_held(on)
    for task in found:
        acts.press_issuer(task, by=system("oversight"), at=at, on=on)
    return len(found)


ABOUT_ONE = ("prove_clause", "accept_proof", "refuse_proof", "judge_clause", "confirm_judgement", "contest_judgement",
             "name_owner")  # fmt: skip
ABOUT_ROOM = ("oversight.enter_roster", "oversight.leave_roster", "oversight.record_meeting",
              "evaluations.finalise_round", "selections.issue_batch", "selections.record_support",
              "grants.approve_grant",
              "grants.enter_city_fund", "filings.record_visit", "people.hand_over")  # fmt: skip
READING = (*(f"oversight.{verb}" for verb in ABOUT_ONE), *ABOUT_ROOM)


def read_clauses_after(entry: Entry) -> None:
    """After something that a clause rests on: read the clauses that it may have changed."""
    room, _, verb = entry.action.partition(".")
    if verb in ABOUT_ONE:
        only = [json.loads(entry.body)["data"]["clause"]]
        _read_clauses(queries.clauses_to_write(workdays.day_of(entry.at), only=only), entry.at)
    else:
        _read_clauses(queries.clauses_to_write(workdays.day_of(entry.at), rooms=frozenset({room})), entry.at)


def read_clauses(*, on: date, at: datetime) -> int:
    """Read every clause of the plan on a day and write down what changed; a second time nothing follows."""
    return _read_clauses(queries.clauses_to_write(on), at)


def _read_clauses(changed: list[str], at: datetime) -> int:
    if changed:
        acts.read_clauses(None, by=system("oversight"), at=at, on=workdays.day_of(at), clauses=changed)
    return len(changed)


def ask_for_topics(*, at: datetime) -> int:
    """From the set hour on ask every zone whose topics say nothing for the newest period that was due, once."""
    period = queries.newest_due_period(at)
    if period is None or not checks.hour_has_come(at) or not queries.empty_topics(period, at):
        return 0
    return len(acts.ask_topics(period, by=system("oversight"), at=at))


def follow_after(entry: Entry) -> None:
    """After a zone had a new version or took the place of another: what is under way about it goes along."""
    follow_zones(on=workdays.day_of(entry.at), at=entry.at)


def follow_zones(*, on: date, at: datetime) -> int:
    """Give what is under way to who is responsible now, where a zone lies elsewhere or gave way; first the tasks, which
    lean on the place of the alert or issue that they come from. A second time nothing follows."""
    by = system("oversight")
    given = queries.tasks_to_follow(on)
    for task in given:
        acts.follow_task(task, by=by, at=at)
    issues = queries.issues_to_follow(on)
    for issue in issues:
        acts.follow_issue(issue, by=by, at=at)
    return len(given) + len(issues) + _follow_alerts(on, at)


def _follow_alerts(on: date, at: datetime) -> int:
    found = queries.alerts_to_follow(on)
    for alert in found:
        acts.follow_alert(alert, by=system("oversight"), at=at)
    return len(found)


def read_alerts(*, at: datetime) -> list[str]:
    """Read the periods whose figures came in since they were read last, and those that lean on them, oldest first.

    Missing  without a plan there are no rules, and nothing is read
    """
    fresh = queries.periods_to_read(at)
    return _read(fresh, at) if fresh else []


def read_alerts_now(*, at: datetime) -> list[str]:
    """The same at once, however lately a period was read: somebody asks for it and waits."""
    fresh = queries.periods_to_read(at, timedelta())
    return _read(fresh, at) if fresh else []


def read_every_alert(*, at: datetime) -> list[str]:
    """Read every period in which something was reported, oldest first: after rules were changed, or for a start."""
    return _read(queries.periods_reported(), at)


def attend_alerts(*, on: date, at: datetime) -> None:
    """Once a day: read the newest period, whose terms may have passed; route anew what has no owner any more, wake
    what was put off, tell the offices."""
    newest = queries.periods_reported()[-1:]
    _read(sorted({*queries.periods_to_read(at), *newest}), at)
    follow_zones(on=on, at=at)
    for alert in queries.alerts_left(on):
        acts.release_alert(alert, by=system("oversight"), at=at)
    for alert in queries.snoozed_alerts(on):
        acts.wake_alert(alert, by=system("oversight"), at=at)
    if queries.untold(on):
        acts.tell_alerts(None, by=system("oversight"), at=at, on=on)


def _read(wanted: Sequence[periods.Period], at: datetime) -> list[str]:
    """Each period once, with one reader; then what the rules cost."""
    rules, forms = queries.rules_of_alerts()
    if not (rules and wanted):
        return []
    reader, by = queries.Reader(rules, forms), system("oversight")
    for period in wanted:
        acts.read_alerts(None, by=by, at=at, period=period, reader=reader)
    acts.replay_alerts(None, by=by, at=at, until=queries.periods_reported()[-1], reader=reader)
    _follow_alerts(workdays.day_of(at), at)  # what was raised of a period before its zone moved
    return [str(p) for p in wanted]
