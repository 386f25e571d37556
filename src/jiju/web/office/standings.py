"""The ranking of a round with how sure each place is, one unit’s sheet, and both as workbooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from jiju.core import periods
from jiju.core.refusals import Refusal
from jiju.core.words import Word, word
from jiju.engines.workbooks import write_score_book
from jiju.engines.workbooks.score_books import WORDS
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.shapes import PlaceBounds, RoundSheet, Standing, StandingsShown, UnitSureness
from jiju.rooms.filings import queries as filings
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Scheme
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.spine.files import FilesAreNotKept
from jiju.spine.say import say
from jiju.web import charts, clock
from jiju.web.actor import acting
from jiju.web.downloads import workbook_response
from jiju.web.guards import page
from jiju.web.menu import REVIEWERS
from jiju.web.office import sheet as sheets
from jiju.web.office.exports import Column, table_response

COLUMN_WORDS = {
    "code": word("Code"), "name": word("Unit"), "value": word("Raw value"), "points": word("Normalised"),
    "contribution": word("Contribution"), "added": word("Added and taken"), "score": word("Score"),
    "rank": word("Rank"), "grade": word("Grade"), "weight": word("Weight"), "scheme": word("Scheme"),
    "others": word("scored beside, not ranked here"),
}  # fmt: skip


CAUSES: dict[str, Word] = {
    "computed": word("first computed"), "recomputed": word("computed again"), "appeal": word("after an appeal"),
    "correction": word("after a correction"),
}  # fmt: skip


@dataclass(frozen=True)
class StandingLine:
    """One unit of a ranking with what makes its place more or less sure."""

    row: Standing
    city: str
    sure: UnitSureness | None
    bounds: PlaceBounds | None
    award: str
    fail: str
    near: bool
    tied: bool
    is_own: bool
    because: list[Word | str]


@page("evaluations.see_rounds")
def standings(request: HttpRequest, pk: int) -> HttpResponse:
    """The ranking of one group: place with interval, chances at the lines, grade."""
    by = acting(request)
    shown = queries.standings(by, pk, _number(request))
    names, held = group_names(), list(dict.fromkeys(r.group for r in shown.rows))
    group = request.GET.get("group", "") if request.GET.get("group") in held else (held[0] if held else "")
    scheme = queries.scheme_of(queries.round_record(by, pk))
    lines = _lines(shown, group, scheme)
    given = {r.grade for r in shown.rows}
    grades = [b.grade for b in sorted(scheme.bands, key=lambda b: -b.at_least) if b.grade in given]
    chosen = request.GET.get("grade", "")
    return render(request, "office/standings.html", {
        "shown": shown, "line": shown.line, "group": group, "chosen": chosen, "grades": grades,
        "groups": [(g, names.get(g, g or say(word("All units"))), sum(r.group == g for r in shown.rows)) for g in held],
        "lines": [n for n in lines if not chosen or n.row.grade == chosen], "near": sum(n.near for n in lines),
        "may_take_book": queries.may_take_book(by),
    })  # fmt: skip


def _number(request: HttpRequest) -> int | None:
    asked = request.GET.get("version", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else None


def group_names() -> dict[str, str]:
    """What the peer groups are called."""
    return {t.code: t.name for t in programmes.plan().types} | {"pooled": say(word("Small types together"))}


def _lines(shown: StandingsShown, group: str, scheme: Scheme) -> list[StandingLine]:
    places = {code: d.name for code, d in registry.division_names(clock.today()).items()}
    rows = sorted((r for r in shown.rows if r.group == group), key=lambda r: (r.rank == 0, r.rank, r.unit))
    ranks = [r.rank for r in rows if r.rank]
    return [_line(shown, r, places.get(r.city, r.city), scheme, tied=ranks.count(r.rank) > 1) for r in rows]


def _line(shown: StandingsShown, row: Standing, city: str, scheme: Scheme, *, tied: bool) -> StandingLine:
    sure = shown.sureness.get(row.unit)
    chances = sure.chances if sure else {}
    award = next((charts.percent(p) for line, (p, _) in chances.items() if line.startswith("award:")), "")
    fail = charts.percent(chances["fail"][0]) if "fail" in chances else ""
    near = row.unit in shown.borderline
    return StandingLine(
        row, city, sure, shown.bounds.get(row.unit), award, fail, near, tied and row.rank > 0, bool(row.parts),
        sheets.because(scheme, row),
    )  # fmt: skip


EXPORTED = (
    Column(word("Type")), Column(word("Rank"), 0), Column(word("Code")), Column(word("Assessed unit"), width=30),
    Column(word("City")), Column(word("Score"), 2), Column(word("Grade")), Column(word("Lowest place, 90 %"), 0),
    Column(word("Highest place, 90 %"), 0), Column(word("Chance of the award")),
    Column(word("Chance of the worst grade")), Column(word("Best place, proved"), 0),
    Column(word("Worst place, proved"), 0), Column(word("Borderline")),
)  # fmt: skip


@page("evaluations.see_rounds")
def standings_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The ranking as it is seen, all groups."""
    by = acting(request)
    shown, names = queries.standings(by, pk, _number(request)), group_names()
    scheme = queries.scheme_of(queries.round_record(by, pk))
    rows = [
        (names.get(g, g), n.row.rank or None, n.row.unit, n.row.name, n.city, n.row.score, n.row.grade,
         n.sure.high if n.sure else None, n.sure.low if n.sure else None, n.award, n.fail,
         n.bounds.best if n.bounds else None, n.bounds.worst if n.bounds else None,
         word("borderline") if n.near else "")
        for g in dict.fromkeys(r.group for r in shown.rows) for n in _lines(shown, g, scheme)
    ]  # fmt: skip
    return table_response(word("{name}, ranking", name=shown.line.name), EXPORTED, rows)


