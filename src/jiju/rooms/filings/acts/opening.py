"""Forms are adopted from the plan, periods are opened, and what was reported elsewhere is brought in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from jiju.core.nothing import to_data
from jiju.core.periods import Period
from jiju.core.words import word
from jiju.rooms.filings import checks
from jiju.rooms.filings.acts.refusals import FormHasExpired, WrongPeriod
from jiju.rooms.filings.models import Filing, Form, Window
from jiju.rooms.filings.queries import form_shape
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.programmes.shapes import Form as FormShape
from jiju.rooms.programmes.shapes import Plan
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

BATCH = 2_000


@act("filings.adopt_forms")
def adopt_forms(plan: Plan, *, by: Actor, at: datetime) -> int:
    """Take over the forms of a plan. A changed form comes in under its own version; old versions stay.

    Rules alone may change within a version: they come in as its next edition, under which windows open from then on;
    windows that are open, and what was begun in them, keep the rules that they had.
    Errors   FormHasExpired for a form whose rows, legal marks or way changed without a new version
    """
    refuse_changed_forms(plan)
    adopted = [said for form in plan.forms if (said := _adopted(plan.id, form))]
    record(None, plan=plan.id, forms=adopted)
    return len(adopted)


def refuse_changed_forms(plan: Plan) -> None:
    """Refuse a plan whose forms could not be adopted, before it is in force.

    Errors   FormHasExpired
    """
    for form in plan.forms:
        last = _newest_edition(form)
        if last is not None and not checks.differ_in_rules_alone(form_shape(last), form):
            raise _changed(form)


def _newest_edition(form: FormShape) -> Form | None:
    return Form.objects.filter(code=form.code, version=form.version).order_by("-edition").first()


def _adopted(plan: str, form: FormShape) -> str:
    """What was taken over of one form; nothing when its newest edition says the same."""
    definition = canonical(form.model_dump(mode="json", exclude_defaults=True))
    digest = hashlib.sha256(definition.encode()).hexdigest()
    last = _newest_edition(form)
    if last is not None and last.digest == digest:
        return ""
    edition = last.edition + 1 if last else 1
    Form(
        plan_id=plan, code=form.code, version=form.version, edition=edition, name=form.name, level=form.level,
        period_kind=form.period, valid_from=form.valid_from, valid_until=form.valid_until, definition=definition,
        digest=digest,
    ).save()  # fmt: skip
    return f"{form.code} v{form.version} {digest}" + (f" edition {edition}" if edition > 1 else "")


def _changed(form: FormShape) -> FormHasExpired:
    return FormHasExpired(
        word("The form {code} was changed without a new version.", code=form.code),
        why=word("What was filed under version {version} must still be shown as it was.", version=form.version),
        remedy=word("Put the changed form into a file of its own, with a new version and a later valid_from, and leave "
                    "the old file as it was; rules alone may be changed in place. Then load the plan again."),
    )  # fmt: skip


@act("filings.open_period")
def open_period(window: None, *, by: Actor, at: datetime, form_code: str, period: Period) -> Window:
    """Open the reporting of one form for one period.

    Errors   FormHasExpired when no version is valid on the period's last day; WrongPeriod for another kind of period
    """
    form = _valid_form(form_code, period)
    if form.period_kind != period.kind:
        raise WrongPeriod(word("The form {code} is not reported for {period}.", code=form_code, period=str(period)))
    days = form_shape(form).due_days
    due = checks.end_of(checks.due_day(period, days["report"]))
    opened, _ = Window.objects.get_or_create(
        form_code=form_code,
        period=str(period),
        defaults={
            "form": form,
            "opens_at": checks.start_of(period.last_day),
            "due_at": due,
            "closes_at": due + checks.GRACE,
        },
    )
    record(opened, form=form_code, period=str(period), due=due)
    return opened


def _valid_form(code: str, period: Period) -> Form:
    for form in Form.objects.filter(code=code, valid_from__lte=period.last_day).order_by("-valid_from", "-pk"):
        if form.valid_until is None or form.valid_until >= period.last_day:
            return form
    raise FormHasExpired(
        word("The form {code} is not valid for {period}.", code=code, period=str(period)),
        why=word("An expired form may be refused by whoever is asked to fill it in."),
        remedy=word("Have the form approved anew and load it with the plan."),
    )


@act("filings.bring_in")
def bring_in(filings: Iterable[HistoricFiling], *, by: Actor, at: datetime) -> int:
    """Bring in filings of one form and period that were reported and reviewed elsewhere, in bounded memory."""
    seal, count, batch, one = hashlib.sha256(), 0, "", None
    rows: list[Filing] = []
    for one in filings:
        batch = batch or hashlib.sha256(f"{one.form_code} {one.period} {one.unit_code} {at}".encode()).hexdigest()[:32]
        row = _historic(one, _valid_form_once(one, rows), batch, at)
        seal.update(f"{row.unit_code} {row.cells}\n".encode())
        rows.append(row)
        count += 1
        if len(rows) == BATCH:
            Filing.objects.bulk_create(rows)
            rows = []
    Filing.objects.bulk_create(rows)
    form, period = (one.form_code, str(one.period)) if one else ("", "")
    record(None, form=form, period=period, batch=batch, count=count, digest=seal.hexdigest())
    return count


def _valid_form_once(one: HistoricFiling, rows: list[Filing]) -> Form:
    if rows and rows[-1].form_code == one.form_code and rows[-1].period == str(one.period):
        return rows[-1].form
    return _valid_form(one.form_code, one.period)


def _historic(one: HistoricFiling, form: Form, batch: str, at: datetime) -> Filing:
    accepted = at if one.state == "accepted" else None
    return Filing(
        form=form,
        form_code=one.form_code,
        period=str(one.period),
        unit_code=one.unit_code,
        unit_name=one.unit_name,
        state=one.state,
        cells=canonical({k: to_data(v) for k, v in one.cells.items()}),
        source="brought in",
        batch=batch,
        started_at=at,
        submitted_at=at,
        accepted_at=accepted,
        first_sent_at=one.sent_at,
        handed_back=one.handed_back,
        city=one.place.city,
        county=one.place.county,
        zone_code=one.place.zone,
        zone_type=one.place.zone_type,
        enterprise_code=one.place.enterprise,
    )
