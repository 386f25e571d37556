"""Every number opens: an indicator by a dimension, and the filings below one of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import Word, word
from jiju.engines.workbooks import Shown
from jiju.rooms.figures import queries
from jiju.rooms.figures.shapes import DIMENSIONS, Basis, Comparison, Dimension, FigureTable
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import FilingPage
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Indicator
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.web import said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import choices, page_of, period_of
from jiju.web.office.exports import Column, table_response
from jiju.web.office.tasks import tasks_here

DIMENSION_NAMES: dict[str, Word] = {
    "province": word("Province"),
    "city": word("City"),
    "county": word("County"),
    "type": word("Type"),
    "lead": word("Lead department"),
    "zone": word("Zone"),
}
BASES: dict[str, Word] = {"then": word("as it was then"), "now": word("as it is now")}
NATURES: dict[str, Word] = {
    "cumulative": word("from January"),
    "stock": word("at the end of the period"),
    "count": word("at the end of the period"),
    "ratio": word("ratio of sums"),
}
NOT_ALL_IN = word("not all in")
NARROWED = {"city": "city", "county": "county", "type": "zone_type", "zone": "zone"}


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator with its figure for the reader's whole area.

    Missing  growth None cannot be computed
    """

    indicator: Indicator
    value: Value | None
    growth: Decimal | None
    like_for_like: Decimal | None
    awaited: int = 0  # zones that had a figure last year and have none yet

    @property
    def nature(self) -> Word:
        return NATURES[self.indicator.nature]

    @property
    def source(self) -> Word | str:
        """The row of the form that it is taken from, or where else it comes from."""
        one = self.indicator
        if one.form:
            return f"{one.form} {one.row or ''}".rstrip()
        return word("registry") if one.source == "registry" else word("calculated")


@page("figures.see_figures")
def indicators(request: HttpRequest) -> HttpResponse:
    """All indicators of the plan for one period, over my whole area."""
    by, period = acting(request), period_of(request)
    return render(request, "office/indicators.html", {
        "lines": _lines(by, period), "period": period, "periods": choices(),
    })  # fmt: skip


def _lines(by: Actor, period: Period) -> list[IndicatorLine]:
    return [_line(by, one, period) for one in programmes.plan().indicators]


INDICATORS = (
    Column(word("Code"), width=20),
    Column(word("Indicator"), width=24),
    Column(word("Unit of measure")),
    Column(word("Figure")),
    Column(word("Like-for-like growth (%)"), 2),
    Column(word("Total growth (%)"), 2),
    Column(word("Counted")),
    Column(word("Source")),
    Column(word("Definition"), width=80),
)


@page("figures.see_figures")
def indicators_workbook(request: HttpRequest) -> HttpResponse:
    """All indicators for one period as they are seen, with exact values, as a workbook."""
    by, period = acting(request), period_of(request)
    rows = [
        (
            n.indicator.id, n.indicator.name, n.indicator.unit, Shown(n.value, n.indicator.decimals), n.like_for_like,
            NOT_ALL_IN if n.awaited else n.growth, n.nature, n.source, n.indicator.definition,
        )
        for n in _lines(by, period)
    ]  # fmt: skip
    title = word("Targets and figures, {period}", period=said.period_label(period))
    return table_response(title, INDICATORS, rows)


def _line(by: Actor, one: Indicator, period: Period) -> IndicatorLine:
    row = next(iter(queries.show(by, one.id, period, "province").rows), None)
    side = _comparison(by, one, period)
    like = side.like_for_like if side else None
    lacks = sum(queries.awaited(by, one.id, period, "province").values())
    return IndicatorLine(one, row.value if row else None, row.growth if row else None, like, lacks)


def _comparison(by: Actor, one: Indicator, period: Period) -> Comparison | None:
    """Total beside like-for-like, where the indicator is a sum that two sets of zones can share."""
    return queries.compare(by, one.id, period) if one.nature in ("cumulative", "stock") else None


