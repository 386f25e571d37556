"""Concentration: how much of a zone's revenue lies with its largest enterprises. The index alone is told."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial

from jiju.core.periods import Period
from jiju.core.words import word
from jiju.engines.agglomeration import TooThin, herfindahl, largest_share
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.queries import grounds
from jiju.rooms.evaluations.shapes import Concentrated, ConcentrationTable, TableLine
from jiju.spine.actors import Actor

LARGEST, LEFT = 4, 3
CR4 = word("The share of the largest")


def concentration(by: Actor, period: Period) -> ConcentrationTable:
    """Each zone of the area by the revenue of its enterprises, most concentrated first.

    Errors   NotFound when the plan asks no enterprise for its revenue
    """
    figure, sizes = grounds.of_enterprises(grounds.REVENUE), grounds.enterprise_figures(grounds.REVENUE, period)
    is_reviewer = grounds.reviews_zones(by)
    rows = [
        TableLine(z.code, z.name, None, checks.WithheldFromOutside())
        if not is_reviewer and checks.gives_one_away(sizes.get(z.code, {}).values())
        else grounds.line(z.code, z.name, partial(_measured, z.name, sizes.get(z.code, {}), figure.unit))
        for z in grounds.titled(by, period)
    ]
    return ConcentrationTable(figure, period, is_reviewer, tuple(sorted(rows, key=_most_first)))


def _measured(name: str, sizes: Mapping[str, Decimal | None], unit: str) -> Concentrated:
    checks.ask_shares(sizes.values())
    found = herfindahl(sizes, reference=name, unit=unit)
    top = grounds.line("", "", partial(_largest, sizes, name, unit, found.basis.rests_on))
    return Concentrated(
        found.points, found.normalised, top.found, top.refusal, found.basis.rests_on, len(found.basis.absent)
    )  # fmt: skip


def _largest(sizes: Mapping[str, Decimal | None], name: str, unit: str, known: int) -> float:
    """The share of the four largest; what it leaves must be of three at least, or it is one enterprise's share."""
    if known < LARGEST + LEFT:
        raise TooThin(CR4, "enterprises", known, LARGEST + LEFT)
    return largest_share(sizes, LARGEST, reference=name, unit=unit).share


def _most_first(row: TableLine[Concentrated]) -> tuple[bool, float, str]:
    return (row.found is None, -(row.found.points if row.found else 0.0), row.key)
