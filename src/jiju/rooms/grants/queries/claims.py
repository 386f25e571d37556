"""Reads: which money of a grant is not asked back yet, who decided on it, and which grants a piece of news concerns."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Q, Sum

from jiju.rooms.grants.models import Grant, Recovery
from jiju.rooms.registry import queries as registry

PAID = ("paid", "used", "accepted")


def unclaimed(grant: Grant) -> Decimal:
    """What was paid of a grant and no recovery asks back. Units: in yuan. For the program itself."""
    asked: Decimal | None = grant.recoveries.exclude(state="dropped").aggregate(sum=Sum("amount_yuan"))["sum"]
    return Decimal(grant.paid_yuan) - (asked or Decimal(0))


def decided_before(recovery: Recovery) -> set[str]:
    """Who ordered the earlier parts of the money of which this is the rest. For the program itself."""
    if recovery.number == 1:
        return set()
    rows = Recovery.objects.filter(grant=recovery.grant_id, cause=recovery.cause, cause_key=recovery.cause_key)
    return set(rows.filter(number__lt=recovery.number).order_by("pk").values_list("decided_by", flat=True))


def paid_on_title(unit: str) -> list[Grant]:
    """The grants of which money was paid to a zone, under whichever code, that may have to come back."""
    return _paid(Q(unit__in=sorted(registry.lineage(unit))))


def paid_on_the_title(unit: str) -> list[Grant]:
    """The grants paid on the title itself of a zone, under whichever code: the award for recognition above all."""
    return _paid(Q(origin_kind="title", unit__in=sorted(registry.lineage(unit))))


def is_asked_back_for(grant: Grant, cause: str, cause_key: str) -> bool:
    """Whether money of a grant was asked back for a cause already. For the program itself."""
    return bool(grant.recoveries.filter(cause=cause, cause_key=cause_key).exists())


def paid_on_places(proposals: list[int]) -> list[Grant]:
    """The grants paid on places in rounds, by the proposals that were taken up."""
    return _paid(Q(origin_kind="round", origin_key__in=[str(pk) for pk in proposals]))


def _paid(which: Q) -> list[Grant]:
    rows = Grant.objects.filter(which, state__in=PAID, paid_yuan__gt=0).order_by("pk")
    return [g for g in rows if unclaimed(g) > 0]
