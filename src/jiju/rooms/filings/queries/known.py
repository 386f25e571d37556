"""What is known already when a form is begun: from the registry, the period before, or another form of the unit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jiju.core import periods
from jiju.core.nothing import Answer, Text
from jiju.core.periods import Period
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.queries.candidates import near_threshold
from jiju.rooms.filings.queries.one import answers_in
from jiju.rooms.filings.shapes import Cells
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Form
from jiju.rooms.registry import queries as registry


def known_cells(form: Form, unit_code: str, period: Period) -> Cells:
    """The answers that rows and columns name as known (`prefill`), as far as they are. For the program itself.

    Missing  what is not known stays blank, for the reporter to fill in
    """
    asked = {row.code: row.prefill for row in form.rows if row.prefill}
    if not asked and not form.lists:
        return {}
    past = "previous" in asked.values() or form.lists
    before = _answers(form.code, unit_code, period.previous) if past else {}
    facts = _zone_facts(unit_code, period) if form.level == "zone" and asked else {}
    out: Cells = {}
    for one in form.lists:
        out |= checks.lines_carried(one, before)
    for code, source in asked.items():
        if source == "previous":
            found = before.get(code)
        elif source.startswith("form:"):
            other, _, row = source.removeprefix("form:").partition(".")
            found = _answers(other, unit_code, period).get(row)
        elif source == "near_threshold":
            found = _near(unit_code, period)
        else:
            found = facts.get(source)
        if found is not None:
            out[code] = found
    return out


def _answers(form_code: str, unit_code: str, period: Period) -> Cells:
    row = Filing.objects.filter(form_code=form_code, unit_code=unit_code, period=str(period)).first()
    return answers_in(row.cells) if row else {}


def _zone_facts(code: str, period: Period) -> dict[str, Answer]:
    zone = next((z for z in registry.zones_on(period.last_day) if z.code == code), None)
    if zone is None:
        return {}
    plan = programmes.plan()
    types = {t.code: t.name for t in plan.types}
    leads = {o.id: o.name for o in plan.organisations}
    places = {c: d.name for c, d in registry.division_names(period.last_day).items()}
    said = {
        "name": zone.name, "zone_type": types.get(zone.zone_type, ""), "lead": leads.get(zone.lead, ""),
        "city": places.get(zone.city, ""), "county": places.get(zone.county, ""), "since": str(zone.since or ""),
    }  # fmt: skip
    moved = registry.tenancy_moves(code, _first_day(period), period.last_day)
    counts = {"enterprises": moved.there, "entered": moved.entered, "left": moved.left, "double": moved.double}
    return {k: Text(v) for k, v in said.items() if v} | {k: Decimal(v) for k, v in counts.items()}


def _near(code: str, period: Period) -> Decimal | None:
    found = near_threshold(code, period)
    return None if found is None else Decimal(found)


def _first_day(period: Period) -> date:
    """Counts of comings and goings run from January, as everything cumulative does."""
    return periods.year(period.year).first_day
