"""Each step of a grant: signatures, plan of payments, payment, acceptance, recovery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.grants import acts, queries
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of
from jiju.web.office.grants import misused_of, show
from jiju.web.office.grants_frame import amount_typed
from jiju.web.uploads import uploads

Deed = Callable[[Any, Actor], Any]
Find = Callable[[Actor, int], Any]


def attempt(request: HttpRequest, find: Find, pk: int, deed: Deed, told: str) -> HttpResponse:
    """Take a step; what stands in the way is said on the page of the grant, and what was typed stays."""
    by = acting(request)
    found = find(by, pk)
    grant = getattr(found, "grant_id", None) or found.pk
    try:
        deed(found, by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return show(request, grant, refusal)
    messages.success(request, told)
    return redirect("office:grant", grant)


def _day(request: HttpRequest, name: str) -> date:
    return day_of(request.POST.get(name, "")) or date.min


def _sent(request: HttpRequest, name: str) -> str:
    return str(request.POST.get(name, ""))


@page("grants.review_grant", "POST")
def review_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Find a grant in order."""
    digest, said = _sent(request, "digest"), _sent(request, "explanation")
    return attempt(
        request, queries.grant_record, pk,
        lambda g, by: acts.review_grant(g, by=by, at=clock.now(), digest=digest, explanation=said),
        gettext("The grant is reviewed."),
    )  # fmt: skip


@page("grants.countersign_grant", "POST")
def countersign_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign as a second unit."""
    digest = _sent(request, "digest")
    return attempt(
        request, queries.grant_record, pk,
        lambda g, by: acts.countersign_grant(g, by=by, at=clock.now(), digest=digest),
        gettext("The grant is countersigned."),
    )  # fmt: skip


@page("grants.approve_grant", "POST")
def approve_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a grant and promise its money."""
    digest = _sent(request, "digest")
    return attempt(
        request, queries.grant_record, pk,
        lambda g, by: acts.approve_grant(g, by=by, at=clock.now(), digest=digest),
        gettext("The grant is approved; its money is promised out of the budget."),
    )  # fmt: skip


@page("grants.decline_grant", "POST")
def decline_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """End a grant of which nothing is paid."""
    reason = _sent(request, "reason")
    return attempt(
        request, queries.grant_record, pk,
        lambda g, by: acts.decline_grant(g, by=by, at=clock.now(), reason=reason), gettext("The grant is declined."),
    )  # fmt: skip


@page("grants.plan_payment", "POST")
def plan_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan an instalment."""

    def plan(g: Any, by: Actor) -> None:
        yuan, on = amount_typed(request, _sent(request, "amount"), "万元"), _day(request, "planned_on")
        acts.plan_payment(g, by=by, at=clock.now(), amount_yuan=yuan, planned_on=on)

    return attempt(request, queries.grant_record, pk, plan, gettext("The payment is planned."))


@page("grants.hand_back_use", "POST")
def hand_back_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a report of use back."""
    reason = _sent(request, "reason")
    return attempt(
        request, queries.grant_record, pk,
        lambda g, by: acts.hand_back_use(g, by=by, at=clock.now(), reason=reason),
        gettext("The report is handed back to the zone."),
    )  # fmt: skip


@page("grants.accept_grant", "POST")
def accept_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the use of a grant."""
    misused, opinion = misused_of(request), _sent(request, "opinion")
    return attempt(
        request, queries.grant_record, pk,
        lambda g, by: acts.accept_grant(g, by=by, at=clock.now(), misused=misused, opinion=opinion),
        gettext("The use is accepted."),
    )  # fmt: skip


@page("grants.pay", "POST")
def pay(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an instalment that was paid."""

    def enter(p: Any, by: Actor) -> None:
        on, voucher = _day(request, "paid_on"), _sent(request, "voucher")
        acts.pay(p, by=by, at=clock.now(), paid_on=on, voucher=voucher, uploads=uploads(request))

    return attempt(request, queries.payment_record, pk, enter, gettext("The payment is entered."))


@page("grants.drop_payment", "POST")
def drop_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an instalment out of the plan."""
    reason = _sent(request, "reason")
    return attempt(
        request, queries.payment_record, pk,
        lambda p, by: acts.drop_payment(p, by=by, at=clock.now(), reason=reason),
        gettext("The payment is taken out of the plan."),
    )  # fmt: skip


@page("grants.reverse_payment", "POST")
def reverse_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Reverse a payment that did not arrive."""
    reason = _sent(request, "reason")
    return attempt(
        request, queries.payment_record, pk,
        lambda p, by: acts.reverse_payment(p, by=by, at=clock.now(), reason=reason),
        gettext("The payment is reversed by another entry."),
    )  # fmt: skip


@page("grants.order_recovery", "POST")
def order_recovery(request: HttpRequest, pk: int) -> HttpResponse:
    """Order money back."""

    def order(r: Any, by: Actor) -> None:
        yuan, due = amount_typed(request, _sent(request, "amount"), "万元"), _day(request, "due")
        acts.order_recovery(r, by=by, at=clock.now(), amount_yuan=yuan, due=due, reason=_sent(request, "reason"))

    return attempt(request, queries.recovery_record, pk, order, gettext("The recovery is ordered."))


@page("grants.drop_recovery", "POST")
def drop_recovery(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the money with the zone."""
    reason = _sent(request, "reason")
    return attempt(
        request, queries.recovery_record, pk,
        lambda r, by: acts.drop_recovery(r, by=by, at=clock.now(), reason=reason), gettext("The recovery is dropped."),
    )  # fmt: skip


@page("grants.receive_recovery", "POST")
def receive_recovery(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter money that came back."""

    def receive(r: Any, by: Actor) -> None:
        yuan, voucher = amount_typed(request, _sent(request, "amount"), "万元"), _sent(request, "voucher")
        acts.receive_recovery(
            r, by=by, at=clock.now(), amount_yuan=yuan, voucher=voucher, uploads=uploads(request)
        )  # fmt: skip

    return attempt(request, queries.recovery_record, pk, receive, gettext("The money is entered."))


@page("grants.reverse_receipt", "POST")
def reverse_receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Reverse a receipt that was entered wrongly."""
    entry = _sent(request, "entry")
    number = int(entry) if entry.isdecimal() and len(entry) < 16 else 0
    return attempt(
        request, queries.recovery_record, pk,
        lambda r, by: acts.reverse_receipt(r, by=by, at=clock.now(), entry=number, reason=_sent(request, "reason")),
        gettext("The receipt is reversed by another entry."),
    )  # fmt: skip
