"""What the tests of notices and titles on the screen share: the clock, persons of the province, a call to decide on."""

from __future__ import annotations

import uuid
from html import unescape
from typing import Any

import pytest
from django.test import Client

from jiju.rooms.people import acts as people
from jiju.rooms.people.shapes import Engagement
from jiju.rooms.selections.models import Call, Notice
from jiju.spine.roles import Role
from jiju.web import clock
from tests.rooms.selections.notices import turns
from tests.web import small

UNITS = ("Z001", "Z003")


def stand(monkeypatch: pytest.MonkeyPatch, at: Any) -> None:
    """Let the clock of the pages stand at a moment."""
    monkeypatch.setattr(clock, "now", lambda: at)
    monkeypatch.setattr(clock, "arrived", lambda: at)
    monkeypatch.setattr(clock, "today", lambda: at.date())


def lead(signed_in: Any, number: int) -> Client:
    """A browser of the n-th further person of the province."""
    name = f"lead{number}"
    made = Engagement(name, small.PASSWORD, f"人员甲{number}", Role.PROVINCE, "ORG-DRC", "all", (), small.zone(1).since,
                      is_demo=True)  # fmt: skip
    people.engage([made], by=small.BY, at=small.AT)
    browser: Client = signed_in(name)
    return browser


def call() -> Call:
    """A call for the key library, before the meeting."""
    return turns.call_at(units=UNITS, shape=turns.procedure("demonstration"))


def noticed() -> Notice:
    """The same call on notice."""
    return turns.noticed(call(), chosen=UNITS)


def send(client: Client, path: str, **fields: Any) -> Any:
    return client.post(path, {"idempotency_key": str(uuid.uuid4())} | fields)


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())
