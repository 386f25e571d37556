"""分解下达: an office proposes how its year's targets are shared, or an adjustment of what was handed down."""

from __future__ import annotations

import hashlib
from datetime import datetime
from decimal import Decimal

from jiju.core.words import word
from jiju.rooms.programmes import checks, queries
from jiju.rooms.programmes.acts.refusals import (
    IsHandedDown,
    NothingIsAdjusted,
    NothingToHandDown,
    ProposalIsOpen,
    SharesAreImproper,
    SharesFallShort,
)
from jiju.rooms.programmes.acts.requiring import LEAST, as_giver, not_over, reasoned
from jiju.rooms.programmes.models import Cascade, Recipient, TargetShare
from jiju.rooms.programmes.shapes.cascades import Draft
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical


@act("programmes.propose_cascade")
def propose_cascade(cascade: None, *, by: Actor, at: datetime, draft: Draft) -> Cascade:
    """Propose how a year's targets are handed down, for the first time.

    Errors   NotFound, NotTheGiver; YearHasPassed; NothingToHandDown; ProposalIsOpen; IsHandedDown; SharesAreImproper;
             SharesFallShort
    """
    wanted = _ready(by, at, draft)
    if queries.in_force(draft.year, draft.giver) is not None:
        raise IsHandedDown(
            word("The targets of {year} are handed down already.", year=draft.year),
            remedy=word("Propose an adjustment; the version in force stays until it is approved."),
        )
    return _proposed(by, at, draft, wanted, "yearly", "")


@act("programmes.propose_adjustment")
def propose_adjustment(cascade: None, *, by: Actor, at: datetime, draft: Draft, reason: str) -> Cascade:
    """Propose other shares within the year. What is in force stays so until another person approves.

    Errors   as for the first proposal; NothingToHandDown when nothing is in force; NothingIsAdjusted; ReasonIsMissing
    """
    wanted, said = _ready(by, at, draft), reasoned(reason)
    before = queries.in_force(draft.year, draft.giver)
    if before is None:
        raise NothingToHandDown(
            word("Nothing is handed down for {year} that could be adjusted.", year=draft.year),
            remedy=word("Propose the shares of the year first."),
        )
    rows = TargetShare.objects.filter(recipient__cascade=before).order_by("pk")
    old = {
        (code, measure): amount for code, measure, amount in rows.values_list("recipient__code", "measure", "amount")
    }
    if old == {(o.code, m): a for o in draft.offered for m, a in o.amounts.items()}:
        raise NothingIsAdjusted(
            word("Every share is as it was."), remedy=word("Change at least one share, or leave the targets alone.")
        )
    return _proposed(by, at, draft, wanted, "adjustment", said)


def _ready(by: Actor, at: datetime, draft: Draft) -> dict[str, Decimal]:
    """What the giver itself is to reach, once nothing stands in the way of a proposal."""
    as_giver(by, draft.giver)
    not_over(draft.year, at)
    plan, wanted = queries.plan(), queries.wanted_of(draft.year, draft.giver)
    if not wanted:
        raise NothingToHandDown(
            word("There is no target for {year} that could be handed down here.", year=draft.year),
            remedy=word("The plan names the years; a city waits until the province has handed down."),
        )
    for one in draft.offered:
        is_below = one.place.city == (draft.giver or one.code) and bool(one.place.zone) == bool(draft.giver)
        if not is_below or one.code != (one.place.zone or one.place.city) or not by.scope.covers(one.place):
            raise permissions.out_of_sight()
    measures = checks.handed_down(plan, draft.giver)
    if faults := checks.shares_are_proper(draft.offered, measures, wanted):
        raise SharesAreImproper(faults)
    short = [b for b in checks.balances(draft.offered, measures, wanted) if b.is_short]
    if short and len(draft.gap_reason.strip()) < LEAST:
        raise SharesFallShort(short)
    return wanted


def _proposed(
    by: Actor, at: datetime, draft: Draft, wanted: dict[str, Decimal], kind: str, reason: str
) -> Cascade:  # fmt: skip
    plan = queries.plan().id
    earlier = Cascade.objects.select_for_update().filter(plan=plan, year=draft.year, giver=draft.giver)
    if earlier.filter(state="proposed").exists():
        raise ProposalIsOpen(
            word("A version for {year} is proposed and not decided.", year=draft.year),
            remedy=word("Have it approved, or take it back first."),
        )
    version = 1 + max((c.version for c in earlier.order_by("version")), default=0)
    shares = sorted([o.code, m, format(a.normalize(), "f")] for o in draft.offered for m, a in o.amounts.items())
    told = {
        "plan": plan, "year": draft.year, "giver": draft.giver, "version": version, "shares": shares,
        "wanted": {m: format(a.normalize(), "f") for m, a in sorted(wanted.items())},
        "gap_reason": draft.gap_reason.strip(), "reason": reason,
    }  # fmt: skip
    digest = hashlib.sha256(canonical(told).encode()).hexdigest()
    made = Cascade(
        plan=plan, year=draft.year, giver=draft.giver, version=version, kind=kind, city=draft.giver,
        wanted=canonical(told["wanted"]), gap_reason=told["gap_reason"], reason=reason, digest=digest,
        proposed_by=by.person, proposed_at=at,
    )  # fmt: skip
    made.save()
    _shared(made, draft)
    record(made, **told, kind=kind, digest=digest, file=draft.file_digest)
    return made


def _shared(made: Cascade, draft: Draft) -> None:
    for position, one in enumerate(draft.offered):
        place = one.place
        to = Recipient(
            cascade=made, code=one.code, name=one.name, position=position, city=place.city, county=place.county,
            zone_code=place.zone, zone_type=place.zone_type,
        )  # fmt: skip
        to.save()
        for measure, amount in one.amounts.items():
            TargetShare(recipient=to, measure=measure, amount=amount, base=one.bases.get(measure)).save()
