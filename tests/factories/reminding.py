"""Factories of reminders, messages and mails, each made by reminding the zone that is late."""

from __future__ import annotations

from datetime import timedelta

from django.test import override_settings

from jiju.rooms.filings.models import Message, Outgoing, Reminder
from jiju.rooms.people import queries as people
from jiju.spine.roles import Role
from tests.factories.filings import province
from tests.rooms.filings import reminding
from tests.web import small


def reminder() -> Reminder:
    _remind()
    return Reminder.objects.get(unit_code=small.HOME, form_code="B1", rung="T+1")


def message() -> Message:
    _remind()
    return Message.objects.get(to_code=small.HOME, to_role=Role.ZONE_HEAD.value, form_code="B1", kind="T+1")


def outgoing() -> Outgoing:
    with override_settings(JIJU_MAIL_FROM="jiju@example.cn"):
        _remind()
    return Outgoing.objects.get(address="head@example.cn", message__kind="T+1", message__form_code="B1")


def _remind() -> None:
    """A day after the deadline the home zone has not sent; its head has an address."""
    province()
    reminding.address(Role.ZONE_HEAD, "head@example.cn")
    assert people.addresses(Role.ZONE_HEAD, on=small.DAY)
    reminding.remind(reminding.DUE + timedelta(days=1))
