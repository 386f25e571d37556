"""The enterprise forms that are open, for all enterprises of one zone at once."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from jiju.core import periods
from jiju.core.periods import Period
from jiju.engines.workbooks import Roll, RollUnit
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Window
from jiju.rooms.filings.queries.known import known_cells
from jiju.rooms.filings.queries.one import answers_in, form_shape
from jiju.rooms.filings.queries.templates import layout
from jiju.rooms.filings.queries.terms import term_of, window_of
from jiju.rooms.filings.shapes import RollShown
from jiju.rooms.filings.states import OPEN_TO_REPORTER, SENT
from jiju.rooms.programmes.shapes import Form
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import Tenant
from jiju.spine import permissions
from jiju.spine.actors import Actor


def rolls(by: Actor, at: datetime) -> list[RollShown]:
    """The enterprise forms that are open at a moment, for the zone of a statistician, most urgent first."""
    zone = zone_of(by)
    windows = Window.objects.select_related("form").filter(form__level="enterprise", opens_at__lte=at)
    terms = [(w, term_of(w)) for w in windows.order_by("due_at", "form_code", "pk")]
    return [_shown(w, t.due_at, zone) for w, t in terms if t.is_open(at)]


def zone_of(by: Actor) -> str:
    """The zone of a statistician: the one whose enterprises the roll is of.

    Errors   NotFound for somebody without a zone
    """
    if by.scope.reach != "zone" or not by.scope.codes:
        raise permissions.out_of_sight()
    return min(by.scope.codes)


def _shown(window: Window, due_at: datetime, zone: str) -> RollShown:
    form, period = form_shape(window.form), periods.parse(window.period)
    codes = {t.uscc for t in roll_units(form, zone, period)}
    rows = Filing.objects.filter(form_code=form.code, period=window.period, zone_code=zone).order_by("unit_code")
    states = Counter(state for code, state in rows.values_list("unit_code", "state") if code in codes)
    drafts = sum(states[s] for s in OPEN_TO_REPORTER)
    return RollShown(form.code, form.name, period, due_at, len(codes), sum(states.values()) - drafts, drafts)


def roll_units(form: Form, zone: str, period: Period) -> list[Tenant]:
    """The enterprises of a zone of which a form is asked for a period, by credit code. For the program itself."""
    there = registry.reporting_tenants(zone, period.last_day)
    return [t for t in there if form.asked_of in {"all", t.size}]


def roll(by: Actor, form_code: str, period: Period) -> Roll:
    """The form of all enterprises of the zone, with what is stored and what was sent for the period before.

    Errors   NotFound when the form is none of enterprises, was never opened, or the reader has no zone
    """
    zone, window = zone_of(by), window_of(form_code, str(period))
    if window is None or window.form.level != "enterprise":
        raise permissions.out_of_sight()
    form = form_shape(window.form)
    units = roll_units(form, zone, period)
    stored = {f.unit_code: f for f in _of(form_code, period, zone)}
    before = {f.unit_code: answers_in(f.cells) for f in _of(form_code, period.previous, zone) if f.state in SENT}
    return Roll(
        layout(form), form.name, zone, registry.zone(by, zone, period.last_day).name, str(period),
        tuple(_unit(t, stored.get(t.uscc), before.get(t.uscc, {}), form, period) for t in units),
        (*NOTES, *form.notes, form.basis),
    )  # fmt: skip


NOTES = (
    "一行一户，户数和代码取自名录，不要改动；只填浅黄色单元格，灰色单元格是上期数，只供对照。",
    "空着的单元格不改动该企业已存的数；整行空着的企业不动。",
    "已报送的企业不再改动。导入后生成的是各企业的草稿，由企业本人核对、签名、报送，任何人不得代报。",
)


def _of(form_code: str, period: Period, zone: str) -> list[Filing]:
    rows = Filing.objects.filter(form_code=form_code, period=str(period), zone_code=zone)
    return list(rows.order_by("unit_code"))


def _unit(t: Tenant, filing: Filing | None, before: checks.Cells, form: Form, period: Period) -> RollUnit:
    now = answers_in(filing.cells) if filing else known_cells(form, t.uscc, period)
    is_sent = filing is not None and filing.state not in OPEN_TO_REPORTER
    return RollUnit(t.uscc, t.name, filing.version if filing else 0, is_sent, now, before)
