"""Reads: one indicator over many periods, and what has come in. For the program itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db.models import Max

from jiju.core.periods import Period
from jiju.rooms.figures.models import Intake
from jiju.rooms.figures.queries.tables import indicator, rolled, summed
from jiju.rooms.figures.shapes import ZoneCell
from jiju.rooms.programmes.shapes import Indicator
from jiju.spine.looks import kept

Files = Mapping[str, tuple[str, ...]]  # by period, oldest first


def vintages() -> dict[str, int]:
    """Of each period the ledger entry up to which its figures are in the warehouse. For the program itself."""
    rows = Intake.objects.order_by().values("period").annotate(last=Max("vintage"))
    return dict(rows.values_list("period", "last"))


def histories(indicator_id: str, periods: Iterable[Period]) -> dict[Period, tuple[ZoneCell, ...]]:
    """One reported indicator zone by zone, of many periods with one question. For the program itself.

    Missing  a period without accepted figures is not there
    """
    one, wanted = indicator(indicator_id), tuple(periods)
    found = {p: _cells(one, p, wanted) for p in wanted}
    return {p: cells for p, cells in found.items() if cells}


def _cells(one: Indicator, period: Period, wanted: tuple[Period, ...]) -> tuple[ZoneCell, ...]:
    if one.sum_of:
        return summed([_cells(indicator(i), period, wanted) for i in one.sum_of])
    if one.form is None or one.row is None:
        return ()
    files = dict(_files(one.form, tuple(str(p) for p in wanted))).get(str(period), ())
    return rolled(files, one.row, str(settings.JIJU_WAREHOUSE), first=False) if files else ()


@kept
def _files(form_code: str, periods: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The parts of the warehouse that hold one form, of many periods."""
    parts = Intake.objects.filter(form_code=form_code, period__in=periods).order_by("vintage", "pk")
    out: dict[str, list[str]] = {}
    for period, file in parts.values_list("period", "file"):
        out.setdefault(period, []).append(file)
    return tuple((p, tuple(files)) for p, files in out.items())
