"""Reads: what a zone's forms told last, and an enterprise's figures for the purposes that their reader holds."""

from __future__ import annotations

from jiju.core import periods, workdays
from jiju.core.lines import lines_in
from jiju.core.nothing import Nothing
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.queries.one import answers_in, form_shape
from jiju.rooms.filings.shapes import Cells
from jiju.rooms.filings.shapes.told import FormTold, ListTold, UnitTold
from jiju.rooms.filings.words import PURPOSES
from jiju.rooms.programmes.shapes import FormList, Purpose
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

BLANK = Nothing.BLANK
ALL: frozenset[Purpose] = frozenset({"statistics", "assessment", "supervision", "award", "publication"})
# For which purposes a role reads the figures of one named enterprise. Who collects and reviews them reads them as
# statistics; who leads a type, pays or audits reads only what was collected for that.
HOLDS: dict[Role, frozenset[Purpose]] = {
    Role.PROVINCE: ALL,
    Role.CITY: ALL,
    Role.COUNTY: ALL,
    Role.ZONE_HEAD: frozenset({"statistics", "supervision"}),
    Role.ZONE_STATISTICIAN: frozenset({"statistics", "supervision"}),
    Role.ENTERPRISE: ALL,
    Role.DEPARTMENT: frozenset({"assessment", "supervision", "award", "publication"}),
    Role.FINANCE: frozenset({"award"}),
    Role.AUDITOR: frozenset({"supervision", "award"}),
}
MOST = 8  # filings of one enterprise on its page


def newest_told(by: Actor, zone_code: str) -> list[FormTold]:
    """The newest accepted filing of each form of a zone, by the code of the form; nothing for who sees no filings."""
    if not permissions.may(by, "filings.see_filings"):
        return []
    rows = Filing.objects.within(by).filter(unit_code=zone_code, form__level="zone", state="accepted")
    newest: dict[str, int] = {}
    for code, _, pk in rows.order_by("form_code", "-period", "-pk").values_list("form_code", "period", "pk"):
        newest.setdefault(code, pk)
    found = Filing.objects.filter(pk__in=newest.values()).select_related("form").order_by("form_code")
    return [_told(f) for f in found]


def _told(filing: Filing) -> FormTold:
    form, cells = form_shape(filing.form), answers_in(filing.cells)
    return FormTold(
        filing.pk, form.code, form.name, periods.parse(filing.period),
        tuple((row, cells.get(row.code, BLANK)) for row in form.rows),
        tuple(_list(one, cells) for one in form.lists),
    )  # fmt: skip


def _list(one: FormList, cells: Cells) -> ListTold:
    columns = tuple(c for c in one.columns if c.is_number or c.kind == "choice")
    lines = tuple(
        (str(line.get(one.title, "")), tuple(line.get(c.code, BLANK) for c in columns))
        for line in lines_in(cells, one.code).values()
        if not checks.is_ended(one, line)
    )
    return ListTold(one.name, columns, lines)


def purposes_held(role: Role) -> frozenset[Purpose]:
    """For which purposes a role reads the figures of one named enterprise."""
    return HOLDS.get(role, frozenset())


def unit_told(by: Actor, uscc: str, purposes: frozenset[Purpose]) -> list[UnitTold]:
    """The newest accepted filings of one enterprise within somebody's area, each row only for a purpose that is read
    for, that the reader's role holds and that the form allows; nothing for who sees no filings.
    """
    if not permissions.may(by, "filings.see_filings"):
        return []
    rows = Filing.objects.within(by).filter(unit_code=uscc, state="accepted", form__level="enterprise")
    found = rows.select_related("form").order_by("-period", "form_code", "-pk")[:MOST]
    return [_unit(purposes & purposes_held(by.role), f) for f in found]


def _unit(held: frozenset[Purpose], filing: Filing) -> UnitTold:
    form, cells = form_shape(filing.form), answers_in(filing.cells)
    every = checks.rows_of(form, cells)
    seen = [(row, tuple(p for p in form.purposes_of(row) if p in held)) for row in every]
    shown = tuple((row, cells.get(row.code, BLANK), tuple(PURPOSES[p] for p in use)) for row, use in seen if use)
    return UnitTold(
        filing.pk, form.code, form.name, periods.parse(filing.period),
        workdays.day_of(filing.accepted_at) if filing.accepted_at else None, shown, len(every) - len(shown),
    )  # fmt: skip
