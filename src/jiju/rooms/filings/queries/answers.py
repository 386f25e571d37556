"""What zones answered in some forms and periods, with how far each filing is: for whoever follows what they tell."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache

from jiju.core import periods
from jiju.core.periods import Period
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Window
from jiju.rooms.filings.queries.one import answers_in, shape_of
from jiju.rooms.filings.queries.terms import extended, term_with
from jiju.rooms.filings.shapes import Answered
from jiju.rooms.filings.states import SENT, STATES
from jiju.rooms.programmes.shapes import Purpose
from jiju.spine.actors import Actor
from jiju.spine.looks import kept
from jiju.spine.models import Entry

SIGNED = "filings.endorse"


def answered(
    by: Actor,
    forms: Collection[str],
    asked: Collection[Period],
    *,
    purpose: Purpose,
    units: Collection[str] = (),
    numbers: Collection[int] = (),
) -> list[Answered]:
    """What was sent in some forms and periods, as far as somebody sees it, and only rows that serve the purpose.

    Shape    units, numbers: of these units, or these filings, alone; of all when none is named
    Missing  what was not sent, or was handed back, is left out
    """
    rows = Filing.objects.within(by).filter(
        form_code__in=sorted(forms),
        period__in=sorted(str(p) for p in asked),
        form__level="zone",
        state__in=sorted(SENT),
    )
    rows = rows.filter(unit_code__in=sorted(units)) if units else rows
    rows = rows.filter(pk__in=sorted(numbers)) if numbers else rows
    found = rows.order_by("-period", "form_code", "unit_code").values_list(
        "pk", "form_code", "form__digest", "period", "unit_code", "unit_name", "state", "cells"
    )
    return [
        Answered(
            pk, form, periods.parse(period), unit, name, state == "accepted", STATES.states[state],
            {code: said for code, said in answers_in(cells).items() if _serves(digest, code, purpose)},
        )
        for pk, form, digest, period, unit, name, state, cells in found
    ]  # fmt: skip


@lru_cache(maxsize=4096)
def _serves(digest: str, code: str, purpose: Purpose) -> bool:
    form = shape_of(digest)
    row = form.row_at(code)
    return row is not None and purpose in form.purposes_of(row)


def signed_receipts(filings: Collection[int]) -> dict[int, int]:
    """The newest entry by which the head of a unit signed each filing, for its receipt. For the program itself."""
    idents = [str(pk) for pk in sorted(filings)]
    rows = Entry.objects.filter(action=SIGNED, subject_kind=Filing._meta.label, subject_id__in=idents).order_by("seq")
    return {int(ident): seq for ident, seq in rows.values_list("subject_id", "seq")}


def asked_periods(form_code: str) -> list[Period]:
    """The periods for which a form was asked or sent, the newest first. For the program itself."""
    return list(_asked(form_code))


@kept
def _asked(form_code: str) -> tuple[Period, ...]:
    asked = set(Window.objects.filter(form_code=form_code).order_by().values_list("period", flat=True))
    asked |= set(Filing.objects.filter(form_code=form_code).order_by().values_list("period", flat=True).distinct())
    return tuple(sorted((periods.parse(p) for p in asked), key=lambda p: p.last_day, reverse=True))


def due_days(form_code: str, period: Period, units: Collection[str]) -> dict[str, date]:
    """The day by which each unit was to send a form, its own later one among them. For the program itself.

    Missing  empty when the form was never asked for that period
    """
    window = Window.objects.filter(form_code=form_code, period=str(period)).order_by("pk").first()
    if window is None:
        return {}
    later = extended(form_code, str(period))
    return {unit: checks.day_of(term_with(window, later.get(unit)).due_at) for unit in units}


def newest_due(form_code: str, at: datetime) -> Period | None:
    """The newest period whose form was due by a moment. For the program itself."""
    found = next((period for due, period in _ends(form_code) if due < at), None)
    return None if found is None else periods.parse(found)


@kept
def _ends(form_code: str) -> tuple[tuple[datetime, str], ...]:
    """When each window of a form is over, the newest first."""
    rows = Window.objects.filter(form_code=form_code).order_by("-due_at", "-pk")
    return tuple(rows.values_list("due_at", "period"))
