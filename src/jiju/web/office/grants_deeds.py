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

Find = Callable[[Actor, int], Any]
Verb = Callable[..., Any]
Typed = Callable[[HttpRequest], Any]
GRANT, PAYMENT, RECOVERY = queries.grant_record, queries.payment_record, queries.recovery_record


def attempt(
    request: HttpRequest, find: Find, pk: int, verb: Verb, told: str, **typed: Typed
) -> HttpResponse:  # fmt: skip
    """Take a step with what was typed; what stands in the way is said on the grant's page, and what was typed stays."""
    by = acting(request)
    found = find(by, pk)
    grant = getattr(found, "grant_id", None) or found.pk
    try:
        verb(found, by=by, at=clock.now(), **{name: read(request) for name, read in typed.items()})
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return show(request, grant, refusal)
    messages.success(request, told)
    return redirect("office:grant", grant)


def _text(name: str) -> Typed:
    return lambda request: str(request.POST.get(name, ""))


def _day(name: str) -> Typed:
    return lambda request: day_of(request.POST.get(name, "")) or date.min


def _yuan(request: HttpRequest) -> Any:
    return amount_typed(request, str(request.POST.get("amount", "")), "万元")


def _entry(request: HttpRequest) -> int:
    typed = str(request.POST.get("entry", ""))
    return int(typed) if typed.isdecimal() and len(typed) < 16 else 0


@page("grants.review_grant", "POST")
def review_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Find a grant in order."""
    return attempt(
        request, GRANT, pk, acts.review_grant, gettext("The grant is reviewed."), digest=_text("digest"),
        explanation=_text("explanation"),
    )  # fmt: skip


@page("grants.countersign_grant", "POST")
def countersign_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign as a second unit."""
    told = gettext("The grant is countersigned.")
    return attempt(request, GRANT, pk, acts.countersign_grant, told, digest=_text("digest"))


@page("grants.approve_grant", "POST")
def approve_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a grant and promise its money."""
    told = gettext("The grant is approved; its money is promised out of the budget.")
    return attempt(request, GRANT, pk, acts.approve_grant, told, digest=_text("digest"))


@page("grants.decline_grant", "POST")
def decline_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """End a grant of which nothing is paid."""
    return attempt(
        request, GRANT, pk, acts.decline_grant, gettext("The grant is declined."), reason=_text("reason")
    )  # fmt: skip


@page("grants.plan_payment", "POST")
def plan_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan an instalment."""
    told = gettext("The payment is planned.")
    return attempt(request, GRANT, pk, acts.plan_payment, told, amount_yuan=_yuan, planned_on=_day("planned_on"))


@page("grants.hand_back_use", "POST")
def hand_back_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a report of use back."""
    told = gettext("The report is handed back to the zone.")
    return attempt(request, GRANT, pk, acts.hand_back_use, told, reason=_text("reason"))


@page("grants.accept_grant", "POST")
def accept_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the use of a grant."""
    told = gettext("The use is accepted.")
    return attempt(request, GRANT, pk, acts.accept_grant, told, misused=misused_of, opinion=_text("opinion"))


@page("grants.pay", "POST")
def pay(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an instalment that was paid."""
    return attempt(
        request, PAYMENT, pk, acts.pay, gettext("The payment is entered."), paid_on=_day("paid_on"),
        voucher=_text("voucher"), uploads=uploads,
    )  # fmt: skip


@page("grants.drop_payment", "POST")
def drop_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an instalment out of the plan."""
    told = gettext("The payment is taken out of the plan.")
    return attempt(request, PAYMENT, pk, acts.drop_payment, told, reason=_text("reason"))


@page("grants.reverse_payment", "POST")
def reverse_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Reverse a payment that did not arrive."""
    told = gettext("The payment is reversed by another entry.")
    return attempt(request, PAYMENT, pk, acts.reverse_payment, told, reason=_text("reason"))


@page("grants.order_recovery", "POST")
def order_recovery(request: HttpRequest, pk: int) -> HttpResponse:
    """Order money back."""
    return attempt(
        request, RECOVERY, pk, acts.order_recovery, gettext("The recovery is ordered."), amount_yuan=_yuan,
        due=_day("due"), reason=_text("reason"),
    )  # fmt: skip


@page("grants.drop_recovery", "POST")
def drop_recovery(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the money with the zone."""
    told = gettext("The recovery is dropped.")
    return attempt(request, RECOVERY, pk, acts.drop_recovery, told, reason=_text("reason"))


@page("grants.receive_recovery", "POST")
def receive_recovery(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter money that came back."""
    return attempt(
        request, RECOVERY, pk, acts.receive_recovery, gettext("The money is entered."), amount_yuan=_yuan,
        voucher=_text("voucher"), uploads=uploads,
    )  # fmt: skip


@page("grants.reverse_receipt", "POST")
def reverse_receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Reverse a receipt that was entered wrongly."""
    told = gettext("The receipt is reversed by another entry.")
    return attempt(request, RECOVERY, pk, acts.reverse_receipt, told, entry=_entry, reason=_text("reason"))
