"""What a unit owes now, and by when."""

from __future__ import annotations

from datetime import datetime

from jiju.core import periods
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Window
from jiju.rooms.filings.queries.one import form_shape
from jiju.rooms.filings.queries.terms import term_of
from jiju.rooms.filings.shapes import Obligation, Term
from jiju.rooms.filings.states import SENT, STATES
from jiju.rooms.filings.words import NOT_STARTED
from jiju.rooms.programmes.shapes import Form as FormShape
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

LEVELS = {"zone": "zone", "enterprise": "enterprise"}


def obligations(by: Actor, at: datetime) -> list[Obligation]:
    """What my unit owes in the windows that are open to it at a moment, most urgent first."""
    level = LEVELS.get(by.scope.reach)
    if level is None:
        return []
    code = next(iter(by.scope.codes), "")
    windows = Window.objects.select_related("form").filter(form__level=level, opens_at__lte=at)
    terms = [(w, term_of(w)) for w in windows.order_by("due_at", "form_code", "pk")]
    terms = [(w, t) for w, t in terms if t.is_open(at) and owes(form_shape(w.form), code)]
    have = {
        (f.form_code, f.period): f
        for f in Filing.objects.within(by).filter(unit_code=code, period__in=[w.period for w, _ in terms])
    }
    out = [_obligation(w, t, have.get((w.form_code, w.period)), by, code, at) for w, t in terms]
    return sorted((o for o in out if o.state != "accepted"), key=lambda o: o.due_at)


def owes(form: FormShape, unit_code: str) -> bool:
    """Whether a unit owes a form at all: some are asked of enterprises above the designated size only."""
    return form.asked_of == "all" or registry.size_of(unit_code) == form.asked_of


def _obligation(window: Window, term: Term, filing: Filing | None, by: Actor, code: str, at: datetime) -> Obligation:
    state = filing.state if filing else ""
    sent = filing.submitted_at if filing and state in SENT else None
    return Obligation(
        form_code=window.form_code, form_name=window.form.name, period=periods.parse(window.period), unit_code=code,
        unit_name=filing.unit_name if filing else by.unit_name, due_at=term.due_at,
        days_left=checks.days_left(term.due_at, checks.day_of(at)), is_late=checks.is_late(term.due_at, sent or at),
        state=state, state_name=STATES.states[state] if state else NOT_STARTED,
        sent_at=sent, filing_id=filing.pk if filing else None,
        may_start=filing is None and by.role in {Role.ZONE_STATISTICIAN, Role.ENTERPRISE},
    )  # fmt: skip