def _asked(request: HttpRequest) -> tuple[Dimension, Basis]:
    by, basis = request.GET.get("by", "city"), request.GET.get("basis", "then")
    if by not in DIMENSIONS or basis not in BASES:
        raise NotFound(
            word("A figure is not shown that way."),
            remedy=word("Choose one of the ways at the head of the table."),
        )
    return by, cast(Basis, basis)


def _table(request: HttpRequest, indicator: str) -> FigureTable:
    dimension, basis = _asked(request)
    by = acting(request)
    return queries.show(by, indicator, period_of(request), dimension, basis=basis)


@page("figures.see_figures")
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator by one dimension, with growth."""
    by = acting(request)
    one, table = queries.indicator(indicator), _table(request, indicator)
    whole = next(iter(queries.show(by, indicator, table.period, "province").rows), None)
    waits = queries.awaited(by, indicator, table.period, table.by, basis=table.basis)
    most = max((abs(r.value) for r in table.rows if isinstance(r.value, Decimal)), default=Decimal(0))
    return render(request, "office/figure.html", {
        "indicator": one,
        "nature": NATURES[one.nature],
        "table": table,
        "whole": whole,
        "comparison": _comparison(by, one, table.period),
        "alone": queries.alone(by, indicator, table.period) if one.nature == "cumulative" else None,
        "rows": [(r, _share(r.value, most), waits.get(r.key, 0)) for r in table.rows],
        "awaited": sum(waits.values()),
        "opens": one.form is not None and table.by in NARROWED,
        "dimensions": DIMENSION_NAMES,
        "bases": BASES,
        "periods": choices(),
        **tasks_here(by, one.id, table.period),
    })  # fmt: skip


def _share(value: Value, most: Decimal) -> Decimal | None:
    """A value in percent of the greatest in the table, for its bar."""
    return value / most * 100 if isinstance(value, Decimal) and most and value >= 0 else None


@page("figures.see_figures")
def figure_workbook(request: HttpRequest, indicator: str) -> HttpResponse:
    """The table as it is shown, with exact values, as a workbook."""
    table = _table(request, indicator)
    columns = (
        Column(DIMENSION_NAMES[table.by]),
        Column(word("Zones")),
        Column(word("{name} ({unit})", name=table.name, unit=table.unit), table.decimals),
        Column(word("Growth (%)"), 2),
    )
    waits = queries.awaited(acting(request), indicator, table.period, table.by, basis=table.basis)
    rows = [(r.name, r.zones, r.value, NOT_ALL_IN if waits.get(r.key) else r.growth) for r in table.rows]
    return table_response(
        word("{name}, {period}", name=table.name, period=said.period_label(table.period)), columns, rows
    )


@page("figures.see_figures")
def below(request: HttpRequest, indicator: str, key: str) -> HttpResponse:
    """The filings below one line of the table."""
    by = acting(request)
    one, table = queries.indicator(indicator), _table(request, indicator)
    row = next((r for r in table.rows if r.key == key), None)
    if row is None:
        raise NotFound(word("There is no such line in the table."), remedy=word("Open the line from the table again."))
    return render(request, "office/below.html", {
        "indicator": one,
        "table": table,
        "row": row,
        "dimension": DIMENSION_NAMES[table.by],
        "filings": _filings(by, one, table, key, page_of(request)),
        "cell": f"{one.form} · {one.row}" if one.row else "",
    })  # fmt: skip


def _filings(by: Actor, one: Indicator, table: FigureTable, key: str, number: int) -> FilingPage | None:
    """One page of the filings below a line, or nothing for a number that is not reported."""
    form = one.form or next((i.form for i in _parts(one) if i.form), None)
    if form is None:
        return None
    narrowed: dict[str, Any] = {NARROWED[table.by]: key} if table.by in NARROWED else {}
    if table.by == "lead":
        narrowed["zones"] = {z.code for z in registry.zones(by, table.period.last_day) if z.lead == key}
    return filings.below(by, form, table.period, page=number, **narrowed)


def _parts(one: Indicator) -> list[Indicator]:
    """What a ratio or a sum is made of."""
    made = (*one.sum_of, *(i for i in (one.numerator, one.denominator) if i))
    return [queries.indicator(i) for i in made]
