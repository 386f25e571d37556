"""Lists: what is owed, what was sent, what waits for a review, and how far each city is."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Form
from jiju.rooms.filings.queries.one import days_of, form_shape, step_in
from jiju.rooms.filings.queries.owed import obligations
from jiju.rooms.filings.queries.rolled import rolled
from jiju.rooms.filings.queries.terms import extended_filings, holds_on
from jiju.rooms.filings.shapes import Ask, CityProgress, FilingLine, FilingPage
from jiju.rooms.filings.states import SENT, STATES
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept
from jiju.spine.roles import Role

MOST = 100
PAGE = 50
DECIDED: dict[str, tuple[str, dict[str, str]]] = {
    "waivers": ("filings.grant_waiver", {"waivers__state": "asked"}),
    "revisions": ("filings.approve_revision", {"revisions__state": "ordered"}),
}
TO_DECIDE: dict[str, Word] = {"waivers": word("waivers to decide"), "revisions": word("revisions to decide")}
FOR_THE_HEAD = Q(form__level="zone", state="certified")
WAITING = {
    Role.ZONE_HEAD: ("certified", "submitted"),
    Role.ZONE_STATISTICIAN: ("submitted",),
    Role.COUNTY: ("submitted", "zone_passed"),
    Role.CITY: ("county_passed",),
    Role.PROVINCE: ("city_passed",),
}


def lines(rows: QuerySet[Filing], on: date | None) -> list[FilingLine]:
    """The first hundred, for lists of one unit's own filings."""
    return _lines(rows[:MOST], on)


def leaf(rows: QuerySet[Filing], on: date | None, page: int) -> FilingPage:
    """One page of a list of any length; a page beyond the last is the last."""
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    return FilingPage(tuple(_lines(rows[(page - 1) * PAGE : page * PAGE], on)), total, page, pages)


def _lines(rows: QuerySet[Filing], on: date | None) -> list[FilingLine]:
    counted = rows.select_related("form").annotate(open_findings=Count("findings", filter=Q(findings__explanation="")))
    found = list(counted)
    granted = extended_filings(found)
    return [_line(row, on, granted.get((row.form_code, row.period, row.unit_code))) for row in found]


def _line(row: Any, on: date | None, granted: date | None) -> FilingLine:
    due = max(_due(row.form, row.period), granted or date.min)
    return FilingLine(
        row.pk,
        row.form_code,
        row.form.name,
        periods.parse(row.period),
        row.unit_code,
        row.unit_name,
        row.zone_type,
        row.city,
        row.state,
        STATES.states[row.state],
        row.submitted_at,
        row.accepted_at,
        row.open_findings,
        due,
        checks.days_left(max(due, _due_next(row.form, row.period, row.state)), on) if on else None,
        row.submitted_at is not None and checks.is_late(checks.end_of(due), row.submitted_at),
    )


def mine(by: Actor) -> list[FilingLine]:
    """What my unit has made, newest first."""
    rows = Filing.objects.within(by)
    if by.scope.reach == "zone":
        rows = rows.filter(form__level="zone")
    return lines(rows.order_by("-period", "form_code"), None)


def of_zone(by: Actor, zone_code: str, on: date) -> list[FilingLine]:
    """What a zone itself has filed, newest first, as far as it lies within somebody's area."""
    rows = Filing.objects.within(by).filter(unit_code=zone_code, form__level="zone")
    return lines(rows.order_by("-period", "form_code"), on)


def waiting(by: Actor, at: datetime) -> int:
    """How many things wait for this person: filings to review, or forms that are owed. For the menu."""
    if by.role in {Role.ZONE_STATISTICIAN, Role.ENTERPRISE}:
        return len(obligations(by, at))
    return _waiting_for(by)


@kept
def _waiting_for(by: Actor) -> int:
    if by.role is Role.ZONE_HEAD:  # what the head passes in place of the statistician stands on another page
        return int(Filing.objects.within(by).filter(FOR_THE_HEAD).count())
    return int(_waiting(Filing.objects.within(by), by.role).count()) if by.role in WAITING else 0


def queue(by: Actor, on: date, *, state: str = "", search: str = "", page: int = 1) -> FilingPage:
    """What waits for this reviewer, longest first; or, with a state, what stands in it in the area, newest first."""
    rows = Filing.objects.within(by)
    if state in DECIDED:
        rows = to_decide(by, state).order_by("submitted_at", "unit_code", "pk")
    elif state:
        rows = rows.filter(state=state).order_by("-period", "form_code", "unit_code", "pk")
    else:
        rows = _waiting(rows, by.role).order_by("submitted_at", "unit_code", "pk")
    if search:
        rows = rows.filter(Q(unit_name__icontains=search) | Q(unit_code__istartswith=search))
    return leaf(rows, on, page)


