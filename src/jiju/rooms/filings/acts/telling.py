"""Messages to posts, and the mails that carry them. Written inside the act that has something to tell."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from jiju.core.words import Word
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Message, Outgoing
from jiju.rooms.people import queries as people
from jiju.spine.ledger import canonical
from jiju.spine.roles import Role

BATCH = 500


def message(
    to: tuple[Role, str], kind: str, subject: Word, body: Word, *, about: tuple[str, str, str], at: datetime,
    units: Sequence[tuple[str, str]] = (), notice: int | None = None,
) -> Message:  # fmt: skip
    """A message to whoever holds a post.

    Shape    to: role, and the code of its city, county, zone or enterprise; about: form, period, unit
    """
    form, period, unit = about
    return Message(
        to_role=to[0].value, to_code=to[1], kind=kind, form_code=form, period=period, unit_code=unit,
        subject=canonical(subject), body=canonical(body), units=json.dumps(units, ensure_ascii=False),
        notice_id=notice, made_at=at,
    )  # fmt: skip


def tell(messages: Sequence[Message], at: datetime) -> None:
    """Keep the messages and, where mail is configured, queue a mail to each holder of the post, or to the person named.

    The mails are rows of the same transaction: they are there exactly when the messages are.
    """
    Message.objects.bulk_create(messages, batch_size=BATCH)
    if not settings.JIJU_MAIL_FROM:
        return
    on = checks.day_of(at)
    reached = {role: people.addresses(Role(role), on=on) for role in sorted({m.to_role for m in messages} - {""})}
    persons = people.addresses_of(sorted({m.to_person for m in messages} - {""}))
    Outgoing.objects.bulk_create([
        Outgoing(
            key=f"message-{m.pk}-{person}", message=m, person=person, address=address, queued_at=at, next_at=at,
        )
        for m in messages
        for person, address in (
            reached[m.to_role].get(m.to_code, ()) if m.to_role else persons.get(m.to_person, ())
        )
    ], batch_size=BATCH)  # fmt: skip
