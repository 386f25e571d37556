"""The program's steps after a zone moved or gave way: what is under way goes to who is responsible now, and says so."""

from __future__ import annotations

from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.acts.issuing import party
from jiju.rooms.oversight.acts.refusals import ZoneIsWhereItWas
from jiju.rooms.oversight.models import Alert, AlertStep, Issue, IssueStep, Task, TaskParty
from jiju.rooms.oversight.shapes.followed import Followed, Swap
from jiju.rooms.oversight.states import ALERTS, ISSUES, TASKS
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor, Place
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical


@act("oversight.follow_alert", ALERTS["follow_alert"])
def follow_alert(alert: Alert, *, by: Actor, at: datetime) -> Alert:
    """Let an alert go with its zone: the offices over its place of now get it, and who cannot see it any more lets go.

    The figures that it speaks about stay where they were reported.

    Errors   ZoneIsWhereItWas
    """
    on = workdays.day_of(at)
    found = _elsewhere(queries.alert_followed(alert, registry.Whereabouts(on)))
    before, left = alert.place, (alert.unit, alert.owner)
    alert.city, alert.county, alert.zone_code = found.now.city, found.now.county, found.now.zone
    alert.zone_type = found.now.zone_type
    heir = queries.office_instead(alert.unit, found, on) if alert.unit else None
    if heir is not None and heir.kind == "zone_body":
        alert.unit, alert.unit_name, alert.owner = heir.code, heir.name, ""
    unit = queries.units_on(on).get(alert.unit)
    kept = unit is not None and queries.sees_alert(unit, alert, on)
    if not kept and (alert.unit or found.is_elsewhere):
        alert.unit, alert.unit_name, alert.owner = "", "", ""
        alert.state, alert.snoozed_until = "raised", None
    alert.save()
    AlertStep(alert=alert, verb="follow_alert", by=by.person, text=canonical(found.why.to_data()), at=at).save()
    record(alert, key=alert.key, before=_told(before), now=_told(found.now), since=found.since, left=left[0],
           owner=left[1], to=alert.unit)  # fmt: skip
    return alert


@act("oversight.follow_issue", ISSUES["follow_issue"])
def follow_issue(issue: Issue, *, by: Actor, at: datetime) -> IssueStep:
    """Let an issue go with its zone: where an office over its former place answers for it, the one over its place of
    now does, with the same term.

    Errors   ZoneIsWhereItWas
    """
    on = workdays.day_of(at)
    found = _elsewhere(queries.issue_followed(issue, registry.Whereabouts(on)))
    left = issue.owner_unit
    issue.city, issue.county, issue.zone_code = found.now.city, found.now.county, found.now.zone
    issue.zone_type = found.now.zone_type
    heir = queries.office_instead(issue.owner_unit, found, on) if issue.owner_unit else None
    if heir is not None:
        issue.owner_unit, issue.owner_unit_name, issue.owner = heir.code, heir.name, ""
    issue.save()
    made = IssueStep(issue=issue, kind="follow_issue", text=canonical(found.why.to_data()), by=by.person, unit="",
                     unit_name="", owner_unit_name=issue.owner_unit_name if heir else "", at=at)  # fmt: skip
    made.save()
    record(issue, before=_told(found.then), now=_told(found.now), since=found.since, left=left if heir else "",
           to=issue.owner_unit if heir else "")  # fmt: skip
    return made


@act("oversight.follow_task", TASKS["follow_task"])
def follow_task(task: Task, *, by: Actor, at: datetime) -> Task:
    """Let a task go with its zones: the offices over their former place give their parts to those over that of now.

    The term stays. A new lead unit has to accept it, unless it was delivered and waits to be judged.

    Errors   ZoneIsWhereItWas
    """
    on = workdays.day_of(at)
    found = queries.task_followed(task, registry.Whereabouts(on), queries.parties_now(task))
    if found is None:
        raise _where_it_was()
    for swap in found.swaps:
        _swap(task, swap, canonical(found.followed.why.to_data()), at)
    if any(s.part == "lead" and s.to is not None and s.to.code != s.unit for s in found.swaps):
        task.owner = ""
        if task.state != "delivered":
            task.state, task.accepted_by, task.accepted_at = "issued", "", None
    task.save()
    record(task, before=_told(found.followed.then), now=_told(found.followed.now), since=found.followed.since,
           given=[[s.part, s.unit, s.to.code if s.to else ""] for s in found.swaps])  # fmt: skip
    return task


def _swap(task: Task, swap: Swap, why: str, at: datetime) -> None:
    on = workdays.day_of(at)
    row = TaskParty.objects.get(pk=swap.party)
    row.until, row.reason = on, why
    row.save()
    if swap.to is not None:
        party(task, swap.part, swap.to, on).save()


def _elsewhere(found: Followed | None) -> Followed:
    if found is None:
        raise _where_it_was()
    return found


def _where_it_was() -> ZoneIsWhereItWas:
    return ZoneIsWhereItWas(word("The zone lies where this says that it lies."), remedy=word("Nothing has to be done."))


def _told(place: Place) -> list[str]:
    return [place.city, place.county, place.zone]
