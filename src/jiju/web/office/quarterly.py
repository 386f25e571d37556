"""季度运行分析 on the screen: the list, one analysis with the marks of its numbers, and the steps on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from jiju.core import periods
from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.engines.workbooks import Shown
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.shapes import Chart, Grid, NumberMark, PassageShown
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import axes, charts, clock
from jiju.web.actor import acting
from jiju.web.downloads import text_response
from jiju.web.guards import page
from jiju.web.office.choices import choices, period_named
from jiju.web.office.exports import Column, Sheet, table_response, tables_response

MARKS: dict[str, Word] = {
    "computed": word("as computed"),
    "elsewhere": word("a number of {subject}, which the sentence does not name"),
    "turned": word("computed with the other sign"),
    "overtaken": word("revised since: now {now}"),
    "stray": word("no number that was computed"),
}
SHORT: dict[str, Word] = {
    "elsewhere": word("another unit’s"), "turned": word("other sign"), "overtaken": word("revised"),
    "stray": word("not computed"),
}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A piece of a text with what is said of its number. Shape: path: the page that shows the computed one."""

    mark: NumberMark
    words: Word
    short: Word
    path: str


@dataclass(frozen=True)
class Row:
    """One row of a table: its name, the cells with their decimals and whether they carry a sign, and a bar."""

    name: str
    cells: tuple[tuple[Decimal | None, int, bool], ...]
    bar: SafeString


@dataclass(frozen=True)
class Section:
    """A passage with everything that the page draws of it."""

    passage: PassageShown
    pieces: tuple[Piece, ...]
    tables: tuple[tuple[Grid, tuple[Row, ...]], ...]
    columns: tuple[tuple[Chart, SafeString], ...]


@page("oversight.see_analyses")
def analyses(request: HttpRequest) -> HttpResponse:
    """The analyses that the reader sees, and the quarter that can be drafted."""
    return _list(request)