def to_decide(by: Actor, what: str) -> Any:
    """The filings with a waiver or a revision that this person may decide, unordered. For the program itself."""
    permission, ordered = DECIDED[what]
    rows = Filing.objects.within(by).filter(**ordered).distinct()
    if not permissions.may(by, permission):
        return rows.none()
    level = {Role.PROVINCE: "zone", Role.COUNTY: "enterprise"}.get(by.role, "")
    return rows if what == "waivers" else rows.filter(form__level=level)


def decides(by: Actor, what: str) -> bool:
    """Whether this person decides on waivers, or on revisions, at all."""
    return permissions.may(by, DECIDED[what][0])


def awaiting(by: Actor) -> Any:
    """The filings whose next step is this person's, unordered. For the program itself."""
    return _waiting(Filing.objects.within(by), by.role) if by.role in WAITING else Filing.objects.none()


def _waiting(rows: Any, role: Role) -> Any:
    """Filings whose next step is this role's. The county reviews zone forms first and enterprise forms last.

    The head passes an enterprise's form where its figures came by the zone's workbook.
    """
    if role is Role.COUNTY:
        return rows.filter(Q(form__level="zone", state="submitted") | Q(form__level="enterprise", state="zone_passed"))
    if role is Role.ZONE_HEAD:
        return rows.filter(FOR_THE_HEAD | Q(rolled(), form__level="enterprise", state="submitted"))
    level = "enterprise" if role is Role.ZONE_STATISTICIAN else "zone"
    return rows.filter(form__level=level, state__in=WAITING.get(role, ()))


@kept
def progress_by_city(by: Actor, period: Period, form_code: str, *, zone_type: str = "") -> tuple[CityProgress, ...]:
    """How many zones of each city owe, have sent, are filling in or got their form back. Worst first."""
    owing = Counter(z.city for z in registry.zones(by, period.last_day) if not zone_type or z.zone_type == zone_type)
    rows = Filing.objects.within(by).filter(form_code=form_code, period=str(period))
    if zone_type:
        rows = rows.filter(zone_type=zone_type)
    states: dict[str, Counter[str]] = {}
    for row in rows.order_by().values("city", "state").annotate(n=Count("pk")):
        states.setdefault(row["city"], Counter())[row["state"]] += row["n"]
    names = {d.code: d.short for d in registry.reporting_cities(period.last_day)}
    out = [_progress(code, names.get(code, code), owing[code], states.get(code, Counter())) for code in owing]
    return tuple(sorted(out, key=lambda p: (-(p.not_started + p.returned), -p.owed, p.code)))


def _progress(code: str, name: str, owed: int, states: Counter[str]) -> CityProgress:
    sent = sum(states[s] for s in SENT)
    drafting = states["draft"] + states["certified"]
    return CityProgress(code, name, owed, sent, drafting, states["returned"], max(0, owed - sum(states.values())))


@kept
def asks(by: Actor, on: date) -> tuple[Ask, ...]:
    """What is asked of this person today, for the strip at the head of the page."""
    rows = Filing.objects.within(by)
    waiting = _waiting(rows, by.role) if by.role in WAITING else rows.none()
    late, day = _terms(waiting, on)
    returned = rows.filter(state="returned", form__level="zone")
    decided = (what for what in TO_DECIDE if decides(by, what))
    return (
        _ask(waiting.count(), word("filings await your review"), late, "office:review", day),
        _ask(returned.count(), word("handed back and not yet returned"), 0, "office:review", None, "returned"),
        *(_decision(by, what) for what in decided),
    )


def _decision(by: Actor, what: str) -> Ask:
    count, no_day = to_decide(by, what).count(), word("no day is set")
    return Ask(count, TO_DECIDE[what], no_day, is_late=False, url_name="office:review", state=what)


def _terms(rows: QuerySet[Filing], on: date) -> tuple[int, date | None]:
    """How many are past the day of their next step, and the nearest day: one for a form, period and state, but for
    extensions.
    """
    kinds = rows.exclude(holds_on(on)).order_by().values_list("form_id", "period", "state")
    counted = list(kinds.annotate(n=Count("pk")))
    forms = Form.objects.in_bulk({form for form, *_ in counted})
    days = [(n, _due_next(forms[form], period, state)) for form, period, state, n in counted]
    return sum(n for n, due in days if checks.days_left(due, on) < 0), min((due for _, due in days), default=None)


def _due_next(form: Form, period: str, state: str) -> date:
    """The day by which whoever it lies with now passes it on: the reviewer's own, not the reporter's."""
    shape = form_shape(form)
    step = step_in(shape, state)
    return checks.due_day(periods.parse(period), days_of(shape, step.verb if step else ""))


def _due(form: Form, period: str) -> date:
    return checks.due_day(periods.parse(period), form_shape(form).due_days["report"])


def _ask(count: int, what: Word, late: int, url_name: str, day: date | None = None, state: str = "") -> Ask:
    by_when = word("{n} past their day", n=late) if late else word("none is past its day")
    return Ask(count, what, by_when, late > 0, url_name, day, state)
