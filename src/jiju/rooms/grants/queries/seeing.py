"""Reads: who may see the files of payments, reports and recoveries: whoever may see the grant."""

from __future__ import annotations

from jiju.rooms.grants.models import Payment, Recovery, UseReport
from jiju.rooms.grants.queries.lists import visible
from jiju.spine import permissions
from jiju.spine.actors import Actor


def may_see_payment(by: Actor, ident: str) -> bool:
    """Whether a person may see a payment and its files."""
    return _may(by) and Payment.objects.filter(pk=int(ident), grant__in=visible(by)).exists()


def may_see_report(by: Actor, ident: str) -> bool:
    """Whether a person may see a report of use and its files."""
    return _may(by) and UseReport.objects.filter(pk=int(ident), grant__in=visible(by)).exists()


def may_see_recovery(by: Actor, ident: str) -> bool:
    """Whether a person may see a recovery and its files."""
    return _may(by) and Recovery.objects.filter(pk=int(ident), grant__in=visible(by)).exists()


def _may(by: Actor) -> bool:
    return permissions.may(by, "grants.see_grants")
