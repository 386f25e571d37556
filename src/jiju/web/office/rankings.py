"""The ranking within each type, with the formula of every score."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jiju.core.periods import Period
from jiju.core.words import word
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.shapes import Ranking, ScorePart, Standing, UnitSureness
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office import sheet as sheets
from jiju.web.office.choices import period_of
from jiju.web.office.exports import Column, table_response
from jiju.web.office.formulas import decimals, formula


@dataclass(frozen=True)
class PartLine:
    """One item of a score with its formula written out."""

    part: ScorePart
    formula: str
    decimals: int


@dataclass(frozen=True)
class ZoneLine:
    """One zone in the ranking; dimensions holds what each dimension brought."""

    row: Standing
    city: str
    dimensions: tuple[tuple[str, Decimal, Decimal], ...]
    parts: tuple[PartLine, ...]
    sure: UnitSureness | None = None

    @property
    def percent(self) -> Decimal | None:
        return self.row.score


@page("evaluations.see_rankings")
def rankings(request: HttpRequest) -> HttpResponse:
    """To the newest ranking, or a page that says that there is none yet."""
    made = queries.runs()
    if not made:
        return render(request, "office/no_ranking.html", {"schemes": programmes.plan().schemes})
    scheme, _, period = made[0]
    return redirect(f"/rankings/{scheme}?period={period}")


def _ranking(request: HttpRequest, scheme: str) -> Ranking:
    return queries.ranking(acting(request), scheme, _period(request, scheme))


def _period(request: HttpRequest, scheme: str) -> Period:
    """The period asked for, else the newest that has been ranked."""
    if request.GET.get("period"):
        return period_of(request)
    newest = next((p for code, _, p in queries.runs() if code == scheme), None)
    return newest or period_of(request)


@page("evaluations.see_rankings")
def ranking(request: HttpRequest, scheme: str) -> HttpResponse:
    """The zones of one type by rank; an opened line shows how its score was made."""
    shown, plan = _ranking(request, scheme), programmes.plan()
    present = {r.zone_type for r in shown.rows}
    types = [t for t in plan.types if t.code in present]
    kind = request.GET.get("type") or (types[0].code if types else "")
    places = {code: d.name for code, d in registry.division_names(clock.today()).items()}
    rows = sorted((r for r in shown.rows if r.zone_type == kind), key=_by_rank)
    lines = [_line(r, places, shown) for r in rows]
    return render(request, "office/ranking.html", {
        "ranking": shown,
        "scheme": shown.scheme,
        "types": [(t, sum(r.zone_type == t.code for r in shown.rows)) for t in types],
        "kind": kind,
        "lines": lines,
        "opened": next((n for n in lines if n.row.unit == request.GET.get("open")), None),
        "runs": [(code, name, p) for code, name, p in queries.runs() if code == scheme],
        "dimensions": [name for name, _, _ in lines[0].dimensions] if lines else [],
    })  # fmt: skip


@page("evaluations.see_rankings")
def trial_sheet(request: HttpRequest, scheme: str, unit: str) -> HttpResponse:
    """One unit's sheet in the newest trial of a period."""
    by = acting(request)
    shown = queries.run_sheet(by, scheme, _period(request, scheme), unit)
    names = {r.unit: r.name for r in queries.ranking(by, scheme, shown.period).rows}
    before, after = (unit if unit in names else "" for unit in shown.neighbours)
    return render(request, "office/trial_sheet.html", sheets.view(shown, request.GET.get("dimension", ""), names) | {
        "beside": ((before, word("The one before")), (after, word("The one after"))),
    })  # fmt: skip


def _by_rank(row: Standing) -> tuple[bool, int, str]:
    return (row.rank == 0, row.rank, row.unit)


def _line(row: Standing, places: dict[str, str], shown: Ranking) -> ZoneLine:
    parts = tuple(PartLine(p, formula(p, shown.scheme), decimals(p)) for p in row.parts)
    return ZoneLine(row, places.get(row.city, row.city), _dimensions(row), parts, shown.sure(row.unit))


def _dimensions(row: Standing) -> tuple[tuple[str, Decimal, Decimal], ...]:
    """What each dimension brought, and the most that it could bring, in the scheme's order."""
    grouped = groupby(row.parts, key=lambda p: p.dimension)
    taken = [(name, list(parts)) for name, parts in grouped]
    return tuple(
        (name, sum((p.contribution for p in parts), Decimal(0)), sum((p.weight for p in parts), Decimal(0)))
        for name, parts in taken
    )


COLUMNS = (
    Column(word("Type")),
    Column(word("Rank"), 0),
    Column(word("Code")),
    Column(word("Zone")),
    Column(word("City")),
    Column(word("Score"), 2),
    Column(word("Grade")),
    Column(word("Dimension")),
    Column(word("Item")),
    Column(word("Unit of measure")),
    Column(word("Raw value"), 4),
    Column(word("Least"), 4),
    Column(word("Most"), 4),
    Column(word("Normalised"), 4),
    Column(word("Weight"), 2),
    Column(word("Contribution"), 4),
)


@page("evaluations.see_rankings")
def ranking_workbook(request: HttpRequest, scheme: str) -> HttpResponse:
    """The ranking with every number of its formulas, as a workbook."""
    shown, kind = _ranking(request, scheme), request.GET.get("type", "")
    types = {t.code: t.name for t in programmes.plan().types}
    places = {code: d.name for code, d in registry.division_names(clock.today()).items()}
    rows = [
        (types.get(r.zone_type, r.zone_type), r.rank or None, r.unit, r.name, places.get(r.city, r.city),
         r.score, r.grade, p.dimension, p.name, p.unit, p.value, p.worst, p.best, p.score, p.weight,
         p.contribution)
        for r in shown.rows if kind in ("", r.zone_type) for p in r.parts
    ]  # fmt: skip
    title = word("{scheme}, {period}", scheme=shown.scheme.name, period=said.period_name(shown.period))
    return table_response(title, COLUMNS, rows)
