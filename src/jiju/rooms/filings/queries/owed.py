"""What a unit owes now, and by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from jiju.core import periods
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Window
from jiju.rooms.filings.queries.extensions import newest_extensions
from jiju.rooms.filings.queries.one import form_shape
from jiju.rooms.filings.queries.terms import extended_unit, term_with
from jiju.rooms.filings.shapes import Obligation, Term
from jiju.rooms.filings.states import SENT, STATES
from jiju.rooms.filings.words import NOT_STARTED
from jiju.rooms.programmes.shapes import Form as FormShape
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

REPORTERS = frozenset({Role.ZONE_STATISTICIAN, Role.ENTERPRISE})
LEVELS = {"zone": "zone", "enterprise": "enterprise"}


def obligations(by: Actor, at: datetime) -> list[Obligation]:
    """What my unit owes in the windows that are open to it at a moment, most urgent first."""
    level = LEVELS.get(by.scope.reach)
    if level is None:
        return []
    code = next(iter(by.scope.codes), "")
    windows = Window.objects.select_related("form").filter(form__level=level, opens_at__lte=at)
    granted = extended_unit(code)
    terms = [(w, term_with(w, granted.get((w.form_code, w.period)))) for w in windows.order_by("due_at", "pk")]
    terms = [(w, t) for w, t in terms if t.is_open(at) and owes(form_shape(w.form), code)]
    have = {
        (f.form_code, f.period): f
        for f in Filing.objects.within(by).filter(unit_code=code, period__in=[w.period for w, _ in terms])
    }
    out = [_obligation(w, t, have.get((w.form_code, w.period)), by, at) for w, t in terms]
    asked = newest_extensions(code)
    out = [replace(o, extension=asked.get((o.form_code, str(o.period)))) for o in out if o.state != "accepted"]
    return sorted(out, key=lambda o: (o.due_at, o.form_code))


def owes(form: FormShape, unit_code: str) -> bool:
    """Whether a unit owes a form at all: some are asked of enterprises above the designated size only."""
    return form.asked_of == "all" or registry.size_of(unit_code) == form.asked_of


def _obligation(window: Window, term: Term, filing: Filing | None, by: Actor, at: datetime) -> Obligation:
    state = filing.state if filing else ""
    sent = filing.submitted_at if filing and state in SENT else None
    return Obligation(
        form_code=window.form_code, form_name=window.form.name, period=periods.parse(window.period),
        unit_code=next(iter(by.scope.codes), ""), unit_name=filing.unit_name if filing else by.unit_name,
        due_at=term.due_at, days_left=checks.days_left(term.due_at, checks.day_of(at)),
        is_late=checks.is_late(term.due_at, sent or at),
        state=state, state_name=STATES.states[state] if state else NOT_STARTED,
        sent_at=sent, filing_id=filing.pk if filing else None,
        may_start=filing is None and by.role in REPORTERS, may_ask=sent is None and by.role in REPORTERS,
    )  # fmt: skip
