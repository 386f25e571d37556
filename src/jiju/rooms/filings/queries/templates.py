"""The form as a workbook: what goes out, and how what comes back is read and checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jiju.core import periods
from jiju.core.findings import Finding
from jiju.core.lines import lines_in
from jiju.core.nothing import Nothing
from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import Word, word
from jiju.engines.workbooks import (
    Flaw,
    FormLayout,
    ListLayout,
    Reading,
    RowLayout,
    Template,
    TemplateList,
    TemplateRow,
)
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.models import Form as FormRecord
from jiju.rooms.filings.queries.context import compared
from jiju.rooms.filings.queries.one import cells_of, form_shape, record
from jiju.rooms.filings.queries.sheets import findings_of, findings_with
from jiju.rooms.filings.queries.trail import signatures, signed
from jiju.rooms.filings.shapes import Cells, Reporter, Signed
from jiju.rooms.programmes.shapes import Form, FormList, Row
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor, Place

SEASONS = ("一季度（1—本季累计）", "二季度（1—本季累计）", "三季度（1—本季累计）", "四季度（1—本季累计）")
HALVES = ("上半年", "下半年")


def layout_of(by: Actor, pk: int) -> FormLayout:
    """How a filled workbook of this filing's form is read."""
    return layout(form_shape(record(by, pk).form))


def layout(form: Form) -> FormLayout:
    """The layout of a form, for reading."""
    return FormLayout(
        form.code, form.version, tuple(_row(r) for r in form.rows), tuple(_list(one) for one in form.lists)
    )


def _list(one: FormList) -> ListLayout:
    return ListLayout(one.code, one.name, tuple(_row(c) for c in one.columns), one.most)


def _row(r: Row) -> RowLayout:
    return RowLayout(r.code, r.name, r.unit, r.kind, r.decimals, "na" in r.may, r.choices, r.longest)


def template_of(by: Actor, pk: int) -> Template:
    """The template of a filing, with what is stored and what was reported before beside it."""
    row = record(by, pk)
    form, period = form_shape(row.form), periods.parse(row.period)
    return _template(form, period, row.unit_code, row.unit_name, cells_of(row), signed(row))


def marked(by: Actor, pk: int, reading: Reading | None, say: Callable[[Word], str]) -> Template:
    """The template with every flaw marked in its cell: of what is stored, or of a workbook that was read.

    Shape    say: says a word in the reader's language
    """
    row = record(by, pk)
    blank = template_of(by, pk)
    now = cells_of(row) if reading is None else {code: cell.value for code, cell in reading.cells.items()}
    found = list(reading.faults) if reading is not None else []
    found = found or findings_with(row, now)
    flaws: dict[str, list[Flaw]] = {}
    for one in found:
        flaws.setdefault(one.field, []).append(Flaw(one.severity.value, f"{say(one.says)}{say(one.remedy)}"))
    unread = {f.field for f in reading.faults} if reading is not None else set()
    raw = {code: cell.raw for code, cell in reading.cells.items() if code in unread} if reading is not None else {}

    def mark(r: TemplateRow) -> TemplateRow:
        code = r.layout.code
        return replace(r, now=now.get(code, Nothing.BLANK), flaws=tuple(flaws.get(code, ())), raw=raw.get(code, ""))

    form, before = form_shape(row.form), compared(row.form_code, row.unit_code, periods.parse(row.period))[0]
    lists = tuple(
        replace(
            one, lines=tuple((n, tuple(mark(c) for c in line)) for n, line in one.lines),
            flaws=tuple(flaws.get(one.layout.code, ())),
        )
        for one in (_listed(inside, now, before) for inside in form.lists)
    )  # fmt: skip
    return replace(blank, rows=tuple(mark(r) for r in blank.rows), lists=lists)


def _listed(one: FormList, now: Cells, before: Cells) -> TemplateList:
    """A list of the template with its lines; figures that are typed each time have the last ones beside."""
    then = lines_in(before, one.code)
    lines = tuple(
        (number, tuple(_line_cell(one, number, c, line, checks.same_of(one, line, then)) for c in one.columns))
        for number, line in lines_in(now, one.code).items()
    )
    past = tuple(c.code for c in one.columns if c.is_number and not c.prefill)
    return TemplateList(_list(one), one.definition, lines, past)


