"""One filing: its record within somebody's area, its form, its cells, the step it waits for."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from jiju.core.nothing import from_data
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Finding
from jiju.rooms.filings.models import Form as FormRecord
from jiju.rooms.filings.shapes import Cells
from jiju.rooms.programmes.shapes import Form, Step
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.prepared import prepared
from jiju.spine.roles import Role

REVIEWS = {"pass_zone": "zone", "pass_county": "county", "pass_city": "city", "accept": "province"}
LEVELS = {"zone": Role.ZONE_STATISTICIAN, "enterprise": Role.ENTERPRISE}


def record(by: Actor, pk: int) -> Filing:
    """The record to act on.

    Errors   NotFound when it is missing or out of reach: the two are not told apart
    """
    found = Filing.objects.within(by).select_related("form").filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def unread(pk: int) -> Filing:
    """A record to act on that is read by the act itself, which tells one that is missing or out of reach."""
    named = Filing(pk=pk)
    named._state.adding = False
    return named


def form_of(by: Actor, pk: int) -> Form:
    """The form that a filing was made under.

    Errors   NotFound when it is missing or out of reach
    """
    for digest, *place in _form_and_place(pk):
        if by.scope.covers(Place(*place)):
            return shape_of(digest)
    raise permissions.out_of_sight()


@prepared
def _form_and_place(pk: int) -> QuerySet[Filing, tuple[str, str, str, str, str, str]]:
    row = Filing.objects.filter(pk=pk).order_by("pk")
    return row.values_list("form__digest", "city", "county", "zone_code", "zone_type", "enterprise_code")


@prepared
def explanations_on(pk: int) -> QuerySet[Finding, tuple[str, str, str, str, str, datetime | None]]:
    """What stands as found on a filing, and how it was explained, by whom and when. For the program itself."""
    rows = Finding.objects.filter(filing=pk).order_by("pk")
    return rows.values_list("rule", "field", "words", "explanation", "explained_by", "explained_at")


def form_shape(form: FormRecord) -> Form:
    """The form as the plan wrote it, from its stored definition."""
    return shape_of(form.digest)


@lru_cache(maxsize=64)
def shape_of(digest: str) -> Form:
    """The form whose definition has this digest: read once, for it never changes. For the program itself."""
    rows = FormRecord.objects.filter(digest=digest).order_by("pk").values_list("definition", flat=True)
    return Form.model_validate_json(rows[0])


def cells_of(filing: Filing) -> Cells:
    """The cells of a filing as values."""
    return {code: from_data(data) for code, data in json.loads(filing.cells).items()}


def places_in(filing: Filing) -> frozenset[str]:
    """Where something can be asked in a filing: its rows, and the cells of its lines."""
    return frozenset(row.code for row in checks.rows_of(form_shape(filing.form), cells_of(filing)))


def answers_in(text: str) -> Cells:
    """Every answer of a filing from its stored text, words included."""
    return {code: from_data(data) for code, data in json.loads(text).items()}


def reporter_of(filing: Filing) -> Role:
    """Who fills the form in: the zone's statistician, or the enterprise."""
    return reporter_role(form_shape(filing.form))


def reporter_role(form: Form) -> Role:
    """Who fills a form in."""
    return LEVELS[form.level]


def next_step(filing: Filing) -> Step | None:
    """The step of the form's chain that the filing waits for, or nothing once it is accepted."""
    return step_in(form_shape(filing.form), filing.state)


def step_in(form: Form, state: str) -> Step | None:
    """The step that a filing of this form waits for in a state, or nothing once it is accepted."""
    if state in {"draft", "returned"}:
        return form.chain[0]
    reached = next((n for n, s in enumerate(form.chain) if s.state == state), None)
    return form.chain[reached + 1] if reached is not None and reached + 1 < len(form.chain) else None


def days_of(form: Form, verb: str) -> int:
    """How many days after the period a step is due: a review has its own, the signatures that of the report."""
    return form.due_days.get(REVIEWS.get(verb, "report"), form.due_days["report"])
