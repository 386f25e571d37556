"""Consulting: the figures of one named enterprise are opened for a purpose, and who opened them is kept for good."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.filings import queries
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("filings.consult")
def consult(enterprise: Any, *, by: Actor, at: datetime, purpose: str) -> None:
    """Open the figures of one enterprise for a purpose until the day is over; the ledger keeps who, when and for what.

    Errors   NotFound when it never stood in the area; NotForThisPurpose when the role does not read for it
    """
    registry.enterprise_record(by, enterprise.uscc, workdays.day_of(at))
    if purpose not in queries.purposes_held(by.role):
        raise queries.NotForThisPurpose(
            word("Your post does not read the figures of one enterprise for this purpose."),
            why=word("Who reads named figures, and for what, follows from the post and from the purpose they were "
                     "collected for."),
            remedy=word("Choose one of the purposes that the page offers."),
        )  # fmt: skip
    record(enterprise, enterprise=enterprise.uscc, purpose=purpose)
