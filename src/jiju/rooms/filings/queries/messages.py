"""Messages to a post, the notices that were issued, and the mails that wait to be sent."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db.models import Case, Q, When

from jiju.core import periods
from jiju.core.words import Word
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Message, Outgoing, Reminder
from jiju.rooms.filings.queries.one import form_shape
from jiju.rooms.filings.queries.terms import window
from jiju.rooms.filings.shapes import Mail, MessagePage, MessageShown, Notice
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept

PAGE = 20


def messages_to(by: Actor) -> Any:
    """The messages to a person: to the post that they act in, or to themselves. For the program itself."""
    codes = sorted(by.scope.codes) if by.scope.reach not in {"all", "none"} else [""]
    return Message.objects.filter(Q(to_role=by.role.value, to_code__in=codes, to_person="") | Q(to_person=by.person))


@kept
def unread_count(by: Actor) -> int:
    """How many messages this person has not read. For the menu."""
    return int(messages_to(by).filter(read_at__isnull=True).count())


def unread_messages(by: Actor, most: int) -> list[MessageShown]:
    """The newest messages that this person has not read."""
    return _shown(messages_to(by).filter(read_at__isnull=True).order_by("-made_at", "-pk")[:most])


def messages(by: Actor, page: int = 1) -> MessagePage:
    """The messages to a person a page at a time, unread ones first, then the newest."""
    seen = Case(When(read_at__isnull=True, then=0), default=1)
    rows = messages_to(by).annotate(seen=seen).order_by("seen", "-made_at", "-pk")
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    return MessagePage(tuple(_shown(rows[(page - 1) * PAGE : page * PAGE])), total, page, pages)


def _shown(rows: Any) -> list[MessageShown]:
    found = list(rows)
    names = people.names_of([m.read_by for m in found if m.read_by])
    return [
        MessageShown(
            id=m.pk, kind=m.kind, form_code=m.form_code, period=periods.parse(m.period) if m.period else None,
            subject=_word(m.subject), body=_word(m.body), units=_units(m.units), notice=m.notice_id,
            made_at=m.made_at, read_at=m.read_at, read_by=names.get(m.read_by, m.read_by), path=m.path,
        )
        for m in found
    ]  # fmt: skip


def _word(text: str) -> Word:
    return Word.from_data(json.loads(text))


def _units(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, name) for code, name in json.loads(text))


def notice(by: Actor, pk: int) -> Notice:
    """A reminder notice, for its unit and for the offices above it.

    Errors   NotFound when there is none, or it lies outside the area
    """
    found = Reminder.objects.within(by).filter(pk=pk, rung=checks.RUNGS[-1]).first()
    if found is None:
        raise permissions.out_of_sight()
    shape = form_shape(window(found.form_code, found.period).form)
    before = Reminder.objects.filter(form_code=found.form_code, period=found.period, unit_code=found.unit_code).exclude(
        pk=pk
    )
    issuer = next(iter(people.units("province", on=found.made_on)), None)
    return Notice(
        id=found.pk, form_code=shape.code, form_name=shape.name, basis=shape.basis,
        period=periods.parse(found.period), unit_code=found.unit_code, unit_name=found.unit_name, due_at=found.due_at,
        days_over=-checks.days_left(found.due_at, found.made_on), made_on=found.made_on,
        issuer=issuer.name if issuer else "",
        reminded=tuple(before.order_by("made_at", "pk").values_list("rung", "made_on")),
    )  # fmt: skip


def mails_waiting(at: datetime, most: int) -> list[int]:
    """The mails that are to be tried now, in the order in which they were queued. For the program itself."""
    rows = Outgoing.objects.filter(state="waiting", next_at__lte=at).order_by("next_at", "pk")
    return list(rows.values_list("pk", flat=True)[:most])


def outgoing(pk: int) -> Outgoing:
    """The row of the outbox, to act on. For the program itself."""
    return Outgoing.objects.select_related("message").get(pk=pk)


def mail(row: Outgoing) -> Mail:
    """What a row of the outbox sends. For the program itself."""
    m = row.message
    return Mail(row.pk, row.key, row.address, _word(m.subject), _word(m.body), _units(m.units))
