"""Visits on the spot, as they are listed."""

from __future__ import annotations

import json
from datetime import date

from jiju.core import periods
from jiju.core.periods import Period
from jiju.rooms.filings.models import Visit, Window
from jiju.rooms.filings.shapes.quality import VisitShown
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

MOST = 100
OFFERED = 12


def visits(by: Actor, *, on: date) -> list[VisitShown]:
    """The visits in somebody's area: the open ones first, the overdue before the others, then the newest hundred."""
    rows = list(Visit.objects.within(by).order_by("-state", "remedy_by", "-day", "-pk")[:MOST])
    offices = people.unit_names([v.office for v in rows])
    return [
        VisitShown(
            v.pk, v.zone_code, v.zone_name, v.city, v.day, tuple(json.loads(v.persons)),
            tuple((form, periods.parse(p)) for form, p in json.loads(v.checked)), v.findings, v.remedy, v.remedy_by,
            v.state, offices.get(v.office, v.office), v.outcome, v.closed_at,
            is_late=v.state == "open" and v.remedy_by is not None and v.remedy_by < on,
            may_close=v.state == "open" and permissions.may(by, "filings.close_visit")
            and (by.unit == v.office or by.role is Role.PROVINCE),
        )
        for v in rows
    ]  # fmt: skip


def visit_record(by: Actor, pk: int) -> Visit:
    """The visit to close.

    Errors   NotFound when it is missing or out of reach
    """
    found = Visit.objects.within(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def opened_periods(form_code: str) -> list[Period]:
    """The periods for which a form was opened, newest first."""
    rows = Window.objects.filter(form_code=form_code).order_by("-opens_at").values_list("period", flat=True)
    return [periods.parse(p) for p in rows]


def checkable(on: date) -> list[tuple[str, Period]]:
    """The forms and periods that a visit may have checked: those opened, newest first."""
    rows = Window.objects.filter(opens_at__date__lte=on).order_by("-opens_at", "form_code")
    return [(form, periods.parse(p)) for form, p in rows.values_list("form_code", "period")[:OFFERED]]
