"""A cascade is approved by another person than who proposed it, or taken back."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal

from jiju.core.words import word
from jiju.rooms.programmes import queries
from jiju.rooms.programmes.acts.refusals import (
    IsNotAsShown,
    ProposersDoNotApprove,
    SharesStandOpen,
)
from jiju.rooms.programmes.acts.requiring import LEAST, as_giver, not_over, reasoned
from jiju.rooms.programmes.models import Cascade
from jiju.rooms.programmes.states import CASCADES
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.roles import Role


@act("programmes.approve_cascade", CASCADES["approve_cascade"])
def approve_cascade(cascade: Cascade, *, by: Actor, at: datetime, digest: str, over_reason: str = "") -> Cascade:
    """Hand the shares down as they were shown: from here on they are in force, and an earlier version is replaced.

    Shape    digest: of what was shown; over_reason: why it is handed down although not everybody agreed
    Errors   NotFound; NotTheGiver; ProposersDoNotApprove; YearHasPassed; IsNotAsShown; SharesStandOpen
    """
    if cascade.giver == "" or by.role is not Role.PROVINCE:
        as_giver(by, cascade.giver)
    if by.person == cascade.proposed_by:
        raise ProposersDoNotApprove(
            word("You proposed these shares yourself."),
            remedy=word("Another person approves: of your office, or for a city of the provincial office."),
        )
    not_over(cascade.year, at)
    _as_shown(cascade, digest)
    open_ = cascade.recipients.exclude(state="agreed").count()
    said = over_reason.strip()
    if open_ and len(said) < LEAST:
        raise SharesStandOpen(
            word("{n} recipients have not agreed to their shares.", n=open_),
            remedy=word("Wait for them, or state why it is handed down all the same (10 characters or more)."),
        )
    before = queries.in_force(cascade.year, cascade.giver)
    if before is not None:
        before.state, before.ended_by, before.ended_at = "replaced", by.person, at
        before.save()
    cascade.state, cascade.approved_by, cascade.approved_at = "approved", by.person, at
    cascade.over_reason = said if open_ else ""
    cascade.save()
    record(
        cascade, digest=cascade.digest, replaces=before.version if before else 0, not_agreed=open_,
        reason=cascade.over_reason,
    )  # fmt: skip
    return cascade


def _as_shown(cascade: Cascade, digest: str) -> None:
    now = queries.wanted_of(cascade.year, cascade.giver)
    then = {m: Decimal(a) for m, a in json.loads(cascade.wanted).items()}
    if digest == cascade.digest and now == then and cascade.plan == queries.plan().id:
        return
    raise IsNotAsShown(
        word("What is to be approved is not what was shown, or the target above it is another one now."),
        remedy=word("Open it again; where the target above has changed, take it back and propose it anew."),
    )


@act("programmes.withdraw_cascade", CASCADES["withdraw_cascade"])
def withdraw_cascade(cascade: Cascade, *, by: Actor, at: datetime, reason: str) -> Cascade:
    """Take a proposal back before it is approved; it stays on record.

    Errors   NotFound; NotTheGiver; ReasonIsMissing
    """
    as_giver(by, cascade.giver)
    cascade.state, cascade.ended_by, cascade.ended_at = "withdrawn", by.person, at
    cascade.ended_because = reasoned(reason)
    cascade.save()
    record(cascade, reason=cascade.ended_because)
    return cascade