@page("evaluations.see_rounds")
def result_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The result with live formulas: recomputed in a spreadsheet, it gives the same grades."""
    by = acting(request)
    words = {name: say(COLUMN_WORDS[name]) for name in WORDS}
    book = queries.result_book(by, pk, _number(request), words=words, names=group_names())
    return workbook_response(write_score_book(book), f"{book.title}.xlsx")


@page("evaluations.see_rounds")
def unit_sheet(request: HttpRequest, pk: int, unit: str) -> HttpResponse:
    """One unit's sheet in a version of the round's result."""
    return show_sheet(request, pk, unit)


def show_sheet(request: HttpRequest, pk: int, unit: str, refusal: Refusal | None = None) -> HttpResponse:
    """The sheet; a refused appeal is said at its form, with what was typed."""
    by = acting(request)
    shown = queries.sheet(by, pk, unit, _number(request), on=clock.today())
    seen = {p.unit: p.name for p in queries.round_(by, pk, on=clock.today()).participants}
    before, after = (u if u in seen else "" for u in shown.sheet.neighbours)
    view = sheets.view(shown.sheet, request.GET.get("dimension", ""), seen)
    return render(request, "office/round_sheet.html", view | {
        "shown": shown, "line": shown.line, "filed": _filed(by, unit, view["opened"]),
        "beside": ((before, word("The one before")), (after, word("The one after"))),
        "said": [i for i in shown.items if i.said or i.marks or i.ruled is not None],
        "near": [sheets.line_name(n, {"fail": shown.sheet.scheme.worst_grade}) for n in shown.borderline],
        "names": {a.id: a.name for a in shown.sheet.scheme.adjustments},
        "may_appeal": queries.may_appeal(by, shown.line) and _runs(shown),
        "cause": CAUSES[shown.version.cause], "refusal": refusal, "sent": request.POST,
        "files_refused": refusal if isinstance(refusal, FilesAreNotKept) else None,
    }, status=409 if refusal else 200)  # fmt: skip


def _runs(shown: RoundSheet) -> bool:
    """Whether the term of appeals runs."""
    return shown.line.state == "delivered" and shown.days_left is not None and shown.days_left >= 0


def _filed(by: Actor, unit: str, opened: sheets.DimensionLine) -> dict[str, str]:
    """The address of the one filing behind each form and period of the opened dimension, where there is just one."""
    asked = sorted({(c.form, c.period) for line in opened.items for c in line.causes if c.form})
    out = {}
    for form, period in asked:
        found = filings.below(by, form, periods.parse(period), zone=unit)
        if found.total == 1:
            name = "office:review_one" if by.role in REVIEWERS else "desk:filing"
            out[f"{form} {period}"] = reverse(name, args=(found.rows[0].id,))
    return out


SHEET_COLUMNS = (
    Column(word("Dimension")), Column(word("Item"), width=30), Column(word("Unit of measure")),
    Column(word("Raw value"), 4), Column(word("Least"), 4), Column(word("Most"), 4), Column(word("Normalised"), 4),
    Column(word("Weight"), 2), Column(word("Contribution"), 4), Column(word("The unit says"), width=40),
)  # fmt: skip


@page("evaluations.see_rounds")
def unit_workbook(request: HttpRequest, pk: int, unit: str) -> HttpResponse:
    """One unit's sheet with every number of its formulas, as a workbook."""
    by = acting(request)
    shown = queries.sheet(by, pk, unit, _number(request), on=clock.today())
    rows: list[tuple[Any, ...]] = [
        (p.dimension, p.name, p.unit, p.value, p.worst, p.best, p.score, p.weight, p.contribution,
         i.said.says if i.said else "")
        for i in shown.items for p in (i.part,)
    ]  # fmt: skip
    row = shown.sheet.row
    rows += [("", a.name, word("cases"), a.cases, None, None, None, None, a.points, "") for a in row.adjusted]
    rows.append((word("Score"), row.grade, "", None, None, None, None, None, row.score, ""))
    return table_response(word("{unit}, {name}", unit=row.name, name=shown.line.name), SHEET_COLUMNS, rows)
