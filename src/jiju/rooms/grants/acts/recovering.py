"""追缴: proposed when a title falls or data prove false, ordered by a person, entered by finance as money comes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.grants import queries
from jiju.rooms.grants.acts.asking import amount, between, document, text
from jiju.rooms.grants.acts.booking import About, move
from jiju.rooms.grants.acts.paying import locked
from jiju.rooms.grants.acts.refusals import AlreadyHasAPart, MoreThanIsOwed, NothingToRecover
from jiju.rooms.grants.models import BudgetEntry, Grant, Recovery
from jiju.rooms.grants.states import GRANTS, RECOVERIES
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, told

LATEST = timedelta(days=366)
SIGNED = ("countersign", "approve", "pay")  # whoever let the money go does not order it back


@act("grants.propose_recovery", GRANTS["propose_recovery"])
def propose_recovery(grant: Grant, *, by: Actor, at: datetime, cause: str, cause_key: str) -> Recovery:
    """Propose that what was paid comes back, after news that its ground has fallen. A person orders or drops it.

    Errors   NothingToRecover
    """
    owed = queries.unclaimed(grant)
    if owed <= 0 or grant.recoveries.filter(cause=cause, cause_key=cause_key).exists():
        raise NothingToRecover(
            word("All that was paid of this grant is asked back already."), remedy=word("Open its recoveries.")
        )
    made = Recovery(grant=grant, cause=cause, cause_key=cause_key, amount_yuan=owed, proposed_at=at)
    made.save()
    record(grant, recovery=made.pk, cause=cause, cause_key=cause_key, amount_yuan=owed)
    return made


@act("grants.order_recovery", RECOVERIES["order_recovery"])
def order_recovery(
    recovery: Recovery, *, by: Actor, at: datetime, amount_yuan: Decimal, due: date, reason: str
) -> Recovery:
    """Order a zone to give money back by a day. What an order leaves of the proposal stays proposed for another person.

    Errors   AlreadyHasAPart for whoever countersigned, approved, paid or accepted, had any part in the grant and orders
             less than is proposed, or ordered an earlier part of the same money; MoreThanIsOwed; AmountDoesNotFit,
             DayIsWrong, TextIsTooShort
    """
    grant, today = locked(recovery), workdays.day_of(at)
    _refuse_parts(grant, by, (*SIGNED, "accept") if recovery.cause in ("unused", "misused") else SIGNED)
    _refuse_same_hand(recovery, by)
    yuan = amount(amount_yuan)
    rest = _rest(grant, recovery, yuan, by)
    between(due, today, today + LATEST)
    recovery.state, recovery.amount_yuan, recovery.due = "ordered", yuan, due
    recovery.reason = text(reason, word("Say on which facts and by which rule the money comes back."))
    recovery.decided_by, recovery.decided_at = by.person, at
    recovery.save()
    left = _keep_rest(recovery, rest)
    record(grant, recovery=recovery.pk, amount_yuan=yuan, due=due, reason=recovery.reason, **left)
    return recovery


def _rest(grant: Grant, recovery: Recovery, yuan: Decimal, by: Actor) -> Decimal:
    """What an order leaves of the proposal. To leave any is to drop it in part: nobody with any part may."""
    rest: Decimal = recovery.amount_yuan - yuan
    if rest < 0:
        raise MoreThanIsOwed(
            word("{owed} yuan are to come back at most.", owed=f"{recovery.amount_yuan:,}"),
            remedy=word("Order that much or less."),
        )
    if rest and _had_part(grant, by, tuple(json.loads(grant.parts))):
        raise AlreadyHasAPart(
            word("You had a part in this grant, and order less than is proposed."),
            why=word("Nobody who had any part in a grant leaves money of it with the zone."),
            remedy=word("Order all that is proposed, or let a colleague without a part decide."),
        )
    return rest


def _keep_rest(recovery: Recovery, rest: Decimal) -> dict[str, Any]:
    """Propose what an order has left, and tell the ledger of it."""
    if not rest:
        return {}
    kept = Recovery(
        grant=recovery.grant, cause=recovery.cause, cause_key=recovery.cause_key, number=recovery.number + 1,
        amount_yuan=rest, proposed_at=recovery.decided_at,
    )  # fmt: skip
    kept.save()
    return {"rest": kept.pk, "rest_yuan": rest}


@act("grants.drop_recovery", RECOVERIES["drop_recovery"])
def drop_recovery(recovery: Recovery, *, by: Actor, at: datetime, reason: str) -> Recovery:
    """Leave money with the zone after all, with the reason. Nobody who had any part in the grant may do so.

    Errors   AlreadyHasAPart, also for whoever ordered an earlier part of the same money; TextIsTooShort
    """
    grant = locked(recovery)
    _refuse_parts(grant, by, tuple(json.loads(grant.parts)))
    _refuse_same_hand(recovery, by)
    recovery.state, recovery.decided_by, recovery.decided_at = "dropped", by.person, at
    recovery.reason = text(reason, word("Say why the money is not asked back."), 20)
    recovery.save()
    record(grant, recovery=recovery.pk, amount_yuan=recovery.amount_yuan, reason=recovery.reason)
    return recovery


def _refuse_parts(grant: Grant, by: Actor, barred: Sequence[str]) -> None:
    if _had_part(grant, by, barred):
        raise AlreadyHasAPart(
            word("You had a part in this grant."),
            why=word("Whoever let the money go does not decide on its coming back."),
            remedy=word("A colleague without that part decides."),
        )


def _had_part(grant: Grant, by: Actor, asked: Sequence[str]) -> bool:
    parts = json.loads(grant.parts)
    return any(by.person in parts.get(part, ()) for part in asked)


def _refuse_same_hand(recovery: Recovery, by: Actor) -> None:
    """What one person has left of a proposal is decided by another."""
    if by.person in queries.decided_before(recovery):
        raise AlreadyHasAPart(
            word("You ordered another part of this money."),
            why=word("What an order leaves of the proposal is decided by a second person."),
            remedy=word("A colleague without that part decides."),
        )


@act("grants.receive_recovery", RECOVERIES["receive_recovery"])
def receive_recovery(
    recovery: Recovery, *, by: Actor, at: datetime, amount_yuan: Decimal, voucher: str, uploads: Sequence[Upload] = ()
) -> Recovery:
    """Enter money that has come back. When all of it has, the recovery is over.

    Errors   AlreadyHasAPart for whoever ordered it; MoreThanIsOwed; AmountDoesNotFit, TextIsTooShort; FilesAreNotKept
    """
    grant = locked(recovery)
    permissions.ask(by, "grants.receive_recovery", grant.budget.place)
    if by.person == recovery.decided_by:
        raise AlreadyHasAPart(_ordered(), remedy=word("A finance officer who did not order it enters the money."))
    yuan, paper = amount(amount_yuan), document(voucher)
    if recovery.received_yuan + yuan > recovery.amount_yuan:
        raise MoreThanIsOwed(
            word("{left} yuan are still to come back.", left=f"{recovery.amount_yuan - recovery.received_yuan:,}"),
            remedy=word("Enter what the bank says has come."),
        )
    move(grant.budget_id, "receipt", yuan, About(grant, recovery=recovery, document=paper), by=by, at=at)
    _received(grant, recovery, yuan)
    kept = attach(recovery, uploads, "voucher", by=by, at=at)
    record(grant, recovery=recovery.pk, amount_yuan=yuan, voucher=paper, files=told(kept))
    return recovery


def _ordered() -> Word:
    return word("You ordered this recovery.")


def _received(grant: Grant, recovery: Recovery, yuan: Decimal) -> None:
    recovery.received_yuan += yuan
    recovery.state = "received" if recovery.received_yuan == recovery.amount_yuan else "ordered"
    recovery.save()
    grant.recovered_yuan += yuan
    grant.save()


@act("grants.reverse_receipt", RECOVERIES["reverse_receipt"])
def reverse_receipt(recovery: Recovery, *, by: Actor, at: datetime, entry: int, reason: str) -> Recovery:
    """Mend a receipt that was entered wrongly: another entry reverses it.

    Errors   AlreadyHasAPart for whoever entered it; NothingToRecover when there is no such entry left to reverse;
             TextIsTooShort
    """
    grant = locked(recovery)
    permissions.ask(by, "grants.reverse_receipt", grant.budget.place)
    wrong = BudgetEntry.objects.filter(pk=entry, recovery=recovery, kind="receipt", reversed_by__isnull=True).first()
    if wrong is None:
        raise NothingToRecover(
            word("There is no such receipt to be reversed."), remedy=word("Choose one from the list of receipts.")
        )
    if by.person == wrong.by:
        raise AlreadyHasAPart(word("You entered this receipt."), remedy=word("Another finance officer reverses it."))
    said = text(reason, word("Say what was wrong with the receipt."))
    about = About(grant, recovery=recovery, reverses=wrong, document=wrong.document)
    move(grant.budget_id, "receipt_back", wrong.amount_yuan, about, by=by, at=at)
    _received(grant, recovery, -wrong.amount_yuan)
    record(grant, recovery=recovery.pk, entry=entry, amount_yuan=wrong.amount_yuan, reason=said)
    return recovery
