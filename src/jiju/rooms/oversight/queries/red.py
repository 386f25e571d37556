"""Reads: what is red in somebody's area now, the first of each kind, and what clauses and alerts ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q

from jiju.rooms.oversight.queries.alert_sight import alerts_in_sight
from jiju.rooms.oversight.queries.alerts import alert_lines
from jiju.rooms.oversight.queries.clauses import clauses
from jiju.rooms.oversight.queries.seeing import visible
from jiju.rooms.oversight.queries.tasks import lines
from jiju.rooms.oversight.shapes import AlertLine, ClauseLine, Red, TaskLine
from jiju.rooms.oversight.states import OPEN, UNDER_WAY
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept

SHOWN = 7
LATE = ("overdue", "at_risk")  # lights of clauses, the worst first


@kept
def red(by: Actor, *, on: date) -> Red:
    """Clauses overdue or at risk, severe alerts, overdue tasks: the seven that come first, and how many there are.

    The whole sees every clause; others those that they answer for, that wait for them, or lack something of theirs.
    """
    permissions.ask(by, "oversight.see_cockpit")
    board = clauses(by, on=on) if permissions.may(by, "oversight.see_clauses") else []
    late = sorted((n for n in board if n.state in LATE and _is_own(by, n)), key=_urgency)
    lacks = [n for n in board if n.mine > 0]
    alerts, alert_count = _alerts(by, on)
    tasks, task_count = _tasks(by, on)
    return Red(
        tuple(late[:SHOWN]), len(late), tuple(alerts), alert_count, tuple(tasks), task_count,
        sum(n.next.waits_for_me for n in board), tuple(lacks[:SHOWN]), len(lacks),
    )  # fmt: skip


def _is_own(by: Actor, n: ClauseLine) -> bool:
    if by.scope.reach == "all":
        return True
    return n.next.waits_for_me or n.mine > 0 or any(code == by.unit for o in n.owners for code, _ in o.units)


def _urgency(n: ClauseLine) -> tuple[int, date, str]:
    return LATE.index(n.state), n.due or date.max, n.id


def _alerts(by: Actor, on: date) -> tuple[list[AlertLine], int]:
    """The newest severe alerts, and how many there are."""
    if not permissions.may(by, "oversight.see_alerts"):
        return [], 0
    seen = alerts_in_sight(by)
    severe = seen.filter(state__in=UNDER_WAY, severity="severe")
    newest = list(severe.order_by("-period", "-raised_at", "pk").values_list("pk", flat=True)[:SHOWN])
    return alert_lines(by, seen.filter(pk__in=newest), on), severe.order_by().count()


def _tasks(by: Actor, on: date) -> tuple[Sequence[TaskLine], int]:
    """The tasks whose term is over and that were not delivered within it, the longest overdue first."""
    if not permissions.may(by, "oversight.see_tasks"):
        return [], 0
    undone = Q(delivered_on__isnull=True) | Q(delivered_on__gt=F("due"))
    late = visible(by).filter(undone, state__in=OPEN, due__lt=on)
    return lines(by, late.order_by("due", "pk")[:SHOWN], on), late.order_by().count()
