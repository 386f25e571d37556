"""Messages are read, and mails delivered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from jiju.core.words import word
from jiju.rooms.filings import queries
from jiju.rooms.filings.acts.refusals import NothingChanges
from jiju.rooms.filings.models import Outgoing
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

MOST_TRIES = 8
FIRST_PAUSE = timedelta(minutes=1)  # doubled at each try: the eighth comes two hours after the first
LONGEST_FAULT = 400


@act("filings.read_messages")
def read_messages(chosen: Sequence[int], *, by: Actor, at: datetime) -> int:
    """Mark messages as read; the others stay as they are.

    Errors   NothingChanges when none of them is unread and this person's
    """
    rows = queries.messages_to(by).filter(pk__in=list(chosen), read_at__isnull=True)
    read = sorted(rows.values_list("pk", flat=True))
    if not read:
        raise NothingChanges(
            word("None of these messages is new."),
            remedy=word("They stay on the page of messages, below the new ones."),
        )
    rows.update(read_at=at, read_by=by.person)
    record(None, messages=read, count=len(read))
    return len(read)


@act("filings.deliver")
def deliver(outgoing: Outgoing, *, by: Actor, at: datetime, fault: str) -> Outgoing:
    """Keep how a try to send a mail ended: sent, to be tried again later, or given up.

    Shape    fault: what the mail server said; empty when it took the mail
    Errors   NothingChanges for a mail that does not wait
    """
    if outgoing.state != "waiting":
        raise NothingChanges(word("This mail does not wait to be sent: {state}.", state=outgoing.state))
    outgoing.tries += 1
    outgoing.last_fault = fault[:LONGEST_FAULT]
    if not fault:
        outgoing.state, outgoing.sent_at = "sent", at
    elif outgoing.tries >= MOST_TRIES:
        outgoing.state = "failed"
    else:
        outgoing.next_at = at + FIRST_PAUSE * 2 ** (outgoing.tries - 1)
    outgoing.save()
    record(outgoing, state=outgoing.state, tries=outgoing.tries, fault=outgoing.last_fault)
    return outgoing
