"""Reads: outlooks as they were stored, and which are due. For the program itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from jiju.core import periods
from jiju.core.periods import PER_YEAR, Period
from jiju.core.words import Word, word
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight.models import Outlook
from jiju.rooms.oversight.queries.tracks import foreseen, reasons_of, track
from jiju.rooms.oversight.shapes.targets import OutlookTold, SeasonTold
from jiju.rooms.programmes import queries as programmes
from jiju.spine.looks import kept

YEARS = 2  # how far back outlooks are kept up
LONG_AGO = word("Forecasts are kept for two years back; this period lies before them.")


@kept
def stored(period: Period) -> tuple[tuple[tuple[str, str], OutlookTold], ...]:
    """The outlooks of a period by measure and area, in one question."""
    rows = Outlook.objects.filter(period=str(period)).order_by("measure", "area")
    return tuple(((o.measure, o.area), _read(o)) for o in rows)


def outlook_of(measure: str, area: str, period: Period) -> OutlookTold | None:
    """One outlook. Missing: None was not looked at yet."""
    return dict(stored(period)).get((measure, area))


def outlook_at(measure: str, area: str, period: Period) -> OutlookTold | None:
    """The same for a page: a period before those that are kept up says so. Missing: None was not looked at yet."""
    found, first = outlook_of(measure, area, period), _first_kept()
    if found is None and first and str(period) < first:
        return OutlookTold(period.year, 0, None, reasons=(LONG_AGO,))
    return found


@kept
def _first_kept() -> str:
    """The oldest period with an outlook. Missing: empty."""
    rows = Outlook.objects.filter(area="").order_by("period")
    return rows.values_list("period", flat=True).first() or ""


def due() -> list[tuple[Period, int]]:
    """The periods whose outlooks rest on older figures than there are, the newest first, and up to which entry.

    Periods are those of the form that the targets are read from; a form of whole years has no season to look ahead by.
    """
    vintages = figures.vintages()
    form = programmes.plan().zone_form if vintages else None
    kind = form.period if form is not None else "year"
    taken = {p: v for p, v in ((periods.parse(code), v) for code, v in vintages.items() if code) if p.kind == kind}
    if not taken or kind == "year":
        return []
    first, known = max(taken).shift(1 - YEARS * PER_YEAR[max(taken).kind]), _known()
    newest = {p: max(v for q, v in taken.items() if q <= p) for p in taken if p >= first}
    return [(p, newest[p]) for p in sorted(newest, reverse=True) if known.get(str(p), -1) < newest[p]]


def _known() -> dict[str, int]:
    """Of each period the entry that all its outlooks rest on at least; a measure without one counts as never."""
    wanted = {m.id for m in programmes.plan().target_measures}
    found: dict[str, dict[str, int]] = {}
    for period, measure, vintage in (
        Outlook.objects.filter(area="").order_by("pk").values_list("period", "measure", "vintage")
    ):
        found.setdefault(period, {})[measure] = vintage
    return {p: min(of.get(m, -1) for m in wanted) for p, of in found.items()}


def looked_ahead(period: Period) -> list[tuple[str, str, OutlookTold]]:
    """What the figures tell now, of every measure, for the whole and for each city; it takes seconds, and no lock."""
    out = []
    for measure in programmes.plan().target_measures:
        kept = track(measure, period)
        cities = sorted({place.city for found in kept.cells.values() for place, _ in found.values() if place.city})
        out.append((measure.id, "", foreseen(measure, kept, period, lambda _: True)))
        for city in cities:
            out.append((measure.id, city, foreseen(measure, kept, period, lambda place, c=city: place.city == c)))
    return out


def to_data(told: OutlookTold) -> dict[str, Any]:
    """An outlook as it is stored: numbers as strings, words as data."""
    return {
        "year": told.year, "middle": _text(told.middle), "within80": _texts(told.within80),
        "within95": _texts(told.within95), "growth_same": _texts(told.growth_same), "new_share": _texts(told.new_share),
        "points": told.points, "first": told.first, "last": told.last, "carried": told.carried,
        "left_out": list(told.left_out), "assumes": told.assumes.to_data() if told.assumes else None,
        "reasons": [w.to_data() for w in told.reasons], "ends": _texts(told.ends) or [],
        "season": None if told.season is None else
        {"shares": _texts(told.season.shares), "years": list(told.season.years)},
    }  # fmt: skip


def _read(row: Outlook) -> OutlookTold:
    data: dict[str, Any] = json.loads(row.told)
    season = data["season"]
    return OutlookTold(
        data["year"], row.vintage, row.at, _number(data["middle"]), _numbers(data["within80"]),
        _numbers(data["within95"]), _numbers(data["growth_same"]), _numbers(data["new_share"]), data["points"],
        data["first"], data["last"], data["carried"], tuple(data["left_out"]),
        Word.from_data(data["assumes"]) if data["assumes"] else None, reasons_of(data["reasons"]),
        _numbers(data["ends"]) or (),
        SeasonTold(_numbers(season["shares"]) or (), tuple(season["years"])) if season else None,
    )  # fmt: skip


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _texts(values: Iterable[Decimal] | None) -> list[str] | None:
    return None if values is None else [format(v, "f") for v in values]


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _numbers(texts: list[str] | None) -> Any:
    return None if texts is None else tuple(Decimal(t) for t in texts)