def _list(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    found = queries.analyses(by)
    newest = queries.last_quarter(clock.today())
    return render(request, "office/quarterly.html", {
        "analyses": found, "refusal": refusal, "periods": choices(), "newest": newest,
        "due": queries.due_of(newest), "may_draft": permissions.may(by, "oversight.draft_analysis"),
    }, status=409 if refusal else 200)  # fmt: skip


@page("oversight.draft_analysis", "POST")
def draft_analysis(request: HttpRequest) -> HttpResponse:
    """Draft the analysis of a quarter."""
    by = acting(request)
    try:
        made = acts.draft_analysis(None, by=by, at=clock.now(), period=period_named(request.POST.get("period", "")))
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _list(request, refusal)
    messages.success(request, gettext("The draft is written from the figures as they stand."))
    return redirect("office:quarterly_one", made.pk)


@page("oversight.see_analyses")
def analysis(request: HttpRequest, pk: int) -> HttpResponse:
    """One analysis: text with marks, tables, charts, sources."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    shown = queries.analysis(acting(request), pk, on=clock.today())
    return render(request, "office/quarterly_one.html", {
        "a": shown, "sections": [_section(p) for p in shown.passages], "refusal": refusal, "due": shown.due,
        "sent": {"key": request.POST.get("key", ""), "text": request.POST.get("text", ""),
                 "reason": request.POST.get("reason", "")},
    }, status=409 if refusal else 200)  # fmt: skip


def _section(p: PassageShown) -> Section:
    reach = axes.usual([v for c in p.charts if c.kind == "bars" for _, v in c.points])
    bars = {name: value for c in p.charts if c.kind == "bars" for name, value in c.points}
    return Section(
        p, tuple(_piece(m) for m in p.marks),
        tuple((g, tuple(_rows(g, bars, reach))) for g in p.grids),
        tuple((c, _columns(c)) for c in p.charts if c.kind == "columns"),
    )  # fmt: skip


def _piece(mark: NumberMark) -> Piece:
    cited = mark.cited
    now = (
        "" if mark.now is None else f"{mark.now.amount.quantize(Decimal(1).scaleb(-mark.now.decimals))}{mark.now.unit}"
    )
    template = MARKS.get(mark.kind, MARKS["computed"])
    words = word(template.text, subject=cited.subject if cited else "", now=now)
    return Piece(mark, words, SHORT.get(mark.kind, MARKS["computed"]), cited.source.path if cited else "")


def _rows(grid: Grid, bars: dict[str, Decimal], reach: float) -> Iterator[Row]:
    for n, (name, cells) in enumerate(grid.rows):
        drawn = axes.signed_bar(bars[name], reach, name) if name in bars else SafeString("")
        heads = zip(grid.heads, cells, strict=True)
        yield Row(name, tuple((value, grid.decimals(n, h), h.is_signed) for h, value in heads), drawn)


def _columns(chart: Chart) -> SafeString:
    return charts.columns(chart.points, gettext("Quarter by quarter; the table beside holds the same"), chart.decimals)


def _attempt(request: HttpRequest, pk: int, deed: Callable[[Any, Actor], Any], told: str) -> HttpResponse:
    by = acting(request)
    try:
        deed(queries.analysis_record(by, pk), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, refusal)
    messages.success(request, told)
    return redirect("office:quarterly_one", pk)


@page("oversight.write_passage", "POST")
def write_passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a passage anew."""
    sent = request.POST
    read = sent.get("read", "")
    return _attempt(request, pk, lambda a, by: acts.write_passage(
        a, by=by, at=clock.now(), key=sent.get("key", ""), text=sent.get("text", ""),
        read=int(read) if read.isdecimal() and len(read) < 6 else 0,
    ), gettext("The passage is written; the text before it is kept."))  # fmt: skip


@page("oversight.refresh_analysis", "POST")
def refresh_analysis(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the numbers anew."""
    return _attempt(
        request, pk, lambda a, by: acts.refresh_analysis(a, by=by, at=clock.now()),
        gettext("The numbers are taken anew; passages that nobody changed follow them."),
    )  # fmt: skip


@page("oversight.settle_analysis", "POST")
def settle_analysis(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle the text."""
    sent = request.POST
    return _attempt(request, pk, lambda a, by: acts.settle_analysis(
        a, by=by, at=clock.now(), digest=sent.get("digest", ""), reason=sent.get("reason", ""),
    ), gettext("The analysis is settled."))  # fmt: skip


@page("oversight.reopen_analysis", "POST")
def reopen_analysis(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a settled analysis again."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, lambda a, by: acts.reopen_analysis(a, by=by, at=clock.now(), reason=reason),
        gettext("The analysis can be written on again."),
    )  # fmt: skip


@page("oversight.see_analyses")
def analysis_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The tables as they are seen, a sheet each, with every number and its source on the last."""
    shown = queries.analysis(acting(request), pk, on=clock.today())
    sheets = [
        Sheet(g.title, word("{heading}: {title}", heading=p.heading, title=g.title),
              (Column(g.first, width=30), *(Column(h.name, h.decimals) for h in g.heads)),
              [(name, *(Shown(v, g.decimals(n, h)) for h, v in zip(g.heads, cells, strict=True)))
               for n, (name, cells) in enumerate(g.rows)])
        for p in shown.passages for g in p.grids
    ]  # fmt: skip
    sources = [
        (p.heading, c.subject, c.name, Shown(c.amount, c.decimals), c.unit, c.source.indicator,
         periods.parse(c.source.period), c.source.vintage, c.source.path)
        for p in shown.passages for c in p.numbers
    ]  # fmt: skip
    title = word("Quarterly analysis, {period}", period=shown.line.period.name)
    return tables_response(
        title, [*sheets, Sheet(word("Sources"), word("Every number with its source"), SOURCES, sources)]
    )


LISTED = (
    Column(word("Period"), width=18), Column(word("Unit"), width=30), Column(word("State"), width=16),
    Column(word("Drafted by")), Column(word("Drafted on")), Column(word("Vintage")),
)  # fmt: skip


@page("oversight.see_analyses")
def analyses_workbook(request: HttpRequest) -> HttpResponse:
    """The analyses as they are listed."""
    rows = [
        (a.period, a.unit_name, a.state_name, a.drafted_by, timezone.localtime(a.drafted_at).date().isoformat(),
         a.vintage)
        for a in queries.analyses(acting(request))
    ]  # fmt: skip
    return table_response(word("Quarterly analysis"), LISTED, rows)


SOURCES = (
    Column(word("Passage")), Column(word("Unit"), width=30), Column(word("What it is"), width=30),
    Column(word("Number")), Column(word("Unit of measure")), Column(word("Indicator")), Column(word("Period")),
    Column(word("Vintage")), Column(word("Page"), width=40),
)  # fmt: skip


@page("oversight.see_analyses")
def analysis_data(request: HttpRequest, pk: int) -> HttpResponse:
    """The analysis as data, for a document engine: texts, numbers with sources, tables, charts."""
    data = queries.analysis_data(acting(request), pk)
    return text_response(json.dumps(data, ensure_ascii=False, indent=1), f"{data['period']}.json", "application/json")
