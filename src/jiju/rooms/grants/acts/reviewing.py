"""Review, countersignature and approval: persons sign exactly what they were shown; the last promises the money."""

from __future__ import annotations

from datetime import datetime

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.grants import queries
from jiju.rooms.grants.acts.asking import refuse_held, refuse_unseen, take_part
from jiju.rooms.grants.acts.booking import About, move
from jiju.rooms.grants.acts.refusals import ExplanationIsMissing, SignatureIsMissing
from jiju.rooms.grants.models import Approval, Grant
from jiju.rooms.grants.states import GRANTS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical


@act("grants.review_grant", GRANTS["review_grant"])
def review_grant(grant: Grant, *, by: Actor, at: datetime, digest: str, explanation: str = "") -> Grant:
    """Find a grant in order. Whatever looks like a second award is explained in writing.

    Errors   ShownHasChanged, AlreadyHasAPart, MoneyIsHeld, NothingToRestOn, ExplanationIsMissing
    """
    refuse_unseen(grant, digest)
    refuse_held(grant, at)
    take_part(grant, "review", by)
    found = queries.suspected(grant, workdays.day_of(at))
    if found and len(explanation.strip()) < 10:
        raise ExplanationIsMissing(
            word("{n} findings look like a second award for the same zone.", n=len(found)),
            why=queries.as_told(by, found)[0].says,
            remedy=word("Say in 10 characters or more what was looked at and why it is none."),
        )
    grant.findings = canonical([[s.code, s.says.to_data(), s.grant] for s in found])
    grant.explanation = explanation.strip()
    _sign(grant, "review", by, at)
    grant.state = "reviewed"
    grant.save()
    record(grant, unit=grant.unit, digest=queries.digest_now(grant), findings=len(found), reason=grant.explanation)
    return grant


@act("grants.countersign_grant", GRANTS["countersign_grant"])
def countersign_grant(grant: Grant, *, by: Actor, at: datetime, digest: str) -> Grant:
    """Sign a grant as a second unit, which large amounts need before they are approved.

    Errors   ShownHasChanged, AlreadyHasAPart, MoneyIsHeld, NothingToRestOn; NotFound for a city's officer where the
             money is not the city's
    """
    if by.scope.reach == "city":
        permissions.ask(by, "grants.countersign_grant", grant.budget.place)
    refuse_unseen(grant, digest)
    refuse_held(grant, at)
    take_part(grant, "countersign", by)
    _sign(grant, "countersign", by, at)
    grant.state = "countersigned"
    grant.save()
    record(grant, unit=grant.unit, digest=digest, amount_yuan=grant.amount_yuan)
    return grant


@act("grants.approve_grant", GRANTS["approve_grant"])
def approve_grant(grant: Grant, *, by: Actor, at: datetime, digest: str) -> Grant:
    """Approve a grant: its amount is promised out of the budget, which cannot be exceeded.

    Errors   ShownHasChanged, AlreadyHasAPart, MoneyIsHeld, NothingToRestOn; SignatureIsMissing for a large amount that
             no second unit has signed; BudgetIsSpent
    """
    refuse_unseen(grant, digest)
    refuse_held(grant, at)
    refuse_unsigned(grant, by.unit, "review")
    take_part(grant, "approve", by)
    _sign(grant, "approve", by, at)
    move(grant.budget_id, "commitment", grant.amount_yuan, About(grant=grant), by=by, at=at)
    grant.state = "approved"
    grant.save()
    record(grant, unit=grant.unit, digest=digest, amount_yuan=grant.amount_yuan, budget=grant.budget_id)
    return grant


def _sign(grant: Grant, part: str, by: Actor, at: datetime) -> None:
    """A signature under what the grant shows with everything that this step has added."""
    shown = queries.shown_text(grant)
    Approval(
        grant=grant, part=part, digest=queries.digest_now(grant), shown=shown, person=by.person, unit=by.unit,
        unit_name=by.unit_name, at=at,
    ).save()  # fmt: skip


def refuse_unsigned(grant: Grant, unit: str, *parts: str) -> None:
    """Refuse unless each of these signatures stands under what the grant shows now, and a second unit's if it is large.

    Shape    unit: that of whoever approves
    Errors   SignatureIsMissing
    """
    digest = queries.digest_now(grant)
    for part in parts:
        one = queries.standing(grant, part)
        if one is None or one.digest != digest:
            raise _missing(word("A signature that the grant needs is void: it does not stand under what is shown now."))
    if not queries.needs_countersign(queries.rule_named(grant.rule), grant.amount_yuan):
        return
    second = queries.standing(grant, "countersign")
    if second is None or second.digest != digest:
        raise _missing(word("This amount is signed by two units, and the second has not signed."))
    if second.unit == unit:
        raise _missing(word("The second signature is of the same unit as the approval."))


def _missing(what: Word) -> SignatureIsMissing:
    return SignatureIsMissing(
        what, remedy=word("Another unit countersigns, or the grant is corrected and signed anew.")
    )
