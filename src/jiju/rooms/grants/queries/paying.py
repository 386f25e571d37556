"""Reads: payments and recoveries, as far as somebody may see their grants."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.grants import checks
from jiju.rooms.grants.models import BudgetEntry, Payment, Recovery
from jiju.rooms.grants.queries.claims import decided_before
from jiju.rooms.grants.queries.lists import visible
from jiju.rooms.grants.shapes import PaymentShown, RecoveryShown
from jiju.rooms.grants.states import PAYMENTS, RECOVERIES
from jiju.rooms.grants.words import CAUSES
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached_to

Receipt = tuple[int, datetime, Decimal, str]


def payment_record(by: Actor, pk: int) -> Payment:
    """The payment to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: Payment | None = Payment.objects.filter(pk=pk, grant__in=visible(by)).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def recovery_record(by: Actor, pk: int) -> Recovery:
    """The recovery to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: Recovery | None = Recovery.objects.filter(pk=pk, grant__in=visible(by)).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def payments_of(by: Actor, grant: Any) -> tuple[PaymentShown, ...]:
    """The instalments of a grant. Verbs are those that the role has in this state; who entered one reverses it not."""
    rows = list(Payment.objects.filter(grant=grant).order_by("planned_on", "pk"))
    names = people.names_of([p.paid_by for p in rows if p.paid_by])
    files = attached_to(Payment._meta.label, [str(p.pk) for p in rows])
    reaches = by.scope.covers(grant.budget.place)
    return tuple(
        PaymentShown(
            p.pk, p.state, PAYMENTS.states[p.state], p.amount_yuan, p.planned_on, p.paid_on,
            names.get(p.paid_by, p.paid_by), p.voucher, p.reason,
            tuple(v for v in PAYMENTS.possible(p.state)
                  if reaches and permissions.may(by, f"grants.{v}") and not _is_own(by, p, v)),
            files.get(str(p.pk), ()),
        )
        for p in rows
    )  # fmt: skip


def _is_own(by: Actor, p: Any, verb: str) -> bool:
    return verb == "reverse_payment" and p.paid_by == by.person


def recoveries_of(by: Actor, rows: Iterable[Any], on: date) -> tuple[RecoveryShown, ...]:
    """Recoveries as somebody may see them."""
    found = list(rows)
    names = people.names_of([r.decided_by for r in found if r.decided_by])
    came = _receipts([r.pk for r in found])
    return tuple(_recovery(by, r, names, on, tuple(came.get(r.pk, ()))) for r in found)


def _receipts(recoveries: list[int]) -> dict[int, list[Receipt]]:
    """What has come of each recovery and was not reversed."""
    out: dict[int, list[Receipt]] = {}
    rows = BudgetEntry.objects.filter(recovery_id__in=recoveries, kind="receipt", reversed_by__isnull=True)
    for e in rows.order_by("pk"):
        out.setdefault(e.recovery_id, []).append((e.pk, e.at, e.amount_yuan, e.document))
    return out


def _recovery(by: Actor, r: Any, names: dict[str, str], on: date, came: tuple[Receipt, ...]) -> RecoveryShown:
    verbs = [v for v in RECOVERIES.possible(r.state) if permissions.may(by, f"grants.{v}")]
    if r.received_yuan == 0 and "reverse_receipt" in verbs:
        verbs.remove("reverse_receipt")
    return RecoveryShown(
        r.pk, r.grant_id, r.grant.unit, r.grant.unit_name, r.cause, CAUSES[r.cause], r.state,
        RECOVERIES.states[r.state], r.amount_yuan, r.received_yuan, r.reason, r.due,
        workdays.days_left(r.due, on) if r.due and r.state == "ordered" else None,
        names.get(r.decided_by, r.decided_by), tuple(verbs), kept_from_recovery(by, r, verbs), came,
    )  # fmt: skip


def kept_from_recovery(by: Actor, r: Any, verbs: list[str]) -> dict[str, Word]:
    """Why the reader may not take a step that the role may."""
    parts = checks.parts_of(r.grant.parts)
    mine = {part for part, persons in parts.items() if by.person in persons}
    signed = {"countersign", "approve", "pay"} | ({"accept"} if r.cause in ("unused", "misused") else set())
    again = by.person in decided_before(r)
    why = {
        "order_recovery": bool(mine & signed) or again,
        "drop_recovery": bool(mine) or again,
        "receive_recovery": by.person == r.decided_by,
    }
    return {v: word("You had a part in this; a colleague decides.") for v in verbs if why.get(v)}
