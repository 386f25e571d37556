"""What a city or a zone answers to the shares that are proposed for it."""

from __future__ import annotations

from datetime import datetime

from jiju.core.words import word
from jiju.rooms.programmes.acts.refusals import NotTheRecipient
from jiju.rooms.programmes.acts.requiring import reasoned
from jiju.rooms.programmes.models import Cascade, Recipient
from jiju.rooms.programmes.states import CASCADES, RECIPIENTS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.roles import Role


@act("programmes.agree_shares", RECIPIENTS["agree_shares"])
def agree_shares(recipient: Recipient, *, by: Actor, at: datetime) -> Recipient:
    """Agree to the shares that are proposed.

    Errors   NotFound; NotTheRecipient; NotNow once the proposal is decided
    """
    return _answered(recipient, by, at, "agreed", "")


@act("programmes.return_shares", RECIPIENTS["return_shares"])
def return_shares(recipient: Recipient, *, by: Actor, at: datetime, reason: str) -> Recipient:
    """Return the shares that are proposed, and say why. The office that hands down changes them or says why not.

    Errors   as for agreeing; ReasonIsMissing
    """
    return _answered(recipient, by, at, "returned", reasoned(reason))


def _answered(recipient: Recipient, by: Actor, at: datetime, state: str, reason: str) -> Recipient:
    cascade = Cascade.objects.select_for_update().get(pk=recipient.cascade_id)
    if by.role is not (Role.ZONE_HEAD if recipient.zone_code else Role.CITY):
        raise NotTheRecipient(
            word("The shares are those of {name}.", name=recipient.name),
            remedy=word("A city answers for itself, and the head of a zone for the zone."),
        )
    CASCADES["approve_cascade"].ask(cascade.state)
    recipient.state, recipient.reason, recipient.answered_by, recipient.answered_at = state, reason, by.person, at
    recipient.save()
    record(recipient, cascade=cascade.pk, code=recipient.code, reason=reason)
    return recipient
