"""What other rooms have to tell: the same messages, and the same mails, as reminders have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiju.core.words import word
from jiju.rooms.filings.acts.refusals import NothingChanges
from jiju.rooms.filings.acts.telling import tell
from jiju.rooms.filings.models import Message
from jiju.rooms.filings.shapes import Announcement
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical


@act("filings.announce")
def announce(told: Sequence[Announcement], *, by: Actor, at: datetime) -> int:
    """Tell posts and persons what happened in another room; the messages stand until they are read.

    Errors   NothingChanges when there is nobody to tell
    """
    if not told:
        raise NothingChanges(word("There is nobody to tell."), remedy=word("Nothing has to be done."))
    tell([_message(one, at) for one in told], at)
    record(None, count=len(told), told=[[one.kind, *_addressed(one), one.path] for one in told])
    return len(told)


def _addressed(one: Announcement) -> tuple[str, str]:
    return (one.to[0].value, one.to[1]) if one.to else ("", one.person)


def _message(one: Announcement, at: datetime) -> Message:
    role, code = _addressed(one)
    return Message(
        to_role=role, to_code=code if role else "", to_person=one.person, kind=one.kind, path=one.path,
        subject=canonical(one.subject), body=canonical(one.body), made_at=at,
    )  # fmt: skip
