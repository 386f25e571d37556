"""Payments: planned, paid with their voucher by finance, reversed by another entry; never more than was approved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from jiju.core import workdays
from jiju.core.refusals import NotNow
from jiju.core.words import word
from jiju.rooms.grants import checks, queries
from jiju.rooms.grants.acts.asking import amount, between, document, refuse_held, refuse_other_part, take_part, text
from jiju.rooms.grants.acts.booking import About, move
from jiju.rooms.grants.acts.refusals import AlreadyHasAPart, MoneyStandsOut
from jiju.rooms.grants.acts.reviewing import refuse_unsigned
from jiju.rooms.grants.models import BudgetEntry, Grant, Payment
from jiju.rooms.grants.states import GRANTS, PAYMENTS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told

AHEAD = timedelta(days=730)
PAYABLE = ("approved", "paid", "used")


@act("grants.plan_payment", GRANTS["plan_payment"])
def plan_payment(grant: Grant, *, by: Actor, at: datetime, amount_yuan: Decimal, planned_on: date) -> Payment:
    """Plan one instalment of an approved grant.

    Errors   MoneyStandsOut when the instalments would exceed the grant; AmountDoesNotFit, DayIsWrong, AlreadyHasAPart;
             NotFound for a budget out of reach
    """
    permissions.ask(by, "grants.plan_payment", grant.budget.place)
    refuse_other_part(grant, "pay", by)
    yuan = amount(amount_yuan)
    today = workdays.day_of(at)
    between(planned_on, today, today + AHEAD)
    planned = grant.payments.filter(state__in=("planned", "paid")).aggregate(sum=Sum("amount_yuan"))["sum"] or Decimal(
        0
    )
    if planned + yuan > grant.amount_yuan:
        raise MoneyStandsOut(
            word(
                "{left} yuan of this grant are not in the plan of payments yet.",
                left=f"{grant.amount_yuan - planned:,}",
            ),
            remedy=word("Plan that much or less."),
        )
    made = Payment(grant=grant, amount_yuan=yuan, planned_on=planned_on, planned_by=by.person)
    made.save()
    record(grant, payment=made.pk, amount_yuan=yuan, planned_on=planned_on)
    return made


@act("grants.drop_payment", PAYMENTS["drop_payment"])
def drop_payment(payment: Payment, *, by: Actor, at: datetime, reason: str) -> Payment:
    """Take an instalment out of the plan before it is paid.

    Errors   TextIsTooShort; NotFound for a budget out of reach
    """
    permissions.ask(by, "grants.drop_payment", payment.grant.budget.place)
    payment.state, payment.reason = "dropped", text(reason, word("Say why it is not paid."))
    payment.save()
    record(payment.grant, payment=payment.pk, amount_yuan=payment.amount_yuan, reason=payment.reason)
    return payment


@act("grants.pay", PAYMENTS["pay"])
def pay(
    payment: Payment, *, by: Actor, at: datetime, paid_on: date, voucher: str, uploads: Sequence[Upload] = ()
) -> Payment:
    """Write down that an instalment was paid: when, and by which voucher. Every signature must stand on this day.

    Errors   AlreadyHasAPart for whoever has another part in the grant; SignatureIsMissing, MoneyIsHeld,
             NothingToRestOn, DayIsWrong, TextIsTooShort; FilesAreNotKept
    """
    grant = locked(payment)
    permissions.ask(by, "grants.pay", grant.budget.place)
    _refuse_unpayable(grant, at)
    take_part(grant, "pay", by)
    approval = queries.standing(grant, "approve")
    between(paid_on, workdays.day_of(approval.at) if approval else workdays.day_of(at), workdays.day_of(at))
    paper = document(voucher)
    payment.state, payment.paid_on, payment.paid_by, payment.voucher = "paid", paid_on, by.person, paper
    payment.save()
    move(grant.budget_id, "payment", payment.amount_yuan, About(grant, payment, document=paper), by=by, at=at)
    _paid(grant, payment)
    kept = attach(payment, uploads, "voucher", by=by, at=at)
    record(grant, payment=payment.pk, amount_yuan=payment.amount_yuan, paid_on=paid_on, voucher=paper, files=told(kept))
    return payment


def locked(owned: Any) -> Grant:
    """The grant of a payment or a recovery, locked: acts on both wait for one another."""
    found: Grant = Grant.objects.select_for_update(of=("self",)).select_related("budget").get(pk=owned.grant_id)
    owned.grant = found
    return found


def _refuse_unpayable(grant: Grant, at: datetime) -> None:
    if grant.state not in PAYABLE:
        raise NotNow(
            word("The grant is not approved: its state is “{state}”.", state=GRANTS.states[grant.state]),
            remedy=word("Let it be reviewed and approved first."),
        )
    refuse_held(grant, at)
    approval = queries.standing(grant, "approve")
    refuse_unsigned(grant, approval.unit if approval else "", "review", "approve")


def _paid(grant: Grant, payment: Payment) -> None:
    """The grant after an instalment: from the first one on, the term runs in which its use is reported."""
    grant.paid_yuan += payment.amount_yuan
    grant.state = "paid"
    if grant.first_paid_on is None and payment.paid_on is not None:
        grant.first_paid_on = payment.paid_on
        months = queries.rule_named(grant.rule).report_within_months
        grant.report_by = checks.months_after(payment.paid_on, months)
    grant.save()


@act("grants.reverse_payment", PAYMENTS["reverse_payment"])
def reverse_payment(payment: Payment, *, by: Actor, at: datetime, reason: str) -> Payment:
    """Mend a payment that did not arrive or was entered wrongly: an entry reverses it, and it can be planned anew.

    Errors   AlreadyHasAPart for whoever entered it; MoneyStandsOut when its use was reported or a recovery is under
             way; TextIsTooShort
    """
    grant = locked(payment)
    permissions.ask(by, "grants.reverse_payment", grant.budget.place)
    if by.person == payment.paid_by:
        raise AlreadyHasAPart(
            word("You entered this payment."), remedy=word("Another finance officer reverses it."),
        )  # fmt: skip
    if grant.state != "paid" or grant.recoveries.exclude(state="dropped").exists():
        raise MoneyStandsOut(
            word("Its use is reported, or money of this grant is to come back."),
            remedy=word("Let the report be handed back first; what is recovered is not reversed."),
        )
    payment.state, payment.reason = "reversed", text(reason, word("Say what went wrong with the payment."))
    payment.save()
    entry = BudgetEntry.objects.get(payment=payment, kind="payment")
    about = About(grant, payment, reverses=entry, document=payment.voucher)
    move(grant.budget_id, "payment_back", payment.amount_yuan, about, by=by, at=at)
    _unpaid(grant, payment)
    record(grant, payment=payment.pk, amount_yuan=payment.amount_yuan, reason=payment.reason)
    return payment


def _unpaid(grant: Grant, payment: Payment) -> None:
    grant.paid_yuan -= payment.amount_yuan
    left = grant.payments.filter(state="paid").order_by("paid_on", "pk").first()
    if left is None:
        grant.state, grant.first_paid_on, grant.report_by = "approved", None, None
    grant.save()
