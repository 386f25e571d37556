"""Indicators: each comes from somewhere, in units that fit."""

from __future__ import annotations

from collections.abc import Iterator

from jiju.core.quantities import UNITS
from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.promises import known
from jiju.rooms.programmes.shapes import Form, Indicator, Row


def indicators_come_from_somewhere(draft: Draft) -> Iterator[Malformed]:
    ids, codes = draft.ids("indicators"), draft.ids("forms", "code")
    forms = sorted((f for _, f in draft.all("forms", Form)), key=lambda f: f.valid_from)
    rows = {f.code: {r.code: r for r in f.rows} for f in forms}  # of each form, the version that holds last
    for spot, indicator in draft.all("indicators", Indicator):
        if not _has_source(indicator):
            yield spot.fault(words.indicator_without_source())
        yield from known(words.INDICATOR, ids, _parts(spot, indicator))
        if indicator.form is not None:
            yield from known(words.FORM, codes, [(spot.at("form"), indicator.form)])
        if indicator.form in rows and indicator.row is not None:
            yield from _row(spot, indicator, rows[indicator.form])


def _has_source(indicator: Indicator) -> bool:
    """Exactly one source, and a ratio exactly where the nature says so."""
    ratio = indicator.numerator is not None and indicator.denominator is not None
    read = indicator.form is not None and indicator.row is not None
    sources = [ratio, read, bool(indicator.sum_of), indicator.source == "registry"]
    return sum(sources) == 1 and ratio == (indicator.nature == "ratio")


def _parts(spot: Spot, indicator: Indicator) -> Iterator[tuple[Spot, str]]:
    for i, part in enumerate(indicator.sum_of):
        yield spot.at("sum_of", i), part
    if indicator.numerator is not None:
        yield spot.at("numerator"), indicator.numerator
    if indicator.denominator is not None:
        yield spot.at("denominator"), indicator.denominator


def _row(spot: Spot, indicator: Indicator, rows: dict[str, Row]) -> Iterator[Malformed]:
    row = rows.get(indicator.row or "")
    if row is None:
        yield from known(words.ROW, list(rows), [(spot.at("row"), indicator.row or "")])
        return
    if row.unit != indicator.unit:
        yield spot.at("unit").fault(words.units_differ(indicator.unit, row.unit))
    if row.cumulative != (indicator.nature == "cumulative"):
        yield spot.at("nature").fault(words.nature_differs(indicator.nature))


def units_are_known(draft: Draft) -> Iterator[Malformed]:
    for spot, indicator in draft.all("indicators", Indicator):
        parts = indicator.unit.split("/") if indicator.nature == "ratio" else [indicator.unit]
        if len(parts) > 2 or any(p not in UNITS for p in parts):
            yield spot.at("unit").fault(words.unknown_unit(indicator.unit, list(UNITS)))


def none_is_made_of_itself(draft: Draft) -> Iterator[Malformed]:
    parts = {i.id: [p for _, p in _parts(Spot(""), i)] for _, i in draft.all("indicators", Indicator)}
    for spot, indicator in draft.all("indicators", Indicator):
        reached: set[str] = set()
        ahead = list(parts[indicator.id])
        while ahead:
            part = ahead.pop()
            if part not in reached:
                reached.add(part)
                ahead += parts.get(part, [])
        if indicator.id in reached:
            yield spot.fault(words.goes_in_a_circle(indicator.id))
