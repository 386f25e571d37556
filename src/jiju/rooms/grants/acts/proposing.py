"""Proposing: a grant on a title or a place in a round, within the cap, once; correcting it voids every signature."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from jiju.core import workdays
from jiju.core.codes import credit_code_fault
from jiju.core.words import word
from jiju.rooms.grants import checks, queries
from jiju.rooms.grants.acts.asking import amount, take_part, text
from jiju.rooms.grants.acts.booking import About, move
from jiju.rooms.grants.acts.refusals import (
    AwardedBefore,
    BudgetDoesNotFit,
    CapIsExceeded,
    MoneyIsHeld,
    MoneyStandsOut,
    NothingToRestOn,
    PayeeDoesNotFit,
    PurposesDoNotFit,
)
from jiju.rooms.grants.models import Budget, Grant
from jiju.rooms.grants.shapes import Origin, Payee, ProposalFacts
from jiju.rooms.grants.states import GRANTS
from jiju.rooms.programmes.shapes import Award
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

WAN = Decimal(10_000)


@act("grants.propose_grant")
def propose_grant(facts: ProposalFacts, *, by: Actor, at: datetime) -> Grant:
    """Propose a grant on a ground that stands: how much, for what, to whom. Nothing is promised by it.

    Errors   NothingToRestOn, MoneyIsHeld, AwardedBefore, CapIsExceeded, BudgetDoesNotFit, AmountDoesNotFit,
             PurposesDoNotFit, PayeeDoesNotFit, TextIsTooShort; NotFound for a zone out of reach
    """
    rule, origin = _ground(facts, by, at)
    grant = Grant(plan_id=queries.plan_id(), rule=rule.id, origin_kind=origin.kind, origin_key=origin.key)
    _write(grant, facts, rule, origin, by=by, at=at)
    _refuse_second(rule, origin, grant)
    take_part(grant, "propose", by)
    _store(grant, origin)
    record(grant, **_told(grant))
    return grant


def _store(grant: Grant, origin: Origin) -> None:
    """Save a grant; whoever proposes the same at the same moment is refused like whoever comes later."""
    try:
        with transaction.atomic():
            grant.save()
    except IntegrityError:
        raise _second(origin.unit_name, 0) from None


def _ground(facts: ProposalFacts, by: Actor, at: datetime) -> tuple[Award, Origin]:
    """The rule and what the grant rests on, as both are now."""
    rule, on = queries.rule_named(facts.rule), workdays.day_of(at)
    origin = queries.origin(facts.origin_kind, facts.origin_key, rule.id, on)
    if origin is None or not by.scope.covers(origin.place):
        raise NothingToRestOn(
            word("There is no title or place within your area on which this award could rest."),
            remedy=word("Choose one from the list of what awards may rest on."),
        )
    hindrance = queries.hindrance(origin.unit, origin.unit_name, origin, on)
    if hindrance is not None:
        raise MoneyIsHeld(hindrance, remedy=word("Wait until it is settled."))
    return rule, origin


def _write(grant: Grant, facts: ProposalFacts, rule: Award, origin: Origin, *, by: Actor, at: datetime) -> None:
    """Write the facts into a grant after asking each of them."""
    yuan = amount(facts.amount_yuan)
    _refuse_above_cap(yuan, origin)
    grant.budget = _budget(facts.budget, rule, origin)
    _refuse_purposes(facts, rule, yuan)
    payee = _payee(facts.payee)
    grant.unit, grant.unit_name, grant.amount_yuan, grant.origin_round = (
        origin.unit,
        origin.unit_name,
        yuan,
        origin.round,
    )
    grant.purposes = canonical([[p.purpose.strip(), p.amount_yuan.quantize(Decimal("0.01"))] for p in facts.purposes])
    grant.payee, grant.payee_uscc = canonical([payee.name, payee.uscc, payee.account]), payee.uscc
    grant.origin, grant.once_key = canonical(origin.facts), queries.once_key(rule, origin)
    grant.reason = text(facts.reason, word("Say why this amount, and for what."))
    grant.findings, grant.explanation = "[]", ""
    grant.proposed_by, grant.proposed_at = by.person, at
    grant.city, grant.county = origin.place.city, origin.place.county
    grant.zone_code, grant.zone_type = origin.place.zone, origin.place.zone_type


def _refuse_above_cap(yuan: Decimal, origin: Origin) -> None:
    if yuan > origin.cap_wan * WAN:
        raise CapIsExceeded(
            word(
                "{yuan} yuan lie above the cap of {cap} ten thousand yuan.", yuan=f"{yuan:,}", cap=f"{origin.cap_wan:f}"
            ),
            remedy=word("Propose the cap or less."),
        )


def _budget(pk: int, rule: Award, origin: Origin) -> Budget:
    found: Budget | None = Budget.objects.filter(pk=pk).first()
    if found is None or found.source != rule.source or found.city not in ("", origin.place.city):
        raise BudgetDoesNotFit(
            word("This award is paid from another source than this budget."),
            remedy=word("Choose a budget of the award’s own source."),
        )
    return found


def _refuse_purposes(facts: ProposalFacts, rule: Award, yuan: Decimal) -> None:
    faults = list(checks.purpose_faults(facts.purposes, rule.use, yuan))
    if faults:
        raise PurposesDoNotFit(
            word("The lines of purposes do not fit."), faults,
            word("Write one line for each purpose that the plan allows, with its part of the amount."),
        )  # fmt: skip


def _payee(given: Payee) -> Payee:
    """Who receives the money, with the blanks and dashes of typing taken away."""
    name, uscc = given.name.strip(), given.uscc.strip().upper()
    account = given.account.replace(" ", "").replace("-", "")
    fault = credit_code_fault(uscc)
    if fault is not None:
        raise PayeeDoesNotFit(fault, remedy=word("Copy the credit code from the business licence."))
    if not 2 <= len(name) <= 120 or not (account.isascii() and account.isdecimal() and 8 <= len(account) <= 30):
        raise PayeeDoesNotFit(
            word("The payee needs a name and the number of a bank account."),
            remedy=word("Write the name as it stands at the bank, and 8 to 30 digits."),
        )
    return Payee(name, uscc, account)


def _refuse_second(rule: Award, origin: Origin, grant: Grant) -> None:
    before = queries.earlier(rule, origin, but=grant.pk or 0)
    if before is not None:
        raise _second(before.unit_name, before.pk)


def _second(name: str, ident: int) -> AwardedBefore:
    known = word("in grant {id}", id=ident) if ident else word("in a grant proposed at this moment")
    return AwardedBefore(
        word("{name} has this award already, {known}.", name=name, known=known),
        why=word("The plan gives it once, also under a former name or code."),
        remedy=word("Open the earlier grant; only when it was declined may another be proposed."),
    )


def _told(grant: Grant) -> dict[str, object]:
    return {
        "rule": grant.rule, "unit": grant.unit, "amount_yuan": grant.amount_yuan, "budget": grant.budget_id,
        "origin": [grant.origin_kind, grant.origin_key], "digest": queries.digest_now(grant), "reason": grant.reason,
    }  # fmt: skip


@act("grants.correct_grant", GRANTS["correct_grant"])
def correct_grant(grant: Grant, *, by: Actor, at: datetime, facts: ProposalFacts) -> Grant:
    """Write a grant anew before anything is paid: every signature under it is void, and what was promised is released.

    Errors   as for proposing; AlreadyHasAPart for whoever reviewed or approved it; MoneyStandsOut while payments are
             planned
    """
    if (facts.rule, facts.origin_kind, facts.origin_key) != (grant.rule, grant.origin_kind, grant.origin_key):
        raise NothingToRestOn(
            word("A correction keeps the award and what it rests on."), remedy=word("Decline it and propose another.")
        )
    rule, origin = _ground(facts, by, at)
    take_part(grant, "propose", by)
    release(grant, by=by, at=at)
    _write(grant, facts, rule, origin, by=by, at=at)
    _refuse_second(rule, origin, grant)
    grant.state = "proposed"
    void(grant, at, word("The grant was corrected."))
    _store(grant, origin)
    record(grant, **_told(grant))
    return grant


@act("grants.decline_grant", GRANTS["decline_grant"])
def decline_grant(grant: Grant, *, by: Actor, at: datetime, reason: str) -> Grant:
    """End a grant before anything is paid; what was promised is released, and the zone may be proposed again.

    Errors   TextIsTooShort; MoneyStandsOut while payments are planned
    """
    grant.declined_because = text(reason, word("Say why it is declined."))
    release(grant, by=by, at=at)
    void(grant, at, word("The grant was declined."))
    grant.state, grant.once_key = "declined", None
    grant.save()
    record(grant, unit=grant.unit, reason=grant.declined_because)
    return grant


def release(grant: Grant, *, by: Actor, at: datetime) -> None:
    """Give back to the budget what was promised to a grant of which nothing is paid.

    Errors   MoneyStandsOut while payments are planned
    """
    if grant.payments.filter(state="planned").exists():
        raise MoneyStandsOut(
            word("Payments of this grant are planned."), remedy=word("Let finance take them out of the plan first.")
        )
    if grant.state == "approved":
        move(grant.budget_id, "release", grant.amount_yuan, About(grant=grant), by=by, at=at)


def void(grant: Grant, at: datetime, because: object) -> None:
    """Void every signature under a grant."""
    for one in grant.approvals.filter(voided_at__isnull=True).order_by("pk"):
        one.voided_at, one.voided_because = at, canonical(because)
        one.save()
