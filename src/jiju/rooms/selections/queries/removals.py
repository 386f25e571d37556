"""Reads: a removal that was decided in its own case, and the procedure by which the zone leaves. For the program."""

from __future__ import annotations

from datetime import date, timedelta

from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.evaluations.shapes import NoticeRun
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections.models import CallDecision, Deed, Notice, Title
from jiju.rooms.selections.queries.titles import held_until, later
from jiju.rooms.selections.queries.wording import libraries
from jiju.rooms.selections.shapes import RemovalDecided
from jiju.spine.actors import system


def call_of_removal(removal: int) -> int | None:
    """The call in which a removal goes through its public notice, nothing where there is none that goes on."""
    rows = CallDecision.objects.filter(removal=removal).exclude(call__state="given_up").order_by("-pk")
    return rows.values_list("call", flat=True).first()


def notice_of_removal(removal: int) -> NoticeRun | None:
    """How the public notice of a removal went, nothing before it is published. For the program itself."""
    found = Notice.objects.filter(call=call_of_removal(removal)).first()
    if found is None:
        return None
    issued = Deed.objects.filter(application__call=found.call_id, verb="issue_batch").order_by("-pk")
    waiting = found.objections.filter(state__in=("raised", "proposed")).count()
    return NoticeRun(removal, found.last_day, waiting, issued.values_list("document", flat=True).first() or "")


def titles_removed(removal: int) -> list[Title]:
    """The titles that stand although their removal is confirmed: that of the zone's standing, and those beyond it.

    Missing  empty before the confirmation, and where the batch of the procedure ended them with it
    """
    case = evaluations.removal_record(system("selections"), removal)
    if case.state != "removed" or case.effective_on is None:
        return []
    before = {z.code: z.status for z in registry.zones_on(case.effective_on - timedelta(days=1))}
    lost = [one.id for one in libraries() if one.status and one.status == before.get(case.unit)]
    reach = {beyond for one in lost for beyond in (one, *later(one))}
    return [t for t in held_until(case.unit, case.effective_on) if t.library in reach]


def removal_decided(pk: int, on: date) -> RemovalDecided | None:
    """What a decided removal hands over; nothing where the plan has no procedure for it, or it was kept since."""
    by = system("selections")
    case, shown = evaluations.removal_record(by, pk), evaluations.removal(by, pk, on=on)
    facts = next((z for z in registry.zones_on(on) if z.code == case.unit), None)
    procedure = programmes.leaving(facts.status) if facts else None
    if procedure is None or shown.meeting is None or case.state != "decided":
        return None
    return RemovalDecided(
        pk, case.unit, case.unit_name, case.place, shown.meeting, case.decided_by, case.decided_at, procedure
    )