def _line_cell(one: FormList, number: int, column: Row, line: Cells, before: Cells) -> TemplateRow:
    blank = Nothing.BLANK
    now, then = (cells.get(column.code, blank) for cells in (line, before))
    return TemplateRow(_row(one.cell(number, column.code)), is_part=False, now=now, before=then, year_ago=blank)


def template_for(form_code: str, period: Period, unit_code: str) -> Template:
    """The template of a form for a unit that has not begun it. For the program itself.

    Errors   NotFound for a form or unit that does not exist
    """
    form = form_in_force(form_code, period)
    row = Filing.objects.filter(form_code=form_code, period=str(period), unit_code=unit_code).first()
    foot = signed(row) if row else signatures(form, [], "")
    return _template(form, period, unit_code, _unit_name(form, unit_code, period), cells_of(row) if row else {}, foot)


def _unit_name(form: Form, unit_code: str, period: Period) -> str:
    if form.level == "enterprise":
        found = registry.enterprise_place(unit_code, period.last_day)
        name = found[0] if found else None
    else:
        name = next((z.name for z in registry.zones_on(period.last_day) if z.code == unit_code), None)
    if name is None:
        raise NotFound(word("There is no unit {code} on {day}.", code=unit_code, day=str(period.last_day)))
    return name


def form_in_force(form_code: str, period: Period) -> Form:
    """The version of a form that is valid on a period's last day. For the program itself.

    Errors   NotFound, naming the forms there are
    """
    rows = FormRecord.objects.filter(code=form_code, valid_from__lte=period.last_day).order_by("-valid_from", "-pk")
    found = next((r for r in rows if r.valid_until is None or r.valid_until >= period.last_day), None)
    if found is None:
        known = ", ".join(FormRecord.objects.order_by("code").values_list("code", flat=True).distinct())
        raise NotFound(
            word("There is no form {code} for {period}.", code=form_code, period=str(period)),
            remedy=word("Choose one of: {known}.", known=known or "—"),
        )
    return form_shape(found)


def _template(form: Form, period: Period, unit: str, name: str, now: Cells, foot: Signed) -> Template:
    before, ago, _ = compared(form.code, unit, period)
    blank = Nothing.BLANK
    return Template(
        form_code=form.code,
        form_name=form.name,
        version=form.version,
        unit_code=unit,
        unit_name=name,
        period=str(period),
        period_label=_label(period),
        marks=tuple((m.label, m.value) for m in form.marks),
        notes=form.notes,
        basis=form.basis,
        signed=foot.foot,
        lists=tuple(_listed(one, now, before) for one in form.lists),
        rows=tuple(
            TemplateRow(
                _row(r),
                r.of is not None,
                now.get(r.code, blank),
                before.get(r.code, blank),
                ago.get(r.code, blank),
                r.definition + r.trap,
                group=r.group,
            )
            for r in form.rows
        ),
    )


def _label(period: Period) -> str:
    """The period as the official form prints it: forms are in Chinese in either language of the pages."""
    parts = {"quarter": SEASONS, "half": HALVES, "month": [f"{n}月" for n in range(1, 13)], "year": ("",)}
    return f"{period.year}年{parts[period.kind][period.number - 1]}"


def check_cells(form: Form, period: Period, unit_code: str, cells: Cells) -> list[Finding]:
    """The findings that cells would have, without storing anything. For the program itself.

    Missing  a unit that is not known has nothing to be compared with
    """
    return findings_of(form, period, _reporter(form, unit_code, period), cells)


def _reporter(form: Form, unit_code: str, period: Period) -> Reporter:
    if form.level == "enterprise":
        found = registry.enterprise_place(unit_code, period.last_day)
        at = found[1] if found else Place()
        return Reporter(unit_code, "", at.zone_type, at.city, at.county)
    zone = next((z for z in registry.zones_on(period.last_day) if z.code == unit_code), None)
    at = zone.place if zone else Place()
    return Reporter(unit_code, unit_code, at.zone_type, at.city, at.county)
