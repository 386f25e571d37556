"""Acts of the room, one verb a function: load a plan, hand its targets down."""

from jiju.rooms.programmes.acts.answering import agree_shares, return_shares
from jiju.rooms.programmes.acts.deciding import approve_cascade, withdraw_cascade
from jiju.rooms.programmes.acts.handing_down import propose_adjustment, propose_cascade
from jiju.rooms.programmes.acts.loading import load
from jiju.rooms.programmes.acts.refusals import (
    IsHandedDown,
    IsNotAsShown,
    NothingIsAdjusted,
    NothingToHandDown,
    NotTheGiver,
    NotTheRecipient,
    ProposalIsOpen,
    ProposersDoNotApprove,
    ReasonIsMissing,
    SharesAreImproper,
    SharesFallShort,
    SharesStandOpen,
    YearHasPassed,
)

__all__ = [
    "IsHandedDown", "IsNotAsShown", "NotTheGiver", "NotTheRecipient", "NothingIsAdjusted", "NothingToHandDown",
    "ProposalIsOpen", "ProposersDoNotApprove", "ReasonIsMissing", "SharesAreImproper", "SharesFallShort",
    "SharesStandOpen", "YearHasPassed", "agree_shares", "approve_cascade", "load", "propose_adjustment",
    "propose_cascade", "return_shares", "withdraw_cascade",
]  # fmt: skip
