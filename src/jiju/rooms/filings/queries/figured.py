"""Reads: single figures as they stand, and what others around a unit reported, for a purpose."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any, cast

from django.db.models import QuerySet

from jiju.core.periods import Period
from jiju.rooms.filings.models import Filing, Form
from jiju.rooms.filings.queries.one import cells_of, form_shape
from jiju.rooms.filings.queries.purposes import refuse_other_purpose
from jiju.rooms.filings.states import SENT
from jiju.rooms.programmes.shapes import Purpose
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor

Named = dict[str, tuple[str, Decimal]]


def figures_now(
    wanted: Collection[tuple[str, str, str]], *, purpose: Purpose
) -> dict[tuple[str, str, str], dict[str, Decimal]]:
    """The numbers that were signed, as they stand now, of some reports: (form, period, unit) → row → number.

    For the program itself: whoever asks has seen the report named.

    Missing  a report that is not there is left out
    Errors   NotForThisPurpose
    """
    _refuse({form for form, _, _ in wanted}, purpose)
    rows = Filing.objects.filter(
        form_code__in={f for f, _, _ in wanted}, period__in={p for _, p, _ in wanted},
        unit_code__in={u for _, _, u in wanted}, state__in=SENT,
    ).order_by("pk")  # fmt: skip
    found = {(r.form_code, r.period, r.unit_code): cells_of(r) for r in rows}
    return {key: {code: v for code, v in cells.items() if isinstance(v, Decimal)}
            for key, cells in found.items() if key in wanted}  # fmt: skip


def figures_around(
    by: Actor, form: str, period: Period, row: str, *, purpose: Purpose, zone: str = "", zone_type: str = ""
) -> Named:  # fmt: skip
    """One row of the units of a zone, or of a type, as far as they lie in somebody's area: unit → name and number.

    Errors   NotForThisPurpose
    """
    _refuse({form}, purpose)
    rows = under(by).filter(form_code=form, period=str(period), state__in=SENT)
    rows = rows.filter(zone_code=zone) if zone else rows.filter(zone_type=zone_type)
    found = {r.unit_code: (r.unit_name, cells_of(r).get(row)) for r in rows.order_by("unit_code")}
    return {code: (name, value) for code, (name, value) in found.items() if isinstance(value, Decimal)}


def under(by: Actor) -> QuerySet[Any]:
    """The reports of somebody's area as it was then, and to an office those of the zones that lie in it now.

    For supervision alone: who is responsible for a zone answers for what it reported before it came.
    """
    rows = cast("QuerySet[Any]", Filing.objects.within(by))
    if by.scope.reach not in ("city", "county"):
        return rows
    return rows | Filing.objects.filter(zone_code__in=registry.codes_newest_within(by))


def _refuse(forms: Collection[str], purpose: Purpose) -> None:
    """Refuse figures of forms whose rows were not collected for the purpose."""
    for record in Form.objects.filter(code__in=sorted(forms)).order_by("valid_from", "pk"):
        shape = form_shape(record)
        refuse_other_purpose(shape, shape.numbers, purpose)
