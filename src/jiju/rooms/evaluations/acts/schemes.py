"""Acts: draft a scheme, approve it by another person from a day on, withdraw it with a reason."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

from django.utils import timezone

from jiju.core.refusals import Malformed, Refusal
from jiju.core.words import word
from jiju.rooms.evaluations import queries
from jiju.rooms.evaluations.models import Scheme
from jiju.rooms.evaluations.states import SCHEMES
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Scheme as SchemeShape
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

SHORTEST = 5
DAY = timedelta(days=1)


class WordingIsKnown(Refusal):
    """The scheme stands in this very wording already."""

    code = "wording-known"


class DraftersDoNotApprove(Refusal):
    """Who drafted a scheme does not approve it."""

    code = "drafters-do-not-approve"


class SchemeDoesNotFit(Refusal):
    """The scheme scores what is no longer collected, or names what is no longer there."""

    code = "scheme-does-not-fit"


class BeginsTooEarly(Refusal):
    """A wording cannot begin before the one that it follows."""

    code = "begins-too-early"


class WithdrawalNeedsReason(Refusal):
    """A scheme is withdrawn with a reason."""

    code = "withdrawal-needs-reason"


@act("evaluations.draft_scheme")
def draft_scheme(scheme: None, *, by: Actor, at: datetime, text: str) -> Scheme:
    """Write a scheme down, new or in another wording. Nobody is assessed by it before another person approves it.

    Errors   SchemeIsMalformed with every fault and its line; WordingIsKnown
    """
    shape = queries.read(text)
    definition, digest = sealed(shape)
    known = Scheme.objects.filter(code=shape.id).order_by("-number")
    same = known.filter(digest=digest).first()
    if same is not None:
        raise WordingIsKnown(
            word("“{name}” stands in this very wording as number {n}.", name=shape.name, n=same.number),
            remedy=word("Change what is to be changed, or go on with that wording."),
        )
    last = known.first()
    made = Scheme(plan_id=programmes.plan().id, code=shape.id, number=last.number + 1 if last else 1, name=shape.name,
                  status=shape.status, definition=definition, digest=digest, drafted_by=by.person,
                  drafted_at=at)  # fmt: skip
    made.save()
    record(made, scheme=made.code, number=made.number, digest=digest)
    return made


def sealed(shape: SchemeShape) -> tuple[str, str]:
    """A scheme as canonical text, and its digest."""
    definition = canonical(shape.model_dump(mode="json"))
    return definition, hashlib.sha256(definition.encode()).hexdigest()


@act("evaluations.approve_scheme", move=SCHEMES["approve_scheme"])
def approve_scheme(scheme: Scheme, *, by: Actor, at: datetime, effective_from: date) -> Scheme:
    """Put a drafted scheme in force from a day on; the wording before it ends the day before.

    Errors   DraftersDoNotApprove; SchemeDoesNotFit; BeginsTooEarly
    """
    if by.person == scheme.drafted_by:
        raise DraftersDoNotApprove(
            word("You drafted this scheme; another person approves it."),
            why=word("Titles and money hang on it, so two persons answer for it."),
        )
    faults = queries.misfits(scheme)
    if faults:
        raise _does_not_fit(faults)
    before = Scheme.objects.filter(code=scheme.code, state="approved", effective_until=None).first()
    if before is not None:
        _end(before, effective_from)
    scheme.state, scheme.decided_by, scheme.decided_at = SCHEMES["approve_scheme"].target, by.person, at
    scheme.effective_from, scheme.effective_until = effective_from, None
    scheme.save()
    record(scheme, scheme=scheme.code, number=scheme.number, effective_from=effective_from.isoformat(),
           digest=scheme.digest, ends=before.number if before else None)  # fmt: skip
    return scheme


def _does_not_fit(faults: list[Malformed]) -> SchemeDoesNotFit:
    first = faults[0]
    return SchemeDoesNotFit(
        word("{n} things in this scheme no longer fit. {first}", n=len(faults), first=first.what),
        why=word("A grade is given only by what is collected now."),
        remedy=first.remedy,
    )


def _end(before: Scheme, effective_from: date) -> None:
    began = before.effective_from
    if began is not None and effective_from <= began:
        raise BeginsTooEarly(
            word("The wording in force, number {n}, began on {day}.", n=before.number, day=began.isoformat()),
            remedy=word("Let this one begin on {day} or later.", day=(began + DAY).isoformat()),
        )
    before.effective_until = effective_from - DAY
    before.save()


@act("evaluations.withdraw_scheme", move=SCHEMES["withdraw_scheme"])
def withdraw_scheme(scheme: Scheme, *, by: Actor, at: datetime, reason: str) -> Scheme:
    """Take a draft or an approved scheme out of use. Rounds that were opened with it keep it.

    Shape    one in force ends the day before; one that has not begun never begins, and the wording before it goes on
    Errors   WithdrawalNeedsReason
    """
    told = reason.strip()
    if len(told) < SHORTEST:
        raise WithdrawalNeedsReason(
            word("Withdrawing a scheme needs a reason of {least} characters or more.", least=SHORTEST),
            remedy=word("Say what is wrong with it, and what takes its place."),
        )
    if scheme.effective_from is not None:
        _stop(scheme, timezone.localdate(at))
    scheme.state, scheme.reason = SCHEMES["withdraw_scheme"].target, told
    if not scheme.decided_by:
        scheme.decided_by, scheme.decided_at = by.person, at
    scheme.save()
    record(scheme, scheme=scheme.code, number=scheme.number, reason=told)
    return scheme


def _stop(scheme: Scheme, today: date) -> None:
    began = scheme.effective_from or today
    scheme.effective_until = max(today - DAY, began - DAY)
    if began >= today:
        before = Scheme.objects.filter(code=scheme.code, state="approved", effective_until=began - DAY).first()
        if before is not None:
            before.effective_until = None
            before.save()
