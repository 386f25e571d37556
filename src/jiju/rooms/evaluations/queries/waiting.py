"""Reads: what waits for somebody, what has run out of time, and proposals as the command line prints them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Min, Q, QuerySet

from jiju.rooms.evaluations.models import Decision, Falsehood, Proposal, Rectification, Removal
from jiju.rooms.evaluations.queries.cases import OPEN_RECTIFICATION, leaves_by_notice
from jiju.rooms.evaluations.queries.followed import MONEY_AND_TITLES, proposals
from jiju.rooms.evaluations.shapes import Due, ProposalShown
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept

UNORDERED = Q(kind="rectify", rectification__isnull=True)
UNNOTICED = Q(kind="remove", removal__isnull=True)
Asked = tuple[str, str, QuerySet[Any], str]  # kind, the permission whose holders are asked, the rows, their day


def waiting_for(by: Actor, *, on: date) -> list[Due]:
    """What waits for somebody, the nearest day first; what another person must do is left out."""
    return list(_waiting_for(by, on))


@kept
def _waiting_for(by: Actor, on: date) -> tuple[Due, ...]:
    mine = [(kind, rows, day) for kind, permission, rows, day in _asked(by, on) if permissions.may(by, permission)]
    found = [_due(kind, rows, day) for kind, rows, day in mine]
    return tuple(sorted((d for d in found if d.count), key=lambda d: (d.day is None, d.day or date.max)))


def _due(kind: str, rows: QuerySet[Any], day: str) -> Due:
    if not day:
        return Due(kind, rows.count())
    nearest = rows.aggregate(nearest=Min(day))["nearest"]
    return Due(kind, rows.count() if nearest else 0, nearest)


def _asked(by: Actor, on: date) -> list[Asked]:
    due = Rectification.objects.within(by).order_by()
    cases = Removal.objects.within(by).order_by()
    taken = Proposal.objects.within(by).filter(state="taken_up").order_by()
    mine = Q(kind__in=MONEY_AND_TITLES, round__in=Decision.objects.filter(finalised_by=by.person).values("round"))
    open_ = Proposal.objects.within(by).filter(state="proposed").exclude(mine).order_by()
    findings = Falsehood.objects.within(by).filter(state="raised").exclude(raised_by=by.person).order_by()
    judged = due.filter(Q(state="reported") | Q(state__in=OPEN_RECTIFICATION, due__lt=on)).exclude(ordered_by=by.person)
    ready = cases.filter(Q(state="heard") | Q(state="noticed", hearing="", hearing_by__lt=on))
    hearings = cases.filter(state="noticed").exclude(hearing="").exclude(noticed_by=by.person)
    confirm = cases.filter(state="decided").exclude(decided_by=by.person).exclude(noticed_by=by.person)
    confirm = confirm.exclude(pk__in=[c.pk for c in confirm.order_by("pk") if leaves_by_notice(c, on)])
    return [
        ("report", "evaluations.report_rectification", due.filter(state="ordered"), "due"),
        ("ask_hearing", "evaluations.ask_hearing", cases.filter(state="noticed", hearing="", hearing_by__gte=on),
         "hearing_by"),
        ("decide_proposals", "evaluations.take_up_proposal", open_, ""),
        ("order", "evaluations.order_rectification", taken.filter(UNORDERED | UNNOTICED), ""),
        ("judge", "evaluations.pass_rectification", judged, "due"),
        ("hear", "evaluations.record_hearing", hearings, ""),
        ("decide_removals", "evaluations.decide_removal", ready, ""),
        ("confirm", "evaluations.confirm_removal", confirm, ""),
        ("findings", "evaluations.confirm_falsehood", findings, ""),
    ]  # fmt: skip


def overdue_rounds(on: date) -> list[int]:
    """The rounds with a rectification whose term is over and for which no removal has been proposed yet.

    For the program itself.
    """
    late = Rectification.objects.filter(state__in=OPEN_RECTIFICATION, due__lt=on).order_by("pk")
    told = set(Proposal.objects.filter(kind="remove").order_by("pk").values_list("round_id", "about"))
    return sorted({
        r for r, pk in late.values_list("proposal__round_id", "pk") if (r, f"rectification:{pk}") not in told
    })  # fmt: skip


def proposals_json(by: Actor, round_: int) -> dict[str, Any]:
    """The proposals of a round as the command line prints them."""
    return {"round": round_, "proposals": [_line(p) for p in proposals(by, round_)]}


def _line(p: ProposalShown) -> dict[str, Any]:
    return {
        "id": p.id, "unit": p.unit, "name": p.name, "kind": p.kind, "about": p.about, "state": p.state,
        "because": p.because, "reason": p.reason, "rectification": p.rectification, "removal": p.removal,
    }  # fmt: skip
